import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: a machine's counts are taken as they stand, and whatever is wrong in their file is told line by line.
///
/// Method: small files against a list of three; the problems must be exactly the expected ones.
@Suite struct CountFileTests {
  private static func list(_ form: ElectionForm) -> CandidateList {
    CandidateList(form: form, candidates: ["C1", "C2", "C3"].map { Candidate(code: Code($0), name: $0) })
  }

  private func read(_ text: String, _ form: ElectionForm = .withSurplus) throws -> CountFile {
    let path = NSTemporaryDirectory() + "counts-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try CountFile.read(path, list: Self.list(form))
  }

  /// The problems of a text without the file's name: `3: …`.
  private func problems(_ text: String, _ form: ElectionForm = .withSurplus) throws -> [String] {
    do {
      _ = try read(text, form)
      return []
    } catch let problems as ListProblems {
      return problems.problems.map { problem in
        let sentence = problem.sentence(in: SampleFolder.words)
        return String(sentence.dropFirst(problem.file.count + 1))
      }
    }
  }

  @Test func countsAreReadInWhateverOrderTheyStand() throws {
    let plain = try read("candidate,votes\nC2,5\nC1,486\nC3,0\n")
    #expect(plain.votes == ["C1": 486, "C2": 5, "C3": 0] && plain.disagree == nil)
    let windows = try read("\u{FEFF}votes,candidate\r\n\"7\",C3\r\n1,C1\r\n2,C2")
    #expect(windows.votes == ["C1": 1, "C2": 2, "C3": 7])
    let both = try read("candidate,votes,disagree\nC1,3,1\nC2,4,0\nC3,0,4\n", .withoutSurplus)
    #expect(both.votes == ["C1": 3, "C2": 4, "C3": 0] && both.disagree == ["C1": 1, "C2": 0, "C3": 4])
  }

  @Test(
    arguments: [
      ("", [" The file is empty; expected a row with the columns candidate, votes."]),
      ("candidate;votes\nC1;2\n", ["1: The columns are separated by semicolons; expected commas."]),
      (
        "candidate,vote\nC1,2\n",
        ["1: Unknown column 'vote'; did you mean 'votes'?", "1: Column 'votes' is missing in the first row."]
      ),
      (
        "candidate,votes,disagree\nC1,2,0\n",
        ["1: Unknown column 'disagree'; expected only candidate, votes."]
      ),
      ("candidate,votes,votes\nC1,2,3\n", ["1: Column 'votes' stands 2 times; expected it once."]),
      (
        "candidate,votes\nC1,1\nC2,2,3\nC3,1\nC2,2\n",
        ["3: The number of fields is 3; expected 2, as the first row has."]
      ),
      (
        "candidate,votes\nC1,1\nC2,x\nC3,-1\n",
        [
          "3: 'votes' is 'x'; expected a whole number from 0 to 20000.",
          "4: 'votes' is '-1'; expected a whole number from 0 to 20000.",
        ]
      ),
      ("candidate,votes\nC1,20001\nC2,\nC3,1.0\n", nil),
      ("candidate,votes\nC1,1\nC2,2\n", [" Candidate 'C3' has no line; expected one for everybody on the list."]),
      (
        "candidate,votes\nC1,1\nC2,2\nC3,3\nC2,2\n",
        ["5: Candidate 'C2' stands on line 3 already; expected each only once."]
      ),
      ("candidate,votes\nC1,1\nC2,2\nC3,3\nC4,4\n", ["5: Candidate 'C4' is not on the list; did you mean 'C1'?"]),
      (
        "candidate,votes\nC1,1\nC2,\"2\nC3,3\n",
        ["3: A quotation mark is opened and never closed; expected one at the end of the field."]
      ),
    ] as [(String, [String]?)])
  func whatIsWrongIsToldLineByLine(_ text: String, _ expected: [String]?) throws {
    let found = try problems(text)
    guard let expected else {
      #expect(found.map { $0.prefix(2) } == ["2:", "3:", "4:"])
      return
    }
    #expect(found == expected)
  }

  @Test func aPaperWithoutSurplusNeedsItsSecondColumn() throws {
    #expect(
      try problems("candidate,votes\nC1,1\n", .withoutSurplus) == [
        "1: Column 'disagree' is missing in the first row."
      ])
  }

  @Test func aFileThatIsNotThereOrGoesOnForEverIsToldSo() throws {
    let path = NSTemporaryDirectory() + "nothing-\(UUID().uuidString).csv"
    #expect(throws: ListProblems.self) { try CountFile.read(path, list: Self.list(.withSurplus)) }
    let rows = (1...251).map { "X\($0),1\n" }.joined()
    #expect(
      try problems("candidate,votes\n" + rows).contains("252: The file goes on; expected at most 250 candidates."))
  }
}
