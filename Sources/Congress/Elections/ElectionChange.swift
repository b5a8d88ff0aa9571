/// What has happened to an election; the fact of every `election.changed` event.
///
/// Encoded as one key, the change's name, over its facts. A shipped name or fact is never changed; new facts are
/// optional.
public enum ElectionChange: Sendable, Hashable, Codable {
  case nominated(candidate: Candidate)
  /// Who was prepared by the committee and has withdrawn stands again.
  case restored(candidate: Code<Candidate>)
  case supported(candidate: Code<Candidate>, votes: Int, attending: Int)
  case withdrawn(candidate: Code<Candidate>, reason: String)
  case listAdopted(list: CandidateList)
  case ballotsIssued(issued: Int, absentThroughout: Int, attendance: Attendance, roll: [Code<Delegate>])
  case ballotsCollected(collected: Int)
  case counted(teller: String, count: ElectionCount)
  case confirmed(outcome: ElectionOutcome)
  case published
  case aborted(reason: String)
  case voidRequested(role: Role, reason: String)
  /// A round, by its number, has been declared void.
  case voided(round: Int, reason: String)
  /// A new round; a run-off has its list at once.
  case roundBegun(kind: ElectionRound.Kind, seats: Int, nominees: [Nominee], list: CandidateList?)

  private enum CodingKeys: String, CodingKey {
    case nominated, restored, supported, withdrawn
    case listAdopted = "list-adopted"
    case ballotsIssued = "ballots-issued"
    case ballotsCollected = "ballots-collected"
    case counted, confirmed, published, aborted
    case voidRequested = "void-requested"
    case voided
    case roundBegun = "round-begun"
  }

  /// The change's name, as it is written.
  public var name: String { key.rawValue }

  private var key: CodingKeys {
    switch self {
    case .nominated: .nominated
    case .restored: .restored
    case .supported: .supported
    case .withdrawn: .withdrawn
    case .listAdopted: .listAdopted
    case .ballotsIssued: .ballotsIssued
    case .ballotsCollected: .ballotsCollected
    case .counted: .counted
    case .confirmed: .confirmed
    case .published: .published
    case .aborted: .aborted
    case .voidRequested: .voidRequested
    case .voided: .voided
    case .roundBegun: .roundBegun
    }
  }
}
