import Assets
import Congress
import Console
import ControlClient
import HallProtocol
import Testing

@testable import ChairPanel

/// Goal: a command goes out only where a finger stayed on its button for the whole time and nothing changed under it.
///
/// Method: a panel at a congress in memory, touched finger by finger with a clock that the test moves.
@Suite struct HoldTests {
  /// In the item with the votes.
  private func chair(_ definition: Definition = .sample(), pixels: (Int, Int) = (1_280, 800)) throws -> Chair {
    var chair = try Chair(definition, pixels: pixels)
    try chair.runAll(.itemNext, .itemNext)
    return chair
  }

  @Test(arguments: [(1_280, 800), (800, 1_280), (1_024, 768), (1_920, 1_080), (1_080, 1_920)])
  func aHoldFiresOnce(pixels: (Int, Int)) throws {
    var chair = try chair(pixels: pixels)
    chair.touch(.began, .next)
    chair.wait(PanelState.holdMS - 1)
    #expect(chair.sent.isEmpty)
    chair.wait(1)
    #expect(chair.sent == [.ballotAsk("BQ06")] && chair.ballot("BQ06") == .asked)
    // The finger is still down, on what is another button by now.
    chair.wait(10 * PanelState.holdMS)
    chair.touch(.ended, .next)
    #expect(chair.sent == [.ballotAsk("BQ06")])
    #expect(chair.told == nil || chair.told?.contains("BQ06") == true)
  }

  @Test func aVoteIsTakenFromItsQuestionToItsResult() throws {
    var chair = try chair()
    for _ in 0..<3 { chair.hold(.next) }
    #expect(chair.ballot("BQ06") == .closed && chair.state.buttons[.next] == nil)
    try chair.run(
      .ballotCount("BQ06", counts: ["for": 476, "against": 5, "other": 3]),
      as: Actor(role: .teller, name: "an"))
    for _ in 0..<2 { chair.hold(.next) }
    #expect(chair.ballot("BQ06") == .published)
    #expect(chair.congress.hall?.onAir == .result("BQ06"))
    #expect(chair.told == "Xong: CÔNG BỐ kết quả BQ06 lần 1 trên 3 màn hình")
  }

  @Test func lettingGoEarlyDoesNothing() throws {
    var chair = try chair()
    chair.hold(.next, milliseconds: PanelState.holdMS - 1)
    #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotAsk("BQ06"), .released))
    #expect(chair.told == "Đã thả tay: chưa ra lệnh gì.")
    chair.tap(.next)
    #expect(chair.told?.contains("GIỮ nút") == true && chair.sent.isEmpty)
    chair.wait(PanelState.noticeMS)
    #expect(chair.told == nil)
  }

  @Test func aFingerThatEndsBeforeALateLoopLooksNeverFires() throws {
    var chair = try chair()
    chair.touch(.began, .next)
    chair.nowMS += 5_000
    chair.touch(.ended, .next)
    chair.wait(100)
    #expect(chair.sent.isEmpty)
  }

  @Test func aFingerThatSlipsOffOrIsLostDoesNothing() throws {
    var chair = try chair()
    chair.touch(.began, .next)
    chair.wait(300)
    chair.touch(.moved, x: 5, y: 5)
    chair.touch(.moved, .next)
    chair.wait(PanelState.holdMS)
    #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotAsk("BQ06"), .slipped))
    for phase in [PanelTouch.Phase.cancelled, .began] {
      chair.touch(.began, .next)
      chair.wait(300)
      chair.touch(phase, .next)
      chair.wait(PanelState.holdMS)
      #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotAsk("BQ06"), .cancelled), "\(phase)")
    }
  }

  @Test func aFingerThatComesFromElsewhereDoesNothing() throws {
    var chair = try chair()
    chair.touch(.began, x: 5, y: 5)
    chair.touch(.moved, .next)
    chair.wait(2 * PanelState.holdMS)
    chair.touch(.ended, .next)
    #expect(chair.sent.isEmpty && chair.notes == [.linked])
  }

  @Test func aPressThatBeganBeforeALossNeverFires() throws {
    var chair = try chair()
    chair.touch(.began, .next)
    chair.wait(500)
    chair.lose()
    #expect(chair.notes.contains(.holdEnded(.ballotAsk("BQ06"), .linkLost)))
    chair.wait(PanelState.holdMS)
    chair.link()
    chair.wait(2 * PanelState.holdMS)
    chair.touch(.ended, .next)
    #expect(chair.sent.isEmpty)
    chair.hold(.next)
    #expect(chair.sent == [.ballotAsk("BQ06")], "a new press does")
  }

  @Test func nothingCanBePressedWithoutALink() throws {
    var chair = try chair()
    chair.lose()
    chair.hold(.next)
    #expect(!chair.state.isLive && chair.sent.isEmpty)
    #expect(chair.notes == [.linked, .linkLost("The connection was closed.")])
    var never = try Chair(isLinked: false)
    never.hold(.next)
    #expect(never.sent.isEmpty)
  }

  @Test func aPressThatBeganBeforeSomethingChangedNeverFires() throws {
    var chair = try chair()
    chair.touch(.began, .next)
    chair.wait(500)
    // The operator asks first: under the finger is now another button.
    try chair.run(.ballotAsk("BQ06"))
    chair.wait(2 * PanelState.holdMS)
    chair.touch(.ended, .next)
    #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotAsk("BQ06"), .changed))
    #expect(chair.told?.hasPrefix("Tình hình vừa đổi") == true)
  }

  @Test func figuresThatChangeUnderTheFingerAreNotConfirmed() throws {
    var chair = try chair()
    let counts = ["for": 476, "against": 5, "other": 3]
    try chair.runAll(.ballotOpen("BQ06"), .ballotClose("BQ06"), .ballotCount("BQ06", counts: counts))
    chair.touch(.began, .next)
    chair.wait(1_000)
    try chair.run(.ballotCount("BQ06", counts: ["for": 474, "against": 7, "other": 3]))
    chair.wait(PanelState.holdMS)
    #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotConfirm("BQ06"), .changed))
  }

  @Test func figuresAreConfirmedAsSeenOrNotAtAll() throws {
    var chair = try chair()
    let counts = ["for": 476, "against": 5, "other": 3]
    try chair.runAll(.ballotOpen("BQ06"), .ballotClose("BQ06"), .ballotCount("BQ06", counts: counts))
    chair.touch(.began, .next)
    let actions = chair.state.pass(atMS: chair.nowMS + PanelState.holdMS)
    #expect(actions.last == .send(number: 1, .ballotConfirm("BQ06"), ifSequence: chair.congress.sequence))
  }

  @Test func arrivalsDoNotDisturbAHold() throws {
    var chair = try chair(.sample(present: 480))
    try chair.run(.ballotAsk("BQ06"))
    chair.touch(.began, .next)
    for number in 481...484 {
      chair.wait(200)
      try chair.run(.delegateCheckIn(Code("CT-\(number)")), as: Actor(role: .registration, name: "desk"))
    }
    chair.wait(PanelState.holdMS)
    #expect(chair.sent == [.ballotOpen("BQ06")])
  }

  @Test func aQuorumThatGoesDuringTheHoldStopsIt() throws {
    var chair = try chair(.sample(present: 324))
    try chair.run(.ballotAsk("BQ06"))
    chair.touch(.began, .next)
    chair.wait(500)
    try chair.run(.delegateStepOut("CT-1"))
    chair.wait(PanelState.holdMS)
    #expect(chair.sent.isEmpty && chair.notes.last == .holdEnded(.ballotOpen("BQ06"), .changed))
  }

  @Test func whileACommandIsUnderWayNothingElseGoesOut() throws {
    var chair = try chair()
    chair.answers = false
    chair.hold(.next)
    chair.hold(.next)
    chair.hold(.beside)
    #expect(chair.sent == [.ballotAsk("BQ06")])
  }

  @Test func aRefusalIsSaidInWords() throws {
    var chair = try chair()
    chair.answers = false
    chair.hold(.next)
    let rule = BrokenRule(.ballotAnotherOpen("BQ06", other: "BQ07"))
    chair.carryOut(chair.state.settle(1, .refused(rule, message: "no"), atMS: chair.nowMS))
    #expect(chair.state.notice?.rule == rule)
    #expect(chair.state.isLive)
  }

  @Test func anAnswerThatWasLostIsSaid() throws {
    var chair = try chair()
    chair.answers = false
    chair.hold(.next)
    chair.lose()
    chair.carryOut(chair.state.settle(1, .unknown, atMS: chair.nowMS))
    #expect(chair.told?.hasPrefix("Mất liên lạc trước khi có trả lời") == true)
    chair.link()
    #expect(chair.sent.count == 1, "it is not sent again")
  }

  @Test func aWindowOfAnotherSizeEndsAHold() throws {
    var chair = try chair()
    chair.touch(.began, .next)
    chair.carryOut(chair.state.resize(PanelSheet(pixelWidth: 800, pixelHeight: 1_280)))
    chair.wait(2 * PanelState.holdMS)
    #expect(chair.sent.isEmpty)
  }
}
