import ArgumentParser
import Assets
import Congress
import CongressFiles
import HallTestSupport
import Scenes
import Testing

@testable import Preflight

/// Goal: what would go wrong in the hall is found in the folder, with its place, and nothing is found in a good one.
///
/// Method: the small sample congress with one mistake each; the theme, words and fonts are the shipped ones.
@Suite struct CheckTests {
  /// What is told of a congress, as `place rule`.
  private func told(_ problems: [CheckProblem]) -> [String] { problems.map { "\($0.place) \($0.fault.key)" } }

  private func ruleProblems(_ congress: SampleFolder) throws -> [CheckProblem] {
    let (definition, places) = try congress.read()
    return RuleCheck(definition: definition, places: places).problems
  }

  private func appearance(
    _ congress: SampleFolder, walls: [Shape] = [.wide], progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> AppearanceCheck {
    let (definition, places) = try congress.read()
    return try AppearanceCheck(
      definition: definition, places: places, assets: SampleFolder.assets, walls: walls, progress: progress)
  }

  @Test func nothingIsFoundInAGoodFolderAndEveryPictureIsLookedAt() throws {
    var looked: [Int] = []
    var all: Set<Int> = []
    let check = try appearance(SampleFolder()) { done, count in
      looked.append(done)
      all.insert(count)
    }
    #expect(told(check.problems).isEmpty && told(check.notes).isEmpty)
    #expect(try ruleProblems(SampleFolder()).isEmpty)
    #expect(looked == Array(0..<looked.count) && all == [looked.count] && looked.count >= 7)
  }

  @Test func aBallotByBlocksNeedsBlocks() throws {
    let congress = try SampleFolder().replacing(
      "card-count\n    base: summoned", with: "block-count\n    base: summoned", in: "ballots.yaml")
    #expect(told(try ruleProblems(congress)) == ["ballots.yaml:2 check.blocks-missing"])
    var mended = congress
    mended.files["congress.yaml", default: ""] += "blocks:\n  - { id: A, name: Khối A, teller: an, seats: 3 }\n"
    #expect(try ruleProblems(mended).isEmpty)
  }

  @Test func aListOfWhichNoPaperCanBeMadeIsToldBeforeTheDay() throws {
    var congress = SampleFolder()
    let election = """
      elections:
        - id: E1
          title: Bầu Đoàn đại biểu
          seats: 1
          form: without-surplus
          candidates: [D1, D2]

      """
    congress.files["elections.yaml"] = election
    let problems = try ruleProblems(congress)
    #expect(told(problems) == ["elections.yaml:2 check.election-list"])
    for (old, new) in [("[D1, D2]", "[D1]"), ("[D1, D2]", "[]")] {
      congress.files["elections.yaml"] = election.replacing(old, with: new)
      #expect(try ruleProblems(congress).isEmpty, "\(new)")
    }
  }

  @Test func anEmblemAndAPictureThatAreNotThereAreToldOnce() throws {
    var congress = try SampleFolder().replacing("emblem: star", with: "emblem: comet", in: "congress.yaml")
    congress.files["congress.yaml", default: ""] += """
      pictures:
        - { id: one, files: [no-such.jpg] }
        - { id: two, files: [no-such.jpg] }

      """
    let (definition, places) = try congress.read()
    let problems = AppearanceCheck.fileProblems(of: definition, places: places, assets: SampleFolder.assets)
    #expect(problems.map(\.fault.key) == ["check.emblem-missing", "check.picture-missing"])
  }

  @Test func aLetterThatNoFontHasIsToldWhereItStands() throws {
    let congress = try SampleFolder().replacing("Trần Thị", with: "Trần \u{10FFFD}", in: "roster.csv")
    let told = told(try appearance(congress).problems)
    #expect(told.contains("roster.csv:3 check.letters-missing"), "\(told)")
    #expect(HouseLetters.missing(in: "Trần \u{10FFFD}\u{10FFFD} Thị") == ["\u{10FFFD}"])
    #expect(HouseLetters.missing(in: "ỘỆẪỨ đ 0").isEmpty)
  }

  /// A small congress whose session has a title of so many times the same words; a title is not paged.
  private func congress(titleWords count: Int) throws -> SampleFolder {
    let title = Array(repeating: "Phiên trù bị dài", count: count).joined(separator: " ")
    return try SampleFolder().replacing(
      "id: N1A\n        title: Buổi sáng", with: "id: N1A\n        title: \(title)", in: "agenda.yaml")
  }

  @Test func aTextThatCannotBeShownWholeIsToldWhereItStands() throws {
    let problems = try appearance(congress(titleWords: 40)).problems
    #expect(Set(told(problems)) == ["agenda.yaml:9 check.too-long", "agenda.yaml:10 check.too-long"])
  }

  @Test func whatIsWrongOnAWallThatNobodyHasNamedIsOnlyNoted() throws {
    let congress = try congress(titleWords: 14)
    let unnamed = try appearance(congress, walls: [])
    #expect(unnamed.problems.isEmpty && unnamed.notes.contains { $0.fault.key == "check.too-long" })
    let named = try appearance(congress, walls: [try #require(Shape(rawValue: "4x3"))])
    #expect(named.problems.contains { $0.fault.key == "check.too-long" } && named.notes.isEmpty)
  }

  @Test func aLongQuestionWhoseResultTurnsPagesIsNotedUntilItHasATitle() throws {
    let words = Array(repeating: "chương trình làm việc của Đại hội", count: 14).joined(separator: ", ")
    let question = "question: Thông qua \(words)"
    let congress = try SampleFolder().replacing(
      "question: Thông qua chương trình", with: question, in: "ballots.yaml")
    let check = try appearance(congress)
    let notes = check.notes.filter { $0.fault.key == "check.result-turns" }
    #expect(notes.map(\.place) == ["ballots.yaml:2"] && check.problems.isEmpty)
    let titled = try congress.replacing(question, with: question + "\n    title: Chương trình", in: "ballots.yaml")
    #expect(try appearance(titled).notes.allSatisfy { $0.fault.key != "check.result-turns" })
  }

  @Test func theResultsOfTheSampleTakeOnePageOnEveryWall() throws {
    let folder = SampleFolder.assets + "/../Config/congresses/can-tho-2025"
    let (definition, places) = try CongressFolder.readWithPlaces(folder)
    #expect(definition.ballots.count > 10 && definition.ballots.allSatisfy { $0.title != nil })
    let check = try AppearanceCheck(
      definition: definition, places: places, assets: SampleFolder.assets, walls: [], progress: { _, _ in })
    #expect(check.problems.isEmpty)
    #expect(check.notes.allSatisfy { $0.fault.key != "check.result-turns" && $0.fault.key != "check.title-turns" })
  }

  @Test func aTextWithoutASecondLanguageIsToldWhereTheHallIsShownTwo() throws {
    let question = "Thông qua chương trình"
    let congress = try SampleFolder().replacing(
      "language: vi\n", with: "language: vi\nsecondLanguage: en\n", in: "congress.yaml")
    let translations = try appearance(congress).problems.filter { $0.fault.key == "check.translation-missing" }
    #expect(translations.contains { $0.place == "ballots.yaml:2" && $0.fault.values["text"] == .text(question) })
    #expect(!translations.contains { $0.fault.values["text"] == .text("Đảng bộ xã") })
  }

  @Test(arguments: [("3 điều", 0), ("năm 2025", 0), ("4 điều", 1)])
  func aQuestionThatNamesAnotherNumberOfTargetsIsNoted(_ words: String, _ notes: Int) throws {
    let congress = try SampleFolder().replacing(
      "question: Thông qua chương trình",
      with: "question: Thông qua \(words)\n    targets:\n"
        + ["Một", "Hai", "Ba"].enumerated().map { "      - { id: \"\($0 + 1)\", text: \($1) }" }.joined(separator: "\n"),
      in: "ballots.yaml")
    #expect(try appearance(congress).notes.filter { $0.fault.key == "check.targets-number" }.count == notes)
  }

  @Test func aContrastIsToldLowerRatherThanHigher() {
    #expect(ThemeCheck.written(4.59) == "4.5")
    #expect(ThemeCheck.written(21) == "21.0")
  }

  @Test func aWallThatThereIsNotIsRefused() throws {
    #expect(throws: (any Error).self) { try CheckCommand.parse(["folder", "--walls", "16x9", "2x1"]) }
    #expect(try CheckCommand.parse(["folder", "--walls", "16x9", "32x9"]).walls == ["16x9", "32x9"])
  }
}
