/// A ballot as prepared and as far as it has come.
public struct Ballot: Sendable, Hashable, Codable {
  /// The ballot as prepared.
  public internal(set) var plan: BallotPlan
  /// How far its newest round has come, with exactly the facts that exist by then.
  public internal(set) var phase: BallotPhase
  /// How the rounds before this one ended, oldest first; nothing of them is ever changed.
  public internal(set) var earlierRounds: [BallotPhase]

  /// A ballot that is ready to be asked.
  public init(plan: BallotPlan) {
    self.plan = plan
    phase = .ready
    earlierRounds = []
  }

  /// Which round this is, from 1.
  public var round: Int { earlierRounds.count + 1 }

  /// The ballot's code.
  public var code: Code<Ballot> { plan.code }

  /// How far it has come, by name.
  public var state: BallotState { phase.state }
}

/// How far a ballot has come, by name, in the order of its life.
public enum BallotState: String, Sendable, Hashable, Codable, CaseIterable {
  case ready, asked, open, held, closed, counted, confirmed, published, aborted, voided
}
