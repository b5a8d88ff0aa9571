import Assets
import Congress
import Documents
import Foundation
import FoundationXML
import HallTestSupport
import Testing

@testable import PressPages

/// Goal: reporters get what was published and released to them, in forms that their programs read, and nothing else.
///
/// Method: a small congress with a published vote, one that is not, and documents for several audiences.
@Suite struct PressSiteTests {
  private static let assets =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private static func site() throws -> PressSite {
    let agenda = Agenda(days: [
      Day(
        code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày một"),
        sessions: [
          Session(
            code: "S1", title: LocalizedText(vi: "Phiên một"),
            items: [
              Item(
                code: "1.01", kind: .vote, title: LocalizedText(vi: "Thông qua <b>chương trình</b>; quy chế, nội quy"),
                presenter: nil, plannedStartMS: 1_758_844_800_000, plannedMinutes: 30, ballots: ["B1", "B2"],
                cue: .holding)
            ])
        ])
    ])
    let question = LocalizedText(vi: "Tán thành \"A\" & <B>?")
    let definition = Definition.test(
      agenda: agenda,
      ballots: [
        BallotPlan(code: "B1", question: question), BallotPlan(code: "B2", question: LocalizedText(vi: "Chưa công bố")),
      ])
    var state = CongressState(definition, foundedBy: definition.founding(atMS: 1_758_844_800_000))
    func file(_ code: Code<Document>, _ title: String, _ audience: DocumentReader) -> [Command] {
      let digest = String(repeating: "a", count: 64)
      return [
        .documentFile(
          DocumentFiling(
            code: code, title: LocalizedText(vi: title), kind: .report, items: [], audience: [audience]),
          file: DocumentFile(digest: digest, form: .pdf, bytes: 1), pages: DocumentPages(digest: digest, count: 1)),
        .documentApprove(code, version: 1, pages: digest),
      ]
    }
    func picture(_ code: Code<PressPicture>, _ caption: String, _ digit: String, _ embargo: ReleaseMoment? = nil)
      -> Command
    {
      let image = PressImage(digest: String(repeating: digit, count: 64), bytes: 2_048, width: 40, height: 30)
      return .pressPictureAdd(
        PressPictureFiling(code: code, caption: LocalizedText(vi: caption), credit: "Hoa & Mai", embargo: embargo),
        image: image, preview: image)
    }
    try state.carryOut(
      [
        picture("A01", "Ảnh <đã cấp>", "d"), picture("A02", "Ảnh cấm đăng", "e", .time(atMS: 1_900_000_000_000)),
        picture("A03", "Ảnh thu hồi", "f"), .pressPictureWithdraw("A03", reason: "nhầm người"),
      ] + file("BC01", "Cho báo chí", .press) + file("BC02", "Cho đại biểu", .delegate)
        + file("BC03", "Chưa phát hành", .press)
        + [
          .documentRelease("BC01", version: 1), .documentRelease("BC02", version: 1), .itemStart("1.01"),
          .ballotOpen("B1"), .ballotCount("B1", counts: ["for": 3, "against": 1, "other": 1]), .ballotClose("B1"),
          .ballotConfirm("B1"), .ballotPublish("B1"), .ballotOpen("B2"),
          .ballotCount("B2", counts: ["for": 5, "against": 0, "other": 0]), .ballotClose("B2"),
        ])
    let page = PageList.Page(
      width: 59_500, height: 84_200,
      picture: PageList.Picture(digest: String(repeating: "b", count: 64), form: .webp, bytes: 1), vector: nil,
      text: String(repeating: "c", count: 64))
    return PressSite(
      facts: PressFacts(
        heading: CongressHeading(definition), agenda: state.agendaView.agenda, results: state.resultsView.results,
        elections: [], documents: state.releasedDocuments(to: .press).documents,
        pictures: state.releasedPressPictures.pictures, atMS: state.newestMS),
      pages: ["BC01": PageList(file: "", renderer: "", pages: [page], remarks: [])],
      resultPictures: ["results/B1-1": [Data("B1".utf8), Data("more".utf8)], "results/B2-1": [Data("B2".utf8)]],
      words: try ["vi", "en"].map { try Strings(language: $0, assets: assets) }, style: Data())
  }

  private static func made(_ site: PressSite) throws -> [String: Data] {
    try site.files().compactMapValues { if case .made(let bytes) = $0 { bytes } else { nil } }
  }

  @Test("What is unpublished or for others stands in none of its files")
  func nothingElse() throws {
    let site = try Self.site()
    let pages = ["index.html", "feed.atom", "programme.ics", "results.csv"]
    #expect(
      Set(try site.files().keys)
        == Set(
          pages + pages.map { "en/" + $0 } + [
            "site.css", "congress.json", "results/B1-1.png", "results/B1-1-2.png",
            "documents/BC01-1/1.webp", "pictures/A01.jpg",
            "pictures/A01-small.jpg",
          ]))
    let hiddenDigests = ["e", "f"].map { String(repeating: $0, count: 64) }
    for (name, bytes) in try Self.made(site) {
      let text = String(decoding: bytes, as: UTF8.self)
      for hidden in [
        "Chưa công bố", "Cho đại biểu", "Chưa phát hành", "BC02", "BC03", "cấm đăng", "A02", "A03.jpg",
      ] + hiddenDigests {
        #expect(!text.contains(hidden), "\(name): \(hidden)")
      }
    }
    let stored = try site.files().values.compactMap { if case .stored(let digest) = $0 { digest } else { nil } }
    #expect(Set(stored) == Set(["b", "d"].map { String(repeating: $0, count: 64) }))
    // Whoever has a picture that was withdrawn is told not to use it.
    let html = String(decoding: try #require(try Self.made(site)["index.html"]), as: UTF8.self)
    #expect(html.contains("Ảnh thu hồi") && html.contains("nhầm người"))
  }

  @Test("Marks of HTML and XML in what people wrote are letters in every file")
  func escaped() throws {
    let files = try Self.made(try Self.site())
    let html = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    #expect(html.contains("Tán thành &quot;A&quot; &amp; &lt;B&gt;?") && !html.contains("<b>"))
    #expect(html.contains("Cho báo chí") && html.contains("documents/BC01-1/1.webp"))
    let delegate = Collector()
    let parser = XMLParser(data: try #require(files["feed.atom"]))
    parser.delegate = delegate
    #expect(parser.parse(), "the feed is not well-formed")
    #expect(delegate.titles.contains { $0.hasPrefix("Tán thành \"A\" & <B>?") })
    #expect(delegate.titles.contains("Ảnh <đã cấp> (Hoa & Mai)"))
    let table = String(decoding: try #require(files["results.csv"]), as: UTF8.self)
    #expect(table.contains("\"Tán thành \"\"A\"\" & <B>?\""))
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var titles: [String] = []
    private var text: String?
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { if name == "title" { text = "" } }
    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }
    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "title", let text { titles.append(text) }
      text = nil
    }
  }

  @Test("A calendar has lines of 75 bytes at most, and its marks are escaped")
  func calendar() throws {
    let text = String(decoding: try #require(try Self.made(try Self.site())["programme.ics"]), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains("DTSTART:20250926T000000Z") && lines.contains("DTEND:20250926T003000Z"))
    let whole = text.replacing("\r\n ", with: "")
    #expect(whole.contains("SUMMARY:Thông qua <b>chương trình</b>\\; quy chế\\, nội quy"))
    #expect(PressFeeds.folded(String(repeating: "ế", count: 60)).allSatisfy { $0.utf8.count <= 75 })
    #expect(PressFeeds.timestamp(-1) == "1969-12-31T23:59:59Z" && PressFeeds.timestamp(0) == "1970-01-01T00:00:00Z")
  }
}
