import Foundation
import Testing

@testable import Documents

/// Goal: a page made of a PDF is read as people read it: paragraph by paragraph, with the parts of the document.
///
/// Method: lines as `pdftotext` gives them, in hundredths of a point, of a page of Vietnamese office paper.
@Suite struct DocumentBookTests {
  /// Lines from `(text, left, right, top)`; each is 16 points high.
  private static func text(_ lines: [(text: String, left: Int, right: Int, top: Int)]) -> PageText {
    PageText(
      words: lines.enumerated().flatMap { number, line in
        let words = line.text.split(separator: " ").map(String.init)
        let width = (line.right - line.left) / max(words.count, 1)
        return words.enumerated().map { place, word in
          let left = line.left + place * width
          return PageText.Word(text: word, box: [left, line.top, left + width, line.top + 1_600], line: number)
        }
      })
  }

  private static let report = text([
    ("Phần thứ nhất", 25_000, 35_000, 8_000),
    ("ĐÁNH GIÁ KẾT QUẢ 2020–2025", 20_000, 40_000, 10_000),
    ("I. Bối cảnh", 11_000, 20_000, 13_000),
    ("Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình đạt 86,4%, vượt chỉ tiêu", 11_000, 54_000, 15_500),
    ("Nghị quyết đề ra; hạ tầng số phủ 100% khu vực, ấp; hệ thống điều hành", 9_000, 54_000, 17_400),
    ("thông minh vận hành ổn định.", 9_000, 27_000, 19_300),
    ("Kinh tế số chiếm 18,2% GRDP, thấp hơn chỉ tiêu 1,8 điểm phần trăm; và", 11_000, 54_000, 21_800),
    ("nguồn nhân lực số còn thiếu.", 9_000, 27_000, 23_700),
    ("- Nguồn nhân lực", 9_000, 20_000, 26_200),
    ("- Hạ tầng", 9_000, 15_000, 28_100),
  ])

  private func blocks(_ text: PageText) -> [(kind: PageBlock.Kind, text: String)] {
    let lines = PageLine.lines(of: text)
    return PageBlock.blocks(of: lines).map { block in
      (block.kind, lines[block.first..<(block.first + block.count)].map(\.text).joined(separator: " "))
    }
  }

  @Test("Lines become paragraphs; headings and what stands in the middle are known")
  func paragraphs() {
    let blocks = blocks(Self.report)
    #expect(blocks.map(\.kind) == [.heading, .centered, .heading, .plain, .plain, .plain, .plain])
    #expect(blocks[3].text.hasPrefix("Tỷ lệ hồ sơ") && blocks[3].text.hasSuffix("vận hành ổn định."))
    #expect(blocks[4].text.hasSuffix("còn thiếu."))
    #expect(blocks[5].text == "- Nguồn nhân lực" && blocks[6].text == "- Hạ tầng")
  }

  @Test("Every line is in exactly one block, in order", arguments: [0, 1, 10])
  func everyLineOnce(_ count: Int) {
    let lines = PageLine.lines(of: PageText(words: Array(Self.report.words.filter { $0.line < count })))
    let blocks = PageBlock.blocks(of: lines)
    #expect(blocks.flatMap { Array($0.first..<($0.first + $0.count)) } == Array(lines.indices))
  }

  @Test("The cells of a row stay together, the next row is another")
  func tables() {
    let table = Self.text([
      ("1", 9_000, 10_000, 10_000), ("Tốc độ tăng GRDP", 12_000, 30_000, 10_000), ("10 %", 45_000, 50_000, 10_000),
      ("2", 9_000, 10_000, 13_500), ("Thu ngân sách", 12_000, 30_000, 13_500), ("7 %", 45_000, 50_000, 13_500),
    ])
    #expect(blocks(table).map(\.text) == ["1 Tốc độ tăng GRDP 10 %", "2 Thu ngân sách 7 %"])
  }

  @Test(
    "What a heading is, and how large a part it begins",
    arguments: [
      ("Phần thứ hai", 1), ("PHẦN II", 1), ("Phụ lục 1", 1), ("Chương III. Tổ chức", 2), ("Mục 2", 2),
      ("Điều 5. Quyền của đại biểu", 2), ("Article 5. Rights", 2), ("II. Kết quả đạt được", 2),
      ("3. Về chuyển đổi số", 3), ("3. Tỷ lệ hồ sơ giải quyết trực tuyến đạt 86,4%.", nil), ("điều 5 của Quy chế", nil),
      ("Phần lớn đại biểu", nil), ("Điều này", nil), ("I.", nil), ("", nil), ("2025. Năm", 3),
    ] as [(String, Int?)])
  func levels(_ text: String, _ level: Int?) { #expect(DocumentOutline.level(of: text) == level) }

  @Test("The parts of a document are found with their pages, a bare part with what it is about")
  func outline() {
    let page = PageList.Page(
      width: 59_500, height: 84_200, picture: .init(digest: "a", form: .webp, bytes: 3), vector: nil, text: "b")
    let book = DocumentBook([(page, PageText(words: [])), (page, Self.report)])
    #expect(book.outline.map(\.title) == ["Phần thứ nhất: ĐÁNH GIÁ KẾT QUẢ 2020–2025", "I. Bối cảnh"])
    #expect(book.outline.map(\.page) == [2, 2] && book.outline.map(\.level) == [1, 2])
    #expect(book.pages[0].lines.isEmpty && book.pages[1].form == "image/webp")
  }
}
