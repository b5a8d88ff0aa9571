import Assets
import Congress

/// L16 and L18: what the operator wants the hall to read.
extension SceneCanvas {
  /// L16: a short text, large, in the middle of its field.
  mutating func drawNotice(_ facts: TextView) {
    drawHeader()
    drawTitle(strings[.noticeTitle])
    let pages = setPages(of: facts.text, face: .textBold, top: Grid.contentTop, largest: 132)
    let page = page(of: pages.count)
    let spare = max(0, Self.listHeight - pages[page].height) / 2
    block(pages[page], baseline: Grid.contentTop + spare + pages[page].lineHeight * 80 / 100, face: .textBold)
    drawPageNumber(page, of: pages.count)
  }

  /// L18: a text with or without a title.
  mutating func drawTextPage(_ facts: TextView) {
    drawHeader()
    if let title = facts.title { drawForeignTitle(title) }
    let top = facts.title == nil ? Grid.ruleY + 28 : Grid.contentTop
    let pages = setPages(of: facts.text, face: .text, top: top, largest: facts.title == nil ? 132 : 96)
    let page = page(of: pages.count)
    // A few words alone stand in the middle of their field; what has a title or goes on hangs from the top.
    let isAlone = facts.title == nil && pages.count == 1
    let spare = isAlone ? max(0, Grid.contentBottom - top - pages[page].height) / 2 : 0
    block(pages[page], baseline: top + spare + pages[page].lineHeight * 80 / 100, face: .text)
    drawPageNumber(page, of: pages.count)
  }

  private func setPages(of text: String, face: FontFace, top: Int, largest: Int) -> [TextBlock] {
    let bottom = Grid.contentBottom - 8
    return ParagraphSetter(measure: context.measure, face: face).pages(
      text, width: Grid.width, height: bottom - top, largest: largest, floor: floorSize)
  }
}
