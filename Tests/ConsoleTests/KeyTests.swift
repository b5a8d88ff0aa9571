import Assets
import Congress
import ControlClient
import TerminalUI
import Testing

@testable import Console

/// Goal: nothing goes on air by accident, what is pressed does what it says, and what does nothing says why.
///
/// Method: keys pressed at a console whose service decides as the real one does.
@Suite struct KeyTests {
  // MARK: Selecting and taking

  @Test func selectingNeverChangesAir() throws {
    var desk = try Desk()
    let before = desk.congress
    desk.press(.down, .down, .up, .pageDown, .pageUp, .home, .escape, .tab, "v", .escape, "?", .escape, .left, "x")
    #expect(desk.congress == before && desk.sent.isEmpty)
  }

  @Test func enterStandsByAndSpaceTakesExactlyThat() throws {
    var desk = try Desk()
    desk.press(.down, .down, .enter)
    #expect(desk.sent == [.cueStandby("hall", .item)] && desk.hall?.onAir == .holding)
    desk.press(.space)
    #expect(desk.sent.last == .cueTake("hall", .item) && desk.hall?.onAir == .item && desk.hall?.standby == nil)
  }

  @Test func shiftTTakesTheSelectedItemAtOnce() throws {
    var desk = try Desk()
    desk.press(.down, "T")
    #expect(desk.told == "cue_already_on_air", "the break is shown as the holding picture, which is on air")
    desk.press(.down, "T")
    #expect(desk.sent == [.cueTake("hall", .item)] && desk.hall?.onAir == .item)
  }

  @Test func backspaceBringsBackWhatStoodByAndThenClears() throws {
    var desk = try Desk()
    try desk.run(.cueStandby("hall", .attendance))
    desk.press(.enter)
    #expect(desk.hall?.standby == .item)
    desk.press(.backspace)
    #expect(desk.hall?.standby == .attendance)
    desk.press(.backspace)
    #expect(desk.hall?.standby == nil && desk.sent.last == .cueClear("hall"))
    desk.press(.backspace)
    #expect(desk.told == "standby_empty" && desk.sent.count == 3)
  }

  @Test func whatWasTakenDoesNotComeBackAsStandby() throws {
    var desk = try Desk()
    try desk.run(.cueStandby("hall", .attendance))
    desk.press(.enter, .space, .backspace)
    #expect(desk.told == "standby_empty")
  }

  @Test func tabChoosesAnotherOutputOfItsOwn() throws {
    var desk = try Desk(
      .sample(outputs: [Output(name: "hall"), Output(name: "press"), Output(name: "lobby", follows: "hall")]))
    desk.press(.tab, .enter, .tab, .enter)
    #expect(desk.sent == [.cueStandby("press", .item), .cueStandby("hall", .item)])
  }

  // MARK: GO

  @Test func goWithNothingOnStandbyDoesNothingAndSaysSo() throws {
    var desk = try Desk()
    desk.press(.space)
    #expect(desk.told == "console.go-empty" && desk.sent.isEmpty)
  }

  @Test func goAtTheEndDoesNothingAndSaysSo() throws {
    var desk = try Desk()
    try desk.run(.itemStart("4.01"))
    try desk.run(.cueClear("hall"))
    let before = desk.congress
    desk.press(.space)
    #expect(desk.told == "console.go-end" && desk.congress == before)
  }

  @Test func aHeldGoFiresOnceAndItsSwallowedPressesAreShown() throws {
    var desk = try Desk()
    desk.press(.enter)
    // Whatever else comes to stand by while it is held: the key is inert as long as it repeats.
    desk.press(.space)
    try desk.run(.cueStandby("hall", .black))
    for _ in 0..<40 {
      desk.press(.space, gapMS: 33)
      #expect(desk.told == "console.swallowed")
    }
    #expect(desk.sent == [.cueStandby("hall", .item), .cueTake("hall", .item)] && desk.hall?.onAir == .item)
    desk.press(.space, gapMS: ConsoleState.goGapMS - 1)
    #expect(desk.told == "console.swallowed")
    desk.press(.space, gapMS: ConsoleState.goGapMS)
    #expect(desk.hall?.onAir == .black)
  }

  @Test func aKeyHeldAsATerminalRepeatsItFiresOnce() throws {
    for key in ["n", "u", "h"] as [Key] {
      var desk = try Desk()
      try desk.run(.ballotOpen("BQ01"))
      if key == "n" { try desk.run(.ballotClose("BQ01")) }
      if key == "u" { desk.press(.enter) }
      let count = desk.sent.count
      desk.press(key)
      desk.press(key, gapMS: 660)
      for _ in 0..<20 { desk.press(key, gapMS: 33) }
      #expect(desk.sent.count == count + 1, "\(key)")
    }
  }

  @Test func aCommandThatIsUnderWayIsNotSentTwice() throws {
    var desk = try Desk()
    desk.answers = false
    desk.press("n", "n")
    #expect(desk.sent == [.itemNext] && desk.told == "console.under-way")
  }

  // MARK: Arming

  private func confirmed() throws -> Desk {
    var desk = try Desk()
    for command in [
      .ballotOpen("BQ01"), .ballotCount("BQ01", counts: ["for": 20, "against": 0, "other": 0]), .ballotClose("BQ01"),
      .ballotConfirm("BQ01"),
    ] as [Command] { try desk.run(command) }
    desk.screens([("hall-left", "hall", 1, 0, true), ("lobby-1", "lobby", 1, 0, true), ("press", "hall", 1, 0, false)])
    return desk
  }

  @Test func publishingNeedsItsYAndNamesItsEffect() throws {
    var desk = try confirmed()
    desk.press("r")
    #expect(desk.sent.isEmpty)
    let page = try desk.page(80, 24, language: .english)
    #expect(page.contains("PUBLISH result BQ01 round 1 on 2 screens?  [y]  5 s"))
    desk.press("y")
    #expect(desk.sent == [.ballotPublish("BQ01")] && desk.hall?.onAir == .result("BQ01"))
  }

  @Test func anythingElseCancelsAndDoesNothingElse() throws {
    for key in [.escape, .enter, .space, "n", "Y", "q", "!", .down, .tab] as [Key] {
      var desk = try confirmed()
      desk.press("r", key)
      #expect(desk.sent.isEmpty && desk.told == "console.cancelled" && desk.state.arming == nil, "\(key)")
      desk.press("y")
      #expect(desk.sent.isEmpty, "\(key)")
    }
  }

  @Test func anArmingEndsAfterFiveSeconds() throws {
    var desk = try confirmed()
    desk.press("r")
    desk.press("y", gapMS: Arming.patienceMS - 1)
    #expect(desk.sent.count == 1)
    desk = try confirmed()
    desk.press("r")
    desk.press("y", gapMS: Arming.patienceMS)
    #expect(desk.sent.isEmpty)
    desk.press("r")
    desk.nowMS += Arming.patienceMS
    desk.state.pass(atMS: desk.nowMS)
    #expect(desk.state.arming == nil && desk.told == "console.expired")
  }

  @Test func aHeldArmingKeyNeitherFiresNorCancels() throws {
    var desk = try confirmed()
    desk.press("r")
    for _ in 0..<20 { desk.press("r", gapMS: 33) }
    #expect(desk.state.arming != nil && desk.sent.isEmpty)
  }

  @Test func safeIsArmedBothWaysAndRestoresWhatWasThere() throws {
    var desk = try Desk()
    desk.press(.down, .down, "T", "!", "y")
    #expect(desk.congress.isSafe && desk.hall?.onAir == .item)
    desk.press("!", "y")
    #expect(!desk.congress.isSafe && desk.hall?.onAir == .item)
  }

  @Test func leavingIsArmedAndCtrlCLeavesAtOnce() throws {
    var desk = try Desk()
    desk.press("q")
    #expect(!desk.hasLeft)
    desk.press("y")
    #expect(desk.hasLeft)
    desk = try Desk(isLinked: false)
    desk.press(.interrupt)
    #expect(desk.hasLeft)
  }

  // MARK: Illegal keys

  @Test func whatIsNotLegalIsRefusedWithItsRuleAndNothingIsSent() throws {
    var desk = try Desk()
    desk.press("r")
    #expect(desk.told == "ballot_in_wrong_state")
    desk.press("h")
    #expect(desk.told == "ballot_in_wrong_state")
    desk.press("u")
    #expect(desk.told == "undo_empty")
    try desk.run(.ballotOpen("BQ01"))
    desk.press("n")
    #expect(desk.told == "ballot_still_open" && desk.sent.isEmpty)
    var chair = try Desk(role: .chair)
    chair.press("n")
    #expect(chair.told == "role_may_not" && chair.sent.isEmpty)
  }

  @Test func aTwoPersonResultIsNotPublishedByTheOneWhoConfirmed() throws {
    var desk = try Desk(.sample(publishing: .twoPersons))
    for command in [
      .ballotOpen("BQ01"), .ballotCount("BQ01", counts: ["for": 20, "against": 0, "other": 0]), .ballotClose("BQ01"),
      .ballotConfirm("BQ01"),
    ] as [Command] { try desk.run(command) }
    desk.press("r")
    #expect(desk.told == "publish_needs_other_role" && desk.state.arming == nil)
  }

  @Test func aRefusalOfTheServiceIsToldAndLogged() throws {
    var desk = try Desk()
    try desk.run(.ballotOpen("BQ02"))
    desk.press("v", "5")
    desk.press(.up)
    for _ in 0..<3 { desk.press(.backspace) }
    desk.type("Z\r1\r0\r0\r")
    #expect(desk.sent.count == 1 && desk.told == "block_unknown")
    if case .refused? = desk.state.log.entries.last?.outcome {} else { Issue.record("not logged") }
  }

  @Test func undoTakesBackOnlyWhatIsTheConsolesOwn() throws {
    var desk = try Desk()
    desk.press(.down, .down, "T", "u")
    #expect(desk.hall?.onAir == .holding && desk.sent.last == .commandUndo)
    desk.press("u")
    #expect(desk.told == "undo_empty")
  }
}
