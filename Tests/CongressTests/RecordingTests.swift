import Testing

@testable import Congress

/// Goal: the record says at every moment whether the hall was recorded, and the hall was told so.
///
/// Method: every command from every standing; what pictures and topics say meanwhile.
@Suite struct RecordingTests {
  /// What each command begins from, and leads to.
  private static let steps: [(Command, from: [Recording.Standing], to: Recording.Standing)] = [
    (.recordingStart, [.off], .running), (.recordingPause, [.running], .paused),
    (.recordingOffTheRecord, [.running, .paused], .offTheRecord),
    (.recordingResume, [.paused, .offTheRecord], .running),
    (.recordingStop, [.running, .paused, .offTheRecord], .off),
  ]

  /// A hall whose recording stands at something.
  private static func hall(_ standing: Recording.Standing) throws -> Hall {
    let way: [Command] =
      switch standing {
      case .off: []
      case .running: [.recordingStart]
      case .paused: [.recordingStart, .recordingPause]
      case .offTheRecord: [.recordingStart, .recordingOffTheRecord]
      }
    var hall = try Hall()
    for command in way { try hall.run(command) }
    return hall
  }

  @Test("each command leads from where it may to where it says, and is refused everywhere else")
  func everyStepFromEveryStanding() throws {
    for standing in Recording.Standing.allCases {
      for (command, from, to) in Self.steps {
        var hall = try Self.hall(standing)
        #expect(hall.state.recording.standing == standing)
        if from.contains(standing) {
          try hall.run(command, as: .podium)
          #expect(hall.state.recording.standing == to && hall.state.recording.sinceMS == hall.records.last?.atMS)
          #expect(try CongressState.replaying(hall.records) == hall.state)
          #expect(try throughJSON(hall.state) == hall.state)
        } else {
          #expect(throws: Rejection.recording(.inWrongState(standing, needed: from))) { try hall.run(command) }
        }
      }
    }
    #expect(RecordingRule.inWrongState(.off, needed: [.paused]).code == "recording_in_wrong_state")
  }

  @Test("whoever sees first that it is needed may leave the record, also while another drives")
  func anybodyOfTheControlRoomMayLeaveTheRecord() throws {
    var hall = try Self.hall(.running)
    try hall.run(.driverTake, as: .otherControl)
    try hall.run(.recordingOffTheRecord)
    #expect(hall.state.recording.standing == .offTheRecord)
  }

  @Test("what was recorded stays recorded: an undo takes back the command before")
  func itIsNotUndone() throws {
    var hall = try Self.hall(.off)
    try hall.run(.cueStandby("hall", .attendance))
    try hall.run(.recordingStart)
    try hall.run(.commandUndo)
    #expect(hall.state.recording.standing == .running && hall.state.hall?.standby == nil)
  }

  @Test("every picture says how it stands but a ceremony, no light, and SAFE; a hall that is not recorded says nothing")
  func picturesSayIt() throws {
    var hall = try Self.hall(.offTheRecord)
    #expect(hall.state.outputView("hall").recording == .offTheRecord)
    for cue in [Cue.ceremony(.flag), .black, .testPattern] {
      try hall.run(.cueTake("hall", cue))
      #expect(hall.state.outputView("hall").recording == nil)
    }
    try hall.run(.cueTake("hall", .attendance))
    #expect(try throughJSON(hall.state.outputView("hall")).recording == .offTheRecord)
    try hall.run(.safeOn)
    #expect(hall.state.outputView("hall").recording == nil)
    try hall.run(.safeOff)
    try hall.run(.recordingStop)
    #expect(hall.state.outputView("hall").recording == nil)
  }

  @Test("everybody may know whether the hall is recorded, and a record of before says that it is not")
  func everybodyMayKnow() throws {
    #expect(Role.allCases.allSatisfy { Topic.recording.isOpen(to: $0) } && Topic(name: "recording") == .recording)
    #expect(try Self.hall(.off).state.recording == .none)
    #expect(try Self.hall(.off).state.showView.recording == nil)
    #expect(try Self.hall(.paused).state.showView.recording?.standing == .paused)
  }
}
