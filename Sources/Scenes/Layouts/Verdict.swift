import Assets
import Congress

/// The verdict of a vote by sign and word.
///
/// All verdicts have the same size on a wall, that of the longest: none is louder than another.
extension SceneCanvas {
  /// The verdict; that a result is void takes its place.
  ///
  /// - Parameters:
  ///   - isShort: Whether the need stands beside it in figures, because the words for it are not always there.
  ///   - lines: Over how many lines the longest verdict is set; each verdict has the room of so many.
  func verdict(_ facts: ResultView, isShort: Bool, size: Int, lines: Int = 1) -> Piece {
    guard isShort, let need = facts.need, !facts.isVoided else {
      return verdictPiece(facts, size: size, lines: isShort ? 1 : lines)
    }
    let values = ["needed": figures.number(need.needed), "base": figures.number(need.base)]
    // In two halves it stands in both or in none.
    let otherWidth = context.otherStrings.map { width($0[.resultNeed, values], size: size) } ?? 0
    return verdictPiece(facts, size: size, need: strings[.resultNeed, values], otherNeed: otherWidth)
  }

  /// The width of a line that holds any verdict at a size.
  func verdictWidth(ofSize size: Int) -> Int {
    verdictSetting(for: strings[.resultAdopted], [], size: size, lines: 1).width(ofSize: size)
  }

  /// The verdict's words, in the language of some strings; an alternative is named.
  func verdictWords(_ facts: ResultView, _ strings: Strings) -> String {
    guard !facts.isVoided else { return strings[.resultVoided] }
    let verdict = facts.verdict
    // Which have the same number of votes stands in the notes.
    let name = verdict?.name == "tie" ? "no-alternative" : verdict?.name
    return strings.verdict(name, choices: labels(verdict?.places ?? [], of: facts, strings))
  }

  /// The labels of choices by their places.
  func labels(_ places: [Int], of facts: ResultView, _ strings: Strings) -> [String] {
    places.filter(facts.choices.indices.contains).map { facts.choices[$0].label.text(in: strings) }
  }

  /// - Parameter own: What stands in this place in each half, where it is none of a motion's verdicts.
  private func verdictSetting(for text: String, _ own: [String], size: Int, lines: Int) -> VerdictSetting {
    // What stands around it is larger than usual only where the verdict is the largest of all.
    let isLarge = size > max(Self.textSize, floorSize)
    return VerdictSetting(
      text: text,
      all: [strings, context.otherStrings].compactMap(\.self).flatMap { words in
        [Phrase.resultAdopted, .resultNotAdopted, .resultVoided].map { words[$0] }
      } + own,
      lines: lines,
      setter: TextSetter(measure: context.measure, face: .display), measure: context.measure,
      largest: sheet.isLong ? VerdictSetting.largestOnLong : VerdictSetting.usualLargest,
      wanted: isLarge ? min(VerdictSetting.usualLargest, size * 7 / 4) : max(size, min(96, size * 4 / 3)),
      floor: floorSize)
  }

  /// The sign beside the verdict: a check only where something is adopted.
  func verdictSign(_ facts: ResultView) -> Sign {
    guard !facts.isVoided, let verdict = facts.verdict else { return facts.isVoided ? .cross : .warning }
    return verdict.isAdoption ? .check : .cross
  }

  /// - Parameters:
  ///   - need: What stands on the line of the verdict, where there is room for both.
  ///   - otherNeed: How wide the same is in the other half.
  private func verdictPiece(_ facts: ResultView, size: Int, need: String? = nil, otherNeed: Int = 0, lines: Int = 1)
    -> Piece
  {
    let isUsual = facts.isVoided || (facts.kind == .motion && facts.verdict != nil)
    let own = isUsual ? [] : [strings, context.otherStrings].compactMap(\.self).map { verdictWords(facts, $0) }
    let setting = verdictSetting(for: verdictWords(facts, strings), own, size: size, lines: lines)
    let sign = verdictSign(facts)
    let wanted = setting.width(ofSize: setting.wanted)
    let needWidth = need.map { max(otherNeed, width($0, size: size)) + 2 * Self.pieceGap } ?? 0
    /// What the verdict has of a width.
    func room(_ width: Int) -> Int { width >= wanted + needWidth ? width - needWidth : width }
    return Piece(
      widthLeast: setting.widthLeast, widthWanted: wanted + needWidth, isWide: false,
      height: { setting.height(ofSize: setting.least(room($0)), width: room($0)) },
      growth: { width in
        let room = room(width)
        let (least, most) = (setting.least(room), setting.most(room))
        return setting.height(ofSize: most, width: room) - setting.height(ofSize: least, width: room)
      },
      draw: { canvas, box in
        let place = Box(x: box.x, y: box.y, width: room(box.width), height: box.height)
        let block = setting.block(in: place)
        let edge = block.size * 9 / 10
        let baseline = place.y + TypeScale.ascent(ofSize: block.size)
        let middle = baseline - block.size * 36 / 100
        canvas.draw(.sign(sign, Box(x: place.x, y: middle - edge / 2, width: edge, height: edge), .accent))
        let left = VerdictSetting.beforeWords(block.size)
        let words = Box(x: place.x + left, y: place.y, width: place.width - left, height: place.height)
        canvas.draw(block, in: words, face: .display, role: .accent)
        guard let need, place.width < box.width else { return }
        canvas.text(need, x: box.right, baseline: baseline, size: size, role: .quiet, anchor: .trailing)
      })
  }
}

/// How a verdict is set: on one line that would hold the longest of all, wherever there is one at the floor; or, on an
/// upright wall, over lines whose parts would.
struct VerdictSetting {
  let text: String
  /// Every verdict that might stand in its place.
  let all: [String]
  /// Over how many lines the longest of them stands, 1 or 2.
  let lines: Int
  let setter: TextSetter
  let measure: any TextMeasuring
  /// The size that it has where there is all the room for it.
  let largest: Int
  /// The size that it has where its line is long enough.
  let wanted: Int
  let floor: Int

  static let usualLargest = 144
  /// The same on a long wall, which has lines that long.
  static let largestOnLong = 200

  /// The sign is nearly as high as a line, and a third of it stands between it and the words.
  static func beforeWords(_ size: Int) -> Int { size * 6 / 5 }

  /// The narrowest in which no word is cut.
  var widthLeast: Int { Self.beforeWords(floor) + (all.map { setter.widestWord($0, size: floor) }.max() ?? 0) }

  /// What the longest takes on its lines.
  func width(ofSize size: Int) -> Int {
    let longest = all.map { measure.width(of: $0, face: .display, size: size) }.max() ?? 0
    let widest = lines == 1 ? longest : all.map { setter.widthOverTwoLines($0, size: size) }.max() ?? longest
    return Self.beforeWords(size) + widest
  }

  func least(_ width: Int) -> Int { size(for: width, from: wanted) }

  func most(_ width: Int) -> Int { size(for: width, from: max(wanted, largest)) }

  private func size(for width: Int, from largest: Int) -> Int {
    stride(from: largest, to: floor, by: -TypeScale.stepPixels).first { self.width(ofSize: $0) <= width } ?? floor
  }

  func height(ofSize size: Int, width: Int) -> Int {
    // None becomes larger for being shorter than another.
    let lines = all.map { setter.wrap($0, size: size, width: width - Self.beforeWords(size)).count }.max() ?? 1
    return lines * TypeScale.lineHeight(ofSize: size)
  }

  /// The verdict, as large as a box allows.
  func block(in box: Box) -> TextBlock {
    let least = least(box.width)
    let larger = stride(from: most(box.width), to: least, by: -TypeScale.stepPixels).first {
      height(ofSize: $0, width: box.width) <= box.height
    }
    let size = larger ?? least
    let lines = setter.wrapEvenly(text, size: size, width: box.width - Self.beforeWords(size))
    return TextBlock(lines: lines, size: size, isWhole: true)
  }
}
