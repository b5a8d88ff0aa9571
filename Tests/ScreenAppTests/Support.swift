import Foundation
import Stage
import Synchronization

/// Counts how often it was woken, and never sleeps.
final class CountingWaker: Waker {
  private let count = Mutex(0)

  var wakes: Int { count.withLock { $0 } }

  func wake() { count.withLock { $0 += 1 } }

  func sleep(atMost milliseconds: Int64?) -> WakeReasons { [] }
}

/// A clock that stands until it is set.
final class StandingClock: Sendable {
  private let time: Mutex<Int64>

  init(_ timeMS: Int64) { time = Mutex(timeMS) }

  var nowMS: Int64 { time.withLock { $0 } }

  func set(_ timeMS: Int64) { time.withLock { $0 = timeMS } }
}

/// The shipped strings, themes and emblems.
let assetsFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets")
  .standardizedFileURL.path
