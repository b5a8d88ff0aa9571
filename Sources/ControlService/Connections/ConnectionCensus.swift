import NIOCore
import Synchronization

/// Who is connected: how many, and under which screen name; of two with one name, the newest stays.
///
/// Called from any event loop.
final class ConnectionCensus: Sendable {
  private struct State {
    var count = 0
    var isClosing = false
    var named: [String: any Channel] = [:]
  }

  private let connectionsMax: Int
  private let state = Mutex(State())

  init(connectionsMax: Int) { self.connectionsMax = connectionsMax }

  /// Counts a connection in; false where there are too many.
  func enter() -> Bool {
    state.withLock { state in
      guard state.count < connectionsMax else { return false }
      state.count += 1
      return true
    }
  }

  /// Counts a connection out.
  func leave() { state.withLock { $0.count -= 1 } }

  /// How many are connected.
  var count: Int { state.withLock { $0.count } }

  /// Gives a name to a connection; returns the one that had it.
  func claim(_ name: String, for channel: any Channel) -> (any Channel)? {
    state.withLock { state in
      defer { state.named[name] = channel }
      return state.named[name]
    }
  }

  /// The connection that has a name.
  func holder(of name: String) -> (any Channel)? { state.withLock { $0.named[name] } }

  /// Gives a name up; false where a newer connection has it.
  func release(_ name: String, of channel: any Channel) -> Bool {
    state.withLock { state in
      guard let holder = state.named[name], holder === channel else { return false }
      state.named[name] = nil
      return true
    }
  }
}

/// Told to a connection whose name a newer one has taken.
struct ReplacedByNewer: Sendable {}
