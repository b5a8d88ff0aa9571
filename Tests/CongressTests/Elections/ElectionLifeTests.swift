import Congress
import HallTestSupport
import Testing

/// Goal: a round goes its one way from nominations to its published result, and no step can be skipped or repeated.
///
/// Method: every step tried in every state: it leads where the table says, or is refused with the states in which it
/// would be right; then every stored change in every state.
@Suite struct ElectionLifeTests {
  /// A step without its figures.
  enum Step: String, CaseIterable, Sendable {
    case nominate, support, withdraw, adoptList, issue, collect, count, confirm, publish, abort, void, nextRound

    var step: ElectionStep {
      switch self {
      case .nominate: .nominate("X2", name: "Lý Văn Xuân", origin: .floor)
      case .support: .support("X1", votes: 3)
      case .withdraw: .withdraw("C8", reason: "sức khỏe")
      case .adoptList: .adoptList
      case .issue: .issue(issued: 5, absentThroughout: 0)
      case .collect: .collect(collected: 5)
      case .count: .count(ElectionLifeTests.figures)
      case .confirm: .confirm
      case .publish: .publish
      case .abort: .abort(reason: "sai danh sách")
      case .void: .void(reason: "đếm sai")
      case .nextRound: .nextRound(candidates: [])
      }
    }

    var actor: Actor { self == .count ? .teller : .control }
  }

  /// 9 candidates for 7 seats: six are elected, so that a seat stays open.
  static let figures = ElectionFigures(
    valid: 5, invalid: 0,
    votes: ["C3": 5, "C2": 5, "C4": 5, "C6": 4, "C5": 4, "C7": 4, "C8": 3, "C1": 3, "X1": 2])

  /// Where each step leads from each state; what is not here is forbidden.
  static let moves: [ElectionState: [Step: ElectionState]] = [
    .nominating: [
      .nominate: .nominating, .support: .nominating, .withdraw: .nominating, .adoptList: .listed, .abort: .aborted,
    ],
    .listed: [.issue: .issued, .abort: .aborted],
    .issued: [.issue: .issued, .collect: .collected, .abort: .aborted],
    .collected: [.issue: .issued, .collect: .collected, .count: .counting, .abort: .aborted],
    .counting: [.collect: .collected, .count: .counting, .abort: .aborted],
    .counted: [.collect: .collected, .count: .counted, .confirm: .confirmed, .abort: .aborted],
    .confirmed: [.publish: .published, .abort: .aborted],
    .published: [.void: .published, .nextRound: .nominating],
    .aborted: [.nextRound: .nominating],
    .voided: [.nextRound: .nominating],
  ]

  /// A hall whose election `E1` has come to a state, with one nominee from the floor on its list.
  static func hall(in state: ElectionState) throws -> Hall {
    var hall = try Hall()
    try hall.elect(.nominate("X1", name: "Mai Văn Yên", origin: .floor), .support("X1", votes: 3))
    let way: [ElectionStep] = [
      .adoptList, .issue(issued: 5, absentThroughout: 0), .collect(collected: 5), .count(figures), .confirm, .publish,
    ]
    let length =
      switch state {
      case .nominating: 0
      case .listed: 1
      case .issued: 2
      case .collected, .aborted: 3
      case .counting, .counted: 4
      case .confirmed: 5
      case .published, .voided: 6
      }
    for (place, step) in way.prefix(length).enumerated() {
      try hall.elect(step, as: place == 3 ? .teller : .control)
      if place == 3, state != .counting { try hall.elect(step, as: .secondTeller) }
    }
    if state == .aborted { try hall.elect(.abort(reason: "sai danh sách")) }
    if state == .voided {
      for actor in [Actor.control, .podium] { try hall.elect(.void(reason: "đếm sai"), as: actor) }
    }
    guard try hall.election.state == state else { throw SampleError(description: "E1 is not \(state)") }
    return hall
  }

  @Test(arguments: ElectionState.allCases, Step.allCases)
  func everyStepFromEveryStateLeadsWhereTheTableSaysOrIsRefused(state: ElectionState, step: Step) throws {
    var hall = try Self.hall(in: state)
    if let next = Self.moves[state]?[step] {
      try hall.elect(step.step, as: step.actor)
      #expect(try hall.election.state == next)
      return
    }
    let before = hall.state
    let rightStates = ElectionState.allCases.filter { Self.moves[$0]?[step] != nil }
    // One teller's figures are not wrong, only not enough; so that is said.
    let rule: ElectionRule =
      (state, step) == (.counting, .confirm)
      ? .secondTellerMissing(first: "teller-1") : .inWrongState(state, needed: rightStates)
    #expect(throws: Rejection.election("E1", rule)) { try hall.elect(step.step, as: step.actor) }
    #expect(hall.state == before)
  }

  @Test func tellersWhoDifferBlockUntilTheyAgree() throws {
    var hall = try Self.hall(in: .collected)
    try hall.elect(.count(Self.figures), as: .teller)
    var votes = Self.figures.votes
    votes["C7"] = 3
    votes["X1"] = 1
    try hall.elect(.count(ElectionFigures(valid: 5, invalid: 0, votes: votes)), as: .secondTeller)
    let differences = [
      ElectionDifference(figure: .votes, candidate: "C7", first: 4, second: 3),
      ElectionDifference(figure: .votes, candidate: "X1", first: 2, second: 1),
    ]
    #expect(hall.state.electionsView.elections.first?.rounds.last?.differences == differences)
    #expect(throws: Rejection.election("E1", .tellersDiffer(differences))) { try hall.elect(.confirm) }
    #expect(throws: Rejection.election("E1", .tellersAlreadyTwo(["teller-1", "teller-2"]))) {
      try hall.elect(.count(Self.figures), as: .thirdTeller)
    }
    try hall.elect(.count(Self.figures), as: .secondTeller)
    #expect(try hall.election.state == .counted)
    // Whoever counts again and differs takes the agreement back.
    try hall.elect(.count(ElectionFigures(valid: 5, invalid: 0, votes: votes)), as: .teller)
    #expect(try hall.election.state == .counting)
    // Begun again, anybody may count.
    try hall.elect(.collect(collected: 5))
    try hall.elect(.count(Self.figures), as: .thirdTeller)
    #expect(try hall.election.round.phase.tellerCounts.map(\.teller) == ["teller-3"])
  }

  @Test func whoeverHasConfirmedMayNotPublishWhereItTakesTwo() throws {
    var hall = try Hall(.sample(delegates: 6, present: 6, publishing: .twoPersons))
    try hall.elect(.adoptList)
    try hall.count(issued: 6, votes: [6, 6, 6, 6, 6, 6, 5, 1])
    #expect(throws: Rejection.election("E1", .publishNeedsOtherRole(.operator))) { try hall.elect(.publish) }
    try hall.elect(.publish, as: .podium)
    #expect(try hall.election.state == .published)
  }

  @Test func voidingErasesNothingAndTakesTheNewestRoundFirst() throws {
    var hall = try Self.hall(in: .published)
    let first = try hall.election.round
    try hall.elect(.nextRound(candidates: []), .adoptList)
    #expect(throws: Rejection.election("E1", .inWrongState(.listed, needed: [.published]))) {
      try hall.elect(.void(reason: "đếm sai"))
    }
    try hall.elect(.abort(reason: "hoãn"), .void(reason: "đếm sai"))
    #expect(throws: Rejection.election("E1", .voidNeedsOtherRole(.operator))) { try hall.elect(.void(reason: "")) }
    try hall.elect(.void(reason: ""), as: .podium)
    let rounds = try hall.election.rounds
    #expect(rounds.map(\.phase.state) == [.voided, .aborted])
    #expect(rounds[0].phase.outcome == first.phase.outcome && rounds[0].phase.box == first.phase.box)
    #expect(try hall.election.elected.isEmpty && hall.election.openSeats == 7)
    let told = hall.state.electionResultsView.results
    #expect(told.map(\.isVoided) == [true] && told.first?.outcome == first.phase.outcome)
    // Nothing stands, so everything begins again, with the same names.
    try hall.elect(.nextRound(candidates: []))
    #expect(try hall.election.round.kind == .first && hall.election.round.nominees == first.nominees)
  }

  @Test func whoWithdrewMayComeBackAndIsPutForwardAnew() throws {
    var hall = try Hall()
    try hall.elect(.nominate("X1", name: "Mai Văn Yên", origin: .itself), .support("X1", votes: 3))
    try hall.elect(.withdraw("X1", reason: ""), .withdraw("C1", reason: "tuổi cao"))
    try hall.elect(.nominate("X1", name: nil, origin: .floor), .nominate("C1", name: nil, origin: .prepared))
    let nominees = try hall.election.round.nominees
    #expect(nominees.last?.candidate == Candidate(code: "X1", name: "Mai Văn Yên", origin: .floor))
    #expect(nominees.last?.standing == .proposed)
    #expect(nominees.first?.standing == .admitted)
  }

  @Test func aStepOfAnElectionCannotBeUndone() throws {
    var hall = try Hall(after: .electionAdoptList("E1"))
    #expect(throws: Rejection.undoNotPossible(command: "command-1")) { try hall.run(.commandUndo) }
  }

  @Test(arguments: ElectionState.allCases)
  func aChangeThatDoesNotFitTheStateLeavesIt(state: ElectionState) throws {
    let sample = try Self.hall(in: .published)
    let outcome = try sample.outcome
    let issue = try #require(try sample.election.round.phase.issue)
    let changes: [(ElectionChange, Set<ElectionState>)] = [
      (.nominated(candidate: Candidate(code: "X9", name: "Lê An", origin: .floor)), [.nominating]),
      (.supported(candidate: "X1", votes: 1, attending: 5), [.nominating]),
      (.withdrawn(candidate: "X1", reason: ""), [.nominating]),
      (.listAdopted(list: issue.list), [.nominating]),
      (
        .ballotsIssued(issued: 3, absentThroughout: 0, attendance: issue.attendance, roll: issue.roll),
        [.listed, .issued, .collected]
      ),
      (.ballotsCollected(collected: 3), [.issued, .collected, .counting, .counted]),
      (.counted(teller: "x", count: ElectionCount(valid: 1, invalid: 0, votes: [])), [.collected, .counting]),
      (.confirmed(outcome: outcome), [.counted]), (.published, [.confirmed]),
      (.voidRequested(role: .chair, reason: "nhầm"), [.published]), (.voided(round: 1, reason: "nhầm"), [.published]),
      (.voided(round: 7, reason: "nhầm"), []),
      (.roundBegun(kind: .second, seats: 1, nominees: [], list: nil), [.published, .aborted, .voided]),
    ]
    for (change, fits) in changes {
      var hall = try Self.hall(in: state)
      let before = try hall.election
      hall.store(.electionChanged(election: "E1", change: change))
      // A third teller, whom only other software could let in, changes nothing that two agree on.
      #expect(try (hall.election != before) == fits.contains(state), "\(change) in \(state)")
    }
  }
}
