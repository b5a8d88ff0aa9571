import Congress
import TerminalUI
import Testing

@testable import Desk

/// Goal: a scanner that is set up otherwise than expected takes nobody for somebody else, changes nothing by itself, and
/// the desk says what to do.
@Suite struct ScannerTests {
  @Test func aTabBeforeABadgeDoesNotTurnTheDesk() throws {
    var desk = try FrontDesk()
    for _ in 1...2 {
      desk.nowMS += 1_000
      desk.press(.tab, .character("C"), .character("T"), .character("-"), .character("1"), .enter)
      #expect(desk.state.direction == .arriving && desk.presence("CT-1") == .present)
    }
    #expect(desk.state.sign?.meaning == .already(sinceMS: desk.nowMS - 1_000))
    desk.nowMS += 1_000
    desk.press(.tab)
    desk.nowMS += DeskState.scannerGapMS
    desk.press(.character("C"))
    #expect(desk.state.direction == .leaving, "a hand presses the tab long before the badge comes")
  }

  @Test func charactersAroundABadgeAreToldAndTakenOffWhereTheCongressSaysSo() throws {
    var desk = try FrontDesk()
    desk.scan("*CT-1*")
    #expect(desk.state.sign?.meaning == .unknown && desk.presence("CT-1") == .pending)
    #expect(desk.state.sign?.misreading == .surrounded(by: "**", meant: "CT-1"))
    #expect(try desk.page(80, 24, language: .english).contains("The scanner puts '**' around 'CT-1'"))
    desk.scan("*CT-0*")
    #expect(desk.state.sign?.misreading == nil)
    let people = [RosterView.Person(code: "CT-1", name: "An", kind: .elected, badge: "*7*")]
    let roster = DeskRoster(RosterView(congress: "c", people: people, badge: BadgeReading(strip: "*#")))
    #expect(roster.person(ofBadge: "*CT-1#")?.code == "CT-1" && roster.person(ofBadge: "*7*")?.code == "CT-1")
    #expect(roster.person(ofBadge: "7") == nil && roster.person(ofBadge: "**") == nil)
  }

  @Test func vietnameseTypingIsToldByWhatItMakesOfABadge() throws {
    let people = ["DD-0006", "AW-1", "CTS"].map { RosterView.Person(code: Code($0), name: "An", kind: .elected) }
    let roster = DeskRoster(RosterView(congress: "c", people: people))
    #expect(roster.misreading(of: "Đ-0006") == .typingVietnamese(meant: "DD-0006"))
    #expect(roster.misreading(of: "đ-0006") == .typingVietnamese(meant: "dd-0006"))
    #expect(roster.misreading(of: "Ă-1") == .typingVietnamese(meant: "AW-1"))
    #expect(roster.misreading(of: "Đ-9") == .typingVietnamese(meant: "DD-9"), "figures are no part of a name")
    #expect(roster.misreading(of: "Đặng") == nil && roster.misreading(of: "DD-0007") == nil)
    #expect(VietnameseKeys.undone(in: "Ệ ở ĐỨ") == "EEJ owr DDUWS")
  }

  @Test func aScanRightAfterEscapeKeepsItsFirstLetter() {
    var scanned = KeyReader(isScanned: true)
    let line = scanned.read(Array("\u{1B}CT-0011\r".utf8), atMS: 0)
    #expect(line == [.escape] + "CT-0011".map(Key.character) + [.enter])
    #expect(scanned.read(Array("\u{1B}[A\u{1B}Đ1".utf8), atMS: 10) == [.up, .escape, .character("Đ"), .character("1")])
    var typed = KeyReader()
    #expect(
      typed.read(Array("\u{1B}qn".utf8), atMS: 0) == [.escape, .character("n")], "Alt and a letter command nothing")
  }
}
