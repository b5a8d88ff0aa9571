import CongressFiles
import HallTestSupport
import Testing

/// Goal: a mistake in `roster.csv` is found on the line that an editor shows, also after fields that go over lines.
///
/// Method: one mistake at a time in a folder that is otherwise right; the list of problems must be exactly the expected
/// one.
@Suite struct RosterFileTests {
  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "roster.csv", problems)
  }

  static let header = [
    wrong("kind,organisation", "organisation", "1: Column 'kind' is missing in the first row."),
    wrong(
      "birth_year", "birthyear", "1: Unknown column 'birthyear'; did you mean 'birth_year'?",
      "1: Column 'birth_year' is missing in the first row."),
    wrong("party_year,presence", "party_year,party_year", "1: Column 'party_year' stands 2 times; expected it once."),
    wrong(
      ",presence", ",presence,telephone",
      "1: Unknown column 'telephone'; expected only code, name, kind, organisation, group, seat, sex, ethnicity, "
        + "birth_year, party_year, presence, badge, weight."
    ),
    wrong(
      "code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence",
      "code;name;kind;organisation;group;seat;sex;ethnicity;birth_year;party_year;presence",
      "1: The columns are separated by semicolons; expected commas."),
    wrong(
      "code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year,presence", "code\tname\tkind",
      "1: The columns are separated by tabs; expected commas."),
  ]

  static let rows = [
    wrong("1980,2005,pending", "1980,2005", "3: The number of fields is 10; expected 11, as the first row has."),
    wrong(
      "1980,2005,pending", "1980,2005,pending,x", "3: The number of fields is 12; expected 11, as the first row has."),
    wrong("1980,2005,pending\n", "1980,2005,pending\n\n", "4: The row is empty; expected a person, or no row."),
    wrong("1980,2005,pending\n", "1980,2005,pending\n,,,\n", "4: The row is empty; expected a person, or no row."),
    wrong(
      "1980,2005,pending\n", "1980,2005,pending\n,,,,,,,,,,\n", "4: The row is empty; expected a person, or no row."),
  ]

  static let quotes = [
    wrong(
      "\"Chi bộ 2, ấp 3\"", "\"Chi bộ 2, \"ấp\" 3\"",
      "4: Letters follow the closing quotation mark of a field that begins on line 4; expected a comma or the end "
        + "of the line."
    ),
    wrong(
      "Trần Thị Bình", "Trần \"Thị\" Bình",
      "3: A quotation mark stands within field 'Trần '; expected the whole field in quotation marks, and \"\" for "
        + "one."),
    wrong(
      "D2,Trần", "\"D2,Trần",
      "3: A quotation mark is opened and never closed; expected one at the end of the field."),
    wrong(
      "Phạm Thị Dung", "\"Phạm Thị Dung",
      "5: A quotation mark is opened and never closed; expected one at the end of the field."),
    wrong(
      "D1,Nguyễn Văn An", "D1,\"Nguyễn\nVăn\nAn\"",
      "2: 'name' holds the invisible character U+000A; expected only characters that can be seen."),
  ]

  static let fields = [
    wrong("D2,", ",", "3: 'code' is empty."),
    wrong("D2,", "D 2,", "3: 'code' 'D 2' holds a space; expected a code without spaces."),
    wrong("D2,", "D1,", "3: Code 'D1' stands on line 2 already; expected each only once."),
    wrong(",A2,", ",A1,", "3: Seat 'A1' stands on line 2 already; expected each only once."),
    wrong("Trần Thị Bình", "", "3: 'name' is empty."),
    wrong("Trần Thị Bình", " Trần Thị Bình", "3: 'name' begins or ends with a space; expected none there."),
    wrong(
      "Trần Thị Bình", "Trần Thị Bi\u{300}nh",
      "3: 'name' holds 'Bi\u{300}nh' in decomposed letters; expected composed ones (Unicode NFC)."),
    wrong(
      "Trần Thị Bình", "Trần Thị\u{7} Bình",
      "3: 'name' holds the invisible character U+0007; expected only characters that can be seen."),
    wrong(
      "Trần Thị Bình", "Trần Thị\r Bình",
      "3: 'name' holds the invisible character U+000D; expected only characters that can be seen."),
    wrong("Trần Thị Bình", String(repeating: "a", count: 201), "3: 'name' has 201 characters; expected at most 200."),
    wrong(
      "appointed", "Appointed",
      "3: 'kind' is 'Appointed'; expected one of ex-officio, elected, appointed, alternate, guest; did you mean "
        + "'appointed'?"
    ),
    wrong(
      "appointed", "chỉ định",
      "3: 'kind' is 'chỉ định'; expected one of ex-officio, elected, appointed, alternate, guest."),
    wrong("Chi bộ 2,Tổ", ",Tổ", "3: 'organisation' is empty."),
    wrong(",f,Khmer", ",nữ,Khmer", "3: 'sex' is 'nữ'; expected one of m, f."),
    wrong(",f,Khmer", ",f,", "3: 'ethnicity' is empty."),
    wrong("1980,2005", ",2005", "3: 'birth_year' is ''; expected a year from 1900 to 2100."),
    wrong("1980,2005", "1899,2005", "3: 'birth_year' is '1899'; expected a year from 1900 to 2100."),
    wrong("1980,2005", "80,2005", "3: 'birth_year' is '80'; expected a year from 1900 to 2100."),
    wrong("1980,2005", "1980,2101", "3: 'party_year' is '2101'; expected a year from 1900 to 2100."),
    wrong("1980,2005", "1980,1980", "3: 'party_year' is 1980, but 'birth_year' is 1980; expected a later year."),
    wrong(
      "D2,", "d1,",
      "3: Code 'd1' stands on line 2 already as 'D1' and differs only in capital letters; expected each only once."),
    wrong(
      ",A2,", ",a1,",
      "3: Seat 'a1' stands on line 2 already as 'A1' and differs only in capital letters; expected each only once."),
    wrong(
      "Trần Thị Bình", "#N/A",
      "3: 'name' is '#N/A', which a spreadsheet shows for a formula that found nothing; expected the text itself. "
        + "Correct the formula and paste values."),
    wrong(
      "D2,", "4.85E+02,",
      "3: 'code' is '4.85E+02', a number that a spreadsheet has shortened; format the column as text and "
        + "write it again."),
    wrong(
      "Trần Thị Bình", "0",
      "3: 'name' is '0', which a spreadsheet shows for an empty cell; expected the text itself."),
    wrong("2005,pending", "2005,absent", "3: 'presence' is 'absent'; expected one of present, pending."),
  ]

  @Test(arguments: header + rows + quotes + fields)
  func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try SampleFolder().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func linesAreRightAfterAFieldThatGoesOverLines() throws {
    let folder = try SampleFolder()
      .replacing("D1,Nguyễn Văn An", with: "D1,\"Nguyễn\r\nVăn\nAn\"", in: "roster.csv")
      .replacing("1980,2005", with: "1980,3005", in: "roster.csv")
      .replacing(",1990,,", with: ",190,,", in: "roster.csv")
    #expect(
      try folder.problems() == [
        "roster.csv:2: 'name' holds the invisible character U+000D; expected only characters that can be seen.",
        "roster.csv:5: 'party_year' is '3005'; expected a year from 1900 to 2100.",
        "roster.csv:7: 'birth_year' is '190'; expected a year from 1900 to 2100.",
      ])
  }

  @Test func readingGoesOnAfterABrokenRow() throws {
    let folder = try SampleFolder()
      .replacing("Nguyễn Văn An", with: "Nguyễn \"An\"", in: "roster.csv")
      .replacing("1980,2005", with: "1980,3005", in: "roster.csv")
    #expect(
      try folder.problems() == [
        "roster.csv:2: A quotation mark stands within field 'Nguyễn '; expected the whole field in quotation marks, "
          + "and "
          + "\"\" for one.",
        "roster.csv:3: 'party_year' is '3005'; expected a year from 1900 to 2100.",
      ])
  }

  @Test func aRosterOfGuestsHasNobodyToSummon() throws {
    var folder = SampleFolder()
    folder.files["roster.csv"] = """
      code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year
      G1,Phạm Thị Dung,guest,,,,f,,1990,
      A1,Lê Văn Em,alternate,Chi bộ 1,,,m,Kinh,1990,
      """
    #expect(
      try folder.problems() == [
        "roster.csv: No official delegates stand in the roster; expected at least one of kind ex-officio, elected, "
          + "appointed."
      ])
  }

  @Test func aRosterOfNobodyIsAProblemOnce() throws {
    var folder = SampleFolder()
    folder.files["roster.csv"] = ""
    let columns = "code, name, kind, organisation, group, seat, sex, ethnicity, birth_year, party_year"
    #expect(try folder.problems() == ["roster.csv: The file is empty; expected a row with the columns \(columns)."])
  }

  @Test func aRosterMayHoldTwentyThousandPeopleAndNotOneMore() throws {
    var folder = SampleFolder()
    let heading = "code,name,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year\n"
    let people = (1...20_001).map { "D\($0),Nguyễn Văn An,elected,Chi bộ 1,,,m,Kinh,1970,\n" }
    folder.files["roster.csv"] = heading + people.joined()
    #expect(try folder.problems() == ["roster.csv:20002: The roster goes on; expected at most 20000 people."])
    folder.files["roster.csv"] = heading + people.dropLast().joined()
    #expect(try folder.problems() == [])
  }
}
