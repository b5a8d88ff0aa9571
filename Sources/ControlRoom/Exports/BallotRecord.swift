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
  ///   - records: The journal from its first record.
  ///   - round: Which round, from 1; the newest where none is said.
  public init?(of code: Code<Ballot>, round: Int? = nil, in records: [EventRecord]) {
    guard let founding = records.first, var state = CongressState(founding: founding) else { return nil }
    var steps: [[RecordedStep]] = [[]]
    var voted: [[Code<Delegate>]] = [[]]
    for record in records.dropFirst() {
      let roundBefore = state.ballot(code)?.round
      state.apply(record)
      guard record.event.ballot == code else { continue }
      if let roundBefore, let now = state.ballot(code)?.round, now > roundBefore {
        steps.append([])
        voted.append([])
      }
      if let delegate = record.event.voter {
        if !voted[voted.count - 1].contains(delegate) { voted[voted.count - 1].append(delegate) }
      } else {
        steps[steps.count - 1].append(RecordedStep(record, name: record.event.name))
      }
    }
    guard let ballot = state.ballot(code) else { return nil }
    let number = round ?? ballot.round
    guard (1...ballot.round).contains(number), steps.indices.contains(number - 1) else { return nil }
    let phase = number == ballot.round ? ballot.phase : ballot.earlierRounds[number - 1]
    self.init(
      congress: state.definition.id, plan: ballot.plan(ofRound: number), round: number, phase: phase,
      voted: voted[number - 1],
      steps: steps[number - 1])
  }

  private init(
    congress: Code<Definition>, plan: BallotPlan, round: Int, phase: BallotPhase, voted: [Code<Delegate>],
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
    self.voted = plan.method.isElectronic ? phase.opening?.roll.filter(Set(voted).contains) : nil
    self.steps = steps
  }
}

extension BallotRecord {
  /// What was decided; nothing where there is no result.
  var decision: Verdict? { plan.verdict(of: outcome, in: state) }

  /// What had to be reached, where that is known.
  var need: Need? { plan.need(of: outcome, in: state) }

  /// What was decided at once.
  var targets: [BallotPlan.Target] { opening?.targets ?? plan.targets }
}

extension Event {
  /// Who has voted, where the event is a vote.
  fileprivate var voter: Code<Delegate>? {
    switch self {
    case .ballotVoteCast(_, let delegate, _), .ballotVoteSealed(_, let delegate, _): delegate
    default: nil
    }
  }
}
