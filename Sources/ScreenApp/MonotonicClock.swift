import Dispatch
import Foundation

/// A clock that begins with the time of day and then never jumps, whatever is done to the machine's clock.
enum MonotonicClock {
  private static let startMS = Int64(Date().timeIntervalSince1970 * 1_000)
  private static let startNanoseconds = DispatchTime.now().uptimeNanoseconds

  /// Its time, in ms since 1970 UTC at the start of the process, and on from there.
  static func nowMS() -> Int64 {
    let (startMS, start) = (startMS, startNanoseconds)
    return startMS + Int64((DispatchTime.now().uptimeNanoseconds - start) / 1_000_000)
  }
}
