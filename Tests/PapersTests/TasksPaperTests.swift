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

  private static func row(
    _ text: String, _ dueMS: Int64?, _ progress: PaperMaker.TaskRow.Progress = .open, item: Code<Item>? = "1.02"
  ) -> PaperMaker.TaskRow {
    PaperMaker.TaskRow(
      text: text, who: "Đoàn Thư ký", item: item, dueMS: dueMS, authority: "Đoàn Chủ tịch",
      result: "Bản **in**\nđã ký", progress: progress)
  }

  /// 26 September 2025, 23:30 in the hall.
  private static let eveningMS: Int64 = 1_758_904_200_000

  @Test("days are headings over the whole table, past midnight a new one, and what has no time stands last")
  func daysAreHeadings() throws {
    let paper = try Self.maker().tasksPaper(
      [
        Self.row("Một", Self.eveningMS, .done), Self.row("Hai", Self.eveningMS + 3_600_000), Self.row("Ba", nil),
      ], on: Self.eveningMS)
    let rows = paper.blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [PaperTable.Row]() } }
    #expect(
      rows.filter(\.isHeading).map(\.cells) == [
        ["Ngày thứ nhất, 26-9-2025"], ["Ngày thứ hai, 27-9-2025"], ["Chưa định thời hạn"],
      ])
    #expect(
      rows.first { !$0.isHeading }?.cells == [
        "1", "23:30", "Một", "Đoàn Thư ký", "1.02 – Đón tiếp đại biểu, điểm danh, phát tài liệu", "Đoàn Chủ tịch",
        "Bản **in**\nđã ký", "Đã xong",
      ])
    #expect(rows.last?.cells[1] == "–")
    #expect(paper.paragraphs.contains { $0.text == "Tổng số 3 nhiệm vụ; đã xong 1, chưa xong 2." })
  }

  @Test(
    "items have their titles in the paper's language, and what serves no item has a dash", arguments: Language.allCases)
  func itemsHaveTitles(_ language: Language) throws {
    let maker = try Self.maker(language)
    let title = try #require(maker.words.definition.agenda["1.02"]?.title.text(in: language))
    let paper = maker.tasksPaper(
      [
        Self.row("Một", Self.eveningMS), Self.row("Hai", Self.eveningMS, item: nil), Self.row("Ba", nil, item: "9.99"),
      ], on: Self.eveningMS)
    let rows = paper.blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [PaperTable.Row]() } }
    #expect(rows.filter { !$0.isHeading }.map { $0.cells[4] } == ["1.02 – \(title)", "–", "9.99"])
  }

  @Test("what is overdue says so in its row, and is counted among what is not done")
  func overdueIsTold() throws {
    let paper = try Self.maker().tasksPaper(
      [
        Self.row("Một", Self.eveningMS, .done), Self.row("Hai", Self.eveningMS, .overdue), Self.row("Ba", nil),
      ], on: Self.eveningMS)
    let rows = paper.blocks.flatMap { if case .table(let table) = $0 { table.rows } else { [PaperTable.Row]() } }
    #expect(rows.filter { !$0.isHeading }.map { $0.cells.last } == ["Đã xong", "Quá hạn", ""])
    #expect(
      paper.paragraphs.contains {
        $0.text == "Tổng số 3 nhiệm vụ; đã xong 1, chưa xong 2, trong đó quá hạn 1 (tính đến ngày 26-9-2025)."
      })
  }

  @Test("every word of it is there, in every language and layout", arguments: Language.allCases, ["party", "state"])
  func noGap(language: Language, layout: String) throws {
    let maker = try Self.maker(language, layout: layout)
    for rows in [[], [Self.row("Một", Self.eveningMS, .overdue), Self.row("Hai", nil, .done)]] {
      let text = PaperText(maker.tasksPaper(rows, on: Self.eveningMS), hasSources: false).lines.joined(separator: "\n")
      #expect(!text.contains("papers.") && !text.contains("{"), "\(text)")
    }
  }

  @Test("turned pages are as wide as the others are high, and a heading spans its columns in the file")
  func pagesAreTurned() throws {
    let layout = try RehearsedCongress.layout("party")
    #expect(layout.turned.page.width == layout.page.height && layout.turned.page.height == layout.page.width)
    #expect(layout.turned.page.textWidth > layout.page.textWidth)
    #expect(layout.turned.turned.page.width == layout.page.width)
    let paper = try Self.maker().tasksPaper([Self.row("Một", Self.eveningMS)], on: Self.eveningMS)
    var body = DocxBody(layout: layout.turned, hasSources: false)
    let text = body.document(paper)
    #expect(text.contains("w:orient=\"landscape\"") && text.contains("<w:gridSpan w:val=\"8\"/>"))
    var upright = DocxBody(layout: layout, hasSources: false)
    #expect(!upright.document(paper).contains("w:orient"))
  }
}
