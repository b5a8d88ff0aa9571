extension Strings {
  /// A pass rule in words: `quá nửa`, `ít nhất 3/5`.
  /// - Parameters:
  ///   - isMoreThan: Whether more than the part is needed, not just the part.
  ///   - numerator: The part's numerator, in lowest terms.
  ///   - denominator: The part's denominator.
  public func passRule(isMoreThan: Bool, numerator: Int, denominator: Int) -> String {
    let part = ["part": "\(numerator)/\(denominator)"]
    return switch (isMoreThan, numerator, denominator) {
    case (true, 1, 2): self[.ruleMoreThanHalf]
    case (true, _, _): self[.ruleMoreThan, part]
    case (false, 2, 3): self[.ruleAtLeastTwoThirds]
    case (false, _, _): self[.ruleAtLeast, part]
    }
  }
}
