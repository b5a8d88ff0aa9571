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
    let panel = Box(x: Grid.left, y: 345, width: Grid.width, height: 390)
    draw(.panel(panel, radius: Grid.panelRadius, .panel))
    let pitch = (panel.height - 30) / facts.choices.count
    for (index, choice) in facts.choices.enumerated() {
      let middle = panel.y + 15 + pitch * index + pitch / 2
      drawChoice(index, choice, of: facts, middle: middle, pitch: pitch)
    }
    drawVerdict(facts)
    drawNotes(facts)
  }

  private mutating func drawChoice(
    _ index: Int, _ choice: Choice, of facts: ResultView, middle: Int, pitch: Int
  ) {
    let share = facts.outcome.shares[index]
    let textRole: Theme.Role = facts.isVoided ? .quiet : .ink
    let countSize = min(120, pitch * 92 / 100)
    let wordSize = min(floorSize, pitch * 68 / 100)
    let signSize = min(60, pitch * 76 / 100)
    draw(
      .sign(
        choice.sign.sign, Box(x: Column.sign, y: middle - signSize / 2, width: signSize, height: signSize),
        facts.isVoided ? .quiet : choice.color.role))
    let label = words(choice.label)
    let count = figures.number(share.count)
    let room = Column.count - width(count, size: countSize, face: .display) - 40 - Column.label
    let labelSize = TypeScale.largestSize(
      for: label, face: .text, within: room, from: wordSize, floor: 40,
      measure: context.measure)
    text(label, x: Column.label, baseline: middle + labelSize * 36 / 100, size: labelSize, role: textRole)
    text(
      count, x: Column.count, baseline: middle + countSize * 36 / 100, size: countSize, face: .display,
      role: textRole, anchor: .trailing)
    text(
      figures.percent(hundredths: share.hundredthsOfPercent), x: Column.share,
      baseline: middle + wordSize * 36 / 100, size: wordSize, role: textRole,
      anchor: .trailing)
    if facts.outcome.tally.weights != nil {
      drawHeads(facts.outcome.tally.counts[index], middle: middle, size: min(wordSize, 56))
    } else {
      drawBar(
        share, role: facts.isVoided ? .quiet : choice.color.role, needed: facts.outcome.needed, middle: middle,
        height: min(64, pitch * 60 / 100))
    }
  }

  /// How many people stand behind a figure of votes, in the place of the bar.
  private mutating func drawHeads(_ heads: Int, middle: Int, size: Int) {
    text(
      strings[.resultHeads, ["heads": figures.number(heads)]], x: Column.barRight, baseline: middle + size * 36 / 100,
      size: size, role: .quiet, anchor: .trailing)
  }

  /// The share as a bar, with the need drawn on it.
  private mutating func drawBar(_ share: Share, role: Theme.Role, needed: Int, middle: Int, height: Int) {
    let width = Column.barRight - Column.bar
    let track = Box(x: Column.bar, y: middle - height / 2, width: width, height: height)
    draw(.panel(track, radius: DrawCommand.barRadius, .track))
    guard share.base > 0 else { return }
    let lit = share.count == 0 ? 0 : max(3, width * min(share.count, share.base) / share.base)
    draw(.bar(track, lit: lit, role))
    let x = Column.bar + width * min(needed, share.base) / share.base
    draw(.fill(Box(x: x - 2, y: middle - height / 2 - 13, width: 4, height: height + 26), .ink))
  }

  /// The verdict by sign and word; one size for every verdict, so that none is louder than another.
  private mutating func drawVerdict(_ facts: ResultView) {
    let verdict: Phrase =
      facts.isVoided ? .resultVoided : facts.outcome.isAdopted ? .resultAdopted : .resultNotAdopted
    let signSize = 112
    let x = Grid.left + signSize + 36
    let size =
      [Phrase.resultVoided, .resultAdopted, .resultNotAdopted].map {
        TypeScale.largestSize(
          for: strings[$0], face: .display, within: Grid.right - x, from: 144, floor: 96, measure: context.measure)
      }.min() ?? 96
    let role: Theme.Role = facts.isVoided ? .quiet : .accent
    draw(
      .sign(
        facts.outcome.isAdopted && !facts.isVoided ? .check : .cross,
        Box(x: Grid.left, y: 840 - signSize / 2, width: signSize, height: signSize), role))
    text(strings[verdict], x: x, baseline: 840 + size * 36 / 100, size: size, face: .display, role: role)
  }

  /// What the figures rest on, in one line, and beneath it what there is to know of this vote besides.
  private mutating func drawNotes(_ facts: ResultView) {
    let outcome = facts.outcome
    let of = facts.outcome.tally.weights == nil ? words(for: facts.base) : weighted(facts.base)
    let share = strings[.resultShareOf, ["base": figures.number(outcome.base), "of": of]]
    let need = strings[
      .resultNeeded, ["rule": words(for: facts.rule), "needed": figures.number(outcome.needed)]]
    var more: [String] = []
    if facts.round > 1 { more.append(strings[.ballotRound, ["round": "\(facts.round)"]]) }
    if !facts.targets.isEmpty { more.append(strings[.resultTargets, ["count": "\(facts.targets.count)"]]) }
    if let paper = outcome.tally.paper {
      more.append(
        strings[
          .resultPaper,
          [
            "issued": figures.number(paper.issued), "collected": figures.number(paper.collected),
            "valid": figures.number(paper.valid), "invalid": figures.number(paper.invalid),
          ]])
    }
    drawNote(share + " · " + need, baseline: more.isEmpty ? 1_004 : 982, largest: more.isEmpty ? 64 : 54)
    if !more.isEmpty { drawNote(more.joined(separator: " · "), baseline: 1_046, largest: 54) }
  }

  private mutating func drawNote(_ note: String, baseline: Int, largest: Int) {
    let size = TypeScale.largestSize(
      for: note, face: .text, within: Grid.width, from: largest, floor: 44, measure: context.measure)
    text(note, baseline: baseline, size: size, role: .quiet)
  }

  private func weighted(_ base: BallotPlan.Base) -> String {
    strings[.baseWeighted, ["of": words(for: base)]]
  }
}
