import Assets
import Congress
import ControlRoom
import Foundation
import Testing

/// Goal: `plenary speaker` says who speaks with the time, who is next, and how everybody on the list stands.
///
/// Method: views made by hand, line by line.
@Suite struct SpeakerReportTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private func reports(_ language: String) throws -> SpeakerReports {
    SpeakerReports(strings: try Strings(language: language, assets: Self.assets))
  }

  private func line(_ code: Code<Speaker>, _ name: String, _ progress: SpeechProgress) -> SpeakersView.Line {
    SpeakersView.Line(
      speaker: Speaker(
        code: code, person: .guest(name: name, unit: ""), title: LocalizedText(vi: "Chuyển đổi số"), item: "2.14",
        allottedSeconds: 420), name: name, unit: "Hội Nông dân",
      clock: SpeakerClock(allottedMS: 420_000, warningMS: 60_000, overtimeMS: 30_000, progress: progress))
  }

  @Test func theListTellsHowEverybodyStands() throws {
    let view = SpeakersView(
      lines: [
        line("A", "Lê An", .done(usedMS: 400_000)), line("B", "Võ Bình", .speaking(sinceMS: 1_000, usedMS: 0)),
        line("C", "Hồ Cúc", .waiting), line("D", "Đỗ Dung", .waiting),
      ], next: "C")
    #expect(
      try reports("en").list(view, atMS: 201_000) == [
        "   Code  State       Time         Item  Speaker                 Speech",
        "✓  A     has spoken  6:40 / 7:00  2.14  Lê An – Hội Nông dân    Chuyển đổi số",
        "▶  B     speaking    3:20 / 7:00  2.14  Võ Bình – Hội Nông dân  Chuyển đổi số",
        "→  C     waiting     7:00         2.14  Hồ Cúc – Hội Nông dân   Chuyển đổi số",
        "   D     waiting     7:00         2.14  Đỗ Dung – Hội Nông dân  Chuyển đổi số",
        "Võ Bình (B) speaking · used 3:20 / 7:00 · 3:40 left", "Next: Hồ Cúc (C)",
      ])
  }

  @Test func overtimeIsSaidAsSuchInBothLanguages() throws {
    let view = SpeakersView(lines: [line("B", "Võ Bình", .speaking(sinceMS: 0, usedMS: 0))])
    #expect(
      try reports("en").floor(view, atMS: 455_000) == [
        "Võ Bình (B) speaking · used 7:35 / 7:00 · 0:35 over", "Next: nobody waits at this item",
      ])
    #expect(
      try reports("vi").floor(view, atMS: 455_000).first
        == "Võ Bình (B) đang phát biểu · đã dùng 7:35 / 7:00 · quá 0:35")
  }

  @Test func anEmptyListAndAnEmptyFloorAreSaid() throws {
    #expect(try reports("en").list(SpeakersView(), atMS: 0) == ["The speakers' list is empty."])
    #expect(try reports("en").floor(SpeakersView(), atMS: 0).first == "Nobody has the floor.")
  }
}
