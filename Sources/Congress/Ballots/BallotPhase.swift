/// How far a ballot has come, with exactly the facts that exist by then.
///
/// ```
/// ready → asked → open ⇄ held → closed → counted → confirmed → published → voided
///   └───────────────┘
/// aborted: from every state between asked and confirmed
/// a new round: from aborted and voided, back to ready
/// ```
public enum BallotPhase: Sendable, Hashable, Codable {
  /// Prepared, not put yet.
  case ready
  /// The question stands before the hall.
  case asked
  /// Being voted on; figures or votes may already be coming in.
  case open(Opening, Entries)
  /// Voting paused since `heldMS`.
  case held(Opening, Entries, heldMS: Int64)
  /// Voting has ended, figures are missing.
  case closed(Opening, Entries)
  /// Figures are in and reconcile.
  case counted(Opening, Tally)
  /// Somebody in a role has confirmed this outcome; it is what will be published.
  case confirmed(Opening, Outcome, by: Role?)
  /// The hall has been shown this outcome; voiding it takes chair and operator.
  case published(Opening, Outcome, publishedMS: Int64, voidRequest: VoidRequest?)
  /// Ended without a result; what had been opened and entered by then stays on record.
  case aborted(reason: String, opening: Opening?, tally: Tally?)
  /// Published, and then declared void; the record stays.
  case voided(Opening, Outcome, publishedMS: Int64, reason: String)

  /// The phase by name.
  public var state: BallotState {
    switch self {
    case .ready: .ready
    case .asked: .asked
    case .open: .open
    case .held: .held
    case .closed: .closed
    case .counted: .counted
    case .confirmed: .confirmed
    case .published: .published
    case .aborted: .aborted
    case .voided: .voided
    }
  }

  /// What was frozen when the ballot opened, once it has.
  public var opening: Opening? {
    switch self {
    case .ready, .asked: nil
    case .aborted(_, let opening, _): opening
    case .open(let opening, _), .held(let opening, _, _), .closed(let opening, _), .counted(let opening, _),
      .confirmed(let opening, _, _), .published(let opening, _, _, _), .voided(let opening, _, _, _):
      opening
    }
  }

  /// The figures entered so far, published or not.
  public var tally: Tally? {
    switch self {
    case .ready, .asked: nil
    case .aborted(_, _, let tally): tally
    case .open(_, let entries), .held(_, let entries, _), .closed(_, let entries): entries.tally
    case .counted(_, let tally): tally
    case .confirmed(_, let outcome, _), .published(_, let outcome, _, _), .voided(_, let outcome, _, _): outcome.tally
    }
  }

  /// What has come in while it was open, where it is not counted yet.
  public var entries: Entries? {
    switch self {
    case .open(_, let entries), .held(_, let entries, _), .closed(_, let entries): entries
    case .ready, .asked, .counted, .confirmed, .published, .aborted, .voided: nil
    }
  }
}

/// One role's wish that a published result be void.
public struct VoidRequest: Sendable, Hashable, Codable {
  /// The role that wants it.
  public let role: Role
  /// Why.
  public let reason: String

  /// A wish of one role.
  public init(role: Role, reason: String) {
    self.role = role
    self.reason = reason
  }
}
