/// L13: how many ballot papers went out and how many came back; the valid ones once the round is published.
public struct ElectionPapersView: Sendable, Hashable, Codable {
  /// The election's code.
  public let election: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// Which round this is, from 1.
  public let round: Int
  /// How many may vote.
  public let entitled: Int
  /// How many papers were handed out.
  public let issued: Int
  /// How many came back, once they have.
  public let collected: Int?
  /// How many count, once the round is published.
  public let valid: Int?
  /// How many do not, once the round is published.
  public let invalid: Int?

  /// Papers of a round.
  public init(
    election: Code<Election>, title: LocalizedText, round: Int = 1, entitled: Int, issued: Int, collected: Int? = nil,
    valid: Int? = nil, invalid: Int? = nil
  ) {
    self.election = election
    self.title = title
    self.round = round
    self.entitled = entitled
    self.issued = issued
    self.collected = collected
    self.valid = valid
    self.invalid = invalid
  }

  /// The papers of an election's newest round; nothing before they are handed out.
  public init?(_ election: Election) {
    let phase = election.round.phase
    guard let issue = phase.issue else { return nil }
    let told = phase.state == .published || phase.state == .voided ? phase.outcome?.count : nil
    self.init(
      election: election.code, title: election.plan.title, round: election.round.number, entitled: issue.entitled,
      issued: issue.issued, collected: phase.box?.collected, valid: told?.valid, invalid: told?.invalid)
  }
}

/// L14: a published round in the order of its list, with figures only in the rows that are revealed.
public struct ElectionTableView: Sendable, Hashable, Codable {
  /// What a revealed row says of a candidate.
  public struct Figures: Sendable, Hashable, Codable {
    /// The votes for the candidate.
    public let votes: Int
    /// Whether the candidate is elected.
    public let isElected: Bool

    /// What was counted for a candidate, and what it means.
    public init(votes: Int, isElected: Bool) {
      self.votes = votes
      self.isElected = isElected
    }
  }

  /// One candidate.
  public struct Row: Sendable, Hashable, Codable {
    /// Full name.
    public let name: String
    /// What was counted, once it is revealed.
    public let figures: Figures?

    /// A candidate, with figures once they are revealed.
    public init(name: String, figures: Figures?) {
      self.name = name
      self.figures = figures
    }
  }

  /// The election's code.
  public let election: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// Which round this is, from 1.
  public let round: Int
  /// How many were to be elected in it.
  public let seats: Int
  /// What shares are taken of.
  public let base: Int
  /// The smallest count that can elect; nothing in a run-off.
  public let needed: Int?
  /// The list in its order.
  public let rows: [Row]
  /// The row that is being read out, from 1; 0 before the first, nothing where all are shown.
  public let current: Int?
  /// Whether it was declared void afterwards.
  public let isVoided: Bool

  /// A table of a round.
  public init(
    election: Code<Election>, title: LocalizedText, round: Int = 1, seats: Int, base: Int, needed: Int?, rows: [Row],
    current: Int? = nil, isVoided: Bool = false
  ) {
    self.election = election
    self.title = title
    self.round = round
    self.seats = seats
    self.base = base
    self.needed = needed
    self.rows = rows
    self.current = current
    self.isVoided = isVoided
  }

  /// A round of an election, as many rows revealed; nothing unless it is published.
  public init?(_ election: Election, round number: Int?, revealed: Int?) {
    guard let round = election.toldRound(number), let result = ElectionResultView(round, of: election.plan) else {
      return nil
    }
    let candidates = result.list.candidates
    let shown = revealed.map { min(max(0, $0), candidates.count) }
    let rows = candidates.enumerated().map { place, candidate in
      let votes = result.outcome.count.votes.indices.contains(place) ? result.outcome.count.votes[place] : 0
      let figures = Figures(votes: votes, isElected: result.outcome.elected.contains(candidate.code))
      return Row(name: candidate.name, figures: place < shown ?? candidates.count ? figures : nil)
    }
    self.init(
      election: election.code, title: election.plan.title, round: round.number, seats: round.seats,
      base: result.outcome.base, needed: result.outcome.needed, rows: rows, current: shown,
      isVoided: result.isVoided)
  }
}

/// L15: everybody elected, round by round, highest first.
public struct ElectedView: Sendable, Hashable, Codable {
  /// One who is elected.
  public struct Row: Sendable, Hashable, Codable {
    /// Full name.
    public let name: String
    /// The votes for the elected.
    public let votes: Int
    /// What the share is taken of.
    public let base: Int

    /// One who is elected, with the votes.
    public init(name: String, votes: Int, base: Int) {
      self.name = name
      self.votes = votes
      self.base = base
    }
  }

  /// The election's code.
  public let election: Code<Election>
  /// What is elected.
  public let title: LocalizedText
  /// How many are to be elected in all.
  public let seats: Int
  /// The elected.
  public let rows: [Row]

  /// The elected with their votes.
  public init(election: Code<Election>, title: LocalizedText, seats: Int, rows: [Row]) {
    self.election = election
    self.title = title
    self.seats = seats
    self.rows = rows
  }

  /// The elected of all published rounds up to one; nothing where there is no such round that stands.
  public init?(_ election: Election, round last: Int?) {
    let rounds = election.standingRounds.filter { $0.number <= last ?? Election.roundsMax }
    guard !rounds.isEmpty else { return nil }
    let rows = rounds.compactMap { ElectionResultView($0, of: election.plan) }.flatMap { result in
      result.outcome.elected.compactMap { code -> Row? in
        guard let place = result.list.codes.firstIndex(of: code), place < result.outcome.count.votes.count else {
          return nil
        }
        return Row(
          name: result.list.candidates[place].name, votes: result.outcome.count.votes[place],
          base: result.outcome.base)
      }
    }
    self.init(election: election.code, title: election.plan.title, seats: election.plan.seats, rows: rows)
  }
}
