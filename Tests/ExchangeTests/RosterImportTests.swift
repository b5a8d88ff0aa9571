import Congress
import CongressFiles
import Exchange
import Testing

/// Goal: a roster as an office keeps it comes over whole, and whatever was not clear is told with its cell.
@Suite struct RosterImportTests {
  @Test("headings in two rows, names and years in two columns, organisations between the rows, hidden rows and columns")
  func theListOfAnOffice() throws {
    let lists = GivenLists.read(
      try ExchangeRig.given("office.xlsx"), named: "office.xlsx", words: try ExchangeRig.words(),
      choices: ImportChoices())
    #expect(try ExchangeRig.said(lists.report.problems) == [])
    let people = try ExchangeRig.congress(of: lists.tables).roster.delegates
    #expect(people.map(\.code.text) == ["NK-01", "NK-02", "CR-01", "CR-02"])
    #expect(people.map(\.name) == ["Nguyễn Văn An", "Trần Thị Bình", "Thạch Sa Rinh", "Lê Thị Hoa"])
    #expect(people.map(\.sex) == [.male, .female, .male, .female])
    #expect(people.map(\.birthYear) == [1965, 1972, 1980, 1990])
    #expect(people.map(\.partyYear) == [1987, nil, 2004, 2015])
    #expect(people.map(\.kind) == [.exOfficio, .elected, .appointed, .elected])
    #expect(people.map(\.seat) == ["A01", "A02", "A03", "A04"])
    let wards = ["Đảng bộ phường Ninh Kiều", "Đảng bộ phường Cái Răng"]
    #expect(people.map(\.organisation) == [wards[0], wards[0], wards[1], wards[1]])

    let changed = try ExchangeRig.said(lists.report.changed)
    #expect(changed.contains("'Danh sách 2025'!E9: of '1980-01-01' the year 1980 is taken"))
    #expect(changed.contains("'Danh sách 2025'!C10: letters with marks put together: 'Lê Thị'"))
    #expect(changed.contains("'Danh sách 2025'!D10: spaces too many taken out: 'Hoa'"))
    let left = try ExchangeRig.said(lists.report.leftOut)
    #expect(left.contains { $0.hasPrefix("Cũ: The sheet is hidden") })
    #expect(left.contains("'Danh sách 2025'!12: The row is no person and no entry: 'Tổng số: 4 đại biểu'"))
    let open = try ExchangeRig.said(lists.report.toDecide)
    #expect(open.contains("'Danh sách 2025'!J3: Column 'Seat' is hidden and read all the same."))
    #expect(
      open.contains { $0.hasPrefix("'Danh sách 2025'!9: The row is hidden and taken all the same: 'Thạch Sa Rinh'") })
  }

  @Test("values of formulas, a merged organisation and blank rows, as LibreOffice writes them")
  func theListOfLibreOffice() throws {
    let lists = GivenLists.read(
      try ExchangeRig.given("libreoffice.xlsx"), named: "l.xlsx", words: try ExchangeRig.words(),
      choices: ImportChoices())
    #expect(try ExchangeRig.said(lists.report.problems) == [])
    let people = try ExchangeRig.congress(of: lists.tables).roster.delegates
    #expect(people.map(\.code.text) == ["007", "008", "009", "010"])
    #expect(people.map(\.birthYear) == [1965, 1972, 1980, 1982])
    #expect(people[1].organisation == "Đảng bộ xã Hòa An")
    let changed = try ExchangeRig.said(lists.report.changed)
    #expect(changed.contains("'Đại biểu'!H5: 'Đảng bộ xã Hòa An' is taken from the merged cell 'Đại biểu'!H4"))
    #expect(changed.contains { $0.hasPrefix("'Đại biểu'!I5: Cells with formulas: 1") })
    let left = try ExchangeRig.said(lists.report.leftOut)
    #expect(left.contains("'Đại biểu'!J3: Column 'Chức vụ' is not used."))
    #expect(left.contains("Đại biểu: Blank rows that are passed over (3): 7, 8, 9."))
  }

  private static let head = "Số thẻ;Họ tên;Giới tính;Năm sinh;Dân tộc;Đơn vị;Loại đại biểu\r\n"

  @Test("organisations that differ only in how they are written stop the import, side by side, until they are made one")
  func lookalikesAreShown() throws {
    let text =
      Self.head + "1A;Phạm A;Nam;1965;Kinh;Đảng bộ xã Hòa An;Bầu\r\n2A;Lê B;Nam;1970;Kinh;Đảng bộ xã Hoà An;Bầu\r\n"
      + "3A;Lê C;Nữ;1971;Kinh;Đảng bộ xã Hòa An;Bầu\r\n4A;Phạm A;Nam;1965;Kinh;Đảng bộ xã Hóa An;Bầu\r\n"
    let lists = try ExchangeRig.lists(text)
    #expect(
      try ExchangeRig.said(lists.report.problems) == [
        "list.csv:3, F: 'Đảng bộ xã Hoà An' (people: 1) and 'Đảng bộ xã Hòa An' (people: 2, list.csv:2, F) differ only in how "
          + "they are written; write them alike, or say '--unify' to write them as most are."
      ])
    let unified = try ExchangeRig.lists(text, choices: ImportChoices(unifies: true))
    #expect(unified.report.problems.isEmpty)
    #expect(
      try ExchangeRig.said(unified.report.changed).contains(
        "list.csv:3, F: 'Đảng bộ xã Hoà An' is written 'Đảng bộ xã Hòa An'"))
    let open = try ExchangeRig.said(unified.report.toDecide)
    #expect(
      open.contains {
        $0.hasPrefix("list.csv:5, F: 'Đảng bộ xã Hóa An' (people: 1) and 'Đảng bộ xã Hòa An' (people: 3")
      })
    #expect(open.contains { $0.hasPrefix("list.csv:5, B: 'Phạm A', born 1965") && $0.contains("list.csv:2, B") })
    #expect(try ExchangeRig.congress(of: unified.tables).roster.organisations.count == 2)
  }

  @Test("wards that differ in a figure are two wards")
  func wardsWithNumbersAreTwo() throws {
    let text =
      Self.head + "1A;Phạm A;Nam;1965;Kinh;Đảng bộ phường 11;Bầu\r\n2A;Lê B;Nam;1970;Kinh;Đảng bộ phường 12;Bầu\r\n"
    #expect(try ExchangeRig.lists(text).report.toDecide.isEmpty)
  }

  @Test("codes that became numbers, errors, years and words that are none: each with its cell and what to do")
  func wrongCellsAreTold() throws {
    let text =
      Self.head
      + "#N/A;Phạm A;Nam;1965;Kinh;Xã A;Bầu\r\n2A;Lê B;Namm;năm 70;Kinh;Xã A;Bầuu\r\n4.85E+02;Lê C;Nữ;1970;Kinh;Xã A;Bầu\r\n"
    let lists = try ExchangeRig.lists(text)
    let said = try ExchangeRig.said(lists.report.problems)
    #expect(said[0] == "list.csv:2, A: The cell holds the error #N/A; type the right value into it.")
    #expect(said.contains { $0.hasPrefix("list.csv:3, C: 'Sex': 'Namm' is not known; write one of: Male, Female.") })
    #expect(said.contains { $0.hasPrefix("list.csv:3, D: 'Birth year': there is no year to be read in 'năm 70'") })
    #expect(said.contains { $0.hasPrefix("list.csv:3, G: 'Kind': 'Bầuu' is not known") })
    #expect(said.contains { $0.hasPrefix("list.csv:4, A:") })
  }

  @Test("what only a roster knows to be wrong is told in the cell that it came from")
  func problemsOfTheFolderHaveTheirCells() throws {
    let text = Self.head + "1A;Phạm A;Nam;1965;Kinh;Xã A;Bầu\r\n1A;Lê B;Nam;1970;;Xã A;Bầu\r\n"
    let lists = try ExchangeRig.lists(text)
    var draft = FolderDraft(files: try ExchangeRig.template())
    draft.take(lists.tables, isTemplate: true)
    let said = try ExchangeRig.written(draft) { path, problems in
      #expect(throws: CongressFolderProblems.self) { try CongressFolder.read(path) }
      return try ExchangeRig.said(problems)
    }
    #expect(said.contains("list.csv:3, E: 'ethnicity' is empty."))
    #expect(said.contains { $0.hasPrefix("list.csv:3") && $0.contains("1A") })
  }

  @Test("people without codes and kinds are given them, and it is said")
  func codesAreGiven() throws {
    let text =
      "Full name,Gender,Date of birth,Ethnic group,Organization\nAn,male,15/03/1965,Kinh,Ward A\nBình,F,1970,Kinh,Ward A\n"
    let lists = try ExchangeRig.lists(text, choices: ImportChoices(kind: .appointed, codePrefix: "KV"))
    #expect(lists.report.problems.isEmpty)
    let people = try ExchangeRig.congress(of: lists.tables).roster.delegates
    #expect(people.map(\.code.text) == ["KV-0001", "KV-0002"])
    #expect(people.map(\.kind) == [.appointed, .appointed])
    #expect(try ExchangeRig.said(lists.report.changed).contains { $0.contains("KV-0001 to KV-0002") })
  }

  @Test("a list without a heading, without people or in another alphabet's bytes is told in one sentence")
  func filesThatAreNoLists() throws {
    func problem(_ bytes: [UInt8]) throws -> String {
      let lists = GivenLists.read(bytes, named: "f", words: try ExchangeRig.words(), choices: ImportChoices())
      return try #require(try ExchangeRig.said(lists.report.problems).first)
    }
    #expect(try problem([]) == "f: The file is empty.")
    #expect(try problem(Array("a,b\n1,2\n".utf8)).hasPrefix("f: There is no row of headings in the first 40 rows"))
    #expect(try problem([0x54, 0xEA, 0x6E]).hasPrefix("f: The file is not UTF-8"))
    #expect(try problem([0xD0, 0xCF, 0x11, 0xE0]).contains("locked with a password"))
    #expect(try problem([0x50, 0x4B, 0x03, 0x04, 0]).hasPrefix("f: The workbook is damaged"))
    #expect(
      try problem(Array("{ \"roster\": [ { \"code\": [] } ] }".utf8)).hasPrefix(
        "f: The JSON cannot be read: roster.[1].code"))
  }

  @Test("what Excel calls Unicode text is read: UTF-16 with tabs")
  func unicodeTextIsRead() throws {
    let text = Self.head.replacing(";", with: "\t") + "1A\tPhạm A\tNam\t1965\tKinh\tXã A\tBầu\r\n"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let lists = GivenLists.read(bytes, named: "f.txt", words: try ExchangeRig.words(), choices: ImportChoices())
    #expect(try ExchangeRig.congress(of: lists.tables).roster.delegates.map(\.name) == ["Phạm A"])
  }

  @Test("a programme that Excel has saved: days before months, hours with one figure, and codes that lost a nought")
  func aProgrammeOfExcel() throws {
    let lists = try ExchangeRig.lists(
      "Mã mục;Ngày;Bắt đầu;Số phút;Nội dung\r\n1.01;26/9/2025;7:30;30;Khai mạc\r\n1.02;;8h;15;Báo cáo\r\n")
    #expect(
      try ExchangeRig.said(lists.report.changed).contains("list.csv:2, B: '26/9/2025' is read as the day 2025-09-26"))
    let congress = try ExchangeRig.congress(of: lists.tables)
    #expect(congress.agenda.days.map(\.date) == ["2025-09-26"])
    #expect(congress.agenda.items.map(\.plannedMinutes) == [30, 15])
    let starts = congress.agenda.items.map { "\(TimeOfDay(atMS: $0.plannedStartMS, utcOffset: congress.utcOffset))" }
    #expect(starts == ["07:30", "08:00"])
    let numbers = try ExchangeRig.lists(
      "{\"agenda\":[{\"code\":1.1,\"start\":\"07:30\",\"title\":\"A\"}]}", named: "a.json")
    #expect(
      try ExchangeRig.said(numbers.report.problems).first?.hasPrefix(
        "a.json: agenda[1].code: The code '1.1' has become a number") == true)
  }

  @Test("ten thousand people come over")
  func tenThousandPeople() throws {
    var text = Self.head
    for number in 1...10_000 { text += "K\(number);Nguyễn Văn \(number);Nam;1965;Kinh;Xã \(number % 109);Bầu\r\n" }
    let lists = try ExchangeRig.lists(text)
    #expect(lists.report.problems.isEmpty)
    #expect(try ExchangeRig.congress(of: lists.tables).roster.delegates.count == 10_000)
  }
}
