import GRDB

/// Finds the events of commands by the commands' ids.
///
/// Only on the database's queue.
enum CommandSearch {
  /// The most ids that one statement takes: under every SQLite's limit of variables (999 before 3.32).
  static let idsPerQueryMax = 256

  /// The newest sequence of each command that is in the journal.
  static func sequences(_ database: Database, ofCommands ids: [String]) throws -> [String: Int64] {
    var found: [String: Int64] = [:]
    for start in stride(from: 0, to: ids.count, by: idsPerQueryMax) {
      let chunk = padded(ids[start..<min(start + idsPerQueryMax, ids.count)])
      let rows = try Row.fetchCursor(
        try database.cachedStatement(sql: query(idCount: chunk.count)), arguments: StatementArguments(chunk))
      while let row = try rows.next() {
        found[try row.decode(String.self, atIndex: 0)] = try row.decode(Int64.self, atIndex: 1)
      }
    }
    return found
  }

  /// The statement for a number of ids.
  static func query(idCount: Int) -> String {
    """
    SELECT command_id, max(sequence) FROM events
    WHERE command_id IN (\(databaseQuestionMarks(count: idCount))) GROUP BY command_id
    """
  }

  /// The ids, the first repeated up to a power of two: so that nine statements stay prepared, and not 256.
  private static func padded(_ ids: ArraySlice<String>) -> [String] {
    let width = 1 << (Int.bitWidth - (ids.count - 1).leadingZeroBitCount)
    return Array(ids) + ids.prefix(1).flatMap { repeatElement($0, count: width - ids.count) }
  }
}
