import FoundationEssentials
import GRDB

/// What is found out, and done, before a file counts as a journal. Blocks the calling thread.
extension JournalDatabase {
  /// Makes the file a journal of `wanted`'s congress that keeps what it is given, or refuses and changes nothing.
  /// - Parameter wanted: The congress that the journal must belong to, and the epoch that a new journal gets.
  /// - Returns: Whose journal it is, and its chain as far as the newest record.
  /// - Throws: The first rule that the file breaks: of the file, its format, its congress, its durability.
  func prepareForWriting(_ wanted: JournalIdentity) throws(JournalError) -> (JournalIdentity, HashChain) {
    do {
      try queue.writeWithoutTransaction { connection in
        if let found = try existingIdentity(connection) { try check(found, against: wanted) }
        try Self.setDurability(connection, file: file)
      }
      try JournalSchema.migrator.migrate(queue)
      return try queue.write { connection in
        let known = try JournalIdentity.read(connection, file: file)
        if known == nil { try wanted.write(connection) }
        let identity = known ?? wanted
        return (identity, try newestChain(connection, identity))
      }
    } catch {
      throw JournalError(error, file: file)
    }
  }

  /// Says whose journal the file is, changing nothing.
  /// - Returns: The identity, or nothing where the service that made the file got no further than that.
  /// - Throws: The first rule that the file breaks: of the file, its format.
  func identityForReading() throws(JournalError) -> JournalIdentity? {
    do {
      return try queue.read { try existingIdentity($0) }
    } catch {
      throw JournalError(error, file: file)
    }
  }

  private func existingIdentity(_ connection: Database) throws -> JournalIdentity? {
    switch try JournalSchema.content(of: connection) {
    case .nothing: nil
    case .journal: try JournalIdentity.read(connection, file: file)
    case .newerJournal: throw JournalError.journalNewerThanSoftware(file: file)
    case .other: throw JournalError.fileNotAJournal(file: file)
    }
  }

  private func check(_ found: JournalIdentity, against wanted: JournalIdentity) throws(JournalError) {
    guard found.congress == wanted.congress else {
      throw .journalOfOtherCongress(file: file, found: found.congress, expected: wanted.congress)
    }
  }

  /// The chain as far as the newest record in the file.
  func newestChain(_ connection: Database, _ identity: JournalIdentity) throws -> HashChain {
    let newest = try Row.fetchOne(
      connection, sql: "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1")
    guard let newest else { return identity.chain }
    let sequence = try newest.decode(Int64.self, atIndex: 0)
    guard let hash = try? newest.decode(Data.self, atIndex: 1), hash.count == HashChain.hashBytes else {
      throw JournalError.recordAltered(file: file, sequence: sequence)
    }
    return HashChain(sequence: sequence, hash: hash)
  }
}
