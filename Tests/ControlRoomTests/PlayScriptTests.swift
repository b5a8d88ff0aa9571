import Assets
import Congress
import CongressFiles
import Foundation
import HallProtocol
import Testing

@testable import ControlRoom

/// Goal: a script is read as it was meant or refused whole, with every line that is wrong; a fact holds when it holds.
///
/// Method: scripts as people write them, right and wrong; facts held against views of a real congress.
@Suite struct PlayScriptTests {
  private func script(_ text: String) throws -> PlayScript {
    try PlayScript(text, file: "day.play") { $0.first == "bad" ? "no such command" : nil }
  }

  @Test func commandsWaitsAndPausesAreReadEachWithItsLine() throws {
    let steps = try script(
      """
      # A comment, then nothing.

      plenary next   # the word plenary may stand there
      take "notice:Đề nghị giữ trật tự"
      wait until present >= 324
      wait until ballot BQ01 closed within 10m\r
      after 500ms
      wait until after 2s
      """
    ).steps
    #expect(steps.map(\.line) == [3, 4, 5, 6, 7, 8])
    #expect(
      steps.map(\.action) == [
        .command(["next"]), .command(["take", "notice:Đề nghị giữ trật tự"]),
        .wait(.figure(.present, .atLeast, 324), withinMS: PlayScript.waitMS),
        .wait(.ballot("BQ01", .closed), withinMS: 600_000), .pause(ms: 500), .pause(ms: 2_000),
      ])
  }

  @Test(arguments: [
    ("wait for present >= 3", "play.fault.wait"), ("wait until", "play.fault.wait"),
    ("wait until present > many", "play.fault.fact"), ("wait until presents >= 3", "play.fault.fact"),
    ("wait until ballot BQ01 close", "play.fault.state"), ("wait until on-air hall results", "play.fault.cue"),
    ("wait until safe on within soon", "play.fault.time"), ("after", "play.fault.time"),
    ("after 0s", "play.fault.time"),
    ("after 25h", "play.fault.time"), ("after 99999999999999999999s", "play.fault.time"),
    ("after -1s", "play.fault.time"),
    ("take \"notice:x", "play.fault.quote"), ("take x\\", "play.fault.quote"), ("bad thing", "play.fault.command"),
  ]) func whatIsWrongIsToldWithItsLine(_ line: String, _ key: String) throws {
    do {
      _ = try script("next\n\(line)\nnext")
      Issue.record("'\(line)' was taken")
    } catch RoomProblem.file(let problems) {
      #expect(problems.map(\.line) == [2] && problems.map(\.fault.key) == [key], "\(problems)")
      for language in Language.allCases {
        let strings = try Strings(language: language.rawValue, assets: ShownRecordTests.assets)
        #expect(!problems[0].sentence(in: strings).contains("play."), "\(problems)")
      }
    }
  }

  @Test func aByteOrderMarkIsNoWord() throws {
    let steps = try script("\u{FEFF}item start 1.02\r\n").steps
    #expect(steps.map(\.action) == [.command(["item", "start", "1.02"])])
  }

  @Test func everyMistakeIsToldAtOnceAndAnEmptyScriptIsOne() throws {
    do {
      _ = try script("bad\nnext\nafter x\n")
      Issue.record("taken")
    } catch RoomProblem.file(let problems) {
      #expect(problems.map(\.line) == [1, 3])
    }
    do {
      _ = try script("# nothing\n\n")
      Issue.record("taken")
    } catch RoomProblem.file(let problems) {
      #expect(problems.map(\.fault.key) == ["play.fault.empty"])
    }
  }

  @Test func everyFormThatIsShownIsAFact() throws {
    for usage in PlayFact.usage {
      let fact = try PlayFact(usage.split(separator: " ").map(String.init))
      #expect(!fact.topics.isEmpty && fact.topics.allSatisfy { $0.isOpen(to: .operator) }, "\(usage)")
    }
  }

  @Test func factsHoldByWhatTheCongressSays() throws {
    var state = try ShownRecordTests.congress()
    func holds(_ text: String) throws -> Bool {
      let fact = try PlayFact(text.split(separator: " ").map(String.init))
      let values: [TopicValue] = [
        .attendance(state.attendance), .ballots(state.ballotsView), .show(state.showView), .agenda(state.agendaView),
        .elections(state.electionsView),
      ]
      return values.contains { fact.holds($0) }
    }
    #expect(try holds("present = 5") && holds("present >= 5") && !holds("present > 5") && holds("summoned <= 5"))
    #expect(try holds("quorum met") && !holds("quorum missing") && holds("safe off"))
    #expect(try !holds("ballot B1 open") && holds("on-air hall holding") && !holds("on-air hall result"))
    try ShownRecordTests.run(&state, [.ballotAsk("B1"), .ballotOpen("B1")])
    #expect(try holds("ballot B1 open") && holds("ballot B1 asked") && !holds("ballot B1 closed"))
    #expect(try holds("on-air hall voting") && holds("on-air hall voting:B1") && !holds("on-air hall voting:B2"))
    #expect(try holds("on-air lobby voting"), "an output that follows another shows what that shows")
    try ShownRecordTests.run(&state, [.ballotHold("B1")])
    #expect(try !holds("ballot B1 open") && holds("ballot B1 held"))
    try ShownRecordTests.run(&state, [.safeOn, .ballotAbort("B1", reason: "thử")])
    #expect(try holds("safe on") && !holds("on-air hall voting"))
    #expect(try holds("ballot B1 aborted") && !holds("ballot B1 closed"))
    #expect(try PlayFact(["ballot", "B9", "open"]).unknownName(by: .ballots(state.ballotsView)) == "B9")
    #expect(try PlayFact(["on-air", "hall", "item"]).unknownName(by: .show(state.showView)) == nil)
  }
}
