import CSDL
import Synchronization

/// A connection that a loop sleeps on and takes care of itself.
public protocol LoopConnection: Sendable {
  /// What to sleep on.
  var descriptor: Int32 { get }
  /// Whether to sleep until more can be sent as well.
  var isWaitingToSend: Bool { get }
  /// Takes what has come, and sends what waits; it never waits itself.
  func proceed()
}

/// Where a loop sleeps: on wakings by other threads, on a connection, and on the window system's server.
///
/// Thread: `sleep` the loop's only, the rest any.
final class LoopSleep: Sendable {
  /// The length of every sleep where the system has no number for wakings left, in milliseconds.
  private static let blindMS: Int32 = 40

  /// In the place of a server's socket where there is none.
  static let noServer: Int32 = -1

  /// A length of sleep as the system takes it; without one, for as long as nothing happens.
  static func timeoutMS(_ milliseconds: Int64?) -> Int32 { milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1 }

  private enum Standing {
    /// Nobody has called.
    static let calm: UInt8 = 0
    /// Somebody has, and has written to the number of wakings.
    static let woken: UInt8 = 1
    /// The loop takes care of its connection, and looks for calls by itself.
    static let proceeding: UInt8 = 2
    /// Somebody has called meanwhile.
    static let wokenMeanwhile: UInt8 = 3
  }

  /// Counts the wakings that have not been heard.
  private let wakings = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
  private var hasWakings: Bool { wakings >= 0 }
  private let standing = Atomic(Standing.calm)
  private let connection = Mutex<(any LoopConnection)?>(nil)

  deinit { if hasWakings { close(wakings) } }

  /// Ends the sleep, or the next one.
  func wake() {
    var known = standing.load(ordering: .acquiring)
    while known == Standing.calm || known == Standing.proceeding {
      let next = known == Standing.calm ? Standing.woken : Standing.wokenMeanwhile
      let (isDone, found) = standing.compareExchange(
        expected: known, desired: next, ordering: .acquiringAndReleasing)
      guard !isDone else {
        if next == Standing.woken { eventfd_write(wakings, 1) }
        return
      }
      known = found
    }
  }

  /// Takes care of a connection from now on, or of none.
  func attend(_ connection: (any LoopConnection)?) { self.connection.withLock { $0 = connection } }

  /// Sleeps until woken, until the server has said something, or until the time is over.
  ///
  /// - Parameters:
  ///   - server: The server's socket, or ``noServer``.
  ///   - timeoutMS: How long at most, by ``timeoutMS(_:)``.
  func sleep(on server: Int32, atMost timeoutMS: Int32) -> (isWoken: Bool, hasServerNews: Bool) {
    let connection = connection.withLock { $0 }
    let readable = Int16(POLLIN)
    var watched = [
      pollfd(fd: server, events: readable, revents: 0), pollfd(fd: wakings, events: readable, revents: 0),
      pollfd(
        fd: connection?.descriptor ?? -1,
        events: connection?.isWaitingToSend == true ? readable | Int16(POLLOUT) : readable, revents: 0),
    ]
    guard poll(&watched, nfds_t(watched.count), hasWakings ? timeoutMS : Self.blindMS) > 0 else {
      return (!hasWakings && hear(), false)
    }
    var isWoken = false
    if watched[2].revents != 0, let connection { isWoken = proceed(connection) }
    if watched[1].revents != 0 {
      var count: eventfd_t = 0
      eventfd_read(wakings, &count)
      isWoken = hear() || isWoken
    }
    return (isWoken, watched[0].revents != 0)
  }

  /// Before what a waking was about is read: a call from now on is a new one.
  private func hear() -> Bool { standing.exchange(Standing.calm, ordering: .sequentiallyConsistent) != Standing.calm }

  /// Takes care of the connection; says whether that, or somebody else meanwhile, has woken the loop.
  private func proceed(_ connection: any LoopConnection) -> Bool {
    let (isCalm, _) = standing.compareExchange(
      expected: Standing.calm, desired: Standing.proceeding, ordering: .acquiringAndReleasing)
    connection.proceed()
    // Who has called before has written to the number of wakings, which is heard of next.
    guard isCalm else { return false }
    return standing.exchange(Standing.calm, ordering: .sequentiallyConsistent) == Standing.wokenMeanwhile
  }
}
