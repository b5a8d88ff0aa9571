import Assets
import Congress
import ControlClient
import HallProtocol
import QRCodes
import TerminalUI
import Testing

@testable import Desk

/// Goal: a phone of one's own gets its code at the desk, for the person whose name stands above it and nobody else.
///
/// Method: a desk with a real congress behind it; keys in, pages, events and what is on its disk out.
@Suite struct PhoneCodeTests {
  private static let key = DeskState.phoneKey

  private func shown(_ desk: FrontDesk) -> Code<Delegate>? {
    desk.state.phoneCode.flatMap { $0.ticket == nil ? nil : $0.person.code }
  }

  /// Long enough after the last key that nobody takes it for the same one.
  private func press(_ keys: Key..., at desk: inout FrontDesk) {
    for key in keys {
      desk.nowMS += DeskState.heldKeyMS
      desk.press(key)
    }
  }

  // MARK: Whose it is

  @Test("whoever was scanned last gets the code, with the name above it, and the service knows it by its digest alone")
  func whoWasScannedGetsIt() throws {
    var desk = try FrontDesk()
    desk.scan("CT-2", "CT-1")
    press(Self.key, at: &desk)
    #expect(shown(desk) == "CT-1")
    let lines = try desk.page(80, 24).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == " ▦  NGUYỄN VĂN HÒA   CT-1")
    let ticket = try #require(desk.tickets.first)
    for (line, squares) in zip(lines.dropFirst(), ticket.code.squareLines.dropLast()) {
      #expect(line.padded(to: 80).hasPrefix(squares))
    }
    let invitation = try #require(desk.congress.tablets.invitations.first)
    #expect(invitation.delegate == "CT-1" && invitation.ticket == ticket.digest)
    #expect(ticket.address.hasPrefix("https://daihoi.example.gov.vn/#ticket="))
    #expect(desk.disk.isEmpty, "no disk has a ticket")
    #expect(desk.state.sign?.meaning == .code)
  }

  @Test("who is typed gets a code without being recorded as present: by a badge, or out of those who are found")
  func whoIsTypedGetsIt() throws {
    var desk = try FrontDesk()
    for letter in "qr-77/Α" { desk.press(.character(letter)) }
    press(Self.key, at: &desk)
    #expect(shown(desk) == "CT-3" && desk.presence("CT-3") == .pending)
    for letter in "hoa" { desk.press(.character(letter)) }
    #expect(shown(desk) == nil)
    press(Self.key, at: &desk)
    #expect(desk.state.found?.purpose == .phone && desk.tickets.count == 1)
    desk.scan("2")
    #expect(shown(desk) == "CT-1" && desk.presence("CT-1") == .pending)
    // A list that stands there already is turned by the same key, and back.
    press(.escape, at: &desk)
    desk.scan("hoa")
    press(Self.key, Self.key, at: &desk)
    desk.scan("1")
    #expect(shown(desk) == nil && desk.presence("CT-2") == .present)
    for letter in "QR-404" { desk.press(.character(letter)) }
    press(Self.key, at: &desk)
    #expect(desk.state.sign?.meaning == .unknown && desk.tickets.count == 2)
  }

  @Test("a desk that shows nobody has nobody to show a code to")
  func nobodyIsAsked() throws {
    var desk = try FrontDesk()
    press(Self.key, at: &desk)
    #expect(desk.tickets.isEmpty && desk.state.notice?.wording == Wording("desk.phone-whom"))
    desk.scan("QR-404")
    press(Self.key, at: &desk)
    #expect(desk.tickets.isEmpty)
  }

  @Test("whoever is being put right is meant, and not who was scanned last")
  func whoIsPutRightIsMeant() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1", "duc")
    press(.control("e"), at: &desk)
    desk.scan("1")
    press(Self.key, at: &desk)
    #expect(shown(desk) == "CT-4" && desk.state.correction == nil)
  }

  // MARK: How it goes

  @Test(
    "the next key puts it away and does nothing else, so that no Tab turns the desk and no Ctrl-Z takes back",
    arguments: [Key.escape, .enter, .tab, .backspace, .control("z"), .control("e"), .control("p"), .up])
  func theNextKeyPutsItAway(_ key: Key) throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    press(Self.key, at: &desk)
    press(key, at: &desk)
    #expect(shown(desk) == nil && desk.state.phoneCode == nil, "\(key)")
    #expect(desk.state.direction == .arriving && desk.presence("CT-1") == .present && desk.state.correction == nil)
    #expect(desk.tickets.count == 1 && desk.state.sign?.meaning == .code)
  }

  @Test("a badge that is scanned while a code is shown is a whole badge, and its bearer sees no code of another")
  func theNextScanCounts() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    press(Self.key, at: &desk)
    desk.scan("CT-2")
    #expect(shown(desk) == nil && desk.presence("CT-2") == .present)
    #expect(desk.state.sign?.person?.code == "CT-2")
  }

  @Test("a code whose answer comes when somebody else stands there is not shown")
  func aLateAnswerShowsNothing() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.answers = false
    press(Self.key, at: &desk)
    #expect(shown(desk) == nil && desk.state.sign?.meaning == .codeAsked)
    desk.scan("CT-2")
    desk.answerNow()
    #expect(shown(desk) == nil && desk.state.phoneCode == nil)
    #expect(desk.state.sign?.person?.code == "CT-2")
    #expect(desk.state.signs.first { $0.meaning == .code }?.person?.code == "CT-1")
  }

  @Test("it goes by itself once it is good no longer")
  func itEnds() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    press(Self.key, at: &desk)
    desk.nowMS += TabletInvitation.goodForMS - 1
    _ = desk.state.pass(atMS: desk.nowMS)
    #expect(shown(desk) == "CT-1")
    desk.nowMS += 1
    _ = desk.state.pass(atMS: desk.nowMS)
    #expect(shown(desk) == nil)
  }

  @Test("a key that is held down asks for one code, and pressed again later for another that ends the first")
  func aHeldKeyAsksOnce() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    for _ in 0..<40 {
      desk.nowMS += 30
      desk.press(Self.key)
    }
    #expect(desk.tickets.count == 1 && shown(desk) == "CT-1")
    // Another key in between says that it was let go.
    desk.press(.escape, Self.key)
    #expect(desk.tickets.count == 2 && shown(desk) == "CT-1")
    #expect(desk.congress.tablets.invitations.map(\.ticket) == [desk.tickets[1].digest])
  }

  // MARK: Where there is none

  @Test("without the service there is no code, it says so, and none is kept for later")
  func noServiceNoCode() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.lose()
    press(Self.key, at: &desk)
    let refusal = ScanSign.Meaning.noCode(Wording("desk.detail.no-code-link"))
    #expect(desk.state.sign?.meaning == refusal)
    #expect(desk.disk.isEmpty && desk.state.waiting.isEmpty && desk.tickets.isEmpty)
    desk.link()
    #expect(desk.tickets.isEmpty && shown(desk) == nil)
    // Lost while it was under way: the service may know the ticket, and nobody has seen it.
    desk.answers = false
    press(Self.key, at: &desk)
    desk.lose()
    #expect(desk.state.sign?.meaning == refusal && desk.state.phoneCode == nil)
    desk.link()
    desk.answerNow()
    #expect(shown(desk) == nil && desk.state.waiting.isEmpty)
  }

  @Test("a desk that does not know where phones open the page says what it needs", arguments: Language.allCases)
  func noPageNoCode(_ language: Language) throws {
    var desk = try FrontDesk(showsCodes: false)
    desk.scan("CT-1")
    press(Self.key, at: &desk)
    #expect(desk.tickets.isEmpty)
    let page = try desk.page(80, 24, language: language)
    #expect(page.contains("--page") && page.contains("https://daihoi.example.gov.vn/."), "\(page)")
  }

  @Test("what the service refuses is told in the rule's words, and no code is shown")
  func aRefusalIsTold() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    desk.answers = false
    press(Self.key, at: &desk)
    let id = try #require(desk.sent.last)
    let refusal = BrokenRule(Rejection.tablet(.ticketUsed))
    desk.state.settle(id, ticket: desk.tickets[0], .refused(refusal, message: "used"), atMS: desk.nowMS)
    #expect(desk.state.sign?.meaning == .refused(refusal, message: "used") && desk.state.phoneCode == nil)
    #expect(try desk.page(80, 24, language: .english).contains("each is good once"))
  }

  @Test("an undo behind a code does not take back the scan before it")
  func undoIsOfTheNewest() throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    press(Self.key, .escape, .control("z"), at: &desk)
    #expect(desk.presence("CT-1") == .present)
    guard case .refused(let rule, _)? = desk.state.sign?.meaning else {
      Issue.record("\(String(describing: desk.state.sign))")
      return
    }
    #expect(rule.code == "undo_not_possible")
  }

  // MARK: Small terminals

  @Test(
    "a code that does not fit says how large a terminal it needs and gives the address whole", arguments: [20, 40, 80],
    [8, 16, 20])
  func tooSmall(_ columns: Int, _ rows: Int) throws {
    var desk = try FrontDesk()
    desk.scan("CT-1")
    press(Self.key, at: &desk)
    let ticket = try #require(desk.tickets.first)
    let page = try desk.page(columns, rows, language: .english)
    #expect(!page.contains("█"))
    guard rows > 8 else { return }
    let whole = ticket.code.squareLines
    let words = page.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("\(whole[0].count) columns and \(whole.count + 1) rows"), "\(page)")
    #expect(page.filter { !$0.isWhitespace }.contains(ticket.address), "\(page)")
  }

  @Test("every code of an address of up to 66 letters fits into 80 columns and 24 rows, words beside it")
  func everydayAddressesFit() throws {
    for length in [20, 29, 40, 66] {
      let host = "https://" + String(repeating: "a", count: length - 9) + "/"
      let page = try #require(TabletsAddress(host))
      let ticket = try #require(TabletTicket(at: page, random: Array(repeating: 7, count: TabletTicket.randomBytes)))
      #expect(ticket.code.squareLines.count < 24 && ticket.code.squareLines[0].count <= 58, "\(length)")
    }
  }

  // MARK: Addresses

  @Test(
    "an address ends in a stroke, and what phones cannot open or others can read is none",
    arguments: [
      ("https://daihoi.example.gov.vn", "https://daihoi.example.gov.vn/"),
      ("https://daihoi.example.gov.vn:8443/x", "https://daihoi.example.gov.vn:8443/x/"),
      ("http://127.0.0.1:7443/", "http://127.0.0.1:7443/"), ("http://daihoi.hall.lan/", nil), ("", nil),
      ("daihoi", nil), ("https://", nil), ("https://a/?b", nil), ("https://a/#b", nil), ("ftp://a/", nil),
      ("https://" + String(repeating: "a", count: 300), nil),
    ])
  func addresses(_ written: String, _ text: String?) { #expect(TabletsAddress(written)?.text == text) }
}
