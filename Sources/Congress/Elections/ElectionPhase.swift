/// How far a round of an election has come, by name, in the order of its life.
public enum ElectionState: String, Sendable, Hashable, Codable, CaseIterable {
  case nominating, listed, issued, collected, counting, counted, confirmed, published, aborted, voided
}

/// How far a round of an election has come, with exactly the facts that exist by then.
///
/// ```
/// nominating → listed → issued → collected → counting ⇄ counted → confirmed → published → voided
/// aborted: from every state before published
/// a run-off begins as listed: its candidates are exactly the tied
/// ```
public enum ElectionPhase: Sendable, Hashable, Codable {
  /// Names are put forward, supported and withdrawn.
  case nominating
  /// The congress has adopted the list.
  case listed(CandidateList)
  /// The ballot papers are out.
  case issued(BallotIssue)
  /// The ballot papers are back.
  case collected(BallotBox)
  /// One teller has counted, or two have and differ.
  case counting(BallotBox, first: TellerCount, second: TellerCount?)
  /// Two tellers have counted the same.
  case counted(BallotBox, ElectionCount, tellers: [String])
  /// Somebody in a role has confirmed this outcome; it is what will be published.
  case confirmed(BallotBox, ElectionOutcome, by: Role?)
  /// Everybody may know this outcome; voiding it takes chair and operator.
  case published(BallotBox, ElectionOutcome, publishedMS: Int64, voidRequest: VoidRequest?)
  /// Ended without a result.
  case aborted(reason: String)
  /// Published, and then declared void; the record stays.
  case voided(BallotBox, ElectionOutcome, publishedMS: Int64, reason: String)

  /// The phase by name.
  public var state: ElectionState {
    switch self {
    case .nominating: .nominating
    case .listed: .listed
    case .issued: .issued
    case .collected: .collected
    case .counting: .counting
    case .counted: .counted
    case .confirmed: .confirmed
    case .published: .published
    case .aborted: .aborted
    case .voided: .voided
    }
  }

  /// The ballot papers that came back, once they have.
  public var box: BallotBox? {
    switch self {
    case .nominating, .listed, .issued, .aborted: nil
    case .collected(let box), .counting(let box, _, _), .counted(let box, _, _), .confirmed(let box, _, _),
      .published(let box, _, _, _), .voided(let box, _, _, _):
      box
    }
  }

  /// The ballot papers that went out, once they have.
  public var issue: BallotIssue? {
    if case .issued(let issue) = self { issue } else { box?.issue }
  }

  /// The list, once it is adopted.
  public var list: CandidateList? {
    if case .listed(let list) = self { list } else { issue?.list }
  }

  /// What has been counted so far, teller by teller.
  public var tellerCounts: [TellerCount] {
    switch self {
    case .counting(_, let first, let second): [first] + (second.map { [$0] } ?? [])
    case .counted(_, let count, let tellers): tellers.map { TellerCount(teller: $0, count: count) }
    default: []
    }
  }

  /// What the figures mean, once somebody has confirmed them.
  public var outcome: ElectionOutcome? {
    switch self {
    case .confirmed(_, let outcome, _), .published(_, let outcome, _, _), .voided(_, let outcome, _, _): outcome
    default: nil
    }
  }
}

/// What was frozen when the ballot papers were handed out.
public struct BallotIssue: Sendable, Hashable, Codable {
  /// What stands on the paper.
  public let list: CandidateList
  /// How many papers were handed out.
  public let issued: Int
  /// Summoned delegates who are absent from the whole congress; they do not count for the base.
  public let absentThroughout: Int
  /// Who was here.
  public let attendance: Attendance
  /// The official delegates who may vote: those present at the issuing, in the roster's order.
  public let roll: [Code<Delegate>]
  /// When the papers were handed out, in ms since 1970 UTC.
  public let issuedMS: Int64

  /// What is frozen at an issuing.
  public init(
    list: CandidateList, issued: Int, absentThroughout: Int, attendance: Attendance, roll: [Code<Delegate>],
    issuedMS: Int64
  ) {
    self.list = list
    self.issued = issued
    self.absentThroughout = absentThroughout
    self.attendance = attendance
    self.roll = roll
    self.issuedMS = issuedMS
  }

  /// How many may vote: everybody on the roll, all of whom were present.
  public var entitled: Int { attendance.present }

  /// What more than half is taken of: the summoned official delegates but those absent throughout.
  public var base: Int { attendance.summoned - absentThroughout }
}

/// The ballot papers that came back.
public struct BallotBox: Sendable, Hashable, Codable {
  /// What was handed out.
  public let issue: BallotIssue
  /// How many came back.
  public let collected: Int

  /// Papers that came back.
  public init(issue: BallotIssue, collected: Int) {
    self.issue = issue
    self.collected = collected
  }
}
