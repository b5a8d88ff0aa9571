public import Congress
import GRDB
import Synchronization

/// The durable record of one congress: every event in its place, on disk before anybody is told.
///
/// Shape: `<folder>/journal.sqlite`, written by one process at a time. Invariants: sequences run from 1 without a gap;
/// the first record founds the journal's congress; no record ever changes; each carries a hash that covers it and
/// all before it. What ``append(_:)`` has returned from survives the death of the process and a power cut.
///
/// Every call may come from any thread and task; they are carried out one after another in the order of arrival,
/// on the journal's own queue. A cancelled task does not cancel them. Letting go of the last reference closes the
/// journal as ``close()`` does.
public final class Journal: Sendable {
  /// The most records that one call of ``records(after:limit:)`` gives.
  public static let recordsPerReadMax = 10_000

  /// The congress that the journal belongs to.
  public let congress: Code<Definition>
  /// The name of this line of history: the one given when the journal was made, ever since.
  public let epoch: String

  let database: JournalDatabase
  private let walk: RecordWalk
  private let lock: FolderLock
  private let chain: Mutex<HashChain>

  private init(database: JournalDatabase, identity: JournalIdentity, chain: HashChain, lock: FolderLock) {
    self.database = database
    self.lock = lock
    self.chain = Mutex(chain)
    congress = identity.congress
    epoch = identity.epoch
    walk = RecordWalk(file: database.file, identity: identity)
  }

  /// Opens the journal in a folder, or makes a new one; creates the folder itself, not those above it.
  ///
  /// Reads the newest record only; ``replay()`` checks them all. Blocks the calling thread for a few milliseconds.
  /// - Parameters:
  ///   - folder: Path of the folder; on a local disk.
  ///   - congress: The congress that the journal must belong to.
  ///   - newEpoch: The epoch of the journal if it is made now; unused where there is one.
  /// - Returns: The journal, ready to be replayed and appended to.
  /// - Throws: ``JournalError``, the first that applies: of the folder, the lock, the file, its format, its
  ///   congress, its durability.
  public static func open(
    folder: String, congress: Code<Definition>, newEpoch: String
  ) async throws(JournalError) -> Journal {
    let place = JournalFolder(path: folder)
    try place.create()
    let lock = try FolderLock(folder: place)
    let database = try JournalDatabase(writing: place.databaseFile)
    let (identity, chain) = try database.prepareForWriting(JournalIdentity(congress: congress, epoch: newEpoch))
    // A file that SQLite has just made is only there after a power cut once the folder is on disk. Not only where it
    // is new: the service that made it may have died before this line.
    try place.synchronise()
    return Journal(database: database, identity: identity, chain: chain, lock: lock)
  }

  /// Appends records and makes them durable: all of them, or none.
  ///
  /// When it returns they are on disk. When it throws the journal is as it was, and can be appended to again.
  /// - Parameter records: In order, the first following ``head``; none is nothing to do.
  /// - Throws: ``JournalError/sequenceNotContinued(expected:found:)``, ``JournalError/foundingMissing(file:congress:)``
  ///   or ``JournalError/valueNotEncodable(value:reason:)`` before anything is written;
  ///   ``JournalError/diskFull(file:)``, ``JournalError/databaseFailed(file:reason:)`` or
  ///   ``JournalError/journalClosed(file:)`` after all has been taken back.
  public func append(_ records: [EventRecord]) async throws(JournalError) {
    guard !records.isEmpty else { return }
    try await database.perform { [self] connection in
      // Only this queue moves the chain, so it cannot move between the reading and the writing.
      var next = chain.withLock { $0 }
      let linked = try records.map { record in
        guard record.sequence == next.sequence + 1 else {
          throw JournalError.sequenceNotContinued(expected: next.sequence + 1, found: record.sequence)
        }
        if record.sequence == 1 { _ = try walk.founded(by: record) }
        let stored = try StoredRecord(record)
        next.link(stored)
        return (stored, next.hash)
      }
      try connection.inTransaction(.immediate) {
        for (stored, hash) in linked { try stored.insert(into: connection, hash: hash) }
        return .commit
      }
      let newest = next
      chain.withLock { $0 = newest }
    }
  }

  /// Reads every record in order, checks it against the chain, and folds it into a state.
  ///
  /// Holds one record at a time. Appends asked for meanwhile wait.
  /// - Returns: The state, or nothing where the journal has no records.
  /// - Throws: ``JournalError/recordAltered(file:sequence:)`` with the first place where the chain breaks,
  ///   ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/foundingMissing(file:congress:)``, ``JournalError/fileDamaged(file:reason:)``.
  public func replay() async throws(JournalError) -> CongressState? {
    try await database.perform { [walk] connection in try walk.fold(connection).state }
  }

  /// Reads the records after a place, in order.
  /// - Parameters:
  ///   - sequence: The place; 0 for the beginning.
  ///   - limit: The most records to read, at most ``recordsPerReadMax``.
  /// - Returns: The records, fewer than `limit` only where there are no more or the most has been reached.
  /// - Throws: ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/fileDamaged(file:reason:)``.
  public func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [EventRecord] {
    try await database.perform { [walk] connection in
      try walk.records(connection, after: sequence, limit: limit)
    }
  }

  /// Finds commands that have been carried out, so that a repeated one gets its first answer again.
  /// - Parameter ids: Command ids, as many as one likes.
  /// - Returns: The sequence of the newest event of each command that is in the journal; the others are left out.
  /// - Throws: ``JournalError/fileDamaged(file:reason:)``, ``JournalError/databaseFailed(file:reason:)``.
  public func sequences(ofCommands ids: [String]) async throws(JournalError) -> [String: Int64] {
    guard !ids.isEmpty else { return [:] }
    return try await database.perform { connection in try CommandSearch.sequences(connection, ofCommands: ids) }
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
    do {
      try database.queue.close()
    } catch {
      throw JournalError(error, file: database.file)
    }
  }
}
