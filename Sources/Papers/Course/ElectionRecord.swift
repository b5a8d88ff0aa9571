public import Congress

/// Everything on record about one round of an election: what the head of the tellers writes down and signs.
///
/// Made by folding the journal's records, so it says what the journal says and nothing else.
public struct ElectionRecord: Sendable, Hashable, Encodable {
  /// The congress.
  public let congress: Code<Definition>
  /// The election as prepared.
  public let plan: ElectionPlan
  /// The round with its list, papers, counts of both tellers and outcome.
  public let round: ElectionRoundView
  /// What each teller entered, every time, oldest first.
  public let counts: [TellerCount]
  /// Every step, oldest first.
  public let steps: [RecordedStep]
  /// The head of the journal that this was read from, `SEQUENCE:HASH`; nothing where it was not told.
  public var journalHead: String?

  /// The newest or another round of an election; nothing where there is none.
  /// - Parameters:
  ///   - round: Which round, from 1; the newest where none is said.
  ///   - records: The journal from its first record.
  public init?(of code: Code<Election>, round: Int? = nil, in records: [EventRecord]) {
    guard let record = CongressCourse(records)?.election(code, round: round) else { return nil }
    self = record
  }

  init(
    congress: Code<Definition>, plan: ElectionPlan, round: ElectionRoundView, counts: [TellerCount],
    steps: [RecordedStep]
  ) {
    self.congress = congress
    self.plan = plan
    self.round = round
    self.counts = counts
    self.steps = steps
  }
}
