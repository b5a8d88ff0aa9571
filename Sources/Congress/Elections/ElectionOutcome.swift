/// What an election's figures mean under its rule, decided on integers.
///
/// A candidate with more than half of the base is elected, the highest first, as far as there are seats. Those tied at
/// the last seat are not elected, none of them. In a run-off the higher wins without needing half.
public struct ElectionOutcome: Sendable, Hashable, Codable {
  /// The figures, in the order of the list.
  public let count: ElectionCount
  /// What more than half is taken of, in people.
  public let base: Int
  /// The smallest count that can elect; nothing in a run-off.
  public let needed: Int?
  /// Who is elected, highest first; those with the same count in the order of the list.
  public let elected: [Code<Candidate>]
  /// Who is tied at the last seat, in the order of the list.
  public let tied: [Code<Candidate>]
  /// The seats of the round that nobody is elected to.
  public let openSeats: Int

  /// Holds the figures of a round against its rule.
  /// - Parameter seats: How many are to be elected in the round.
  public init(_ count: ElectionCount, of list: CandidateList, base: Int, seats: Int, kind: ElectionRound.Kind) {
    let needed = kind == .runOff ? nil : Fraction.half.leastCountMoreThan(of: base)
    let ranked = Self.ranked(count, of: list, atLeast: needed ?? 0)
    var winners = ranked.prefix(seats)
    var tied: [Code<Candidate>] = []
    if ranked.count > seats, let last = winners.last?.votes, ranked[seats].votes == last {
      winners = winners.prefix { $0.votes > last }
      tied = ranked.filter { $0.votes == last }.map(\.code)
    }
    self.count = count
    self.base = base
    self.needed = needed
    self.tied = tied
    elected = winners.map(\.code)
    openSeats = seats - winners.count
  }
  private struct Rank {
    let code: Code<Candidate>
    let votes: Int
    /// Where the candidate stands on the list; of two with the same votes the earlier is named first.
    let place: Int
  }

  private static func ranked(_ count: ElectionCount, of list: CandidateList, atLeast needed: Int) -> [Rank] {
    let ranks = list.codes.indices.compactMap { place in
      count.votes.indices.contains(place)
        ? Rank(code: list.codes[place], votes: count.votes[place], place: place) : nil
    }
    return ranks.filter { $0.votes >= needed }.sorted {
      $0.votes == $1.votes ? $0.place < $1.place : $0.votes > $1.votes
    }
  }
}
