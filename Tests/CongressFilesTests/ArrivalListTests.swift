import Congress
import CongressFiles
import Foundation
import Testing

/// Goal: a list of arrivals is taken in whole and right, or every line that is wrong is told.
///
/// Method: lists as spreadsheets and other systems write them.
@Suite struct ArrivalListTests {
  private func read(_ text: String) throws -> (entries: [PresenceEntry], problems: [String]) {
    let path = NSTemporaryDirectory() + "arrivals-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      return (try ArrivalList.read(path), [])
    } catch {
      return ([], error.problems.map { String($0.sentence(in: SampleFolder.words).dropFirst(path.count + 1)) })
    }
  }

  @Test func columnsMayStandInAnyOrderAndEmptyRowsAreNothing() throws {
    let (entries, problems) = try read("\u{FEFF}presence,code\r\npresent,D1\r\n,\r\nout,D2\r\n\r\n")
    #expect(problems.isEmpty)
    #expect(entries == [.init(delegate: "D1", presence: .present), .init(delegate: "D2", presence: .out)])
  }

  @Test func everyLineThatIsWrongIsTold() throws {
    let (_, problems) = try read("code,presence,reason\nD 1,present,\nD2,here,\nD3,present\nD4,out,x\nD4,out,x\n")
    #expect(
      problems == [
        "2: 'code' holds a space; expected a code without spaces.",
        "3: 'presence' is 'here'; expected one of pending, present, out, absent-excused, absent-unexcused.",
        "4: The row has 2 fields; expected 3, as the first row has.",
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
}
