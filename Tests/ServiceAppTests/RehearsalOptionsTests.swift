import ArgumentParser
import Assets
import Congress
import CongressFiles
import Foundation
import Journal
import Testing

@testable import ServiceApp

/// Goal: a service is of a rehearsal or live, never a little of both, and says what it misses in either language.
///
/// Method: command lines, the sample congress, and problems told in the shipped words.
@Suite struct RehearsalOptionsTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL.path

  private func sample() throws -> Definition {
    try CongressFolder.read(Self.package + "/Config/congresses/can-tho-2025")
  }

  @Test(arguments: [
    ["--speed", "2"], ["--from", "2025-09-26T13:00"], ["--rehearsal", "--speed", "0"],
    ["--rehearsal", "--speed", "601"],
  ]) func aLiveServiceKeepsTimeAndARehearsalKeepsWithinItsSpeeds(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try RehearsalOptions.parse(arguments) }
  }

  @Test func onlyARehearsalMakesARehearsalOfACongress() throws {
    let definition = try sample()
    let rehearsed = try RehearsalOptions.parse(["--rehearsal"]).definition(definition)
    #expect(rehearsed.isRehearsal && rehearsed.presentAtFounding.isEmpty)
    #expect(try RehearsalOptions.parse([]).definition(definition) == definition)
  }

  @Test func aJournalOfTheOtherKindIsRefused() throws {
    let live = try sample()
    let (asLive, asRehearsal) = (try RehearsalOptions.parse([]), try RehearsalOptions.parse(["--rehearsal"]))
    try asLive.check(live, inJournal: "/j")
    try asRehearsal.check(live.rehearsed, inJournal: "/j")
    #expect(throws: RehearsalProblem.journalOfRehearsal(folder: "/j")) {
      try asLive.check(live.rehearsed, inJournal: "/j")
    }
    #expect(throws: RehearsalProblem.journalIsLive(folder: "/j")) { try asRehearsal.check(live, inJournal: "/j") }
  }

  @Test func aRehearsalsDayBeginsByTheClockInTheHall() throws {
    let options = try RehearsalOptions.parse(["--rehearsal", "--from", "2025-09-26T13:00"])
    // Can Tho is seven hours ahead of UTC: 06:00 there.
    let beginMS: Int64 = 1_758_866_400_000
    let nowMS = try options.clock(for: sample()).nowMS()
    #expect(nowMS >= beginMS && nowMS < beginMS + 3_600_000)
  }

  @Test(arguments: ["13:00", "2025-09-26", "2025-02-30T13:00", "tomorrow"])
  func aMomentThatCannotBeReadIsToldAsItWasTyped(_ text: String) throws {
    let options = try RehearsalOptions.parse(["--rehearsal", "--from", text])
    #expect(throws: RehearsalProblem.momentUnreadable(text)) { try options.clock(for: sample()) }
  }

  @Test(arguments: Language.allCases) func everyProblemHasWordsOfItsOwn(_ language: Language) throws {
    let words = try Strings(language: language.rawValue, assets: Self.package + "/Assets")
    let problems: [RehearsalProblem] = [
      .momentUnreadable("noon"), .journalIsLive(folder: "/tmp/noon"), .journalOfRehearsal(folder: "/tmp/noon"),
    ]
    let sentences = problems.map { PlenaryService.sentence(for: $0, in: words) }
    #expect(Set(sentences).count == problems.count)
    #expect(sentences.allSatisfy { $0.contains("noon") && !$0.contains("settings.") }, "\(sentences)")
  }

  @Test func whatIsToBeDoneAboutALossIsSaidOnce() throws {
    let line = ["--congress", "c"]
    #expect(try PlenaryService.parse(line).loss == nil)
    #expect(try PlenaryService.parse(line + ["--found-anew"]).loss?.journalLoss == .foundedAnew)
    #expect(try PlenaryService.parse(line + ["--accept-loss"]).loss?.journalLoss == .accepted)
    #expect(throws: (any Error).self) { try PlenaryService.parse(line + ["--found-anew", "--accept-loss"]) }
  }
}
