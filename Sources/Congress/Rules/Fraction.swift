/// An exact part of a whole, as congress rules state it: two thirds, more than half.
///
/// Invariant: `0 ≤ numerator ≤ denominator`, `1 ≤ denominator ≤ 1000`. Never turned into a floating-point number.
public struct Fraction: Sendable, Hashable, Codable {
  /// The largest denominator that a rule may have.
  public static let denominatorMax = 1000

  /// The upper figure.
  public let numerator: Int
  /// The lower figure.
  public let denominator: Int

  /// A fraction within its range, or nothing.
  public init?(_ numerator: Int, _ denominator: Int) {
    guard (1...Self.denominatorMax).contains(denominator), (0...denominator).contains(numerator) else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  private init(whole numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// One half.
  public static let half = Fraction(whole: 1, of: 2)
  /// Thirty per cent.
  public static let threeTenths = Fraction(whole: 3, of: 10)
  /// Two thirds.
  public static let twoThirds = Fraction(whole: 2, of: 3)

  /// The smallest count that is at least this part of `base` ("at least two thirds", Charter article 11).
  public func leastCountAtLeast(of base: Int) -> Int {
    (base * numerator + denominator - 1) / denominator
  }

  /// The smallest count that is strictly more than this part of `base` ("more than half" of 485 is 243).
  public func leastCountMoreThan(of base: Int) -> Int {
    base * numerator / denominator + 1
  }

  /// Reads `"2/3"`.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }), let upper = Int(parts[0]),
      let lower = Int(parts[1])
    else { return nil }
    self.init(upper, lower)
  }

  /// Reads numerator and denominator, refusing a pair out of range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let upper = try container.decode(Int.self, forKey: .numerator)
    let lower = try container.decode(Int.self, forKey: .denominator)
    guard let fraction = Fraction(upper, lower) else {
      throw DecodingError.dataCorruptedError(
        forKey: .denominator, in: container, debugDescription: "\(upper)/\(lower) is not a part of a whole")
    }
    self = fraction
  }
}

/// A count set against its base: 476 of 485.
///
/// Invariant: both are counts of people, 0 or more. A share of base 0 has no percentage.
public struct Share: Sendable, Hashable, Codable {
  /// How many.
  public let count: Int
  /// Of how many.
  public let base: Int

  /// A count set against its base.
  public init(count: Int, base: Int) {
    self.count = count
    self.base = base
  }

  /// The percentage in hundredths of a percent, rounded half up from the exact fraction: 9814 for 476 of 485.
  ///
  /// For showing only; no rule is ever decided on it. `nil` where the base is 0.
  public var hundredthsOfPercent: Int? {
    guard base > 0 else { return nil }
    return (count * 20_000 + base) / (2 * base)
  }
}
