import Foundation
import GRDB
import HallTestSupport
import Testing

@testable import Journal

/// A folder of one test, removed with everything in it when the test's suite lets go of it.
///
/// Held as a property of the suite: a local variable may be let go of before the test has ended.
final class TemporaryFolder: Sendable {
  /// Where it is.
  let path: String
  /// What is removed with this; nothing for a folder in another one.
  private let scratch: ScratchFolder?

  init() throws {
    let scratch = try ScratchFolder("journal")
    self.scratch = scratch
    path = scratch.path
  }

  private init(path: String) throws {
    self.path = path
    scratch = nil
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A folder in this one, removed with it.
  func inner(_ name: String) throws -> TemporaryFolder { try TemporaryFolder(path: path + "/" + name) }

  /// The journal's database file.
  var databaseFile: String { path + "/journal.sqlite" }

  /// Works on the database file behind the journal's back, with its guards taken off first.
  func tamper(_ statements: String...) throws {
    let queue = try DatabaseQueue(path: databaseFile)
    try queue.write { database in
      for trigger in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \(trigger)")
      }
      for statement in statements { try database.execute(sql: statement) }
    }
    try queue.close()
  }

  /// Changes the file's own table of tables, which SQLite allows only when told to.
  func changeSchema(_ statement: String) throws {
    let queue = try DatabaseQueue(path: databaseFile)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA writable_schema = ON; \(statement); PRAGMA writable_schema = RESET")
    }
    try queue.close()
  }

  /// Copies what is on disk into another folder, as a power cut would leave it; not SQLite's shared memory.
  func copyDurableFiles(to other: TemporaryFolder) throws {
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
      try FileManager.default.copyItem(atPath: "\(path)/\(name)", toPath: "\(other.path)/\(name)")
    }
  }
}

/// The refusal that some work ends in; a failure of the test where it ends in anything else.
func refusal(
  _ work: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) async -> JournalError? {
  do {
    try await work()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch let error as JournalError {
    return error
  } catch {
    Issue.record("refused with a stranger's error: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}
