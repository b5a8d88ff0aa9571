import Assets
import Congress
import Documents
import Foundation
import FoundationXML
import HallTestSupport
import Testing

@testable import Secretariat

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
    try state.carryOut(
      file("BC01", "Cho báo chí", .press) + file("BC02", "Cho đại biểu", .delegate)
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
        elections: [], documents: state.releasedDocuments(to: .press).documents, atMS: state.newestMS),
      pages: ["BC01": PageList(file: "", renderer: "", pages: [page], remarks: [])],
      strings: try Strings(language: "vi", assets: assets))
  }

  @Test("What is unpublished or for others stands in none of its files")
  func nothingElse() throws {
    let site = try Self.site()
    let files = try site.files()
    #expect(
      Set(files.keys) == ["index.html", "site.css", "feed.atom", "programme.ics", "results.csv", "congress.json"])
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      for hidden in ["Chưa công bố", "Cho đại biểu", "Chưa phát hành", "BC02", "BC03"] {
        #expect(!text.contains(hidden), "\(name): \(hidden)")
      }
    }
    #expect(site.pictures.map(\.name) == ["documents/BC01-1/1.webp"])
  }

  @Test("Marks of HTML and XML in what people wrote are letters in every file")
  func escaped() throws {
    let files = try Self.site().files()
    let html = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    #expect(html.contains("Tán thành &quot;A&quot; &amp; &lt;B&gt;?") && !html.contains("<b>"))
    #expect(html.contains("Cho báo chí") && html.contains("documents/BC01-1/1.webp"))
    let delegate = Collector()
    let parser = XMLParser(data: try #require(files["feed.atom"]))
    parser.delegate = delegate
    #expect(parser.parse(), "the feed is not well-formed")
    #expect(delegate.titles.contains { $0.hasPrefix("Tán thành \"A\" & <B>?") })
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
    let text = String(decoding: try #require(try Self.site().files()["programme.ics"]), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains("DTSTART:20250926T000000Z") && lines.contains("DTEND:20250926T003000Z"))
    let whole = text.replacing("\r\n ", with: "")
    #expect(whole.contains("SUMMARY:Thông qua <b>chương trình</b>\\; quy chế\\, nội quy"))
    #expect(PressSite.folded(String(repeating: "ế", count: 60)).allSatisfy { $0.utf8.count <= 75 })
    #expect(PressSite.timestamp(-1) == "1969-12-31T23:59:59Z" && PressSite.timestamp(0) == "1970-01-01T00:00:00Z")
  }
}
