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
  /// Whether nobody knows how many organisations are represented; nothing where it is known.
  private let organisationsUnknown: Bool?

  /// Alternates who sit for an absent delegate; each is counted as that delegate's organisation's.
  public let alternatesSeated: Int
  /// Delegates who have been absent throughout without an alternate: what the adjusted base leaves out.
  public let absentThroughout: Int
  /// What was counted by hand, where the figures rest on a count and not on check-in.
  public let countedBy: AttendanceCount.Scope?

  /// Summoned delegates less those absent throughout.
  public var adjustedSummoned: Int { summoned - absentThroughout }

  /// Absent, with a reason or without.
  public var absent: Int { absentExcused + absentUnexcused }

  /// Whether it is known how many organisations are represented.
  ///
  /// Where people were counted by hand it may not be; ``organisationsRepresented`` and ``organisationQuorum`` then say
  /// nothing.
  public var knowsOrganisations: Bool { !(organisationsUnknown ?? false) }

  /// How the congress stands against what it demands.
  public var quorum: Quorum {
    guard delegateQuorum.isMet else { return .notMet }
    // Of none that are needed nobody has to say how many there are.
    guard knowsOrganisations || organisationQuorum.needed == 0 else { return .organisationsUnknown }
    return organisationQuorum.isMet ? .met : .notMet
  }

  /// Whether both quorum lines are known to be met.
  public var isQuorate: Bool { quorum == .met }

  /// Refuses what a congress without a quorum may not do, where it is so strict.
  func checkQuorum(by policy: QuorumPolicy) throws(Rejection) {
    guard policy.policy == .block else { return }
    switch quorum {
    case .met: return
    case .organisationsUnknown:
      throw .organisationsNotCounted(present: present, needed: organisationQuorum.needed)
    case .notMet:
      guard knowsOrganisations else {
        throw .delegateQuorumNotMet(present: present, needed: delegateQuorum.needed)
      }
      throw .quorumNotMet(
        present: present, needed: delegateQuorum.needed, organisations: organisationsRepresented,
        organisationsNeeded: organisationQuorum.needed)
    }
  }

  /// The figures of a headcount, held against what a congress demands.
  /// - Parameter count: A count by hand that stands in for check-in; nobody is then out, and whoever is neither counted
  ///   nor known to be absent is pending.
  public init(
    _ headcount: Headcount, policy: QuorumPolicy, count: AttendanceCount? = nil, alternatesSeated: Int = 0,
    absentThroughout: Int = 0
  ) {
    let whole = Presence.allCases.reduce(0) { $0 + headcount[$1] }
    let counted = count?.present ?? headcount[.present]
    // Where more are on record as absent than the count leaves room for, nobody can say which of them came.
    let absent = headcount[.absentExcused] + headcount[.absentUnexcused]
    let knowsAbsent = count == nil || absent <= whole - counted
    let excused = knowsAbsent ? headcount[.absentExcused] : 0
    summoned = whole
    present = counted
    out = count == nil ? headcount[.out] : 0
    absentExcused = excused
    absentUnexcused = knowsAbsent ? headcount[.absentUnexcused] : 0
    pending = whole - counted - out - excused - absentUnexcused
    organisations = headcount.organisations
    // A count by hand tells the organisations only where it says so, and where everybody is here or nobody.
    let isWhole = counted == 0 ? 0 : counted == whole ? headcount.organisations : nil
    let represented = count == nil ? headcount.organisationsRepresented : count?.organisationsRepresented ?? isWhole
    organisationsRepresented = represented ?? 0
    organisationsUnknown = represented == nil ? true : nil
    self.alternatesSeated = alternatesSeated
    self.absentThroughout = absentThroughout
    countedBy = count?.scope
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

extension Attendance {
  private enum CodingKeys: String, CodingKey {
    case summoned, present, out, pending, absentExcused, absentUnexcused, organisations, organisationsRepresented
    case asOfMS, source, delegateQuorum, organisationQuorum, alternatesSeated, absentThroughout, countedBy
    case organisationsUnknown
  }

  /// Reads the figures; what early records did not have reads as none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    summoned = try container.decode(Int.self, forKey: .summoned)
    present = try container.decode(Int.self, forKey: .present)
    out = try container.decode(Int.self, forKey: .out)
    pending = try container.decode(Int.self, forKey: .pending)
    absentExcused = try container.decode(Int.self, forKey: .absentExcused)
    absentUnexcused = try container.decode(Int.self, forKey: .absentUnexcused)
    organisations = try container.decode(Int.self, forKey: .organisations)
    organisationsRepresented = try container.decode(Int.self, forKey: .organisationsRepresented)
    asOfMS = try container.decode(Int64.self, forKey: .asOfMS)
    source = try container.decode(PresenceSource.self, forKey: .source)
    delegateQuorum = try container.decode(QuorumLine.self, forKey: .delegateQuorum)
    organisationQuorum = try container.decode(QuorumLine.self, forKey: .organisationQuorum)
    alternatesSeated = try container.decodeIfPresent(Int.self, forKey: .alternatesSeated) ?? 0
    absentThroughout = try container.decodeIfPresent(Int.self, forKey: .absentThroughout) ?? 0
    countedBy = try container.decodeIfPresent(AttendanceCount.Scope.self, forKey: .countedBy)
    organisationsUnknown = try container.decodeIfPresent(Bool.self, forKey: .organisationsUnknown)
  }
}
