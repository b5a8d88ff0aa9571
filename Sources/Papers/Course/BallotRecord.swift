public import Congress

/// Everything on record about one round of a ballot: what a minute-taker writes down and signs.
///
/// Made by folding the journal's records, so it says what the journal says and nothing else.
public struct BallotRecord: Sendable, Hashable, Encodable {
  /// The congress.
  public let congress: Code<Definition>
  /// The ballot as prepared.
  public let plan: BallotPlan
  /// Which round, from 1.
  public let round: Int
  /// How far it came.
  public let state: BallotState
  /// What was frozen when it opened; nothing for a round that never did.
  public let opening: Opening?
  /// Figures, base and need; nothing where it was not counted.
  public let outcome: Outcome?
  /// What was decided, by its stable name; nothing where there is no result.
  public let verdict: String?
  /// The targets that were put separately; nothing where none was.
  public let splitOff: [BallotPlan.Target]?
  /// Each choice's share of the base in hundredths of a percent, as it is shown; nothing of a base of 0.
  public let sharesInHundredthsOfPercent: [Int?]?
  /// Why it was aborted or voided.
  public let reason: String?
  /// Who has voted, for a vote on terminals; of a secret one nothing more is on record.
  public let voted: [Code<Delegate>]?
  /// Every step, oldest first.
  public let steps: [RecordedStep]
  /// The head of the journal that this was read from, `SEQUENCE:HASH`; nothing where it was not told.
  public var journalHead: String?

  /// The newest or another round of a ballot; nothing where there is none.
  /// - Parameters:
  ///   - round: Which round, from 1; the newest where none is said.
  ///   - records: The journal from its first record.
  public init?(of code: Code<Ballot>, round: Int? = nil, in records: [EventRecord]) {
    guard let record = CongressCourse(records)?.ballot(code, round: round) else { return nil }
    self = record
  }

  init(
    congress: Code<Definition>, plan: BallotPlan, round: Int, phase: BallotPhase, voted: Set<Code<Delegate>>,
    steps: [RecordedStep]
  ) {
    self.congress = congress
    self.plan = plan
    self.round = round
    state = phase.state
    opening = phase.opening
    let figures = phase.opening.flatMap { opening in
      phase.tally.map { Outcome(plan: plan, opening: opening, tally: $0) }
    }
    outcome = plan.told(figures, in: phase.state)
    verdict = plan.verdict(of: figures, in: phase.state)?.name
    let decided = phase.opening?.targets ?? plan.targets
    let splitOff = plan.splitOff.filter { !decided.contains($0) }
    self.splitOff = splitOff.isEmpty ? nil : splitOff
    sharesInHundredthsOfPercent = outcome?.shares.map(\.hundredthsOfPercent)
    switch phase {
    case .aborted(let reason, _, _), .voided(_, _, _, let reason): self.reason = reason
    default: reason = nil
    }
    // In the order of the roll: the order in which people voted is nobody's business.
    self.voted = plan.method.isElectronic ? phase.opening?.roll.filter(voted.contains) : nil
    self.steps = steps
  }
}

extension BallotRecord {
  /// What was decided; nothing where there is no result.
  public var decision: Verdict? { plan.verdict(of: outcome, in: state) }

  /// What had to be reached, where that is known.
  public var need: Need? { plan.need(of: outcome, in: state) }

  /// What was decided at once.
  public var targets: [BallotPlan.Target] { opening?.targets ?? plan.targets }
}
