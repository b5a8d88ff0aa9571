extension CommandRegistry {
  /// The commands that count people by hand.
  static let counts: [any CommandFamily.Type] = [
    CountAttendance.self, UncountAttendance.self, AdjustAttendance.self,
  ]
}

/// A count by hand that stands in for check-in.
struct CountAttendance: CommandBody {
  static let name = CommandName("attendance.count")
  static let roles: [Role] = [.operator, .registration, .teller]
  static let isDriving = false
  static let example = Self(by: .hall, counts: [AttendanceCount.hallName: 240], organisations: 12)

  /// What was counted by.
  let by: AttendanceCount.Scope
  /// Official delegates counted, by name.
  let counts: [String: Int]
  /// Organisations counted as represented, where somebody counted them.
  let organisations: Int?

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let summoned = state.summonedByName(by)
    let count = AttendanceCount(scope: by, counts: counts, organisations: organisations).named(as: summoned.keys)
    for (name, figure) in count.counts.sorted(by: { $0.key < $1.key }) {
      guard let most = summoned[name] else { throw .countNameUnknown(name, scope: by) }
      guard figure >= 0 else { throw .countMustNotBeNegative(choice: name, count: figure) }
      guard figure <= most else { throw .countAboveSummoned(name, count: figure, summoned: most) }
    }
    guard !count.counts.isEmpty else { throw .countNameUnknown("", scope: by) }
    let most = state.attendance.summoned
    guard count.present <= most else {
      throw .countAboveSummoned(by.rawValue, count: count.present, summoned: most)
    }
    if let organisations {
      let known = min(state.headcount.organisations, count.present)
      guard (0...known).contains(organisations) else {
        throw .countAboveSummoned("organisations", count: organisations, summoned: known)
      }
    }
    return [.attendanceCounted(count: count)]
  }
}

/// Back from a count by hand to check-in.
struct UncountAttendance: PlainCommand {
  static let name = CommandName("attendance.uncount")
  static let roles: [Role] = [.operator, .registration, .teller]
  static let isDriving = false

  // No key or button sends it.
  static func offers(in state: CongressState) -> [Self] { [] }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard state.attendanceCount != nil else { throw .attendanceNotCounted }
    return [.attendanceUncounted]
  }
}

/// How many have been absent throughout without an alternate.
struct AdjustAttendance: CommandBody {
  static let name = CommandName("attendance.adjust")
  static let roles: [Role] = [.operator]
  static let isDriving = false
  static let example = Self(absentThroughout: 2, reason: Reason("ốm cả kỳ"))

  /// How many.
  let absentThroughout: Int
  /// How that is known.
  let reason: Reason

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try reason.checkGiven()
    let most = state.attendance.summoned - state.attendance.present - state.attendance.out
    guard (0...max(0, most)).contains(absentThroughout) else {
      throw .adjustmentOutOfRange(absentThroughout, most: most)
    }
    return [.attendanceAdjusted(absentThroughout: absentThroughout, reason: reason.text)]
  }
}

extension CongressState {
  /// How many were summoned, by the names that a count of this scope may use.
  fileprivate func summonedByName(_ scope: AttendanceCount.Scope) -> [String: Int] {
    let officials = definition.roster.delegates.filter(\.kind.isOfficial)
    switch scope {
    case .hall: return [AttendanceCount.hallName: officials.count]
    case .organisation: return Dictionary(officials.map { ($0.organisation, 1) }, uniquingKeysWith: +)
    case .group: return Dictionary(officials.map { ($0.group, 1) }, uniquingKeysWith: +)
    case .block:
      return Dictionary(
        definition.blocks.map { ($0.code.text, $0.seats ?? officials.count) }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension Command {
  /// A count by hand that stands in for check-in.
  public static func attendanceCount(_ count: AttendanceCount) -> Command {
    Command(CountAttendance(by: count.scope, counts: count.counts, organisations: count.organisations))
  }

  /// Back to check-in.
  public static var attendanceUncount: Command { Command(UncountAttendance()) }

  /// How many have been absent throughout without an alternate.
  public static func attendanceAdjust(absentThroughout: Int, reason: String) -> Command {
    Command(AdjustAttendance(absentThroughout: absentThroughout, reason: Reason(reason)))
  }
}
