import Assets
import Congress

/// L08: the speakers' list: who has spoken, who speaks, who is next, who waits.
extension SceneCanvas {
  private enum Column {
    static let mark = Grid.left + 24
    static let markSize = 56
    static let name = mark + markSize + 28
    static let nameWidth = (Grid.right - 28 - name) * 49 / 100
    static let role = name + nameWidth + 40
    static let roleWidth = Grid.right - 28 - role
    /// The smallest letter of what is said beside a name.
    static let roleMin = 56
  }

  private struct Row {
    let line: SpeakersSceneView.Line
    let name: TextBlock
    let role: TextBlock
    var height: Int { max(name.height, role.height) + 18 }
  }

  mutating func drawSpeakers(_ facts: SpeakersSceneView) {
    drawHeader()
    drawTitle(strings[.speakersTitle])
    guard !facts.lines.isEmpty else {
      let setter = TextSetter(measure: context.measure, face: .text)
      let none = setter.fit(
        strings[.speakersNone], width: Grid.width, height: Self.listHeight, largest: floorSize + 12, floor: floorSize)
      block(none, baseline: Grid.contentTop + none.lineHeight * 80 / 100, face: .text, role: .quiet)
      return
    }
    let size = besideSize(of: facts.lines)
    let rows = shown(facts.lines).map { row($0, besideSize: size) }
    let pages = ListPages.ranges(of: rows.map(\.height), within: Self.listHeight)
    let page = page(of: pages.count, changedMS: facts.changedMS)
    var top = Grid.contentTop
    for row in rows[pages[page]] {
      draw(row, top: top)
      top += row.height
    }
    drawFootNote(counts(facts.lines))
    drawPageNumber(page, of: pages.count)
  }

  /// The list from the last who has spoken: earlier ones are not gone through again.
  private func shown(_ lines: [SpeakersSceneView.Line]) -> [SpeakersSceneView.Line] {
    let isOver = { (line: SpeakersSceneView.Line) in line.state == .done || line.state == .passed }
    let over = lines.filter(isOver)
    let rest = lines.filter { !isOver($0) }
    // Whoever speaks stands before those who wait, whatever place they had.
    return (rest.isEmpty ? over : over.suffix(1)) + rest.filter { $0.state != .waiting }
      + rest.filter { $0.state == .waiting }
  }

  /// One size for all units of all pages: the largest at which each takes one line or, where one cannot, the smallest.
  private func besideSize(of lines: [SpeakersSceneView.Line]) -> Int {
    lines.map { line in
      TypeScale.largestSize(
        for: beside(line.speaker), face: .text, within: Column.roleWidth, from: floorSize, floor: Column.roleMin,
        measure: context.measure)
    }.min() ?? floorSize
  }

  /// What somebody speaks for or, where that is not told, their office.
  private func beside(_ speaker: SpeakerFacts) -> String { speaker.unit.isEmpty ? role(of: speaker) : speaker.unit }

  private func row(_ line: SpeakersSceneView.Line, besideSize: Int) -> Row {
    let isNow = line.state.hasFloor
    let names = TextSetter(measure: context.measure, face: isNow ? .textBold : .text)
    let texts = TextSetter(measure: context.measure, face: .text)
    return Row(
      line: line,
      name: TextBlock(
        lines: names.wrapEvenly(line.speaker.name, size: floorSize, width: Column.nameWidth), size: floorSize,
        isWhole: true),
      role: besides(beside(line.speaker), size: besideSize, isNext: line.isNext, setter: texts))
  }

  /// The unit in one line or, where it is too long for that, in two; whoever is next is told so in a line of its own.
  private func besides(_ role: String, size: Int, isNext: Bool, setter: TextSetter) -> TextBlock {
    let linesMax = isNext ? 1 : 2
    let block = setter.restate(role, width: Column.roleWidth, linesMax: linesMax, largest: size, floor: size)
    return TextBlock(lines: (isNext ? [strings[.speakerNext]] : []) + block.lines, size: size, isWhole: true)
  }

  private mutating func draw(_ row: Row, top: Int) {
    let state = row.line.state
    let isNow = state.hasFloor
    let ground = Box(x: Grid.left, y: top, width: Grid.width, height: row.height - 4)
    if isNow { draw(.panel(ground, radius: Grid.panelRadius, .accent)) }
    if row.line.isNext { draw(.panel(ground, radius: Grid.panelRadius, .panel)) }
    let isOver = state == .done || state == .passed
    let role: Theme.Role = isNow ? .onAccent : isOver ? .quiet : .ink
    func first(_ block: TextBlock) -> Int {
      top + (row.height - 4 - block.height) / 2 + block.lineHeight / 2 + block.size * 36 / 100
    }
    let middle = top + (row.height - 4) / 2
    let box = Box(x: Column.mark, y: middle - Column.markSize / 2, width: Column.markSize, height: Column.markSize)
    switch state {
    case .done: draw(.sign(.check, box, role))
    case .passed: draw(.sign(.cross, box, role))
    case .called, .speaking: draw(.sign(.arrow, box, role))
    case .held: draw(.sign(.pause, box, role))
    case .waiting: break
    }
    block(row.name, x: Column.name, baseline: first(row.name), face: isNow ? .textBold : .text, role: role)
    block(
      row.role, x: Column.role, baseline: first(row.role), face: .text,
      role: isNow ? .onAccent : row.line.isNext ? .accent : .quiet)
  }

  /// How many have spoken and how many wait.
  private func counts(_ lines: [SpeakersSceneView.Line]) -> String {
    let done = lines.count { $0.state == .done }
    let waiting = lines.count { $0.state == .waiting }
    return strings[.speakersCount, ["done": figures.number(done), "waiting": figures.number(waiting)]]
  }
}
