import Congress
import FoundationEssentials
import GRDB

/// Records whose own hash does not cover them, accepted by a person as they stand.
///
/// Shape: the table `repairs`, made where it is first needed: sequence, the hash of the record as it stands (so that it
/// cannot be changed again unseen), when it was accepted. The record and its hash stay as they are: every later record
/// was linked to them. Only on the database's queue.
enum RecordRepairs {
  /// The hash of each accepted record as it stands, by sequence.
  static func read(_ database: Database) throws -> [Int64: HashChain.Hash] {
    guard try database.tableExists("repairs") else { return [:] }
    var repairs: [Int64: HashChain.Hash] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT sequence, hash FROM repairs")
    while let row = try rows.next() {
      repairs[try row.decode(Int64.self, atIndex: 0)] = try row.decode(HashChain.Hash.self, atIndex: 1)
    }
    return repairs
  }

  /// Accepts a record as it stands.
  static func accept(_ database: Database, sequence: Int64, hash: HashChain.Hash, atMS: Int64) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS repairs (
          sequence INTEGER NOT NULL PRIMARY KEY, hash BLOB NOT NULL, at_ms INTEGER NOT NULL)
        """)
    try database.execute(
      sql: "INSERT OR REPLACE INTO repairs (sequence, hash, at_ms) VALUES (?, ?, ?)",
      arguments: [sequence, hash, atMS])
  }
}
