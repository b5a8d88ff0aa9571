import Congress
import CongressFiles
import Testing

@testable import Papers

/// Goal: the paper of the tasks says all that the organisers' rule asks for, in both languages and layouts.
///
/// Method: rows as values on the sample congress, which has only just been founded.
@Suite struct TasksPaperTests {
  private static func maker(_ language: Language = .vietnamese, layout: String = "party") throws -> PaperMaker {
    let definition = try CongressFolder.read(RehearsedCongress.package + "/Config/congresses/can-tho-2025")
    let founding = EventRecord(
      sequence: 1, atMS: 1_758_186_000_000, actor: nil, commandID: nil, event: .congressFounded(definition))
    return try RehearsedCongress.maker([founding], language: language, layout: layout)
  }

  private static func row(_ text: String, _ dueMS: Int64?, isDone: Bool = false) -> PaperMaker.TaskRow {
    PaperMaker.TaskRow(
      text: text, who: "Đoàn Thư ký", item: "1.02", dueMS: dueMS, authority: "Đoàn Chủ tịch",
      result: "Bản **in**\nđã ký",
      isDone: isDone)
  }

  /// 26 September 2025, 23:30 in the hall.
  private static let eveningMS: Int64 = 1_758_904_200_000

  @Test("days are headings over the whole table, past midnight a new one, and what has no time stands last")
  func daysAreHeadings() throws {
    let paper = try Self.maker().tasksPaper([
      Self.row("Một", Self.eveningMS, isDone: true), Self.row("Hai", Self.eveningMS + 3_600_000), Self.row("Ba", nil),
    ])
    let rows = paper.blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [PaperTable.Row]() } }
    #expect(
      rows.filter(\.isHeading).map(\.cells) == [
        ["Ngày thứ nhất, 26-9-2025"], ["Ngày thứ hai, 27-9-2025"], ["Chưa định thời hạn"],
      ])
    #expect(
      rows.first { !$0.isHeading }?.cells == [
        "1", "23:30", "Một", "Đoàn Thư ký", "1.02", "Đoàn Chủ tịch", "Bản **in**\nđã ký", "Đã xong",
      ])
    #expect(rows.last?.cells[1] == "–")
    #expect(paper.paragraphs.contains { $0.text == "Tổng số 3 nhiệm vụ; đã xong 1, chưa xong 2." })
  }

  @Test("every word of it is there, in every language and layout", arguments: Language.allCases, ["party", "state"])
  func noGap(language: Language, layout: String) throws {
    let maker = try Self.maker(language, layout: layout)
    for rows in [[], [Self.row("Một", Self.eveningMS, isDone: true), Self.row("Hai", nil)]] {
      let text = PaperText(maker.tasksPaper(rows), hasSources: false).lines.joined(separator: "\n")
      #expect(!text.contains("papers.") && !text.contains("{"), "\(text)")
    }
  }

  @Test("turned pages are as wide as the others are high, and a heading spans its columns in the file")
  func pagesAreTurned() throws {
    let layout = try RehearsedCongress.layout("party")
    #expect(layout.turned.page.width == layout.page.height && layout.turned.page.height == layout.page.width)
    #expect(layout.turned.page.textWidth > layout.page.textWidth)
    #expect(layout.turned.turned.page.width == layout.page.width)
    let paper = try Self.maker().tasksPaper([Self.row("Một", Self.eveningMS)])
    var body = DocxBody(layout: layout.turned, hasSources: false)
    let text = body.document(paper)
    #expect(text.contains("w:orient=\"landscape\"") && text.contains("<w:gridSpan w:val=\"8\"/>"))
    var upright = DocxBody(layout: layout, hasSources: false)
    #expect(!upright.document(paper).contains("w:orient"))
  }
}
