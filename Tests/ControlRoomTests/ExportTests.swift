import Assets
import Congress
import CongressFiles
import HallTestSupport
import Papers
import Foundation
import Testing

@testable import ControlRoom

/// Goal: what is exported says what the journal says, and nothing that somebody wrote can become anything else.
///
/// Method: texts that would break a spreadsheet or a page; a small journal in which a vote is aborted and put again.
@Suite struct ExportTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  @Test func aFieldStaysOneFieldWhateverStandsInIt() {
    var table = CommaSeparatedText()
    table.add(["a,b", "say \"hi\"", "two\nlines", "=SUM(A1)", "-5", "plain"])
    #expect(table.text == "\u{FEFF}\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",'=SUM(A1),'-5,plain\r\n")
  }

  @Test func aPageShowsMarkupAsText() {
    let page = PrintedPage(
      title: "<b>&\"", heading: ["A"], language: "vi",
      sections: [.init(title: "S", rows: [["<script>alert(1)</script>"]])], signatures: ["X"])
    #expect(!page.text.contains("<script>"))
    #expect(page.text.contains("&lt;script&gt;") && page.text.contains("&lt;b&gt;&amp;&quot;"))
  }

  /// A journal in which `B1` was voted on, aborted, and voted on again.
  private static func journal() throws -> [EventRecord] {
    let counts = ["for": 4, "against": 1, "other": 0]
    return try journal(
      BallotPlan(code: "B1", question: LocalizedText(vi: "Thông qua", en: "Adopt")),
      [
        .ballotOpen("B1"), .ballotCount("B1", counts: counts), .ballotAbort("B1", reason: "mất điện <3"),
        .ballotRevote("B1"), .ballotOpen("B1"), .ballotCount("B1", counts: counts), .ballotClose("B1"),
        .ballotConfirm("B1"), .ballotPublish("B1"),
      ])
  }

  /// A journal of commands about one ballot.
  private static func journal(_ plan: BallotPlan, _ commands: [Command]) throws -> [EventRecord] {
    let definition = Definition.test(ballots: [plan])
    let founding = definition.founding(atMS: 1_758_844_800_000)
    var state = CongressState(definition, foundedBy: founding)
    return [founding] + (try state.carryOut(commands))
  }

  @Test func everyRoundHasARecordOfItsOwn() throws {
    let records = try Self.journal()
    let first = try #require(BallotRecord(of: "B1", round: 1, in: records))
    #expect(first.state == .aborted && first.reason == "mất điện <3" && first.outcome?.tally.counts == [4, 1, 0])
    #expect(first.steps.map(\.event) == ["ballot.opened", "ballot.counted", "ballot.aborted"])
    let second = try #require(BallotRecord(of: "B1", in: records))
    #expect(second.round == 2 && second.state == .published && second.outcome?.isAdopted == true)
    #expect(second.steps.first?.event == "ballot.round-begun" && second.steps.last?.event == "ballot.published")
    #expect(BallotRecord(of: "B1", round: 3, in: records) == nil)
    #expect(BallotRecord(of: "B9", in: records) == nil)
  }

  @Test func anAbortedRoundWasOnceSignedAsAdopted() throws {
    let strings = try Strings(language: "en", assets: Self.assets)
    let records = try Self.journal()
    guard case .congressFounded(let definition) = records[0].event else { return }
    func texts(_ round: Int) throws -> [String] {
      let record = try #require(BallotRecord(of: "B1", round: round, in: records))
      let json = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
      return [
        BallotSheet(record: record, words: SheetWords(definition: definition, strings: strings)).text,
        BallotTable(record: record, words: SheetWords(definition: definition, strings: strings)).text, json,
      ]
    }
    let aborted = try texts(1)
    #expect(!aborted[0].contains("ADOPTED") && aborted[0].contains("NO RESULT"))
    #expect(aborted[1].contains("fact,verdict,none") && !aborted[1].contains("isAdopted"))
    #expect(!aborted[2].contains(#""verdict""#) && !aborted[2].contains(#""isAdopted":true"#))
    let published = try texts(2)
    #expect(published[0].contains("ADOPTED"))
    #expect(published[1].contains("fact,verdict,adopted") && published[1].contains("fact,isAdopted,true"))
    #expect(published[2].contains(#""verdict":"adopted""#))
  }

  @Test func theTargetsOfAVoteAreInItsTableAndOnItsSheet() throws {
    let strings = try Strings(language: "en", assets: Self.assets)
    let targets = (1...3).map {
      BallotPlan.Target(code: Code("\($0)"), text: LocalizedText(vi: "Chỉ tiêu thứ \($0)", en: "Target number \($0)"))
    }
    let plan = BallotPlan(code: "B1", question: LocalizedText(vi: "Thông qua 3 chỉ tiêu"), targets: targets)
    let records = try Self.journal(plan, [.ballotSplit("B1", target: "2"), .ballotOpen("B1")])
    let record = try #require(BallotRecord(of: "B1", in: records))
    guard case .congressFounded(let definition) = records[0].event else { return }
    let table = BallotTable(record: record, words: SheetWords(definition: definition, strings: strings)).text
    #expect(table.contains("target,1,Chỉ tiêu thứ 1") && table.contains("target,3,Chỉ tiêu thứ 3"))
    #expect(table.contains("target-split-off,2,Chỉ tiêu thứ 2") && !table.contains("target,2,"))
    let sheet = BallotSheet(record: record, words: SheetWords(definition: definition, strings: strings)).text
    #expect(sheet.contains("Target 2 (put separately)"))
  }

  /// Times stood there as milliseconds, and nothing said against what the record could be held.
  @Test func timesAreTheHallsAndTheHeadOfTheRecordStandsOnEveryPaper() throws {
    let strings = try Strings(language: "en", assets: Self.assets)
    let records = try Self.journal()
    var record = try #require(BallotRecord(of: "B1", in: records))
    record.journalHead = "12:0a1b"
    guard case .congressFounded(let definition) = records[0].event else { return }
    let words = SheetWords(definition: definition, strings: strings)
    let table = BallotTable(record: record, words: words).text
    let opened = try #require(record.steps.first { $0.event == "ballot.opened" })
    #expect(table.contains("step,ballot.opened,\(words.time(opened.atMS))") && !table.contains("\(opened.atMS)"))
    #expect(table.contains("fact,journalHead,12:0a1b"))
    #expect(BallotSheet(record: record, words: words).text.contains("12:0a1b"))
  }

  @Test func aRunOffAndTheRoundBeforeItHaveTheirOwnChoicesAndVerdicts() throws {
    let strings = try Strings(language: "en", assets: Self.assets)
    let choices = ["A", "B", "C"].map {
      Choice(key: $0.lowercased(), label: LocalizedText(vi: "Phương án \($0)", en: "Option \($0)"), sign: .other)
    }
    let plan = BallotPlan(
      code: "B1", question: LocalizedText(vi: "Chọn"), choices: choices, base: .valid, kind: .alternatives)
    func vote(_ counts: [String: Int]) -> [Command] {
      [
        .ballotOpen("B1"), .ballotClose("B1"), .ballotCount("B1", counts: counts), .ballotConfirm("B1"),
        .ballotPublish("B1"),
      ]
    }
    let records = try Self.journal(
      plan, vote(["a": 2, "b": 2, "c": 1]) + [.ballotRevote("B1")] + vote(["a": 2, "b": 3]))
    let first = try #require(BallotRecord(of: "B1", round: 1, in: records))
    let second = try #require(BallotRecord(of: "B1", in: records))
    #expect(first.verdict == "tie" && second.verdict == "alternative-adopted")
    guard case .congressFounded(let definition) = records[0].event else { return }
    let tables = [first, second].map {
      BallotTable(record: $0, words: SheetWords(definition: definition, strings: strings)).text
    }
    #expect(tables[0].contains("choice,c,1") && tables[0].contains("fact,alternative,a"))
    #expect(!tables[1].contains("choice,c") && tables[1].contains("fact,alternative,b"))
    let words = SheetWords(definition: definition, strings: strings)
    #expect(
      BallotSheet(record: second, words: words).text.contains("ADOPTED: Phương án B / Option B")
        || BallotSheet(record: second, words: words).text.contains("ADOPTED: Option B"))
    #expect(BallotSheet(record: first, words: words).text.contains("NO OPTION ADOPTED"))
  }

  @Test(arguments: ["vi", "en"]) func theSheetHasWordsForEverythingOnIt(language: String) throws {
    let strings = try Strings(language: language, assets: Self.assets)
    let records = try Self.journal()
    guard case .congressFounded(let definition) = records[0].event else { return }
    for round in 1...2 {
      let record = try #require(BallotRecord(of: "B1", round: round, in: records))
      let sheet = BallotSheet(record: record, words: SheetWords(definition: definition, strings: strings)).text
      #expect(!sheet.contains("minutes.") && !sheet.contains(#/\{[a-zA-Z]+\}/#), "a text is missing in \(language)")
      #expect(sheet.contains("2025-09-26 07:00:0"), "times are the hall's")
    }
  }

  @Test func everyStepOfABallotAndAnElectionHasAName() throws {
    let ballotSteps = [
      "asked", "opened", "held", "resumed", "extended", "closed", "counted", "block-reported", "roll-joined", "split",
      "confirmed", "published", "aborted", "void-requested", "voided", "round-begun",
    ].map { "ballot.\($0)" }
    let electionSteps = [
      "nominated", "restored", "supported", "withdrawn", "list-adopted", "ballots-issued", "ballots-collected",
      "counted", "confirmed", "published", "aborted", "void-requested", "voided", "round-begun",
    ].map { "election.\($0)" }
    for language in ["vi", "en"] {
      let strings = try Strings(language: language, assets: Self.assets)
      for step in ballotSteps + electionSteps { #expect(strings.text("minutes.step.\(step)") != nil, "\(step)") }
      for method in BallotPlan.Method.allCases { #expect(strings.text("minutes.method.\(method.rawValue)") != nil) }
      for base in BallotPlan.Base.allCases { #expect(strings.text("base.\(base.rawValue)") != nil, "\(base)") }
    }
  }
}
