import Congress
import Testing

/// Goal: who is elected is decided exactly as the election rules say, on integers.
///
/// Method: halls of real size brought to a confirmed round; the figures of public elections, and the edges beside them.
@Suite struct ElectionResultTests {
  /// Thanh Hóa 2020: issued, collected and valid 486, none invalid; 69 elected, 18 of them on every paper.
  @Test func thanhHoaElectsSixtyNineOfThemEighteenUnanimously() throws {
    var hall = try Hall.electing(.plain(seats: 69, candidates: 80), delegates: 486)
    try hall.elect(.adoptList)
    let unanimous = Array(repeating: 486, count: 18)
    let others = (0..<51).map { 460 - $0 }
    let behind = (0..<11).map { 200 - $0 }
    try hall.count(issued: 486, votes: unanimous + others + behind)
    let outcome = try hall.outcome
    #expect(outcome.base == 486 && outcome.needed == 244)
    #expect(outcome.count.valid == 486 && outcome.count.invalid == 0)
    #expect(outcome.elected.count == 69 && outcome.openSeats == 0 && outcome.tied.isEmpty)
    #expect(outcome.count.votes.count { $0 == outcome.count.valid } == 18)
    #expect(outcome.elected == (try hall.election).round.phase.list?.codes.prefix(69).map { $0 })
  }

  /// Thái Nguyên 2020: 58 names for 51 seats, a surplus of 13.7 %.
  @Test func thaiNguyensSurplusIsAllowedAndItsFormCounts() throws {
    #expect(Share(count: 58 - 51, base: 51).hundredthsOfPercent == 1_373)
    #expect(ElectionPlan.surplusMax(seats: 51) == 15)
    var hall = try Hall.electing(.plain(seats: 51, candidates: 58), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: Array(repeating: 400, count: 51) + Array(repeating: 243, count: 7))
    #expect(try hall.outcome.elected.count == 51)
  }

  @Test(arguments: [(3, 0), (4, 1), (10, 3), (13, 3), (14, 4), (51, 15), (200, 60)])
  func theSurplusIsAtMostThirtyPercentOfTheSeats(seats: Int, most: Int) {
    #expect(ElectionPlan.surplusMax(seats: seats) == most)
  }

  @Test(arguments: [(485, 243), (484, 243), (486, 244), (494, 248), (450, 226), (150, 76), (109, 55), (68, 35)])
  func strictlyMoreThanHalfOfTheBaseIsNeeded(base: Int, needed: Int) throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: base)
    try hall.elect(.adoptList)
    // The second has exactly half of an even base, or just less of an odd one.
    try hall.count(issued: base, votes: [needed, base / 2, needed - 1, 0, base])
    #expect(try hall.outcome.needed == needed)
    #expect(try hall.outcome.elected == ["K005", "K001"])
    #expect(try hall.outcome.openSeats == 2)
  }

  @Test func theBaseIsTheSummonedNotThePresentAndTheAbsentThroughoutLeaveIt() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485, absent: 3)
    try hall.elect(.adoptList)
    try hall.count(issued: 482, votes: [242, 243, 0, 0, 0])
    #expect(try hall.outcome.base == 485)
    #expect(try hall.outcome.elected == ["K002"])

    var adjusted = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485, absent: 3)
    try adjusted.elect(.adoptList)
    try adjusted.count(issued: 482, absentThroughout: 2, votes: [242, 241, 0, 0, 0])
    #expect(try adjusted.outcome.base == 483 && adjusted.outcome.needed == 242)
    #expect(try adjusted.outcome.elected == ["K001"])
  }

  @Test func invalidPapersDoNotLowerTheNeed() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, collected: 480, valid: 400, votes: [243, 242, 400, 0, 0])
    #expect(try hall.outcome.elected == ["K003", "K001"])
  }

  @Test func aTieAtTheLastSeatElectsNeitherAndARunOffDecides() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: [300, 400, 300, 350, 330])
    #expect(try hall.outcome.elected == ["K002", "K004", "K005"])
    #expect(try hall.outcome.tied == ["K001", "K003"])
    #expect(try hall.outcome.openSeats == 1)
    try hall.elect(.publish, .nextRound(candidates: []))
    let round = try hall.election.round
    #expect(round.kind == .runOff && round.seats == 1 && round.number == 2)
    #expect(round.phase.list?.codes == ["K001", "K003"], "exactly the tied, and listed at once")
    try hall.count(issued: 485, votes: [101, 100])
    #expect(try hall.outcome.needed == nil && hall.outcome.elected == ["K001"])
    try hall.elect(.publish)
    #expect(try hall.election.elected == ["K002", "K004", "K005", "K001"])
    #expect(throws: Rejection.election("E1", .seatsFilled(4))) { try hall.elect(.nextRound(candidates: [])) }
  }

  @Test func aTieAboveTheLastSeatIsNone() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: [300, 300, 300, 300, 299])
    #expect(try hall.outcome.elected == ["K001", "K002", "K003", "K004"])
    #expect(try hall.outcome.tied.isEmpty)
  }

  @Test func stillTiedAfterTheRunOffNobodyIsElectedAndTheCongressDecides() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: [300, 400, 300, 350, 330])
    try hall.elect(.publish, .nextRound(candidates: []))
    try hall.count(issued: 485, votes: [200, 200])
    #expect(try hall.outcome.elected == [] && hall.outcome.tied == ["K001", "K003"])
    try hall.elect(.publish, .nextRound(candidates: []))
    let round = try hall.election.round
    #expect(round.kind == .second && round.seats == 1, "no second run-off by itself")
    #expect(round.nominees.map(\.candidate.code) == ["K001", "K003"])
  }

  @Test func openSeatsCallASecondRoundBetweenThoseNotElected() throws {
    var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: [100, 400, 200, 350, 90])
    try hall.elect(.publish)
    var named = hall
    #expect(throws: Rejection.election("E1", .candidateUnknown("K002"))) {
      try named.elect(.nextRound(candidates: ["K001", "K002"]))
    }
    try named.elect(.nextRound(candidates: ["K003", "K001"]), .adoptList)
    #expect(try named.election.round.phase.list?.codes == ["K001", "K003"])
    #expect(try named.election.round.phase.list?.form == .withoutSurplus, "as many names as seats")

    try hall.elect(.nextRound(candidates: []), .adoptList)
    let round = try hall.election.round
    #expect(round.kind == .second && round.seats == 2)
    #expect(round.phase.list?.codes == ["K001", "K003", "K005"] && round.phase.list?.form == .withSurplus)
    try hall.count(issued: 485, votes: [243, 242, 244])
    #expect(try hall.outcome.elected == ["K005", "K001"], "more than half is needed again")
    try hall.elect(.publish)
    #expect(try hall.election.elected == ["K002", "K004", "K005", "K001"])
  }

  @Test func withoutSurplusAgreeIsWhatCounts() throws {
    var hall = try Hall.electing(.plain(seats: 3, candidates: 3, form: .withoutSurplus), delegates: 485)
    try hall.elect(.adoptList)
    try hall.count(issued: 485, votes: [485, 243, 242], disagree: [0, 242, 240])
    #expect(try hall.outcome.elected == ["K001", "K002"])
    #expect(try hall.outcome.openSeats == 1)
  }

  @Test(arguments: [(485, 146), (484, 146), (486, 146), (494, 149), (450, 136), (150, 46), (109, 33), (68, 21)])
  func aNomineeFromTheFloorNeedsMoreThanThirtyPercentOfThoseAttending(attending: Int, needed: Int) throws {
    var hall = try Hall.electing(.plain(seats: 10, candidates: 11), delegates: attending + 5, absent: 5)
    try hall.elect(.nominate("D1", name: nil, origin: .floor), .nominate("X1", name: "Lê An", origin: .itself))
    try hall.elect(.support("D1", votes: needed), .support("X1", votes: needed - 1), .adoptList)
    let codes = try #require(try hall.election.round.phase.list?.codes)
    #expect(codes.contains("D1") && !codes.contains("X1") && codes.count == 12)
  }

  @Test func theListStandsByGivenNameWhateverTheOrderOfThePlan() throws {
    var hall = try Hall()
    try hall.elect(.adoptList)
    #expect(try hall.election.round.phase.list?.codes == Candidate.orderOfSamples)
  }

  @Test func theListBallotMustHaveAdoptedTheList() throws {
    var hall = try Hall()
    let list = Command.electionAdoptList("E2")
    #expect(throws: Rejection.election("E2", .listNotVoted("B1", state: .ready))) { try hall.run(list) }
    try hall.run(.ballotOpen("B1"))
    #expect(throws: Rejection.election("E2", .listNotVoted("B1", state: .open))) { try hall.run(list) }
    let nominee = try #require(hall.state.election("E2")?.round.nominees.first?.candidate.code)
    let withdrawal = Command.electionWithdraw("E2", nominee, reason: "")
    // What the congress is asked about does not change under its hands.
    #expect(throws: Rejection.election("E2", .listIsVotedOn("B1", state: .open))) { try hall.run(withdrawal) }
    try hall.run(.ballotClose("B1"))
    try hall.run(.ballotCount("B1", counts: ["for": 3, "against": 1, "other": 1]))
    for command in [Command.ballotConfirm("B1"), .ballotPublish("B1")] { try hall.run(command) }
    #expect(throws: Rejection.election("E2", .listRejected("B1"))) { try hall.run(list) }
    for actor in [Actor.control, .podium] { try hall.run(.ballotVoid("B1", reason: "lại"), as: actor) }
    #expect(throws: Rejection.election("E2", .listNotVoted("B1", state: .voided))) { try hall.run(list) }
    try hall.run(.ballotRevote("B1"))
    try hall.run(.ballotOpen("B1"))
    try hall.run(.ballotCount("B1", counts: ["for": 4, "against": 1, "other": 0]))
    for command in [Command.ballotClose("B1"), .ballotConfirm("B1"), .ballotPublish("B1")] { try hall.run(command) }
    try hall.run(list)
    #expect(hall.state.election("E2")?.state == .listed)
  }

  @Test func rollAndAttendanceAreFrozenWhenThePapersAreHandedOut() throws {
    var hall = try Hall(after: .electionAdoptList("E1"), .electionIssue("E1", issued: 4, absentThroughout: 0))
    for code in ["D1", "D2"] as [Code<Delegate>] { try hall.run(.delegateStepOut(code)) }
    try hall.run(.delegateCheckIn("D6"))
    try hall.elect(.issue(issued: 5, absentThroughout: 1))
    let issue = try #require(try hall.election.round.phase.issue)
    #expect(issue.roll == ["D1", "D2", "D3", "D4", "D5"] && issue.entitled == 5 && issue.issued == 5)
    #expect(issue.attendance.present == 5 && issue.base == 5)
    try hall.elect(.issue(issued: 4, absentThroughout: nil))
    #expect(try hall.election.round.phase.issue?.absentThroughout == 1, "what is not said stays")
  }
}
