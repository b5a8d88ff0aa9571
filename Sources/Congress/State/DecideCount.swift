/// The rules of counting: which figures reconcile, who may report them, and what a close adds up.
extension CongressState {
  func decideCount(
    _ code: Code<Ballot>, counts: [String: Int], paper: PaperFigures?
  ) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    let method = ballot.plan.method
    guard method == .cardCount || method == .residualCount || method == .paper else {
      throw .methodIsOther(code, method: method)
    }
    let opening: Opening
    switch ballot.phase {
    case .open(let frozen, _), .held(let frozen, _, _), .closed(let frozen, _), .counted(let frozen, _):
      opening = frozen
    default: throw wrongState(ballot, needed: .open, .held, .closed, .counted)
    }
    let figures = try figures(counts, of: ballot.plan, voters: opening.voters)
    try check(paper, of: ballot.plan, valid: figures.reduce(0, +), voters: opening.voters)
    return [.ballotCounted(ballot: code, counts: figures, paper: paper, weights: nil)]
  }

  /// One figure a choice, in the plan's order, where what was entered reconciles with those who may vote.
  private func figures(
    _ counts: [String: Int], of plan: BallotPlan, voters: Int
  ) throws(Rejection) -> [Int] {
    let isResidual = plan.method == .residualCount
    let entered = plan.choices.map(\.key).dropFirst(isResidual ? 1 : 0)
    if let stranger = counts.keys.filter({ !entered.contains($0) }).min() {
      throw .choiceUnknown(stranger, known: Array(entered))
    }
    var figures: [Int] = []
    for key in entered {
      guard let count = counts[key] else { throw .choiceMissing(key) }
      guard count >= 0 else { throw .countMustNotBeNegative(choice: key, count: count) }
      guard count <= voters else { throw .moreVotesThanVoters(cast: count, voters: voters) }
      figures.append(count)
    }
    let cast = figures.reduce(0, +)
    guard cast <= voters else { throw .moreVotesThanVoters(cast: cast, voters: voters) }
    return isResidual ? [voters - cast] + figures : figures
  }

  /// On paper: collected ≤ issued ≤ entitled, and valid and invalid make up the collected.
  private func check(
    _ paper: PaperFigures?, of plan: BallotPlan, valid: Int, voters: Int
  ) throws(Rejection) {
    guard plan.method == .paper else {
      if paper != nil { throw .methodIsOther(plan.code, method: plan.method) }
      return
    }
    guard let paper else { throw .paperFiguresMissing(plan.code) }
    for (name, count) in [("issued", paper.issued), ("collected", paper.collected), ("invalid", paper.invalid)] {
      guard count >= 0 else { throw .countMustNotBeNegative(choice: name, count: count) }
      // Before anything is added up: a figure of this size is a slip, and sums of such figures have no end.
      guard count <= Roster.delegatesMax else { throw .moreIssuedThanVoters(issued: count, voters: voters) }
    }
    guard paper.issued <= voters else { throw .moreIssuedThanVoters(issued: paper.issued, voters: voters) }
    guard paper.collected <= paper.issued else {
      throw .moreCollectedThanIssued(collected: paper.collected, issued: paper.issued)
    }
    guard valid + paper.invalid == paper.collected else {
      throw .validAndInvalidNotCollected(valid: valid, invalid: paper.invalid, collected: paper.collected)
    }
  }

  // MARK: Blocks

  func decideReportBlock(
    _ code: Code<Ballot>, block: Code<Block>, counts: [String: Int], by actor: Actor
  ) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard ballot.plan.method == .blockCount else { throw .methodIsOther(code, method: ballot.plan.method) }
    guard let known = definition.blocks.first(where: { $0.code == block }) else {
      throw .blockUnknown(block, known: definition.blocks.map(\.code))
    }
    if actor.role == .teller, let teller = known.teller, teller != actor.name {
      throw .blockOfOtherTeller(block, teller: teller)
    }
    let (voters, reported) = try reports(of: ballot)
    let figures = try figures(counts, of: ballot.plan, voters: voters)
    let cast = figures.reduce(0, +)
    if let seats = known.seats, cast > seats { throw .blockAboveSeats(block, cast: cast, seats: seats) }
    let others = reported.filter { $0.block != block }
    let sum = others.reduce(cast) { $0 + $1.counts.reduce(0, +) }
    guard sum <= voters else { throw .moreVotesThanVoters(cast: sum, voters: voters) }
    var events: [Event] = [.ballotBlockReported(ballot: code, block: block, counts: figures)]
    if case .closed = ballot.phase, others.count + 1 == definition.blocks.count {
      let sums = figures.indices.map { choice in others.reduce(figures[choice]) { $0 + $1.counts[choice] } }
      events.append(.ballotCounted(ballot: code, counts: sums, paper: nil, weights: nil))
    }
    return events
  }

  /// How many may vote, and what the blocks have reported so far.
  private func reports(of ballot: Ballot) throws(Rejection) -> (voters: Int, blocks: [BlockCount]) {
    switch ballot.phase {
    case .open(let opening, let entries), .held(let opening, let entries, _), .closed(let opening, let entries):
      return (opening.voters, entries.blocks)
    case .counted(let opening, let tally): return (opening.voters, tally.blocks ?? [])
    default: throw wrongState(ballot, needed: .open, .held, .closed, .counted)
    }
  }

  /// The blocks that have not reported yet, in their order.
  func missingBlocks(in entries: Entries) -> [Code<Block>] {
    definition.blocks.map(\.code).filter { code in !entries.blocks.contains { $0.block == code } }
  }

  // MARK: Closing

  /// The figures that stand at a close; none where somebody still has to report them.
  func figures(
    at ballot: Ballot, opening: Opening, entries: Entries, sealing: any BallotSealing
  ) throws(Rejection) -> [Event] {
    switch ballot.plan.method {
    case .cardCount, .residualCount, .paper:
      guard let entered = entries.entered else { return [] }
      return [.ballotCounted(ballot: ballot.code, counts: entered.counts, paper: entered.paper, weights: nil)]
    case .blockCount:
      guard missingBlocks(in: entries).isEmpty, let sum = entries.tally else { return [] }
      return [.ballotCounted(ballot: ballot.code, counts: sum.counts, paper: nil, weights: nil)]
    case .electronicNamed, .electronicOpen, .electronicSecret:
      let choices = try choices(in: ballot, opening: opening, entries: entries, sealing: sealing)
      var counts = ballot.plan.choices.map { _ in 0 }
      var weights = counts
      for (place, choice) in choices.enumerated() {
        guard let choice, counts.indices.contains(choice) else { continue }
        counts[choice] += 1
        weights[choice] += opening.weights?[place] ?? 1
      }
      return [
        .ballotCounted(
          ballot: ballot.code, counts: counts, paper: nil, weights: opening.weights == nil ? nil : weights)
      ]
    }
  }
}
