import Congress
import Foundation
import HallProtocol
import Testing

/// Goal: the day is run from a terminal, on the real service, and the terminal is left as it was found.
///
/// Method: `plenary console` in a pseudo-terminal; real keys in, the drawn screen out. Waits are for what is drawn and
/// for what the service says.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ConsoleLineTests {
  private func console(
    _ house: House, columns: Int = 80, rows: Int = 24, language: Language = .vietnamese
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      "plenary", ["console", "--port", "\(house.port)", "--language", language.rawValue], columns: columns, rows: rows)
  }

  @Test func aVoteIsDrivenFromTheNextItemToItsPublishedResult() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await house.waitForScreen("hall-left", showing: "L01-holding")
    try await house.run("item", "start", "1.10")
    let terminal = try console(house)
    try await terminal.waits(for: "hall-left ●")
    try await terminal.waits(for: "▶ 1.10")
    terminal.type("n")
    try await terminal.waits(for: "▶ 1.11")
    #expect(try await house.status().item?.code == "1.11")
    // Down and up again: the selection moves, the hall's picture does not.
    terminal.type("\u{1B}[B")
    try await terminal.waits(for: "đang chọn tay")
    terminal.type("\u{1B}OA")
    let cue = try #require(try await house.status().item?.cue)
    terminal.type("\r")
    try await terminal.waits(for: "chờ ◇ \(cue.scene.layout) \(cue.text)")
    terminal.type("v")
    try await terminal.waits(for: "Bảng phiếu BQ06")
    terminal.type("1")
    try await terminal.waits(for: "đang chiếu ▶ L09 question:BQ06")
    // The picture and the ballot come in two lines; a key that came between them would be refused.
    try await terminal.waits(for: "Biểu quyết BQ06 lần 1 · ĐÃ NÊU")
    terminal.type("2")
    try await terminal.waits(for: "MỞ biểu quyết BQ06 lần 1, chốt 480 người có mặt")
    terminal.type("y")
    try await terminal.waits(for: "Biểu quyết BQ06 lần 1 · ĐANG MỞ")
    try await house.waitForScreen("hall-left", showing: "L10-voting-BQ06")
    terminal.type("v5470\r5\r3\r")
    try await terminal.waits(for: "✓ Tán thành 470")
    terminal.type("4")
    try await terminal.waits(for: "KẾT THÚC biểu quyết BQ06 lần 1?")
    terminal.type("y")
    try await terminal.waits(for: "ĐÃ KIỂM ĐẾM")
    terminal.type("v6")
    try await terminal.waits(for: "XÁC NHẬN số liệu")
    terminal.type("y")
    try await terminal.waits(for: "ĐÃ XÁC NHẬN")
    terminal.type("r")
    try await terminal.waits(for: "CÔNG BỐ kết quả BQ06 lần 1 trên 1 màn hình?")
    #expect(try await house.ballot("BQ06").state == .confirmed, "armed is not published")
    // Asking took its time, and what is armed waits for five seconds only.
    try await eventually("the key is armed no more") { !terminal.text.contains("CÔNG BỐ kết quả BQ06") }
    terminal.type("r")
    try await terminal.waits(for: "CÔNG BỐ kết quả BQ06 lần 1 trên 1 màn hình?")
    terminal.type("y")
    try await house.waitForScreen("hall-left", showing: "L11-result-BQ06")
    try await terminal.waits(for: "đang chiếu ▶ L11 result:BQ06")
    let outcome = try #require(try await house.ballot("BQ06").outcome)
    #expect(outcome.tally.counts == [470, 5, 3] && outcome.isAdopted)
    terminal.type("qy")
    #expect(try await terminal.end() == 0)
    #expect(terminal.isRestored)
    try await eventually("the shell's screen is back") { !terminal.isInOwnScreen && terminal.isCursorShown }
    #expect(try await screen.executable.end() == 0)
  }

  @Test func standbyAndGoTakeExactlyWhatIsSeen() async throws {
    let house = try await House()
    let terminal = try console(house, columns: 120, rows: 40, language: .english)
    try await terminal.waits(for: "day ends")
    // To an item whose cue is the attendance, which is not on air.
    let items = try await house.agenda()
    let place = try #require(items.firstIndex { $0.cue == .attendance })
    let now = try #require(items.firstIndex { $0.progress == .pending })
    for _ in now..<max(now, place) { terminal.type("\u{1B}[B") }
    terminal.type("\r")
    try await terminal.waits(for: "standby ◇ L04 attendance")
    #expect(try await house.status().show.outputs.first?.onAir == .holding)
    terminal.type(String(repeating: " ", count: 10))
    try await terminal.waits(for: "on air ▶ L04 attendance")
    try await terminal.waits(for: "Key Space swallowed")
    terminal.type("u")
    try await terminal.waits(for: "on air ▶ L01 holding")
    terminal.type("!")
    try await terminal.waits(for: "SAFE: cover all 0 screens?")
    terminal.type("y")
    try await eventually("SAFE is on") { try await house.status().show.isSafe }
    terminal.type("\u{03}")
    #expect(try await terminal.end() == 0 && terminal.isRestored)
  }

  @Test func aServiceKilledWithMinusNineLeavesTheConsoleRunningAndItComesBack() async throws {
    let house = try await House()
    try await house.run("next")
    let terminal = try console(house)
    try await terminal.waits(for: "dịch vụ ●")
    house.crash()
    try await terminal.waits(for: "MẤT NỐI")
    terminal.type("h")
    try await terminal.waits(for: "Phím h bị từ chối: chưa nối với dịch vụ.")
    terminal.resize(columns: 120, rows: 40)
    try await eventually("the page has grown") { terminal.lines.last?.contains("? phím") ?? false }
    try await house.start()
    try await terminal.waits(for: "dịch vụ ●")
    #expect(!terminal.text.contains("MẤT NỐI"))
    let before = try await house.status().item?.code
    terminal.type("n")
    try await eventually("the next item is on") { try await house.status().item?.code != before }
    terminal.resize(columns: 40, rows: 10)
    try await eventually("the page has shrunk") { terminal.lines.count == 10 && terminal.lines[9].contains("? phím") }
    kill(terminal.identifier, SIGTERM)
    #expect(try await terminal.end() == 0)
    #expect(terminal.isRestored)
    try await eventually("the shell's screen is back") { !terminal.isInOwnScreen && terminal.isCursorShown }
  }

  @Test func theSecondConsoleWatchesUntilItTakesOverAndTheFirstIsTold() async throws {
    let house = try await House()
    let first = try console(house, columns: 120)
    try await first.waits(for: "▶ control-1")
    // Whoever comes and goes at once is not named; the second console asks who is there before it takes a name.
    try await first.waits(for: "không có ai khác kết nối")
    try await eventually("the first console is named") {
      try await house.status().connections.contains { $0.actor.name == "control-1" && $0.client == "console" }
    }
    let second = try console(house, columns: 120)
    try await second.waits(for: "○ control-2  ▶ control-1")
    second.type("n")
    try await second.waits(for: "control-1 đang điều khiển.")
    try await first.waits(for: "Điều hành kỹ thuật control-2")
    second.type("D")
    try await second.waits(for: "TIẾP QUẢN điều khiển từ control-1?")
    second.type("y")
    try await first.waits(for: "○ control-1  ▶ control-2")
    try await first.waits(for: "control-2  driver.take  ✓")
    let (words, status) = try await house.plenary("next")
    #expect(status == 1 && words.contains("control-2"), "\(words)")
    second.type("q")
    try await second.waits(for: "Rời bàn điều khiển")
    second.type("y")
    #expect(try await second.end() == 0)
    try await first.waits(for: "○ control-1")
    try await house.run("next")
    first.type("\u{03}")
    #expect(try await first.end() == 0)
  }

  @Test func withoutATerminalItSaysWhatWouldWork() async throws {
    let command = try Executable("plenary", ["console", "--language", "en"])
    #expect(try await command.exitStatus() == 78)
    #expect(command.words.contains("needs a terminal"), "\(command.words)")
  }
}

extension House {
  /// The items of the programme, in order.
  func agenda() async throws -> [Item] {
    let (words, status) = try await plenary("agenda", "--json")
    try #require(status == 0, "\(words)")
    return try JSONDecoder().decode(AgendaView.self, from: Data(words.utf8)).agenda.items
  }
}
