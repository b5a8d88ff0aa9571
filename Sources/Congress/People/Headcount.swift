/// How many official delegates are where, kept up to date one change at a time.
///
/// Invariant: the counts are always what counting everybody afresh would give. A change costs the same however long
/// the roster is.
public struct Headcount: Sendable, Hashable, Codable {
  private var pending = 0
  private var present = 0
  private var out = 0
  private var absentExcused = 0
  private var absentUnexcused = 0
  private var presentByOrganisation: [Int]
  /// Organisations with at least one delegate present.
  public private(set) var organisationsRepresented = 0
  /// When a presence last changed, in ms since 1970 UTC.
  public private(set) var asOfMS: Int64 = 0
  /// By what means the newest presence became known.
  public private(set) var source = PresenceSource.roster

  /// Counts everybody.
  /// - Parameter presences: One record a delegate, in the roster's order.
  public init(roster: Roster, presences: [PresenceRecord]) {
    presentByOrganisation = Array(repeating: 0, count: roster.organisations.count)
    for (index, record) in presences.enumerated() {
      guard let organisation = roster.organisationIndex(ofDelegateAt: index) else { continue }
      let knownMS = record.recordedMS ?? record.atMS
      if knownMS > asOfMS { (asOfMS, source) = (knownMS, record.source) }
      add(1, to: record.presence, organisation: organisation)
    }
  }

  /// Organisations that have official delegates.
  public var organisations: Int { presentByOrganisation.count }

  /// How many official delegates are so.
  public subscript(presence: Presence) -> Int {
    switch presence {
    case .pending: pending
    case .present: present
    case .out: out
    case .absentExcused: absentExcused
    case .absentUnexcused: absentUnexcused
    }
  }

  /// Takes in the time and the means of a change of persons who are not counted themselves.
  mutating func note(atMS: Int64, source: PresenceSource) { (asOfMS, self.source) = (atMS, source) }

  /// Takes in that what is known is known since a moment at the latest: the clock was put right.
  mutating func know(latestMS: Int64) { asOfMS = min(asOfMS, latestMS) }

  /// Takes in that one person's presence has become another.
  /// - Parameter organisation: The person's place among the organisations; nothing for whoever is not official.
  mutating func change(from was: PresenceRecord, to became: PresenceRecord, organisation: Int?) {
    guard let organisation else { return }
    (asOfMS, source) = (became.recordedMS ?? became.atMS, became.source)
    add(-1, to: was.presence, organisation: organisation)
    add(1, to: became.presence, organisation: organisation)
  }

  private mutating func add(_ one: Int, to presence: Presence, organisation: Int) {
    switch presence {
    case .pending: pending += one
    case .out: out += one
    case .absentExcused: absentExcused += one
    case .absentUnexcused: absentUnexcused += one
    case .present:
      present += one
      let before = presentByOrganisation[organisation]
      presentByOrganisation[organisation] = before + one
      if before == 0 { organisationsRepresented += 1 }
      if before + one == 0 { organisationsRepresented -= 1 }
    }
  }
}
