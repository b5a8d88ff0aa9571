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

  /// Counts a roster against what is known of each person's presence.
  /// - Parameter presences: One record a delegate, in the roster's order.
  public init(roster: Roster, presences: [PresenceRecord], policy: QuorumPolicy) {
    var counts: [Presence: Int] = [:]
    var isRepresented = [Bool](repeating: false, count: roster.organisations.count)
    var newest = PresenceRecord(presence: .pending, atMS: 0, source: .roster)
    for (index, record) in presences.enumerated() {
      if record.atMS > newest.atMS || (record.atMS == newest.atMS && record.source != .roster) { newest = record }
      guard let organisation = roster.organisationIndex(ofDelegateAt: index) else { continue }
      counts[record.presence, default: 0] += 1
      if record.presence == .present { isRepresented[organisation] = true }
    }
    func count(_ presence: Presence) -> Int { counts[presence] ?? 0 }
    summoned = Presence.allCases.reduce(0) { $0 + count($1) }
    present = count(.present)
    out = count(.out)
    pending = count(.pending)
    absentExcused = count(.absentExcused)
    absentUnexcused = count(.absentUnexcused)
    organisations = roster.organisations.count
    organisationsRepresented = isRepresented.count { $0 }
    asOfMS = newest.atMS
    source = newest.source
    delegateQuorum = QuorumLine(present: present, base: summoned, atLeast: policy.delegates)
    organisationQuorum = QuorumLine(
      present: organisationsRepresented, base: organisations, atLeast: policy.organisations)
  }
}
