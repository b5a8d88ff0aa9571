public import Assets
public import Congress

/// What a chair is told of a round of an election: one line or two.
public struct ElectionLines: Sendable, Hashable {
  /// The lines, the papers first.
  public let lines: [String]

  /// What is told of a round in the words of `strings`.
  public init(_ round: ElectionRoundView, strings: Strings) {
    let figures = FigureFormat(language: strings.language)
    func say(_ key: String, _ values: [String: Int]) -> String {
      strings[Wording(key, values.mapValues { .text(figures.number($0)) })]
    }
    let candidates = round.list?.candidates.count ?? round.nominees?.count ?? 0
    let list = say("chair.election.candidates", ["candidates": candidates, "seats": round.seats])
    guard let issued = round.issued else {
      lines = [list]
      return
    }
    let collected = round.collected
    let papers =
      collected.map { say("chair.election.papers", ["issued": issued, "collected": $0]) }
      ?? say("chair.election.issued", ["issued": issued])
    switch round.state {
    case .issued, .collected: lines = [list, papers]
    case .counting where round.differences.isEmpty:
      lines = [papers, strings[Wording("chair.election.one-teller", ["teller": .text(round.tellers.first ?? "")])]]
    case .counting: lines = [papers, say("chair.election.differences", ["count": round.differences.count])]
    default:
      let count = round.outcome?.count ?? round.counts.first?.count
      let valid = say(
        "chair.election.valid",
        ["issued": issued, "collected": collected ?? 0, "valid": count?.valid ?? 0, "invalid": count?.invalid ?? 0])
      lines = [valid, Self.outcome(round, count: count, say: say)]
    }
  }

  /// Who is elected; before that is confirmed, how many have enough votes.
  private static func outcome(
    _ round: ElectionRoundView, count: ElectionCount?, say: (String, [String: Int]) -> String
  ) -> String {
    if let outcome = round.outcome {
      return say(
        "election.summary",
        [
          "elected": outcome.elected.count, "seats": round.seats, "tied": outcome.tied.count,
          "open": outcome.openSeats,
        ])
    }
    guard let votes = count?.votes, let needed = round.needed else {
      return say("chair.election.seats", ["seats": round.seats])
    }
    return say(
      "chair.election.enough",
      ["count": votes.count { $0 >= needed }, "needed": needed, "seats": round.seats])
  }
}
