import Assets
import Congress
import ControlClient
import HallProtocol
import TerminalUI
import Testing

@testable import Console

/// Goal: a ballot is taken from its question to its published result in the vote panel, and only by legal steps; a lost
/// link is said at once, refuses keys and comes back.
///
/// Method: keys pressed at a console whose service decides as the real one does.
@Suite struct VotePanelTests {
  @Test func aBallotIsTakenThroughItsLife() throws {
    var desk = try Desk()
    try desk.run(.itemStart("3.08"))
    desk.press("v", "1", "2", "y", "v", "3", "3", "5")
    desk.type("21\r2\r1\r")
    desk.press("4", "y", "v", "6", "y", "v", "7", "y")
    #expect(
      desk.sent == [
        .ballotAsk("BQ01"), .ballotOpen("BQ01"), .ballotHold("BQ01"), .ballotResume("BQ01"),
        .ballotCount("BQ01", counts: ["for": 21, "against": 2, "other": 1]), .ballotClose("BQ01"),
        .ballotConfirm("BQ01"), .ballotPublish("BQ01"),
      ])
    #expect(desk.hall?.onAir == .result("BQ01") && desk.state.ballot?.plan.code == "BQ02", "the next one is in hand")
  }

  @Test func arrowsAndEnterTakeTheSameSteps() throws {
    var desk = try Desk()
    try desk.run(.ballotAsk("BQ01"))
    desk.press("v")
    #expect(desk.state.view == .votes(.open), "the first legal step is selected")
    desk.press(.enter, "y")
    #expect(desk.sent == [.ballotOpen("BQ01")])
  }

  @Test func anIllegalStepSaysWhyAndChangesNothing() throws {
    var desk = try Desk()
    desk.press("v")
    for digit in ["3", "4", "5", "6", "7", "8", "9"] as [Key] {
      desk.press(digit)
      #expect(desk.told == "ballot_in_wrong_state", "\(digit)")
    }
    #expect(desk.sent.isEmpty && desk.state.arming == nil && desk.state.entry == nil)
  }

  /// A motion from the floor could not be put without going to another terminal.
  @Test func aQuestionThatNobodyHadForeseenIsTypedAndThenInHand() throws {
    var desk = try Desk()
    try desk.run(.itemStart("3.08"))
    desk.press("v", "n")
    desk.type("Thông qua kiến nghị\r")
    let draft = BallotDraft(question: LocalizedText(vi: "Thông qua kiến nghị"))
    #expect(desk.sent == [.ballotAdd(draft, code: nil, place: BallotPlace(item: "3.08"))])
    let new = try #require(desk.state.control?.ballots.last?.plan)
    #expect(new.question.vi == "Thông qua kiến nghị" && desk.state.ballot?.plan.code == new.code)
    desk.press("1")
    #expect(desk.sent.last == .ballotAsk(new.code))
  }

  @Test func aQuestionIsMendedWhereItStands() throws {
    var desk = try Desk()
    try desk.run(.ballotAsk("BQ01"))
    let was = try #require(desk.state.ballot?.plan.question.vi)
    desk.press("v", "m", .backspace)
    desk.type("!\r")
    #expect(desk.state.control?.ballot("BQ01")?.plan.question == LocalizedText(vi: was.dropLast() + "!"))
    desk.press("m", .escape)
    #expect(desk.told == "console.cancelled" && desk.sent.count == 1)
  }

  /// A question with letters that no font has went on air as boxes.
  @Test func aQuestionWhoseLettersNoFontHasIsNotSentAndStaysToBeWrittenOtherwise() throws {
    var desk = try Desk(missingLetters: { $0.contains("彁") ? ["彁"] : [] })
    desk.press("v", "n")
    desk.type("Thông qua 彁\r")
    #expect(desk.sent.isEmpty && desk.told == "console.letters-missing")
    #expect(try desk.page(80, 24).contains("Không phông chữ nào có 彁"))
    desk.press(.backspace)
    desk.type("A\r")
    let draft = BallotDraft(question: LocalizedText(vi: "Thông qua A"))
    #expect(desk.sent == [.ballotAdd(draft, code: nil, place: nil)])
  }

  @Test func theVotePanelSwallowsNoKeySilently() throws {
    var desk = try Desk()
    desk.press("v")
    for key in [.space, "z", "T", "0", "ộ", "٣", .tab, .backspace, .pageDown, .control("z")] as [Key] {
      desk.press(key)
      #expect(desk.told == "console.panel-key", "\(key.label)")
    }
    #expect(desk.sent.isEmpty && desk.state.view == .votes(.ask))
    desk.press("?")
    #expect(desk.state.view == .help)
  }

  @Test(arguments: [24, 30, 40]) func theVotePanelShowsEveryStep(_ rows: Int) throws {
    var desk = try Desk()
    try desk.run(.ballotOpen("BQ01"))
    desk.press("v")
    let page = try desk.page(80, rows, language: .english)
    for digit in 1...9 { #expect(page.contains(" \(digit)  ") || page.contains("(\(digit)) "), "\(digit):\n\(page)") }
    desk.press(.up, .up, .up)
    let illegal = try desk.page(80, rows, language: .english)
    #expect(illegal.contains(" (1) Ballot BQ01 is open; this needs it to be ready.\n"), "\(illegal)")
  }

  @Test func openingWithoutAQuorumSaysSoBeforeIt() throws {
    var desk = try Desk(.sample(present: 3))
    desk.press("v", "2")
    #expect(desk.state.arming?.prompt.key == "console.arm.open-no-quorum")
    var blocked = try Desk(.sample(present: 3, quorum: QuorumPolicy(policy: .block)))
    blocked.press("v", "2")
    #expect(blocked.told == "quorum_not_met" && blocked.state.arming == nil)
  }

  @Test func blocksAndPaperAreTypedFieldByField() throws {
    var desk = try Desk()
    try desk.run(.ballotOpen("BQ02"))
    desk.press("v", "5")
    #expect(desk.state.entry?.fields.first?.text == "A", "the first block that is missing")
    desk.press(.down)
    desk.type("10\r1\r0\r")
    #expect(desk.sent == [.ballotReportBlock("BQ02", block: "A", counts: ["for": 10, "against": 1, "other": 0])])
    try desk.run(.ballotClose("BQ02"))
    try desk.run(.ballotAbort("BQ02", reason: "x"))
    try desk.run(.ballotOpen("BQ04"))
    desk.press("5")
    desk.type("20\r1\r1\r24\r23\r1\r")
    #expect(
      desk.sent.last
        == .ballotCount(
          "BQ04", counts: ["for": 20, "against": 1, "other": 1],
          paper: PaperFigures(issued: 24, collected: 23, invalid: 1)))
    #expect(desk.congress.ballot("BQ04")?.phase.tally?.counts == [20, 1, 1])
  }

  @Test func onlyDigitsAreFiguresAndEscapeDropsThem() throws {
    var desk = try Desk()
    try desk.run(.ballotOpen("BQ01"))
    desk.press("v", "5")
    desk.type("2x-1q!n7777777")
    #expect(desk.state.entry?.fields.first?.text == "217777")
    desk.press(.enter, .enter, .escape)
    #expect(desk.state.entry == nil && desk.sent.isEmpty && desk.told == "console.cancelled")
  }

  @Test func abortingNeedsAReasonAndItsY() throws {
    var desk = try Desk()
    try desk.run(.ballotOpen("BQ01"))
    desk.press("v", "8", .enter)
    #expect(desk.state.entry != nil, "no reason yet")
    desk.type("đếm nhầm\r")
    #expect(try desk.page(80, 24).contains("BỎ BQ01 lần 1: đếm nhầm?"))
    desk.press("y")
    #expect(desk.sent == [.ballotAbort("BQ01", reason: "đếm nhầm")])
    desk.press("v", "9", "y")
    #expect(desk.congress.ballot("BQ01")?.round == 2)
  }

  @Test func anotherBallotCanBeChosen() throws {
    var desk = try Desk()
    desk.press("v", .right, .right, .left, "1")
    #expect(desk.sent == [.ballotAsk("BQ02")])
  }

  // MARK: The link

  @Test func aLostLinkRefusesKeysAndComesBackByItself() throws {
    var desk = try Desk()
    desk.press(.enter)
    desk.lose()
    for key in [.space, .enter, .backspace, "n", "u", "h", "r", "!", "T"] as [Key] {
      desk.press(key)
      #expect(desk.told == "console.no-link", "\(key)")
    }
    desk.press(.down, "?", "x", "v", "2")
    #expect(desk.told == "console.no-link" && desk.sent.count == 1)
    desk.press(.escape)
    desk.link()
    desk.press(.space)
    #expect(desk.hall?.onAir == .item)
  }

  @Test func aLostLinkDisarmsWhatWasArmed() throws {
    var desk = try Desk()
    desk.press("!")
    desk.lose()
    desk.link()
    desk.press("y")
    #expect(desk.sent.isEmpty && desk.state.arming == nil)
  }

  @Test func aCommandWhoseAnswerWasLostIsNotSentAgainAndSaysSo() throws {
    var desk = try Desk()
    desk.answers = false
    desk.press("n")
    desk.lose()
    desk.state.settle(1, .unknown, atMS: desk.nowMS)
    #expect(desk.told == "console.outcome-unknown")
    desk.link()
    #expect(desk.sent == [.itemNext] && desk.state.log.entries.last?.outcome == .unknown)
  }

  @Test func anotherEpochForgetsEverything() throws {
    var desk = try Desk()
    desk.lose()
    desk.hear(
      .up(.init(epoch: "E2", sequence: 1, now: desk.nowMS, mode: .live, topics: [])))
    #expect(desk.state.control == nil)
    desk.press("n")
    #expect(desk.told == "console.no-link" && desk.sent.isEmpty)
  }

  @Test func theFirstReasonOfALossStands() throws {
    var desk = try Desk()
    desk.lose()
    let lost = desk.state.model.link
    desk.nowMS += 5_000
    desk.hear(.down(.notReached(host: "h", port: 1, reason: "r")))
    #expect(desk.state.model.link == lost)
  }

  @Test func theLogIsBounded() throws {
    var desk = try Desk()
    for _ in 0..<CommandLog.entriesMax { desk.press(.enter, .backspace) }
    #expect(desk.state.log.entries.count == CommandLog.entriesMax)
  }
}
