import Assets
import Congress
import TerminalEmulator
import TerminalUI
import Testing

@testable import Console

/// Goal: what the console draws stands on a terminal, up to the last column and the last key.
///
/// Method: every situation drawn into an emulated terminal at widths of every kind, one page over the other.
@Suite struct RealTerminalTests {
  private static let widths = [60, 80, 81, 120]
  private static let chinese = "会议现在开始请各位代表入席请勿喧哗保持安静谢谢大家的配合会议开始"

  private func lines(_ page: ConsolePage) -> [String] {
    page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: widths, Language.allCases)
  func theConsoleLosesItsLastColumnNowhere(_ width: Int, _ language: Language) throws {
    let strings = try Desk.strings(language)
    let size = PageSize(columns: width, rows: 24)
    var screen = TerminalScreen(columns: width, rows: 24)
    var painter = TerminalPainter(hasColours: true)
    screen.take(TerminalPainter.enter.utf8)
    for situation in PageTests.Situation.allCases {
      let desk = try situation.desk()
      let page = ConsolePage(desk.state, size: size, strings: strings, atMS: desk.nowMS)
      screen.take(painter.paint(page.lines).utf8)
      #expect(screen.lines == lines(page), "\(situation)")
    }
    #expect(screen.unknown.isEmpty)
  }

  @Test(arguments: widths) func aNoticeInWideLettersLeavesTheStandbyOnThePage(_ width: Int) throws {
    var desk = try Desk()
    try desk.run(.cueTake("hall", .notice(Self.chinese)))
    try desk.run(.cueStandby("hall", .attendance))
    let size = PageSize(columns: width, rows: 24)
    let page = ConsolePage(desk.state, size: size, strings: try Desk.strings(.english), atMS: desk.nowMS)
    #expect(page.lines.allSatisfy { $0.width == width })
    var screen = TerminalScreen(columns: width, rows: 24)
    var painter = TerminalPainter(hasColours: true)
    screen.take((TerminalPainter.enter + painter.paint(page.lines)).utf8)
    #expect(screen.lines == lines(page))
    #expect(screen.lines[2].contains("会") && screen.lines[2].contains("standby ◇ L04 attendance"))
  }

  @Test(arguments: PageTests.Situation.allCases, Language.allCases)
  func safeIsOnEveryPage(_ situation: PageTests.Situation, _ language: Language) throws {
    let desk = try situation.desk()
    for width in [60, 80, 100, 120] {
      let keys = try #require(try desk.page(width, 24, language: language).split(separator: "\n").last)
      #expect(keys.contains(language == .english ? "! SAFE" : "AN TOÀN") && keys.contains("?"), "\(keys)")
    }
  }
}
