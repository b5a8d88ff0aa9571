import Sheets
import Testing

@Suite struct WorkbookWriterTests {
  private static let odd = [
    "=1+1", "+84", "007", " hai  dấu cách ", "Hoà \"An\" & <b>", "dòng\nhai", "_x0041_", "Đỗ Thị Lê\u{302}", "'",
    "TRUE",
    "2025-09-26", "4.85E+02", "#N/A",
  ]

  private func written(_ rows: [[SheetDraft.Value]], columns: [SheetDraft.Column] = [.init("a"), .init("b")]) throws
    -> Worksheet
  {
    let bytes = try WorkbookWriter.workbook(of: [SheetDraft(name: "Danh sách", columns: columns, rows: rows)])
    return try #require(try WorkbookReader.read(bytes).sheets.first)
  }

  @Test("every text comes back letter by letter, as text and never as a formula")
  func textsComeBack() throws {
    let sheet = try written(Self.odd.map { [.text($0), .text("x")] })
    let cells = sheet.rows.dropFirst().map { $0.cells[0] }
    #expect(cells.map(\.value) == Self.odd.map { .text($0) })
    #expect(zip(cells, Self.odd).allSatisfy { Array($0.value.text.unicodeScalars) == Array($1.unicodeScalars) })
    #expect(!cells.contains { $0.isFormula })
  }

  @Test("numbers are numbers, and times are times")
  func numbersAndTimesComeBack() throws {
    let moment = SheetMoment(daysSince1970: 20_357, seconds: 46_801)
    let sheet = try written([
      [.number(485), .moment(moment)], [.number(-3), .moment(.init(daysSince1970: 1, seconds: 0))],
    ])
    #expect(sheet.rows[1].cells.map(\.value.text) == ["485", "2025-09-26T13:00:01"])
    #expect(sheet.rows[2].cells.map(\.value.text) == ["-3", "1970-01-02"])
  }

  @Test("the same sheets give the same bytes, and names of tabs are made such as Excel takes")
  func theSameSheetsGiveTheSameBytes() throws {
    let sheets = [
      SheetDraft(name: "Ai/đâu?", columns: [.init("a")], rows: [[.text("1")]]), SheetDraft(name: "AIđâu", columns: []),
      SheetDraft(name: String(repeating: "x", count: 50), columns: []),
    ]
    let first = try WorkbookWriter.workbook(of: sheets)
    #expect(try WorkbookWriter.workbook(of: sheets) == first)
    #expect(
      try WorkbookReader.read(first).sheets.map(\.name) == ["Aiđâu", "AIđâu 2", String(repeating: "x", count: 27)])
  }

  @Test("a list of 10,000 people is written and read")
  func aListOfTenThousandComesBack() throws {
    let rows: [[SheetDraft.Value]] = (1...10_000).map { number in
      (0..<12).map { .text("Nguyễn Văn \(number)-\($0)") }
    }
    let sheet = try written(rows, columns: (0..<12).map { .init("c\($0)") })
    #expect(sheet.rows.count == 10_001)
    #expect(sheet.rows.last?.cells.last?.value == .text("Nguyễn Văn 10000-11"))
  }
}
