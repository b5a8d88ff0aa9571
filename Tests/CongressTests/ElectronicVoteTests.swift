import Congress
import HallTestSupport
import Testing

/// Goal: one delegate has one vote, a vote sent twice counts once, and what is secret stays so.
///
/// Method: the congress with every method; votes as a gateway sends them, one by one.
@Suite struct ElectronicVoteTests {
  private static func open(_ ballot: Code<Ballot>, present: Int = 5) throws -> Hall {
    try Hall(.everyMethod(present: present), after: .ballotOpen(ballot))
  }

  private static func vote(
    _ hall: inout Hall, _ ballot: Code<Ballot>, _ delegate: Code<Delegate>, _ choice: String
  ) throws {
    try hall.run(.ballotVote(ballot, delegate: delegate, choice: choice), as: .gateway)
  }

  @Test(arguments: ["B5", "B6", "B7"] as [Code<Ballot>])
  func theCloseAddsUpWhatWasSent(_ ballot: Code<Ballot>) throws {
    var hall = try Self.open(ballot)
    for (delegate, choice) in [("D1", "for"), ("D2", "for"), ("D3", "against"), ("D4", "other")] {
      try Self.vote(&hall, ballot, Code(delegate), choice)
    }
    #expect(hall.state.ballot(ballot)?.phase.entries?.turnout == 4)
    try hall.run(.ballotClose(ballot))
    #expect(hall.ballot(ballot) == .counted)
    #expect(hall.state.ballot(ballot)?.phase.tally?.counts == [2, 1, 1])
  }

  @Test(arguments: ["B5", "B6"] as [Code<Ballot>])
  func theSameVoteSentAgainLeadsToNothing(_ ballot: Code<Ballot>) throws {
    var hall = try Self.open(ballot)
    try Self.vote(&hall, ballot, "D1", "for")
    let sequence = hall.state.sequence
    try Self.vote(&hall, ballot, "D1", "for")
    #expect(hall.state.sequence == sequence)
  }

  @Test(arguments: ["B5", "B6", "B7"] as [Code<Ballot>])
  func theLaterVoteCountsWhereAVoteMayChange(_ ballot: Code<Ballot>) throws {
    var hall = try Self.open(ballot)
    try Self.vote(&hall, ballot, "D1", "for")
    try Self.vote(&hall, ballot, "D1", "against")
    try hall.run(.ballotClose(ballot))
    #expect(hall.state.ballot(ballot)?.phase.tally?.counts == [0, 1, 0])
  }

  @Test func theFirstVoteStaysWhereItMayNotChange() throws {
    var hall = try Self.open("B11")
    try Self.vote(&hall, "B11", "D1", "for")
    // The same answer whatever is tried: another would tell what was chosen.
    for choice in ["for", "against", "other"] {
      #expect(throws: Rejection.voteMayNotChange("D1", ballot: "B11")) { try Self.vote(&hall, "B11", "D1", choice) }
    }
  }

  @Test func whoLeavesStaysOnTheRollAndWhoComesLateJoinsOnlyWhereTheBallotSaysSo() throws {
    var hall = try Self.open("B5")
    try hall.run(.delegateStepOut("D1"))
    try Self.vote(&hall, "B5", "D1", "for")
    try hall.run(.delegateCheckIn("D6"))
    try Self.vote(&hall, "B5", "D6", "for")
    let opening = try #require(hall.state.ballot("B5")?.phase.opening)
    #expect(opening.voters == 6 && opening.attendance.present == 5)
    var strict = try Hall(.everyMethod(), after: .ballotOpen("B11"))
    try strict.run(.delegateCheckIn("D6"))
    #expect(throws: Rejection.notOnRoll("D6", ballot: "B11")) { try Self.vote(&strict, "B11", "D6", "for") }
  }

  @Test func nobodyVotesWhileItIsHeld() throws {
    var hall = try Self.open("B5")
    try hall.run(.ballotHold("B5"))
    #expect(throws: Rejection.ballotInWrongState("B5", state: .held, needed: [.open])) {
      try Self.vote(&hall, "B5", "D1", "for")
    }
    try hall.run(.ballotResume("B5"))
    try Self.vote(&hall, "B5", "D1", "for")
  }

  // MARK: What the hall may see

  @Test func theTurnoutIsLiveAndTheTallyIsNot() throws {
    var hall = try Self.open("B7")
    try Self.vote(&hall, "B7", "D1", "against")
    guard case .voting(let facts) = hall.state.outputView("hall").content else { throw SampleError(description: "?") }
    #expect(facts.progress?.turnout == 1 && facts.progress?.live == nil)
    #expect(hall.state.ballotsView.ballots.first { $0.plan.code == "B7" }?.outcome == nil)
  }

  @Test func aNamedVoteTellsWhoVotedHowOnceItIsPublishedAndAnOpenOneNever() throws {
    for (ballot, isNamed) in [("B5", true), ("B6", false)] as [(Code<Ballot>, Bool)] {
      var hall = try Self.open(ballot)
      try Self.vote(&hall, ballot, "D1", "for")
      try Self.vote(&hall, ballot, "D2", "other")
      for step: Command in [.ballotClose(ballot), .ballotConfirm(ballot), .ballotPublish(ballot)] {
        #expect(hall.state.namedVotes(in: ballot).votes.isEmpty, "nothing before it is published")
        try hall.run(step)
      }
      let result = try #require(hall.state.resultsView.results.first)
      let view = hall.state.namedVotes(in: ballot)
      #expect(view.votes.map(\.choice) == (isNamed ? ["for", "other", nil, nil, nil] : []))
      #expect(view.round == (isNamed ? 1 : nil))
      #expect(result.outcome.tally.choices == nil, "no picture of the hall carries who voted how")
    }
  }

  // MARK: Secrecy

  @Test func nothingOnRecordOfASecretVoteHoldsAChoice() throws {
    struct Blind: BallotSealing {
      func seal(_ choice: Int, of delegate: Code<Delegate>, in round: SealedRound) -> String? { "sealed" }
      func open(_ sealed: String, of delegate: Code<Delegate>, in round: SealedRound) -> Int? { 0 }
    }
    var first = try Self.open("B7")
    var second = try Self.open("B7")
    first.urn = Blind()
    second.urn = Blind()
    for delegate in ["D1", "D2", "D3"] as [Code<Delegate>] {
      try Self.vote(&first, "B7", delegate, "for")
      try Self.vote(&second, "B7", delegate, "against")
    }
    #expect(first.records == second.records, "but for what is sealed, the record is the same whatever was chosen")
    #expect(try json(first.state) == json(second.state))
    #expect(try json(first.state.ballotsView) == json(second.state.ballotsView))
  }

  @Test func withoutAKeyNoSecretVoteIsTaken() throws {
    var hall = try Self.open("B7")
    hall.urn = NoSealing()
    #expect(throws: Rejection.urnNotSealed("B7")) { try Self.vote(&hall, "B7", "D1", "for") }
    #expect(hall.state.ballot("B7")?.phase.entries?.turnout == 0)
  }

  @Test func aLostKeyIsSaidAtOnceAndTheRoundCanBePutAgain() throws {
    var hall = try Self.open("B7")
    try Self.vote(&hall, "B7", "D1", "for")
    hall.urn = NoSealing()
    #expect(throws: Rejection.urnKeyLost("B7")) { try Self.vote(&hall, "B7", "D2", "for") }
    #expect(throws: Rejection.urnKeyLost("B7")) { try hall.run(.ballotClose("B7")) }
    try hall.run(.ballotAbort("B7", reason: "mất khóa"))
    hall.urn = TestUrn()
    try hall.run(.ballotRevote("B7"))
    try hall.run(.ballotOpen("B7"))
    try Self.vote(&hall, "B7", "D1", "for")
    try hall.run(.ballotClose("B7"))
    #expect(hall.state.ballot("B7")?.phase.tally?.counts == [1, 0, 0])
  }

  @Test func aVoteOfAnEarlierRoundOpensInNoOther() throws {
    let urn = TestUrn()
    let sealed = try #require(urn.seal(1, of: "D1", in: SealedRound(ballot: "B7", number: 1)))
    #expect(urn.open(sealed, of: "D1", in: SealedRound(ballot: "B7", number: 2)) == nil)
    var hall = try Self.open("B7")
    #expect(hall.state.sealedRounds == [SealedRound(ballot: "B7", number: 1)])
    try hall.run(.ballotClose("B7"))
    #expect(hall.state.sealedRounds.isEmpty, "counted: the key may go")
  }

  // MARK: Time

  @Test func aTimedVoteClosesItselfWhenItsTimeIsOver() throws {
    var hall = try Self.open("B11")
    let deadlineMS = try #require(hall.state.nextDueMS)
    #expect(deadlineMS == hall.nowMS + 30_000)
    #expect(try hall.state.decideDue(atMS: deadlineMS - 1) == [])
    try hall.run(.ballotExtend("B11", seconds: 15))
    #expect(hall.state.nextDueMS == deadlineMS + 15_000)
    try Self.vote(&hall, "B11", "D1", "for")
    try hall.run(.ballotHold("B11"))
    #expect(hall.state.nextDueMS == nil, "a clock that stands still rings for nobody")
    try hall.run(.ballotResume("B11"))
    let dueMS = try #require(hall.state.nextDueMS)
    for event in try hall.state.decideDue(atMS: dueMS, sealing: hall.urn) { hall.store(event) }
    #expect(hall.ballot("B11") == .counted)
    #expect(hall.state.ballot("B11")?.phase.tally?.counts == [1, 0, 0])
  }

  // MARK: Weights

  @Test func weightsAndHeadsAreAddedUpApart() throws {
    let people = [("D1", 3), ("D2", 1), ("D3", 2)].map { code, weight in
      Delegate(
        code: Code(code), name: code, kind: .elected, organisation: "Chi bộ 1", group: "", seat: "", sex: .male,
        ethnicity: "Kinh", birthYear: 1980, partyYear: nil, weight: weight)
    }
    let plan = BallotPlan(
      code: "B1", question: LocalizedText(vi: "?"), method: .electronicOpen, isWeighted: true)
    let sample = Definition.sample()
    let definition = Definition(
      id: "w", name: sample.name, language: .vietnamese, utcOffset: 0, theme: "x", emblem: nil,
      hall: sample.hall, quorum: QuorumPolicy(policy: .off), publishing: .onePerson, outputs: sample.outputs,
      screens: [], agenda: sample.agenda, ballots: [plan], roster: Roster(people),
      presentAtFounding: ["D1", "D2", "D3"])
    var hall = try Hall(definition, after: .ballotOpen("B1"))
    try Self.vote(&hall, "B1", "D1", "for")
    try Self.vote(&hall, "B1", "D2", "against")
    try Self.vote(&hall, "B1", "D3", "against")
    for step: Command in [.ballotClose("B1"), .ballotConfirm("B1"), .ballotPublish("B1")] { try hall.run(step) }
    let outcome = try #require(hall.state.resultsView.results.first?.outcome)
    #expect(outcome.tally.counts == [1, 2, 0], "heads")
    #expect(outcome.tally.weights == [3, 3, 0], "votes")
    #expect(outcome.base == 6 && outcome.needed == 4)
    #expect(!outcome.isAdopted, "three votes of six are exactly half")
    #expect(outcome.shares.map(\.hundredthsOfPercent) == [5_000, 5_000, 0])
  }
}
