import Congress
import HallTestSupport
import Testing

/// Goal: there is a verdict where there is a result, and nowhere else.
///
/// Method: a vote that has reached its need is brought into every state; each view of it is asked.
@Suite struct VerdictTests {
  @Test(arguments: BallotState.allCases) func onlyAWholeResultHasAVerdict(_ state: BallotState) throws {
    let hall = try BallotLifeTests.hall(in: state)
    let view = try #require(hall.state.ballotsView.ballots.first { $0.plan.code == "B1" })
    #expect(view.state == state)
    let isWhole = [.counted, .confirmed, .published].contains(state)
    #expect((view.verdict != nil) == isWhole, "\(state)")
    #expect((hall.state.ballot("B1")?.verdict != nil) == isWhole, "\(state)")
    #expect(view.outcome?.isAdopted != true || isWhole, "and no client that reads the outcome alone finds one")
  }

  @Test func anAbortedRoundWasOnceAdopted() throws {
    var hall = try Hall(after: .ballotOpen("B1"), .ballotClose("B1"))
    try hall.run(.ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]))
    #expect(hall.state.ballotsView.ballots.first?.verdict == .adopted)
    try hall.run(.ballotAbort("B1", reason: "Đếm chưa đúng"))
    let view = try #require(hall.state.ballotsView.ballots.first)
    #expect(view.outcome?.tally.counts == [5, 0, 0], "what was counted stays on record")
    #expect(view.verdict == nil && view.outcome?.isAdopted == false)
  }

  @Test func aVoidedResultIsNoneOfTheHall() throws {
    let hall = try BallotLifeTests.hall(in: .voided)
    let result = try #require(hall.state.resultsView.results.first)
    #expect(result.isVoided && result.verdict == nil && !result.outcome.isAdopted)
  }

  @Test func blocksThatAreMissingKeepAVoteFromBeingDecided() throws {
    let blocks = ["A", "B"].map { Block(code: Code($0), name: LocalizedText(vi: $0)) }
    let plan = BallotPlan(code: "B1", question: LocalizedText(vi: "?"), method: .blockCount, base: .valid)
    var hall = try Hall(.sample(present: 6, ballots: [plan], blocks: blocks))
    try hall.run(.ballotOpen("B1"))
    try hall.run(.ballotReportBlock("B1", block: "A", counts: ["for": 3, "against": 0, "other": 0]))
    for step in [nil, Command.ballotClose("B1")] {
      if let step { try hall.run(step) }
      let view = try #require(hall.state.ballotsView.ballots.first)
      #expect(view.outcome?.tally.counts == [3, 0, 0])
      #expect(view.verdict == nil)
      #expect(view.need == nil, "a base that grows with every block is no base yet")
    }
    try hall.run(.ballotReportBlock("B1", block: "B", counts: ["for": 0, "against": 3, "other": 0]))
    let view = try #require(hall.state.ballotsView.ballots.first)
    #expect(view.verdict == .notAdopted && view.need?.needed == 4 && view.need?.base == 6)
  }

  @Test(arguments: BallotPlan.Base.allCases) func whereNothingIsValidNothingIsDecided(_ base: BallotPlan.Base) throws {
    for rule in [PassRule.moreThanHalf, PassRule(.atLeast, .twoThirds)] {
      let plan = BallotPlan(
        code: "B1", question: LocalizedText(vi: "?"), method: .paper, base: base, fixedBase: base == .fixed ? 6 : nil,
        rule: rule)
      var hall = try Hall(.sample(ballots: [plan]), after: .ballotOpen("B1"), .ballotClose("B1"))
      let paper = PaperFigures(issued: 5, collected: 3, invalid: 3)
      try hall.run(.ballotCount("B1", counts: ["for": 0, "against": 0, "other": 0], paper: paper))
      for step in [nil, Command.ballotConfirm("B1"), .ballotPublish("B1")] {
        if let step { try hall.run(step) }
        let view = try #require(hall.state.ballotsView.ballots.first)
        #expect(view.verdict == nil)
        #expect(view.need.map { $0.base > 0 && $0.needed > 0 } ?? true, "never 1 of 0")
      }
      #expect(hall.state.resultsView.results.first?.verdict == nil)
    }
  }

  @Test func aListIsNotAdoptedByAVoteWithoutAVerdict() throws {
    #expect(Verdict(of: nil, kind: .motion, choices: Choice.standard, state: .published) == nil)
  }

  @Test func targetsThatWereSplitOffAreNamedWithTheRest() throws {
    var hall = try Hall(.everyMethod(), after: .ballotSplit("B9", target: "2"))
    #expect(hall.state.ballot("B9")?.plan.splitOff.map(\.code) == ["2"])
    try hall.run(.cueTake("hall", .question("B9")))
    guard case .question(let question) = hall.state.outputView("hall").content else {
      throw SampleError(description: "no question is on air")
    }
    #expect(question.targets.map(\.code) == ["1", "3"] && question.splitOff == ["2"])
    try hall.run(.ballotOpen("B9"))
    guard case .voting(let voting) = hall.state.outputView("hall").content else {
      throw SampleError(description: "no vote is on air")
    }
    #expect(voting.targets?.count == 2 && voting.targets?.all == 3 && voting.targets?.splitOff == ["2"])
    for command in [
      Command.ballotClose("B9"), .ballotCount("B9", counts: ["for": 5, "against": 0, "other": 0]),
      .ballotConfirm("B9"), .ballotPublish("B9"),
    ] { try hall.run(command) }
    let result = try #require(hall.state.resultsView.results.first)
    #expect(result.division?.count == 2 && result.division?.all == 3 && result.splitOff == ["2"])
  }

  @Test func whatIsSplitOffLaterDoesNotChangeAResultThatStands() throws {
    var hall = try Hall(.everyMethod(), after: .ballotOpen("B9"), .ballotClose("B9"))
    for command in [
      Command.ballotCount("B9", counts: ["for": 5, "against": 0, "other": 0]), .ballotConfirm("B9"),
      .ballotPublish("B9"), .ballotVoid("B9", reason: "nhầm"),
    ] { try hall.run(command) }
    try hall.run(.ballotVoid("B9", reason: "nhầm"), as: .podium)
    try hall.run(.ballotRevote("B9"))
    try hall.run(.ballotSplit("B9", target: "1"))
    let old = try #require(hall.state.resultsView.results.first)
    #expect(old.targets.count == 3 && old.splitOff == nil)
  }
}
