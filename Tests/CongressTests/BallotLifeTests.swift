import Congress
import HallTestSupport
import Testing

/// Goal: a ballot goes its one way from ready to published or aborted, and no step can be skipped or repeated.
///
/// Method: every ballot command tried in every state: it leads where the table says, or is refused with the states in
/// which it would be right.
@Suite struct BallotLifeTests {
  /// A ballot command without its ballot.
  enum Step: String, CaseIterable, Sendable {
    case ask, open, hold, resume, extend, close, count, confirm, publish, abort, void, revote

    var command: Command {
      switch self {
      case .ask: .ballotAsk("B1")
      case .open: .ballotOpen("B1")
      case .hold: .ballotHold("B1")
      case .resume: .ballotResume("B1")
      case .extend: .ballotExtend("B1", seconds: 30)
      case .close: .ballotClose("B1")
      case .count: .ballotCount("B1", counts: ["for": 4, "against": 1, "other": 0])
      case .confirm: .ballotConfirm("B1")
      case .publish: .ballotPublish("B1")
      case .abort: .ballotAbort("B1", reason: "nhầm câu hỏi")
      case .void: .ballotVoid("B1", reason: "đếm sai")
      case .revote: .ballotRevote("B1")
      }
    }
  }

  /// Where each step leads from each state; what is not here is forbidden.
  static let moves: [BallotState: [Step: BallotState]] = [
    .ready: [.ask: .asked, .open: .open],
    .asked: [.open: .open, .abort: .aborted],
    .open: [.hold: .held, .extend: .open, .close: .closed, .count: .open, .abort: .aborted],
    .held: [.resume: .open, .extend: .held, .close: .closed, .count: .held, .abort: .aborted],
    .closed: [.count: .counted, .abort: .aborted],
    .counted: [.count: .counted, .confirm: .confirmed, .abort: .aborted],
    .confirmed: [.publish: .published, .abort: .aborted],
    .published: [.void: .published],
    .aborted: [.revote: .ready],
    .voided: [.revote: .ready],
  ]

  /// The steps that bring a ballot to a state.
  static func way(to state: BallotState) -> [Step] {
    switch state {
    case .ready: []
    case .asked: [.ask]
    case .open: way(to: .asked) + [.open]
    case .held: way(to: .open) + [.hold]
    case .closed: way(to: .open) + [.close]
    case .counted: way(to: .closed) + [.count]
    case .confirmed: way(to: .counted) + [.confirm]
    case .published: way(to: .confirmed) + [.publish]
    case .aborted: way(to: .open) + [.abort]
    case .voided: way(to: .published) + [.void]
    }
  }

  /// A hall whose ballot `B1` has come to a state.
  static func hall(in state: BallotState) throws -> Hall {
    var hall = try Hall(.sample(ballots: BallotPlan.timedSamples))
    for step in way(to: state) { try hall.run(step.command) }
    if state == .voided { try hall.run(Step.void.command, as: .podium) }
    guard hall.ballot("B1") == state else { throw SampleError(description: "B1 is not \(state)") }
    return hall
  }

  @Test(arguments: BallotState.allCases, Step.allCases)
  func everyStepFromEveryStateLeadsWhereTheTableSaysOrIsRefused(state: BallotState, step: Step) throws {
    var hall = try Self.hall(in: state)
    if let next = Self.moves[state]?[step] {
      try hall.run(step.command)
      #expect(hall.ballot("B1") == next)
      return
    }
    let before = hall.state
    let rightStates = BallotState.allCases.filter { Self.moves[$0]?[step] != nil }
    #expect(throws: Rejection.ballotInWrongState("B1", state: state, needed: rightStates)) {
      try hall.run(step.command)
    }
    #expect(hall.state == before)
  }

  @Test(arguments: [BallotState.aborted, .voided])
  func aNewRoundKeepsTheOldOneAndGoesItsWholeWay(state: BallotState) throws {
    var hall = try Self.hall(in: state)
    let old = try #require(hall.state.ballot("B1")).phase
    try hall.run(.ballotRevote("B1"))
    #expect(hall.state.ballot("B1")?.round == 2)
    #expect(hall.state.ballot("B1")?.earlierRounds == [old])
    #expect(hall.state.hall?.onAir.ballot == nil, "nothing of the old round stands on the wall")
    for step in Self.way(to: .published) { try hall.run(step.command) }
    #expect(hall.ballot("B1") == .published)
    #expect(hall.state.ballot("B1")?.earlierRounds == [old], "what happened is never changed")
    guard case .result(let facts) = hall.state.outputView("hall").content else {
      throw SampleError(description: "no result on the wall")
    }
    #expect(facts.round == 2)
  }

  @Test func askingShowsTheQuestionAndHoldsTheVoteReady() throws {
    let hall = try Hall(after: .ballotAsk("B1"))
    #expect(hall.state.hall?.onAir == .question("B1"))
    #expect(hall.state.hall?.standby == .voting("B1"))
  }

  @Test func openingShowsTheVoteAndHoldsTheResultReady() throws {
    let hall = try Hall(after: .ballotOpen("B1"))
    #expect(hall.state.hall?.onAir == .voting("B1"))
    #expect(hall.state.hall?.standby == .result("B1"))
  }

  @Test func closingAndCountingAndConfirmingLeaveThePicture() throws {
    var hall = try Hall(after: .ballotOpen("B1"))
    let picture = hall.state.outputs
    for step in [Step.hold, .resume, .count, .close, .count, .confirm] {
      try hall.run(step.command)
      #expect(hall.state.outputs == picture, "\(step)")
    }
  }

  @Test func publishingShowsTheResultAndHoldsTheItemsNextQuestionReady() throws {
    var hall = try Self.hall(in: .confirmed)
    try hall.run(.cueTake("hall", .black))
    try hall.run(.ballotPublish("B1"), as: .podium)
    #expect(hall.state.hall?.onAir == .result("B1"))
    #expect(hall.state.hall?.standby == .question("B2"))
  }

  @Test func publishingAnItemsLastBallotLeavesNothingOnStandby() throws {
    let hall = try Hall(
      after: .ballotOpen("B3"), .ballotCount("B3", counts: ["yes": 5, "no": 0]), .ballotClose("B3"),
      .ballotConfirm("B3"), .ballotPublish("B3"))
    #expect(hall.state.hall?.onAir == .result("B3"))
    #expect(hall.state.hall?.standby == nil)
  }

  @Test func abortingTakesTheBallotOffTheWallAndNothingElse() throws {
    var hall = try Hall(after: .itemStart("1.02"), .ballotAsk("B1"), .ballotAbort("B1", reason: "nhầm"))
    #expect(hall.state.hall?.onAir == .item)
    #expect(hall.state.hall?.standby == nil)
    try hall.run(.ballotOpen("B2"))
    try hall.run(.cueTake("hall", .attendance))
    try hall.run(.ballotAbort("B2", reason: "nhầm"))
    #expect(hall.state.hall?.onAir == .attendance)
  }

  @Test func anotherBallotMayOpenOnceTheFirstIsClosed() throws {
    let hall = try Hall(after: .ballotOpen("B1"), .ballotClose("B1"), .ballotOpen("B2"))
    #expect(hall.ballot("B1") == .closed)
    #expect(hall.ballot("B2") == .open)
  }

  @Test func openingFreezesAttendanceAndRoll() throws {
    var hall = try Hall(after: .delegateCheckIn("G1"), .delegateCheckIn("A1"), .ballotOpen("B1"))
    let frozen = hall.state.attendance
    try hall.run(.delegateCheckIn("D6"))
    try hall.run(.delegateStepOut("D1"))
    let opening = try #require(hall.state.ballot("B1")?.phase.opening)
    #expect(opening.attendance == frozen)
    #expect(opening.roll == ["D1", "D2", "D3", "D4", "D5"])
    #expect(opening.voters == 5)
  }

  @Test(arguments: [QuorumPolicy.Enforcement.off, .warn])
  func withoutQuorumAVoteOpensUnlessTheCongressBlocksIt(policy: QuorumPolicy.Enforcement) throws {
    let quorum = QuorumPolicy(policy: policy)
    var hall = try Hall(.sample(present: 1, quorum: quorum))
    #expect(!hall.state.attendance.isQuorate)
    try hall.run(.ballotOpen("B1"))
    #expect(hall.ballot("B1") == .open)
  }

  @Test func aBlockedVoteOpensOnceTheQuorumIsThere() throws {
    var hall = try Hall(.sample(present: 3, quorum: QuorumPolicy(policy: .block)))
    #expect(throws: Rejection.self) { try hall.run(.ballotOpen("B1")) }
    try hall.run(.delegateCheckIn("D4"))
    try hall.run(.ballotOpen("B1"))
    #expect(hall.state.ballot("B1")?.phase.opening?.voters == 4)
  }
}

/// Goal: a timed vote ends when it should, however often it is held.
///
/// Method: a vote of 30 s, held and resumed at known times.
@Suite struct BallotTimeTests {
  @Test func aTimedVoteHasItsDeadlineFromTheOpening() throws {
    let hall = try Hall(after: .ballotOpen("B2"))
    let opening = try #require(hall.state.ballot("B2")?.phase.opening)
    #expect(opening.openedMS == hall.nowMS)
    #expect(opening.deadlineMS == hall.nowMS + 30_000)
  }

  @Test func anUntimedVoteHasNoneEvenAfterAHold() throws {
    let hall = try Hall(after: .ballotOpen("B1"), .ballotHold("B1"), .ballotResume("B1"))
    #expect(hall.state.ballot("B1")?.phase.opening?.deadlineMS == nil)
  }

  @Test func everyHoldMovesTheDeadlineByItsLength() throws {
    var hall = try Hall(after: .ballotOpen("B2"))
    let openedMS = hall.nowMS
    try hall.run(.ballotHold("B2"))
    let heldMS = hall.nowMS
    hall.wait(milliseconds: 9_000)
    #expect(hall.state.ballot("B2")?.phase.opening?.deadlineMS == openedMS + 30_000)
    try hall.run(.ballotResume("B2"))
    #expect(hall.nowMS - heldMS == 10_000)
    #expect(hall.state.ballot("B2")?.phase.opening?.deadlineMS == openedMS + 40_000)
    try hall.run(.ballotHold("B2"))
    try hall.run(.ballotResume("B2"))
    #expect(hall.state.ballot("B2")?.phase.opening?.deadlineMS == openedMS + 41_000)
  }

  @Test func aHeldVoteKeepsWhatWasEntered() throws {
    let counts = ["for": 3, "against": 1, "other": 0]
    let hall = try Hall(
      after: .ballotOpen("B1"), .ballotCount("B1", counts: counts), .ballotHold("B1"), .ballotResume("B1"))
    #expect(hall.state.ballot("B1")?.phase.tally == Tally(counts: [3, 1, 0]))
  }

  @Test func aClockThatGoesBackNeverShortensAVote() throws {
    var hall = try Hall(after: .ballotOpen("B2"))
    let deadlineMS = hall.nowMS + 30_000
    try hall.run(.ballotHold("B2"))
    hall.wait(milliseconds: -60_000)
    try hall.run(.ballotResume("B2"))
    #expect(hall.state.ballot("B2")?.phase.opening?.deadlineMS == deadlineMS)
  }
}
