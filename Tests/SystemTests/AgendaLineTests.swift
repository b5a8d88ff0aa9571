import Congress
import Foundation
import Testing

/// Goal: the programme is edited while it runs as a control room would, and every edit survives the death of its service.
///
/// Method: the real executables on the sample congress: an insertion, a hold, a changed file that is first shown and then
/// taken over, a file that is refused, `kill -9`, the history.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct AgendaLineTests {
  private func agenda(_ house: House) async throws -> AgendaView {
    let (words, status) = try await house.plenary("agenda", "show", "--json")
    try #require(status == 0, "\(words)")
    return try JSONDecoder().decode(AgendaView.self, from: Data(words.utf8))
  }

  /// The sample's `agenda.yaml`, changed.
  private func write(_ old: String, _ new: String, to house: House) throws -> String {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let source = here.appending(path: "../../Config/congresses/can-tho-2025/agenda.yaml")
    let text = try String(contentsOf: source, encoding: .utf8)
    try #require(text.contains(old))
    let path = house.workplace.path + "/agenda.yaml"
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func aDayIsRearrangedWhileItRuns() async throws {
    let house = try await House()
    try await house.run("item", "start", "1.02")
    let onAir = try await house.plenary("status").words
    try await house.run(
      "agenda", "insert", "1.035", "--after", "1.03", "--title", "Phát biểu chào mừng", "--minutes", "10")
    try await house.run("agenda", "retime", "1.06", "--by", "+5")
    try await house.run("agenda", "drop", "1.04", "--reason", "nhường giờ")
    try await house.run("item", "hold", "--reason", "mất điện")
    let held = try await agenda(house)
    #expect(held.agenda.liveItem?.progress.isHeld == true && held.agenda.version == 3)
    #expect(held.agenda.place(of: "1.035") == ItemPlace(session: "N1B", after: "1.03"))
    let line = onAir.split(separator: "\n").first { $0.hasPrefix("hall ") }
    let after = try await house.plenary("status").words
    #expect(line != nil && after.contains(line ?? "-"), "no edit changes what is on air")

    house.crash()
    try await house.start()
    #expect(try await agenda(house) == held)
    try await house.run("item", "resume")
    for _ in 0..<2 { try await house.run("undo") }

    let refused = try await house.plenary("agenda", "drop", "1.02")
    #expect(refused.status == 1, "\(refused.words)")
    let history = try await house.plenary("agenda", "history")
    #expect(history.words.contains("1.035") && history.words.contains("operator/"), "\(history.words)")
  }

  /// The third day on another date, with a new session before the one it has.
  @Test func daysAndSessionsOfAFileAreTakenOverAndBackAgain() async throws {
    let house = try await House()
    try await house.run("item", "start", "1.02")
    let before = try await agenda(house)
    let extra = """
          date: 2025-09-29
          title: { vi: "Ngày thứ ba", en: "Day three" }
          sessions:
            - id: N3X
              title: "Chương trình thêm"
              items:
                - { id: "3.00", start: "06:30", minutes: 30, kind: ceremony, title: "Viếng Bác", cue: holding }
            - id: N3A
      """
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let source = here.appending(path: "../../Config/congresses/can-tho-2025/agenda.yaml")
    let text = try String(contentsOf: source, encoding: .utf8)
    let start = try #require(text.range(of: "    date: 2025-09-28"))
    let session = try #require(text.range(of: "      - id: N3A"))
    let changed = text[..<start.lowerBound] + extra + text[session.upperBound...]
    let path = house.workplace.path + "/days.yaml"
    try Data(String(changed).utf8).write(to: URL(filePath: path))

    let shown = try await house.plenary("agenda", "import", path, "--language", "en")
    #expect(shown.status == 1, "\(shown.words)")
    let lines = [
      "⏱ day N3 on another date: 2025-09-28 → 2025-09-29", "+ session N3X new, day N3: Chương trình thêm",
      "+ 3.00 new: Viếng Bác · 06:30, 30 min · N3X, first",
      "Changes: 3; nothing was changed. Take them over with --apply.",
    ]
    #expect(shown.words.split(separator: "\n").map(String.init) == lines, "\(shown.words)")
    #expect(try await agenda(house) == before, "showing changes nothing")

    try await house.run("agenda", "import", path, "--apply")
    house.crash()
    try await house.start()
    let after = try await agenda(house)
    #expect(after.agenda.days.map(\.date) == ["2025-09-26", "2025-09-27", "2025-09-29"])
    #expect(after.agenda.day(of: "N3X")?.sessions.map(\.code) == ["N3X", "N3A"])
    #expect(after.agenda.liveItem?.code == "1.02")
    let same = try await house.plenary("agenda", "import", path)
    #expect(same.status == 0, "\(same.words)")

    let touching = try write("date: 2025-09-26", "date: 2025-09-25", to: house)
    let refused = try await house.plenary("agenda", "import", touching, "--apply", "--language", "en")
    #expect(refused.status == 65 && refused.words.contains("agenda.yaml:9: "), "\(refused.words)")
    #expect(refused.words.contains("Day N1 has begun"), "\(refused.words)")
    #expect(try await agenda(house) == after)

    try await house.run("undo")
    #expect(try await agenda(house).agenda.days == before.agenda.days)
    let history = try await house.plenary("agenda", "history", "--language", "en")
    #expect(history.words.contains("⏱ day N3 on another date: 2025-09-29 → 2025-09-28"), "\(history.words)")
  }

  @Test func aChangedFileIsShownBeforeItIsTakenOver() async throws {
    let house = try await House()
    try await house.run("item", "start", "1.02")
    let old = #"title: { vi: "Ổn định tổ chức; chào cờ""#
    let file = try write(old, #"title: { vi: "Ổn định tổ chức và chào cờ""#, to: house)
    let before = try await agenda(house)
    let shown = try await house.plenary("agenda", "import", file)
    #expect(shown.status == 1 && shown.words.contains("1.03"), "\(shown.words)")
    #expect(try await agenda(house) == before, "showing changes nothing")
    try await house.run("agenda", "import", file, "--apply")
    #expect(try await agenda(house).agenda["1.03"]?.title.vi == "Ổn định tổ chức và chào cờ")
    let same = try await house.plenary("agenda", "import", file)
    #expect(same.status == 0, "\(same.words)")

    let touching = try write(#"start: "13:00""#, #"start: "13:30""#, to: house)
    let refused = try await house.plenary("agenda", "import", touching, "--apply")
    #expect(refused.status == 65 && refused.words.contains("agenda.yaml:"), "\(refused.words)")
    try await house.run("undo")
    #expect(try await agenda(house).agenda["1.03"]?.title == before.agenda["1.03"]?.title)
  }
}
