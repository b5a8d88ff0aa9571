import Congress
import Testing

/// Goal: a lower third says what is so now, stands over nothing that is being decided and over no ceremony, and every
/// way off the air and back is the operator's.
///
/// Method: examples on a hall, a lobby that follows it and a press output of its own; every scene is tried.
@Suite struct LowerThirdTests {
  private static let quiet = LowerThird.notice(text: "Xin giữ trật tự")

  private func shown(_ hall: Hall, on output: Code<Output> = "hall") -> LowerThirdView? {
    hall.state.outputView(output).lowerThird
  }

  @Test func aNoticeLiesOverWhatIsOnAirOfItsOutputAndOfThoseThatFollow() throws {
    var hall = try Hall(after: .cueTake("hall", .attendance))
    let takenAtMS = hall.state.output("hall")?.takenAtMS
    try hall.run(.lowerThirdShow("hall", Self.quiet))
    #expect(shown(hall) == .notice(TextView(text: "Xin giữ trật tự")))
    #expect(shown(hall, on: "lobby") == shown(hall) && shown(hall, on: "press") == nil)
    #expect(hall.state.output("hall")?.onAir == .attendance && hall.state.output("hall")?.takenAtMS == takenAtMS)
    try hall.run(.lowerThirdClear("hall"))
    #expect(shown(hall) == nil && hall.state.output("hall")?.onAir == .attendance)
  }

  @Test func aSpeakersNeedsSomebodyWithTheFloor() throws {
    var hall = try Hall()
    #expect(throws: Rejection.speaker(.floorEmpty)) { try hall.run(.lowerThirdShow("hall", .speaker)) }
  }

  @Test func aSpeakersFollowsTheFloorAndIsGoneWhileNobodyHasIt() throws {
    var hall = try Hall(after: .itemStart("1.02"), .speakerCall("S2"), .lowerThirdShow("hall", .speaker))
    func name() -> String? {
      if case .speaker(let view) = shown(hall) { view.speaker.code.text } else { nil }
    }
    #expect(name() == "S2")
    try hall.run(.speakerStart)
    try hall.run(.speakerNext)
    #expect(name() == "S1")
    try hall.run(.speakerStart)
    try hall.run(.speakerEnd)
    #expect(shown(hall) == nil && hall.state.output("hall")?.lowerThird == .speaker)
  }

  @Test func clearingEveryOneClearsOnlyWhatIsThere() throws {
    var hall = try Hall(after: .lowerThirdShow("hall", Self.quiet), .lowerThirdShow("press", Self.quiet))
    #expect(
      try hall.run(.lowerThirdClear(nil)) == [
        .lowerThirdChanged(output: "hall", lowerThird: nil), .lowerThirdChanged(output: "press", lowerThird: nil),
      ])
    try hall.run(.lowerThirdShow("press", Self.quiet))
    #expect(try hall.run(.lowerThirdClear(nil)) == [.lowerThirdChanged(output: "press", lowerThird: nil)])
  }

  @Test(arguments: CueTests.cues) func whateverIsOnAirSaysWhetherItHasRoom(_ cue: Cue) throws {
    var hall = try Hall(after: .lowerThirdShow("hall", Self.quiet))
    hall.store(.cueTaken(output: "hall", cue: cue))
    #expect((shown(hall) != nil) == cue.hasRoomForLowerThird)
    let decided: [Cue.Scene] = [
      .question, .voting, .result, .electionPapers, .electionTable, .elected, .ceremony, .black,
    ]
    if decided.contains(cue.scene) { #expect(!cue.scene.hasRoomForLowerThird) }
  }

  @Test func aVoteTakesItOffTheAirAndUndoBringsBothBack() throws {
    var hall = try Hall(after: .lowerThirdShow("hall", Self.quiet))
    #expect(
      try hall.run(.cueTake("hall", .question("B1"))) == [
        .lowerThirdChanged(output: "hall", lowerThird: nil), .cueTaken(output: "hall", cue: .question("B1")),
      ])
    #expect(shown(hall) == nil)
    try hall.run(.commandUndo)
    #expect(hall.state.output("hall")?.onAir == .holding && shown(hall) != nil)
    try hall.run(.commandUndo)
    #expect(shown(hall) == nil)
  }

  @Test func theStepsOfAVoteTakeItOffToo() throws {
    let hall = try Hall(after: .lowerThirdShow("hall", Self.quiet), .ballotOpen("B1"))
    #expect(hall.state.output("hall")?.onAir == .voting("B1") && hall.state.output("hall")?.lowerThird == nil)
  }

  @Test func aSceneWithRoomLeavesItThere() throws {
    let hall = try Hall(after: .lowerThirdShow("hall", Self.quiet), .cueTake("hall", .programme))
    #expect(shown(hall) != nil)
  }

  @Test func anotherUndoDoesNotBringAPictureBackBeneathIt() throws {
    var hall = try Hall(after: .cueTake("hall", .question("B1")), .cueTake("hall", .item))
    try hall.run(.lowerThirdShow("hall", Self.quiet), as: .otherControl)
    #expect(throws: Rejection.undoOvertaken(command: "command-2")) { try hall.run(.commandUndo) }
  }

  @Test func safeCoversItAndShowsItAgain() throws {
    var hall = try Hall(after: .lowerThirdShow("hall", Self.quiet))
    let before = hall.state.outputView("hall")
    try hall.run(.safeOn)
    #expect(shown(hall) == nil)
    try hall.run(.safeOff)
    #expect(hall.state.outputView("hall") == before)
  }

  @Test func lockedOutputsKeepIt() throws {
    var hall = try Hall(after: .lowerThirdShow("hall", Self.quiet), .outputsLock)
    for command in [Command.lowerThirdClear("hall"), .lowerThirdClear(nil), .lowerThirdShow("press", Self.quiet)] {
      #expect(throws: Rejection.outputsLocked) { try hall.run(command) }
    }
  }

  @Test(arguments: ["speaker", "notice:Tổ 1: phòng 201"]) func itComesBackFromTextAndJSON(text: String) throws {
    let lowerThird = try #require(LowerThird(text: text))
    #expect(lowerThird.text == text)
    #expect(try decode(LowerThird.self, json(lowerThird)) == lowerThird)
  }

  @Test func whatScreensReadComesBackFromJSON() throws {
    let hall = try Hall(
      after: .speakerCall(nil), .lowerThirdShow("hall", .speaker), .lowerThirdShow("press", Self.quiet))
    for output in ["hall", "press"] as [Code<Output>] {
      let view = hall.state.outputView(output)
      #expect(view.lowerThird != nil)
      #expect(try decode(OutputView.self, json(view)) == view)
    }
  }

  @Test(arguments: ["", "speaker:", "notice", "Speaker", "text:x"]) func nothingElseIsOne(text: String) {
    #expect(LowerThird(text: text) == nil)
  }
}
