import Archives
import Congress
import Documents
import Foundation
import Testing

@testable import Rendering

/// Goal: a file that is locked, too large, out of proportion or not what it says is refused before any program opens it.
///
/// Method: each way to be so, in a file made for it.
@Suite struct GivenFileTests {
  private func refuses(
    _ bytes: Data, _ name: String, _ problem: PressProblem, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: problem, sourceLocation: location) { try GivenFile(bytes, name: name) }
  }

  @Test("A file is what its content says, and has the ending of that")
  func form() throws {
    #expect(try GivenFile(PdfText(pages: ["a"]).bytes, name: "a.pdf").form == .pdf)
    #expect(try GivenFile(PdfText(pages: ["a"]).bytes, name: "A.PDF").form == .pdf)
    #expect(try GivenFile(DocxText(["a"]).bytes(), name: "a.docx").form == .docx)
    refuses(Data(), "a.pdf", .empty)
    refuses(Data("<html>".utf8), "a.pdf", .notADocument)
    refuses(PdfText(pages: ["a"]).bytes, "a", .notWhatItSays(said: "", is: "pdf"))
    refuses(PdfText(pages: ["a"]).bytes, "a.docx", .notWhatItSays(said: "docx", is: "pdf"))
    refuses(try DocxText(["a"]).bytes(), "a.pdf", .notWhatItSays(said: "pdf", is: "docx"))
    refuses(try DocxText(["a"]).bytes(), "docx", .notWhatItSays(said: "", is: "docx"))
    refuses(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), "a.docx", .oldOrLocked)
    refuses(Data("%PDF-1.4".utf8) + Data(count: DocumentFile.bytesMax), "a.pdf", .tooLarge(megabytesMax: 64))
  }

  @Test("A ZIP that is no document, holds macros, or swells beyond all proportion is refused")
  func archives() throws {
    refuses(Data(try ZipWriter.archive(of: [ArchiveEntry(name: "a.txt", text: "a")])), "a.docx", .notADocument)
    var macros = DocxText(["a"])
    macros.entries.append(ArchiveEntry(name: "word/vbaProject.bin", text: "x"))
    refuses(try macros.bytes(), "a.docx", .macros)
    var bomb = DocxText(["a"])
    bomb.entries.append(ArchiveEntry(name: "word/media/image1.bmp", bytes: [UInt8](repeating: 0, count: 8 << 20)))
    refuses(
      try bomb.bytes(packing: .deflated), "a.docx",
      .archive("\(ArchiveFault.ratioTooHigh(max: DocxParts.limits.ratioMax))"))
    let whole = try DocxText(["a"]).bytes()
    #expect(throws: PressProblem.self) { try GivenFile(whole.prefix(whole.count / 2), name: "a.docx") }
  }

  @Test("A billion laughs are not laughed: entities are refused")
  func entities() throws {
    var laughing = DocxText([])
    laughing.entries.removeLast()
    laughing.entries.append(
      ArchiveEntry(
        name: "word/document.xml",
        text: "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\">&b;</w:document>"))
    refuses(try laughing.bytes(), "a.docx", .damaged("declaresEntities"))
  }

  @Test("What is named on a network is told, and a link to click on is not")
  func links() throws {
    let given = try GivenFile(
      DocxText(["a"], picture: "http://192.0.2.1/x.png", font: "No Such Font").bytes(), name: "a.docx")
    #expect(given.remarks.map(\.kind) == [.notFetched] && given.remarks.first?.value == "http://192.0.2.1/x.png")
    #expect(given.fonts == ["No Such Font"])
  }
}
