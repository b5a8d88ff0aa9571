import Testing

@testable import Congress

/// Goal: captions are a strip like others, that is there only while the hall is recorded, and no record has a word of them.
///
/// Method: a small congress shows them while its recording turns; the words of a screen are put in by the screen.
@Suite struct CaptionsTests {
  @Test("they come and go with the recording, and what is shown stays the operator's choice")
  func withTheRecording() throws {
    var hall = try Hall(after: .recordingStart, .lowerThirdShow("hall", .captions))
    #expect(hall.state.outputView("hall").lowerThird == .captions(.none))
    try hall.run(.recordingOffTheRecord)
    #expect(hall.state.outputView("hall").lowerThird == nil && hall.state.hall?.lowerThird == .captions)
    try hall.run(.recordingResume)
    #expect(hall.state.outputView("hall").lowerThird == .captions(.none))
    #expect(try throughJSON(hall.state.outputView("hall")) == hall.state.outputView("hall"))
    #expect(LowerThird(text: "captions") == .captions && LowerThird.captions.text == "captions")
  }

  @Test("a screen puts the newest words into captions, and into nothing else")
  func newestWords() throws {
    let words = CaptionsView(text: String(repeating: "a", count: 500) + "cuối", atMS: 5)
    #expect(words.text.count == CaptionsView.charactersMax && words.text.hasSuffix("cuối"))
    var hall = try Hall(after: .recordingStart)
    #expect(hall.state.outputView("hall").with(words) == hall.state.outputView("hall"))
    try hall.run(.lowerThirdShow("hall", .captions))
    #expect(hall.state.outputView("hall").with(words).lowerThird == .captions(words))
  }
}
