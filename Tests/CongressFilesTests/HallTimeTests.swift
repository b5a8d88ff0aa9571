import Congress
import CongressFiles
import Testing

/// Goal: a moment is written and read by the clock in the hall.
///
/// Method: moments of which the milliseconds are known, and texts that are none.
@Suite struct HallTimeTests {
  @Test func aMomentIsReadAndWrittenByTheHallsClock() {
    let moment = HallTime.milliseconds("2025-09-26T13:00", utcOffset: 420)
    #expect(moment == 1_758_866_400_000)
    #expect(HallTime.text(of: 1_758_866_400_000, on: "2025-09-26", utcOffset: 420) == "2025-09-26T13:00")
    let early = HallTime.milliseconds("2025-09-26T00:05", utcOffset: 420)
    #expect(HallTime.text(of: early ?? 0, on: "2025-09-26", utcOffset: 420) == "2025-09-26T00:05")
    #expect(HallTime.text(of: -60_000, on: "1970-01-01", utcOffset: 2) == "1970-01-01T00:01")
  }

  @Test(arguments: ["", "13:00", "2025-09-26", "2025-09-26 13:00", "2025-02-30T13:00", "2025-09-26T24:00", "T"])
  func whatIsNoMomentIsNotRead(text: String) {
    #expect(HallTime.milliseconds(text, utcOffset: 420) == nil)
  }
}
