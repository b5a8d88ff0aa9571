import Congress
import HallProtocol
import NIOCore

/// The records of the journal topic as lines: each is read and encoded once, however many follow.
///
/// Followers stand at few places, mostly at the end, so the newest lines are kept; who asks for one that is just being
/// made waits for it.
actor JournalFeed {
  /// A line of records, and the newest that it holds.
  struct Batch: Sendable {
    let lastSequence: Int64
    let line: ByteBuffer
  }

  private struct Kept {
    let after: Int64
    let upTo: Int64
    let batch: Task<Batch?, Never>
  }

  private let journal: any JournalStore
  private var kept: [Kept] = []

  init(journal: any JournalStore) { self.journal = journal }

  /// The next records after a place, as one line; nothing where there are none, or they cannot be read just now.
  /// - Parameter newest: The newest event that the caller knows of.
  func batch(after sequence: Int64, newest: Int64) async -> Batch? {
    if let known = kept.last(where: { $0.after == sequence && $0.upTo >= newest }) { return await known.batch.value }
    let task = Task { [journal] () -> Batch? in
      let all = (try? await journal.records(after: sequence, limit: HallLimits.journalRecordsMax)) ?? []
      let records = JournalView.filled(with: all)
      guard let last = records.last else { return nil }
      let update = TopicUpdate(
        revision: last.sequence, atMS: last.atMS, value: .journal(JournalView(records: records)))
      guard let line = try? MessageCodec().line(ServiceMessage.topic(update)) else { return nil }
      return Batch(lastSequence: last.sequence, line: line)
    }
    kept.append(Kept(after: sequence, upTo: newest, batch: task))
    if kept.count > ServiceLimits.journalBatchesKeptMax { kept.removeFirst() }
    guard let batch = await task.value else {
      // A read that failed is not what the next one is to find.
      kept.removeAll { $0.after == sequence && $0.upTo == newest }
      return nil
    }
    return batch
  }
}
