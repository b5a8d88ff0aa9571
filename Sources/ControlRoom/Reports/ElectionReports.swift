public import Assets
import ChairPanel
public import Congress

/// What `plenary election` prints: elections as lines for people.
///
/// Pure: the same views give the same lines.
public struct ElectionReports: Sendable {
  private let strings: Strings
  private let figures: FigureFormat
  private let language: Language

  /// Reports in the language of `strings`.
  public init(strings: Strings) {
    self.strings = strings
    figures = FigureFormat(language: strings.language)
    language = Language(rawValue: strings.language) ?? .vietnamese
  }

  private func say(_ phrase: ElectionPhrase, _ values: [String: String] = [:]) -> String {
    strings.text(phrase.rawValue, values) ?? phrase.rawValue
  }

  private func word(_ group: String, _ word: String) -> String { strings.text("\(group).\(word)") ?? word }

  private func number(_ value: Int?) -> String { value.map(figures.number) ?? "–" }

  /// Every election, a line each.
  public func list(_ view: ElectionsView) -> [String] {
    guard !view.elections.isEmpty else { return [say(.none)] }
    var table = TextTable()
    table.add(
      strings[.columnCode], strings[.columnState], say(.columnRound), say(.columnSeats), say(.columnOpen),
      strings[.columnName])
    for election in view.elections {
      table.add(
        election.code.text, word("state", election.state.rawValue), "\(election.rounds.count)",
        number(election.seats), number(election.openSeats), election.title.text(in: language))
    }
    return table.lines
  }

  /// One election, round by round.
  public func election(_ view: ElectionView) -> [String] {
    [heading(view)] + view.rounds.flatMap { [""] + round($0) }
  }

  /// One election without its candidates: what is elected, and how far the newest round has come.
  public func inShort(_ view: ElectionView) -> [String] {
    guard let newest = view.rounds.last else { return [heading(view)] }
    return [heading(view)] + ElectionLines(newest, strings: strings).lines
  }

  private func heading(_ view: ElectionView) -> String {
    say(
      .heading,
      [
        "code": view.code.text, "title": view.title.text(in: language), "seats": number(view.seats),
        "state": word("state", view.state.rawValue),
      ])
  }

  private func round(_ round: ElectionRoundView) -> [String] {
    var lines = [
      say(
        .round,
        [
          "round": "\(round.number)", "kind": word("election.kind", round.kind.rawValue),
          "seats": number(round.seats), "state": word("state", round.state.rawValue),
        ])
    ]
    if let reason = round.reason { lines.append(say(.reason, ["reason": reason])) }
    if let list = round.list {
      lines += papers(round, list)
      lines += candidates(round, list)
      lines += round.differences.map(difference)
      if round.counts.isEmpty, let first = round.tellers.first {
        lines.append(strings[Wording("election.one-teller", ["teller": .text(first)])])
      }
    } else if round.state == .nominating {
      lines += nominees(round.nominees ?? [])
    }
    if let outcome = round.outcome { lines.append(summary(outcome, of: round)) }
    return lines
  }

  private func papers(_ round: ElectionRoundView, _ list: CandidateList) -> [String] {
    let surplus = list.candidates.count - round.seats
    let share = Share(count: max(0, surplus), base: round.seats).hundredthsOfPercent
    var lines = [
      say(
        .surplus,
        [
          "candidates": number(list.candidates.count), "surplus": number(max(0, surplus)),
          "percent": figures.percent(hundredths: share),
        ]) + " · " + word("election.form", list.form.rawValue)
    ]
    guard round.issued != nil else { return lines }
    lines.append(
      say(
        .papers,
        [
          "issued": number(round.issued), "entitled": number(round.entitled), "collected": number(round.collected),
        ]))
    let isRunOff = round.kind == .runOff
    lines.append(
      say(
        isRunOff ? .needRunOff : .need,
        [
          "base": number(round.base), "summoned": number(round.attendance?.summoned),
          "absent": number(round.absentThroughout), "needed": number(round.needed),
        ]))
    return lines
  }

  private func summary(_ outcome: ElectionOutcome, of round: ElectionRoundView) -> String {
    say(
      .summary,
      [
        "elected": number(outcome.elected.count), "seats": number(round.seats), "tied": number(outcome.tied.count),
        "open": number(outcome.openSeats),
      ])
  }
}

// MARK: - Candidates, a line each

extension ElectionReports {
  private func nominees(_ nominees: [Nominee]) -> [String] {
    var table = TextTable()
    table.add(say(.columnCandidate), say(.columnName), say(.columnOrigin), say(.columnStanding))
    let byCode = Dictionary(nominees.map { ($0.candidate.code, $0) }, uniquingKeysWith: { first, _ in first })
    for nominee in Candidate.inOrder(nominees.map(\.candidate)).compactMap({ byCode[$0.code] }) {
      table.add(
        nominee.candidate.code.text, nominee.candidate.name,
        word("election.origin", nominee.candidate.origin.rawValue), standing(nominee))
    }
    return table.lines
  }

  private func standing(_ nominee: Nominee) -> String {
    switch nominee.standing {
    case .admitted: say(.standingAdmitted)
    case .proposed: say(.standingProposed)
    case .withdrawn(let reason): say(.standingWithdrawn, ["reason": reason.isEmpty ? "–" : reason])
    case .supported(let votes, let attending):
      say(
        .standingSupported,
        [
          "votes": number(votes), "attending": number(attending),
          "needed": number(Nominee.supportNeeded.leastCountMoreThan(of: attending)),
          "mark": nominee.entersList ? "✓" : "✕",
        ])
    }
  }

  private func candidates(_ round: ElectionRoundView, _ list: CandidateList) -> [String] {
    var table = TextTable()
    let counts = round.outcome.map { [TellerCount(teller: "", count: $0.count)] } ?? round.counts
    let heads = round.outcome == nil ? counts.map(\.teller) : [word("election.figure", "votes")]
    table.add([say(.columnOrder), say(.columnCandidate), say(.columnName)] + heads + resultHeads(round))
    for papers in [ElectionDifference.Figure.valid, .invalid] where !counts.isEmpty {
      table.add(["", "", word("election.figure", papers.rawValue)] + counts.map { number($0.count[papers]) })
    }
    for (place, candidate) in list.candidates.enumerated() {
      let cells = counts.map { votes($0.count, at: place) }
      table.add(
        ["\(place + 1)", candidate.code.text, candidate.name] + cells + result(candidate.code, at: place, round))
    }
    return table.lines
  }

  /// Votes, and on papers without surplus those who disagree: `480 / 6`.
  private func votes(_ count: ElectionCount, at place: Int) -> String {
    let votes = count.votes.indices.contains(place) ? number(count.votes[place]) : "–"
    guard let disagree = count.disagree, disagree.indices.contains(place) else { return votes }
    return "\(votes) / \(number(disagree[place]))"
  }

  private func resultHeads(_ round: ElectionRoundView) -> [String] {
    round.outcome == nil ? [] : [say(.columnShare), say(.columnResult)]
  }

  private func result(_ code: Code<Candidate>, at place: Int, _ round: ElectionRoundView) -> [String] {
    guard let outcome = round.outcome, outcome.count.votes.indices.contains(place) else {
      return round.differences.contains { $0.candidate == code } ? [say(.differs)] : []
    }
    let share = Share(count: outcome.count.votes[place], base: outcome.base).hundredthsOfPercent
    let mark = outcome.elected.contains(code) ? say(.elected) : outcome.tied.contains(code) ? say(.tied) : ""
    return [figures.percent(hundredths: share), mark]
  }

  private func difference(_ difference: ElectionDifference) -> String {
    let whose = difference.candidate.map { " \($0.text)" } ?? ""
    let figure = word("election.figure", difference.figure.rawValue)
    return "≠ \(figure)\(whose): \(number(difference.first)) ≠ \(number(difference.second))"
  }
}

extension ElectionCount {
  /// The figure of the papers themselves; nothing for figures of candidates.
  fileprivate subscript(figure: ElectionDifference.Figure) -> Int? {
    switch figure {
    case .valid: valid
    case .invalid: invalid
    case .votes, .disagree: nil
    }
  }
}
