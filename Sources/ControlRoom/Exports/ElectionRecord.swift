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
  ///   - records: The journal from its first record.
  ///   - round: Which round, from 1; the newest where none is said.
  public init?(of code: Code<Election>, round: Int? = nil, in records: [EventRecord]) {
    guard let founding = records.first, var state = CongressState(founding: founding) else { return nil }
    var steps: [[RecordedStep]] = [[]]
    var counts: [[TellerCount]] = [[]]
    for record in records.dropFirst() {
      state.apply(record)
      guard case .electionChanged(code, let change) = record.event else { continue }
      if case .roundBegun = change {
        steps.append([])
        counts.append([])
      }
      if case .counted(let teller, let count) = change {
        counts[counts.count - 1].append(TellerCount(teller: teller, count: count))
      }
      steps[steps.count - 1].append(RecordedStep(record, name: "election.\(change.name)"))
    }
    guard let election = state.elections.first(where: { $0.code == code }) else { return nil }
    let number = round ?? election.rounds.count
    guard election.rounds.indices.contains(number - 1), steps.indices.contains(number - 1) else { return nil }
    congress = state.definition.id
    plan = election.plan
    self.round = ElectionRoundView(election.rounds[number - 1])
    self.counts = counts[number - 1]
    self.steps = steps[number - 1]
  }
}
