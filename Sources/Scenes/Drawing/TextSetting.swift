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
    remembered(text, .loose, size: size, width: width) {
      wrap(held(text, size: size, width: width), size: size, width: width)
    }
  }

  private func remembered(
    _ text: String, _ breaking: SettingMemory.Breaking, size: Int, width: Int, _ body: () -> [String]
  ) -> [String] {
    guard let memory = measure.memory else { return body() }
    return memory.lines(of: text, face, breaking, size: size, width: width, body)
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
    let words = measure.memory?.words(of: text) { Self.unbreakables(of: text) } ?? Self.unbreakables(of: text)
    guard text.count <= Self.nameCharactersMax,
      words.contains(where: { $0.contains(" ") && measure.width(of: $0, face: face, size: size) > width })
    else { return words }
    return text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }

  /// A text of at most so many letters is a name rather than a sentence.
  private static let nameCharactersMax = 60

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
    guard let memory = measure.memory else { return widest(text, size: size) }
    return memory.widestWord(of: text, face, size: size) { widest(text, size: size) }
  }

  private func widest(_ text: String, size: Int) -> Int {
    text.split(whereSeparator: { $0 == " " || $0.isNewline }).map {
      measure.width(of: String($0), face: face, size: size)
    }.max() ?? 0
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

  /// Breaks text into as few lines as `width` allows, and evenly, so that no word is left alone on the last line; they
  /// end where a reader pauses rather than within a word of two syllables.
  public func wrapEvenly(_ text: String, size: Int, width: Int) -> [String] {
    remembered(text, .even, size: size, width: width) { brokenEvenly(text, size: size, width: width) }
  }

  private func brokenEvenly(_ text: String, size: Int, width: Int) -> [String] {
    let words = held(text, size: size, width: width)
    let loose = wrap(words, size: size, width: width)
    guard loose.count > 1 else { return loose }
    let ranges = breaking(words).even(over: loose.count, within: width * Self.exactSize / size)
    return lines(of: words, ranges, size: size, width: width) ?? loose
  }

  /// Breaks text into lines of at most `width`, rather one more than a word of two syllables torn.
  func wrapFlowing(_ text: String, size: Int, width: Int) -> [String] {
    remembered(text, .flowing, size: size, width: width) { brokenFlowing(text, size: size, width: width) }
  }

  private func brokenFlowing(_ text: String, size: Int, width: Int) -> [String] {
    let words = held(text, size: size, width: width)
    let ranges = breaking(words).flowing(within: width * Self.exactSize / size)
    return lines(of: words, ranges, size: size, width: width) ?? wrap(words, size: size, width: width)
  }

  /// Widths are exact at this size, and grow with it.
  static let exactSize = 1_000

  private func breaking(_ words: [String]) -> LineBreaking {
    func width(_ text: String) -> Int { measure.width(of: text, face: face, size: Self.exactSize) }
    return LineBreaking(words, space: width("n n") - 2 * width("n"), width: width)
  }

  /// The lines that ranges of words make; nothing where one is too wide after all.
  private func lines(of words: [String], _ ranges: [Range<Int>]?, size: Int, width: Int) -> [String]? {
    let lines = ranges?.map { words[$0].joined(separator: " ") }
    return lines?.allSatisfy { isWithin(width, $0, size: size) } == true ? lines : nil
  }

  /// A block or, where a line of it ends within a word of two syllables, one in which none does: a little smaller or, at
  /// the floor, of one more line.
  func untorn(_ block: TextBlock, _ text: String, width: Int, height: Int, floor: Int) -> TextBlock {
    guard Self.isTorn(block.lines) else { return block }
    let least = max(floor, block.size * Self.untornPercentLeast / 100)
    for size in stride(from: block.size - TypeScale.stepPixels, through: least, by: -TypeScale.stepPixels) {
      let lines = wrapEvenly(text, size: size, width: width)
      let smaller = TextBlock(lines: lines, size: size, isWhole: true)
      if smaller.height <= height, !Self.isTorn(lines) { return smaller }
    }
    let longer = longer(block.lines.count, text, size: block.size, width: width).map {
      TextBlock(lines: $0, size: block.size, isWhole: true)
    }
    return longer.flatMap { $0.height <= height ? $0 : nil } ?? block
  }

  /// Lines of which none tears a word, one more than so many; nothing where there are none.
  private func longer(_ count: Int, _ text: String, size: Int, width: Int) -> [String]? {
    let words = held(text, size: size, width: width)
    let ranges = breaking(words).even(over: count + 1, within: width * Self.exactSize / size)
    return lines(of: words, ranges, size: size, width: width).flatMap { Self.isTorn($0) ? nil : $0 }
  }

  /// Whether a word of a text is torn, and none with one more line.
  func isCalmerLonger(_ text: String, size: Int, width: Int) -> Bool {
    guard text.count <= Self.calmCharactersMax else { return false }
    let lines = wrapEvenly(text, size: size, width: width)
    return Self.isTorn(lines) && longer(lines.count, text, size: size, width: width) != nil
  }

  /// In a longer text nobody sees it.
  private static let calmCharactersMax = 240

  /// How much smaller a text is set at most so that no word of it is torn, in percent.
  private static let untornPercentLeast = 84

  /// Whether a line ends within a word of two syllables.
  private static func isTorn(_ lines: [String]) -> Bool {
    zip(lines, lines.dropFirst()).contains { LineBreaking.isTorn($0, $1) }
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
        let lines = wrapFlowing(text, size: floor, width: width)
        return TextBlock(lines: Array(lines.prefix(fitting)), size: floor, isWhole: lines.count <= fitting)
      }
      size = max(floor, size - TypeScale.stepPixels)
    }
  }

  /// The pages of a text that does not fit a box at the floor; one page where it does at any size.
  public func pages(_ text: String, width: Int, height: Int, largest: Int, floor: Int) -> [TextBlock] {
    let whole = fit(text, width: width, height: height, largest: largest, floor: floor)
    guard !whole.isWhole else { return [whole] }
    let lines = wrapFlowing(text, size: floor, width: width)
    let linesPerPage = max(1, height / TypeScale.lineHeight(ofSize: floor))
    return stride(from: 0, to: lines.count, by: linesPerPage).map { start in
      TextBlock(
        lines: Array(lines[start..<min(start + linesPerPage, lines.count)]), size: floor, isWhole: true)
    }
  }
}
