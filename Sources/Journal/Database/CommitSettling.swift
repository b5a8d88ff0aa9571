import GRDB

/// What a failed commit has left behind, and the one way to be sure of it.
///
/// SQLite reports a commit that failed while the disk was told to keep it, and yet its pages may stand in the log: the
/// next one to open the file would find them whole. Another commit writes over exactly that place; once it is on disk,
/// the failed one can never come back.
enum CommitSettling {
  /// Makes sure that no commit that failed can be found later, and waits for the disk.
  static func settle(_ database: Database) throws {
    try database.inTransaction(.immediate) {
      try database.execute(
        sql: """
          INSERT INTO journal (key, value) VALUES ('settled', '1')
          ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
          """)
      return .commit
    }
  }

  /// Commits what `work` writes.
  /// - Throws: What went wrong before the commit, when nothing has been written; a ``CommitFailed`` where the commit
  ///   itself failed and may stand in the log.
  static func commit(_ database: Database, _ work: () throws -> Void) throws {
    var isCommitting = false
    do {
      try database.inTransaction(.immediate) {
        try work()
        isCommitting = true
        return .commit
      }
    } catch {
      throw isCommitting ? CommitFailed(cause: error) : error
    }
  }
}

/// A commit that failed after it may have been written.
struct CommitFailed: Error {
  let cause: any Error
}
