import Assets
import Congress

/// What every picture of a rehearsal wears, over everything: a frame along its edges with the word on it.
///
/// It stands where no scene has content, so that what is rehearsed can still be read.
extension SceneCanvas {
  private enum RehearsalFrame {
    static let bandHeight = 56
    static let edge = 24
    /// Less than at the sides: some scenes have their last line low.
    static let foot = 10
    static let baseline = 43
    static let size = 40
    /// Air between two words of the band.
    static let gap = 60
  }

  /// Draws the mark; the last thing to be drawn.
  mutating func drawRehearsalMark() {
    let (width, height) = (sheet.width, sheet.height)
    let (band, edge, foot) = (RehearsalFrame.bandHeight, RehearsalFrame.edge, RehearsalFrame.foot)
    draw(.fill(Box(x: 0, y: 0, width: width, height: band), .accent))
    draw(.fill(Box(x: 0, y: height - foot, width: width, height: foot), .accent))
    draw(.fill(Box(x: 0, y: band, width: edge, height: height - band - foot), .accent))
    draw(.fill(Box(x: width - edge, y: band, width: edge, height: height - band - foot), .accent))
    let last = context.secondStrings ?? strings
    mark(strings[.rehearsalMark], x: grid.left, anchor: .leading)
    if let meaning = meaningsOfTheMark.first(where: hasRoomBetween) { mark(meaning, x: width / 2, anchor: .center) }
    mark(last[.rehearsalMark], x: grid.right, anchor: .trailing)
  }

  /// What the word means, in both languages where there are two, else in the first.
  private var meaningsOfTheMark: [String] {
    let first = strings[.rehearsalNotReal]
    return [context.secondStrings.map { "\(first) · \($0[.rehearsalNotReal])" }, first].compactMap(\.self)
  }

  /// Whether what the word means fits between the two; an upright wall has the word alone.
  private func hasRoomBetween(_ meaning: String) -> Bool {
    func width(_ words: String) -> Int { self.width(words, size: RehearsalFrame.size, face: .textBold) }
    let words = [strings, context.secondStrings ?? strings].map { width($0[.rehearsalMark]) + RehearsalFrame.gap }
    return 2 * (words.max() ?? 0) + width(meaning) <= grid.width
  }

  private mutating func mark(_ words: String, x: Int, anchor: TextRun.Anchor) {
    text(
      words, x: x, baseline: RehearsalFrame.baseline, size: RehearsalFrame.size, face: .textBold, role: .onAccent,
      anchor: anchor)
  }
}
