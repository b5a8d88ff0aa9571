import Congress
import ControlClient
import Testing

@testable import Console

/// Goal: one key brings a speech on, step by step, and the clock is always on the page and never runs beside a lost link.
///
/// Method: keys at a desk whose congress has a list of two.
@Suite struct SpeakerKeyTests {
  private func desk() throws -> Desk {
    var desk = try Desk()
    for name in ["Lê An", "Võ Bình"] {
      try desk.run(.speakerRequest(SpeakerRequest(person: .guest(name: name, unit: ""), seconds: 60)))
    }
    return desk
  }

  @Test func oneKeyCallsStartsHoldsAndResumes() throws {
    var desk = try desk()
    desk.press("s", "s", "s", "s", "a", "e", "s")
    #expect(
      desk.sent
        == [
          .speakerCall(nil), .speakerStart, .speakerHold, .speakerResume, .speakerExtend(seconds: 60), .speakerEnd,
          .speakerCall(nil),
        ])
    #expect(desk.congress.floor.current?.speaker.code == "PB02")
  }

  @Test func aKeyThatIsNotLegalSaysWhy() throws {
    var desk = try desk()
    desk.press("e")
    #expect(desk.told == "speaker_floor_empty" && desk.sent.isEmpty)
  }

  @Test(arguments: [(80, 24), (120, 40)]) func theClockIsOnThePageAndStopsWithTheLink(columns: Int, rows: Int) throws {
    var desk = try desk()
    #expect(try desk.page(columns, rows).contains("→ Lê An (PB01)"))
    desk.press("s", "s")
    desk.nowMS += 35_000
    #expect(try desk.page(columns, rows).contains("! 0:25 Sắp hết thời gian ▶ Lê An (PB01)"))
    #expect(try desk.page(columns, rows).contains("→ Võ Bình (PB02)"))
    desk.nowMS += 60_000
    #expect(try desk.page(columns, rows).contains("■ +0:35 Quá thời gian"))
    desk.lose()
    let page = try desk.page(columns, rows)
    #expect(page.contains("–  ▶ Lê An") && !page.contains("+0:35"))
  }

  @Test func aCongressWithoutAListHasNoLineForIt() throws {
    let page = try Desk().page(80, 24)
    #expect(!page.contains("phát biểu"))
  }
}
