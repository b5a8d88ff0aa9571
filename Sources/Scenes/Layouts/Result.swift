import Assets
import Congress

/// L11: the published result with its base, its rule and its verdict.
extension SceneCanvas {
  private enum Column {
    static let sign = Grid.left + Grid.panelPadding + 6
    static let label = Grid.left + 132
    static let count = 1_047
    static let share = 1_357
    static let bar = 1_406
    static let barRight = Grid.right - Grid.panelPadding
  }

  mutating func drawResult(_ facts: ResultView) {
    isAbout(facts.ballot.text)
    drawHeader()
    let setter = TextSetter(measure: context.measure, face: .text)
    // A published result shows its whole question, if need be somewhat smaller: the hall has read it before.
    let asked = words(facts.question)
    let usual = setter.restate(asked, width: Grid.width, linesMax: 2, largest: 64, floor: 60)
    let question =
      usual.isWhole ? usual : setter.restate(asked, width: Grid.width, linesMax: 2, largest: 64, floor: 50)
    block(question, baseline: question.lines.count > 1 ? 213 : 252, face: .text)
    let panel = Box(x: Grid.left, y: 345, width: Grid.width, height: 430)
    draw(.panel(panel, radius: Grid.panelRadius, .panel))
    let pitch = (panel.height - 40) / facts.choices.count
    for (index, choice) in facts.choices.enumerated() {
      let middle = panel.y + 20 + pitch * index + pitch / 2
      drawChoice(choice, share: facts.outcome.shares[index], of: facts, middle: middle, pitch: pitch)
    }
    drawVerdict(facts)
    if facts.round > 1 { drawFoot(strings[.ballotRound, ["round": "\(facts.round)"]]) }
  }

  private mutating func drawChoice(
    _ choice: Choice, share: Share, of facts: ResultView, middle: Int, pitch: Int
  ) {
    let textRole: Theme.Role = facts.isVoided ? .quiet : .ink
    let countSize = min(120, pitch * 92 / 100)
    let signSize = 60
    draw(
      .sign(
        choice.sign.sign, Box(x: Column.sign, y: middle - signSize / 2, width: signSize, height: signSize),
        choice.sign.role))
    let label = words(choice.label)
    let count = figures.number(share.count)
    let room = Column.count - width(count, size: countSize, face: .display) - 40 - Column.label
    let labelSize = TypeScale.largestSize(
      for: label, face: .text, within: room, from: min(floorSize, pitch * 56 / 100), floor: 40,
      measure: context.measure)
    text(label, x: Column.label, baseline: middle + labelSize * 36 / 100, size: labelSize, role: textRole)
    text(
      count, x: Column.count, baseline: middle + countSize * 36 / 100, size: countSize, face: .display,
      role: textRole, anchor: .trailing)
    text(
      figures.percent(hundredths: share.hundredthsOfPercent), x: Column.share,
      baseline: middle + labelSize * 36 / 100, size: min(floorSize, pitch * 56 / 100), role: textRole,
      anchor: .trailing)
    drawBar(share, role: choice.sign.role, needed: facts.outcome.needed, middle: middle)
  }

  /// The share as a bar, with the need drawn on it.
  private mutating func drawBar(_ share: Share, role: Theme.Role, needed: Int, middle: Int) {
    let width = Column.barRight - Column.bar
    let height = 64
    let track = Box(x: Column.bar, y: middle - height / 2, width: width, height: height)
    draw(.panel(track, radius: 6, .track))
    guard share.base > 0 else { return }
    let lit = share.count == 0 ? 0 : max(3, width * min(share.count, share.base) / share.base)
    let bar = Box(x: track.x, y: track.y, width: lit, height: height)
    if lit > 0 { draw(lit > 16 ? .panel(bar, radius: 6, role) : .fill(bar, role)) }
    let x = Column.bar + width * min(needed, share.base) / share.base
    draw(.fill(Box(x: x - 2, y: middle - height / 2 - 13, width: 4, height: height + 26), .ink))
  }

  private mutating func drawVerdict(_ facts: ResultView) {
    let outcome = facts.outcome
    let notes = [
      strings[
        .resultShareOf, ["base": figures.number(outcome.base), "of": words(for: facts.base)]],
      strings[
        .resultNeeded, ["rule": words(for: facts.rule), "needed": figures.number(outcome.needed)]],
    ]
    let noteSize = 52
    let notesWidth = notes.map { width($0, size: noteSize) }.max() ?? 0
    let verdict: Phrase = facts.isVoided ? .resultVoided : outcome.isAdopted ? .resultAdopted : .resultNotAdopted
    let word = strings[verdict]
    let size = TypeScale.largestSize(
      for: word, face: .display, within: Grid.width - notesWidth - 64, from: 164, floor: 80,
      measure: context.measure)
    text(
      word, baseline: 914 + size * 36 / 100 + 10, size: size, face: .display,
      role: facts.isVoided ? .against : .accent)
    text(notes[0], x: Grid.right, baseline: 906, size: noteSize, role: .quiet, anchor: .trailing)
    text(notes[1], x: Grid.right, baseline: 978, size: noteSize, role: .quiet, anchor: .trailing)
  }
}
