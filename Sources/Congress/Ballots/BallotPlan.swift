/// A ballot as the congress prepared it: the question, how it is answered, and what decides it.
public struct BallotPlan: Sendable, Hashable, Codable {
  /// The fewest and most choices of a ballot.
  public static let choicesRange = 2...5

  /// How the answers become figures.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cards are raised and counted; the figures are entered.
    case cardCount = "card-count"
    /// Cards are raised, and only those not in favour are counted; whoever is left is in favour.
    case residualCount = "residual-count"
  }

  /// What percentages and the needed count are taken of.
  public enum Base: String, Sendable, Hashable, Codable, CaseIterable {
    /// Official delegates called to the congress.
    case summoned
    /// Official delegates present when the ballot opened.
    case present
    /// Everybody who answered.
    case cast
  }

  /// The ballot's code, such as `BQ06`.
  public let code: Code<Ballot>
  /// The question as the chair puts it.
  public let question: LocalizedText
  /// How the answers become figures.
  public let method: Method
  /// The choices in their fixed order; the first is the one that must reach the needed count.
  public let choices: [Choice]
  /// What percentages are taken of.
  public let base: Base
  /// What the first choice must reach.
  public let rule: PassRule
  /// How long it stays open, in ms; nothing for as long as the chair wants.
  public let durationMS: Int64?

  /// A ballot from its parts.
  public init(
    code: Code<Ballot>, question: LocalizedText, method: Method = .cardCount, choices: [Choice] = Choice.standard,
    base: Base = .summoned, rule: PassRule = .moreThanHalf, durationMS: Int64? = nil
  ) {
    self.code = code
    self.question = question
    self.method = method
    self.choices = choices
    self.base = base
    self.rule = rule
    self.durationMS = durationMS
  }
}

/// One answer that a ballot offers.
public struct Choice: Sendable, Hashable, Codable {
  /// The sign, and with it the colour, by which the hall knows the choice; never colour alone.
  public enum Sign: String, Sendable, Hashable, Codable, CaseIterable {
    case agree, against, other
  }

  /// The word by which commands name the choice: `for`, `against`, `other`.
  public let key: String
  /// What the hall reads.
  public let label: LocalizedText
  /// The sign beside the label.
  public let sign: Sign

  /// A choice from its parts.
  public init(key: String, label: LocalizedText, sign: Sign) {
    self.key = key
    self.label = label
    self.sign = sign
  }

  /// The three choices of an open vote at a Party congress.
  public static let standard = [
    Choice(key: "for", label: LocalizedText(vi: "Tán thành", en: "In favour"), sign: .agree),
    Choice(key: "against", label: LocalizedText(vi: "Không tán thành", en: "Against"), sign: .against),
    Choice(key: "other", label: LocalizedText(vi: "Ý kiến khác", en: "Other opinion"), sign: .other),
  ]
}

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

  /// The smallest count that passes: 243 for more than half of 485.
  public func neededCount(of base: Int) -> Int {
    switch comparison {
    case .moreThan: part.leastCountMoreThan(of: base)
    case .atLeast: part.leastCountAtLeast(of: base)
    }
  }
}
