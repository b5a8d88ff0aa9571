import Assets
import Congress
import Foundation
import TerminalUI
import Testing

@testable import Desk

/// Goal: the page says what is, in both languages, at every size.
///
/// Method: situations as text, compared with `Pages/`; `PLENARY_RECORD=1 swift test --filter DeskPageTests` records
/// them. Then every size: always as many lines as rows, each as wide as the page.
@Suite struct DeskPageTests {
  enum Situation: String, CaseIterable, Sendable {
    case ready, welcome, guest, alternate, seated, already, replaced, unknown, leaving, away, found, correcting, reason
    case late, foreign, full, connecting, phone, findingForPhone, noCode

    func desk() throws -> FrontDesk {
      if self == .connecting { return try FrontDesk(isLinked: false) }
      if self == .foreign {
        let other = QueuedCommand(id: "x-1", congress: "ca-mau-2025", atMS: 0, command: .delegateScan(badge: "CT-1"))
        return try FrontDesk(disk: [other])
      }
      var desk = try FrontDesk()
      guard self != .ready else { return desk }
      try desk.elsewhere(.delegateMarkAbsent("CT-4", reason: "ốm"))
      try desk.elsewhere(.delegateSeat(alternate: "DK-2", for: "CT-4"))
      desk.scan("CT-6", "KM-1")
      switch self {
      case .ready, .connecting, .foreign: break
      case .welcome: desk.scan("CT-1")
      case .guest: desk.scan("CT-1", "KM-1")
      case .alternate: desk.scan("DK-1")
      case .seated: desk.scan("DK-2")
      case .already: desk.scan("CT-1", "CT-2", "CT-1")
      case .replaced: desk.scan("CT-4")
      case .unknown: desk.scan("QR-404")
      case .leaving:
        desk.nowMS += 1_000
        desk.press(.tab)
        desk.scan("CT-6")
      case .away:
        desk.lose()
        desk.scan("CT-1", "CT-2", "CT-6")
      case .found: desk.scan("hoa")
      case .correcting: desk.press(.control("e"))
      case .reason:
        desk.scan("CT-1")
        desk.press(.control("e"))
        desk.scan("3")
        for letter in "ốm nặng" { desk.press(.character(letter)) }
      case .late:
        desk.lose()
        desk.scan("CT-4", "CT-5")
        desk.link()
      case .phone:
        desk.scan("CT-1")
        desk.press(.control("p"))
      case .findingForPhone:
        for letter in "hoa" { desk.press(.character(letter)) }
        desk.press(.control("p"))
      case .noCode:
        desk.scan("CT-1")
        desk.lose()
        desk.press(.control("p"))
      case .full:
        desk.diskWorks = false
        desk.scan("CT-1")
      }
      return desk
    }
  }

  private static let isRecording = ProcessInfo.processInfo.environment["PLENARY_RECORD"] != nil

  @Test(arguments: Situation.allCases, Language.allCases)
  func everySituationReadsAsRecorded(_ situation: Situation, _ language: Language) throws {
    let page = try situation.desk().page(80, 24, language: language) + "\n"
    let path = "\(FrontDesk.package)/Tests/DeskTests/Pages/\(situation).\(language.rawValue).txt"
    if Self.isRecording { try page.write(toFile: path, atomically: true, encoding: .utf8) }
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page == recorded, "\(path)")
  }

  @Test(arguments: Situation.allCases) func everyPageIsExactlyAsLargeAsItsTerminal(_ situation: Situation) throws {
    let desk = try situation.desk()
    let strings = try FrontDesk.strings(.vietnamese)
    for (columns, rows) in [(1, 1), (7, 3), (40, 10), (79, 23), (80, 24), (133, 50), (400, 200)] {
      let size = PageSize(columns: columns, rows: rows)
      let lines = DeskPage(desk.state, size: size, strings: strings, atMS: desk.nowMS).lines
      #expect(lines.count == rows && lines.allSatisfy { $0.width == columns }, "\(columns)×\(rows)")
    }
  }

  /// Without colours the signs still differ: each has a mark and a word of its own.
  @Test func noTwoSignsLookTheSame() throws {
    let strings = try FrontDesk.strings(.vietnamese)
    let meanings: [ScanSign.Meaning] = [
      .sending, .waiting, .welcome, .guest, .alternate(seatedFor: nil), .alternate(seatedFor: "x"), .back, .out,
      .already(sinceMS: 0), .replaced(by: "x"), .notPresent, .unknown, .corrected(.present), .undone,
      .tablet(isAwaited: false), .code, .noCode(Wording("desk.detail.no-code-link")),
    ]
    let signs = meanings.map { ScanSign(meaning: $0, person: nil, typed: "", atMS: 0, commandID: nil) }
    #expect(Set(signs.map { strings[$0.word] }).count == meanings.count)
    #expect(Set(signs.filter { $0.manner != .alarm }.map(\.mark)).count == signs.count { $0.manner != .alarm })
  }

  @Test func everyWordOfTheDeskHasItsText() throws {
    let strings = try FrontDesk.strings(.english)
    let folder = FrontDesk.package + "/Sources/Desk"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var found = 0
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for match in source.matches(of: #/"(desk\.[a-z.-]*)(\\\(|")/#) {
        let key = String(match.output.1)
        let isWhole = match.output.2 == "\""
        #expect(strings.keys.contains { isWhole ? $0 == key : $0.hasPrefix(key) }, "\(file): \(key)")
        found += 1
      }
    }
    #expect(found > 60)
  }
}
