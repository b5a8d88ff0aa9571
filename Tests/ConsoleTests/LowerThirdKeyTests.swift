import Congress
import TerminalUI
import Testing

@testable import Console

/// Goal: what lies over a picture comes and goes by one key, and the picture beneath stays.
///
/// Method: keys on a desk before a small congress; what was sent, told and drawn.
@Suite struct LowerThirdKeyTests {
  private static let outputs = [Output(name: "hall"), Output(name: "press")]

  @Test func oShowsTheSpeakerAndXClearsIt() throws {
    var desk = try Desk(.sample(outputs: Self.outputs))
    try desk.run(.speakerRequest(SpeakerRequest(person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"))))
    desk.press(.character("o"))
    #expect(desk.told == "speaker_floor_empty")
    try desk.run(.speakerNext)
    let onAir = desk.hall?.onAir
    desk.press(.character("o"))
    #expect(desk.sent.last == .lowerThirdShow("hall", .speaker) && desk.hall?.lowerThird == .speaker)
    desk.press(.character("x"))
    #expect(desk.hall?.lowerThird == nil && desk.hall?.onAir == onAir)
    desk.press(.character("x"))
    #expect(desk.told == "lower_third_not_shown")
  }

  @Test func xIsAboutTheSelectedOutputAndXWithShiftAboutAll() throws {
    var desk = try Desk(.sample(outputs: Self.outputs))
    for output in Self.outputs { try desk.run(.lowerThirdShow(output.name, .notice(text: "Trật tự"))) }
    desk.press(.tab, .character("x"))
    #expect(desk.sent.last == .lowerThirdClear("press") && desk.hall?.lowerThird != nil)
    try desk.run(.lowerThirdShow("press", .notice(text: "Trật tự")))
    desk.press(.character("X"))
    #expect(desk.sent.last == .lowerThirdClear(nil) && desk.hall?.lowerThird == nil)
  }
}
