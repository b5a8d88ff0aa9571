/// How far a vote has come while nobody knows its result.
public struct VotingProgress: Sendable, Hashable, Codable {
  /// How many have voted on terminals; nothing where delegates do not send their votes.
  public let turnout: Int?
  /// Blocks that have reported, by code; nothing where the vote is not counted by block.
  public let blocksReported: [Code<Block>]?
  /// Blocks that have not.
  public let blocksMissing: [Code<Block>]?
  /// The figures as they come in, where the ballot shows them live.
  public let live: Tally?

  /// A progress from its parts.
  public init(
    turnout: Int? = nil, blocksReported: [Code<Block>]? = nil, blocksMissing: [Code<Block>]? = nil, live: Tally? = nil
  ) {
    self.turnout = turnout
    self.blocksReported = blocksReported
    self.blocksMissing = blocksMissing
    self.live = live
  }
}

extension BallotPhase {
  /// How far the vote has come, once it is open and until it is counted.
  /// - Parameter isForHall: Whether only what the ballot lets the hall see may be in it.
  func progress(of plan: BallotPlan, blocks: [Block], isForHall: Bool = true) -> VotingProgress? {
    guard let entries, !isForHall || plan.interim != .hidden else { return nil }
    let reported = blocks.map(\.code).filter { code in entries.blocks.contains { $0.block == code } }
    let isByBlock = plan.method == .blockCount
    return VotingProgress(
      turnout: plan.method.isElectronic ? entries.turnout : nil, blocksReported: isByBlock ? reported : nil,
      blocksMissing: isByBlock ? blocks.map(\.code).filter { !reported.contains($0) } : nil,
      live: plan.interim == .live ? entries.live(of: plan, weights: opening?.weights) : nil)
  }
}

extension Entries {
  /// The figures as they come in; never of a secret vote.
  func live(of plan: BallotPlan, weights: [Int]?) -> Tally? {
    switch plan.method {
    case .electronicSecret: return nil
    case .electronicNamed, .electronicOpen:
      var counts = plan.choices.map { _ in 0 }
      var sums = counts
      for (place, vote) in votes.enumerated() {
        guard case .choice(let choice)? = vote, counts.indices.contains(choice) else { continue }
        counts[choice] += 1
        sums[choice] += weights.flatMap { $0.indices.contains(place) ? $0[place] : nil } ?? 1
      }
      return Tally(counts: counts, weights: weights == nil ? nil : sums)
    case .cardCount, .residualCount, .blockCount, .paper: return tally
    }
  }
}
