import Congress
import HallTestSupport
import Testing

/// Goal: a command that breaks a rule is refused with that rule's name and numbers, and changes nothing.
///
/// Method: one example for every case of `Rejection`, from a congress brought to the point where the rule bites.
@Suite struct RefusalTests {
  /// A command that must be refused after others.
  struct Example: Sendable, CustomTestStringConvertible {
    let rejection: Rejection
    let prepared: [Step]
    let command: Command
    let actor: Actor
    var ifSequence: Int64?
    var definition = Definition.sample()

    var testDescription: String { "\(rejection.code): \(command)" }
  }

  /// A command of somebody.
  struct Step: Sendable {
    let command: Command
    var actor = Actor.control
  }

  private static func refused(
    _ rejection: Rejection, _ command: Command, by actor: Actor = .control, after prepared: [Command] = [],
    ifSequence: Int64? = nil, quorum: QuorumPolicy = QuorumPolicy(policy: .off), in definition: Definition? = nil
  ) -> Example {
    Example(
      rejection: rejection, prepared: prepared.map { Step(command: $0) }, command: command, actor: actor,
      ifSequence: ifSequence, definition: definition ?? .sample(quorum: quorum))
  }

  private static let figures = ["for": 3, "against": 1, "other": 1]
  private static let published: [Command] = [
    .ballotOpen("B1"), .ballotClose("B1"), .ballotCount("B1", counts: figures), .ballotConfirm("B1"),
    .ballotPublish("B1"),
  ]
  /// The record that founds the sample congress stands at this time; the first command comes a second later.
  private static let foundedMS: Int64 = 1_700_000_000_000

  private static let noon = TimeOfDay(text: "12:00") ?? .midnight
  static let generalAndItems = [
    refused(.roleMayNot(command: "item.next", role: .chair, allowed: [.operator]), .itemNext, by: .podium),
    refused(.sequenceMoved(expected: 7, actual: 1), .itemNext, ifSequence: 7),
    refused(.itemUnknown("9.99"), .itemStart("9.99")),
    refused(.itemAlreadyLive("1.01"), .itemStart("1.01"), after: [.itemNext]),
    refused(.itemAlreadyDone("1.01"), .itemStart("1.01"), after: [.itemNext, .itemEnd]),
    refused(.sceneIsPrivate(.presidium, output: "hall"), .cueTake("hall", .presidium)),
    refused(.sceneIsPrivate(.presidium, output: "press"), .cueStandby("press", .presidium)),
    refused(.itemNotLive, .itemEnd),
    refused(.itemNotLive, .itemEnd, after: [.itemNext, .itemEnd]),
    refused(.agendaAtEnd(last: "2.01"), .itemNext, after: [.itemStart("2.01")]),
    refused(.agendaAtEnd(last: "2.01"), .itemNext, after: [.itemStart("2.01"), .itemEnd]),
  ]

  static let delegates = [
    refused(.delegateUnknown("D99"), .delegateCheckIn("D99"), by: .desk),
    refused(.delegateUnknown("D99"), .delegateStepOut("D99")),
    refused(.delegateUnknown("D99"), .delegateMarkAbsent("D99", reason: "ốm")),
    refused(
      .delegateAlreadyPresent("D1", name: "Đại biểu D1", sinceMS: foundedMS), .delegateCheckIn("D1"), by: .desk),
    refused(
      .delegateAlreadyPresent("D6", name: "Đại biểu D6", sinceMS: foundedMS + 1_000), .delegateCheckIn("D6"),
      after: [.delegateCheckIn("D6")]),
    refused(.delegateNotPresent("D6", name: "Đại biểu D6"), .delegateStepOut("D6"), by: .desk),
    refused(
      .delegateNotPresent("D1", name: "Đại biểu D1"), .delegateStepOut("D1"), after: [.delegateStepOut("D1")]),
    refused(
      .scanTooOld("D6", name: "Đại biểu D6", scannedAtMS: foundedMS + 999 - ScanTime.ageMaxMS),
      .delegateCheckIn("D6", scannedAtMS: foundedMS + 999 - ScanTime.ageMaxMS), by: .desk),
    refused(
      .scanTooOld("D6", name: "Đại biểu D6", scannedAtMS: .min), .delegateScan(badge: "D6", scannedAtMS: .min),
      by: .desk),
    refused(
      .scanOvertaken(
        "D6", name: "Đại biểu D6", scannedAtMS: foundedMS + 1_999, sinceMS: foundedMS + 2_000),
      .delegateCheckIn("D6", scannedAtMS: foundedMS + 1_999),
      by: .desk, after: [.delegateCheckIn("D6"), .delegateStepOut("D6")]),
    refused(
      .delegateAlreadyAbsent("D6", name: "Đại biểu D6"), .delegateMarkAbsent("D6", reason: "ốm"),
      after: [.delegateMarkAbsent("D6", reason: "ốm")]),
    refused(
      .delegateAlreadyAbsent("D6", name: "Đại biểu D6"), .delegateMarkAbsent("D6", reason: ""),
      after: [.delegateMarkAbsent("D6", reason: "")]),
  ]

  private static let absent = Command.delegateMarkAbsent("D1", reason: "ốm")

  static let attendance = [
    refused(.badgeUnknown("QR:9"), .delegateScan(badge: "QR:9"), by: .desk),
    refused(
      .presenceAlreadySo("D6", name: "Đại biểu D6", presence: .out),
      .delegateCorrect("D6", presence: .out, reason: "x"),
      after: [.delegateCorrect("D6", presence: .out, reason: "x")]),
    refused(.reasonMissing, .delegateCorrect("D6", presence: .present, reason: " ")),
    refused(
      .notAnAlternate("G1", name: "Đại biểu G1", kind: .guest), .delegateSeat(alternate: "G1", for: "D1"),
      after: [absent]),
    refused(.notAMandate("G1", name: "Đại biểu G1", kind: .guest), .delegateSeat(alternate: "A1", for: "G1")),
    refused(.delegateNotAbsent("D1", name: "Đại biểu D1"), .delegateSeat(alternate: "A1", for: "D1")),
    refused(
      .delegateReplaced("D1", name: "Đại biểu D1", alternate: "A1"), .delegateCheckIn("D1"),
      after: [absent, .delegateSeat(alternate: "A1", for: "D1")]),
    refused(
      .alternateSeatedAlready("A1", name: "Đại biểu A1", for: "D1"), .delegateSeat(alternate: "A1", for: "D6"),
      after: [absent, .delegateMarkAbsent("D6", reason: ""), .delegateSeat(alternate: "A1", for: "D1")]),
    refused(.alternateNotSeated("A1", name: "Đại biểu A1"), .delegateUnseat(alternate: "A1")),
    refused(.importOutOfRange(count: 0), .attendanceImport([])),
    refused(
      .importRepeats("D1"),
      .attendanceImport([.init(delegate: "D1", presence: .out), .init(delegate: "D1", presence: .present)])),
    refused(
      .importUnknown(["X1", "X2"]),
      .attendanceImport([
        .init(delegate: "X1", presence: .out), .init(delegate: "D6", presence: .present),
        .init(delegate: "X2", presence: .present),
      ])),
    refused(
      .countNameUnknown("Tổ 9", scope: .group), .attendanceCount(AttendanceCount(scope: .group, counts: ["Tổ 9": 1]))),
    refused(
      .countAboveSummoned("hall", count: 7, summoned: 6),
      .attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 7]))),
    refused(
      .countAboveSummoned("Chi bộ 1", count: 3, summoned: 2),
      .attendanceCount(AttendanceCount(scope: .organisation, counts: ["Chi bộ 1": 3]))),
    refused(
      .countMustNotBeNegative(choice: "hall", count: -1),
      .attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": -1]))),
    refused(.attendanceNotCounted, .attendanceUncount),
    refused(.adjustmentOutOfRange(2, most: 1), .attendanceAdjust(absentThroughout: 2, reason: "quyết định 3")),
  ]

  /// The steps by which ballots of other methods are opened, and figures that come from them.
  static let counts = [
    refused(
      .methodIsOther("B4", method: .blockCount), .ballotCount("B4", counts: figures), after: [.ballotOpen("B4")],
      in: .everyMethod()),
    refused(
      .methodIsOther("B1", method: .cardCount),
      .ballotCount("B1", counts: figures, paper: PaperFigures(issued: 5, collected: 5, invalid: 0)),
      after: [.ballotOpen("B1")]),
    refused(
      .blockUnknown("C", known: ["A", "B"]), .ballotReportBlock("B4", block: "C", counts: figures),
      after: [.ballotOpen("B4")], in: .everyMethod()),
    refused(
      .blockOfOtherTeller("A", teller: "teller-1"), .ballotReportBlock("B4", block: "A", counts: figures),
      by: Actor(role: .teller, name: "teller-2"), after: [.ballotOpen("B4")], in: .everyMethod()),
    refused(
      .blockAboveSeats("A", cast: 5, seats: 3), .ballotReportBlock("B4", block: "A", counts: figures),
      after: [.ballotOpen("B4")], in: .everyMethod()),
    refused(
      .moreVotesThanVoters(cast: 6, voters: 5),
      .ballotReportBlock("B4", block: "A", counts: ["for": 1, "against": 0, "other": 0]),
      after: [.ballotOpen("B4"), .ballotReportBlock("B4", block: "B", counts: figures)], in: .everyMethod()),
    refused(
      .blocksMissing("B4", ["A"]), .ballotConfirm("B4"),
      after: [.ballotOpen("B4"), .ballotReportBlock("B4", block: "B", counts: figures), .ballotClose("B4")],
      in: .everyMethod()),
    refused(
      .paperFiguresMissing("B8"), .ballotCount("B8", counts: figures), after: [.ballotOpen("B8")], in: .everyMethod()),
    refused(
      .moreIssuedThanVoters(issued: 6, voters: 5),
      .ballotCount("B8", counts: figures, paper: PaperFigures(issued: 6, collected: 5, invalid: 0)),
      after: [.ballotOpen("B8")], in: .everyMethod()),
    refused(
      .moreCollectedThanIssued(collected: 5, issued: 4),
      .ballotCount("B8", counts: figures, paper: PaperFigures(issued: 4, collected: 5, invalid: 0)),
      after: [.ballotOpen("B8")], in: .everyMethod()),
    refused(
      .validAndInvalidNotCollected(valid: 5, invalid: 1, collected: 5),
      .ballotCount("B8", counts: figures, paper: PaperFigures(issued: 5, collected: 5, invalid: 1)),
      after: [.ballotOpen("B8")], in: .everyMethod()),
    refused(
      .baseBelowVotes("B1", base: 4, votes: 5), .ballotOpen("B1"),
      in: .sample(ballots: [
        BallotPlan(code: "B1", question: LocalizedText(vi: "?"), base: .fixed, fixedBase: 4)
      ])),
    refused(
      .ballotNotTimed("B1"), .ballotExtend("B1", seconds: 10), by: .podium, after: [.ballotOpen("B1")]),
    refused(.extensionOutOfRange(seconds: 0), .ballotExtend("B2", seconds: 0), after: [.ballotOpen("B2")]),
    refused(.targetUnknown("9", known: ["1", "2", "3"]), .ballotSplit("B9", target: "9"), in: .everyMethod()),
    refused(
      .targetIsTheLast("3", ballot: "B9"), .ballotSplit("B9", target: "3"),
      after: [.ballotSplit("B9", target: "1"), .ballotSplit("B9", target: "2")], in: .everyMethod()),
  ]

  static let votes = [
    refused(
      .methodIsOther("B1", method: .cardCount), .ballotVote("B1", delegate: "D1", choice: "for"), by: .gateway,
      after: [.ballotOpen("B1")]),
    refused(
      .ballotInWrongState("B5", state: .held, needed: [.open]), .ballotVote("B5", delegate: "D1", choice: "for"),
      by: .gateway, after: [.ballotOpen("B5"), .ballotHold("B5")], in: .everyMethod()),
    refused(
      .ballotInWrongState("B5", state: .counted, needed: [.open]), .ballotVote("B5", delegate: "D1", choice: "for"),
      by: .gateway, after: [.ballotOpen("B5"), .ballotClose("B5")], in: .everyMethod()),
    refused(
      .notOnRoll("D6", ballot: "B5"), .ballotVote("B5", delegate: "D6", choice: "for"), by: .gateway,
      after: [.ballotOpen("B5")], in: .everyMethod()),
    refused(
      .organisationsNotCounted(present: 5, needed: 2), .ballotOpen("B1"),
      after: [.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 5]))],
      quorum: QuorumPolicy(policy: .block)),
    refused(
      .delegateQuorumNotMet(present: 3, needed: 4), .ballotOpen("B1"),
      after: [.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 3]))],
      quorum: QuorumPolicy(policy: .block)),
    refused(
      .choiceUnknown("maybe", known: ["for", "against", "other"]),
      .ballotVote("B5", delegate: "D1", choice: "maybe"), by: .gateway, after: [.ballotOpen("B5")],
      in: .everyMethod()),
    refused(
      .rollNeedsCheckIn("B5"), .ballotOpen("B5"),
      after: [.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 5]))], in: .everyMethod()),
  ]

  static let ballots = [
    refused(.ballotUnknown("B9", known: ["B1", "B2", "B3"]), .ballotAsk("B9"), by: .podium),
    refused(.ballotUnknown("B9", known: ["B1", "B2", "B3"]), .ballotCount("B9", counts: [:]), by: .teller),
    refused(
      .ballotInWrongState("B1", state: .asked, needed: [.ready]), .ballotAsk("B1"), after: [.ballotAsk("B1")]),
    refused(.ballotAnotherOpen("B2", other: "B1"), .ballotOpen("B2"), after: [.ballotOpen("B1")]),
    refused(
      .ballotAnotherOpen("B2", other: "B1"), .ballotOpen("B2"), after: [.ballotOpen("B1"), .ballotHold("B1")]),
    refused(
      .quorumNotMet(present: 3, needed: 4, organisations: 2, organisationsNeeded: 2), .ballotOpen("B1"), by: .podium,
      after: [.delegateStepOut("D1"), .delegateStepOut("D2")], quorum: QuorumPolicy(policy: .block)),
    // One delegate in six is enough, but comes from one organisation of three.
    refused(
      .quorumNotMet(present: 1, needed: 1, organisations: 1, organisationsNeeded: 2), .ballotOpen("B1"),
      after: (1...4).map { .delegateStepOut(Code("D\($0)")) },
      quorum: QuorumPolicy(delegates: Fraction(1, 6) ?? .half, policy: .block)),
    refused(
      .choiceUnknown("maybe", known: ["for", "against", "other"]),
      .ballotCount("B1", counts: ["for": 1, "against": 1, "other": 1, "maybe": 1, "perhaps": 1]), by: .teller,
      after: [.ballotOpen("B1")]),
    refused(
      .choiceMissing("other"), .ballotCount("B1", counts: ["for": 1, "against": 1]), after: [.ballotOpen("B1")]),
    refused(
      .countMustNotBeNegative(choice: "against", count: -1),
      .ballotCount("B1", counts: ["for": 1, "against": -1, "other": 0]), after: [.ballotOpen("B1")]),
    refused(
      .moreVotesThanVoters(cast: 6, voters: 5), .ballotCount("B1", counts: ["for": 3, "against": 2, "other": 1]),
      after: [.ballotOpen("B1"), .ballotClose("B1")]),
    refused(
      .moreVotesThanVoters(cast: Int.max, voters: 5),
      .ballotCount("B1", counts: ["for": Int.max, "against": Int.max, "other": 0]), after: [.ballotOpen("B1")]),
    refused(
      .voidNeedsOtherRole("B1", role: .operator), .ballotVoid("B1", reason: "nhầm"),
      after: published + [.ballotVoid("B1", reason: "nhầm")]),
    refused(.reasonMissing, .ballotVoid("B1", reason: ""), after: published),
    refused(.reasonMissing, .ballotAbort("B1", reason: ""), after: [.ballotAsk("B1")]),
    refused(.reasonMissing, .ballotAbort("B1", reason: " \n"), after: [.ballotAsk("B1")]),
    refused(
      .reasonTooLong(bytes: 2_001), .ballotAbort("B1", reason: String(repeating: "x", count: 2_001)),
      after: [.ballotAsk("B1")]),
    refused(.ballotStillOpen("B1"), .itemNext, after: [.itemNext, .ballotOpen("B1")]),
    refused(.ballotStillOpen("B1"), .itemEnd, after: [.itemNext, .ballotOpen("B1"), .ballotHold("B1")]),
    refused(.ballotAnotherOpen("B2", other: "B1"), .ballotAsk("B2"), after: [.ballotOpen("B1")]),
  ]

  static let outputsAndUndo = [
    refused(.outputUnknown("stage", known: ["hall", "lobby", "press"]), .cueTake("stage", .black)),
    refused(.outputUnknown("stage", known: ["hall", "lobby", "press"]), .cueStandby("stage", .black)),
    refused(.outputFollows("lobby", followed: "hall"), .cueTake("lobby", .black)),
    refused(.outputFollows("lobby", followed: "hall"), .cueStandby("lobby", .black)),
    refused(.standbyEmpty("hall"), .cueTake("hall", nil)),
    refused(.standbyEmpty("hall"), .cueClear("hall")),
    refused(.outputFollows("lobby", followed: "hall"), .cueClear("lobby")),
    refused(.cueAlreadyOnAir(.holding), .cueTake("hall", .holding)),
    refused(
      .lowerThird(.sceneHasNoRoom(.black, output: "hall")), .lowerThirdShow("hall", .notice(text: "Trật tự")),
      after: [.cueTake("hall", .black)]),
    refused(
      .lowerThird(.alreadyShown(output: "hall")), .lowerThirdShow("hall", .notice(text: "Trật tự")),
      after: [.lowerThirdShow("hall", .notice(text: "Trật tự"))]),
    refused(.lowerThird(.notShown(output: "press")), .lowerThirdClear("press")),
    refused(.lowerThird(.notShown(output: nil)), .lowerThirdClear(nil)),
    refused(.outputFollows("lobby", followed: "hall"), .lowerThirdShow("lobby", .speaker)),
    refused(.film(.nameNotFit("a/b.mp4")), .cueTake("hall", .film(FilmCue(file: "a/b.mp4")))),
    refused(.film(.notOnAir(output: "hall")), .filmPlay("hall")),
    refused(.camera(.unknown("gallery", known: ["podium"])), .cueStandby("hall", .camera(CameraCue("gallery")))),
    refused(
      .camera(.besideNotFit(.black)), .cueTake("hall", .camera(CameraCue("podium", beside: .black)))),
    refused(
      .film(.alreadyPlays(output: "hall")), .filmPlay("hall"), after: [.cueTake("hall", .film(FilmCue(file: "a.mp4")))]),
    refused(
      .film(.alreadyPaused(output: "hall")), .filmPause("hall"),
      after: [.cueTake("hall", .film(FilmCue(file: "a.mp4"))), .filmPause("hall")]),
    refused(
      .film(.loopAlreadySo(output: "hall")), .filmLoop("hall", isOn: false),
      after: [.cueTake("hall", .film(FilmCue(file: "a.mp4")))]),
    refused(
      .cueTextTooLong(.notice, bytes: 241, bytesMax: 240),
      .lowerThirdShow("hall", .notice(text: String(repeating: "x", count: 241)))),
    refused(.cueTextNotFit(.notice), .cueStandby("hall", .notice("\u{7}"))),
    refused(.cueTextNotFit(.text), .cueTake("hall", .text(title: " ", "Một"))),
    refused(.cueTextNotFit(.break), .cueTake("hall", .break(until: noon, place: " "))),
    refused(
      .cueTextTooLong(.notice, bytes: 601, bytesMax: 600),
      .cueTake("hall", .notice(String(repeating: "x", count: 601)))),
    refused(
      .cueAlreadyOnAir(.holding), .cueTake("hall", nil), after: [.cueStandby("hall", .holding)]),
    refused(.ballotUnknown("B9", known: ["B1", "B2", "B3"]), .cueStandby("hall", .question("B9"))),
    refused(.resultNotPublished("B1", state: .ready), .cueTake("press", .result("B1"))),
    refused(
      .resultNotPublished("B1", state: .confirmed), .cueTake("hall", nil),
      after: published.dropLast() + [.cueStandby("hall", .result("B1"))]),
    refused(.ballotNotOpened("B1", state: .asked), .cueTake("hall", .voting("B1")), after: [.ballotAsk("B1")]),
    refused(.bodyUnknown("b", known: ["presidium"]), .cueStandby("hall", .body("b"))),
    refused(.picturesUnknown("p", known: ["opening"]), .cueTake("hall", .pictures("p"))),
    refused(.methodIsOther("B1", method: .cardCount), .cueStandby("hall", .seats("B1"))),
    refused(.safeAlreadyOn, .safeOn, after: [.safeOn]),
    refused(.safeAlreadyOff, .safeOff),
    refused(.driverIsOther(.control), .itemNext, by: .otherControl, after: [.driverTake]),
    refused(.driverAlready, .driverTake, after: [.driverTake]),
    refused(.driverNone, .driverRelease),
    refused(.outputsLocked, .cueTake("hall", .attendance), after: [.outputsLock]),
    refused(.outputsAlreadyLocked, .outputsLock, after: [.outputsLock]),
    refused(.outputsNotLocked, .outputsUnlock),
    refused(.undoEmpty, .commandUndo),
    refused(.undoEmpty, .commandUndo, by: .desk, after: [.delegateCheckIn("D6")]),
    refused(.undoNotPossible(command: "command-2"), .commandUndo, after: [.itemNext, .ballotAsk("B1")]),
  ]

  static let examples = generalAndItems + delegates + attendance + ballots + counts + votes + outputsAndUndo

  @Test(arguments: examples)
  func aCommandThatBreaksARuleIsRefusedAndChangesNothing(_ example: Example) throws {
    var hall = try Hall(example.definition)
    for step in example.prepared { try hall.run(step.command, as: step.actor) }
    let before = hall.state
    let recordsBefore = hall.records
    #expect(throws: example.rejection) {
      try hall.run(example.command, as: example.actor, ifSequence: example.ifSequence)
    }
    #expect(hall.state == before)
    #expect(hall.records == recordsBefore)
  }

  @Test func anUndoThatAnotherHasOvertakenIsRefusedAndChangesNothing() throws {
    var hall = try Hall(after: .cueTake("press", .black))
    try hall.run(.cueTake("press", .attendance), as: .otherControl)
    let before = hall.state
    #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo) }
    #expect(hall.state == before)
  }

  @Test func whoeverHasConfirmedMayNotPublishWhereItTakesTwo() throws {
    var hall = try Hall(.sample(publishing: .twoPersons))
    for step in BallotLifeTests.way(to: .confirmed) { try hall.run(step.command) }
    let before = hall.state
    for actor in [Actor.control, .otherControl] {
      #expect(throws: Rejection.publishNeedsOtherRole("B1", role: .operator)) {
        try hall.run(.ballotPublish("B1"), as: actor)
      }
    }
    #expect(hall.state == before)
    try hall.run(.ballotPublish("B1"), as: .podium)
    #expect(hall.ballot("B1") == .published)
  }

  @Test func everyRefusalHasAnExampleUnderItsStableName() {
    var seen = Set(Self.examples.map(\.rejection.code))
    seen.insert(Rejection.undoOvertaken(command: "").code)
    seen.insert(Rejection.publishNeedsOtherRole("B1", role: .operator).code)
    // How a secret vote is refused stands with the electronic votes.
    seen.formUnion(["vote_may_not_change", "urn_not_sealed", "urn_key_lost"])
    // Screens have examples of their own.
    seen.formUnion(Self.screens.map { $0.0.code } + [ScreenRule.tooMany.code])
    // Those of the agenda have their own examples.
    seen.formUnion(AgendaRefusalTests.stableNames)
    #expect(Self.examples.allSatisfy { $0.rejection.code == Self.stableName(of: $0.rejection) })
    #expect(seen == Self.stableNames)
  }

  @Test func theDetailsOfARefusalCarryItsNumbers() {
    let missing = Rejection.quorumNotMet(present: 300, needed: 324, organisations: 70, organisationsNeeded: 73)
    #expect(
      missing.details == [
        "present": .number(300), "needed": .number(324), "organisations": .number(70),
        "organisationsNeeded": .number(73),
      ])
    #expect(Rejection.moreVotesThanVoters(cast: 490, voters: 485).details["excess"] == .number(5))
    #expect(
      Rejection.roleMayNot(command: "ballot.count", role: .chair, allowed: [.operator, .teller]).details["allowed"]
        == .text("operator, teller"))
  }

  @Test func aDetailIsAPlainTextOrNumberInJSON() throws {
    #expect(try json(["a": Detail.number(5), "b": .text("x")]) == #"{"a":5,"b":"x"}"#)
    #expect(try throughJSON([Detail.number(5), .text("x")]) == [.number(5), .text("x")])
  }

  @Test func roleComesBeforeSequenceAndSequenceBeforeTheCommandsOwnRules() throws {
    var hall = try Hall()
    #expect(throws: Rejection.roleMayNot(command: "item.start", role: .screen, allowed: [.operator])) {
      try hall.run(.itemStart("9.99"), as: .wall, ifSequence: 99)
    }
    #expect(throws: Rejection.sequenceMoved(expected: 99, actual: 1)) {
      try hall.run(.itemStart("9.99"), ifSequence: 99)
    }
    try hall.run(.itemNext, ifSequence: 1)
  }
}
