/// One delegate's choice in a named vote.
public struct NamedVote: Sendable, Hashable, Codable {
  /// Who voted.
  public let delegate: Code<Delegate>
  /// The key of the choice; nothing for whoever was on the roll and did not vote.
  public let choice: String?

  /// A choice of a delegate.
  public init(delegate: Code<Delegate>, choice: String?) {
    self.delegate = delegate
    self.choice = choice
  }

  /// Who voted how, in the order of the roll; nothing where the vote was not named.
  static func votes(of plan: BallotPlan, outcome: Outcome, opening: Opening) -> [NamedVote]? {
    guard plan.method == .electronicNamed, let choices = outcome.tally.choices else { return nil }
    return zip(opening.roll, choices).map { delegate, choice in
      let key = choice.flatMap { plan.choices.indices.contains($0) ? plan.choices[$0].key : nil }
      return NamedVote(delegate: delegate, choice: key)
    }
  }
}

/// The `votes.BALLOT` topic: who voted how in a named vote, once its result is published.
public struct NamedVotesView: Sendable, Hashable, Codable {
  /// The ballot.
  public let ballot: Code<Ballot>
  /// Which round it was, from 1; nothing while no named vote of it is published.
  public let round: Int?
  /// Everybody on the roll, in its order; nobody while no named vote of it is published.
  public let votes: [NamedVote]

  /// The votes of a round.
  public init(ballot: Code<Ballot>, round: Int? = nil, votes: [NamedVote] = []) {
    self.ballot = ballot
    self.round = round
    self.votes = votes
  }
}

extension CongressState {
  /// Who voted how in a ballot's newest round; nobody unless the vote was named and stands published.
  public func namedVotes(in code: Code<Ballot>) -> NamedVotesView {
    guard let ballot = ballot(code), case .published(let opening, let outcome, _, _) = ballot.phase,
      let votes = NamedVote.votes(of: ballot.plan, outcome: outcome, opening: opening)
    else { return NamedVotesView(ballot: code) }
    return NamedVotesView(ballot: code, round: ballot.round, votes: votes)
  }
}

extension Outcome {
  /// The same figures without who chose what.
  var withoutNames: Outcome {
    var outcome = self
    outcome.tally.choices = nil
    return outcome
  }
}
