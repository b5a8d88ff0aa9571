import Assets
public import Congress
import Console

extension Reports {
  /// One line for a ballot and its figures.
  public func ballot(_ ballot: BallotView) -> String {
    let state = strings.text("state.\(ballot.state.rawValue)") ?? ballot.state.rawValue
    var parts = [strings[.statusBallot, ["code": ballot.plan.code.text, "state": state]]]
    if ballot.round > 1 { parts.append(strings[.ballotRound, ["round": "\(ballot.round)"]]) }
    if let outcome = ballot.outcome {
      for (choice, share) in zip(ballot.plan.choices, outcome.shares) {
        let percent = ballot.need == nil ? "" : " (\(figures.percent(hundredths: share.hundredthsOfPercent)))"
        parts.append("\(choice.label.text(in: language)) \(figures.number(share.count))\(percent)")
      }
      parts.append(
        [ballot.need.map(need), verdict(ballot)].compactMap(\.self).joined(separator: " "))
      parts.removeAll(where: \.isEmpty)
    }
    if let voters = ballot.voters, ballot.outcome == nil {
      let turnout = ballot.progress?.turnout.map { figures.number($0) + "/" } ?? ""
      parts.append("\(turnout)\(figures.number(voters)) \(strings[.ballotVoters])")
    }
    if let missing = ballot.progress?.blocksMissing, !missing.isEmpty {
      parts.append(
        strings[Wording("minutes.blocks-missing")] + " " + missing.map(\.text).joined(separator: ", "))
    }
    return parts.joined(separator: " · ")
  }

  /// What a vote needs, in figures: `243 of 485 needed`.
  func need(_ need: Need) -> String {
    let values: [String: Wording.Part] = [
      "needed": .text(figures.number(need.needed)), "base": .text(figures.number(need.base)),
    ]
    return strings[Wording("status.need", values)]
  }

  /// The verdict by sign and word; that there is none of complete figures is said as well.
  private func verdict(_ ballot: BallotView) -> String? {
    guard [.counted, .confirmed, .published].contains(ballot.state) else { return nil }
    let words = strings.words(for: ballot.verdict, choices: ballot.plan.choices)
    return (ballot.verdict.map { $0.isAdoption ? "✓ " : "✕ " } ?? "! ") + words
  }

  /// One ballot with everything that is known of it.
  public func ballotTable(_ view: BallotView) -> [String] {
    func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
      strings[Wording("minutes.\(key)", values)]
    }
    let plan = view.plan
    var facts = TextTable()
    facts.add(say("method"), strings.text("minutes.method.\(plan.method.rawValue)") ?? plan.method.rawValue)
    if let voters = view.voters { facts.add(say("voters"), figures.number(voters)) }
    if let turnout = view.progress?.turnout { facts.add(say("turnout"), figures.number(turnout)) }
    if let reported = view.progress?.blocksReported, let missing = view.progress?.blocksMissing {
      facts.add(say("blocks-reported"), reported.map(\.text).joined(separator: ", "))
      facts.add(say("blocks-missing"), missing.map(\.text).joined(separator: ", "))
    }
    if plan.kind == .alternatives {
      facts.add(say("kind"), say("kind.alternatives"))
      for choice in plan.choices where view.outcome == nil { facts.add(choice.key, choice.label.text(in: language)) }
    }
    for target in plan.targets {
      facts.add(say("target", ["code": .text(target.code.text)]), target.text.text(in: language))
    }
    if !plan.splitOff.isEmpty {
      facts.add(say("split-off"), plan.splitOff.map(\.code.text).joined(separator: ", "))
    }
    if let runOff = view.runOff {
      facts.add(
        say("run-off"), say("run-off.between", ["choices": .alternatives(runOff), "ballot": .text(plan.code.text)]))
    }
    if let reason = view.reason { facts.add(say("reason"), reason) }
    return [ballotLine(view), plan.question.text(in: language), strings.needs(plan)] + facts.lines + figuresTable(view)
  }

  /// State and round in one line.
  private func ballotLine(_ view: BallotView) -> String {
    let state = strings.text("state.\(view.state.rawValue)") ?? view.state.rawValue
    let line = strings[.statusBallot, ["code": view.plan.code.text, "state": state]]
    return view.round > 1 ? line + " · " + strings[.ballotRound, ["round": "\(view.round)"]] : line
  }

  private func figuresTable(_ view: BallotView) -> [String] {
    guard let outcome = view.outcome else { return [] }
    var table = TextTable()
    for (index, choice) in view.plan.choices.enumerated() {
      let votes = outcome.tally.weights.map { strings[Wording("minutes.votes", ["count": "\($0[index])"])] }
      let blocks = (outcome.tally.blocks ?? []).map { "\($0.block) \(figures.number($0.counts[index]))" }
      let more = ([votes].compactMap { $0 } + blocks).joined(separator: " · ")
      let share = view.need == nil ? "–" : figures.percent(hundredths: outcome.shares[index].hundredthsOfPercent)
      table.add(
        [choice.label.text(in: language), figures.number(outcome.tally.counts[index]), share]
          + (more.isEmpty ? [] : [more]))
    }
    guard let verdict = verdict(view) else { return table.lines }
    return table.lines + ["\(verdict) · \(strings.rests(view.need, on: view.plan))"]
  }

  /// Every ballot, a line each.
  public func ballots(_ view: BallotsView) -> [String] {
    var table = TextTable()
    table.add(strings[.columnCode], strings[.columnState], strings[.columnName])
    for ballot in view.ballots {
      let state = strings.text("state.\(ballot.state.rawValue)") ?? ballot.state.rawValue
      table.add(ballot.plan.code.text, state, ballot.plan.question.text(in: language))
    }
    return table.lines
  }
}

extension BallotsView {
  /// The ballot that people have in hand: the one being voted on, else one on its way to the hall, else the last result.
  var inHand: BallotView? {
    let order: [[BallotState]] = [
      [.open, .held], [.closed, .counted, .confirmed], [.asked], [.published, .voided],
    ]
    for states in order {
      if let ballot = ballots.last(where: { states.contains($0.state) }) { return ballot }
    }
    return nil
  }
}
