import HallTestSupport
import Testing

@testable import Congress

/// Goal: a document goes out when it was meant to, to those it is for, once somebody has approved it, and the record says
/// who did what.
///
/// Method: the life of a document in a sample congress, every way for it to go out, undo, and every way to go wrong.
@Suite struct DocumentTests {
  static let filing = DocumentFiling(
    code: "BC01", title: LocalizedText(vi: "Dự thảo Báo cáo", en: "Draft report"), kind: .report, items: ["1.02"],
    audience: [.delegate])

  static func file(_ digit: Character) -> DocumentFile {
    DocumentFile(digest: String(repeating: digit, count: 64), form: .pdf, bytes: 90_000)
  }

  static func pages(_ digit: Character, count: Int = 12) -> DocumentPages {
    DocumentPages(digest: String(repeating: digit, count: 64), count: count)
  }

  static let file = Command.documentFile(filing, file: file("a"), pages: pages("b"))
  static let approve = Command.documentApprove("BC01", version: 1, pages: pages("b").digest)
  static let release = Command.documentRelease("BC01", version: 1)

  private func refuses(
    _ hall: Hall, _ command: Command, as actor: Actor = .control, _ rule: DocumentRule,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var hall = hall
    #expect(throws: Rejection.document(rule), sourceLocation: sourceLocation) { try hall.run(command, as: actor) }
  }

  private static let gateway = Actor(role: .gateway, name: "web")

  private func document(_ hall: Hall) throws -> Document { try #require(hall.state.document("BC01")) }

  @Test("A document is filed, approved, released, replaced by a newer version and withdrawn, each on record")
  func life() throws {
    var hall = try Hall(after: Self.file)
    #expect(try document(hall).state == .filed && hall.state.releasedDocuments(to: .delegate).documents.isEmpty)
    try hall.run(Self.approve, as: .podium)
    try hall.run(Self.release)
    #expect(try document(hall).state == .released && document(hall).inForce?.number == 1)
    #expect(try document(hall).newest.approved?.actor == .podium)
    try hall.run(.documentVersion("BC01", file: Self.file("c"), pages: Self.pages("d"), note: "trang 4"))
    // The audience has the first until the second goes out.
    #expect(try document(hall).state == .filed && document(hall).inForce?.number == 1)
    try hall.run(.documentApprove("BC01", version: 2, pages: Self.pages("d").digest))
    try hall.run(.documentRelease("BC01", version: 2))
    #expect(try document(hall).state(of: 1) == .superseded && document(hall).inForce?.number == 2)
    try hall.run(.documentWithdraw("BC01", reason: "nhầm bản"))
    let told = try #require(hall.state.releasedDocuments(to: .presidium).documents.first)
    #expect(told.state == .withdrawn && told.pages == nil && told.reason == "nhầm bản")
    #expect(try document(hall).inForce == nil && document(hall).state == .withdrawn)
    // What was withdrawn may come again as it was.
    try hall.run(.documentVersion("BC01", file: Self.file("c"), pages: Self.pages("d")))
    #expect(try document(hall).newest.number == 3)
    #expect(try CongressState.replaying(hall.records) == hall.state)
    #expect(try throughJSON(hall.state) == hall.state)
  }

  @Test("It goes out with its item, in the same command, and an undo takes both back")
  func onItem() throws {
    var hall = try Hall(after: Self.file, Self.approve, .documentRelease("BC01", version: 1, on: .item("1.02")))
    try hall.run(.itemStart("1.01"))
    #expect(try document(hall).state == .approved)
    let before = hall.state.documents
    try hall.run(.itemStart("1.02"))
    #expect(try document(hall).state == .released && document(hall).plannedRelease == nil)
    let released = try #require(try document(hall).newest.released)
    #expect(hall.records.last { $0.sequence == released.sequence }?.commandID == hall.records.last?.commandID)
    try hall.run(.commandUndo)
    #expect(hall.state.documents == before && hall.state.agenda.liveItem?.code == "1.01")
  }

  @Test("An item that is taken back leaves with its hall what somebody has read")
  func onItemRead() throws {
    var hall = try Hall(after: Self.file, Self.approve, .documentRelease("BC01", version: 1, on: .item("1.02")))
    try hall.run(.itemStart("1.02"))
    hall.store(.documentChanged(document: "BC01", change: .read(version: 1, readers: 3)))
    try hall.run(.commandUndo)
    #expect(hall.state.agenda.liveItem == nil)
    #expect(try document(hall).state == .released)
  }

  @Test("It goes out as its ballot opens, and only where it is approved")
  func onBallot() throws {
    var hall = try Hall(after: .itemStart("1.02"), Self.file, .documentRelease("BC01", version: 1, on: .ballot("B1")))
    #expect(hall.state.rundownView.releases?.map(\.isApproved) == [false])
    try hall.run(.ballotOpen("B1"))
    #expect(try document(hall).state == .filed)
    // What is approved too late goes out with its approval.
    try hall.run(Self.approve)
    #expect(try document(hall).state == .released)
  }

  @Test("It goes out at its time by itself, as nobody's command")
  func atTime() throws {
    var hall = try Hall(after: Self.file)
    let dueMS = hall.nowMS + 60_000
    try hall.run(.documentRelease("BC01", version: 1, on: .time(atMS: dueMS)))
    #expect(hall.state.nextDueMS == nil, "what is not approved is waited for by nobody")
    try hall.run(Self.approve)
    #expect(hall.state.nextDueMS == dueMS)
    #expect(try hall.state.decideDue(atMS: dueMS - 1).isEmpty)
    #expect(
      try hall.state.decideDue(atMS: dueMS)
        == [.documentChanged(document: "BC01", change: .released(version: 1, audience: [.delegate]))])
    try hall.run(.documentHold("BC01"))
    #expect(hall.state.nextDueMS == nil)
    refuses(hall, .documentHold("BC01"), .releaseNotPlanned("BC01"))
  }

  @Test("A release is undone while nobody has read, and not after")
  func undo() throws {
    var hall = try Hall(after: Self.file, Self.approve, Self.release)
    var read = hall
    try hall.run(.commandUndo)
    #expect(try document(hall).state == .approved)
    try read.run(.documentRead("BC01", version: 1, readers: 1), as: Self.gateway)
    try read.run(.documentRead("BC01", version: 1, readers: 2), as: Self.gateway)
    refuses(read, .commandUndo, .readAlready("BC01", readers: 3))
    // Step by step back to nothing.
    try hall.run(.commandUndo)
    try hall.run(.commandUndo)
    #expect(hall.state.documents.isEmpty)
  }

  @Test("Readers are counted of what went out, also of what was withdrawn since, and of nothing else")
  func readers() throws {
    var hall = try Hall(after: Self.file, Self.approve)
    let read = Command.documentRead("BC01", version: 1, readers: 1)
    refuses(hall, read, as: Self.gateway, .notReleased("BC01"))
    try hall.run(Self.release)
    refuses(hall, .documentRead("BC01", version: 2, readers: 1), as: Self.gateway, .notReleased("BC01"))
    refuses(hall, .documentRead("X", version: 1, readers: 1), as: Self.gateway, .unknown("X", known: ["BC01"]))
    let most = DocumentVersion.readersMax
    for count in [0, -1, most + 1, .max] {
      refuses(
        hall, .documentRead("BC01", version: 1, readers: count), as: Self.gateway,
        .readersOutOfRange(readers: count, readersMax: most))
    }
    try hall.run(read, as: Self.gateway)
    try hall.run(.documentWithdraw("BC01", reason: "nhầm bản"))
    try hall.run(read, as: Self.gateway)
    #expect(try document(hall).readers == 2)
  }

  @Test("Every rule is refused by its name")
  func refusals() throws {
    var hall = try Hall(after: Self.file)
    refuses(hall, .documentHold("X"), .unknown("X", known: ["BC01"]))
    refuses(hall, Self.file, .codeTaken("BC01"))
    func filing(
      _ code: Code<Document> = "N1", title: String = "T", items: [Code<Item>] = [],
      audience: [DocumentReader] = [.press]
    ) -> DocumentFiling {
      DocumentFiling(code: code, title: LocalizedText(vi: title), kind: .list, items: items, audience: audience)
    }
    func file(_ filing: DocumentFiling, digest: String = Self.file("a").digest, bytes: Int = 1, pages: Int = 1)
      -> Command
    {
      .documentFile(
        filing, file: DocumentFile(digest: digest, form: .pdf, bytes: bytes), pages: Self.pages("b", count: pages))
    }
    for code in ["", "../x", ".x", "a b", "Đ01", "a/b"] { refuses(hall, file(filing(Code(code))), .codeNotFit) }
    for title in [" ", "a\nb", String(repeating: "x", count: 301)] {
      refuses(hall, file(filing(title: title)), .textNotFit(charactersMax: 300))
    }
    refuses(hall, file(filing(audience: [])), .audienceNotFit)
    refuses(hall, file(filing(audience: [.press, .press])), .audienceNotFit)
    refuses(hall, file(filing(items: ["1.01", "1.01"])), .itemsNotFit(itemsMax: 50))
    refuses(hall, file(filing(), digest: "AB"), .digestNotFit)
    refuses(hall, file(filing(), bytes: 0), .sizeOutOfRange(bytes: 0, bytesMax: 64 << 20))
    refuses(hall, file(filing(), bytes: 65 << 20), .sizeOutOfRange(bytes: 65 << 20, bytesMax: 64 << 20))
    refuses(hall, file(filing(), pages: 0), .pagesOutOfRange(pages: 0, pagesMax: 2_000))
    refuses(
      hall, .documentVersion("BC01", file: Self.file("a"), pages: Self.pages("b")), .sameAsNewest("BC01", version: 1))
    refuses(hall, .documentApprove("BC01", version: 2, pages: "x"), .versionNotNewest("BC01", newest: 1))
    refuses(hall, .documentApprove("BC01", version: 1, pages: "x"), .pagesAreOther("BC01", version: 1))
    refuses(hall, Self.release, .inWrongState("BC01", version: 1, state: .filed, needed: [.approved]))
    refuses(hall, .documentRelease("BC01", version: 1, on: .time(atMS: 5)), .momentPast(.time(atMS: 5)))
    refuses(hall, .documentWithdraw("BC01", reason: "x"), .notReleased("BC01"))
    #expect(throws: Rejection.itemUnknown("9.9")) {
      try hall.run(.documentRelease("BC01", version: 1, on: .item("9.9")))
    }
    try hall.run(.itemStart("1.02"))
    refuses(hall, .documentRelease("BC01", version: 1, on: .item("1.02")), .momentPast(.item("1.02")))
    for number in 2...Document.versionsMax {
      try hall.run(.documentVersion("BC01", file: Self.file("a"), pages: Self.pages("b", count: number + 20)))
    }
    refuses(
      hall, .documentVersion("BC01", file: Self.file("c"), pages: Self.pages("d")),
      .tooManyVersions("BC01", max: Document.versionsMax))
  }

  @Test("The rules have stable names")
  func names() {
    let rules: [DocumentRule] = [
      .unknown("D", known: []), .codeTaken("D"), .codeNotFit, .textNotFit(charactersMax: 1), .audienceNotFit,
      .itemsNotFit(itemsMax: 1), .digestNotFit, .sizeOutOfRange(bytes: 0, bytesMax: 1),
      .pagesOutOfRange(pages: 0, pagesMax: 1), .sameAsNewest("D", version: 1), .versionNotNewest("D", newest: 2),
      .pagesAreOther("D", version: 1), .inWrongState("D", version: 1, state: .filed, needed: []),
      .momentPast(.item("1")), .releaseNotPlanned("D"), .notReleased("D"), .readAlready("D", readers: 3),
      .readersOutOfRange(readers: 0, readersMax: 1), .tooMany(max: 1), .tooManyVersions("D", max: 1),
    ]
    #expect(
      rules.map(\.code) == [
        "document_unknown", "document_code_taken", "document_code_not_fit", "document_text_not_fit",
        "document_audience_not_fit", "document_items_not_fit", "document_digest_not_fit",
        "document_size_out_of_range", "document_pages_out_of_range", "document_same_as_newest",
        "document_version_not_newest", "document_pages_are_other", "document_in_wrong_state", "document_moment_past",
        "document_release_not_planned", "document_not_released", "document_read_already",
        "document_readers_out_of_range", "document_too_many",
        "document_too_many_versions",
      ])
  }
}
