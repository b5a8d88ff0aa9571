import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import HallTestSupport
import Testing

@testable import WebService

/// Goal: the secretariat's page offers what can be done with a document and nothing else, and what it posts is the command
/// that was meant.
///
/// Method: every state of a document; every order as the page posts it.
@Suite struct StaffPageTests {
  private static let person = Actor(role: .operator, name: "hoa")

  private static func pages(_ digit: Character) -> DocumentPages {
    DocumentPages(digest: String(repeating: digit, count: 64), count: 2)
  }

  private static func file(_ digit: Character) -> DocumentFile {
    DocumentFile(digest: String(repeating: digit, count: 64), form: .pdf, bytes: 9)
  }

  private static let filing = DocumentFiling(
    code: "BC01", title: LocalizedText(vi: "Báo cáo", en: "Report"), kind: .report, items: [], audience: [.delegate])

  private func congress() -> CongressState {
    let definition = Definition.test()
    return CongressState(definition, foundedBy: definition.founding(atMS: 1_758_844_800_000))
  }

  private func page(_ state: CongressState, _ language: Language = .vietnamese, notes: [ControlRoomView.Note] = [])
    throws -> StaffPage
  {
    var model = HallModel(atMS: 0)
    model.hear(.up(Welcome(epoch: "e", sequence: 1, now: 0, mode: .live, topics: [], id: "hoa")), atMS: 0)
    let room = ControlRoomView(connections: [], unnamed: 0, commands: notes)
    for value: TopicValue in [
      .documents(state.documentsView), .agenda(state.agendaView), .ballots(state.ballotsView), .show(state.showView),
      .controlRoom(room),
    ] { model.hear(.topic(TopicUpdate(revision: 1, atMS: 0, value: value)), atMS: 0) }
    let strings = try Strings(language: language.rawValue, assets: TabletPageTests.assets)
    return StaffPageMaker(model: model, actor: Self.person, strings: strings, nowMS: 0).page
  }

  @Test("What can be done is offered in every state of a document, likeliest first")
  func actions() throws {
    var state = congress()
    func offered(_ commands: Command...) throws -> [String] {
      try state.carryOut(commands, by: Self.person)
      return try page(state).documents.first?.actions.map(\.name) ?? []
    }
    let file = Command.documentFile(Self.filing, file: Self.file("a"), pages: Self.pages("b"))
    #expect(try offered(file) == ["approve", "plan", "version"])
    #expect(
      try offered(.documentRelease("BC01", version: 1, on: .time(atMS: 1_900_000_000_000)))
        == ["approve", "hold", "version"])
    #expect(
      try offered(.documentApprove("BC01", version: 1, pages: Self.pages("b").digest)) == [
        "release", "hold", "version",
      ])
    #expect(try offered(.documentHold("BC01")) == ["release", "plan", "version"])
    #expect(try offered(.documentRelease("BC01", version: 1)) == ["withdraw", "version"])
    // The audience has the first while the second is being looked at.
    #expect(
      try offered(.documentVersion("BC01", file: Self.file("c"), pages: Self.pages("d")))
        == ["approve", "plan", "withdraw", "version"])
    #expect(try offered(.documentWithdraw("BC01", reason: "nhầm")) == ["approve", "plan", "version"])
  }

  @Test("Every word is there in both languages, with who did what", arguments: Language.allCases)
  func words(_ language: Language) throws {
    var state = congress()
    try state.carryOut(
      [
        .documentFile(Self.filing, file: Self.file("a"), pages: Self.pages("b"), note: "lần 1"),
        .documentRelease("BC01", version: 1, on: .time(atMS: 1_900_000_000_000)),
      ], by: Self.person)
    let page = try page(state, language)
    let document = try #require(page.documents.first)
    #expect(document.title == (language == .vietnamese ? "Báo cáo" : "Report") && document.state == "filed")
    #expect(document.versions.first?.steps.first?.contains("operator/hoa") == true)
    #expect(document.versions.first?.pages == Self.pages("b").digest)
    #expect(document.planned?.contains(language == .vietnamese ? "CHƯA AI DUYỆT" : "NOBODY") == true)
    let texts =
      [page.who, page.none, document.details, document.stateWords] + document.actions.map(\.label)
      + page.kinds.map(\.label) + page.readers.map(\.label) + document.versions.flatMap { [$0.heading] + $0.steps }
    for text in texts { #expect(!text.isEmpty && !text.contains("staff.") && !text.contains("document."), "\(text)") }
  }

  @Test("Only this person's own newest step with a document is offered to be taken back")
  func undo() throws {
    var state = congress()
    try state.carryOut(
      [.documentFile(Self.filing, file: Self.file("a"), pages: Self.pages("b"))], by: Self.person)
    func note(_ command: String, _ name: String = "hoa", refused: Bool = false) -> ControlRoomView.Note {
      ControlRoomView.Note(
        actor: Actor(role: .operator, name: name), atMS: 1, command: command,
        refusal: refused ? BrokenRule(code: "x", details: [:]) : nil)
    }
    #expect(try page(state).undo == nil)
    #expect(try page(state, notes: [note("document.file BC01")]).undo == "Hoàn tác việc đưa BC01 vào hồ sơ")
    for name in ["file", "version", "approve", "release", "hold", "withdraw"] {
      #expect(try page(state, notes: [note("document.\(name) BC01")]).undo?.hasPrefix("Hoàn tác") == true, "\(name)")
    }
    // What others do, and what was refused, is not what would be taken back.
    #expect(try page(state, notes: [note("document.file BC01"), note("item.start 1.01", "mai")]).undo != nil)
    #expect(try page(state, notes: [note("document.file BC01"), note("item.next", refused: true)]).undo != nil)
    // The same person runs the show, too: that is not undone from here.
    #expect(try page(state, notes: [note("document.file BC01"), note("item.start 1.01")]).undo == nil)
  }

  // MARK: Orders

  private func command(_ text: String) throws -> Command {
    let order = try JSONDecoder().decode(StaffOrder.self, from: Data(text.utf8))
    return try order.command(nowMS: 1_758_844_800_000, utcOffset: 420)
  }

  @Test("What the page posts is the command that was meant")
  func orders() throws {
    let digest = String(repeating: "a", count: 64)
    let upload =
      #""upload":{"file":{"digest":"\#(digest)","form":"pdf","bytes":9},"pages":{"digest":"\#(digest)","count":2}}"#
    let filing = DocumentFiling(
      code: "BC01", title: LocalizedText(vi: "Báo cáo"), kind: .report, items: ["1.01"], audience: [.delegate])
    #expect(
      try command(
        #"{"verb":"file","document":"BC01","title":" Báo cáo ","titleEn":"","kind":"report","items":["1.01"],"audience":["delegate"],"note":" ",\#(upload)}"#
      )
        == .documentFile(
          filing, file: DocumentFile(digest: digest, form: .pdf, bytes: 9),
          pages: DocumentPages(digest: digest, count: 2)))
    #expect(
      try command(#"{"verb":"version","document":"BC01","note":"trang 2",\#(upload)}"#)
        == .documentVersion(
          "BC01", file: DocumentFile(digest: digest, form: .pdf, bytes: 9),
          pages: DocumentPages(digest: digest, count: 2), note: "trang 2"))
    #expect(
      try command(#"{"verb":"approve","document":"BC01","version":1,"pages":"ab"}"#)
        == .documentApprove("BC01", version: 1, pages: "ab"))
    #expect(try command(#"{"verb":"release","document":"BC01","version":1}"#) == .documentRelease("BC01", version: 1))
    #expect(
      try command(#"{"verb":"plan","document":"BC01","version":1,"item":"1.01"}"#)
        == .documentRelease("BC01", version: 1, on: .item("1.01")))
    #expect(
      try command(#"{"verb":"plan","document":"BC01","version":1,"ballot":"B1"}"#)
        == .documentRelease("BC01", version: 1, on: .ballot("B1")))
    // A time of the hall, which is seven hours ahead of UTC.
    #expect(
      try command(#"{"verb":"plan","document":"BC01","version":1,"at":"2025-09-26T07:30"}"#)
        == .documentRelease("BC01", version: 1, on: .time(atMS: 1_758_846_600_000)))
    #expect(try command(#"{"verb":"hold","document":"BC01"}"#) == .documentHold("BC01"))
    #expect(
      try command(#"{"verb":"withdraw","document":"BC01","reason":"nhầm"}"#)
        == .documentWithdraw("BC01", reason: "nhầm"))
    #expect(try command(#"{"verb":"undo"}"#) == .commandUndo)
  }

  @Test(
    "An order that says too little, or is none of the page's, is none",
    arguments: [
      #"{"verb":"approve","document":"BC01","version":1}"#, #"{"verb":"plan","document":"BC01","version":1}"#,
      #"{"verb":"plan","document":"BC01","version":1,"at":"half past"}"#, #"{"verb":"file","document":"BC01"}"#,
      #"{"verb":"hold"}"#, #"{"verb":"item.start","item":"1.01"}"#, #"{"verb":"ballot.publish"}"#, "{}", "[]",
    ])
  func noOrders(_ text: String) { #expect(throws: (any Error).self) { try command(text) } }

  // MARK: Tries

  @Test("Wrong tokens of one address wait longer and longer, and are nobody else's")
  func tries() {
    var book = TriesBook()
    for _ in 1...TriesBook.triesFree {
      #expect(book.waitSeconds("a", atMS: 0) == nil)
      book.failed("a", atMS: 0)
    }
    #expect(book.waitSeconds("a", atMS: 0) == nil)
    book.failed("a", atMS: 0)
    #expect(book.waitSeconds("a", atMS: 0) == 30 && book.waitSeconds("b", atMS: 0) == nil)
    #expect(book.waitSeconds("a", atMS: 29_999) == 1 && book.waitSeconds("a", atMS: 30_000) == nil)
    book.failed("a", atMS: 30_000)
    #expect(book.waitSeconds("a", atMS: 30_000) == 60)
    for _ in 1...20 { book.failed("a", atMS: 30_000) }
    #expect(book.waitSeconds("a", atMS: 30_000) == 30 << 6)
    book.succeeded("a")
    #expect(book.waitSeconds("a", atMS: 30_000) == nil)
    for number in 0...TriesBook.addressesMax { for _ in 1...5 { book.failed("n\(number)", atMS: 0) } }
    #expect(book.waitSeconds("n0", atMS: 0) == nil && book.waitSeconds("n1", atMS: 0) != nil)
  }
}
