public import Congress
import GRDB

/// What to do about a journal that has lost something since it was last written.
public enum JournalLoss: Sendable, Hashable {
  /// Refuse, change nothing, say what is missing.
  case refused
  /// Go on with what is there; what is lost stays lost.
  case accepted
  /// Set aside what is left and found the congress anew.
  case foundedAnew
}

/// A journal's file that has been found good to write.
struct OpenedJournal {
  let database: JournalDatabase
  let identity: JournalIdentity
  let chain: HashChain
}

extension Journal {
  /// Opens the journal in a folder, or makes a new one; creates the folder itself, not those above it.
  ///
  /// Reads the newest record only; ``replay(commands:)`` checks them all. Blocks the calling thread for a few
  /// milliseconds.
  /// - Parameters:
  ///   - folder: Path of the folder; on a local disk.
  ///   - congress: The congress that the journal must belong to.
  ///   - newEpoch: The epoch of the journal if it is made now; unused where there is one.
  ///   - loss: What to do where the folder knows of records that are gone.
  /// - Returns: The journal, ready to be replayed and appended to.
  /// - Throws: ``JournalError``, the first that applies: of the folder, the lock, what is missing, the file, its format,
  ///   its congress, its durability, its end.
  public static func open(
    folder: String, congress: Code<Definition>, newEpoch: String, loss: JournalLoss = .refused
  ) async throws(JournalError) -> Journal {
    let place = JournalFolder(path: folder)
    try place.create()
    let lock = try FolderLock(folder: place)
    let known = HeadMarker.read(place)
    try check(place, known: known, loss: loss)
    // Before anything is written: a file that is refused stays as it is, so that what is missing can be put back.
    if let known, loss == .refused { try JournalDatabase(reading: place.databaseFile).checkEnd(against: known) }
    let database = try JournalDatabase(writing: place.databaseFile)
    let (identity, chain) = try database.prepareForWriting(JournalIdentity(congress: congress, epoch: newEpoch))
    if loss == .accepted, known != nil { try place.setMarkerAside() }
    // A file that SQLite has just made is only there after a power cut once the folder is on disk. Not only where it
    // is new: the service that made it may have died before this line.
    try place.synchronise()
    return try Journal(
      opened: OpenedJournal(database: database, identity: identity, chain: chain), folder: place, lock: lock,
      places: try JournalFiles([place.databaseFile, place.logFile]), marker: try HeadMarker(place))
  }

  /// The epoch of the journal that a folder holds or knows of; nothing where there is none.
  public static func knownEpoch(folder: String) -> String? { HeadMarker.read(JournalFolder(path: folder))?.epoch }

  /// Refuses a folder that knows of a journal and has none, before SQLite makes a new one of it and removes the log.
  private static func check(_ place: JournalFolder, known: KnownHead?, loss: JournalLoss) throws(JournalError) {
    if loss == .foundedAnew {
      if place.hasDatabaseFile || place.hasLog || known != nil { _ = try place.setAside() }
      return
    }
    guard !place.hasDatabase else { return }
    if let known {
      throw .journalVanished(file: place.databaseFile, records: known.head.sequence, head: known.head.hash)
    }
    guard !place.hasLog else { throw .logWithoutDatabase(file: place.databaseFile, log: place.logFile) }
  }
}

extension JournalDatabase {
  /// Refuses a journal that ends before the newest record that is known of it, or holds another one there; changes nothing.
  func checkEnd(against known: KnownHead) throws(JournalError) {
    guard let identity = try identityForReading() else {
      throw .journalCut(file: file, found: 0, records: known.head.sequence, head: known.head.hash)
    }
    let chain: HashChain
    do {
      chain = try queue.read { try newestChain($0, identity) }
    } catch {
      throw JournalError(error, file: file)
    }
    try checkEnd(epoch: identity.epoch, sequence: chain.sequence, against: known)
  }

  /// Refuses a journal that ends before the newest record that is known of it, or holds another one there.
  func checkEnd(epoch: String, sequence: Int64, against known: KnownHead) throws(JournalError) {
    guard epoch == known.epoch else { throw .journalReplaced(file: file, records: known.head.sequence) }
    guard sequence >= known.head.sequence else {
      throw .journalCut(file: file, found: sequence, records: known.head.sequence, head: known.head.hash)
    }
    try checkHash(known.head)
  }

  /// Refuses a journal that does not hold a record with a given hash in its place.
  func checkHash(_ head: JournalHead) throws(JournalError) {
    let found: String?
    do {
      found = try queue.read { try RecordWalk.hash($0, at: head.sequence).map { HexadecimalText.text($0) } }
    } catch {
      throw JournalError(error, file: file)
    }
    guard found == head.hash else { throw .headNotHeld(file: file, sequence: head.sequence, head: head.hash) }
  }
}
