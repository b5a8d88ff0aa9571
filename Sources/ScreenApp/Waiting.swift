import Dispatch
import Synchronization

/// Waits on the main thread for what is done beside it.
///
/// Only while nothing is shown yet, or any more: the thread does nothing else meanwhile.
enum Waiting {
  /// What comes of `work`, which runs elsewhere.
  static func result<Value: Sendable>(of work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let answer = Mutex<Result<Value, any Error>?>(nil)
    let isThere = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<Value, any Error>
      do {
        result = .success(try await work())
      } catch {
        result = .failure(error)
      }
      answer.withLock { $0 = result }
      isThere.signal()
    }
    isThere.wait()
    guard let result = answer.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }
}
