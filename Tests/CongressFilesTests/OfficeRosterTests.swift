import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: a roster as offices make it is read for what it says, or refused with its real cause first.
///
/// Method: rosters as spreadsheets and hurried people write them, in a folder that is otherwise right.
@Suite struct OfficeRosterTests {
  private static let header =
    "code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence"

  private func folder(_ roster: String) -> SampleFolder {
    var folder = SampleFolder()
    folder.files["roster.csv"] = roster
    return folder
  }

  private func roster(_ text: String) throws -> Roster {
    try folder(text).written { try CongressFolder.read($0).roster }
  }

  @Test func twoCodesThatDifferByCaseOnlyAreRefusedWithBothLines() throws {
    let problems = try folder(
      """
      \(Self.header)
      CT-0001,Phạm Hữu Danh,elected,Đảng bộ A,,,m,Kinh,1965,1987,pending
      ct-0001,Lê Thị Trùng,elected,Đảng bộ B,,,f,Kinh,1982,2007,pending
      """
    ).problems()
    #expect(
      problems == [
        "roster.csv:3: Code 'ct-0001' stands on line 2 already as 'CT-0001' and differs only in capital letters; "
          + "expected each only once."
      ])
  }

  @Test func organisationsThatLookAlikeAreRefusedEachWithBothLines() throws {
    let problems = try folder(
      """
      \(Self.header)
      CT-0001,Phạm Hữu Danh,elected,Đảng bộ xã Hòa An,,,m,Kinh,1965,1987,present
      CT-0002,Nguyễn Văn Tư,elected,Đảng bộ xã Hoà An,,,m,Kinh,1976,1997,present
      CT-0003,Đinh Thị Giang,elected,Đảng bộ  xã Hòa An,,,f,Kinh,1974,1996,present
      CT-0004,Lý Phước Tùng,elected,Đảng bộ\u{A0}xã Hòa An,,,m,Hoa,1982,2007,present
      CT-0005,Trần Thị Ánh,elected,\u{D0}ảng bộ xã Hòa An,,,f,kinh,1982,2007,pending
      CT-0006,Đỗ Thị Lan,elected,Đảng bộ xã Tân Lộc,,,f,Kinh,1982,2007,present
      """
    ).problems()
    let differences = ["the vowel that bears the tone (Hòa, Hoà)", "spaces", "spaces", "letters or signs"]
    #expect(problems.count == 5)
    for (number, difference) in differences.enumerated() {
      let problem = problems[number]
      #expect(problem.hasPrefix("roster.csv:\(number + 3): 'organisation' is '"), "\(problem)")
      #expect(
        problem.contains("which line 2 writes 'Đảng bộ xã Hòa An'; they differ only in \(difference)"), "\(problem)")
    }
    #expect(problems[4].hasPrefix("roster.csv:6: 'ethnicity' is 'kinh', which line 2 writes 'Kinh'"))
  }

  @Test func aNameWrittenOneWayThroughoutIsKeptInTheRightLetters() throws {
    let roster = try roster(
      """
      \(Self.header)
      CT-0001,\u{D0}ặng  Hữu\u{A0}Danh,elected,\u{D0}ảng  bộ xã Hoà An,Tổ\u{A0}1,,m,Kinh,1965,1987,present
      CT-0002,Nguyễn Văn Tư,elected,\u{D0}ảng  bộ xã Hoà An,Tổ\u{A0}1,,m,Kinh,1976,1997,present
      """)
    #expect(roster.organisations == ["Đảng bộ xã Hoà An"])
    #expect(roster.delegates[0].name == "Đặng Hữu Danh" && roster.delegates[0].group == "Tổ 1")
    let letters = roster.delegates.flatMap { ($0.name + $0.organisation + $0.group).unicodeScalars }
    #expect(!letters.contains("\u{D0}") && !letters.contains("\u{A0}"))
  }

  @Test func aBadgeThatIsAnothersCodeOrAnotherBadgeInOtherCapitalsIsRefused() throws {
    let problems = try folder(
      """
      \(Self.header),badge
      CT-1,Phạm Hữu Danh,elected,Đảng bộ A,,,m,Kinh,1965,1987,pending,ct-1
      CT-2,Lê Thị An,elected,Đảng bộ A,,,f,Kinh,1982,2007,pending,ct-3
      CT-3,Lê Thị Bình,elected,Đảng bộ A,,,f,Kinh,1982,2007,pending,QR7
      CT-4,Lê Thị Chi,elected,Đảng bộ A,,,f,Kinh,1982,2007,pending,qr7
      """
    ).problems()
    #expect(
      problems == [
        "roster.csv:3: Badge 'ct-3' is the code 'CT-3' of line 4; a scan would take that person. Give the badge "
          + "another text.",
        "roster.csv:5: Badge 'qr7' stands on line 4 already as 'QR7' and differs only in capital letters; expected "
          + "each only once.",
      ])
  }

  @Test func whatASpreadsheetLeavesBehindIsPassedOverAndItsErrorsAreTold() throws {
    let problems = try folder(
      "sep=,\r\n\(Self.header),\r\n"
        + "CT-0001,Phạm Hữu Danh,elected,#N/A,,,m,Kinh,1965,1987,pending,\r\n"
        + "4.85E+02,Nguyễn Văn Bình,elected,Đảng bộ A,#REF!,0,m,Kinh,1970,1990,pending,\r\n,,,,,,,,,,,\r\n,\r\n\r\n"
    ).problems()
    #expect(
      problems.map { String($0.prefix(50)) } == [
        "roster.csv:3: 'organisation' is '#N/A', which a sp", "roster.csv:4: 'code' is '4.85E+02', a number that ",
        "roster.csv:4: 'group' is '#REF!', which a spreadsh", "roster.csv:4: 'seat' is '0', which a spreadsheet s",
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func linesMayEndAsAnySystemEndsThem(_ end: String) throws {
    let lines = [
      "sep=,", Self.header + ",,", "A1,An,elected,\"Chi bộ, 1\",,,m,Kinh,1970,,,,",
      "A2,Bình,elected,Chi bộ 2,,,f,Kinh,1971,,,,",
      ",,,,,,,,,,,,", "",
    ]
    let roster = try roster(lines.joined(separator: end))
    #expect(roster.delegates.map(\.code) == ["A1", "A2"] && roster.organisations == ["Chi bộ, 1", "Chi bộ 2"])
    let wrong = folder((lines.dropLast(2) + ["A3,Chi,elected,Chi bộ 2,,,x,Kinh,1971,,,,"]).joined(separator: end))
    #expect(try wrong.problems() == ["roster.csv:5: 'sex' is 'x'; expected one of m, f."])
  }

  @Test func anUnclosedQuotationMarkIsOneProblemWhereItStands() throws {
    let rows = (1...98).map { number in
      let organisation = number % 3 == 0 ? "\"Chi bộ 2, ấp \(number % 7)\"" : "Chi bộ 1"
      let name = number == 4 ? "\"Nguyễn Văn An" : "Nguyễn Văn An"
      return "D\(number),\(name),elected,\(organisation),,,m,Kinh,1970,,"
    }
    let problems = try folder(([Self.header] + rows).joined(separator: "\n")).problems()
    #expect(
      problems == [
        "roster.csv:5: A quotation mark is opened and never closed; expected one at the end of the field."
      ])
  }

  @Test func aWorkbookAndUnicodeTextAreSaidToBeThat() throws {
    for (bytes, words) in [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "This is an Excel workbook; open it and save it as 'CSV UTF-8"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "This is an Excel workbook; open it and save it as 'CSV UTF-8"),
      ([0xFF, 0xFE, 0x63, 0x00], "The file is UTF-16, which Excel calls Unicode text"),
    ] as [([UInt8], String)] {
      let problems = try SampleFolder().written { path in
        try Data(bytes).write(to: URL(filePath: path + "/roster.csv"))
        return SampleFolder.problems(ofFolder: path)
      }
      #expect(problems.count == 1 && problems[0].hasPrefix("roster.csv: \(words)"), "\(problems)")
    }
  }

  @Test func ofAKindAtMostTenAreShownAndTheOthersCounted() throws {
    let rows = (1...30).map { "D\($0),#N/A,elected,Chi bộ 1,,,x,Kinh,1970,," }
    let folder = folder(([Self.header] + rows).joined(separator: "\n"))
    try folder.written { path in
      let error = #expect(throws: CongressFolderProblems.self) { try CongressFolder.read(path) }
      let lines = error?.report(in: SampleFolder.words).split(separator: "\n").map(String.init) ?? []
      #expect(lines.count == 1 + 2 * 11 && lines[0].contains("60 problems"))
      #expect(lines.count { $0.contains("… and 20 more like these, the last on line 31.") } == 2)
      #expect(error?.problems.count == 60, "machines are told all")
    }
  }

  @Test func noControlCharacterOfAFileReachesATerminal() throws {
    let problems = try folder(
      """
      \(Self.header)
      D\u{1B}[2J1,An,el\u{1B}]0;x\u{7}ected,Chi bộ 1,,,m\u{202E},Kinh,1970,,
      """
    ).problems()
    #expect(problems.count == 3)
    for scalar in problems.joined().unicodeScalars {
      #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
    }
    #expect(problems[1].contains("'elU+001B]0;xU+0007ected'"), "\(problems)")
  }
}
