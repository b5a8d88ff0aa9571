import Archives
import Foundation
import Sheets
import Testing

/// Goal: what an office sees in a cell is what is read of it.
///
/// Method: workbooks that LibreOffice and openpyxl have written, and small ones of single parts.
@Suite struct WorkbookReaderTests {
  private func text(_ sheet: Worksheet, _ reference: String) -> String? { cell(sheet, reference)?.value.text }

  private func cell(_ sheet: Worksheet, _ reference: String) -> Cell? {
    sheet.rows.flatMap(\.cells).first { "\($0.address)" == reference }
  }

  @Test("a workbook of LibreOffice: pieces of a text, dates, formulas, hidden rows and merged cells")
  func aWorkbookOfLibreOffice() throws {
    let workbook = try WorkbookReader.read(OfficeWorkbook.libreOffice.bytes)
    #expect(workbook.sheets.map(\.name) == ["Đại biểu", "Nháp"])
    let sheet = try #require(workbook.sheets.first)
    #expect(text(sheet, "C4") == "Nguyễn Văn An")
    #expect(text(sheet, "B4") == "007")
    #expect(text(sheet, "D4") == "1965-03-15")
    #expect(text(sheet, "D5") == "1972")
    #expect(text(sheet, "C5") == "Trần Thị Bình ", "the space behind a name is told, not taken away here")
    #expect(
      cell(sheet, "I5") == Cell(address: CellAddress(column: 9, row: 5), value: .text("Đại biểu bầu"), isFormula: true)
    )
    #expect(cell(sheet, "J6")?.value == .error("#DIV/0!"))
    #expect(sheet.rows.filter(\.isHidden).map(\.number) == [6])
    #expect(sheet.rows.map(\.number) == [1, 3, 4, 5, 6, 10])
    #expect(Set(sheet.merges) == Set([CellRange("A1:J1"), CellRange("H4:H5")].compactMap { $0 }))
    #expect(sheet.place(of: CellAddress(column: 3, row: 14)) == "'Đại biểu'!C14")
    #expect(workbook.sheets[1].rows.first?.cells.first?.value == .boolean(true))
  }

  @Test("a workbook of openpyxl: hidden sheets and columns, decomposed letters as they are")
  func aWorkbookOfOpenpyxl() throws {
    let workbook = try WorkbookReader.read(OfficeWorkbook.openpyxl.bytes)
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    let sheet = workbook.sheets[0]
    #expect(sheet.hiddenColumns == [10])
    #expect(sheet.rows.filter(\.isHidden).map(\.number) == [9])
    let written = try #require(text(sheet, "C10"))
    #expect(written.unicodeScalars.count > written.precomposedStringWithCanonicalMapping.unicodeScalars.count)
    #expect(text(sheet, "H6") == "1987-02-03")
  }

  @Test("a workbook that counts its days from 1904 has the same dates")
  func daysFrom1904() throws {
    let sheet = try WorkbookReader.read(OfficeWorkbook.openpyxl1904.bytes).sheets[0]
    #expect(text(sheet, "G2") == "1965-03-15")
    #expect(cell(sheet, "A2")?.value == .number(7))
    #expect(cell(sheet, "A4")?.value == .error("#N/A"))
    #expect(cell(sheet, "H2")?.value == .boolean(true))
    #expect(cell(sheet, "B5") == nil, "a formula that was never worked out has no value")
  }

  @Test(
    "days of 1900 are told rightly on both sides of the day that 1900 did not have",
    arguments: [
      (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "60"), (61, "1900-03-01"),
      (45_926.541_666_666_7, "2025-09-26T13:00:00"),
      (0.5, "12:00:00"), (2_958_465, "9999-12-31"), (-1, "-1"),
    ])
  func daysOf1900(serial: Double, text: String) {
    #expect(SheetMoment(serial: serial).text == text)
  }

  @Test("a moment goes to a serial and comes back to the second")
  func momentsComeBack() {
    for (days, seconds) in [(20_357, 46_801), (20_357, 0), (-25_508, 86_399)] {
      let moment = SheetMoment(daysSince1970: days, seconds: seconds)
      #expect(moment.daysSince1970 == days)
      #expect(moment.seconds == seconds)
    }
  }

  @Test("cells are found by letters and number, up to the last and no further")
  func addressesAreRead() {
    #expect(CellAddress("AA10") == CellAddress(column: 27, row: 10))
    #expect(CellAddress("$XFD$1048576").map { "\($0)" } == "XFD1048576")
    for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1B", "A99999999999999999999"] {
      #expect(CellAddress(wrong) == nil, "\(wrong)")
    }
  }

  private func workbook(sheet: String, texts: String = "<sst/>") throws -> [UInt8] {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ all: [(String, String, String)]) -> String {
      "<Relationships>"
        + all.map { "<Relationship Id=\"\($0.0)\" Type=\"\(relation)/\($0.1)\" Target=\"\($0.2)\"/>" }.joined()
        + "</Relationships>"
    }
    return try ZipWriter.archive(of: [
      ArchiveEntry(name: "[Content_Types].xml", text: "<Types/>"),
      ArchiveEntry(name: "_rels/.rels", text: relations([("r1", "officeDocument", "/xl/workbook.xml")])),
      ArchiveEntry(
        name: "xl/workbook.xml",
        text: "<workbook xmlns:r=\"\(relation)\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>"),
      ArchiveEntry(
        name: "xl/_rels/workbook.xml.rels",
        text: relations([("r1", "worksheet", "sheet.xml"), ("r2", "sharedStrings", "texts.xml")])),
      ArchiveEntry(name: "xl/sheet.xml", text: "<worksheet><sheetData>\(sheet)</sheetData></worksheet>"),
      ArchiveEntry(name: "xl/texts.xml", text: texts),
    ])
  }

  private func fault(sheet: String, texts: String = "<sst/>", limits: WorkbookLimits = .standard) throws
    -> WorkbookFault?
  {
    let bytes = try workbook(sheet: sheet, texts: texts)
    do throws(WorkbookFault) {
      _ = try WorkbookReader.read(bytes, limits: limits)
      return nil
    } catch { return error }
  }

  @Test("cells and rows without an address follow one another, and escaped letters are put back")
  func cellsWithoutAddresses() throws {
    let bytes = try workbook(
      sheet:
        "<row><c t=\"inlineStr\"><is><t>a_x0009_b</t></is></c><c><v>2</v></c></row><row r=\"4\"><c t=\"s\"><v>0</v></c></row>",
      texts: "<sst><si><t>Tên</t><rPh sb=\"0\" eb=\"1\"><t>lọc</t></rPh></si></sst>")
    let sheet = try WorkbookReader.read(bytes).sheets[0]
    #expect(sheet.rows.flatMap(\.cells).map { "\($0.address)=\($0.value.text)" } == ["A1=a\tb", "B1=2", "A4=Tên"])
  }

  @Test("what makes no sense is told with its part")
  func brokenPartsAreTold() throws {
    for broken in [
      "<row r=\"1\"><c r=\"B2\"><v>1</v></c></row>", "<row r=\"0\"/>",
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>",
      "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
      "<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>",
    ] {
      guard case .partBroken(part: "xl/sheet.xml", _)? = try fault(sheet: broken) else {
        Issue.record("\(broken)")
        continue
      }
    }
    #expect(try fault(sheet: "<row>") == .markup(part: "xl/sheet.xml", .notWellFormed(line: 1)))
  }

  @Test("each measure has its limit")
  func limitsHold() throws {
    let limits = WorkbookLimits(sheetsMax: 1, cellsMax: 2, sharedTextsMax: 1, cellCharactersMax: 5, mergesMax: 1)
    let cell = "<c><v>1</v></c>"
    #expect(try fault(sheet: "<row>\(cell)\(cell)</row>", limits: limits) == nil)
    #expect(try fault(sheet: "<row>\(cell)\(cell)\(cell)</row>", limits: limits) == .tooMany(.cells, max: 2))
    #expect(try fault(sheet: "<row><c><v>123456</v></c></row>", limits: limits) == .tooMany(.characters, max: 5))
    #expect(try fault(sheet: "", texts: "<sst><si/><si/></sst>", limits: limits) == .tooMany(.texts, max: 1))
  }

  @Test("what is no workbook is told for what it is")
  func otherFilesAreTold() throws {
    #expect(throws: WorkbookFault.oldOrLocked) { try WorkbookReader.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) }
    #expect(throws: WorkbookFault.archive(.notAnArchive)) { try WorkbookReader.read(Array("a;b\r\n".utf8)) }
    let other = try ZipWriter.archive(of: [ArchiveEntry(name: "content.xml", text: "<office/>")])
    #expect(throws: WorkbookFault.notAWorkbook) { try WorkbookReader.read(other) }
  }
}
