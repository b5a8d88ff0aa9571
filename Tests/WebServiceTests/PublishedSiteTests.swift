import Assets
import Congress
import ControlClient
import Documents
import Foundation
import HTTPTypes
import HallProtocol
import HallTestSupport
import Hummingbird
import Testing

@testable import WebService

/// Goal: whoever asks under `/press/` gets what is the press's as it stands now, and from no address anything else.
///
/// Method: a small congress with a library, carried through every state of a document for every audience and of a picture,
/// each address that could lead to it asked for in each.
@Suite struct PublishedSiteTests {
  private static let words = Dictionary(
    uniqueKeysWithValues: Language.allCases.compactMap { language in
      (try? Strings(language: language.rawValue, assets: TabletPageTests.assets)).map { (language, $0) }
    })

  /// A web service of a congress whose steps a test takes one by one.
  private final class Newsroom {
    var state: CongressState
    private var model: HallModel
    private var revision: Int64 = 1
    let library: DocumentLibrary
    let site: PublishedSite
    private let desk: WebResponderTests.Desk
    let image: PressImage
    let pages: DocumentPages
    let page: String

    init(reader: DocumentReader) throws {
      let item = Item(
        code: "1.01", kind: .ceremony, title: LocalizedText(vi: "Khai mạc"), presenter: nil,
        plannedStartMS: 1_758_844_800_000, plannedMinutes: 30, ballots: [], cue: .holding)
      let session = Session(code: "S1", title: LocalizedText(vi: "Phiên một"), items: [item])
      let definition = Definition.test(
        agenda: Agenda(days: [
          Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày một"), sessions: [session])
        ]))
      state = CongressState(definition, foundedBy: definition.founding(atMS: 1_758_844_800_000))
      library = DocumentLibrary(
        folder: FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)").path)
      let bytes = Data("a picture".utf8)
      image = PressImage(digest: try library.put(bytes), bytes: bytes.count, width: 3, height: 2)
      page = try library.put(Data("a page".utf8))
      let list = PageList(
        file: page, renderer: "r",
        pages: [
          PageList.Page(
            width: 1, height: 1, picture: PageList.Picture(digest: page, form: .webp, bytes: 6), vector: nil, text: page
          )
        ], remarks: [])
      pages = DocumentPages(digest: try library.put(list.encoded()), count: 1)
      site = PublishedSite(
        reader: reader, library: library, assets: TabletPageTests.assets, words: PublishedSiteTests.words, say: { _ in }
      )
      var desk = try WebResponderTests.Desk()
      desk.responder.press = site
      self.desk = desk
      model = HallModel(atMS: 0)
      model.hear(.up(Welcome(epoch: "e", sequence: 1, now: 0, mode: .live, topics: [])), atMS: 0)
    }

    deinit { try? FileManager.default.removeItem(atPath: library.folder) }

    func carryOut(_ commands: Command...) async throws {
      try state.carryOut(commands)
      revision += 1
      var values: [TopicValue] = [
        .agenda(state.agendaView), .results(state.resultsView), .electionResults(state.electionResultsView),
        .documentsReleased(state.releasedDocuments(to: site.reader)),
        .pressPicturesReleased(state.releasedPressPictures),
      ]
      if let view = state.tabletView(for: .guest) { values.append(.tablet(view)) }
      for value in values {
        model.hear(.topic(TopicUpdate(revision: revision, atMS: 0, value: value)), atMS: 0)
      }
      await site.take(model, atMS: 1_758_844_900_000)
    }

    func status(_ path: String) async throws -> Int { try await desk.answer(.get, path).status.code }

    func answer(_ path: String, _ headers: [(String, String)] = []) async throws -> Response {
      try await desk.answer(.get, path, headers)
    }

    /// Whether a text stands in anything that is served.
    func tells(_ text: String) throws -> Bool {
      let names = [
        "", "en/", "feed.atom", "en/feed.atom", "congress.json", "programme.ics", "results.csv", "en/results.csv",
      ]
      return try names.contains { name in
        let entry = try #require(site[PublishedSite.folder + name], "\(name)")
        return try #require(site.bytes(of: entry)).range(of: Data(text.utf8)) != nil
      }
    }
  }

  @Test(
    "Every audience and state of a document: pages are served while it is released to reporters, and otherwise not told of",
    arguments: [DocumentReader.press, .public])
  func documents(_ reader: DocumentReader) async throws {
    for audience in DocumentReader.allCases {
      let newsroom = try Newsroom(reader: reader)
      let isFor = DocumentAccess.isFor(reader, [audience])
      let paths = ["1", "2"].map { "/press/documents/BC01-\($0)/1.webp" }
      func expect(_ open: [Bool], isTold: Bool, _ state: String) async throws {
        for (path, isOpen) in zip(paths, open) {
          #expect(try await newsroom.status(path) == (isOpen ? 200 : 404), "\(audience) \(state) \(path)")
        }
        #expect(try newsroom.tells("Báo cáo mật") == isTold, "\(audience) \(state)")
      }
      func file(_ digit: Character) -> DocumentFile {
        DocumentFile(digest: String(repeating: digit, count: 64), form: .pdf, bytes: 9)
      }
      let filing = DocumentFiling(
        code: "BC01", title: LocalizedText(vi: "Báo cáo mật"), kind: .report, items: [], audience: [audience])
      try await newsroom.carryOut(.documentFile(filing, file: file("a"), pages: newsroom.pages))
      try await expect([false, false], isTold: false, "filed")
      try await newsroom.carryOut(.documentApprove("BC01", version: 1, pages: newsroom.pages.digest))
      try await expect([false, false], isTold: false, "approved")
      try await newsroom.carryOut(.documentRelease("BC01", version: 1))
      try await expect([isFor, false], isTold: isFor, "released")
      try await newsroom.carryOut(.documentVersion("BC01", file: file("b"), pages: newsroom.pages))
      try await expect([isFor, false], isTold: isFor, "a newer one is filed")
      try await newsroom.carryOut(
        .documentApprove("BC01", version: 2, pages: newsroom.pages.digest), .documentRelease("BC01", version: 2))
      try await expect([false, isFor], isTold: isFor, "superseded")
      try await newsroom.carryOut(.documentWithdraw("BC01", reason: "nhầm"))
      try await expect([false, false], isTold: isFor, "withdrawn")
    }
  }

  @Test("Every state of a picture: nothing of it leaves by any address but while it is out")
  func pictures() async throws {
    let newsroom = try Newsroom(reader: .press)
    let paths = ["/press/pictures/A01.jpg", "/press/pictures/A01-small.jpg"]
    func expect(_ status: Int, isTold: Bool, _ state: String) async throws {
      for path in paths { #expect(try await newsroom.status(path) == status, "\(state) \(path)") }
      #expect(try newsroom.tells("Ảnh mật") == isTold, "\(state)")
      #expect(try newsroom.tells(newsroom.image.digest) == (status == 200), "\(state)")
    }
    func add(_ code: Code<PressPicture>, _ embargo: ReleaseMoment?) -> Command {
      .pressPictureAdd(
        PressPictureFiling(code: code, caption: LocalizedText(vi: "Ảnh mật"), credit: "Hoa", embargo: embargo),
        image: newsroom.image, preview: newsroom.image)
    }
    try await newsroom.carryOut(add("A01", .time(atMS: 1_900_000_000_000)))
    try await expect(404, isTold: false, "under embargo")
    try await newsroom.carryOut(.pressPictureRelease("A01"))
    try await expect(200, isTold: true, "released")
    let answer = try await newsroom.answer(paths[0])
    let tag = try #require(answer.headers[.eTag])
    #expect(answer.headers[.cacheControl] == "no-cache" && answer.headers[.contentType] == "image/jpeg")
    #expect(try await newsroom.answer(paths[0], [("If-None-Match", tag)]).status == .notModified)
    try await newsroom.carryOut(.pressPictureWithdraw("A01", reason: "nhầm"))
    try await expect(404, isTold: true, "withdrawn")
    // Whoever has it and asks whether it still holds is told that it does not.
    #expect(try await newsroom.answer(paths[0], [("If-None-Match", tag)]).status == .notFound)
    let other = try Newsroom(reader: .press)
    try await other.carryOut(add("A01", .time(atMS: 1_900_000_000_000)), .pressPictureWithdraw("A01", reason: "nhầm"))
    for path in paths { #expect(try await other.status(path) == 404) }
    #expect(try !other.tells("Ảnh mật"))
  }

  @Test("What is in the library is served by the names of the site alone, and nothing by a way around them")
  func ways() async throws {
    let newsroom = try Newsroom(reader: .press)
    try await newsroom.carryOut()
    #expect(try await newsroom.answer("/press").headers[.location] == "/press/")
    for path in ["/press/", "/press/en/"] { #expect(try await newsroom.status(path) == 200) }
    for path in [
      "/press/\(newsroom.page)", "/press/documents/\(newsroom.page)", "/press/../README.md", "/press/%2e%2e/a",
      "/press//etc/passwd", "/press/pictures/", "/press/documents/", "/press/SHA256SUMS", "/press/index.html/",
    ] { #expect(try await newsroom.status(path) == 404, "\(path)") }
    let page = try await newsroom.answer("/press/")
    #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    #expect(page.headers[.setCookie] == nil, "a reporter is nobody's tablet")
  }

  @Test("Where no site is served there is nothing under its address")
  func none() async throws {
    #expect(try await WebResponderTests.Desk().answer(.get, "/press/").status == .notFound)
    #expect(try await WebResponderTests.Desk().answer(.get, "/press").status == .notFound)
  }
}
