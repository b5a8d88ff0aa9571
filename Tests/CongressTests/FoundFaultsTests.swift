import Congress
import Testing

/// Goal: faults that were found once do not come back.
///
/// Method: each by the steps that showed it; the test is named after the fault.
@Suite struct FoundFaultsTests {
  private static let question = LocalizedText(vi: "?")

  @Test func aBaseAdjustedForTheAbsentDoesNotLeaveOutWhoCameSince() throws {
    let plan = BallotPlan(code: "B1", question: Self.question, base: .adjustedSummoned)
    var hall = try Hall(.sample(present: 3, quorum: QuorumPolicy(policy: .off), ballots: [plan]))
    try hall.run(.attendanceAdjust(absentThroughout: 3, reason: "Nghị quyết 02"))
    try hall.run(.delegateStepOut("D1"))
    try hall.run(.delegateCheckIn("D4"))
    #expect(throws: Rejection.adjustmentOutOfRange(3, most: 2)) { try hall.run(.ballotOpen("B1")) }
    try hall.run(.attendanceAdjust(absentThroughout: 2, reason: "Nghị quyết 03"))
    try hall.run(.ballotOpen("B1"))
  }

  @Test func onPaperTheInvalidAreAmongTheBallotsCast() throws {
    let plan = BallotPlan(code: "B1", question: Self.question, method: .paper, base: .cast)
    let hall = try Hall(
      .sample(present: 6, ballots: [plan]), after: .ballotOpen("B1"),
      .ballotCount(
        "B1", counts: ["for": 3, "against": 2, "other": 0], paper: PaperFigures(issued: 6, collected: 6, invalid: 1)),
      .ballotClose("B1"), .ballotConfirm("B1"), .ballotPublish("B1"))
    let outcome = try #require(hall.state.resultsView.results.first?.outcome)
    #expect(outcome.base == 6 && !outcome.isAdopted, "three of six are exactly half")
  }

  @Test func whoComesWhileThoseNotInFavourAreCountedIsInFavour() throws {
    let plan = BallotPlan(
      code: "B1", question: Self.question, method: .residualCount, base: .present, admitsLateArrivals: true)
    let hall = try Hall(
      .sample(ballots: [plan]), after: .ballotOpen("B1"), .ballotCount("B1", counts: ["against": 1, "other": 0]),
      .delegateCheckIn("D6"), .ballotClose("B1"))
    #expect(hall.state.ballot("B1")?.phase.tally?.counts == [5, 1, 0])
  }

  @Test func aLaterSplitLeavesTheRecordOfTheEarlierRoundAlone() throws {
    let targets = (1...3).map { BallotPlan.Target(code: Code("\($0)"), text: LocalizedText(vi: "\($0)")) }
    let plan = BallotPlan(code: "B1", question: Self.question, targets: targets)
    var hall = try Hall(.sample(ballots: [plan]))
    for step in BallotLifeTests.way(to: .published) { try hall.run(step.command) }
    try hall.run(.ballotVoid("B1", reason: "nhầm"))
    try hall.run(.ballotVoid("B1", reason: ""), as: .podium)
    try hall.run(.ballotRevote("B1"))
    try hall.run(.ballotSplit("B1", target: "2"))
    let first = try #require(hall.state.resultsView.results.first { $0.round == 1 })
    #expect(first.targets == targets && first.isVoided)
  }

  @Test func aVoidedResultStaysAmongTheResultsWhenTheNextRoundBegins() throws {
    var hall = try BallotLifeTests.hall(in: .voided)
    try hall.run(.ballotRevote("B1"))
    #expect(hall.state.resultsView.results.map(\.isVoided) == [true])
    for step in BallotLifeTests.way(to: .published) { try hall.run(step.command) }
    #expect(hall.state.resultsView.results.map(\.round) == [1, 2])
  }

  @Test func anUndoDoesNotBringBackADelegateWhoIsReplaced() throws {
    var hall = try Hall(after: .delegateMarkAbsent("D1", reason: "ốm"))
    try hall.run(.delegateSeat(alternate: "A1", for: "D1"), as: .desk)
    #expect(throws: Rejection.self) { try hall.run(.commandUndo) }
    #expect(hall.presence("D1") == .absentExcused)
  }

  @Test func organisationsThatWereCountedAreNotSaidToBeOthers() throws {
    let count = AttendanceCount(scope: .organisation, counts: ["Chi bộ 1": 2], organisations: 2)
    let hall = try Hall(after: .attendanceCount(count))
    #expect(hall.state.attendance.organisationsRepresented == 1)
  }

  @Test func aSecretVoteIsNotOpenedWhereNoKeyCanBeKept() throws {
    var hall = try Hall(.everyMethod())
    hall.urn = NoSealing()
    #expect(throws: Rejection.urnNotSealed("B7")) { try hall.run(.ballotOpen("B7")) }
  }
}
