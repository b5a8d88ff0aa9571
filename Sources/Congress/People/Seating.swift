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
    guard !seatings.isEmpty else { return presences[index] }
    let alternate = alternate(for: definition.roster.delegates[index].code).flatMap(definition.roster.index(of:))
    return presences[alternate ?? index]
  }

  /// Who holds the mandate of an official delegate: the alternate who sits for them, else the delegate.
  public func holder(of delegate: Code<Delegate>) -> Code<Delegate> { alternate(for: delegate) ?? delegate }

  /// The alternate who sits for a delegate, if anybody does.
  public func alternate(for delegate: Code<Delegate>) -> Code<Delegate>? {
    seatings.first { $0.delegate == delegate }?.alternate
  }

  /// For whom an alternate sits, if for anybody.
  public func replaced(by alternate: Code<Delegate>) -> Code<Delegate>? {
    seatings.first { $0.alternate == alternate }?.delegate
  }

  /// The holders of mandates who are in the hall, in the order of the roster: who may vote now.
  public var votersPresent: [Code<Delegate>] {
    definition.roster.delegates.indices
      .filter { definition.roster.delegates[$0].kind.isOfficial && mandate(at: $0).presence == .present }
      .map { holder(of: definition.roster.delegates[$0].code) }
  }
}
