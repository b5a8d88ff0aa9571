/// What the first choice of a ballot must reach.
public struct PassRule: Sendable, Hashable, Codable {
  /// Whether the part itself is enough.
  public enum Comparison: String, Sendable, Hashable, Codable, CaseIterable {
    /// Strictly more than the part: exactly half never passes.
    case moreThan = "more-than"
    /// The part itself is enough.
    case atLeast = "at-least"
  }

  /// Whether the part itself is enough.
  public let comparison: Comparison
  /// The part of the base.
  public let part: Fraction

  /// A rule from its parts.
  public init(_ comparison: Comparison, _ part: Fraction) {
    self.comparison = comparison
    self.part = part
  }

  /// The safe default of a Party congress (Charter article 9).
  public static let moreThanHalf = PassRule(.moreThan, .half)

  /// Whether some results reach it and others do not.
  public var isFit: Bool {
    switch comparison {
    case .moreThan: part.numerator < part.denominator
    case .atLeast: part.numerator > 0
    }
  }

  /// The smallest count that passes: 243 for more than half of 485.
  public func neededCount(of base: Int) -> Int {
    switch comparison {
    case .moreThan: part.leastCountMoreThan(of: base)
    case .atLeast: part.leastCountAtLeast(of: base)
    }
  }
}
