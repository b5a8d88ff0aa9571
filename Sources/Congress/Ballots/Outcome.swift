/// The figures of a ballot, one for each choice of its plan, in the plan's order.
///
/// Invariant: as many figures as choices, each 0 or more, in people.
public struct Tally: Sendable, Hashable, Codable {
  /// People, in the order of the plan's choices.
  public let counts: [Int]
  /// Votes, in the same order, where delegates have different numbers of them; never mixed with ``counts``.
  public let weights: [Int]?
  /// What was counted of the ballots themselves, for a vote on paper.
  public let paper: PaperFigures?
  /// The blocks that the figures are the sums of.
  public let blocks: [BlockCount]?
  /// The choice of each on the roll, in its order, for a named vote.
  public internal(set) var choices: [Int?]?

  /// Figures in the order of the plan's choices.
  public init(
    counts: [Int], weights: [Int]? = nil, paper: PaperFigures? = nil, blocks: [BlockCount]? = nil,
    choices: [Int?]? = nil
  ) {
    self.counts = counts
    self.weights = weights
    self.paper = paper
    self.blocks = blocks
    self.choices = choices
  }

  /// Everybody who answered; on paper, every valid ballot.
  public var cast: Int { counts.reduce(0, +) }

  /// What the rule is held against: votes where they are weighted, else people.
  public var deciding: [Int] { weights ?? counts }
}

/// What a ballot's figures mean under its rule: everything that the hall is shown, decided on integers.
public struct Outcome: Sendable, Hashable, Codable {
  /// The figures.
  public internal(set) var tally: Tally
  /// What percentages are taken of, in people, or in votes where they are weighted.
  public let base: Int
  /// The smallest figure that passes: of the first choice, or of any alternative.
  public let needed: Int
  /// Whether something reached it; what that means for the hall says ``Verdict``.
  public let isAdopted: Bool
  /// The key of the alternative that is adopted; nothing for a motion, and where none is.
  public let adopted: String?
  /// The keys of the alternatives that share the most votes; nothing for a motion, and where one has more than the rest.
  public let tied: [String]?

  /// Holds the figures of a ballot against its rule.
  public init(plan: BallotPlan, opening: Opening, tally: Tally) {
    let base = Self.base(of: plan, opening: opening, tally: tally)
    self.tally = tally
    self.base = base
    needed = plan.rule.neededCount(of: base)
    guard plan.kind == .alternatives else {
      isAdopted = base > 0 && (tally.deciding.first ?? 0) >= needed
      (adopted, tied) = (nil, nil)
      return
    }
    let standing = plan.standing(of: tally.deciding, needed: needed)
    isAdopted = standing.adopted != nil
    adopted = standing.adopted?.key
    tied = standing.tied.isEmpty ? nil : standing.tied.map(\.key)
  }

  /// The figures of an outcome, and nothing that they would decide.
  init(figuresOf outcome: Outcome) {
    (tally, base, needed) = (outcome.tally, outcome.base, outcome.needed)
    (isAdopted, adopted, tied) = (false, nil, nil)
  }

  private static func base(of plan: BallotPlan, opening: Opening, tally: Tally) -> Int {
    let isWeighted = tally.weights != nil
    switch plan.base {
    case .summoned: return isWeighted ? opening.summonedWeight ?? 0 : opening.attendance.summoned
    case .adjustedSummoned: return opening.attendance.adjustedSummoned
    case .present: return isWeighted ? (opening.weights ?? []).reduce(0, +) : opening.voters
    case .cast: return tally.paper?.collected ?? tally.deciding.reduce(0, +)
    case .valid: return tally.deciding.reduce(0, +)
    case .fixed: return plan.fixedBase ?? 0
    }
  }

  /// Each choice's figure set against the base, in the plan's order.
  public var shares: [Share] { tally.deciding.map { Share(count: $0, base: base) } }
}
