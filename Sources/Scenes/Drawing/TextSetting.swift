public import Congress

/// Sizes of type and how they follow from a hall.
public enum TypeScale {
  /// Line height against type size, in thousandths: room for stacked Vietnamese marks.
  public static let lineHeightThousandths = 1_350
  /// The lower-case height of the house's text face against its type size, in thousandths.
  public static let bodyHeightThousandths = 530
  /// Sizes are tried in steps of this many design pixels.
  static let stepPixels = 4

  /// The smallest type size of content, in design pixels: lower-case height ≥ farthest viewer / 200 (DISCAS).
  public static func floorSize(for hall: HallGeometry) -> Int {
    let upper = hall.farthestViewerMetres * Shape.wide.height * 1_000
    let lower = 200 * hall.imageHeightMetres * bodyHeightThousandths
    let exact = (upper + lower - 1) / lower
    return max(24, (exact + stepPixels - 1) / stepPixels * stepPixels)
  }

  /// The distance between the lines of a block, in design pixels.
  public static func lineHeight(ofSize size: Int) -> Int { (size * lineHeightThousandths + 999) / 1_000 }

  /// Whether it is worth trying to set a text at a size: that it is hopeless is told without measuring, by the least
  /// that a letter takes on average.
  static func canFit(_ text: String, size: Int, width: Int, height: Int) -> Bool {
    let letterThousandths = 380
    let lines = text.unicodeScalars.count * size * letterThousandths / 1_000 / max(1, width)
    return lines * lineHeight(ofSize: size) <= height
  }

  /// How far beneath the top of its line text stands: letters with stacked marks and those with feet both have room.
  static func ascent(ofSize size: Int) -> Int { lineHeight(ofSize: size) * 77 / 100 }

  /// The largest size from `largest` down to `floor` at which one line fits `width`; the floor where none does.
  static func largestSize(
    for text: String, face: FontFace, within width: Int, from largest: Int, floor: Int, measure: any TextMeasuring
  ) -> Int {
    var size = largest
    while size > floor, measure.width(of: text, face: face, size: size) > width { size -= stepPixels }
    return max(size, floor)
  }
}

/// Text set into lines at a size.
public struct TextBlock: Sendable, Hashable {
  /// The lines.
  public let lines: [String]
  /// The type size, in design pixels.
  public let size: Int
  /// Whether everything is in `lines`; otherwise the rest is on further pages or cut with `…`.
  public let isWhole: Bool

  /// The distance between two lines, in design pixels.
  public var lineHeight: Int { TypeScale.lineHeight(ofSize: size) }
  /// The height of all lines, in design pixels.
  public var height: Int { lines.reduce(0) { $0 + advance(after: $1) } }

  /// The block without the points between parts that have come to stand at the end or the start of a line.
  var withoutLoosePoints: TextBlock {
    let lines = lines.map { line in
      var line = line[...]
      if line.hasPrefix("· ") { line = line.dropFirst(2) }
      if line.hasSuffix(" ·") { line = line.dropLast(2) }
      return String(line)
    }
    return TextBlock(lines: lines, size: size, isWhole: isWhole)
  }

  /// The lines over boxes of a height.
  func pages(of height: Int) -> [TextBlock] {
    let most = max(1, height / lineHeight)
    return stride(from: 0, to: lines.count, by: most).map {
      TextBlock(lines: Array(lines[$0..<min($0 + most, lines.count)]), size: size, isWhole: isWhole)
    }
  }

  /// How far the next line stands beneath a line: an empty one between paragraphs takes half the room.
  func advance(after line: String) -> Int { line.isEmpty ? lineHeight / 2 : lineHeight }
}

/// Sets text into boxes: wrap, then shrink to the floor, then page.
///
/// Never below the floor.
public struct TextSetter {
  private let measure: any TextMeasuring
  private let face: FontFace

  /// Sets text in a face.
  public init(measure: any TextMeasuring, face: FontFace) {
    self.measure = measure
    self.face = face
  }

  /// Breaks text into lines of at most `width`, between words where it can be.
  public func wrap(_ text: String, size: Int, width: Int) -> [String] {
    wrap(held(text, size: size, width: width), size: size, width: width)
  }

  /// Breaks words into lines of at most `width`.
  private func wrap(_ words: [String], size: Int, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      let joined = line.isEmpty ? word : line + " " + word
      if measure.width(of: joined, face: face, size: size) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for piece in pieces(of: word, size: size, width: width) {
        if !line.isEmpty { lines.append(line) }
        line = piece
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The words of a text, held together as far as lines have room for that; where they have not, a short text parts
  /// wherever it may, so that what was held does not tear it into ever shorter lines.
  private func held(_ text: String, size: Int, width: Int) -> [String] {
    let words = Self.unbreakables(of: text)
    guard text.count <= Self.nameCharactersMax,
      words.contains(where: { $0.contains(" ") && measure.width(of: $0, face: face, size: size) > width })
    else { return words }
    return text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }

  /// A text of at most so many letters is a name rather than a sentence.
  private static let nameCharactersMax = 60

  /// Words, those that are halves of one joined; see ``Compounds``.
  private static func joined(_ words: [String]) -> [String] {
    words.reduce(into: []) { joined, word in
      let first = word.prefix { $0 != " " }
      if let last = joined.last, let end = last.split(separator: " ").last, last.count < compoundCharactersMax,
        Compounds.isWord(end, first)
      {
        joined[joined.count - 1] = last + " " + word
      } else {
        joined.append(word)
      }
    }
  }

  /// The longest run of words to which another half is still joined, in characters.
  private static let compoundCharactersMax = 14

  /// The words of a text, those held together that must not part: `2025 – 2030`, `lần thứ I`, `15 đồng chí`,
  /// `Cần Thơ`, `(kế tiếp)`.
  static func unbreakables(of text: String) -> [String] {
    let all = text.split(whereSeparator: { $0 == " " || $0 == "\n" })
    var words: [String] = []
    for (index, word) in all.enumerated() {
      if index > 0, let last = words.last, last.count < unbreakableCharactersMax,
        isHeld(word, to: all[index - 1]) || isWithinName(index, of: all) || isWithinBrackets(word, last)
      {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The longest run of words that is still made longer, in characters; more would tear holes into lines.
  private static let unbreakableCharactersMax = 16

  /// Whether a word belongs to the proper name before it: a short name stays whole, of a long one the last two words.
  private static func isWithinName(_ index: Int, of words: [Substring]) -> Bool {
    func isProper(_ word: Substring) -> Bool {
      word.first?.isUppercase == true && word.contains { $0.isLowercase }
    }
    func goesOn(_ index: Int) -> Bool {
      words.indices.contains(index) && index > 0 && isProper(words[index]) && isProper(words[index - 1])
        && words[index - 1].last?.isLetter == true
    }
    guard goesOn(index) else { return false }
    var (first, last) = (index - 1, index)
    while goesOn(first) { first -= 1 }
    while goesOn(last + 1) { last += 1 }
    let isShort = words[first...last].reduce(last - first) { $0 + $1.count } <= unbreakableCharactersMax
    return isShort || index == last
  }

  /// Whether a word stands in the brackets that were opened last.
  private static func isWithinBrackets(_ word: Substring, _ last: String) -> Bool {
    last.hasPrefix("(") && !last.contains(")")
  }

  /// The narrowest in which a text stands over two lines.
  func widthOverTwoLines(_ text: String, size: Int) -> Int {
    let words = text.split(separator: " ")
    return words.indices.map { cut in
      [words[..<cut], words[cut...]].map {
        measure.width(of: $0.joined(separator: " "), face: face, size: size)
      }.max() ?? 0
    }.min() ?? 0
  }

  /// The width of the widest word, which is the narrowest that a text can be set without a cut.
  func widestWord(_ text: String, size: Int) -> Int {
    text.split(whereSeparator: { $0 == " " || $0.isNewline }).map {
      measure.width(of: String($0), face: face, size: size)
    }.max() ?? 0
  }

  /// Whether a word must not begin a line after another: dashes and the end of a range, numerals, what a small number
  /// counts.
  private static func isHeld(_ word: Substring, to previous: Substring) -> Bool {
    let isDash = { (word: Substring) in word == "–" || word == "-" }
    let isRange = isDash(previous) && word.first?.isNumber == true
    let isNumeral = word.allSatisfy { "IVXLC,.;".contains($0) }
    let isCounted = previous.count <= 3 && previous.allSatisfy(\.isNumber)
    let isOrdinal = previous == "lần" && word == "thứ"
    return isDash(word) || isRange || isNumeral || isCounted || isOrdinal
  }

  /// A word cut where it is wider than a whole line; words held together part first.
  private func pieces(of word: String, size: Int, width: Int) -> [String] {
    guard measure.width(of: word, face: face, size: size) > width else { return [word] }
    if let space = word.lastIndex(of: " ") {
      let (start, end) = (String(word[..<space]), String(word[word.index(after: space)...]))
      return pieces(of: start, size: size, width: width) + pieces(of: end, size: size, width: width)
    }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, measure.width(of: piece + String(character), face: face, size: size) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  /// Breaks text into as few lines as `width` allows, and evenly, so that no word is left alone on the last line, none
  /// of two syllables parts where that takes no further line, and, of two ways about as even, the last line is not the
  /// longest.
  public func wrapEvenly(_ text: String, size: Int, width: Int) -> [String] {
    let words = held(text, size: size, width: width)
    let joined = Self.joined(words)
    let (loose, whole) = (wrap(words, size: size, width: width), wrap(joined, size: size, width: width))
    let isWhole = whole.count <= loose.count
    return even(isWhole ? joined : words, as: isWhole ? whole : loose, size: size, width: width)
  }

  /// Words over as many lines as they have been set in, about as long as each other.
  private func even(_ words: [String], as loose: [String], size: Int, width: Int) -> [String] {
    guard loose.count > 1 else { return loose }
    // No narrower than the widest word, which would be cut.
    let widest = words.map { measure.width(of: $0, face: face, size: size) }.max() ?? 0
    var narrow = max(width / 2, min(widest, width) - 1)
    var wide = width
    while wide - narrow > 8 {
      let middle = (narrow + wide) / 2
      let lines = wrap(words, size: size, width: middle)
      let isAsShort = lines.count == loose.count && lines.allSatisfy { isWithin(width, $0, size: size) }
      if isAsShort { wide = middle } else { narrow = middle }
    }
    let even = wrap(words, size: size, width: wide)
    for percent in [0, 4, 8, 12, 16] {
      let lines = wrap(words, size: size, width: min(width, wide * (100 + percent) / 100))
      let widths = lines.map { measure.width(of: $0, face: face, size: size) }
      let isAsShort = lines.count == loose.count
      if isAsShort, let last = widths.last, let longest = widths.max(), last < longest { return lines }
    }
    return even
  }

  /// A block or, where a line of it ends within a word of two syllables, one that is a little smaller in which none does.
  func untorn(_ block: TextBlock, _ text: String, width: Int, height: Int, floor: Int) -> TextBlock {
    guard Self.isTorn(block.lines) else { return block }
    let least = max(floor, block.size * Self.untornPercentLeast / 100)
    for size in stride(from: block.size - TypeScale.stepPixels, through: least, by: -TypeScale.stepPixels) {
      let lines = wrapEvenly(text, size: size, width: width)
      let smaller = TextBlock(lines: lines, size: size, isWhole: true)
      if smaller.height <= height, !Self.isTorn(lines) { return smaller }
    }
    return block
  }

  /// How much smaller a text is set at most so that no word of it is torn, in percent.
  private static let untornPercentLeast = 84

  /// Whether a line ends within a word of two syllables.
  private static func isTorn(_ lines: [String]) -> Bool {
    zip(lines, lines.dropFirst()).contains { line, next in
      guard let last = line.split(separator: " ").last, let first = next.split(separator: " ").first else {
        return false
      }
      return Compounds.isWord(last, first)
    }
  }

  private func isWithin(_ width: Int, _ line: String, size: Int) -> Bool {
    measure.width(of: line, face: face, size: size) <= width
  }

  /// The largest setting from size `largest` down to `floor` that fits a box; at the floor, what fits of it.
  public func fit(_ text: String, width: Int, height: Int, largest: Int, floor: Int) -> TextBlock {
    var size = max(largest, floor)
    while true {
      if TypeScale.canFit(text, size: size, width: width, height: height) {
        let lines = wrapEvenly(text, size: size, width: width)
        if lines.count * TypeScale.lineHeight(ofSize: size) <= height {
          let block = TextBlock(lines: lines, size: size, isWhole: true)
          return untorn(block, text, width: width, height: height, floor: floor)
        }
      }
      guard size > floor else {
        let fitting = max(1, height / TypeScale.lineHeight(ofSize: floor))
        let loose = wrap(text, size: floor, width: width)
        return TextBlock(lines: Array(loose.prefix(fitting)), size: floor, isWhole: loose.count <= fitting)
      }
      size = max(floor, size - TypeScale.stepPixels)
    }
  }

  /// The pages of a text that does not fit a box at the floor; one page where it does at any size.
  public func pages(_ text: String, width: Int, height: Int, largest: Int, floor: Int) -> [TextBlock] {
    let whole = fit(text, width: width, height: height, largest: largest, floor: floor)
    guard !whole.isWhole else { return [whole] }
    let lines = wrap(text, size: floor, width: width)
    let linesPerPage = max(1, height / TypeScale.lineHeight(ofSize: floor))
    return stride(from: 0, to: lines.count, by: linesPerPage).map { start in
      TextBlock(
        lines: Array(lines[start..<min(start + linesPerPage, lines.count)]), size: floor, isWhole: true)
    }
  }

  /// At most `linesMax` lines that the hall has read before, from size `largest` to `floor`; what goes beyond is cut and
  /// ends with `…` and, where there is room for it, where the whole is to be read.
  public func restate(
    _ text: String, width: Int, linesMax: Int, largest: Int, floor: Int, whole: String? = nil
  ) -> TextBlock {
    let height = linesMax * TypeScale.lineHeight(ofSize: floor)
    let block = fit(text, width: width, height: height, largest: min(largest, floor + 12), floor: floor)
    guard block.lines.count > linesMax || !block.isWhole else { return block }
    return cut(Array(wrap(text, size: floor, width: width).prefix(linesMax)), size: floor, width: width, whole: whole)
  }

  /// A text without the point or the dash at its end.
  private static func unended(_ text: String) -> String {
    text.lastIndex { $0.isLetter || $0.isNumber || $0 == ")" }.map { String(text[...$0]) } ?? text
  }

  /// Lines after which there is more, saying so at their end, and where the whole is to be read.
  func cut(_ lines: [String], size: Int, width: Int, whole: String? = nil) -> TextBlock {
    // The end alone is set anew; on one line there is no room for more than `…`.
    let whole = lines.count > 1 ? whole : nil
    let ending = whole.map { "… " + $0 } ?? "…"
    let kept = max(0, lines.count - 3)
    var words = lines.dropFirst(kept).joined(separator: " ").split(separator: " ")
    while words.count > 1 {
      words.removeLast()
      let end = wrap(Self.unended(words.joined(separator: " ")) + ending, size: size, width: width)
      if end.count <= lines.count - kept {
        return TextBlock(lines: Array(lines.prefix(kept)) + end, size: size, isWhole: false)
      }
    }
    guard whole == nil else { return cut(lines, size: size, width: width) }
    return TextBlock(lines: Array(lines.dropLast()) + ["…"], size: size, isWhole: false)
  }
}
