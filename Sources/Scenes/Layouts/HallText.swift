import Assets
import Congress

/// L16 and L18: what the operator wants the hall to read.
extension SceneCanvas {
  /// L16: a short text, large, in the middle of its field.
  mutating func drawNotice(_ facts: TextView) {
    drawHeader()
    drawText(facts.text, in: drawTitle(both(.noticeTitle)), face: .textBold, largest: 160, isCentred: true)
  }

  /// L18: a text with or without a title; a few words alone stand in the middle of their field.
  mutating func drawTextPage(_ facts: TextView) {
    drawHeader()
    if let title = facts.title {
      drawText(facts.text, in: drawTitle(title), face: .text, largest: 96)
    } else {
      drawText(facts.text, in: grid.content, face: .text, largest: 132, isCentred: true)
    }
  }
}
