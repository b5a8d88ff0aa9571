/// Which figures reconcile, and what a close adds up.
extension BallotPlan.Method {
  /// Whether figures of the whole hall are entered.
  var isCounted: Bool {
    switch self {
    case .cardCount, .residualCount, .paper: true
    case .blockCount, .electronicNamed, .electronicOpen, .electronicSecret: false
    }
  }
}

extension BallotPlan {
  /// One figure a choice, in the plan's order, where what was entered reconciles with those who may vote.
  func figures(_ counts: [String: Int], voters: Int) throws(Rejection) -> [Int] {
    let isResidual = method == .residualCount
    let entered = choices.map(\.key).dropFirst(isResidual ? 1 : 0)
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
  func check(_ paper: PaperFigures?, valid: Int, voters: Int) throws(Rejection) {
    guard method == .paper else {
      if paper != nil { throw .methodIsOther(code, method: method) }
      return
    }
    guard let paper else { throw .paperFiguresMissing(code) }
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
}

extension CongressState {
  /// The blocks that have not reported yet, in their order.
  func missingBlocks(in entries: Entries) -> [Code<Block>] {
    definition.blocks.map(\.code).filter { code in !entries.blocks.contains { $0.block == code } }
  }

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

  /// The choice of each on the roll at the close, in its order.
  private func choices(
    in ballot: Ballot, opening: Opening, entries: Entries, sealing: any BallotSealing
  ) throws(Rejection) -> [Int?] {
    let round = SealedRound(ballot: ballot.code, number: ballot.round)
    var choices: [Int?] = []
    for (place, delegate) in opening.roll.enumerated() {
      switch entries.vote(at: place) {
      case nil: choices.append(nil)
      case .choice(let choice): choices.append(choice)
      case .sealed(let sealed):
        guard let choice = sealing.open(sealed, of: delegate, in: round) else { throw .urnKeyLost(ballot.code) }
        choices.append(choice)
      }
    }
    return choices
  }

  /// What closes by itself by a moment.
  func decideBallotDue(atMS: Int64, sealing: any BallotSealing) throws(Rejection) -> [Event] {
    guard let dueMS = ballotDueMS, dueMS <= atMS, let ballot = openBallot else { return [] }
    // Nobody has asked for it; closing does not depend on who does.
    let context = CommandContext(actor: Actor(role: .operator, name: ""), atMS: atMS, sealing: sealing)
    return try CloseBallot(ballot: ballot.code).events(in: self, context)
  }

  /// When the open ballot closes by itself, in ms since 1970 UTC; nothing where it does not.
  var ballotDueMS: Int64? {
    guard let ballot = openBallot, ballot.plan.closesItself, case .open(let opening, _) = ballot.phase else {
      return nil
    }
    return opening.deadlineMS
  }
}
