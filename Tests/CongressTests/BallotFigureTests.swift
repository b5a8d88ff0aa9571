import Congress
import HallTestSupport
import Testing

/// Goal: figures reconcile before they count, and the verdict rests on integers of the right base.
///
/// Method: examples around each limit; then every tally that six voters can give.
@Suite struct BallotFigureTests {
  private static func counts(_ agree: Int, _ against: Int, _ other: Int = 0) -> [String: Int] {
    ["for": agree, "against": against, "other": other]
  }

  /// The outcome of a ballot of the sample congress, confirmed.
  private static func outcome(
    of ballot: Code<Ballot>, _ counts: [String: Int], delegates: Int = 6, present: Int = 5
  ) throws -> Outcome {
    var hall = try Hall(.sample(delegates: delegates, present: present))
    for command in [.ballotOpen(ballot), .ballotCount(ballot, counts: counts), .ballotClose(ballot)] as [Command] {
      try hall.run(command)
    }
    try hall.run(.ballotConfirm(ballot), as: .podium)
    guard case .confirmed(_, let outcome, _) = hall.state.ballot(ballot)?.phase else {
      throw SampleError(description: "\(ballot) is not confirmed")
    }
    return outcome
  }

  @Test func figuresEnteredWhileOpenCountAtTheClose() throws {
    var hall = try Hall(after: .ballotOpen("B1"))
    try hall.run(.ballotCount("B1", counts: Self.counts(3, 1)), as: .teller)
    #expect(hall.ballot("B1") == .open)
    #expect(
      try hall.run(.ballotClose("B1"), as: .podium)
        == [.ballotClosed(ballot: "B1"), .ballotCounted(ballot: "B1", counts: [3, 1, 0])])
    #expect(hall.ballot("B1") == .counted)
    #expect(hall.state.ballot("B1")?.phase.tally == Tally(counts: [3, 1, 0]))
  }

  @Test func aResidualCountTakesTheRestOfTheVotersForTheFirstChoice() throws {
    let plan = BallotPlan(code: "B1", question: LocalizedText(vi: "?"), method: .residualCount)
    var hall = try Hall(.sample(ballots: [plan]))
    try hall.run(.ballotOpen("B1"))
    try hall.run(.ballotClose("B1"))
    #expect(throws: Rejection.choiceUnknown("for", known: ["against", "other"])) {
      try hall.run(.ballotCount("B1", counts: Self.counts(3, 1)))
    }
    #expect(throws: Rejection.moreVotesThanVoters(cast: 6, voters: 5)) {
      try hall.run(.ballotCount("B1", counts: ["against": 4, "other": 2]))
    }
    #expect(
      try hall.run(.ballotCount("B1", counts: ["against": 1, "other": 1]))
        == [.ballotCounted(ballot: "B1", counts: [3, 1, 1])])
    try hall.run(.ballotCount("B1", counts: ["against": 0, "other": 0]))
    #expect(hall.state.ballot("B1")?.phase.tally == Tally(counts: [5, 0, 0]), "nobody against: all who may vote")
  }

  @Test func aVoteClosedWithoutFiguresWaitsForThem() throws {
    var hall = try Hall(after: .ballotOpen("B1"))
    #expect(try hall.run(.ballotClose("B1")) == [.ballotClosed(ballot: "B1")])
    #expect(hall.ballot("B1") == .closed)
    #expect(hall.state.ballot("B1")?.phase.tally == nil)
  }

  @Test func aSecondCountReplacesTheFirst() throws {
    let hall = try Hall(
      after: .ballotOpen("B1"), .ballotCount("B1", counts: Self.counts(5, 0)), .ballotClose("B1"),
      .ballotCount("B1", counts: Self.counts(2, 2, 1)))
    #expect(hall.state.ballot("B1")?.phase.tally == Tally(counts: [2, 2, 1]))
  }

  @Test func everybodyMayAnswerAndNobodyMayAnswerTwice() throws {
    var hall = try Hall(after: .ballotOpen("B1"))
    try hall.run(.ballotCount("B1", counts: Self.counts(5, 0)))
    #expect(throws: Rejection.moreVotesThanVoters(cast: 6, voters: 5)) {
      try hall.run(.ballotCount("B1", counts: Self.counts(5, 1)))
    }
    #expect(hall.state.ballot("B1")?.phase.tally == Tally(counts: [5, 0, 0]))
  }

  @Test func thoseWhoComeAfterTheOpeningDoNotMakeRoomForMoreVotes() throws {
    var hall = try Hall(after: .ballotOpen("B1"), .delegateCheckIn("D6"))
    #expect(throws: Rejection.moreVotesThanVoters(cast: 6, voters: 5)) {
      try hall.run(.ballotCount("B1", counts: Self.counts(6, 0)))
    }
  }

  @Test func theBaseIsTheOneOfThePlan() throws {
    #expect(try Self.outcome(of: "B1", Self.counts(3, 1)).base == 6)
    #expect(try Self.outcome(of: "B2", Self.counts(3, 1)).base == 5)
    #expect(try Self.outcome(of: "B3", ["yes": 3, "no": 1]).base == 4)
  }

  @Test func exactlyHalfOfTheSummonedNeverPasses() throws {
    let half = try Self.outcome(of: "B1", Self.counts(3, 0))
    #expect(half.needed == 4)
    #expect(!half.isAdopted)
    #expect(try Self.outcome(of: "B1", Self.counts(4, 1)).isAdopted)
  }

  @Test func exactlyHalfOfTheVotesCastNeverPasses() throws {
    #expect(try !Self.outcome(of: "B3", ["yes": 2, "no": 2]).isAdopted)
    #expect(try Self.outcome(of: "B3", ["yes": 2, "no": 1]).isAdopted)
  }

  @Test func exactlyTwoThirdsOfThosePresentPass() throws {
    #expect(try Self.outcome(of: "B2", Self.counts(4, 2), present: 6).isAdopted)
    #expect(try !Self.outcome(of: "B2", Self.counts(3, 3), present: 6).isAdopted)
  }

  @Test func nothingPassesWhereNobodyAnswered() throws {
    let outcome = try Self.outcome(of: "B3", ["yes": 0, "no": 0])
    #expect(outcome.base == 0)
    #expect(!outcome.isAdopted)
    #expect(outcome.shares.map(\.hundredthsOfPercent) == [nil, nil])
  }

  @Test func nothingPassesInAnEmptyHall() throws {
    let outcome = try Self.outcome(of: "B2", Self.counts(0, 0), present: 0)
    #expect(outcome.base == 0)
    #expect(!outcome.isAdopted)
  }

  @Test func canThosResolutionHasThePercentagesOfItsReport() throws {
    let outcome = try Self.outcome(of: "B1", Self.counts(476, 0, 8), delegates: 485, present: 484)
    #expect(outcome.base == 485)
    #expect(outcome.needed == 243)
    #expect(outcome.isAdopted)
    #expect(outcome.shares.map(\.hundredthsOfPercent) == [9_814, 0, 165])
  }

  @Test func theVerdictIsDecidedOnCountsAndNotOnARoundedShare() throws {
    // 10,000 of 20,000 and 10,001 of 20,000 are both shown as 50.00 or 50.01 %; only the second is more than half.
    let base = 20_000
    #expect(Share(count: 10_000, base: base).hundredthsOfPercent == 5_000)
    #expect(PassRule.moreThanHalf.neededCount(of: base) == 10_001)
    // 9,999 of 19,999 is shown as 50.00 % and is less than half.
    #expect(Share(count: 9_999, base: 19_999).hundredthsOfPercent == 5_000)
    #expect(PassRule.moreThanHalf.neededCount(of: 19_999) == 10_000)
  }

  @Test func everyTallyOfSixVotersIsJudgedByItsRule() throws {
    var hall = try Hall(.sample(present: 6))
    try hall.run(.ballotOpen("B1"))
    let opening = try #require(hall.state.ballot("B1")?.phase.opening)
    for agree in 0...6 {
      for against in 0...6 - agree {
        for other in 0...6 - agree - against {
          let tally = Tally(counts: [agree, against, other])
          for plan in BallotPlan.samples.prefix(2) {
            let outcome = Outcome(plan: plan, opening: opening, tally: tally)
            let isAdopted = plan.rule == .moreThanHalf ? 2 * agree > 6 : 3 * agree >= 2 * 6
            #expect(outcome.isAdopted == isAdopted, "\(tally.counts) by \(plan.code)")
          }
          let ofCast = BallotPlan(code: "C", question: LocalizedText(vi: "?"), base: .cast)
          let outcome = Outcome(plan: ofCast, opening: opening, tally: tally)
          #expect(outcome.isAdopted == (2 * agree > tally.cast), "\(tally.counts) of votes cast")
        }
      }
    }
  }
}

/// Goal: what the hall has been shown stays on record, and is taken back only by chair and operator together.
@Suite struct VoidTests {
  @Test(arguments: [(Actor.control, Actor.podium), (.podium, .control)])
  func oneRoleAsksAndTheOtherAgrees(first: Actor, second: Actor) throws {
    var hall = try BallotLifeTests.hall(in: .published)
    let outcome = hall.state.ballot("B1")?.phase.tally
    try hall.run(.ballotVoid("B1", reason: "đếm sai"), as: first)
    #expect(hall.ballot("B1") == .published)
    #expect(hall.state.ballotsView.ballots[0].voidRequestedBy == first.role)
    #expect(throws: Rejection.voidNeedsOtherRole("B1", role: first.role)) {
      try hall.run(.ballotVoid("B1", reason: "thật mà"), as: first)
    }
    #expect(
      try hall.run(.ballotVoid("B1", reason: ""), as: second) == [.ballotVoided(ballot: "B1", reason: "đếm sai")])
    #expect(hall.ballot("B1") == .voided)
    #expect(hall.state.ballot("B1")?.phase.tally == outcome)
    #expect(hall.state.ballotsView.ballots[0].reason == "đếm sai")
  }

  @Test func anotherOperatorIsNotTheOtherRole() throws {
    var hall = try BallotLifeTests.hall(in: .published)
    try hall.run(.ballotVoid("B1", reason: "đếm sai"))
    #expect(throws: Rejection.voidNeedsOtherRole("B1", role: .operator)) {
      try hall.run(.ballotVoid("B1", reason: "đếm sai"), as: .otherControl)
    }
  }

  @Test func aVoidedResultIsStillShownAndMarked() throws {
    let hall = try BallotLifeTests.hall(in: .voided)
    guard case .result(let view) = hall.state.outputView("hall").content else {
      Issue.record("the result is not shown")
      return
    }
    #expect(view.isVoided)
    #expect(view.outcome.tally == Tally(counts: [4, 1, 0]))
    #expect(hall.state.resultsView.results.map(\.isVoided) == [true])
  }
}
