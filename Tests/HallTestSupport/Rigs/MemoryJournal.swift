package import Congress
package import ControlService
import Synchronization

/// A journal that can be told to fail, which a disk cannot be told on command; the SQLite one has its own tests.
///
/// Several can write one ``MemoryRecord``, of which one leads at a time.
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
    var writes = 0
    var reads = 0
    var isFull = false
    var fault: Fault?
    var isUnsettled = false
  }

  package let epoch: String
  private let name: String
  private let record: MemoryRecord
  private let state = Mutex(State())
  private let holding = Mutex<[CheckedContinuation<Void, Never>]?>(nil)

  /// A journal of its own, or one that shares its record with others.
  package init(epoch: String = "E1", name: String = "one", record: MemoryRecord? = nil) {
    self.epoch = epoch
    self.name = name
    self.record = record ?? MemoryRecord(leader: name)
  }

  package var head: String? { "\(record.records.count):memory" }
  package var records: [EventRecord] { record.records }
  package var writes: Int { state.withLock { $0.writes } }
  package var reads: Int { state.withLock { $0.reads } }
  package var leadership: Leadership { record.leadership(of: name) }
  package var news: AsyncStream<JournalNews> { record.news(for: name) }

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

  package func replay() async throws -> JournalReplay? { nil }

  package func append(_ records: [EventRecord], after sequence: Int64, term: Int64) async throws -> AppendOutcome {
    await withCheckedContinuation { continuation in
      let isHeld = holding.withLock { holding in
        guard holding != nil else { return false }
        holding?.append(continuation)
        return true
      }
      if !isHeld { continuation.resume() }
    }
    return try state.withLock { state in
      guard !state.isFull else { throw DiskFull() }
      precondition(!state.isUnsettled, "decided on before it was settled")
      if let fault = state.fault {
        state.isUnsettled = true
        if fault.keeps { _ = record.append(records, after: sequence, term: term, by: name) }
        return .unknown(reason: "the disk did not answer")
      }
      guard record.append(records, after: sequence, term: term, by: name) else { return .conflict }
      state.writes += 1
      return .committed
    }
  }

  package func finishAppend() {}

  package func settle(after sequence: Int64) async throws -> [EventRecord] {
    try state.withLock { state in
      if let fault = state.fault, fault.settlingFailures > 0 {
        state.fault?.settlingFailures -= 1
        throw DiskFull()
      }
      state.fault = nil
      state.isUnsettled = false
      return Array(record.records.drop { $0.sequence <= sequence })
    }
  }

  package func keep(_ state: CongressState, commands: CommandMemory) async {}

  package func checkPlace() throws {}

  package func records(after sequence: Int64, limit: Int) async throws -> [EventRecord] {
    state.withLock { $0.reads += 1 }
    return Array(record.records.drop { $0.sequence <= sequence }.prefix(limit))
  }
}

/// A record in memory that several journals write, one at a time: it takes records only of its leader, in its term, and
/// only behind its newest.
package final class MemoryRecord: Sendable {
  private struct State {
    var records: [EventRecord] = [SmallCongress.founding]
    var leader: String?
    var term: Int64 = 1
    var readers: [String: AsyncStream<JournalNews>.Continuation] = [:]
  }

  private let state: Mutex<State>

  package init(leader: String) { state = Mutex(State(leader: leader)) }

  /// Makes a journal the leader, or none; the others are told.
  package func elect(_ leader: String?) {
    state.withLock { state in
      state.leader = leader
      state.term += 1
      Self.tell(state)
    }
  }

  /// The places of its records.
  package var sequences: [Int64] { records.map(\.sequence) }

  var records: [EventRecord] { state.withLock { $0.records } }

  func leadership(of name: String) -> Leadership { state.withLock { Self.leadership(of: name, in: $0) } }

  func news(for name: String) -> AsyncStream<JournalNews> {
    let (news, continuation) = AsyncStream.makeStream(of: JournalNews.self, bufferingPolicy: .bufferingNewest(1))
    state.withLock { state in
      state.readers[name] = continuation
      Self.tell(state)
    }
    return news
  }

  func append(_ records: [EventRecord], after sequence: Int64, term: Int64, by name: String) -> Bool {
    state.withLock { state in
      guard state.leader == name, state.term == term, state.records.last?.sequence == sequence else { return false }
      state.records += records
      // Whoever has written knows.
      Self.tell(state, but: name)
      return true
    }
  }

  private static func leadership(of name: String, in state: State) -> Leadership {
    state.leader == name ? .leader(term: state.term) : .follower(of: state.leader)
  }

  private static func tell(_ state: State, but writer: String? = nil) {
    for (name, reader) in state.readers where name != writer {
      reader.yield(
        JournalNews(leadership: leadership(of: name, in: state), newest: state.records.last?.sequence ?? 0))
    }
  }
}
