import Dispatch
import Synchronization

/// Work that another thread does while its caller waits for something else, such as the disk.
///
/// Any thread may begin it; one asks for the result.
final class WorkBeside<Result: Sendable>: Sendable {
  private enum Standing {
    case waits
    case isUnderWay
    case isDone(Result)
    case isNotWanted
  }

  private let standing = Mutex(Standing.waits)
  private let end = DispatchSemaphore(value: 0)

  /// Has `work` done on a queue.
  init(on queue: DispatchQueue, _ work: @escaping @Sendable () -> Result) {
    queue.async { [self] in
      let isWanted = standing.withLock { standing in
        guard case .waits = standing else { return false }
        standing = .isUnderWay
        return true
      }
      guard isWanted else { return }
      let result = work()
      standing.withLock { $0 = .isDone(result) }
      end.signal()
    }
  }

  /// What has come of it, waiting for its end; nothing where it has not begun: nobody begins it then.
  ///
  /// Asked for once. Blocks for what is left of the work.
  func result() -> Result? {
    let hasBegun = standing.withLock { standing in
      guard case .waits = standing else { return true }
      standing = .isNotWanted
      return false
    }
    guard hasBegun else { return nil }
    end.wait()
    return standing.withLock { if case .isDone(let result) = $0 { result } else { nil } }
  }
}
