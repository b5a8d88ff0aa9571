import Congress

/// The votes of a rehearsal: asked, opened, voted on or counted, closed, confirmed, published.
extension RehearsalPlanner {
  private static let teller = Actor(role: .teller, name: "teller-1")

  /// Plans a ballot from the question to the result.
  mutating func planVote(_ plan: BallotPlan) {
    let voters = voters
    pass(seconds: 60)
    act(Self.chair, .ballotAsk(plan.code))
    pass(seconds: 30)
    act(Self.chair, .ballotOpen(plan.code))
    let openedMS = nowMS
    let counts: [Int]
    if plan.method.isElectronic {
      counts = planVotes(plan, voters: voters)
      close(plan, openedMS: openedMS)
    } else {
      pass(seconds: 5)
      close(plan, openedMS: openedMS)
      counts = planCount(plan, voters: voters.count)
    }
    pass(seconds: 10)
    act(Self.chair, .ballotConfirm(plan.code))
    pass(seconds: 5)
    if definition.publishing == .twoPersons, random.happens(perMille: 500) {
      act(Self.chair, .ballotPublish(plan.code), .refused("publish_needs_other_role"))
    }
    act(Self.control, .ballotPublish(plan.code))
    figures.ballots.append(.init(ballot: plan.code, voters: voters.count, counts: counts))
    pass(seconds: 20)
  }

  /// Closes a ballot, or waits until it has closed itself.
  private mutating func close(_ plan: BallotPlan, openedMS: Int64) {
    if let durationMS = plan.durationMS, plan.closesItself {
      nowMS = max(nowMS, openedMS + durationMS + 2_000)
    } else {
      pass(seconds: 15)
      act(Self.chair, .ballotClose(plan.code))
    }
  }

  mutating func pass(seconds: Int) { nowMS += Int64(seconds) * 1_000 }

  // MARK: Terminals

  /// Every voter votes but for a few; a few change their minds, a stranger tries.
  private mutating func planVotes(_ plan: BallotPlan, voters: [Code<Delegate>]) -> [Int] {
    var counts = plan.choices.map { _ in 0 }
    // One moment for all: how long it takes is for the real line to say, not for the plan.
    nowMS += 1_000
    let stranger = definition.roster.delegates.first { !voters.contains($0.code) }?.code
    for (place, voter) in voters.enumerated() {
      guard !random.happens(perMille: 10) else { continue }
      var choice = choice(of: plan)
      act(Self.gateway, .ballotVote(plan.code, delegate: voter, choice: plan.choices[choice].key))
      if place == 0, let stranger {
        act(
          Self.gateway, .ballotVote(plan.code, delegate: stranger, choice: plan.choices[0].key),
          .refused("not_on_roll"))
      }
      if random.happens(perMille: 10) {
        let other = (choice + 1) % plan.choices.count
        let again = Command.ballotVote(plan.code, delegate: voter, choice: plan.choices[other].key)
        act(Self.gateway, again, plan.allowsChange ? .done : .refused("vote_may_not_change"))
        if plan.allowsChange { choice = other }
      }
      counts[choice] += 1
    }
    return counts
  }

  /// Mostly the first choice.
  private mutating func choice(of plan: BallotPlan) -> Int {
    random.happens(perMille: 930) ? 0 : random.number(in: 1...(plan.choices.count - 1))
  }

  // MARK: Tellers

  /// The tellers' figures, after a slip here and there that the service has to refuse.
  private mutating func planCount(_ plan: BallotPlan, voters: Int) -> [Int] {
    pass(seconds: 60)
    switch plan.method {
    case .blockCount: return planBlocks(plan, voters: voters)
    case .paper: return planPaper(plan, voters: voters)
    default:
      let counts = split(voters - random.number(in: 0...min(5, voters)), among: plan.choices.count)
      let isResidual = plan.method == .residualCount
      let entered = isResidual ? 1 : 0
      if random.happens(perMille: 250) {
        var slip = figures(counts, of: plan, from: entered)
        slip[plan.choices[entered].key] = voters + 1
        act(Self.teller, .ballotCount(plan.code, counts: slip), .refused("more_votes_than_voters"))
        pass(seconds: 15)
      }
      act(Self.teller, .ballotCount(plan.code, counts: figures(counts, of: plan, from: entered)))
      guard isResidual else { return counts }
      return [voters - counts.dropFirst().reduce(0, +)] + counts.dropFirst()
    }
  }

  private mutating func planBlocks(_ plan: BallotPlan, voters: Int) -> [Int] {
    var left = voters
    var sums = plan.choices.map { _ in 0 }
    for (place, block) in definition.blocks.enumerated() {
      let share = left / (definition.blocks.count - place)
      let cast = min(block.seats ?? share, share)
      left -= cast
      let counts = split(cast, among: plan.choices.count)
      let teller = Actor(role: .teller, name: block.teller ?? Self.teller.name)
      act(teller, .ballotReportBlock(plan.code, block: block.code, counts: figures(counts, of: plan, from: 0)))
      for choice in counts.indices { sums[choice] += counts[choice] }
      pass(seconds: 10)
    }
    return sums
  }

  private mutating func planPaper(_ plan: BallotPlan, voters: Int) -> [Int] {
    let issued = voters - random.number(in: 0...min(2, voters))
    let collected = issued - random.number(in: 0...min(3, issued))
    let invalid = random.number(in: 0...min(4, collected))
    let counts = split(collected - invalid, among: plan.choices.count)
    let entered = figures(counts, of: plan, from: 0)
    let slip = PaperFigures(issued: issued, collected: collected, invalid: invalid + 1)
    act(
      Self.teller, .ballotCount(plan.code, counts: entered, paper: slip), .refused("valid_and_invalid_not_collected"))
    pass(seconds: 15)
    let paper = PaperFigures(issued: issued, collected: collected, invalid: invalid)
    act(Self.teller, .ballotCount(plan.code, counts: entered, paper: paper))
    return counts
  }

  /// Figures that make a sum: most for the first choice.
  private mutating func split(_ sum: Int, among choices: Int) -> [Int] {
    var counts = [sum] + (1..<choices).map { _ in 0 }
    for choice in 1..<choices {
      let count = min(counts[0], random.number(in: 0...(max(1, sum / 25))))
      counts[choice] = count
      counts[0] -= count
    }
    return counts
  }

  private func figures(_ counts: [Int], of plan: BallotPlan, from first: Int) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(plan.choices.map(\.key), counts).dropFirst(first))
  }
}
