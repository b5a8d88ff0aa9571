import Assets
import Congress

/// The verdict of a vote by sign and word.
///
/// All verdicts have the same size on a wall, that of the longest: none is louder than another.
extension SceneCanvas {
  /// The verdict; that a result is void takes its place.
  ///
  /// - Parameter isShort: Whether the need stands beside it in figures, because the words for it are not always there.
  func verdict(_ facts: ResultView, isShort: Bool, size: Int) -> Piece {
    let verdict = verdictPiece(facts, size: size)
    guard isShort, !facts.isVoided else { return verdict }
    let need = strings[
      .resultNeed, ["needed": figures.number(facts.outcome.needed), "base": figures.number(facts.outcome.base)]]
    let note = prose(need, role: .quiet, largest: size, least: size, anchor: .trailing)
    let whole = Piece.beside([verdict, note.centred], gap: Self.pieceGap)
    return Piece(
      widthLeast: verdict.widthLeast, widthWanted: whole.widthWanted,
      height: { $0 >= whole.widthWanted ? whole.height($0) : verdict.height($0) },
      draw: { canvas, box in (box.width >= whole.widthWanted ? whole : verdict).draw(&canvas, box) })
  }

  /// The width of a line that holds any verdict at a size.
  func verdictWidth(ofSize size: Int) -> Int { verdictSetting(for: .resultAdopted, size: size).width(ofSize: size) }

  private func verdictSetting(for phrase: Phrase, size: Int) -> VerdictSetting {
    VerdictSetting(
      text: strings[phrase], all: [.resultAdopted, .resultNotAdopted, .resultVoided].map { strings[$0] },
      setter: TextSetter(measure: context.measure, face: .display), measure: context.measure,
      wanted: max(size, min(96, size * 4 / 3)), floor: floorSize)
  }

  private func verdictPiece(_ facts: ResultView, size: Int) -> Piece {
    let phrase: Phrase =
      facts.isVoided ? .resultVoided : facts.outcome.isAdopted ? .resultAdopted : .resultNotAdopted
    let setting = verdictSetting(for: phrase, size: size)
    let sign: Sign = facts.outcome.isAdopted && !facts.isVoided ? .check : .cross
    return Piece(
      widthLeast: setting.widthLeast, widthWanted: setting.width(ofSize: setting.wanted), isWide: false,
      height: { setting.height(ofSize: setting.least($0), width: $0) },
      growth: { width in
        let (least, most) = (setting.least(width), setting.most(width))
        return setting.height(ofSize: most, width: width) - setting.height(ofSize: least, width: width)
      },
      draw: { canvas, box in
        let block = setting.block(in: box)
        let edge = block.size * 9 / 10
        let middle = box.y + TypeScale.ascent(ofSize: block.size) - block.size * 36 / 100
        canvas.draw(.sign(sign, Box(x: box.x, y: middle - edge / 2, width: edge, height: edge), .accent))
        let left = VerdictSetting.beforeWords(block.size)
        let words = Box(x: box.x + left, y: box.y, width: box.width - left, height: box.height)
        canvas.draw(block, in: words, face: .display, role: .accent)
      })
  }
}

/// How a verdict is set: on one line that would hold the longest of all, wherever there is one at the floor.
private struct VerdictSetting {
  let text: String
  /// Every verdict that might stand in its place.
  let all: [String]
  let setter: TextSetter
  let measure: any TextMeasuring
  /// The size that it has where its line is long enough.
  let wanted: Int
  let floor: Int

  private static let largest = 144

  /// The sign is nearly as high as a line, and a third of it stands between it and the words.
  static func beforeWords(_ size: Int) -> Int { size * 6 / 5 }

  /// The narrowest in which no word is cut.
  var widthLeast: Int { Self.beforeWords(floor) + (all.map { setter.widestWord($0, size: floor) }.max() ?? 0) }

  /// What the longest takes on one line.
  func width(ofSize size: Int) -> Int {
    Self.beforeWords(size) + (all.map { measure.width(of: $0, face: .display, size: size) }.max() ?? 0)
  }

  func least(_ width: Int) -> Int { size(for: width, from: wanted) }

  func most(_ width: Int) -> Int { size(for: width, from: max(wanted, Self.largest)) }

  private func size(for width: Int, from largest: Int) -> Int {
    stride(from: largest, to: floor, by: -TypeScale.stepPixels).first { self.width(ofSize: $0) <= width } ?? floor
  }

  func height(ofSize size: Int, width: Int) -> Int {
    let lines = setter.wrap(text, size: size, width: width - Self.beforeWords(size))
    return lines.count * TypeScale.lineHeight(ofSize: size)
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
