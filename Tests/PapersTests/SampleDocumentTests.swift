import Congress
import CongressFiles
import Foundation
import Testing

@testable import Papers

/// Goal: the sample congress has documents, and each is made of the source that stands beside it.
///
/// Method: each source is laid out by the house's own writer, which gives the same bytes every time, and held against the
/// DOCX of the sample; `PLENARY_RECORD=1 swift test --filter SampleDocumentTests` writes them.
@Suite struct SampleDocumentTests {
  private static let folder = RehearsedCongress.package + "/Config/congresses/can-tho-2025"
  private static let isRecording = ProcessInfo.processInfo.environment["PLENARY_RECORD"] != nil
  /// When the sample's documents are dated, in ms since 1970 UTC: the week before the congress.
  private static let datedMS: Int64 = 1_758_186_000_000

  /// A document from its source: keys of the head, then a line a paragraph; `#` is a heading, `##` one beneath it, `-` an
  /// entry of a list.
  static func paper(_ source: String) throws -> Paper {
    var head: [String: String] = [:]
    var blocks: [PaperBlock] = []
    let definition = try CongressFolder.read(folder)
    let founding = EventRecord(
      sequence: 1, atMS: datedMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    let maker = try RehearsedCongress.maker([founding])
    for (number, line) in source.split(separator: "\n").map(String.init).enumerated() {
      if blocks.isEmpty, let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.isASCII), number < 4 {
        head[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        continue
      }
      let marks: [(String, PaperParagraph.Style, String?)] = [
        ("## ", .subheading, nil), ("# ", .heading, nil), ("- ", .listed, "– "), ("", .body, nil),
      ]
      for (mark, style, before) in marks where line.hasPrefix(mark) {
        let text = PaperMarkup.raw(String(line.dropFirst(mark.count)))
        blocks.append(.paragraph(PaperParagraph("line.\(number)", style, number: before, text)))
        break
      }
    }
    return maker.paper(
      title: try #require(head["title"]), subject: try #require(head["subject"]), kind: head["kind"],
      number: head["number"], blocks: blocks, signers: (left: nil, right: .presidium))
  }

  @Test("Each document of the sample is made of its source")
  func documents() throws {
    let plans = try CongressFolder.readDocuments(Self.folder)
    #expect(plans.count == 6)
    for plan in plans {
      let name = URL(filePath: plan.path).deletingPathExtension().lastPathComponent
      let source = try String(contentsOfFile: "\(Self.folder)/documents/sources/\(name).txt", encoding: .utf8)
      let bytes = Data(try DocxFile(Self.paper(source), hasSources: false).bytes())
      if Self.isRecording { try bytes.write(to: URL(filePath: plan.path)) }
      #expect(try Data(contentsOf: URL(filePath: plan.path)) == bytes, "\(name)")
    }
  }
}
