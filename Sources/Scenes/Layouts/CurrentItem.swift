import Assets
import Congress

/// L03: the current item, who presents it, and what comes next.
extension SceneCanvas {
  mutating func drawItem(_ facts: ItemView) {
    drawHeader()
    drawTitle(words(facts.session))
    let hasPresenter = facts.presenter != nil
    let setter = TextSetter(measure: context.measure, face: .display)
    let available = (hasPresenter ? 760 : 880) - Grid.contentTop
    let block = setter.fit(
      words(facts.title), width: Grid.width, height: available, largest: 120, floor: floorSize)
    let first = Grid.contentTop + 24 + block.lineHeight * 76 / 100
    let after = self.block(block, baseline: first, face: .display)
    if let presenter = facts.presenter {
      let presenterSetter = TextSetter(measure: context.measure, face: .text)
      let line = presenterSetter.restate(
        words(presenter), width: Grid.width, linesMax: 1, largest: floorSize, floor: floorSize)
      self.block(line, baseline: after + 16, face: .text, role: .quiet)
    }
    if let next = facts.next { drawNext(words(next)) }
  }

  /// The line at the foot that says what comes next.
  private mutating func drawNext(_ next: String) {
    let label = strings[.itemNext] + " "
    let size = 56
    let labelWidth = width(label, size: size)
    let setter = TextSetter(measure: context.measure, face: .text)
    let line = setter.restate(next, width: Grid.width - labelWidth, linesMax: 1, largest: size, floor: size)
    text(label, baseline: 1_020, size: size, role: .quiet)
    block(line, x: Grid.left + labelWidth, baseline: 1_020, face: .text)
  }
}
