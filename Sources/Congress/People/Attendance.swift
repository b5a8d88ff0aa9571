/// Who is here, as of one moment: the figures that a ballot freezes and a hall reads.
///
/// Invariant: `present + out + pending + absentExcused + absentUnexcused == summoned`. All counts are official
/// delegates, guests and unseated alternates never among them.
public struct Attendance: Sendable, Hashable, Codable {
  /// Official delegates called to the congress.
  public let summoned: Int
  /// In the hall.
  public let present: Int
  /// Checked in, out of the hall for now.
  public let out: Int
  /// Not checked in yet.
  public let pending: Int
  /// Absent with a reason.
  public let absentExcused: Int
  /// Absent without one.
  public let absentUnexcused: Int
  /// Organisations that have official delegates.
  public let organisations: Int
  /// Organisations with at least one delegate present.
  public let organisationsRepresented: Int
  /// When a presence last changed, in ms since 1970 UTC.
  public let asOfMS: Int64
  /// By what means the newest presence became known.
  public let source: PresenceSource
  /// Delegates present against delegates needed.
  public let delegateQuorum: QuorumLine
  /// Organisations represented against organisations needed.
  public let organisationQuorum: QuorumLine

  /// Absent, with a reason or without.
  public var absent: Int { absentExcused + absentUnexcused }

  /// Whether both quorum lines are met.
  public var isQuorate: Bool { delegateQuorum.isMet && organisationQuorum.isMet }

  /// The figures of a headcount, held against what a congress demands.
  public init(_ headcount: Headcount, policy: QuorumPolicy) {
    summoned = Presence.allCases.reduce(0) { $0 + headcount[$1] }
    present = headcount[.present]
    out = headcount[.out]
    pending = headcount[.pending]
    absentExcused = headcount[.absentExcused]
    absentUnexcused = headcount[.absentUnexcused]
    organisations = headcount.organisations
    organisationsRepresented = headcount.organisationsRepresented
    asOfMS = headcount.asOfMS
    source = headcount.source
    delegateQuorum = QuorumLine(present: present, base: summoned, atLeast: policy.delegates)
    organisationQuorum = QuorumLine(
      present: organisationsRepresented, base: organisations, atLeast: policy.organisations)
  }

  /// Counts a roster against what is known of each person's presence.
  /// - Parameter presences: One record a delegate, in the roster's order.
  public init(roster: Roster, presences: [PresenceRecord], policy: QuorumPolicy) {
    self.init(Headcount(roster: roster, presences: presences), policy: policy)
  }
}
