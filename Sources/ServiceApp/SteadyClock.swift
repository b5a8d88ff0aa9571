import Foundation
import Synchronization

/// The time of day as it was when the service started, and from there on by a clock that nobody can set but by a command
/// that is on record.
///
/// So countdowns and silences are as long as they say, whatever is done to the machine's clock meanwhile, and time never
/// falls behind the service's own record. In a rehearsal it may begin at another time and run faster.
final class SteadyClock: Sendable {
  private let elapsed: @Sendable () -> Duration
  private let startMS: Mutex<Int64>
  private let speed: Int64

  /// A clock that shows the time of day.
  convenience init() { self.init(fromMS: nil, speed: 1) }

  /// A rehearsal's clock.
  /// - Parameters:
  ///   - fromMS: What it shows first, in ms since 1970 UTC; else the time of day.
  ///   - speed: How many times as fast as time it runs.
  ///   - elapsed: How much time has gone by since the clock was made; nobody can set that.
  init(fromMS: Int64?, speed: Int, elapsed: @escaping @Sendable () -> Duration = timeFromNow()) {
    self.elapsed = elapsed
    startMS = Mutex(fromMS ?? Self.machineMS())
    self.speed = Int64(speed)
  }

  /// Makes the clock show no time before one that is on record.
  /// - Returns: By how much it is put ahead, in ms.
  func holdBack(to earliestMS: Int64) -> Int64 {
    let aheadMS = max(0, earliestMS - nowMS())
    shift(byMS: aheadMS)
    return aheadMS
  }

  /// Moves the clock.
  func shift(byMS: Int64) { startMS.withLock { $0 += byMS } }

  /// Tells how much time has gone by since it was called.
  static func timeFromNow() -> @Sendable () -> Duration {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }

  /// What the machine's clock says, in ms since 1970 UTC.
  static func machineMS() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  /// The time in ms since 1970 UTC.
  func nowMS() -> Int64 {
    let elapsed = elapsed().components
    let elapsedMicroseconds = elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
    return startMS.withLock { $0 } + elapsedMicroseconds * speed / 1_000
  }
}
