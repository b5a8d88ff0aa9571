@testable import Congress
import Testing

/// Goal: a vote that nobody had foreseen is there in one command, a mistake in one is mended until its vote is opened, and
/// all of it can be taken back.
///
/// Method: the sample congress; each command's events, the state after it, and the state after its undo.
@Suite struct BallotPlanTests {
  static let question = LocalizedText(vi: "Thông qua kiến nghị từ hội trường")

  static func draft(_ change: (inout BallotDraft) -> Void = { _ in }) -> BallotDraft {
    var draft = BallotDraft(question: question)
    change(&draft)
    return draft
  }

  private func edit(_ change: (inout BallotDraft) -> Void) -> BallotDraft {
    var draft = BallotDraft()
    change(&draft)
    return draft
  }

  private func ballots(of item: Code<Item>, in hall: Hall) -> [Code<Ballot>]? { hall.state.agenda[item]?.ballots }

  /// A motion from the floor could not be put at all.
  @Test func aQuestionAloneMakesABallotWithTheNextCodeAndTheDefaults() throws {
    var hall = try Hall()
    try hall.run(.ballotAdd(Self.draft(), code: nil, place: BallotPlace(item: "1.02")))
    #expect(hall.state.ballot("B4")?.plan == BallotPlan(code: "B4", question: Self.question))
    #expect(ballots(of: "1.02", in: hall) == ["B1", "B2", "B4"])
    for step in [Command.itemStart("1.02"), .ballotOpen("B4"), .ballotClose("B4")] { try hall.run(step) }
    #expect(hall.state.ballot("B4")?.state == .closed)
  }

  @Test func aTitleStandsOverTheResultAndTheQuestionStaysOnRecord() throws {
    var hall = try Hall()
    let title = LocalizedText(vi: "Kiến nghị")
    let edit = Command.ballotEdit("B1", edit { $0.title = title })
    #expect(edit.hallTexts == ["Kiến nghị"])
    try hall.run(edit)
    let plan = try #require(hall.state.ballot("B1")?.plan)
    #expect(plan.title == title && plan.with(choices: plan.choices).title == title)
    #expect(try throughJSON(plan) == plan)
    #expect(try json(plan).contains(#""title":{"vi":"Kiến nghị"}"#))
    try hall.run(.ballotEdit("B1", self.edit { $0.title = LocalizedText(vi: "") }))
    #expect(hall.state.ballot("B1")?.plan.title == nil)
    try hall.run(edit)
    let steps: [Command] = [
      .ballotOpen("B1"), .ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]), .ballotClose("B1"),
      .ballotConfirm("B1"),
    ]
    for step in steps { try hall.run(step) }
    try hall.run(.ballotPublish("B1"), as: .podium)
    guard case .result(let facts) = hall.state.outputView("hall").content else {
      Issue.record("no result on air")
      return
    }
    #expect(facts.heading == title && facts.question == plan.question)
    #expect(try throughJSON(facts) == facts)
    #expect(throws: Rejection.ballotPlan(.questionNotFit)) {
      try hall.run(.ballotEdit("B2", self.edit { $0.title = LocalizedText(vi: " ") }))
    }
  }

  @Test func theCongressMaySayHowSuchABallotIsHeld() throws {
    let defaults = BallotDefaults(method: .electronicOpen, base: .present, rule: PassRule(.atLeast, .twoThirds))
    var hall = try Hall(.sample(ballots: [], agenda: .withoutBallots, ballotDefaults: defaults))
    try hall.run(.ballotAdd(Self.draft(), code: nil, place: nil))
    let plan = try #require(hall.state.ballot("B1")?.plan)
    #expect(plan.method == .electronicOpen && plan.base == .present && plan.rule == defaults.rule)
    #expect(plan.interim == .turnout)
  }

  @Test func aSpareStandsInNoItemAndCanBeMovedIntoOneAndOutAgain() throws {
    var hall = try Hall()
    try hall.run(.ballotAdd(Self.draft(), code: "X", place: nil))
    #expect(hall.state.agenda.items.allSatisfy { !$0.ballots.contains("X") })
    try hall.run(.ballotMove("X", to: BallotPlace(item: "1.02", after: "B1")))
    #expect(ballots(of: "1.02", in: hall) == ["B1", "X", "B2"])
    try hall.run(.ballotMove("X", to: BallotPlace(item: "2.01")))
    #expect(ballots(of: "1.02", in: hall) == ["B1", "B2"] && ballots(of: "2.01", in: hall) == ["B3", "X"])
    try hall.run(.commandUndo)
    #expect(ballots(of: "1.02", in: hall) == ["B1", "X", "B2"] && ballots(of: "2.01", in: hall) == ["B3"])
    try hall.run(.ballotMove("X", to: nil))
    #expect(hall.state.agenda.items.allSatisfy { !$0.ballots.contains("X") })
  }

  @Test func aBallotOfADoneItemWhoseVoteWasPutOffCanBeMovedOn() throws {
    var hall = try Hall(after: .itemStart("1.02"), .itemEnd)
    try hall.run(.ballotMove("B2", to: BallotPlace(item: "1.03")))
    #expect(ballots(of: "1.02", in: hall) == ["B1"] && ballots(of: "1.03", in: hall) == ["B2"])
  }

  /// A typing error stayed on the wall.
  @Test func aQuestionIsMendedAlsoWhileTheHallHasItBeforeIt() throws {
    var hall = try Hall(after: .itemStart("1.02"), .ballotAsk("B1"))
    try hall.run(.ballotEdit("B1", edit { $0.question = Self.question }))
    guard case .question(let shown) = hall.state.outputView("hall").content else {
      Issue.record("\(hall.state.outputView("hall"))")
      return
    }
    #expect(shown.question == Self.question && hall.state.ballot("B1")?.state == .asked)
    try hall.run(.commandUndo)
    #expect(hall.state.ballot("B1")?.plan == BallotPlan.samples[0])
  }

  @Test func whatIsNotSaidStays() throws {
    var hall = try Hall()
    let before = try #require(hall.state.ballot("B2")?.plan)
    try hall.run(.ballotEdit("B2", edit { $0.base = .cast }))
    let after = try #require(hall.state.ballot("B2")?.plan)
    #expect(after.base == .cast && after.question == before.question && after.durationMS == before.durationMS)
    #expect(after.rule == before.rule && after.choices == before.choices)
  }

  @Test func oneFieldTakesWithItWhatOnlyGoesWithIt() throws {
    var hall = try Hall(.everyMethod())
    try hall.run(.ballotEdit("B1", edit { $0.fixedBase = 400 }))
    #expect(hall.state.ballot("B1")?.plan.base == .fixed)
    try hall.run(.ballotEdit("B1", edit { $0.base = .valid }))
    #expect(hall.state.ballot("B1")?.plan.fixedBase == nil)
    // Without its duration it cannot close itself.
    try hall.run(.ballotEdit("B11", edit { $0.durationMS = 0 }))
    #expect(hall.state.ballot("B11")?.plan.durationMS == nil && hall.state.ballot("B11")?.plan.closesItself == false)
    // Another method has its own way to show how far it is.
    try hall.run(.ballotEdit("B1", edit { $0.method = .electronicSecret }))
    #expect(hall.state.ballot("B1")?.plan.interim == .turnout)
  }

  @Test func alternativesAreKnownByTheirChoices() throws {
    var hall = try Hall()
    let choices = AlternativesTests.choices(3, withOther: false)
    try hall.run(.ballotAdd(Self.draft { $0.choices = choices }, code: "X", place: nil))
    #expect(hall.state.ballot("X")?.plan.kind == .alternatives)
  }

  @Test func aBallotIsTakenAwayWithItsPlacesAndPutBackByAnUndo() throws {
    var hall = try Hall(after: .cueStandby("hall", .question("B2")))
    let before = hall.state
    try hall.run(.ballotDrop("B2"))
    #expect(hall.state.ballot("B2") == nil && ballots(of: "1.02", in: hall) == ["B1"])
    #expect(hall.state.output("hall")?.standby == nil)
    try hall.run(.commandUndo)
    #expect(hall.state.ballots == before.ballots && hall.state.agenda.days == before.agenda.days)
    #expect(hall.state.output("hall")?.standby == .question("B2"))
  }

  @Test func anUndoTakesNothingBackThatHasBeenPutSince() throws {
    var hall = try Hall()
    try hall.run(.ballotAdd(Self.draft(), code: "X", place: BallotPlace(item: "1.02")))
    try hall.run(.ballotOpen("X"), as: .podium)
    #expect(throws: Rejection.undoOvertaken(command: hall.records[1].commandID ?? "")) { try hall.run(.commandUndo) }
  }

  /// An undo took away what pictures, pins and elections had come to name since.
  @Test(arguments: [
    Command.cueTake("hall", .question("X")), .cueStandby("hall", .question("X")),
    .screenPin("hall-left", .question("X")), .ballotMove("X", to: BallotPlace(item: "1.02")),
    .electionEdit("E1", ElectionDraft(listBallot: "X")),
  ]) func anUndoTakesNoBallotAwayThatIsNamedSince(_ use: Command) throws {
    var hall = try Hall()
    try hall.run(.ballotAdd(Self.draft(), code: "X", place: nil))
    let added = hall.records[1].commandID ?? ""
    try hall.run(use, as: .otherControl)
    #expect(throws: Rejection.undoOvertaken(command: added)) { try hall.run(.commandUndo) }
  }

  @Test func aCodeOfManyDigitsIsFollowedByAnother() throws {
    let newest = BallotPlan(code: "B9223372036854775807", question: Self.question)
    var hall = try Hall(.sample(ballots: [newest], agenda: .withoutBallots))
    try hall.run(.ballotAdd(Self.draft(), code: nil, place: nil))
    #expect(hall.state.ballots.last?.code == "B9223372036854775808")
  }

  @Test func theRecordOfABallotTellsThatItWasChanged() {
    let change = BallotPlanChange.added(plan: BallotPlan(code: "X", question: Self.question), place: 3)
    #expect(Event.ballotPlanned(change: change).ballot == "X" && change.name == "added")
  }

  static let refusals: [(code: String, rule: BallotPlanRule, step: Command, before: [Command])] = [
    ("ballot_code_taken", .codeTaken("B1"), .ballotAdd(draft(), code: "B1", place: nil), []),
    ("ballot_code_not_fit", .codeNotFit("B 1"), .ballotAdd(draft(), code: "B 1", place: nil), []),
    ("ballot_is_opened", .isOpened("B1"), .ballotEdit("B1", draft()), [.ballotOpen("B1")]),
    (
      "ballot_is_opened", .isOpened("B1"), .ballotDrop("B1"),
      [.ballotOpen("B1"), .ballotAbort("B1", reason: "x"), .ballotRevote("B1")]
    ),
    ("ballot_is_asked", .isAsked("B1"), .ballotDrop("B1"), [.ballotAsk("B1")]),
    ("ballot_is_split", .isSplit("B9"), .ballotDrop("B9"), [.ballotSplit("B9", target: "2")]),
    ("ballot_is_split", .isSplit("B9.2"), .ballotDrop("B9.2"), [.ballotSplit("B9", target: "2")]),
    (
      "ballot_is_split", .isSplit("B9"), .ballotEdit("B9", draft { $0.targets = [] }), [.ballotSplit("B9", target: "2")]
    ),
    ("ballot_is_shown", .isShown("B2", on: "hall"), .ballotDrop("B2"), [.cueTake("hall", .question("B2"))]),
    (
      "ballot_is_shown", .isShown("B2", on: "hall-left"), .ballotDrop("B2"),
      [.screenPin("hall-left", .question("B2"))]
    ),
    ("ballot_already_so", .alreadySo("B1"), .ballotEdit("B1", BallotDraft()), []),
    ("ballot_already_so", .alreadySo("B2"), .ballotMove("B2", to: BallotPlace(item: "1.02")), []),
    (
      "ballot_not_in_item", .notInItem("B3", item: "1.02"),
      .ballotMove("B1", to: BallotPlace(item: "1.02", after: "B3")), []
    ),
    ("ballot_question_not_fit", .questionNotFit, .ballotAdd(BallotDraft(), code: nil, place: nil), []),
    (
      "ballot_question_not_fit", .questionNotFit,
      .ballotEdit("B1", BallotDraft(question: LocalizedText(vi: "a\u{1B}"))), []
    ),
    fault("ballot_choices_out_of_range", .choicesOutOfRange(count: 1)) { $0.choices = [Choice.standard[0]] },
    fault("ballot_choice_twice", .choiceTwice(key: "for")) { $0.choices = [Choice.standard[0], Choice.standard[0]] },
    fault("ballot_choice_not_fit", .choiceNotFit(key: "a b")) {
      $0.choices = [Choice.standard[0], Choice(key: "a b", label: question, sign: .other)]
    },
    fault("ballot_targets_out_of_range", .targetsOutOfRange(count: 1)) { $0.targets = [target("1")] },
    fault("ballot_target_twice", .targetTwice("1")) { $0.targets = [target("1"), target("1")] },
    fault("ballot_target_not_fit", .targetNotFit("")) { $0.targets = [target("1"), target("")] },
    fault("ballot_rule_not_fit", .ruleNotFit) { $0.rule = Fraction(0, 1).map { PassRule(.atLeast, $0) } },
    fault("ballot_rule_not_fit", .ruleNotFit) { $0.rule = Fraction(1, 1).map { PassRule(.moreThan, $0) } },
    fault("ballot_fixed_base_missing", .fixedBaseMissing) { $0.base = .fixed },
    fault("ballot_fixed_base_without_base", .fixedBaseWithoutBase) {
      $0.base = .cast
      $0.fixedBase = 3
    },
    fault("ballot_fixed_base_out_of_range", .fixedBaseOutOfRange(0)) { $0.fixedBase = 0 },
    fault("ballot_duration_out_of_range", .durationOutOfRange(seconds: 7_201)) { $0.durationMS = 7_201_000 },
    fault("ballot_duration_out_of_range", .durationOutOfRange(seconds: .max / 1_000)) { $0.durationMS = .max },
    fault("ballot_closing_without_duration", .closingWithoutDuration) { $0.closesItself = true },
    fault("ballot_live_of_secret", .liveOfSecret) {
      $0.method = .electronicSecret
      $0.interim = .live
    },
    fault("ballot_weighted_of_method", .weightedOfMethod(.cardCount)) { $0.isWeighted = true },
    fault("ballot_weighted_of_base", .weightedOfBase(.adjustedSummoned)) {
      $0.method = .electronicOpen
      $0.base = .adjustedSummoned
      $0.isWeighted = true
    },
    fault("ballot_alternatives_too_few", .alternativesTooFew) {
      $0.kind = .alternatives
      $0.choices = Choice.standard.map { Choice(key: $0.key, label: $0.label, sign: $0.sign, isAdoptable: false) }
    },
    fault("ballot_alternatives_of_residual", .alternativesOfResidual) {
      $0.kind = .alternatives
      $0.method = .residualCount
    },
    fault("ballot_alternatives_of_targets", .alternativesOfTargets) {
      $0.kind = .alternatives
      $0.targets = [target("1"), target("2")]
    },
  ]

  private static func target(_ code: Code<BallotPlan.Target>) -> BallotPlan.Target {
    BallotPlan.Target(code: code, text: question)
  }

  private static func fault(
    _ code: String, _ fault: BallotPlanFault, _ change: (inout BallotDraft) -> Void
  ) -> (String, BallotPlanRule, Command, [Command]) {
    (code, .planNotFit(fault), .ballotAdd(draft(change), code: "X", place: nil), [])
  }

  @Test(arguments: refusals.indices) func whatWouldBeWrongIsRefusedByNameAndChangesNothing(_ index: Int) throws {
    let (code, rule, step, before) = Self.refusals[index]
    var hall = try Hall(.everyMethod())
    for command in before { try hall.run(command) }
    let known = hall.state
    #expect(throws: Rejection.ballotPlan(rule)) { try hall.run(step) }
    #expect(hall.state == known && Rejection.ballotPlan(rule).code == code)
  }

  @Test func aBallotOfAnElectionsListStaysAndBlocksMustBeThere() throws {
    let plan = ElectionPlan(
      code: "E9", title: Self.question, seats: 1, form: .withSurplus, listBallot: "B3", candidates: [])
    var hall = try Hall(.sample(elections: [plan]))
    #expect(throws: Rejection.ballotPlan(.isOfElection("B3", "E9"))) { try hall.run(.ballotDrop("B3")) }
    #expect(throws: Rejection.ballotPlan(.planNotFit(.blocksMissing))) {
      try hall.run(.ballotEdit("B1", edit { $0.method = .blockCount }))
    }
  }

  @Test func aThousandBallotsAreEnough() throws {
    let plans = (1...BallotPlan.ballotsMax).map { BallotPlan(code: Code("B\($0)"), question: Self.question) }
    var hall = try Hall(.sample(ballots: plans, agenda: .withoutBallots))
    #expect(throws: Rejection.ballotPlan(.tooMany(count: BallotPlan.ballotsMax + 1))) {
      try hall.run(.ballotAdd(Self.draft(), code: nil, place: nil))
    }
  }

  @Test func whoIsNotThereOrDoneTakesNoBallot() throws {
    var hall = try Hall(after: .itemStart("1.01"), .itemEnd)
    #expect(throws: Rejection.itemUnknown("9")) {
      try hall.run(.ballotAdd(Self.draft(), code: nil, place: BallotPlace(item: "9")))
    }
    #expect(throws: Rejection.agenda(.itemIsDone("1.01"))) {
      try hall.run(.ballotMove("B1", to: BallotPlace(item: "1.01")))
    }
    #expect(throws: Rejection.ballotUnknown("B9", known: ["B1", "B2", "B3"])) {
      try hall.run(.ballotEdit("B9", Self.draft()))
    }
  }
}

extension Agenda {
  /// The sample without what is put.
  static var withoutBallots: Agenda {
    let item = Item(
      code: "1.01", kind: .report, title: LocalizedText(vi: "Báo cáo"), presenter: nil, plannedStartMS: 0,
      plannedMinutes: 15, ballots: [], cue: .item)
    let session = Session(code: "S1", title: LocalizedText(vi: "Phiên"), items: [item])
    return Agenda(days: [Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày"), sessions: [session])])
  }
}
