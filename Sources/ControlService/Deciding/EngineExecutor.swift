import Dispatch

/// A thread for the engine alone, where it may wait for the disk without keeping anybody else from work.
///
/// Each change of threads costs as much as deciding does; a command that waits for the disk where it was decided has two
/// less. It is the engine's and its task's too: what wakes the task would wake a thread of the common pool otherwise, only
/// for that to wake the engine's. Called from any thread.
final class EngineExecutor: SerialExecutor, TaskExecutor {
  private let queue = DispatchQueue(label: "plenary.engine", qos: .userInteractive)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in
      job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
  }
}
