package import Congress
package import ControlService
import Synchronization

/// A journal that can be told to fail, which a disk cannot be told on command; the SQLite one has its own tests.
package final class MemoryJournal: JournalStore {
  package struct DiskFull: Error {}

  /// What becomes of an append that fails at its very end.
  package struct Fault {
    /// Whether the records are in the journal all the same.
    package let keeps: Bool
    /// How often it cannot be found out.
    package var settlingFailures: Int

    package init(keeps: Bool, settlingFailures: Int) {
      self.keeps = keeps
      self.settlingFailures = settlingFailures
    }
  }

  private struct State {
    var records: [EventRecord] = [SmallCongress.founding]
    var writes = 0
    var reads = 0
    var isFull = false
    var fault: Fault?
    var isUnsettled = false
    var gate: AsyncStream<Void>.Iterator?
  }

  package let epoch: String
  private let state = Mutex(State())
  private let kept = Mutex<[Int64]>([])
  private let holding = Mutex<[CheckedContinuation<Void, Never>]?>(nil)

  package init(epoch: String = "E1") { self.epoch = epoch }

  package var head: String? { state.withLock { "\($0.records.count):memory" } }
  package var records: [EventRecord] { state.withLock { $0.records } }
  package var writes: Int { state.withLock { $0.writes } }
  package var reads: Int { state.withLock { $0.reads } }

  /// Makes every write fail from now on, or no longer.
  package func setFull(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }

  /// Makes the next write end in no answer.
  package func fail(_ fault: Fault) { state.withLock { $0.fault = fault } }

  /// Makes writes wait until `release()`.
  package func hold() { holding.withLock { $0 = [] } }

  /// Whether a write waits.
  package var isHolding: Bool { holding.withLock { $0?.isEmpty == false } }

  /// Lets the writes go on.
  package func release() {
    let waiting = holding.withLock { holding in
      defer { holding = nil }
      return holding ?? []
    }
    for continuation in waiting { continuation.resume() }
  }

  package func append(_ records: [EventRecord]) async throws {
    await withCheckedContinuation { continuation in
      let isHeld = holding.withLock { holding in
        guard holding != nil else { return false }
        holding?.append(continuation)
        return true
      }
      if !isHeld { continuation.resume() }
    }
    try state.withLock { state in
      guard !state.isFull else { throw DiskFull() }
      precondition(!state.isUnsettled, "decided on before it was settled")
      if let fault = state.fault {
        state.isUnsettled = true
        if fault.keeps { state.records += records }
        throw JournalOutcomeUnknown("the disk did not answer")
      }
      state.records += records
      state.writes += 1
    }
  }

  package func settle(after sequence: Int64) async throws -> [EventRecord] {
    try state.withLock { state in
      if let fault = state.fault, fault.settlingFailures > 0 {
        state.fault?.settlingFailures -= 1
        throw DiskFull()
      }
      state.fault = nil
      state.isUnsettled = false
      return Array(state.records.drop { $0.sequence <= sequence })
    }
  }

  package func keep(_ state: CongressState, commands: CommandMemory) async {
    kept.withLock { $0.append(state.sequence) }
  }

  package func checkPlace() throws {}

  package func records(after sequence: Int64, limit: Int) async throws -> [EventRecord] {
    state.withLock { state in
      state.reads += 1
      return Array(state.records.drop { $0.sequence <= sequence }.prefix(limit))
    }
  }
}
