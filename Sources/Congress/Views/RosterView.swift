/// The `roster` topic: everybody who may come, as a registration desk has to know them.
///
/// Never changes while a congress runs. Nothing that a desk does not need: no birth years, no parties.
public struct RosterView: Sendable, Hashable, Codable {
  /// One person.
  public struct Person: Sendable, Hashable, Codable {
    /// The code on the badge.
    public let code: Code<Delegate>
    /// Full name, family name first.
    public let name: String
    /// In what right the person sits in the hall.
    public let kind: Delegate.Kind
    /// The organisation that sent the person, or empty.
    public let organisation: String
    /// The discussion group, or empty.
    public let group: String
    /// The seat in the hall, or empty.
    public let seat: String
    /// What the badge holds where that is not the code.
    public let badge: String?

    /// A person from its parts.
    public init(
      code: Code<Delegate>, name: String, kind: Delegate.Kind, organisation: String = "", group: String = "",
      seat: String = "", badge: String? = nil
    ) {
      self.code = code
      self.name = name
      self.kind = kind
      self.organisation = organisation
      self.group = group
      self.seat = seat
      self.badge = badge
    }
  }

  /// The congress.
  public let congress: Code<Definition>
  /// Everybody, in the order of the roster.
  public let people: [Person]
  /// The hall's time against UTC, in minutes.
  public let utcOffset: UTCOffset
  /// What scanners put around a badge; nothing where they put nothing.
  public let badge: BadgeReading?

  private enum CodingKeys: String, CodingKey {
    case congress, people, badge
    case utcOffset = "utcOffsetMinutes"
  }

  /// The people of a congress.
  public init(
    congress: Code<Definition>, people: [Person], utcOffset: UTCOffset = 0, badge: BadgeReading? = nil
  ) {
    self.badge = badge
    self.congress = congress
    self.people = people
    self.utcOffset = utcOffset
  }
}

extension RosterView.Person {
  private enum CodingKeys: String, CodingKey { case code, name, kind, organisation, group, seat, badge }

  /// Reads a person; what is empty may be left out, and what is not known is passed over.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String { try container.decodeIfPresent(String.self, forKey: key) ?? "" }
    self.init(
      code: try container.decode(Code.self, forKey: .code), name: try text(.name),
      kind: try container.decode(Delegate.Kind.self, forKey: .kind), organisation: try text(.organisation),
      group: try text(.group), seat: try text(.seat), badge: try container.decodeIfPresent(String.self, forKey: .badge))
  }
}

/// The `presences` topic: where everybody is, for those who check people in.
///
/// Whoever stands in none of the lists has not checked in. Lists are in the order of the roster.
public struct PresencesView: Sendable, Hashable, Codable {
  /// In the hall.
  public let present: [Code<Delegate>]
  /// Checked in, out of the hall for now.
  public let out: [Code<Delegate>]
  /// Absent with a reason.
  public let absentExcused: [Code<Delegate>]
  /// Absent without one.
  public let absentUnexcused: [Code<Delegate>]
  /// Who sits for whom.
  public let seatings: [Seating]

  /// Where everybody is.
  public init(
    present: [Code<Delegate>], out: [Code<Delegate>] = [], absentExcused: [Code<Delegate>] = [],
    absentUnexcused: [Code<Delegate>] = [], seatings: [Seating] = []
  ) {
    self.present = present
    self.out = out
    self.absentExcused = absentExcused
    self.absentUnexcused = absentUnexcused
    self.seatings = seatings
  }
}

extension CongressState {
  /// Everybody who may come.
  public var rosterView: RosterView {
    RosterView(
      congress: definition.id,
      people: definition.roster.delegates.map {
        RosterView.Person(
          code: $0.code, name: $0.name, kind: $0.kind, organisation: $0.organisation, group: $0.group, seat: $0.seat,
          badge: $0.badge)
      }, utcOffset: definition.utcOffset, badge: definition.badge)
  }

  /// Where everybody is.
  public var presencesView: PresencesView {
    var codes: [Presence: [Code<Delegate>]] = [:]
    for (delegate, record) in zip(definition.roster.delegates, presences) where record.presence != .pending {
      codes[record.presence, default: []].append(delegate.code)
    }
    return PresencesView(
      present: codes[.present] ?? [], out: codes[.out] ?? [], absentExcused: codes[.absentExcused] ?? [],
      absentUnexcused: codes[.absentUnexcused] ?? [], seatings: seatings.all)
  }
}
