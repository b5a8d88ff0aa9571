public import Congress
import GRDB
import Synchronization

/// The durable record of one congress: every event in its place, on disk before anybody is told.
///
/// Shape: `<folder>/journal.sqlite`, written by one process at a time, and `journal.head` beside it. Invariants:
/// sequences run from 1 without a gap; the first record founds the journal's congress; no record ever changes; each
/// carries a hash that covers it and all before it. What ``append(_:)`` has returned from survives the death of the
/// process and a power cut.
///
/// Every call may come from any thread and task; they are carried out one after another in the order of arrival, on the
/// journal's own queue, but for ``records(after:limit:)``, which has one beside it. A cancelled task does not cancel
/// them. Letting go of the last reference closes the journal as ``close()`` does.
public final class Journal: Sendable {
  /// The most records that one call of ``records(after:limit:)`` gives.
  public static let recordsPerReadMax = 10_000

  /// The congress that the journal belongs to.
  public let congress: Code<Definition>
  /// The name of this line of history: the one given when the journal was made, ever since.
  public let epoch: String

  let database: JournalDatabase
  /// A connection of its own, so that whoever reads along never makes a commit wait.
  let readings: JournalDatabase
  let folder: JournalFolder
  private let walk: RecordWalk
  private let lock: FolderLock
  private let places: JournalFiles
  private let marker: HeadMarker
  private let chain: Mutex<HashChain>
  private let isUnsettled = Mutex(false)
  private let isClosed = Mutex(false)

  init(opened: OpenedJournal, folder: JournalFolder, lock: FolderLock, places: JournalFiles, marker: HeadMarker)
    throws(JournalError)
  {
    database = opened.database
    self.folder = folder
    readings = try JournalDatabase(reading: opened.database.file)
    self.lock = lock
    self.places = places
    self.marker = marker
    chain = Mutex(opened.chain)
    congress = opened.identity.congress
    epoch = opened.identity.epoch
    walk = RecordWalk(file: opened.database.file, identity: opened.identity)
    note(opened.chain)
  }

  /// Appends records and makes them durable: all of them, or none.
  ///
  /// When it returns they are on disk, in the file that is in the journal's place. When it throws anything but
  /// ``JournalError/outcomeUnknown(file:reason:)`` the journal is as it was, and can be appended to again. After that
  /// one error nothing can be appended until ``settle(after:)`` has found out what became of the records.
  /// - Parameter records: In order, the first following ``head``; none is nothing to do.
  /// - Throws: ``JournalError/sequenceNotContinued(expected:found:)``, ``JournalError/foundingMissing(file:congress:)``,
  ///   ``JournalError/valueNotEncodable(value:reason:)`` or ``JournalError/fileGone(file:)`` before anything is
  ///   written; ``JournalError/diskFull(file:)``, ``JournalError/databaseFailed(file:reason:)`` or
  ///   ``JournalError/journalClosed(file:)`` after all has been taken back;
  ///   ``JournalError/outcomeUnknown(file:reason:)``.
  public func append(_ records: [EventRecord]) async throws(JournalError) {
    guard !records.isEmpty else { return }
    try await database.perform { [self] connection in
      try append(records, to: connection)
      noteHead()
    }
  }

  /// The same as ``append(_:)`` for a thread of one's own, which waits for the disk: no other thread has to be woken, and
  /// nobody has to wait for ``noteHead()``, which is left to the caller.
  /// - Throws: As ``append(_:)``.
  public func appendWaiting(_ records: [EventRecord]) throws(JournalError) {
    guard !records.isEmpty else { return }
    try database.performWaiting { connection in try append(records, to: connection) }
  }

  private func append(_ records: [EventRecord], to connection: Database) throws {
    guard !isUnsettled.withLock({ $0 }) else {
      throw JournalError.outcomeUnknown(file: database.file, reason: "what was written before has not been settled")
    }
    try checkOpen()
    // Only this queue moves the chain, so it cannot move between the reading and the writing.
    let (linked, next) = try linked(records)
    try places.check()
    do {
      try CommitSettling.commit(connection) {
        for (stored, hash) in linked { try stored.insert(into: connection, hash: hash) }
      }
      // A file that was removed meanwhile took the records and will not keep them.
      try places.check()
    } catch let error as CommitFailed {
      try leaveUnsettled(JournalError(error.cause, file: database.file))
    } catch JournalError.fileGone(let file) {
      try leaveUnsettled(.fileGone(file: file))
    }
    chain.withLock { $0 = next }
  }

  /// Writes down beside the database how far it goes, where that has not been done yet.
  ///
  /// After ``appendWaiting(_:)``, on the same thread. Until then the mark says less than the journal holds, as it may after
  /// a power cut.
  public func noteHead() { note(chain.withLock { $0 }) }

  /// Finds out what became of an append whose outcome is unknown, and makes sure that it stays so.
  /// - Parameter sequence: The newest record that was there before it.
  /// - Returns: The records that are in the journal after that place: those of the append, or none.
  /// - Throws: ``JournalError``; the outcome is then still unknown.
  public func settle(after sequence: Int64) async throws(JournalError) -> [EventRecord] {
    try await database.perform { [self] connection in
      try checkOpen()
      try places.check()
      try CommitSettling.settle(connection)
      try places.check()
      let newest = try database.newestChain(connection, walk.identity)
      let records = try walk.records(connection, after: sequence, limit: Self.recordsPerReadMax)
      isUnsettled.withLock { $0 = false }
      chain.withLock { $0 = newest }
      note(newest)
      return records
    }
  }

  /// Whether the journal's files are in their place; what is written into others is lost.
  /// - Throws: ``JournalError/fileGone(file:)``, ``JournalError/journalClosed(file:)``.
  public func checkPlace() throws(JournalError) {
    try checkOpen()
    try places.check()
  }

  /// Reads every record in order, checks it against the chain, and folds it into a state.
  ///
  /// Holds one record at a time. Appends asked for meanwhile wait.
  /// - Parameter snapshot: Where to begin; else with the first record.
  /// - Parameter commands: Given the id and sequence of every record that a command led to, in order.
  /// - Returns: The state, or nothing where the journal has no records.
  /// - Throws: ``JournalError/recordAltered(file:sequence:)`` with the first place where the chain breaks,
  ///   ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/foundingMissing(file:congress:)``, ``JournalError/fileDamaged(file:reason:)``.
  public func replay(
    from snapshot: JournalSnapshot? = nil,
    commands: @escaping @Sendable (_ id: String, _ sequence: Int64) -> Void = { _, _ in }
  ) async throws(JournalError) -> CongressState? {
    try await database.perform { [walk] connection in
      try walk.fold(connection, from: snapshot, commands: commands).state
    }
  }

  /// Reads the records after a place, in order, beside whatever is being appended.
  /// - Parameters:
  ///   - sequence: The place; 0 for the beginning.
  ///   - limit: The most records to read, at most ``recordsPerReadMax``.
  /// - Returns: The records, fewer than `limit` only where there are no more or the most has been reached.
  /// - Throws: ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/fileDamaged(file:reason:)``.
  public func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [EventRecord] {
    try checkOpen()
    return try await readings.perform { [walk] connection in
      try walk.records(connection, after: sequence, limit: limit)
    }
  }

  /// The newest record's place and hash; 0 and the chain's beginning before the first record.
  public var head: JournalHead {
    chain.withLock { JournalHead(sequence: $0.sequence, hash: $0.hashHex) }
  }

  /// Finishes what was asked for, closes the file and gives the folder free; closing twice changes nothing.
  ///
  /// Blocks the calling thread until then. Calls that come after it throw ``JournalError/journalClosed(file:)``.
  public func close() throws(JournalError) {
    defer { lock.release() }
    isClosed.withLock { $0 = true }
    do {
      try readings.queue.close()
      try database.queue.close()
    } catch {
      throw JournalError(error, file: database.file)
    }
  }

  private func linked(
    _ records: [EventRecord]
  ) throws(JournalError) -> (records: [(StoredRecord, hash: HashChain.Hash)], chain: HashChain) {
    var next = chain.withLock { $0 }
    var linked: [(StoredRecord, hash: HashChain.Hash)] = []
    for record in records {
      guard record.sequence == next.sequence + 1 else {
        throw JournalError.sequenceNotContinued(expected: next.sequence + 1, found: record.sequence)
      }
      if record.sequence == 1 { _ = try walk.founded(by: record) }
      let stored = try StoredRecord(record)
      next.link(stored)
      linked.append((stored, next.hash))
    }
    return (linked, next)
  }

  /// Closing takes SQLite's log away, which is no loss.
  private func checkOpen() throws(JournalError) {
    guard !isClosed.withLock({ $0 }) else { throw .journalClosed(file: database.file) }
  }

  private func leaveUnsettled(_ error: JournalError) throws(JournalError) {
    isUnsettled.withLock { $0 = true }
    throw .outcomeUnknown(file: database.file, reason: error.cause)
  }

  private func note(_ chain: HashChain) {
    guard chain.sequence > 0 else { return }
    marker.note(
      KnownHead(
        congress: congress, epoch: epoch, head: JournalHead(sequence: chain.sequence, hash: chain.hashHex)))
  }
}
