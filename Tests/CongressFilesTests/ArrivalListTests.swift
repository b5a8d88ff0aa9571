import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: a list of arrivals is taken in whole and right, or every line that is wrong is told.
///
/// Method: lists as spreadsheets and other systems write them.
@Suite struct ArrivalListTests {
  private func read(_ text: String, people: [RosterView.Person]? = nil) throws -> (
    entries: [PresenceEntry], problems: [String]
  ) {
    let path = NSTemporaryDirectory() + "arrivals-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      return (try ArrivalList.read(path, people: people), [])
    } catch {
      return ([], error.problems.map { String($0.sentence(in: SampleFolder.words).dropFirst(path.count + 1)) })
    }
  }

  @Test func columnsMayStandInAnyOrderAndEmptyRowsAreNothing() throws {
    let (entries, problems) = try read("\u{FEFF}presence,code\r\npresent,D1\r\n,\r\nout,D2\r\n\r\n")
    #expect(problems.isEmpty)
    #expect(entries == [.init(delegate: "D1", presence: .present), .init(delegate: "D2", presence: .out)])
  }

  @Test func theHeadOfTheJournalAtTheEndOfAnExportIsNobody() throws {
    // A spreadsheet may have put the columns into another order meanwhile.
    for row in ["# journal_head,12:ab", "12:ab,# journal_head"] {
      let (entries, problems) = try read("code,presence\r\nD1,present\r\n\(row)\r\n")
      #expect(problems.isEmpty && entries == [.init(delegate: "D1", presence: .present)])
    }
  }

  @Test func everyLineThatIsWrongIsTold() throws {
    let (_, problems) = try read("code,presence,reason\nD 1,present,\nD2,here,\nD3,present\nD4,out,x\nD4,out,x\n")
    #expect(
      problems == [
        "2: 'code' holds a space; expected a code without spaces.",
        "3: 'presence' is 'here'; expected one of pending, present, out, absent-excused, absent-unexcused.",
        "4: The number of fields is 2; expected 3, as the first row has.",
        "6: Code 'D4' stands on line 5 already; expected each only once.",
      ])
  }

  @Test func aColumnThatStandsTwiceIsToldBeforeAnyLineIsRead() throws {
    #expect(
      try read("code,presence,code\nD1,present,D2\n").problems == [
        "1: Column 'code' stands 2 times; expected it once."
      ])
  }

  @Test func semicolonsAndAMissingFileAreSaidToBeThat() throws {
    #expect(
      try read("code;presence\nD1;present\n").problems == [
        "1: The columns are separated by semicolons; expected commas."
      ])
    let missing = #expect(throws: ListProblems.self) { try ArrivalList.read("/nowhere.csv") }
    #expect(
      missing?.problems.first?.sentence(in: SampleFolder.words)
        == "/nowhere.csv: There is no such file; name the list with its path.")
  }

  private static let people: [RosterView.Person] = [
    .init(code: "CT-1", name: "An", kind: .elected), .init(code: "CT-2", name: "Bình", kind: .elected, badge: "QR 7 Đ"),
    .init(code: "CT-3", name: "Chi", kind: .elected, badge: "QR9"),
  ]

  @Test func whatWasExportedIsTakenIn() throws {
    let (entries, problems) = try read(
      "\u{FEFF}code,name,kind,organisation,group,seat,presence,reason,since,source,sits_for,replaced_by,corrections,"
        + "recorded\r\nCT-1,An,elected,A,,,absent-excused,\"'-ốm,  nằm viện \",08:00:00,badge,,,x; y,08:00:00\r\n"
        + "CT-2,Bình,elected,A,,,present,,08:00:00,badge,,,,08:00:00\r\n", people: Self.people)
    #expect(problems.isEmpty)
    #expect(
      entries == [
        .init(delegate: "CT-1", presence: .absentExcused, reason: "-ốm,  nằm viện "),
        .init(delegate: "CT-2", presence: .present),
      ])
  }

  @Test func badgesAreKnownInAnyLetters() throws {
    let (entries, problems) = try read(
      "badge,presence\nqr  7 \u{F0},present\nct-1,present\n", people: Self.people)
    #expect(problems.isEmpty && entries.map(\.delegate) == ["CT-2", "CT-1"])
    let (both, none) = try read("code,badge,presence\n,QR9,out\nCT-1,,present\n", people: Self.people)
    #expect(none.isEmpty && both.map(\.delegate) == ["CT-3", "CT-1"])
  }

  @Test func everyUnknownCodeIsToldBesideWhateverElseIsWrong() throws {
    let (_, problems) = try read(
      "code,presence\nCT-9,present\nCT-1,here\nXX-77,present\nCT-2,present\nQR 7 Đ,present\nqr9,present\nCT-3,out\n",
      people: Self.people)
    #expect(
      problems == [
        "2: Nobody on the roster has the code or badge 'CT-9'; did you mean 'CT-1'?",
        "3: 'presence' is 'here'; expected one of pending, present, out, absent-excused, absent-unexcused.",
        "4: Nobody on the roster has the code or badge 'XX-77'.",
        "6: Code 'CT-2' stands on line 5 already; expected each only once.",
        "8: Code 'CT-3' stands on line 7 already; expected each only once.",
      ])
    #expect(
      try read("name,presence\nAn,present\n", people: Self.people).problems == [
        "1: Column 'code' is missing in the first row."
      ])
  }
}
