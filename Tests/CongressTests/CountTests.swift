import Congress
import HallTestSupport
import Testing

/// Goal: counts by block, on paper and over several targets reconcile before anybody can confirm them.
///
/// Method: the congress with every method; five may vote, block `A` has three seats and a teller of its own.
@Suite struct CountTests {
  private static func figures(_ inFavour: Int, _ against: Int = 0, _ other: Int = 0) -> [String: Int] {
    ["for": inFavour, "against": against, "other": other]
  }

  private static func report(_ block: Code<Block>, _ inFavour: Int, _ against: Int = 0) -> Command {
    .ballotReportBlock("B4", block: block, counts: figures(inFavour, against))
  }

  @Test func theBlocksAddUpAsTheyReport() throws {
    var hall = try Hall(.everyMethod(), after: .ballotOpen("B4"))
    try hall.run(Self.report("A", 2, 1), as: .teller)
    #expect(hall.state.ballot("B4")?.phase.tally?.counts == [2, 1, 0])
    guard case .voting(let facts) = hall.state.outputView("hall").content else { throw SampleError(description: "?") }
    #expect(facts.progress?.blocksReported == ["A"] && facts.progress?.blocksMissing == ["B"])
    #expect(facts.progress?.live == nil, "the hall sees who has reported, not what")
    try hall.run(Self.report("B", 2))
    try hall.run(.ballotClose("B4"))
    #expect(hall.ballot("B4") == .counted)
    #expect(hall.state.ballot("B4")?.phase.tally?.counts == [4, 1, 0])
    #expect(hall.state.ballot("B4")?.phase.tally?.blocks?.map(\.teller) == [.teller, .control])
  }

  @Test func aBlockMayReportAfterTheCloseAndTheLastOneCompletesTheCount() throws {
    var hall = try Hall(.everyMethod(), after: .ballotOpen("B4"), .ballotClose("B4"))
    #expect(hall.ballot("B4") == .closed)
    try hall.run(Self.report("B", 2))
    #expect(hall.ballot("B4") == .closed)
    try hall.run(Self.report("A", 3))
    #expect(hall.ballot("B4") == .counted)
    #expect(hall.state.ballot("B4")?.phase.tally?.counts == [5, 0, 0])
  }

  @Test func aLaterReportOfABlockReplacesItsEarlierOne() throws {
    var hall = try Hall(
      .everyMethod(), after: .ballotOpen("B4"), Self.report("A", 2), Self.report("A", 3), Self.report("B", 1),
      .ballotClose("B4"))
    #expect(hall.state.ballot("B4")?.phase.tally?.counts == [4, 0, 0])
    try hall.run(Self.report("B", 1, 1))
    #expect(hall.ballot("B4") == .counted)
    #expect(hall.state.ballot("B4")?.phase.tally?.counts == [4, 1, 0], "also after the count, until it is confirmed")
  }

  @Test func onPaperTheValidAreTheBase() throws {
    let hall = try Hall(
      .everyMethod(), after: .ballotOpen("B8"),
      .ballotCount("B8", counts: Self.figures(2, 1), paper: PaperFigures(issued: 5, collected: 4, invalid: 1)),
      .ballotClose("B8"), .ballotConfirm("B8"), .ballotPublish("B8"))
    let outcome = try #require(hall.state.resultsView.results.first?.outcome)
    #expect(outcome.base == 3 && outcome.needed == 2 && outcome.isAdopted)
    #expect(outcome.tally.paper?.valid == 3)
  }

  @Test func noShareIsEverMoreThanTheWhole() throws {
    let plan = BallotPlan(
      code: "B1", question: LocalizedText(vi: "?"), base: .fixed, fixedBase: 5, admitsLateArrivals: true)
    var hall = try Hall(.sample(ballots: [plan]), after: .ballotOpen("B1"), .delegateCheckIn("D6"))
    try hall.run(.ballotCount("B1", counts: Self.figures(6)))
    try hall.run(.ballotClose("B1"))
    #expect(throws: Rejection.baseBelowVotes("B1", base: 5, votes: 6)) { try hall.run(.ballotConfirm("B1")) }
  }

  // MARK: Block votes

  @Test func aTargetThatIsSplitOffIsPutAloneAndKeepsItsOrderAndLink() throws {
    var hall = try Hall(.everyMethod(), after: .ballotSplit("B9", target: "3"), .ballotSplit("B9", target: "2"))
    let codes = hall.state.ballots.map(\.code)
    let place = try #require(codes.firstIndex(of: "B9"))
    #expect(codes[place...].prefix(3) == ["B9", "B9.3", "B9.2"])
    #expect(hall.state.ballot("B9")?.plan.targets.map(\.code) == ["1"])
    #expect(hall.state.ballot("B9.3")?.plan.splitFrom == "B9")
    #expect(hall.state.ballot("B9.3")?.plan.question.vi == "Chỉ tiêu 3")
    for step: Command in [
      .ballotOpen("B9.3"), .ballotCount("B9.3", counts: Self.figures(5)), .ballotClose("B9.3"),
      .ballotConfirm("B9.3"), .ballotPublish("B9.3"),
    ] {
      try hall.run(step)
    }
    #expect(hall.ballot("B9.3") == .published && hall.ballot("B9") == .ready)
  }

  @Test func aSplitBallotBelongsToTheSameItem() throws {
    let targets = (1...3).map { BallotPlan.Target(code: Code("\($0)"), text: LocalizedText(vi: "\($0)")) }
    let plan = BallotPlan(code: "B1", question: LocalizedText(vi: "?"), targets: targets)
    let hall = try Hall(
      .sample(ballots: [plan] + BallotPlan.samples.dropFirst()), after: .ballotSplit("B1", target: "2"),
      .ballotSplit("B1", target: "1"))
    #expect(hall.state.agenda["1.02"]?.ballots == ["B1", "B1.2", "B1.1", "B2"])
  }

  // MARK: Who may

  @Test func theCongressMaySayWhoMaySendACommand() throws {
    let permissions = [Permission(command: "ballot.open", roles: [.chair])]
    var hall = try Hall(.sample(permissions: permissions))
    #expect(throws: Rejection.roleMayNot(command: "ballot.open", role: .operator, allowed: [.chair])) {
      try hall.run(.ballotOpen("B1"))
    }
    try hall.run(.ballotOpen("B1"), as: .podium)
    #expect(try throughJSON(hall.state.definition).permissions == permissions)
  }

  // MARK: What stays

  @Test func anAbortedRoundKeepsWhatWasOpenedAndEntered() throws {
    let hall = try Hall(
      after: .ballotOpen("B1"), .ballotCount("B1", counts: Self.figures(4, 1)), .ballotAbort("B1", reason: "mất điện"),
      .ballotRevote("B1"))
    let old = try #require(hall.state.ballot("B1")?.earlierRounds.first)
    #expect(old.opening?.voters == 5 && old.tally?.counts == [4, 1, 0])
  }

  @Test func aVoidKeepsTheReasonsOfBoth() throws {
    var hall = try BallotLifeTests.hall(in: .published)
    try hall.run(.ballotVoid("B1", reason: "đếm sai khối A"))
    try hall.run(.ballotVoid("B1", reason: "đồng ý kiểm lại"), as: .podium)
    guard case .voided(_, _, _, let reason)? = hall.state.ballot("B1")?.phase else {
      throw SampleError(description: "?")
    }
    #expect(reason == "đếm sai khối A · đồng ý kiểm lại")
  }
}
