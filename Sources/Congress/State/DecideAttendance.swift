/// The rules of who is here: check-in, corrections, alternates, lists and counts by hand.
extension CongressState {
  /// The person with `code` and what is known of them, or the refusal that names the code.
  func known(_ code: Code<Delegate>) throws(Rejection) -> (Delegate, PresenceRecord) {
    guard let delegate = definition.roster[code], let record = presence(of: code) else {
      throw .delegateUnknown(code)
    }
    return (delegate, record)
  }

  func decideCheckIn(
    _ code: Code<Delegate>, scannedAtMS: Int64?, atMS nowMS: Int64
  ) throws(Rejection) -> [Event] {
    let (delegate, record) = try known(code)
    guard record.presence != .present else {
      throw .delegateAlreadyPresent(code, name: delegate.name, sinceMS: record.atMS)
    }
    try checkNotReplaced(delegate)
    let scannedAtMS = try moment(ofScan: scannedAtMS, of: delegate, known: record, atMS: nowMS)
    return [
      .delegatePresenceChanged(
        delegate: code, presence: .present, reason: "", source: .badge, scannedAtMS: scannedAtMS)
    ] + joining(code)
  }

  /// A badge as a scanner types it; the code itself is a badge too.
  func decideScan(_ badge: String, scannedAtMS: Int64?, atMS nowMS: Int64) throws(Rejection) -> [Event] {
    guard badge.utf8.count <= CommandRequest.reasonBytesMax else { throw .reasonTooLong(bytes: badge.utf8.count) }
    guard let index = definition.index(ofScanned: badge) else { throw .badgeUnknown(badge) }
    return try decideCheckIn(definition.roster.delegates[index].code, scannedAtMS: scannedAtMS, atMS: nowMS)
  }

  /// A delegate for whom somebody sits cannot be in the hall as well.
  private func checkNotReplaced(_ delegate: Delegate) throws(Rejection) {
    if let alternate = alternate(for: delegate.code) {
      throw .delegateReplaced(delegate.code, name: delegate.name, alternate: alternate)
    }
  }

  func decideStepOut(
    _ code: Code<Delegate>, scannedAtMS: Int64?, atMS nowMS: Int64
  ) throws(Rejection) -> [Event] {
    let (delegate, record) = try known(code)
    guard record.presence == .present else { throw .delegateNotPresent(code, name: delegate.name) }
    let scannedAtMS = try moment(ofScan: scannedAtMS, of: delegate, known: record, atMS: nowMS)
    return [
      .delegatePresenceChanged(delegate: code, presence: .out, reason: "", source: .badge, scannedAtMS: scannedAtMS)
    ]
  }

  func decideMarkAbsent(_ code: Code<Delegate>, reason: String) throws(Rejection) -> [Event] {
    let (delegate, record) = try known(code)
    try checkLength(of: reason)
    let presence: Presence = reason.allSatisfy(\.isWhitespace) ? .absentUnexcused : .absentExcused
    guard record.presence != presence || record.reason != reason else {
      throw .delegateAlreadyAbsent(code, name: delegate.name)
    }
    return [.delegatePresenceChanged(delegate: code, presence: presence, reason: reason, source: .badge)]
  }

  func decideCorrect(_ code: Code<Delegate>, to presence: Presence, reason: String) throws(Rejection) -> [Event] {
    let (delegate, record) = try known(code)
    guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
    try checkLength(of: reason)
    guard record.presence != presence || record.reason != reason else {
      throw .presenceAlreadySo(code, name: delegate.name, presence: presence)
    }
    if !presence.isAbsence { try checkNotReplaced(delegate) }
    return [.delegatePresenceCorrected(delegate: code, was: record, presence: presence, reason: reason)]
      + (presence == .present ? joining(code) : [])
  }

  // MARK: Alternates

  func decideSeat(_ alternate: Code<Delegate>, for code: Code<Delegate>) throws(Rejection) -> [Event] {
    let (person, _) = try known(alternate)
    let (delegate, record) = try known(code)
    guard person.kind == .alternate else { throw .notAnAlternate(alternate, name: person.name, kind: person.kind) }
    guard delegate.kind.isOfficial else { throw .notAMandate(code, name: delegate.name, kind: delegate.kind) }
    guard record.presence.isAbsence else { throw .delegateNotAbsent(code, name: delegate.name) }
    if let other = self.alternate(for: code) { throw .delegateReplaced(code, name: delegate.name, alternate: other) }
    if let other = replaced(by: alternate) { throw .alternateSeatedAlready(alternate, name: person.name, for: other) }
    return [.delegateSeated(alternate: alternate, delegate: code)] + joining(alternate, asSeatedFor: code)
  }

  func decideUnseat(_ alternate: Code<Delegate>) throws(Rejection) -> [Event] {
    let (person, _) = try known(alternate)
    guard let code = replaced(by: alternate) else { throw .alternateNotSeated(alternate, name: person.name) }
    return [.delegateUnseated(alternate: alternate, delegate: code)]
  }

  // MARK: Lists and counts

  func decideImport(_ entries: [PresenceEntry]) throws(Rejection) -> [Event] {
    guard !entries.isEmpty, entries.count <= PresenceEntry.countMax else {
      throw .importOutOfRange(count: entries.count)
    }
    // Everybody who is not known is named before anything else that is wrong: a list is put right once.
    let unknown = entries.map(\.delegate).filter { definition.roster.index(ofBadge: $0.text) == nil }
    guard unknown.isEmpty else { throw .importUnknown(unknown) }
    var seen: Set<Code<Delegate>> = []
    var changes: [PresenceEntry] = []
    for entry in entries {
      guard let delegate = person(listedAs: entry.delegate), let record = presence(of: delegate.code) else { continue }
      guard seen.insert(delegate.code).inserted else { throw .importRepeats(delegate.code) }
      try checkLength(of: entry.reason)
      if !entry.presence.isAbsence { try checkNotReplaced(delegate) }
      if record.presence != entry.presence || record.reason != entry.reason {
        changes.append(PresenceEntry(delegate: delegate.code, presence: entry.presence, reason: entry.reason))
      }
    }
    // A list that says nothing new is taken all the same: sending it twice is no mistake.
    let arrivals = changes.filter { $0.presence == .present }
    return [.attendanceImported(changes: changes, unchanged: entries.count - changes.count)]
      + arrivals.flatMap { joining($0.delegate) }
  }

  /// The person whom a list names by code or by what the badge holds.
  private func person(listedAs code: Code<Delegate>) -> Delegate? {
    definition.roster[code] ?? definition.roster.index(ofBadge: code.text).map { definition.roster.delegates[$0] }
  }

  func decideCount(_ given: AttendanceCount) throws(Rejection) -> [Event] {
    let summoned = summonedByName(given.scope)
    let count = given.named(as: summoned.keys)
    for (name, figure) in count.counts.sorted(by: { $0.key < $1.key }) {
      guard let most = summoned[name] else { throw .countNameUnknown(name, scope: count.scope) }
      guard figure >= 0 else { throw .countMustNotBeNegative(choice: name, count: figure) }
      guard figure <= most else { throw .countAboveSummoned(name, count: figure, summoned: most) }
    }
    guard !count.counts.isEmpty else { throw .countNameUnknown("", scope: count.scope) }
    let most = attendance.summoned
    guard count.present <= most else {
      throw .countAboveSummoned(count.scope.rawValue, count: count.present, summoned: most)
    }
    if let organisations = count.organisations {
      let known = min(headcount.organisations, count.present)
      guard (0...known).contains(organisations) else {
        throw .countAboveSummoned("organisations", count: organisations, summoned: known)
      }
    }
    return [.attendanceCounted(count: count)]
  }

  /// How many were summoned, by the names that a count of this scope may use.
  private func summonedByName(_ scope: AttendanceCount.Scope) -> [String: Int] {
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

  func decideUncount() throws(Rejection) -> [Event] {
    guard attendanceCount != nil else { throw .attendanceNotCounted }
    return [.attendanceUncounted]
  }

  func decideAdjust(absentThroughout: Int, reason: String) throws(Rejection) -> [Event] {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
    try checkLength(of: reason)
    let most = attendance.summoned - attendance.present - attendance.out
    guard (0...max(0, most)).contains(absentThroughout) else {
      throw .adjustmentOutOfRange(absentThroughout, most: most)
    }
    return [.attendanceAdjusted(absentThroughout: absentThroughout, reason: reason)]
  }

  /// Refuses a reason that nobody would read.
  func checkLength(of reason: String) throws(Rejection) {
    let bytes = reason.utf8.count
    guard bytes <= CommandRequest.reasonBytesMax else { throw .reasonTooLong(bytes: bytes) }
  }

  /// Somebody who arrives while a ballot is open that admits late arrivals joins its roll.
  private func joining(_ code: Code<Delegate>, asSeatedFor seated: Code<Delegate>? = nil) -> [Event] {
    guard let ballot = openBallot, ballot.plan.admitsLateArrivals, let opening = ballot.phase.opening,
      opening.attendance.countedBy == nil, opening.place(of: code) == nil
    else { return [] }
    let isOfficial = definition.roster[code]?.kind.isOfficial == true
    // One mandate votes once: neither the delegate nor the alternate joins where the other is on the roll already.
    let mandate = isOfficial ? code : seated ?? replaced(by: code)
    guard let mandate else { return [] }
    if let seated, presence(of: code)?.presence != .present || opening.place(of: seated) != nil { return [] }
    if opening.mandates.contains(mandate) { return [] }
    let weight = ballot.plan.isWeighted ? definition.roster[mandate]?.weight ?? 1 : nil
    return [.ballotRollJoined(ballot: ballot.code, delegate: code, mandate: mandate, weight: weight)]
  }
}
