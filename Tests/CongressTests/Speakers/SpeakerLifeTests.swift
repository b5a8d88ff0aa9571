@testable import Congress
import Testing

/// Goal: a speaker is called, begins, is held, goes on, gets more time and ends; the clock is right to the millisecond.
///
/// Method: commands at known moments (each a second after the one before) on the sample list `S1`, `S2`, `S3`.
@Suite struct SpeakerLifeTests {
  private static func hall(_ steps: Command...) throws -> Hall {
    var hall = try Hall()
    for step in steps { try hall.run(step) }
    return hall
  }

  private func states(_ hall: Hall) -> [String] {
    hall.state.floor.entries.map { "\($0.speaker.code) \($0.progress.state.rawValue)" }
  }

  @Test func theCallShowsWhoAndTheClockStartsWhenTheyBegin() throws {
    var hall = try Self.hall(.speakerCall(nil))
    #expect(hall.state.floor.current?.speaker.code == "S1")
    hall.wait(milliseconds: 50_000)
    #expect(hall.state.floor.current?.progress.usedMS(atMS: hall.nowMS) == 0)
    try hall.run(.speakerStart)
    #expect(hall.state.floor.current?.progress == .speaking(sinceMS: hall.nowMS, usedMS: 0))
  }

  @Test func whoeverWasCalledByMistakeGoesBackToTheirPlaceOnTheList() throws {
    let before = try Hall()
    var hall = try Self.hall(.speakerCall("S2"))
    try hall.run(.speakerReturn, as: .podium)
    #expect(hall.state.floor.entries == before.state.floor.entries && hall.state.floor.current == nil)
    #expect(throws: Rejection.speaker(.floorEmpty)) { try hall.run(.speakerReturn, as: .podium) }
    try hall.run(.speakerCall(nil))
    try hall.run(.speakerStart)
    #expect(throws: Rejection.speaker(.inWrongState("S1", state: .speaking, needed: [.called]))) {
      try hall.run(.speakerReturn)
    }
  }

  @Test func whatIsHeldDoesNotCount() throws {
    var hall = try Self.hall(.speakerCall(nil), .speakerStart)
    hall.wait(milliseconds: 9_500)
    try hall.run(.speakerHold)
    #expect(hall.state.floor.current?.progress == .held(usedMS: 10_500))
    hall.wait(milliseconds: 100_000)
    try hall.run(.speakerResume)
    hall.wait(milliseconds: 1_250)
    #expect(hall.state.floor.current?.progress.usedMS(atMS: hall.nowMS) == 11_750)
    try hall.run(.speakerEnd)
    #expect(hall.state.floor["S1"]?.progress == .done(usedMS: 12_750))
    #expect(hall.state.floor.current == nil)
  }

  @Test func nextEndsOneSpeechAndCallsTheNext() throws {
    let hall = try Self.hall(.speakerCall(nil), .speakerStart, .speakerNext)
    #expect(states(hall) == ["S1 done", "S2 called", "S3 waiting"])
  }

  @Test func whoeverIsPassedOverBeforeTheClockRanDidNotSpeak() throws {
    let hall = try Self.hall(.speakerNext, .speakerNext)
    #expect(states(hall) == ["S1 passed", "S2 called", "S3 waiting"])
  }

  @Test func anotherMayBeCalledInsteadBeforeTheClockRuns() throws {
    let hall = try Self.hall(.speakerCall(nil), .speakerCall("S3"))
    #expect(states(hall) == ["S1 waiting", "S2 waiting", "S3 called"])
    #expect(hall.state.speakersView.next == "S1")
  }

  @Test func whoWaitsForAnotherItemIsNextOnlyAtThatItem() throws {
    var hall = try Self.hall(.speakerNext, .speakerNext)
    #expect(hall.state.speakersView.next == nil)
    #expect(throws: Rejection.speaker(.nobodyWaits)) { try hall.run(.speakerNext) }
    try hall.run(.itemStart("1.02"))
    #expect(hall.state.speakersView.next == "S3")
    try hall.run(.speakerNext)
    #expect(hall.state.floor.current?.speaker.code == "S3")
  }

  @Test func timeIsAddedAndTakenAwayButNeverBelowWhatIsUsed() throws {
    var hall = try Self.hall(.speakerCall(nil), .speakerStart, .speakerExtend(seconds: 30))
    #expect(hall.state.floor.current?.speaker.allottedSeconds == 90)
    hall.wait(milliseconds: 37_000)
    // 39 s are used up when this one comes in.
    #expect(throws: Rejection.speaker(.extensionBelowUsed(seconds: -52, used: 39))) {
      try hall.run(.speakerExtend(seconds: -52))
    }
    try hall.run(.speakerExtend(seconds: -50))
    #expect(hall.state.floor.current?.speaker.allottedSeconds == 40)
  }

  @Test func aRequestGoesToTheEndWithAFreeCodeAndTheTimeOfTheCongress() throws {
    var hall = try Self.hall(.speakerRequest(SpeakerRequest(person: .delegate("D3"), title: "Giao thông")))
    try hall.run(.speakerRequest(SpeakerRequest(person: .guest(name: "Trần An", unit: ""), seconds: 90)))
    let added = hall.state.floor.entries.suffix(2).map(\.speaker)
    #expect(added.map(\.code) == ["PB01", "PB02"])
    #expect(added.map(\.allottedSeconds) == [SpeakingRules.standard.seconds, 90])
    try hall.run(.speakerRemove("PB01"))
    #expect(hall.state.floor["PB01"] == nil)
  }

  @Test func thoseWhoWaitChangePlaces() throws {
    var hall = try Self.hall(.speakerMove("S3", before: "S1"))
    #expect(hall.state.floor.entries.map(\.speaker.code) == ["S3", "S1", "S2"])
    try hall.run(.speakerMove("S3", before: nil))
    #expect(hall.state.floor.entries.map(\.speaker.code) == ["S1", "S2", "S3"])
  }

  static let undoable: [[Command]] = [
    [.speakerRequest(SpeakerRequest(person: .delegate("D3")))], [.speakerRemove("S2")],
    [.speakerMove("S3", before: "S1")], [.speakerCall(nil)],
    [.speakerCall(nil), .speakerCall("S3")], [.speakerCall(nil), .speakerStart],
    [.speakerCall(nil), .speakerStart, .speakerHold], [.speakerCall(nil), .speakerStart, .speakerHold, .speakerResume],
    [.speakerCall(nil), .speakerStart, .speakerExtend(seconds: 30)], [.speakerCall(nil), .speakerStart, .speakerEnd],
    [.speakerCall(nil), .speakerStart, .speakerNext],
  ]

  @Test(arguments: undoable) func aStepIsTakenBackWhole(_ steps: [Command]) throws {
    var hall = try Hall()
    for step in steps.dropLast() { try hall.run(step) }
    let before = hall.state.floor.entries
    try hall.run(#require(steps.last))
    #expect(hall.state.floor.entries != before)
    hall.wait(milliseconds: 3_000)
    try hall.run(.commandUndo)
    #expect(hall.state.floor.entries == before)
  }

  @Test func aSpeechThatWasEndedByMistakeGoesOnAsIfItHadNot() throws {
    var hall = try Self.hall(.speakerCall(nil), .speakerStart)
    let startedMS = hall.nowMS
    hall.wait(milliseconds: 20_000)
    try hall.run(.speakerEnd)
    try hall.run(.commandUndo)
    #expect(hall.state.floor.current?.progress.usedMS(atMS: startedMS + 30_000) == 30_000)
  }

  @Test func whatAnotherHasDoneSinceIsNotTakenBack() throws {
    var hall = try Self.hall(.speakerCall(nil))
    try hall.run(.speakerStart, as: .podium)
    #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo) }
  }

  @Test func theSameRecordsGiveTheSameList() throws {
    let hall = try Self.hall(
      .speakerCall(nil), .speakerStart, .speakerHold, .speakerResume, .speakerNext, .speakerStart, .speakerEnd)
    #expect(try CongressState.replaying(hall.records).floor == hall.state.floor)
    let read = try hall.records.map { try throughJSON($0) }
    #expect(read == hall.records)
  }
}
