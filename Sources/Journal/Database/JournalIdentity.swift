import Congress
import GRDB

/// Whose journal a file is: what stands in its table `journal`.
struct JournalIdentity: Sendable, Hashable {
  /// The way records are stored and hashed that this software knows.
  static let format = "1"

  /// The congress that the journal belongs to.
  let congress: Code<Definition>
  /// The name of this line of history, chosen when the file was made.
  let epoch: String

  /// The chain before the first record.
  var chain: HashChain { HashChain(congress: congress.text, epoch: epoch) }

  /// Reads the identity, or nothing where none has been written yet.
  static func read(_ database: Database, file: String) throws -> JournalIdentity? {
    var values: [String: String] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT key, value FROM journal")
    while let row = try rows.next() {
      values[try row.decode(String.self, atIndex: 0)] = try row.decode(String.self, atIndex: 1)
    }
    if values.isEmpty { return nil }
    guard let congress = values["congress"], let epoch = values["epoch"], let format = values["format"] else {
      throw JournalError.fileDamaged(file: file, reason: "the table 'journal' lacks congress, epoch or format")
    }
    guard format == Self.format else { throw JournalError.journalNewerThanSoftware(file: file) }
    return JournalIdentity(congress: Code(congress), epoch: epoch)
  }

  /// Writes the identity into a new journal.
  func write(_ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO journal (key, value) VALUES ('congress', ?), ('epoch', ?), ('format', ?)",
      arguments: [congress.text, epoch, Self.format])
  }
}
