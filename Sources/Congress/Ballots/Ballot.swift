/// A ballot as prepared and as far as it has come.
public struct Ballot: Sendable, Hashable, Codable {
  /// The ballot as prepared.
  public let plan: BallotPlan
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
  /// Being voted on; figures may already be coming in.
  case open(Opening, entered: Tally?)
  /// Voting paused since `heldMS`.
  case held(Opening, entered: Tally?, heldMS: Int64)
  /// Voting has ended, figures are missing.
  case closed(Opening)
  /// Figures are in and reconcile.
  case counted(Opening, Tally)
  /// Somebody in a role has confirmed this outcome; it is what will be published.
  case confirmed(Opening, Outcome, by: Role?)
  /// The hall has been shown this outcome; voiding it takes chair and operator.
  case published(Opening, Outcome, publishedMS: Int64, voidRequest: VoidRequest?)
  /// Ended without a result.
  case aborted(reason: String)
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
    case .ready, .asked, .aborted: nil
    case .open(let opening, _), .held(let opening, _, _), .closed(let opening), .counted(let opening, _),
      .confirmed(let opening, _, _), .published(let opening, _, _, _), .voided(let opening, _, _, _):
      opening
    }
  }

  /// The figures entered so far, published or not.
  public var tally: Tally? {
    switch self {
    case .ready, .asked, .closed, .aborted: nil
    case .open(_, let entered), .held(_, let entered, _): entered
    case .counted(_, let tally): tally
    case .confirmed(_, let outcome, _), .published(_, let outcome, _, _), .voided(_, let outcome, _, _): outcome.tally
    }
  }
}

/// What was frozen when a ballot opened.
public struct Opening: Sendable, Hashable, Codable {
  /// Who was here: the figures that bases and reconciliation rest on.
  public let attendance: Attendance
  /// The official delegates who may vote: those present at the opening, in the roster's order.
  public let roll: [Code<Delegate>]
  /// When it opened, in ms since 1970 UTC.
  public let openedMS: Int64
  /// When a timed vote ends, in ms since 1970 UTC; moves on by the length of every hold.
  public let deadlineMS: Int64?

  /// What is frozen at an opening.
  public init(attendance: Attendance, roll: [Code<Delegate>], openedMS: Int64, deadlineMS: Int64?) {
    self.attendance = attendance
    self.roll = roll
    self.openedMS = openedMS
    self.deadlineMS = deadlineMS
  }

  /// How many may vote.
  public var voters: Int { roll.count }

  /// The same opening with another end.
  func until(_ deadlineMS: Int64?) -> Opening {
    Opening(attendance: attendance, roll: roll, openedMS: openedMS, deadlineMS: deadlineMS)
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
