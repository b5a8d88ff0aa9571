public import Congress
import GRDB

/// Reads a journal beside a running service, or after one; never changes it and never takes the service's lock.
///
/// Shape: a view of `<folder>/journal.sqlite`. Each call sees one moment of the journal, the newest when it began. The
/// folder must let SQLite keep its `-wal` and `-shm` files beside the journal, so a copy on a read-only medium has to
/// be copied to a disk first. Any thread and task; calls are carried out one after another on the reader's own queue.
public final class JournalReader: Sendable {
  /// The congress that the journal belongs to.
  public let congress: Code<Definition>
  /// The name of this line of history.
  public let epoch: String

  private let database: JournalDatabase
  private let walk: RecordWalk
  private let folder: JournalFolder

  private init(database: JournalDatabase, identity: JournalIdentity, folder: JournalFolder) {
    self.database = database
    self.folder = folder
    congress = identity.congress
    epoch = identity.epoch
    walk = RecordWalk(file: database.file, identity: identity)
  }

  /// Opens the journal in a folder for reading; creates nothing.
  ///
  /// Blocks the calling thread for a few milliseconds.
  /// - Parameter folder: Path of the folder that the service writes to.
  /// - Returns: The reader, which has looked at whose journal it is and at nothing else yet.
  /// - Throws: ``JournalError``, the first that applies: of the folder, the file, its format.
  public static func open(folder: String) async throws(JournalError) -> JournalReader {
    let place = JournalFolder(path: folder)
    guard place.hasDatabase else {
      if let head = HeadMarker.read(place)?.head {
        throw .journalVanished(file: place.databaseFile, records: head.sequence, head: head.hash)
      }
      throw .journalMissing(folder: folder)
    }
    let database = try JournalDatabase(reading: place.databaseFile)
    guard let identity = try database.identityForReading() else { throw .journalMissing(folder: folder) }
    return JournalReader(database: database, identity: identity, folder: place)
  }

  /// Reads every record, checks it against the chain, and says what all of them lead to.
  ///
  /// Also holds the indexes against the records, and the end against what `journal.head` knows and against a head that
  /// is known from elsewhere. Holds one record at a time. A running service goes on appending meanwhile; its newer
  /// records are not in the report.
  /// - Parameter known: A head that the journal must hold: as printed on an export, say.
  /// - Returns: What the journal says about itself.
  /// - Throws: ``JournalError/journalCut(file:found:records:head:)``, ``JournalError/headNotHeld(file:sequence:head:)``,
  ///   ``JournalError/indexDamaged(file:reason:)``, ``JournalError/recordAltered(file:sequence:)`` with the first place where the chain breaks,
  ///   ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/foundingMissing(file:congress:)``, ``JournalError/fileDamaged(file:reason:)``.
  public func verify(holding known: JournalHead? = nil) async throws(JournalError) -> JournalReport {
    // Read before the records: a running service writes it after them.
    let marked = HeadMarker.read(folder)
    let report = try await database.perform { [walk, database] connection in
      let (state, chain) = try walk.fold(connection)
      try database.checkIndexes(connection)
      return JournalReport(
        congress: walk.identity.congress, epoch: walk.identity.epoch, sequence: chain.sequence,
        headHash: chain.hashHex, stateDigest: try state.map { try stateDigest(of: $0) })
    }
    if let marked {
      try database.checkEnd(epoch: epoch, sequence: report.sequence, against: marked)
    }
    if let known { try database.checkHash(known) }
    return report
  }

  /// Checks the chain as far as a snapshot, and that the snapshot's state is what the records lead to.
  ///
  /// What a start from a snapshot has left out, done behind it.
  /// - Throws: As ``verify(holding:)``; ``JournalError/snapshotUnfit(file:sequence:)`` where the state is another.
  public func verify(_ snapshot: JournalSnapshot) async throws(JournalError) {
    let sequence = snapshot.state.sequence
    let state = try await database.perform { [walk] connection in try walk.fold(connection, through: sequence).state }
    guard let state, try stateDigest(of: state) == snapshot.stateDigest else {
      throw .snapshotUnfit(file: database.file, sequence: sequence)
    }
  }

  /// Reads the records after a place, in order, without checking them.
  /// - Parameters:
  ///   - sequence: The place; 0 for the beginning.
  ///   - limit: The most records to read, at most ``Journal/recordsPerReadMax``.
  /// - Returns: The records, fewer than `limit` only where there are no more or the most has been reached.
  /// - Throws: ``JournalError/recordNotReadable(file:sequence:name:reason:)``,
  ///   ``JournalError/fileDamaged(file:reason:)``.
  public func records(after sequence: Int64, limit: Int) async throws(JournalError) -> [EventRecord] {
    try await database.perform { [walk] connection in
      try walk.records(connection, after: sequence, limit: limit)
    }
  }
}
