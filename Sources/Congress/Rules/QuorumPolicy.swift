/// What a congress demands before it may decide, and what happens where that is missing.
///
/// Source: Party Charter art. 11 (at least two thirds of the summoned delegates, representing at least two
/// thirds of the organisations); both parts can be set per congress.
public struct QuorumPolicy: Sendable, Hashable, Codable {
  /// What a missing quorum does to the opening of a ballot.
  public enum Enforcement: String, Sendable, Hashable, Codable, CaseIterable {
    case off, warn, block
  }

  /// The part of the summoned delegates that must be present.
  public let delegates: Fraction
  /// The part of the organisations that must be represented.
  public let organisations: Fraction
  /// What a missing quorum does.
  public let policy: Enforcement

  /// A policy from its parts.
  public init(delegates: Fraction = .twoThirds, organisations: Fraction = .twoThirds, policy: Enforcement = .warn) {
    self.delegates = delegates
    self.organisations = organisations
    self.policy = policy
  }
}

/// How a congress stands against what it demands before it may decide.
public enum Quorum: String, Sendable, Hashable, CaseIterable {
  case met
  case notMet = "not-met"
  /// There are enough delegates, and nobody has said of how many organisations.
  case organisationsUnknown = "organisations-unknown"
}

/// One quorum line: what is there against what is needed.
public struct QuorumLine: Sendable, Hashable, Codable {
  /// How a line stands.
  public enum Standing: String, Sendable, Hashable, Codable {
    case met
    case atLimit = "at-limit"
    case notMet = "not-met"
  }

  /// What is there, in people or organisations.
  public let present: Int
  /// The least that is enough.
  public let needed: Int
  /// The whole that `needed` is a part of.
  public let base: Int

  /// Holds `present` against the least part of `base` that is enough.
  public init(present: Int, base: Int, atLeast part: Fraction) {
    self.present = present
    self.base = base
    needed = part.leastCountAtLeast(of: base)
  }

  /// Met, met with nobody to spare, or not met; a base of 0 is never met.
  public var standing: Standing {
    guard base > 0, present >= needed else { return .notMet }
    return present == needed ? .atLimit : .met
  }

  /// Whether the line is enough to decide.
  public var isMet: Bool { standing != .notMet }
}
