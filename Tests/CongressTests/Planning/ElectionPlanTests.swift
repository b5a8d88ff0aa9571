import Congress
import Testing

/// Goal: an election that nobody had foreseen, and a mistake in the committee's list, are mended until the list is
/// adopted, and all of it can be taken back.
///
/// Method: the sample congress with its election `E1`; each command's state, and the state after its undo.
@Suite struct ElectionPlanTests {
  private static let title = LocalizedText(vi: "Bầu Ban Kiểm tra")

  private func plan(_ code: Code<Election>, in hall: Hall) -> ElectionPlan? { hall.state.election(code)?.plan }

  private static func new(seats: Int? = 1) -> ElectionDraft { ElectionDraft(title: title, seats: seats) }

  @Test func anElectionIsPutInWithItsListAndRunsLikeAnyOther() throws {
    var hall = try Hall()
    let list =
      (1...4).map { NewCandidate(candidate: Code("D\($0)")) } + [NewCandidate(candidate: "K1", name: "Lê Thị Hoa")]
    try hall.run(.electionAdd("E3", Self.new(seats: 4), candidates: list))
    let election = try #require(hall.state.election("E3"))
    #expect(
      election.plan.candidates.first?.name == "Đại biểu D1" && election.plan.candidates.last?.name == "Lê Thị Hoa")
    #expect(election.round.seats == 4)
    #expect(election.plan.form == .withSurplus)
    try hall.run(.electionAdoptList("E3"))
    #expect(hall.state.election("E3")?.state == .listed)
  }

  @Test func seatsAndTitleAreMendedAndTheRoundHasThem() throws {
    var hall = try Hall()
    let before = try #require(hall.state.election("E1"))
    try hall.run(.electionEdit("E1", ElectionDraft(title: Self.title, seats: before.plan.seats + 1)))
    #expect(hall.state.election("E1")?.round.seats == before.plan.seats + 1)
    #expect(plan("E1", in: hall)?.candidates == before.plan.candidates)
    try hall.run(.commandUndo)
    #expect(hall.state.election("E1") == before)
  }

  @Test func theCommitteesListIsMendedAndTheFloorsNomineesStay() throws {
    var hall = try Hall()
    try hall.run(.electionAddCandidate("E1", NewCandidate(candidate: "K9", name: "Trần Hoà")))
    try hall.run(.electionNominate("E1", "D2", name: nil, origin: .floor))
    try hall.run(.electionEditCandidate("E1", "K9", name: "Trần Thị Hoà"))
    let round = try #require(hall.state.election("E1")?.round)
    #expect(round.nominees.first { $0.candidate.code == "K9" }?.candidate.name == "Trần Thị Hoà")
    #expect(round.nominees.first { $0.candidate.code == "D2" }?.standing == .proposed)
    try hall.run(.electionDropCandidate("E1", "K9"))
    #expect(hall.state.election("E1")?.round.nominees.contains { $0.candidate.code == "K9" } == false)
    try hall.run(.commandUndo)
    #expect(hall.state.election("E1")?.round.nominees.last?.standing == .admitted)
  }

  @Test func aListThatIsPutIsNeitherNamedNorTakenBack() throws {
    var hall = try Hall(after: .electionEdit("E1", ElectionDraft(listBallot: "B2")))
    let edited = hall.records[1].commandID ?? ""
    try hall.run(.ballotAsk("B2"), as: .podium)
    #expect(throws: Rejection.undoOvertaken(command: edited)) { try hall.run(.commandUndo) }
    let rule = ElectionRule.listIsVotedOn("B2", state: .asked)
    #expect(throws: Rejection.election("E3", rule)) {
      try hall.run(
        .electionAdd("E3", ElectionDraft(title: Self.title, seats: 1, listBallot: "B2"), candidates: []))
    }
  }

  @Test func anElectionIsMovedAndTakenAwayAndPutBack() throws {
    var hall = try Hall(after: .electionAdd("E3", Self.new(), candidates: []))
    try hall.run(.electionMove("E3", after: nil))
    #expect(hall.state.elections.map(\.code).first == "E3")
    try hall.run(.cueStandby("hall", .electionPapers("E3")))
    let before = hall.state.elections
    try hall.run(.electionDrop("E3"))
    #expect(hall.state.election("E3") == nil && hall.state.output("hall")?.standby == nil)
    try hall.run(.commandUndo)
    #expect(hall.state.elections == before)
  }

  static let refusals: [(code: String, rule: ElectionRule, step: Command, before: [Command])] = [
    ("election_plan_code_not_fit", .planCodeNotFit, .electionAdd("E 2", new(), candidates: []), []),
    ("election_code_taken", .codeTaken, .electionAdd("E1", new(), candidates: []), []),
    (
      "election_title_or_seats_missing", .titleOrSeatsMissing,
      .electionAdd("E3", ElectionDraft(seats: 1), candidates: []), []
    ),
    ("election_title_not_fit", .titleNotFit, .electionEdit("E1", ElectionDraft(title: LocalizedText(vi: " "))), []),
    ("election_seats_out_of_range", .seatsOutOfRange(0), .electionAdd("E3", new(seats: 0), candidates: []), []),
    (
      "election_has_begun", .hasBegun, .electionDrop("E1"), [.electionNominate("E1", "D6", name: nil, origin: .floor)]
    ),
    (
      "election_has_begun", .hasBegun, .electionEdit("E1", new()),
      [.electionAbort("E1", reason: "x"), .electionNextRound("E1", candidates: [])]
    ),
    ("election_already_so", .alreadySo, .electionEdit("E1", ElectionDraft()), []),
    ("election_already_so", .alreadySo, .electionMove("E1", after: nil), []),
    ("election_name_missing", .nameMissing("K9"), .electionAddCandidate("E1", NewCandidate(candidate: "K9")), []),
    ("election_candidate_unknown", .candidateUnknown("K9"), .electionDropCandidate("E1", "K9"), []),
  ]

  @Test(arguments: refusals.indices) func whatWouldBeWrongIsRefusedByNameAndChangesNothing(_ index: Int) throws {
    let (code, rule, step, before) = Self.refusals[index]
    var hall = try Hall()
    for command in before { try hall.run(command) }
    let known = hall.state
    #expect(throws: Rejection.election(Code(step.body.subject ?? ""), rule)) { try hall.run(step) }
    #expect(hall.state == known && rule.code == code)
  }

  @Test func whatIsAdoptedStaysAndAllMustFit() throws {
    var hall = try Hall(after: .electionAdd("E3", Self.new(), candidates: []))
    try hall.run(.electionAdoptList("E1"))
    #expect(throws: Rejection.election("E1", .inWrongState(.listed, needed: [.nominating]))) {
      try hall.run(.electionEdit("E1", Self.new()))
    }
    for number in 4... {
      guard hall.state.elections.count < ElectionPlan.electionsMax else { break }
      try hall.run(.electionAdd(Code("E\(number)"), Self.new(), candidates: []))
    }
    #expect(throws: Rejection.election("E99", .tooMany)) {
      try hall.run(.electionAdd("E99", Self.new(), candidates: []))
    }
  }
}
