import Synchronization

/// Counts who has received something newer than a revision, and says when the last one has; from any thread.
final class Arrivals: Sendable {
  private let state = Mutex((newest: Int64(0), revision: Int64(0), missing: 0))
  private let done: AsyncStream<ContinuousClock.Instant>.Continuation
  let last: AsyncStream<ContinuousClock.Instant>

  init() { (last, done) = AsyncStream.makeStream() }

  /// Waits for so many arrivals of something newer.
  func expect(newerThan revision: Int64, from count: Int) { state.withLock { $0 = ($0.newest, revision, count) } }

  /// Waits for so many arrivals of something newer than all that has arrived.
  func expectNext(from count: Int) { state.withLock { $0 = ($0.newest, $0.newest, count) } }

  func arrived(_ revision: Int64) {
    let isLast = state.withLock { state in
      state.newest = max(state.newest, revision)
      guard revision > state.revision else { return false }
      state.missing -= 1
      return state.missing == 0
    }
    if isLast { done.yield(.now) }
  }
}
