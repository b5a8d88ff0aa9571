/// Interrupts the sleep of a screen's loop.
///
/// `wake()` behaves like a binary semaphore: many calls before the loop wakes are one, and a call while the loop is
/// awake makes its next sleep end at once, so that nothing that came before the call is overlooked.
public protocol Waker: Sendable {
  /// Ends the loop's sleep, or its next one.
  ///
  /// Thread: any. It never waits.
  func wake()

  /// Sleeps until woken, until something happens to the window, or until the time is over.
  ///
  /// Thread: the loop's only. Call before reading what the waking was about, never after.
  /// - Parameter milliseconds: How long at most; without it, for as long as nothing happens.
  /// - Returns: Why it ended; nothing where the time was over.
  func sleep(atMost milliseconds: Int64?) -> WakeReasons
}

/// Why a loop's sleep has ended.
public struct WakeReasons: OptionSet, Sendable {
  /// One bit for each reason.
  public let rawValue: UInt8

  /// Reasons from their bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Somebody called `wake()`.
  public static let woken = WakeReasons(rawValue: 1)
  /// The window system wants the picture again, perhaps in another size.
  public static let pictureLost = WakeReasons(rawValue: 2)
  /// Somebody has closed the window.
  public static let quit = WakeReasons(rawValue: 4)
  /// A pointer has done something on a window that watches it.
  public static let pointer = WakeReasons(rawValue: 8)
}

/// Wakes a loop that has no window.
public final class QuietWaker: Waker {
  private let place = LoopSleep()

  /// A waker for one loop.
  public init() {}

  /// Ends the loop's sleep, or its next one.
  ///
  /// Thread: any.
  public func wake() { place.wake() }

  /// Takes care of a connection in the loop's sleep from now on, or of none.
  ///
  /// Thread: any.
  public func attend(_ connection: (any LoopConnection)?) {
    place.attend(connection)
    place.wake()
  }

  /// Sleeps until woken or until the time is over.
  ///
  /// Thread: the loop's only.
  public func sleep(atMost milliseconds: Int64?) -> WakeReasons {
    place.sleep(on: LoopSleep.noServer, atMost: LoopSleep.timeoutMS(milliseconds)).isWoken ? .woken : []
  }
}
