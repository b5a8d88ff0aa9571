import Congress
import Foundation
import Testing

/// Goal: whatever the operator takes by hand is on the wall, and a table is read out row by row, never ahead.
///
/// Method: the real executables; every scene that needs no vote is taken and waited for on a screen, an election is
/// published and revealed, and the service is killed in the middle.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct SceneLineTests {
  @Test func everySceneThatIsTakenByHandReachesTheScreen() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    let takes: [(cue: String, picture: String)] = [
      ("credentials", "L05-credentials"), ("organisations", "L06-organisations"),
      ("notice:Đề nghị đại biểu ổn định chỗ ngồi", "L16-notice"),
      ("break:14:00:Tổ 1: phòng 201; Tổ 2: phòng 202", "L17-break"),
      ("text:DỰ THẢO|Điều 1.\n\nĐiều 2.", "L18-text"), ("test-pattern", "L21-test-pattern"),
      ("L23:silence", "L23-ceremony"), ("ceremony", "L23-ceremony"),
    ]
    for take in takes {
      // A break is asked back where the hour of the test makes it one of most of a day.
      try await house.run("standby", take.cue, "--anyway")
      try await house.run("take")
      try await house.waitForScreen("hall-left", showing: take.picture)
      #expect(try await house.status().show.outputs.first?.onAir == Cue(text: argument(take.cue)))
    }
    let long = try await house.plenary("take", "notice:" + String(repeating: "a", count: 601))
    #expect(long.status == 1 && long.words.contains("601") && long.words.contains("600"), "\(long.words)")
    let wrong = try await house.plenary("take", "break:2pm")
    #expect(wrong.status == 64 && wrong.words.contains("break:HH:MM"), "\(wrong.words)")
    let (hour, minute) = Self.hallTime(minutesAgo: 30)
    let over = try await house.plenary("take", "break:\(hour):\(minute)")
    #expect(
      over.status == 1 && over.words.contains("\(hour):\(minute)") && over.words.contains("--anyway"), "\(over.words)")
    let boxes = try await house.plenary("speaker", "request", "--name", "Lê 𒀀 Hoa")
    #expect(boxes.status == 1 && boxes.words.contains("𒀀"), "\(boxes.words)")
    let early = try await house.plenary("take", "election-table:BC02:0")
    #expect(early.status == 1 && early.words.contains("BC02"), "\(early.words)")
    let none = try await house.plenary("reveal")
    #expect(none.status == 1 && none.words.contains("election-table:CODE:0"), "\(none.words)")
    screen.executable.crash()
  }

  /// What the hall's clocks have shown, two digits each.
  private static func hallTime(minutesAgo: Int) -> (hour: String, minute: String) {
    let utcOffsetMinutes = 7 * 60
    let minutes = Int(Date().timeIntervalSince1970) / 60 + utcOffsetMinutes - minutesAgo
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (digits(minutes / 60 % 24), digits(minutes % 60))
  }

  /// The cue as the command line reads it.
  private func argument(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

  @Test func aTableIsRevealedRowByRowAndStaysWhereItIsWhenTheServiceDies() async throws {
    let house = try await House()
    let screen = try house.screen("hall-left")
    try await publish("BC02", in: house)
    try await house.run("take", "election-papers:BC02")
    try await house.waitForScreen("hall-left", showing: "L13-election-papers-BC02")
    try await house.run("take", "election-table:BC02:0")
    try await house.waitForScreen("hall-left", showing: "L14-election-table-BC02")
    try await house.run("reveal")
    try await house.run("reveal", "--rows", "3")
    try await house.run("reveal", "--rows", "-1")
    let shown = Cue.electionTable("BC02", rows: 3, round: 1)
    #expect(try await house.status().show.outputs.first?.onAir == shown)
    house.crash()
    try await house.start()
    #expect(try await house.status().show.outputs.first?.onAir == shown)
    let over = try await house.plenary("reveal", "--rows", "10")
    #expect(over.status == 1 && over.words.contains("12"), "\(over.words)")
    try await house.run("take", "elected:BC02")
    try await house.waitForScreen("hall-left", showing: "L15-elected-BC02")
    screen.executable.crash()
  }

  /// Brings an election without surplus to its published result: everybody agrees to everybody.
  private func publish(_ code: String, in house: House) async throws {
    try await house.run("election", "adopt-list", code)
    try await house.run("election", "issue", code, "--issued", "480")
    try await house.run("election", "collect", code, "--collected", "480")
    let (words, _) = try await house.plenary("election", "show", code, "--json")
    let view = try JSONDecoder().decode(ElectionView.self, from: Data(words.utf8))
    let codes = try #require(view.rounds.last?.list).codes
    let file = house.workplace.path + "/counts.csv"
    let rows = codes.map { "\($0),470,10\n" }.joined()
    try Data(("candidate,votes,disagree\n" + rows).utf8).write(to: URL(filePath: file))
    for teller in ["one", "two"] {
      try await house.run(
        "election", "import", code, file, "--valid", "480", "--invalid", "0", "--role", "teller", "--id", teller)
    }
    try await house.run("election", "confirm", code)
    try await house.run("election", "publish", code)
  }
}
