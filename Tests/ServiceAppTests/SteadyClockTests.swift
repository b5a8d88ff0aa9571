import Synchronization
import Testing

@testable import ServiceApp

/// Goal: time goes on from where it began, as fast as it was told, and never falls behind the record.
///
/// Method: a clock whose time goes by as the test says.
@Suite struct SteadyClockTests {
  /// How much time has gone by.
  private final class Elapsed: Sendable {
    private let duration = Mutex(Duration.zero)

    var now: Duration { duration.withLock { $0 } }

    func pass(_ more: Duration) { duration.withLock { $0 += more } }
  }

  private let elapsed = Elapsed()

  private func clock(fromMS: Int64 = 1_000, speed: Int = 1) -> SteadyClock {
    let elapsed = elapsed
    return SteadyClock(fromMS: fromMS, speed: speed, elapsed: { elapsed.now })
  }

  @Test func itShowsWhatItWasToldAndGoesOnFromThere() {
    let clock = clock()
    #expect(clock.nowMS() == 1_000)
    elapsed.pass(.seconds(3_600))
    elapsed.pass(.microseconds(1_999))
    #expect(clock.nowMS() == 3_601_001)
  }

  @Test func aRehearsalsSecondsAreShorter() {
    let clock = clock(speed: 60)
    elapsed.pass(.milliseconds(250))
    elapsed.pass(.microseconds(50))
    #expect(clock.nowMS() == 16_003)
  }

  @Test func itIsPutAheadToTheRecordAndNeverBack() {
    let clock = clock()
    #expect(clock.holdBack(to: 400) == 0)
    #expect(clock.nowMS() == 1_000)
    #expect(clock.holdBack(to: 5_500) == 4_500)
    #expect(clock.nowMS() == 5_500)
    elapsed.pass(.seconds(1))
    #expect(clock.nowMS() == 6_500)
  }

  @Test func aCorrectionGoesEitherWay() {
    let clock = clock(speed: 10)
    elapsed.pass(.seconds(1))
    clock.shift(byMS: -4_000)
    #expect(clock.nowMS() == 7_000)
    clock.shift(byMS: 500)
    #expect(clock.nowMS() == 7_500)
  }
}
