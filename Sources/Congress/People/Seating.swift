/// An alternate who sits for a named absent delegate, votes in their stead and is counted as their organisation's.
public struct Seating: Sendable, Hashable, Codable {
  /// Who sits.
  public let alternate: Code<Delegate>
  /// For whom.
  public let delegate: Code<Delegate>

  /// Somebody who sits for somebody.
  public init(alternate: Code<Delegate>, delegate: Code<Delegate>) {
    self.alternate = alternate
    self.delegate = delegate
  }
}

/// Who sits for whom, in the order in which they were seated, and both ways by code.
///
/// Invariant: nobody sits for two, and nobody is sat for by two. Encoded as the list alone.
public struct Seatings: Sendable, Hashable, Codable {
  /// Everybody who sits for somebody.
  public private(set) var all: [Seating] = []
  private var alternates: [Code<Delegate>: Code<Delegate>] = [:]
  private var delegates: [Code<Delegate>: Code<Delegate>] = [:]

  /// Nobody.
  public init() {}

  /// Reads the list; the rest follows from it.
  public init(from decoder: any Decoder) throws {
    for seating in try decoder.singleValueContainer().decode([Seating].self) { seat(seating) }
  }

  /// Writes the list only.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(all)
  }

  /// Who sits for a delegate, if anybody does.
  public func alternate(for delegate: Code<Delegate>) -> Code<Delegate>? { alternates[delegate] }

  /// For whom an alternate sits, if for anybody.
  public func delegate(of alternate: Code<Delegate>) -> Code<Delegate>? { delegates[alternate] }

  /// Seats an alternate for a delegate; where either had been seated otherwise, that is over.
  mutating func seat(_ seating: Seating) {
    remove(delegate: seating.delegate)
    if let other = delegates[seating.alternate] { remove(delegate: other) }
    all.append(seating)
    alternates[seating.delegate] = seating.alternate
    delegates[seating.alternate] = seating.delegate
  }

  /// Ends what was done for a delegate.
  mutating func remove(delegate: Code<Delegate>) {
    guard let alternate = alternates.removeValue(forKey: delegate) else { return }
    delegates[alternate] = nil
    all.removeAll { $0.delegate == delegate }
  }
}

/// A presence that was recorded wrongly and put right; both values stay.
public struct PresenceCorrection: Sendable, Hashable, Codable {
  /// Whose presence it is.
  public let delegate: Code<Delegate>
  /// What had been recorded.
  public let was: PresenceRecord
  /// What was put in its place, with the reason.
  public let became: PresenceRecord
  /// Who put it right.
  public let actor: Actor?

  /// A correction from its parts.
  public init(delegate: Code<Delegate>, was: PresenceRecord, became: PresenceRecord, actor: Actor?) {
    self.delegate = delegate
    self.was = was
    self.became = became
    self.actor = actor
  }
}

/// One line of a list of arrivals.
public struct PresenceEntry: Sendable, Hashable, Codable {
  /// The most entries of one list.
  public static let countMax = 5_000

  /// Whose presence it is.
  public let delegate: Code<Delegate>
  /// Where they are.
  public let presence: Presence
  /// The reason of an absence, or empty.
  public let reason: String

  /// A line from its parts.
  public init(delegate: Code<Delegate>, presence: Presence, reason: String = "") {
    self.delegate = delegate
    self.presence = presence
    self.reason = reason
  }

  private enum CodingKeys: String, CodingKey { case delegate, presence, reason }

  /// Reads a line; a reason may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    delegate = try container.decode(Code.self, forKey: .delegate)
    presence = try container.decode(Presence.self, forKey: .presence)
    reason = try container.decodeIfPresent(String.self, forKey: .reason) ?? ""
  }
}

extension CongressState {
  /// Where the holder of the mandate at `index` is: the alternate who sits for the delegate, else the delegate.
  public func mandate(at index: Int) -> PresenceRecord {
    guard !seatings.all.isEmpty else { return presences[index] }
    let alternate = alternate(for: definition.roster.delegates[index].code).flatMap(definition.roster.index(of:))
    return presences[alternate ?? index]
  }

  /// Who holds the mandate of an official delegate: the alternate who sits for them, else the delegate.
  public func holder(of delegate: Code<Delegate>) -> Code<Delegate> { alternate(for: delegate) ?? delegate }

  /// The alternate who sits for a delegate, if anybody does.
  public func alternate(for delegate: Code<Delegate>) -> Code<Delegate>? {
    seatings.alternate(for: delegate)
  }

  /// For whom an alternate sits, if for anybody.
  public func replaced(by alternate: Code<Delegate>) -> Code<Delegate>? {
    seatings.delegate(of: alternate)
  }

  /// The holders of mandates who are in the hall, in the order of the roster: who may vote now.
  public var votersPresent: [Code<Delegate>] {
    definition.roster.delegates.indices
      .filter { definition.roster.delegates[$0].kind.isOfficial && mandate(at: $0).presence == .present }
      .map { holder(of: definition.roster.delegates[$0].code) }
  }
}
