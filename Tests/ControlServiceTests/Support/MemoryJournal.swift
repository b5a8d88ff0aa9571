import Congress
import ControlService
import Synchronization

/// A journal that can be told to fail, which a disk cannot be told on command; the SQLite one has its own tests.
final class MemoryJournal: JournalStore {
  struct DiskFull: Error {}

  private struct State {
    var records: [EventRecord] = [SmallCongress.founding]
    var writes = 0
    var isFull = false
    var gate: AsyncStream<Void>.Iterator?
  }

  let epoch: String
  private let state = Mutex(State())
  private let holding = Mutex<[CheckedContinuation<Void, Never>]?>(nil)

  init(epoch: String = "E1") { self.epoch = epoch }

  var records: [EventRecord] { state.withLock { $0.records } }
  var writes: Int { state.withLock { $0.writes } }

  /// Makes every write fail from now on, or no longer.
  func setFull(_ isFull: Bool) { state.withLock { $0.isFull = isFull } }

  /// Makes writes wait until `release()`.
  func hold() { holding.withLock { $0 = [] } }

  /// Whether a write waits.
  var isHolding: Bool { holding.withLock { $0?.isEmpty == false } }

  /// Lets the writes go on.
  func release() {
    let waiting = holding.withLock { holding in
      defer { holding = nil }
      return holding ?? []
    }
    for continuation in waiting { continuation.resume() }
  }

  func append(_ records: [EventRecord]) async throws {
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
      state.records += records
      state.writes += 1
    }
  }

  func sequences(ofCommands ids: [String]) async throws -> [String: Int64] {
    state.withLock { state in
      var found: [String: Int64] = [:]
      for record in state.records {
        if let id = record.commandID, ids.contains(id) { found[id] = record.sequence }
      }
      return found
    }
  }

  func records(after sequence: Int64, limit: Int) async throws -> [EventRecord] {
    state.withLock { Array($0.records.drop { $0.sequence <= sequence }.prefix(limit)) }
  }
}
