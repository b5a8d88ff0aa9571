/// The figures of a ballot, one for each choice of its plan, in the plan's order.
///
/// Invariant: as many figures as choices, each 0 or more, in people.
public struct Tally: Sendable, Hashable, Codable {
  /// The figures in the order of the plan's choices.
  public let counts: [Int]

  /// Figures in the order of the plan's choices.
  public init(counts: [Int]) { self.counts = counts }

  /// Everybody who answered.
  public var cast: Int { counts.reduce(0, +) }
}

/// What a ballot's figures mean under its rule: everything that the hall is shown, decided on integers.
public struct Outcome: Sendable, Hashable, Codable {
  /// The figures.
  public let tally: Tally
  /// What percentages are taken of, in people.
  public let base: Int
  /// The smallest count of the first choice that passes.
  public let needed: Int
  /// Whether the first choice reached it.
  public let isAdopted: Bool

  /// Holds the figures of a ballot against its rule.
  public init(plan: BallotPlan, opening: Opening, tally: Tally) {
    let base =
      switch plan.base {
      case .summoned: opening.attendance.summoned
      case .present: opening.attendance.present
      case .cast: tally.cast
      }
    self.tally = tally
    self.base = base
    needed = plan.rule.neededCount(of: base)
    isAdopted = base > 0 && (tally.counts.first ?? 0) >= needed
  }

  /// Each choice's figure set against the base, in the plan's order.
  public var shares: [Share] { tally.counts.map { Share(count: $0, base: base) } }
}
