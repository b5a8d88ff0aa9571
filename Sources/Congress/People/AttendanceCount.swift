/// People counted by hand, standing in for check-in until it is taken back.
///
/// Shape: a figure by name for the whole hall, each organisation, each group or each block of seats. Invariant, held by
/// ``CongressState/decide(_:)``: no figure is more than were summoned there; the sum is not more than were summoned.
public struct AttendanceCount: Sendable, Hashable, Codable {
  /// What was counted by.
  public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
    case hall, organisation, group, block
  }

  /// The name of the one figure of a count of the whole hall.
  public static let hallName = "hall"

  /// What was counted by.
  public let scope: Scope
  /// Official delegates counted, by name of the organisation, group or block; ``hallName`` for the whole hall.
  public let counts: [String: Int]
  /// Organisations counted as represented; nothing where the counts tell it, or nobody knows.
  public let organisations: Int?

  /// A count from its parts.
  public init(scope: Scope, counts: [String: Int], organisations: Int? = nil) {
    self.scope = scope
    self.counts = counts
    self.organisations = organisations
  }

  /// The same count in the names that are known, where one is written otherwise (see ``FoldedText``); a name that is
  /// nobody's, or that is there a second time, stays as it is.
  func named(as known: some Collection<String>) -> AttendanceCount {
    guard !counts.keys.allSatisfy(known.contains) else { return self }
    let names = Dictionary(known.map { (FoldedText($0), $0) }, uniquingKeysWith: { first, _ in first })
    var renamed: [String: Int] = [:]
    for (name, figure) in counts.sorted(by: { $0.key < $1.key }) {
      let own = names[FoldedText(name)] ?? name
      renamed[renamed[own] == nil && (own == name || counts[own] == nil) ? own : name] = figure
    }
    return AttendanceCount(scope: scope, counts: renamed, organisations: organisations)
  }

  /// Everybody who was counted.
  public var present: Int { counts.values.reduce(0, +) }

  /// Organisations represented as far as the count tells.
  public var organisationsRepresented: Int? {
    scope == .organisation ? counts.values.count { $0 > 0 } : organisations
  }
}

/// A part of the hall that is counted by itself.
public struct Block: Sendable, Hashable, Codable {
  /// The block's code, such as `A`.
  public let code: Code<Block>
  /// What tellers and the hall call it.
  public let name: LocalizedText
  /// The name under which the block's teller says hello; whoever is a teller may report it where nothing is set.
  public let teller: String?
  /// Seats in the block; nothing where that is not known.
  public let seats: Int?

  /// A block from its parts.
  public init(code: Code<Block>, name: LocalizedText, teller: String? = nil, seats: Int? = nil) {
    self.code = code
    self.name = name
    self.teller = teller
    self.seats = seats
  }
}
