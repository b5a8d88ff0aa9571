import Congress
import Testing

/// Goal: a scan that a desk kept while the service was away counts from when it was made, and changes nothing that was decided
/// meanwhile.
///
/// Method: the small congress; `D6` is not here at first; scans that say when they were made, before, between and after what
/// else is known.
@Suite struct ScanTimeTests {
  @Test func aKeptScanCountsFromWhenItWasMadeAndSaysWhenItCame() throws {
    var hall = try Hall()
    hall.wait(milliseconds: 600_000)
    let scannedMS = hall.nowMS - 300_000
    let events = try hall.run(.delegateScan(badge: "D6", scannedAtMS: scannedMS), as: .desk)
    #expect(
      events == [
        .delegatePresenceChanged(
          delegate: "D6", presence: .present, reason: "", source: .badge, scannedAtMS: scannedMS)
      ])
    #expect(
      hall.state.presence(of: "D6")
        == PresenceRecord(presence: .present, atMS: scannedMS, source: .badge, recordedMS: hall.nowMS))
    #expect(hall.state.attendance.asOfMS == hall.nowMS, "the figures are of the moment at which they changed")
    #expect(throws: Rejection.delegateAlreadyPresent("D6", name: "Đại biểu D6", sinceMS: scannedMS)) {
      try hall.run(.delegateCheckIn("D6"), as: .desk)
    }
  }

  @Test func aClockThatIsAheadCountsFromNow() throws {
    for ahead in [0, 1, 86_400_000] as [Int64] {
      var hall = try Hall()
      let events = try hall.run(.delegateCheckIn("D6", scannedAtMS: hall.nowMS + 1_000 + ahead), as: .desk)
      #expect(events == [.delegatePresenceChanged(delegate: "D6", presence: .present, reason: "", source: .badge)])
    }
  }

  @Test func aScanFromBeforeTheFoundingCounts() throws {
    var hall = try Hall()
    let scannedMS = hall.nowMS - 3_600_000
    try hall.run(.delegateCheckIn("D6", scannedAtMS: scannedMS), as: .desk)
    #expect(hall.state.presence(of: "D6")?.atMS == scannedMS)
  }

  @Test func keptScansOfOneDeskFollowEachOther() throws {
    var hall = try Hall()
    hall.wait(milliseconds: 600_000)
    let scannedMS = hall.nowMS - 300_000
    try hall.run(.delegateCheckIn("D6", scannedAtMS: scannedMS), as: .desk)
    try hall.run(.delegateStepOut("D6", scannedAtMS: scannedMS + 60_000), as: .desk)
    #expect(hall.presence("D6") == .out && hall.state.presence(of: "D6")?.atMS == scannedMS + 60_000)
  }

  @Test func aRollThatWasFrozenStaysAsItWas() throws {
    var hall = try Hall(after: .itemNext, .itemNext, .ballotAsk("B1"))
    let beforeMS = hall.nowMS
    hall.wait(milliseconds: 60_000)
    try hall.run(.ballotOpen("B1"))
    let opening = try #require(hall.state.ballot("B1")?.phase.opening)
    let events = try hall.run(.delegateCheckIn("D6", scannedAtMS: beforeMS), as: .desk)
    #expect(events.count == 1 && hall.presence("D6") == .present)
    #expect(hall.state.ballot("B1")?.phase.opening == opening)
    #expect(!opening.roll.contains("D6") && opening.attendance.present == 5)
  }

  @Test func anUndoTakesAKeptScanBack() throws {
    var hall = try Hall()
    hall.wait(milliseconds: 600_000)
    try hall.run(.delegateCheckIn("D6", scannedAtMS: hall.nowMS - 5_000), as: .desk)
    try hall.run(.commandUndo, as: .desk)
    #expect(hall.presence("D6") == .pending)
  }
}
