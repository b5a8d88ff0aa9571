import Congress
import Testing

/// Goal: a camera is one of the congress, stands alone or beside what is spoken of and counted, and what is beside it is
/// shown by the same rules as alone.
///
/// Method: examples on a hall.
@Suite struct CameraTests {
  @Test(arguments: ["camera:podium", "camera:podium:beside=speaker", "camera:podium:beside=question:B1"])
  func aCamerasCueComesBackFromTextAndJSON(_ text: String) throws {
    let cue = try #require(Cue(text: text))
    #expect(cue.text == text)
    #expect(try throughJSON(cue) == cue)
  }

  @Test(arguments: ["camera", "camera:", "camera:podium:", "camera:podium:speaker", "camera:podium:beside=choir"])
  func whatHasNotACamerasFormIsNoCue(_ text: String) { #expect(Cue(text: text) == nil) }

  @Test func itIsShownWithWhatIsBesideIt() throws {
    let hall = try Hall(after: .cueTake("hall", .camera(CameraCue("podium", beside: .attendance))))
    guard case .camera(let facts) = hall.state.outputView("lobby").content else {
      Issue.record("no camera is shown")
      return
    }
    #expect(facts.source == "/dev/video0" && facts.beside == .attendance(hall.state.attendance))
  }

  @Test func whatIsBesideItFollowsItsOwnRules() throws {
    var hall = try Hall()
    #expect(throws: Rejection.resultNotPublished("B1", state: .ready)) {
      try hall.run(.cueTake("hall", .camera(CameraCue("podium", beside: .result("B1")))))
    }
    #expect(throws: Rejection.camera(.besideNotFit(.presidium))) {
      try hall.run(.cueTake("hall", .camera(CameraCue("podium", beside: .presidium))))
    }
  }

  @Test func whatStandsByIsConnectedBeforeItIsTaken() throws {
    var hall = try Hall(after: .cueStandby("hall", .camera(CameraCue("podium"))))
    #expect(hall.state.outputView("hall").cameras?.map(\.code) == ["podium"])
    try hall.run(.cueTake("hall", nil))
    #expect(hall.state.outputView("hall").cameras == nil)
    try hall.run(.safeOn)
    #expect(hall.state.outputView("hall").cameras?.map(\.code) == ["podium"])
  }

  @Test func aLowerThirdLiesOnACameraThatHasTheWall() throws {
    var hall = try Hall(after: .cueTake("hall", .camera(CameraCue("podium"))))
    try hall.run(.lowerThirdShow("hall", .notice(text: "Trật tự")))
    #expect(hall.state.outputView("hall").lowerThird != nil)
    try hall.run(.cueTake("hall", .camera(CameraCue("podium", beside: .attendance))))
    #expect(hall.state.outputView("hall").lowerThird == nil)
  }
}
