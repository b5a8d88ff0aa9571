/// Everybody who may come, in the order of the roster file, and who belongs where.
///
/// Invariant: codes are unique. Never changes while a congress runs, so copies of the state share it.
public struct Roster: Sendable, Hashable, Codable {
  /// The most people a roster may hold.
  public static let delegatesMax = 20_000

  /// Everybody, in the order of the file.
  public let delegates: [Delegate]
  /// Official delegates by organisation.
  let byOrganisation: RosterPart
  /// Official delegates by discussion group.
  let byGroup: RosterPart
  /// Official delegates by kind.
  let byKind: RosterPart
  /// Where everybody sits.
  let seatPlan: SeatPlan
  private let indexByBadge: [String: Int]
  private let indexByCode: [Code<Delegate>: Int]

  /// A roster of people whose codes are unique; of two with one code, the later is left out.
  public init(_ people: [Delegate]) {
    var indexes: [Code<Delegate>: Int] = [:]
    var kept: [Delegate] = []
    for person in people where indexes[person.code] == nil {
      indexes[person.code] = kept.count
      kept.append(person)
    }
    delegates = kept
    byOrganisation = RosterPart(kept, by: \.organisation)
    byGroup = RosterPart(kept, by: \.group)
    byKind = RosterPart(kept, by: \.kind.rawValue)
    seatPlan = SeatPlan(kept)
    indexByCode = indexes
    var badges: [String: Int] = [:]
    for (index, person) in kept.enumerated() { badges[Self.folded(badge: person.code.text)] = index }
    for (index, person) in kept.enumerated() {
      if let badge = person.badge.map(Self.folded), badges[badge] == nil { badges[badge] = index }
    }
    indexByBadge = badges
  }

  /// The organisations of official delegates, in order of first appearance.
  public var organisations: [String] { byOrganisation.names }

  /// The place of a delegate in `delegates`, if on the roster.
  public func index(of code: Code<Delegate>) -> Int? { indexByCode[code] }

  /// The place of the person whose badge holds a text: what the roster says of the badge, or the code itself.
  ///
  /// Scanners add line ends and some type in capitals, so neither counts.
  public func index(ofBadge text: String) -> Int? { indexByBadge[Self.folded(badge: text)] }

  /// A badge as it is compared: as any name or code is.
  public static func folded(badge: String) -> String { FoldedText(badge).text }

  /// The delegate with `code`, if on the roster.
  public subscript(code: Code<Delegate>) -> Delegate? { indexByCode[code].map { delegates[$0] } }

  /// The place in `organisations` of the official delegate at `index`; `nil` for alternates and guests.
  func organisationIndex(ofDelegateAt index: Int) -> Int? { byOrganisation.places[index] }

  /// Reads the people; the rest follows from them.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Delegate].self))
  }

  /// Writes the people only.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(delegates)
  }

  /// Rosters are equal where their people are.
  public static func == (left: Roster, right: Roster) -> Bool { left.delegates == right.delegates }

  /// Hashes the people only.
  public func hash(into hasher: inout Hasher) { hasher.combine(delegates) }
}
