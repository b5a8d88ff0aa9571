import Assets
import Congress
import TerminalUI
import Testing

@testable import Console

/// Goal: the record is left by one key, at once, and nobody comes back to it by mistake.
///
/// Method: keys on a desk before a small congress; what was sent, told and drawn.
@Suite struct RecordingKeyTests {
  @Test("f leaves the record at once; coming back waits for a y")
  func fLeavesTheRecord() throws {
    var desk = try Desk()
    desk.press("f")
    #expect(desk.told == "recording_in_wrong_state" && desk.sent.isEmpty)
    try desk.run(.recordingStart)
    #expect(try desk.page(80, 24).contains("● GHI ÂM"))
    desk.press("f")
    #expect(desk.sent == [.recordingOffTheRecord] && desk.congress.recording.standing == .offTheRecord)
    #expect(try desk.page(80, 24).contains("KHÔNG GHI ÂM"))
    desk.press("f")
    #expect(desk.congress.recording.standing == .offTheRecord)
    #expect(desk.state.arming?.prompt == Wording("console.arm.record"))
    desk.press("y")
    #expect(desk.congress.recording.standing == .running)
  }

  @Test("p pauses and goes on")
  func pPauses() throws {
    var desk = try Desk()
    try desk.run(.recordingStart)
    desk.press("p")
    #expect(desk.congress.recording.standing == .paused)
    desk.press("p")
    #expect(desk.congress.recording.standing == .running)
    #expect(desk.sent == [.recordingPause, .recordingResume])
  }
}
