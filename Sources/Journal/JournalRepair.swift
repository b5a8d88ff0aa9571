public import Congress
import GRDB

/// A record that its own hash does not cover.
public struct RecordBreak: Sendable, Hashable {
  /// The record as it stands.
  public let record: EventRecord
  /// The hash that the record as it stands would have.
  let hash: HashChain.Hash
}

/// Looks for records that their own hashes do not cover, and lets a person accept them as they stand.
///
/// Versions before this one cut an id at a NUL character and hashed it whole; such a record reads "not as it was
/// written" for ever, and nothing but the end of that id is lost. The same can be seen where somebody changed a record,
/// so nothing is accepted without being asked for. Takes the journal's lock: not beside a running service.
public final class JournalRepair: Sendable {
  private let database: JournalDatabase
  private let walk: RecordWalk
  private let lock: FolderLock

  /// Opens the journal in a folder for repair; creates nothing.
  /// - Throws: ``JournalError``, the first that applies: of the folder, the lock, the file, its format.
  public init(folder: String) throws(JournalError) {
    let place = JournalFolder(path: folder)
    guard place.hasDatabase else { throw .journalMissing(folder: folder) }
    lock = try FolderLock(folder: place)
    database = try JournalDatabase(writing: place.databaseFile)
    guard let identity = try database.identityForReading() else { throw .journalMissing(folder: folder) }
    walk = RecordWalk(file: database.file, identity: identity)
  }

  deinit { lock.release() }

  /// The records that their own hashes do not cover and that nobody has accepted yet, oldest first.
  /// - Throws: ``JournalError/recordAltered(file:sequence:)`` where a record is missing, was moved or cannot be read:
  ///   that cannot be accepted.
  public func breaks() async throws(JournalError) -> [RecordBreak] {
    try await database.perform { [walk] connection in try walk.breaks(connection) }
  }

  /// Accepts records as they stand; their hashes and all others stay as they are.
  /// - Parameter atMS: When, in ms since 1970 UTC.
  public func accept(_ breaks: [RecordBreak], atMS: Int64) async throws(JournalError) {
    try await database.perform { [file = database.file] connection in
      try JournalDatabase.setDurability(connection, file: file)
      try connection.inTransaction(.immediate) {
        for broken in breaks {
          try RecordRepairs.accept(connection, sequence: broken.record.sequence, hash: broken.hash, atMS: atMS)
        }
        return .commit
      }
    }
  }
}
