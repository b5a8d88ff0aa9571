import Congress
import Testing

/// Goal: a clock that was wrong is put right on record; what runs has run as long as before, and nothing that is known lies
/// in the time to come.
///
/// Method: a sample congress an hour ahead, put right in the middle of everything that has a clock.
@Suite struct ClockCorrectionTests {
  private static let hourMS: Int64 = 3_600_000

  /// Puts the clock back by an hour; the time that it shows then.
  private func putBack(_ hall: inout Hall) throws -> Int64 {
    let toMS = hall.nowMS + Hall.stepMS - Self.hourMS
    try hall.run(.clockCorrect(toMS: toMS))
    return toMS
  }

  @Test func timesAreRightFromThereOnAndTheOrderIsTheSequences() throws {
    var hall = try Hall()
    try hall.run(.itemNext)
    let wrongMS = hall.nowMS
    let toMS = try putBack(&hall)
    #expect(hall.state.newestMS == toMS && hall.state.sequence == hall.records.last?.sequence)
    #expect(hall.records.last?.event == .clockCorrected(fromMS: wrongMS + Hall.stepMS, toMS: toMS))
  }

  @Test func whatRunsHasRunAsLongAsBefore() throws {
    var hall = try Hall(after: .itemStart("1.02"), .speakerCall("S2"), .speakerStart, .cueTake("hall", .speakers))
    let before = hall.state
    let nowMS = hall.nowMS + Hall.stepMS
    let toMS = try putBack(&hall)
    let started = try #require(hall.state.agenda.liveItem?.progress.changedMS)
    let wasStarted = try #require(before.agenda.liveItem?.progress.changedMS)
    #expect(toMS - started == nowMS - wasStarted)
    guard case .speaking(let sinceMS, _) = hall.state.floor.current?.progress,
      case .speaking(let wasSinceMS, _) = before.floor.current?.progress
    else {
      Issue.record("nobody speaks")
      return
    }
    #expect(toMS - sinceMS == nowMS - wasSinceMS)
    let taken = try #require(hall.state.output("hall")?.takenAtMS)
    #expect(toMS - taken == nowMS - (before.output("hall")?.takenAtMS ?? 0))
    #expect(hall.state.output("press")?.takenAtMS == 0, "what was never taken is not")
  }

  /// Scans made by the right time were refused, because what was known of everybody lay in the time to come.
  @Test func whatIsKnownOfPeopleIsKnownSinceNowAtTheLatest() throws {
    var hall = try Hall(after: .delegateCheckIn("D6"))
    let toMS = try putBack(&hall)
    #expect(hall.state.presence(of: "D6")?.atMS == toMS && hall.state.attendance.asOfMS == toMS)
    hall.wait(milliseconds: toMS + 60_000 - hall.nowMS)
    let scan = Command.delegateStepOut("D6", scannedAtMS: toMS + 30_000)
    #expect(
      try hall.run(scan) == [
        .delegatePresenceChanged(
          delegate: "D6", presence: .out, reason: "", source: .badge, scannedAtMS: toMS + 30_000)
      ])
  }

  @Test func whatIsRightOrNoTimeOrPromisedToTheHallIsRefused() throws {
    var hall = try Hall()
    let nextMS = hall.nowMS + Hall.stepMS
    for (toMS, rule) in [(nextMS + 999, ClockRule.isRight(differenceMS: 999)), (5, .timeNotFit(5))] {
      #expect(throws: Rejection.clock(rule)) { try hall.run(.clockCorrect(toMS: toMS)) }
    }
    #expect(throws: Rejection.clock(.isOfRehearsal)) { try hall.run(.clockCorrect(toMS: nil)) }
    try hall.run(.ballotOpen("B1"))
    #expect(throws: Rejection.ballotStillOpen("B1")) { try putBack(&hall) }
    let codes = [ClockRule.isRight(differenceMS: 1), .timeNotFit(1), .isOfRehearsal].map { Rejection.clock($0).code }
    #expect(codes == ["clock_is_right", "clock_time_not_fit", "clock_is_of_rehearsal"])
  }
}
