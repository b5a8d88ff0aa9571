import Documents
import Foundation
import Testing

@testable import Rendering

/// Goal: what the programs of the cage say is read for what it is, and what is no page is refused.
///
/// Method: their texts as they were once said, and texts that nobody should say.
@Suite struct ToolTextTests {
  private static let said = """
    Producer:        LibreOffice 7.4
    JavaScript:      no
    Pages:           2
    Encrypted:       no
    Page    1 size:  595.304 x 841.89 pts (A4)
    Page    2 size:  841.89 x 595.304 pts (A4)
    File size:       30646 bytes
    """

  @Test("Sizes, scripts and locks are read from what pdfinfo says")
  func facts() throws {
    #expect(try PdfFacts(Self.said).sizes.map(\.width) == [595.304, 841.89])
    #expect(try PdfFacts(Self.said.replacing("JavaScript:      no", with: "JavaScript: yes")).hasScripts)
    func refuses(_ old: String, _ new: String, _ problem: PressProblem) {
      #expect(throws: problem) { try PdfFacts(Self.said.replacing(old, with: new)) }
    }
    refuses("Encrypted:       no", "Encrypted:       yes (print:yes copy:no)", .encrypted)
    refuses("Encrypted:       no", "", .damaged("pdfinfo"))
    refuses("Pages:           2", "Pages:           0", .noPages)
    refuses("Pages:           2", "Pages:           2001", .pagesTooMany(count: 2_001, max: 2_000))
    refuses("Pages:           2", "Pages:           3", .damaged("pdfinfo: 2/3"))
    refuses("841.89 x 595.304", "99999 x 595.304", .pageTooLarge(number: 2))
  }

  @Test("A word that fell apart into the letters of two fonts is one word again")
  func words() throws {
    func word(_ text: String, _ left: Double, _ right: Double) -> String {
      "<word xMin=\"\(left)\" yMin=\"28.2\" xMax=\"\(right)\" yMax=\"43.8\">\(text)</word>"
    }
    let text = """
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><body><doc><page width="595" height="842">\
      <flow><block><line>\(word("Đo", 56.8, 71.4))\(word("ạ", 71.4, 78.2))\(word("n", 78.2, 84.2))\(word("1.", 87.2, 96.2))\
      </line><line>\(word("mới", 56.8, 71.4))</line></block></flow></page><page width="595" height="842"></page></doc></body></html>
      """
    let pages = try TextLayer.pages(of: text)
    #expect(pages.map { $0.words.map(\.text) } == [["Đoạn", "1.", "mới"], []])
    #expect(pages[0].words[0].box == [5_680, 2_820, 8_420, 4_380] && pages[0].words[2].line == 1)
    #expect(pages[0].lines == ["Đoạn 1.", "mới"])
    #expect(throws: PressProblem.resultUnsound("pdftotext")) { try TextLayer.pages(of: "nothing") }
  }

  @Test("A vector page that holds anything but lines and letters is no vector page")
  func vectors() {
    let plain = "<?xml version=\"1.0\"?><svg><path d=\"M0 0\"/></svg>"
    #expect(PageArtist.isPlainVector(Data(plain.utf8)))
    for bad in ["<image/>", "<script>", "<use href=\"http://x\"/>", "<a href=\"file:///etc\"/>", "<foreignObject/>"] {
      #expect(!PageArtist.isPlainVector(Data(plain.replacing("<path", with: bad + "<path").utf8)), "\(bad)")
    }
    #expect(!PageArtist.isPlainVector(Data("<svg/>".utf8)))
  }

  @Test("A page of a wall has fewer dots to the inch, and A4 all of them")
  func dots() {
    #expect(PageArtist.dotsPerInch(225, PdfFacts.Size(width: 595, height: 842)) == 225)
    let wall = PdfFacts.Size(width: 14_400, height: 14_400)
    let dots = Double(PageArtist.dotsPerInch(225, wall)) * 200
    #expect(dots * dots <= PageArtist.dotsMax)
  }
}
