import Congress
import Testing

/// Goal: an election step that breaks a rule is refused with that rule's name and the difference, and changes nothing.
///
/// Method: at least one example for every case of `ElectionRule`, from an election brought to where the rule bites.
@Suite struct ElectionRefusalTests {
  /// A step that must be refused in a hall that was brought to a state.
  struct Example: Sendable, CustomTestStringConvertible {
    let rule: ElectionRule
    let step: ElectionStep
    var actor = Actor.control
    var hall: @Sendable () throws -> Hall

    var testDescription: String { "\(rule.code): \(step)" }
  }

  private static func refused(
    _ rule: ElectionRule, _ step: ElectionStep, by actor: Actor = .control, in state: ElectionState,
    after steps: [ElectionStep] = []
  ) -> Example {
    Example(rule: rule, step: step, actor: actor) {
      var hall = try ElectionLifeTests.hall(in: state)
      for step in steps { try hall.elect(step) }
      return hall
    }
  }

  private static func count(
    _ change: (inout [String: Int]) -> Void, valid: Int = 5, invalid: Int = 0, disagree: [String: Int]? = nil
  ) -> ElectionStep {
    var votes = ElectionLifeTests.figures.votes
    change(&votes)
    return .count(ElectionFigures(valid: valid, invalid: invalid, votes: votes, disagree: disagree))
  }

  private static func nominate(_ code: Code<Candidate>, _ name: String?, _ by: Candidate.Origin = .floor)
    -> ElectionStep
  { .nominate(code, name: name, origin: by) }

  static let nominations = [
    refused(.candidateAlreadyStands("C1", name: "Nguyễn Văn Ước"), nominate("C1", nil), in: .nominating),
    refused(.candidateAlreadyStands("C1", name: "Nguyễn Văn Ước"), nominate("C1", nil, .prepared), in: .nominating),
    refused(
      .candidateAlreadyElected("C3"), nominate("C3", nil), in: .published, after: [.nextRound(candidates: [])]),
    refused(.candidateNotPrepared("X2"), nominate("X2", "Lý Văn Xuân", .prepared), in: .nominating),
    refused(
      .candidateNotPrepared("X1"), nominate("X1", nil, .prepared), in: .nominating,
      after: [.withdraw("X1", reason: "")]),
    refused(.nameMissing("X2"), nominate("X2", nil), in: .nominating),
    refused(.nameMissing("X2"), nominate("X2", " \n"), in: .nominating),
    refused(.nameNotFit("X2"), nominate("X2", "Lý\nXuân"), in: .nominating),
    refused(.nameUnlikeCode("D1", name: "Đại biểu D1"), nominate("D1", "Lý Xuân"), in: .nominating),
    refused(
      .nameUnlikeCode("X1", name: "Mai Văn Yên"), nominate("X1", "Lý Xuân"), in: .nominating,
      after: [.withdraw("X1", reason: "")]),
    refused(.nameNotFit("X2"), nominate("X2", "Lý\u{200B}Xuân"), in: .nominating),
    refused(.nameNotFit("X2"), nominate("X2", String(repeating: "x", count: 201)), in: .nominating),
    refused(.codeNotFit("X 2"), nominate("X 2", "Lý Xuân"), in: .nominating),
    refused(.codeNotFit(""), nominate("", "Lý Xuân"), in: .nominating),
    refused(
      .codeNotFit(Code(String(repeating: "x", count: 65))),
      nominate(Code(String(repeating: "x", count: 65)), "Lý Xuân"), in: .nominating),
    refused(
      .candidatesTooMany(251), nominate("Y", "Lý Xuân"), in: .nominating,
      after: (1...241).map { nominate(Code("Y\($0)"), "Lý Xuân") }),
    refused(.candidateUnknown("X9"), .withdraw("X9", reason: ""), in: .nominating),
    refused(.candidateUnknown("X9"), .support("X9", votes: 1), in: .nominating),
    refused(
      .candidateAlreadyWithdrawn("C1", name: "Nguyễn Văn Ước"), .withdraw("C1", reason: ""), in: .nominating,
      after: [.withdraw("C1", reason: "")]),
    refused(
      .candidateAlreadyWithdrawn("X1", name: "Mai Văn Yên"), .support("X1", votes: 1), in: .nominating,
      after: [.withdraw("X1", reason: "")]),
    refused(.supportNotNeeded("C1", name: "Nguyễn Văn Ước"), .support("C1", votes: 5), in: .nominating),
    refused(.supportAboveAttending(votes: 6, attending: 5), .support("X1", votes: 6), in: .nominating),
    refused(.figureOutOfRange(.votes, "X1", value: -1), .support("X1", votes: -1), in: .nominating),
  ]

  static let lists = [
    refused(
      .supportMissing("X2", name: "Lý Xuân"), .adoptList, in: .nominating, after: [nominate("X2", "Lý Xuân")]),
    refused(
      .surplusMissing(candidates: 7, seats: 7), .adoptList, in: .nominating,
      after: [.withdraw("C1", reason: ""), .withdraw("X1", reason: "")]),
    refused(
      .surplusTooLarge(candidates: 10, seats: 7), .adoptList, in: .nominating,
      after: [nominate("X2", "Lý Xuân"), .support("X2", votes: 2)]),
    Example(rule: .listUnlikeSeats(candidates: 2, seats: 3), step: .adoptList) {
      try .electing(.plain(seats: 3, candidates: 2, form: .withoutSurplus), delegates: 5)
    },
    refused(
      .listUnlikeSeats(candidates: 0, seats: 1), .adoptList, in: .published,
      after: [.nextRound(candidates: ["X1"]), .withdraw("X1", reason: "")]),
  ]

  static let papers = [
    refused(.issuedAboveEntitled(issued: 6, entitled: 5), .issue(issued: 6, absentThroughout: 0), in: .listed),
    refused(.absentAboveReallyAbsent(entered: 2, absent: 1), .issue(issued: 5, absentThroughout: 2), in: .listed),
    refused(.figureOutOfRange(nil, nil, value: -1), .issue(issued: -1, absentThroughout: 0), in: .listed),
    refused(.figureOutOfRange(nil, nil, value: -1), .issue(issued: 5, absentThroughout: -1), in: .listed),
    refused(.collectedAboveIssued(collected: 6, issued: 5), .collect(collected: 6), in: .issued),
    refused(
      .collectedAboveIssued(collected: 5, issued: 4), .collect(collected: 5), in: .issued,
      after: [.issue(issued: 4, absentThroughout: 0)]),
    refused(.figureOutOfRange(nil, nil, value: .min), .collect(collected: .min), in: .issued),
    refused(
      .validAndInvalidUnlikeCollected(valid: 4, invalid: 0, collected: 5), count({ _ in }, valid: 4), by: .teller,
      in: .collected),
    refused(
      .validAndInvalidUnlikeCollected(valid: 5, invalid: 1, collected: 5), count({ _ in }, invalid: 1),
      by: .teller, in: .collected),
    refused(.figureOutOfRange(.valid, nil, value: .max), count({ _ in }, valid: .max), by: .teller, in: .collected),
    refused(.figureOutOfRange(.invalid, nil, value: -1), count({ _ in }, invalid: -1), by: .teller, in: .collected),
    refused(.figureOutOfRange(.votes, "C3", value: -1), count({ $0["C3"] = -1 }), by: .teller, in: .collected),
    refused(.figureMissing("C4"), count({ $0["C4"] = nil }), by: .teller, in: .collected),
    refused(
      .candidateUnknown("X7"),
      count({
        $0["X9"] = 1; $0["X7"] = 1
      }), by: .teller, in: .collected),
    refused(
      .votesAboveValid("X1", votes: 5, valid: 4),
      count(
        { votes in
          for code in votes.keys { votes[code] = 4 }; votes["X1"] = 5
        }, valid: 4, invalid: 1),
      by: .teller, in: .collected),
    refused(.votesAboveSeats(votes: 36, valid: 5, seats: 7), count({ $0["X1"] = 3 }), by: .teller, in: .collected),
    refused(
      .votesAboveSeats(votes: 29, valid: 4, seats: 7),
      count(
        { $0 = ["C3": 4, "C2": 4, "C4": 4, "C6": 4, "C5": 4, "C7": 4, "C8": 3, "C1": 2, "X1": 0] }, valid: 4, invalid: 1
      ),
      by: .teller, in: .collected),
    // One seat is left for the second round, so a paper holds one name.
    refused(
      .votesAboveSeats(votes: 6, valid: 5, seats: 1),
      .count(ElectionFigures(valid: 5, invalid: 0, votes: ["C8": 3, "C1": 2, "X1": 1])), by: .teller, in: .published,
      after: [
        .nextRound(candidates: []), .adoptList, .issue(issued: 5, absentThroughout: 0), .collect(collected: 5),
      ]),
    refused(.disagreeNotAsked, count({ _ in }, disagree: [:]), by: .teller, in: .collected),
    Example(
      rule: .answersAboveValid("K002", agree: 3, disagree: 2, valid: 4),
      step: .count(
        ElectionFigures(valid: 4, invalid: 1, votes: ["K001": 4, "K002": 3], disagree: ["K001": 0, "K002": 2])),
      actor: .teller, hall: withoutSurplus),
    Example(
      rule: .figureMissing("K001"),
      step: .count(ElectionFigures(valid: 5, invalid: 0, votes: ["K001": 4, "K002": 3])), actor: .teller,
      hall: withoutSurplus),
    Example(rule: .tellersAlreadyTwo(["teller-1", "teller-2"]), step: count({ _ in }), actor: .thirdTeller) {
      try ElectionLifeTests.hall(in: .counted)
    },
  ]

  @Sendable private static func withoutSurplus() throws -> Hall {
    var hall = try Hall.electing(.plain(seats: 2, candidates: 2, form: .withoutSurplus), delegates: 5)
    try hall.elect(.adoptList, .issue(issued: 5, absentThroughout: 0), .collect(collected: 5))
    return hall
  }

  static let results = [
    Example(rule: .electedAboveSeats(elected: 8, seats: 7), step: .publish) {
      // Only other software could have stored this.
      var hall = try ElectionLifeTests.hall(in: .counted)
      let list = try #require(try hall.election.round.phase.list)
      let count = ElectionCount(valid: 5, invalid: 0, votes: Array(repeating: 5, count: 8))
      let outcome = ElectionOutcome(count, of: list, base: 6, seats: 8, kind: .first)
      hall.store(.electionChanged(election: "E1", change: .confirmed(outcome: outcome)), actor: .podium)
      return hall
    },
    refused(.voidNeedsOtherRole(.operator), .void(reason: "nhầm"), in: .published, after: [.void(reason: "nhầm")]),
    refused(.candidateUnknown("C3"), .nextRound(candidates: ["C3"]), in: .published),
    refused(.candidateUnknown("C1"), .nextRound(candidates: ["C1"]), in: .aborted),
    refused(
      .roundsTooMany, .nextRound(candidates: []), in: .aborted,
      after: (1..<Election.roundsMax).flatMap { _ in [.nextRound(candidates: []), .abort(reason: "hoãn")] }),
    Example(rule: .seatsFilled(2), step: .nextRound(candidates: [])) {
      var hall = try withoutSurplus()
      let figures = try hall.figures(valid: 5, votes: [5, 5], disagree: [0, 0])
      for teller in [Actor.teller, .secondTeller] { try hall.elect(.count(figures), as: teller) }
      try hall.elect(.confirm, .publish)
      return hall
    },
    Example(rule: .runOffHasItsCandidates, step: .nextRound(candidates: ["K004"])) {
      var hall = try Hall.electing(.plain(seats: 4, candidates: 5), delegates: 5)
      try hall.elect(.adoptList)
      try hall.count(issued: 5, votes: [4, 4, 4, 3, 3])
      try hall.elect(.publish)
      return hall
    },
  ]

  static let examples = nominations + lists + papers + results

  @Test(arguments: examples)
  func aStepThatBreaksARuleIsRefusedAndChangesNothing(_ example: Example) throws {
    var hall = try example.hall()
    let before = hall.state
    #expect(throws: Rejection.election("E1", example.rule)) { try hall.elect(example.step, as: example.actor) }
    #expect(hall.state == before)
  }

  @Test func rulesOfTheHouseBiteHereToo() throws {
    var unknown = try Hall()
    #expect(throws: Rejection.election("E9", .unknown(known: ["E1", "E2"]))) {
      try unknown.run(.electionConfirm("E9"))
    }
    for step in [ElectionStep.abort(reason: " "), .abort(reason: "")] {
      #expect(throws: Rejection.reasonMissing) { try unknown.elect(step) }
    }
    let long = String(repeating: "x", count: 2_001)
    for step in [ElectionStep.abort(reason: long), .withdraw("C1", reason: long)] {
      #expect(throws: Rejection.reasonTooLong(bytes: 2_001)) { try unknown.elect(step) }
    }
    var published = try ElectionLifeTests.hall(in: .published)
    #expect(throws: Rejection.reasonMissing) { try published.elect(.void(reason: "")) }
    var blocked = try Hall(.sample(present: 3, quorum: QuorumPolicy(policy: .block)))
    try blocked.elect(.adoptList)
    #expect(
      throws: Rejection.quorumNotMet(present: 3, needed: 4, organisations: 2, organisationsNeeded: 2)
    ) { try blocked.elect(.issue(issued: 3, absentThroughout: 0)) }
  }

  @Test func everyRuleHasAnExampleUnderItsStableName() {
    #expect(Self.examples.allSatisfy { $0.rule.code == Self.stableName(of: $0.rule) })
    // These have tests of their own, where it takes more than one step to see them.
    let elsewhere: Set = [
      "election_unknown", "election_in_wrong_state", "election_list_not_voted", "election_list_rejected",
      "election_list_is_voted_on", "election_second_teller_missing", "election_tellers_differ",
      "election_publish_needs_other_role", "election_rows_out_of_range", "election_round_not_published",
      // In ElectionPlanTests.
      "election_plan_code_not_fit",
      "election_code_taken",
      "election_too_many",
      "election_title_or_seats_missing",
      "election_title_not_fit",
      "election_seats_out_of_range",
      "election_has_begun",
      "election_already_so",
    ]
    #expect(Set(Self.examples.map(\.rule.code)).union(elsewhere) == Self.stableNames)
  }

  @Test func theDetailsCarryTheNumbersAndTheDifference() {
    func details(_ rule: ElectionRule) -> [String: Detail] { Rejection.election("E1", rule).details }
    #expect(
      details(.surplusTooLarge(candidates: 67, seats: 51)) == [
        "election": .text("E1"), "candidates": .number(67), "seats": .number(51), "surplus": .number(16),
        "surplusMax": .number(15), "excess": .number(1),
      ])
    #expect(
      details(.validAndInvalidUnlikeCollected(valid: 480, invalid: 3, collected: 486))["difference"] == .number(3))
    #expect(details(.votesAboveSeats(votes: 36, valid: 5, seats: 7))["excess"] == .number(1))
    #expect(details(.answersAboveValid("K", agree: 3, disagree: 2, valid: 4))["excess"] == .number(1))
    let six = (1...6).map {
      ElectionDifference(figure: .votes, candidate: Code("K\($0)"), first: $0, second: 0)
    }
    #expect(
      details(.tellersDiffer(six))["differences"]
        == .text("votes K1 1 ≠ 0, votes K2 2 ≠ 0, votes K3 3 ≠ 0, votes K4 4 ≠ 0, votes K5 5 ≠ 0, …"))
  }
}
