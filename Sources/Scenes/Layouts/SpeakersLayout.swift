import Assets
import Congress

/// L08: the speakers' list: who has spoken, who speaks, who is next, who waits.
extension SceneCanvas {
  mutating func drawSpeakers(_ facts: SpeakersSceneView) {
    drawHeader()
    if !facts.lines.isEmpty { drawFootNote(counts(facts.lines)) }
    let content = drawTitle(strings[.speakersTitle])
    guard !facts.lines.isEmpty else { return drawNothing(strings[.speakersNone], in: content) }
    let lines = shown(facts.lines)
    let rows = lines.map(row)
    // Whoever speaks stands on the first page, if need be without the one before.
    let isTight =
      lines.contains { !isOver($0) } && isOver(lines[0])
      && rowsOnFirstPage(of: rows, in: content, columnsMax: 2) < 2
    drawList(
      Array(rows.dropFirst(isTight ? 1 : 0)), in: content, start: .from(0, changedMS: facts.changedMS), columnsMax: 2)
  }

  private func isOver(_ line: SpeakersSceneView.Line) -> Bool { line.state == .done || line.state == .passed }

  /// The list from the last who has spoken: earlier ones are not gone through again.
  func shown(_ lines: [SpeakersSceneView.Line]) -> [SpeakersSceneView.Line] {
    let over = lines.filter(isOver)
    let rest = lines.filter { !isOver($0) }
    // Whoever speaks stands before those who wait, whatever place they had.
    return (rest.isEmpty ? over : over.suffix(1)) + rest.filter { $0.state != .waiting }
      + rest.filter { $0.state == .waiting }
  }

  /// What somebody speaks for or, where that is not told, their office.
  private func beside(_ speaker: SpeakerFacts) -> String { speaker.unit.isEmpty ? role(of: speaker) : speaker.unit }

  func row(_ line: SpeakersSceneView.Line) -> Table.Row {
    let isOver = isOver(line)
    let role: Theme.Role = line.state.hasFloor ? .onAccent : isOver ? .quiet : .ink
    func label(_ strings: Strings) -> String {
      line.isNext ? "\(line.speaker.name) (\(strings[.speakerNext]))" : line.speaker.name
    }
    return Table.Row(
      sign: (line.state.sign, role), label: label(strings), otherLabel: context.otherStrings.map(label),
      second: isOver ? nil : beside(line.speaker),
      face: line.state.hasFloor ? .textBold : .text, role: role,
      ground: line.state.hasFloor ? .accent : line.isNext ? .panel : nil)
  }

  /// How many have spoken and how many wait.
  func counts(_ lines: [SpeakersSceneView.Line]) -> String {
    let done = lines.count { $0.state == .done }
    let waiting = lines.count { $0.state == .waiting }
    return strings[.speakersCount, ["done": figures.number(done), "waiting": figures.number(waiting)]]
  }
}

extension SpeakerState {
  /// The sign by which a state is told beside its colour.
  fileprivate var sign: Sign? {
    switch self {
    case .done: .check
    case .passed: .cross
    case .called, .speaking: .arrow
    case .held: .pause
    case .waiting: nil
    }
  }
}
