/// A ballot as prepared and as far as it has come.
public struct Ballot: Sendable, Hashable, Codable {
  /// The ballot as prepared.
  public internal(set) var plan: BallotPlan
  /// How far its newest round has come, with exactly the facts that exist by then.
  public internal(set) var phase: BallotPhase
  /// How the rounds before this one ended, oldest first; nothing of them is ever changed.
  public internal(set) var earlierRounds: [BallotPhase]
  /// The choices of each of those rounds, once a run-off has had fewer; nothing while all have had the same.
  public internal(set) var earlierChoices: [[Choice]]?

  /// A ballot that is ready to be asked.
  public init(plan: BallotPlan) {
    self.plan = plan
    phase = .ready
    earlierRounds = []
  }

  /// Which round this is, from 1.
  public var round: Int { earlierRounds.count + 1 }

  /// The ballot as it was put in a round, from 1.
  public func plan(ofRound number: Int) -> BallotPlan {
    guard let earlierChoices, earlierChoices.indices.contains(number - 1) else { return plan }
    return plan.with(choices: earlierChoices[number - 1])
  }

  /// Begins a round, with fewer choices where it is a run-off.
  mutating func begin(_ next: BallotPhase, choices keys: [String]?) {
    let kept = keys.map { keys in plan.choices.filter { keys.contains($0.key) } } ?? plan.choices
    if kept != plan.choices, earlierChoices == nil {
      earlierChoices = earlierRounds.map { _ in plan.choices }
    }
    earlierChoices?.append(plan.choices)
    earlierRounds.append(phase)
    phase = next
    if kept.count >= BallotPlan.choicesRange.lowerBound { plan = plan.with(choices: kept) }
  }

  /// The ballot's code.
  public var code: Code<Ballot> { plan.code }

  /// What the newest round has decided; nothing where there is no result.
  public var verdict: Verdict? {
    switch phase {
    case .counted(let opening, let tally):
      plan.verdict(of: Outcome(plan: plan, opening: opening, tally: tally), in: state)
    case .confirmed(_, let outcome, _), .published(_, let outcome, _, _): plan.verdict(of: outcome, in: state)
    default: nil
    }
  }

  /// How far it has come, by name.
  public var state: BallotState { phase.state }
}

/// How far a ballot has come, by name, in the order of its life.
public enum BallotState: String, Sendable, Hashable, Codable, CaseIterable {
  case ready, asked, open, held, closed, counted, confirmed, published, aborted, voided

  /// Whether nobody is asked and no answer counts: it may be put, or put again.
  var isAtRest: Bool { [.ready, .aborted, .voided].contains(self) }
}
