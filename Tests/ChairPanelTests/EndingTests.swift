import Assets
import Congress
import Console
import HallProtocol
import Testing

@testable import ChairPanel

/// Goal: nothing is brought to nothing by one press, and never without a reason on record.
///
/// Method: a panel at a congress in memory.
@Suite struct EndingTests {
  private func chair(after commands: Command...) throws -> Chair {
    var chair = try Chair()
    try chair.runAll(.itemNext, .itemNext)
    for command in commands { try chair.run(command) }
    return chair
  }

  @Test func abortingTakesADoorAReasonAndAHold() throws {
    var chair = try chair(after: .ballotAsk("BQ06"))
    chair.hold(.apart)
    #expect(chair.sent.isEmpty && chair.state.ending == .abort("BQ06"))
    #expect(chair.state.buttons[.apart] == .back, "the finger that opened the door lies on the way back")
    #expect(chair.state.buttons[.next] == nil)
    chair.tap(.reason2)
    #expect(chair.sent.isEmpty)
    chair.hold(.reason2)
    #expect(chair.sent == [.ballotAbort("BQ06", reason: "Nội dung biểu quyết phải sửa")])
    #expect(chair.ballot("BQ06") == .aborted && chair.state.ending == nil)
    #expect(chair.state.buttons[.next] == .step(.revote("BQ06")))
  }

  @Test func anElectionIsConfirmedPublishedAndTakenBackByThePanel() throws {
    var chair = try Scenario.electionCounted.chair(pixels: (1_280, 800))
    chair.hold(.next)
    #expect(chair.sent == [.electionConfirm("BC01")])
    #expect(
      chair.state.buttons == [.next: .step(.publishElection("BC01")), .apart: .openReasons(.abortElection("BC01"))])
    chair.hold(.next)
    #expect(chair.congress.election("BC01")?.state == .published)
    // What the hall sees of it is the operator's to show; then it is what the chair acts on.
    try chair.run(.cueTake("hall", .elected("BC01", round: nil)))
    #expect(chair.state.offer?.ending == .voidElection("BC01"))
    chair.tap(.apart)
    chair.hold(.reason1)
    #expect(chair.sent.last == .electionVoid("BC01", reason: "Số liệu công bố không đúng"))
    #expect(chair.state.offer?.ending == nil && chair.state.standing?.key == "chair.void-election-waits")
  }

  @Test func figuresThatChangeDuringAHoldAreNotConfirmed() throws {
    var chair = try Scenario.electionCounted.chair(pixels: (1_280, 800))
    chair.touch(.began, .next)
    chair.wait(600)
    try chair.run(.electionCollect("BC01", collected: 479))
    chair.wait(PanelState.holdMS)
    #expect(chair.sent.isEmpty && chair.state.offer?.wait == .figures)
  }

  @Test func theWayBackChangesNothing() throws {
    var chair = try chair(after: .ballotAsk("BQ06"))
    chair.tap(.apart)
    chair.tap(.apart)
    #expect(chair.state.ending == nil && chair.sent.isEmpty && chair.state.buttons[.next] == .step(.open("BQ06")))
  }

  @Test func theReasonsGoWhereTheEndingIsNoLongerLegalOrTheLinkIsLost() throws {
    var chair = try chair(after: .ballotAsk("BQ06"))
    chair.tap(.apart)
    chair.touch(.began, .reason1)
    chair.wait(600)
    try chair.run(.ballotAbort("BQ06", reason: "operator"))
    chair.wait(PanelState.holdMS)
    #expect(chair.state.ending == nil && chair.sent.isEmpty)
    var other = try self.chair(after: .ballotAsk("BQ06"))
    other.tap(.apart)
    other.lose()
    #expect(other.state.ending == nil)
  }

  @Test func aResultIsVoidOnlyWithTheOperator() throws {
    var chair = try chair(after: .ballotOpen("BQ06"), .ballotClose("BQ06"))
    try chair.runAll(
      .ballotCount("BQ06", counts: ["for": 476, "against": 5, "other": 3]), .ballotConfirm("BQ06"),
      .ballotPublish("BQ06"))
    chair.tap(.apart)
    chair.hold(.reason1)
    #expect(chair.ballot("BQ06") == .published)
    #expect(chair.state.standing?.key == "chair.void-waits" && chair.state.buttons[.apart] == nil)
    try chair.run(.ballotVoid("BQ06", reason: ""))
    #expect(chair.ballot("BQ06") == .voided)
  }

  @Test func theOperatorsWishIsShownAndAgreedTo() throws {
    var chair = try chair(after: .ballotOpen("BQ06"), .ballotClose("BQ06"))
    try chair.runAll(
      .ballotCount("BQ06", counts: ["for": 476, "against": 5, "other": 3]), .ballotConfirm("BQ06"),
      .ballotPublish("BQ06"), .ballotVoid("BQ06", reason: "Nhập nhầm"))
    #expect(chair.state.standing?.key == "chair.void-asked")
    chair.tap(.apart)
    #expect(chair.state.effect(of: .reason(.void("BQ06"), 1))?.key == "chair.effect.void-agreed")
    chair.hold(.reason1)
    #expect(chair.ballot("BQ06") == .voided)
  }
}
