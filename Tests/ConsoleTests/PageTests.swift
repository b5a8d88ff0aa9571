import Assets
import Congress
import ControlClient
import Foundation
import TerminalUI
import Testing

@testable import Console

/// Goal: the page says what is, in both languages, at every size, one column a character.
///
/// Method: situations as text, compared with `Pages/`; `PLENARY_RECORD=1 swift test --filter PageTests` records them.
/// Then every size from 1 × 1 on: always as many lines as rows, each as wide as the page.
@Suite struct PageTests {
  enum Situation: String, CaseIterable, Sendable {
    case connecting, morning, voting, counted, blocks, published, safe, lost, arming, panel, typing, help, floor
    case uncounted, alternative, runOff = "run-off"

    func desk() throws -> Desk {
      let isChoice = self == .alternative || self == .runOff
      var desk = try Desk(
        .sample(ballots: isChoice ? BallotPlan.alternatives : BallotPlan.samples), isLinked: self != .connecting)
      guard self != .connecting else { return desk }
      try begin(&desk)
      switch self {
      case .connecting, .morning: break
      case .voting: try open(&desk, "BQ03", item: "3.09", votes: 20)
      case .counted: try count(&desk)
      case .blocks:
        try open(&desk, "BQ02")
        try desk.run(.ballotReportBlock("BQ02", block: "A", counts: ["for": 10, "against": 1, "other": 0]))
      case .published:
        try count(&desk)
        try desk.run(.ballotConfirm("BQ01"))
        desk.press("r", "y")
      case .safe: desk.press("!", "y", .space)
      case .lost:
        desk.press(.enter)
        desk.lose()
        desk.nowMS += 12_300
        desk.press(.space)
      case .arming:
        try count(&desk)
        try desk.run(.ballotConfirm("BQ01"))
        desk.press("r")
      case .panel:
        try open(&desk, "BQ01")
        desk.press("v")
      case .typing:
        try open(&desk, "BQ01")
        desk.press("v", "5")
        desk.type("22\r1")
      case .help: desk.press("?")
      case .uncounted:
        try desk.run(.attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": 25])))
        try desk.run(.ballotAsk("BQ01"))
        desk.press("v", "2")
      case .alternative:
        try open(&desk, "BQ01")
        try desk.run(.ballotClose("BQ01"))
        try desk.run(.ballotCount("BQ01", counts: ["a": 4, "b": 18, "c": 1]))
      case .runOff:
        try open(&desk, "BQ01")
        for command in [
          Command.ballotClose("BQ01"), .ballotCount("BQ01", counts: ["a": 9, "b": 10, "c": 4]), .ballotConfirm("BQ01"),
          .ballotPublish("BQ01"),
        ] { try desk.run(command) }
        desk.press("v", .left, "9")
      case .floor:
        try desk.run(
          .speakerRequest(
            SpeakerRequest(person: .guest(name: "Nguyễn Thị Bích Ngọc", unit: "phường Ninh Kiều"), seconds: 60)))
        try desk.run(.speakerRequest(SpeakerRequest(person: .guest(name: "Trần Quốc Thịnh", unit: ""))))
        desk.press("s", "s")
        desk.nowMS += 35_000
      }
      return desk
    }

    /// Item 3.08 is live, a little late, and five screens are watched.
    private func begin(_ desk: inout Desk) throws {
      let noonMS = desk.nowMS
      for (item, minutesAgo) in [("3.05", 88), ("3.06", 39), ("3.07", 24), ("3.08", 4)] as [(Code<Item>, Int64)] {
        desk.nowMS = noonMS - minutesAgo * 60_000
        try desk.run(.itemStart(item))
      }
      desk.nowMS = noonMS
      desk.screens([
        ("hall-left", "hall", 412, 100, true), ("hall-right", "hall", 412, 200, true),
        ("lobby-1", "lobby", 409, 4_100, true), ("presidium", "presidium", 410, 300, true),
        ("press", "lobby", 400, 38_000, false),
      ])
      desk.hear(.clock(.init()))
    }

    private func open(_ desk: inout Desk, _ ballot: Code<Ballot>, item: Code<Item>? = nil, votes: Int = 0) throws {
      if let item { try desk.run(.itemStart(item)) }
      try desk.run(.ballotOpen(ballot))
      for number in 1...max(1, votes) where votes > 0 {
        let gateway = Actor(role: .voter, name: "gateway")
        try desk.run(.ballotVote(ballot, delegate: Code("CT-\(number)"), choice: "for"), as: gateway)
      }
    }

    private func count(_ desk: inout Desk) throws {
      try open(&desk, "BQ01")
      try desk.run(.ballotCount("BQ01", counts: ["for": 21, "against": 2, "other": 1]))
      try desk.run(.ballotClose("BQ01"))
    }
  }

  private static let isRecording = ProcessInfo.processInfo.environment["PLENARY_RECORD"] != nil

  @Test(arguments: Situation.allCases, Language.allCases)
  func everySituationReadsAsRecorded(_ situation: Situation, _ language: Language) throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      let page = try situation.desk().page(columns, rows, language: language) + "\n"
      let path = "\(Desk.package)/Tests/ConsoleTests/Pages/\(situation).\(language.rawValue).\(columns)x\(rows).txt"
      if Self.isRecording { try page.write(toFile: path, atomically: true, encoding: .utf8) }
      let recorded = try String(contentsOfFile: path, encoding: .utf8)
      #expect(page == recorded, "\(path)")
    }
  }

  @Test(arguments: Situation.allCases) func everyPageIsExactlyAsLargeAsItsTerminal(_ situation: Situation) throws {
    let desk = try situation.desk()
    let strings = try Desk.strings(.vietnamese)
    for (columns, rows) in [(1, 1), (7, 3), (40, 10), (79, 23), (80, 24), (99, 30), (100, 30), (133, 50), (400, 200)] {
      let size = PageSize(columns: columns, rows: rows)
      let lines = ConsolePage(desk.state, size: size, strings: strings, atMS: desk.nowMS).lines
      #expect(lines.count == rows && lines.allSatisfy { $0.width == columns }, "\(columns)×\(rows)")
    }
  }

  /// Every key that the console's sources write out, whole or up to a value, has its text.
  @Test func everyWordOfTheConsoleHasItsText() throws {
    let strings = try Desk.strings(.english)
    let folder = Desk.package + "/Sources/Console"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var found = 0
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      let pattern = #/"((?:console|minutes|rule|base|state|status|screen|attendance|reason)\.[a-z.-]*)(\\\(|")/#
      for match in source.matches(of: pattern) {
        let key = String(match.output.1)
        let isWhole = match.output.2 == "\""
        #expect(strings.keys.contains { isWhole ? $0 == key : $0.hasPrefix(key) }, "\(file): \(key)")
        found += 1
      }
    }
    #expect(found > 60)
    for situation in Situation.allCases {
      let page = try situation.desk().page(400, 60, language: .english)
      #expect(
        page.firstMatch(of: #/(console|minutes|rule|base|state|status|attendance)\.[a-z]/#) == nil, "\(situation)")
    }
  }

  @Test func ofManyScreensThoseThatMustBeLookedAtAreShown() throws {
    var desk = try Situation.morning.desk()
    desk.screens((1...40).map { ("screen-\($0)", "hall", 412, $0 == 37 ? 9_000 : 100, $0 != 39) })
    let page = try desk.page(80, 24)
    #expect(page.contains("screen-37 ○ 412/412 9,0 s") && page.contains("screen-39 ✕ mất nối"))
    #expect(page.contains("+35, 0 cần xem"))
  }

  @Test func aSizeBeyondAllBoundsIsBroughtWithin() {
    #expect(PageSize(columns: 100_000, rows: -3) == PageSize(columns: 400, rows: 1))
  }

  @Test func textThatIsNotComposedTakesOneColumnACharacterAndNothingSteersTheTerminal() {
    let decomposed = "Hội trường".decomposedStringWithCanonicalMapping
    #expect(decomposed.unicodeScalars.count > 10)
    let span = Span(decomposed)
    #expect(span.text.unicodeScalars.count == 10)
    #expect(Span("a\u{1B}[2Jb\u{200B}\u{202E}").text == "a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}")
  }

  @Test func aScreenIsAmberFromThreeSecondsAndRedFromEightEachWithItsOwnSign() throws {
    for (ageMS, sign, style) in [
      (2_999, "●", .good), (3_000, "◐", .warning), (7_999, "◐", .warning), (8_000, "○", .alarm),
    ]
      as [(Int64, String, Style)]
    {
      #expect(AgeSign.sign(ageMS: ageMS) == Span(sign, style))
    }
  }
}
