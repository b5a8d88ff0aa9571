import Assets
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: whatever stands at the path, reading it ends with a congress or with every problem there is, in order.
///
/// Method: folders without files, with files that are no text, too large, or no files at all; several mistakes at once;
/// folders spoilt at random from a seed, which must never stop the reader.
@Suite struct CongressFolderTests {
  @Test func problemsOfAllFilesAreListedAtOnceInOrder() throws {
    let folder = try SampleFolder()
      .replacing("policy: warn", with: "policy: ask", in: "congress.yaml")
      .replacing("theme: red-gold", with: "theme: red gold", in: "congress.yaml")
      .replacing("kind: closing", with: "kind: end", in: "agenda.yaml")
      .replacing("[BQ01, BQ02]", with: "[BQ01, BQ03]", in: "agenda.yaml")
      .replacing("base: cast", with: "base: votes", in: "ballots.yaml")
      .replacing("D2,", with: "D1,", in: "roster.csv")
      .replacing(",1990,,", with: ",19,,", in: "roster.csv")
    let kinds =
      "ceremony, reception, attendance, report, address, vote, discussion, appointment, performance, break, closing"
    #expect(
      try folder.problems() == [
        "agenda.yaml:16: There is no ballot 'BQ03' in ballots.yaml; did you mean 'BQ01'?",
        "agenda.yaml:25: 'kind' is 'end'; expected one of \(kinds).",
        "ballots.yaml:7: No item of agenda.yaml uses ballot 'BQ02'; "
          + "put it into one, or say 'spare: yes' where it is kept in reserve.",
        "ballots.yaml:10: 'base' is 'votes'; expected one of summoned, adjusted-summoned, present, cast, valid, fixed.",
        "congress.yaml:13: 'theme' holds a space; expected a code without spaces.",
        "congress.yaml:15: 'policy' is 'ask'; expected one of off, warn, block.",
        "roster.csv:3: Code 'D1' stands on line 2 already; expected each only once.",
        "roster.csv:5: 'birth_year' is '19'; expected a year from 1900 to 2100.",
      ])
  }

  @Test(
    arguments: [
      ("{ ballot.publish: [chair] }", nil),
      ("{ ballot.confirm: [chair], ballot.publish: [chair] }", "ballot.confirm, ballot.publish"),
      ("{ election.void: [chair] }", "election.void"),
      ("{ ballot.void: [teller, registration] }", "teller"), ("{ ballot.open: [screen] }", "screen"),
      ("{ ballot.count: [observer] }", "observer"), ("{ ballot.vote: [operator] }", "operator"),
    ] as [(String, String?)])
  func permissionsThatCouldNeverBeUsedOrAreTooEasyAreFound(_ table: String, _ named: String?) throws {
    let folder = try SampleFolder().replacing(
      "theme: red-gold", with: "theme: red-gold\npermissions: \(table)", in: "congress.yaml")
    let problems = try folder.problems()
    #expect(problems.isEmpty == (named == nil), "\(problems)")
    if let named { #expect(problems.allSatisfy { $0.contains(named) }, "\(problems)") }
  }

  @Test func aRepeatedKeyStopsOneFileAndNotTheOthers() throws {
    let folder = try SampleFolder()
      .replacing("language: vi", with: "language: vi\nlanguage: en", in: "congress.yaml")
      .replacing(",1990,,", with: ",19,,", in: "roster.csv")
    #expect(
      try folder.problems() == [
        "congress.yaml:10: Key 'language' stands here and again beside it; each key may stand only once.",
        "roster.csv:5: 'birth_year' is '19'; expected a year from 1900 to 2100.",
      ])
  }

  @Test(arguments: ["congress.yaml", "agenda.yaml", "ballots.yaml", "roster.csv"])
  func aMissingFileIsNamedAndBringsNoOtherProblem(_ file: String) throws {
    var folder = SampleFolder()
    folder.files[file] = nil
    #expect(try folder.problems() == ["\(file): The file is missing; every congress folder has one."])
  }

  @Test func anEmptyFolderMissesAllFour() throws {
    var folder = SampleFolder()
    folder.files = [:]
    #expect(
      try folder.problems()
        == ["agenda.yaml", "ballots.yaml", "congress.yaml", "roster.csv"].map {
          "\($0): The file is missing; every congress folder has one."
        })
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let path = "/nowhere/a-congress"
    #expect(
      SampleFolder.problems(ofFolder: path)
        == ["\(path): There is no such folder; expected a congress folder."])
    #expect(SampleFolder.problems(ofFolder: #filePath).count == 1)
  }

  @Test(arguments: ["congress.yaml", "agenda.yaml", "ballots.yaml", "roster.csv"])
  func aFolderInTheFilesPlaceIsRefused(_ file: String) throws {
    var folder = SampleFolder()
    folder.files[file] = nil
    let problems = try folder.written { path in
      try FileManager.default.createDirectory(atPath: "\(path)/\(file)", withIntermediateDirectories: false)
      return SampleFolder.problems(ofFolder: path)
    }
    #expect(problems == ["\(file): This is a folder or a device; expected a file."])
  }

  @Test(arguments: [
    ("congress.yaml", 1 << 20), ("agenda.yaml", 1 << 20), ("ballots.yaml", 1 << 20), ("roster.csv", 16 << 20),
  ])
  func aFileThatIsTooLargeIsNotRead(_ file: String, _ bytesMax: Int) throws {
    var folder = SampleFolder()
    folder.files[file] = String(repeating: "#", count: bytesMax + 1)
    #expect(try folder.problems() == ["\(file): The file has \(bytesMax + 1) bytes; expected at most \(bytesMax)."])
  }

  @Test(arguments: ["congress.yaml", "agenda.yaml", "ballots.yaml", "roster.csv"])
  func aFileThatIsNotUTF8IsRefusedWithTheLine(_ file: String) throws {
    let folder = SampleFolder()
    let problems = try folder.written { path in
      var bytes = Array((folder.files[file] ?? "").utf8)
      let thirdLine = try #require(bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.dropFirst().first) + 1
      // 'Đ' in the old encoding TCVN3 is one byte, which begins nothing in UTF-8.
      bytes.insert(0xA7, at: thirdLine)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
      return SampleFolder.problems(ofFolder: path)
    }
    #expect(
      problems == ["\(file):3: The line is not UTF-8; expected the file to be saved in the encoding UTF-8."])
  }

  @Test(arguments: ["congress.yaml", "agenda.yaml", "ballots.yaml"])
  func anEmptyFileIsSaidToBeEmpty(_ file: String) throws {
    for text in ["", "\n\n", "# only a comment\n"] {
      var folder = SampleFolder()
      folder.files[file] = text
      #expect(try folder.problems() == ["\(file): The file is empty; expected keys and values."])
    }
  }

  @Test func aListInTheFilesPlaceIsRefused() throws {
    var folder = SampleFolder()
    folder.files["ballots.yaml"] = "- BQ01\n"
    #expect(
      try folder.problems() == ["ballots.yaml:1: The file is a list; expected the ballots with the keys ballots."])
  }

  @Test func twoDocumentsInOneFileAreRefused() throws {
    var folder = SampleFolder()
    folder.files["ballots.yaml"] = "ballots: []\n---\nballots: []\n"
    let problems = try folder.problems()
    #expect(problems.contains { $0.hasPrefix("ballots.yaml:2: This is not YAML: but found another document") })
  }

  @Test func aDeepNestIsRefusedAndNotDescendedInto() throws {
    var folder = SampleFolder()
    folder.files["ballots.yaml"] = "ballots: " + String(repeating: "[", count: 100_000)
    let problems = try folder.problems()
    #expect(problems.contains { $0.hasPrefix("ballots.yaml:1: ") })
  }

  @Test func anAliasIsNotFollowed() throws {
    var folder = SampleFolder()
    folder.files["ballots.yaml"] = "ballots:\n  - &first { id: BQ01 }\n  - *first\n"
    let fault = "An entry of 'ballots' has an anchor, an alias or a tag ('&', '*' or '!'); expected the value itself."
    #expect(try folder.problems() == ["ballots.yaml:2: \(fault)"])
  }

  @Test func aReportNamesTheFolderAndCountsItsProblems() throws {
    let path = "/nowhere/a-congress"
    let one = FileProblem(file: "agenda.yaml", line: 4, fault: Wording("file.row-empty"))
    let two = FileProblem(file: "agenda.yaml", line: nil, fault: Wording("file.file-missing"))
    let report = CongressFolderProblems(folder: path, problems: [one, two, one])
    #expect(report.problems == [two, one])
    #expect(
      report.report(in: SampleFolder.words) == """
        The congress folder '\(path)' has 2 problems:
          agenda.yaml: The file is missing; every congress folder has one.
          agenda.yaml:4: The row is empty; expected a person, or no row.
        """)
  }

  @Test func everyRuleHasItsWordsInEveryLanguage() throws {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
    let keys =
      FileRule.allCases.map { "file.\($0.rawValue)" }
      + FileThing.allCases.flatMap { ["file.group.\($0.rawValue)", "file.thing.\($0.rawValue)"] }
    for language in ["vi", "en"] {
      let strings = try Strings(language: language, assets: assets)
      for key in keys { #expect(strings.text(key) != nil, "\(language) \(key)") }
      let known = Set(keys)
      for key in strings.keys where key.hasPrefix("file.") { #expect(known.contains(key), "\(key) is never said") }
    }
  }

  @Test func aProblemIsToldInTheReadersLanguageAndNoPlaceStaysEmpty() throws {
    let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
    let vietnamese = try Strings(language: "vi", assets: assets)
    let folder = try SampleFolder()
      .replacing("kind: closing", with: "kind: clozing", in: "agenda.yaml")
      .replacing("1980,2005", with: "1980,1980", in: "roster.csv")
    let problems = try folder.written { path in
      let problems = #expect(throws: CongressFolderProblems.self) { try CongressFolder.read(path) }
      return problems?.problems.map { $0.sentence(in: vietnamese) } ?? []
    }
    #expect(problems.count == 2)
    #expect(problems[0].hasPrefix("agenda.yaml:25: 'kind' là 'clozing'; cần một trong ceremony"))
    #expect(problems[0].hasSuffix("; có phải là 'closing'?"))
    #expect(problems[1] == "roster.csv:3: 'party_year' là 1980, mà 'birth_year' là 1980; cần năm muộn hơn.")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func aFolderSpoiltAtRandomNeverStopsTheReader(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var folder = SampleFolder()
    for file in folder.files.keys.sorted() {
      var scalars = Array((folder.files[file] ?? "").unicodeScalars)
      for _ in 0..<3 {
        let index = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: scalars.remove(at: index)
        case 1:
          scalars.insert(
            "\"'{}[]:,-\n\t &*!%|>\u{0}\u{300}".unicodeScalars.randomElement(using: &random) ?? " ", at: index)
        default: scalars.swapAt(index, Int.random(in: 0..<scalars.count, using: &random))
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      folder.files[file] = String(text)
    }
    for problem in try folder.problems() {
      #expect(problem.hasSuffix(".") || problem.hasSuffix("?"), "seed \(seed): \(problem)")
    }
  }
}
