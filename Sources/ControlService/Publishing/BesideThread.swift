import DequeModule
import Dispatch
import Foundation
import Glibc
import Synchronization

/// A thread that works while others wait, and never takes the processor from them.
///
/// Whoever is woken usually takes the processor of its waker at once, where no other is free: what was meant for the time
/// in which the disk writes would come before the disk is told to. The system plans this thread as it plans batch work, so
/// that it begins on a free processor, or when its waker waits. It ends with the last reference.
final class BesideThread: Sendable {
  private final class Works: Sendable {
    /// In the order in which they came; nothing where no more will come.
    let waiting = Mutex<Deque<@Sendable () -> Void>?>([])
    let arrivals = DispatchSemaphore(value: 0)

    /// The next one, waiting for it; nothing where there will be none.
    func next() -> (@Sendable () -> Void)? {
      arrivals.wait()
      return waiting.withLock { $0?.popFirst() }
    }
  }

  /// `SCHED_BATCH` of Linux, which its C library names for C alone.
  private static let batchPolicy: Int32 = 3

  private let works = Works()

  /// A thread that has begun.
  init(name: String) {
    let thread = Thread { [works] in
      Thread.current.name = name
      // Where the system does not let it, it works all the same.
      var parameters = sched_param()
      sched_setscheduler(0, Self.batchPolicy, &parameters)
      while let work = works.next() { work() }
    }
    thread.start()
  }

  deinit {
    works.waiting.withLock { $0 = nil }
    works.arrivals.signal()
  }

  /// Has something done after all that came before it; from any thread.
  func begin(_ work: @escaping @Sendable () -> Void) {
    works.waiting.withLock { $0?.append(work) }
    works.arrivals.signal()
  }
}
