import Assets
import Congress
import TerminalEmulator
import TerminalUI
import Testing

@testable import Desk

/// Goal: what the desk draws stands on a terminal up to the last column.
///
/// Method: every situation drawn into an emulated terminal at widths of every kind, one page over the other.
@Suite struct RealTerminalTests {
  @Test(arguments: [60, 80, 81, 120], Language.allCases)
  func theDeskLosesItsLastColumnNowhere(_ width: Int, _ language: Language) throws {
    let strings = try FrontDesk.strings(language)
    var screen = TerminalScreen(columns: width, rows: 24)
    var painter = TerminalPainter(hasColours: true)
    screen.take(TerminalPainter.enter.utf8)
    for situation in DeskPageTests.Situation.allCases {
      let desk = try situation.desk()
      let page = DeskPage(
        desk.state, size: PageSize(columns: width, rows: 24), strings: strings, atMS: desk.nowMS)
      screen.take(painter.paint(page.lines).utf8)
      let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(screen.lines == lines, "\(situation)")
    }
    #expect(screen.unknown.isEmpty)
  }
}
