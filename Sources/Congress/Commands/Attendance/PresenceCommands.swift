extension CommandRegistry {
  /// The commands that say where people are, without their badges.
  static let presences: [any CommandFamily.Type] = [
    MarkDelegateAbsent.self, CorrectPresence.self, ImportAttendance.self,
  ]
}

/// A delegate does not come; with a reason, excused.
package struct MarkDelegateAbsent: CommandBody {
  package static let name = CommandName("delegate.mark-absent")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(delegate: "D1", reason: Reason("ốm"))

  /// Who it is.
  package let delegate: Code<Delegate>
  /// Why; without one, unexcused.
  package let reason: Reason

  package var subject: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, record) = try state.known(delegate)
    try reason.checkLength()
    let presence: Presence = reason.isBlank ? .absentUnexcused : .absentExcused
    guard record.presence != presence || record.reason != reason.text else {
      throw .delegateAlreadyAbsent(delegate, name: person.name)
    }
    return [.delegatePresenceChanged(delegate: delegate, presence: presence, reason: reason.text, source: .badge)]
  }
}

/// Puts a presence right that was recorded wrongly; the old value stays on record.
package struct CorrectPresence: CommandBody {
  package static let name = CommandName("delegate.correct")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(delegate: "D1", presence: .present, reason: Reason("quét nhầm"))

  /// Who it is.
  package let delegate: Code<Delegate>
  /// What is true.
  package let presence: Presence
  /// Why it was recorded wrongly.
  package let reason: Reason

  package var subject: String? { delegate.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (person, record) = try state.known(delegate)
    try reason.checkGiven()
    guard record.presence != presence || record.reason != reason.text else {
      throw .presenceAlreadySo(delegate, name: person.name, presence: presence)
    }
    if !presence.isAbsence { try state.checkNotReplaced(person) }
    let corrected = Event.delegatePresenceCorrected(
      delegate: delegate, was: record, presence: presence, reason: reason.text)
    return [corrected] + (presence == .present ? state.joining(delegate) : [])
  }
}

/// Takes a list in of where people are.
package struct ImportAttendance: CommandBody {
  package static let name = CommandName("attendance.import")
  package static let roles: [Role] = [.operator, .registration]
  package static let isDriving = false
  package static let example = Self(entries: [PresenceEntry(delegate: "D1", presence: .present)])

  /// The lines of the list.
  package let entries: [PresenceEntry]

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard !entries.isEmpty, entries.count <= PresenceEntry.countMax else {
      throw .importOutOfRange(count: entries.count)
    }
    // Everybody who is not known is named before anything else that is wrong: a list is put right once.
    let unknown = entries.map(\.delegate).filter { state.definition.roster.index(ofBadge: $0.text) == nil }
    guard unknown.isEmpty else { throw .importUnknown(unknown) }
    var seen: Set<Code<Delegate>> = []
    var changes: [PresenceEntry] = []
    for entry in entries {
      guard let delegate = state.person(listedAs: entry.delegate), let record = state.presence(of: delegate.code) else {
        continue
      }
      guard seen.insert(delegate.code).inserted else { throw .importRepeats(delegate.code) }
      try Reason(entry.reason).checkLength()
      if !entry.presence.isAbsence { try state.checkNotReplaced(delegate) }
      if record.presence != entry.presence || record.reason != entry.reason {
        changes.append(PresenceEntry(delegate: delegate.code, presence: entry.presence, reason: entry.reason))
      }
    }
    // A list that says nothing new is taken all the same: sending it twice is no mistake.
    let arrivals = changes.filter { $0.presence == .present }
    return [.attendanceImported(changes: changes, unchanged: entries.count - changes.count)]
      + arrivals.flatMap { state.joining($0.delegate) }
  }
}

extension CongressState {
  /// The person whom a list names by code or by what the badge holds.
  fileprivate func person(listedAs code: Code<Delegate>) -> Delegate? {
    definition.roster[code] ?? definition.roster.index(ofBadge: code.text).map { definition.roster.delegates[$0] }
  }
}

extension Command {
  /// A delegate does not come.
  public static func delegateMarkAbsent(_ delegate: Code<Delegate>, reason: String) -> Command {
    Command(MarkDelegateAbsent(delegate: delegate, reason: Reason(reason)))
  }

  /// Puts a presence right that was recorded wrongly.
  public static func delegateCorrect(_ delegate: Code<Delegate>, presence: Presence, reason: String) -> Command {
    Command(CorrectPresence(delegate: delegate, presence: presence, reason: Reason(reason)))
  }

  /// Takes a list in of where people are.
  public static func attendanceImport(_ entries: [PresenceEntry]) -> Command {
    Command(ImportAttendance(entries: entries))
  }
}
