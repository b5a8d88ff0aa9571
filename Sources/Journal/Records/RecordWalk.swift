import Congress
import FoundationEssentials
import GRDB

/// Reads a journal's records in order, one at a time, and checks each against the chain before it is believed.
///
/// Used by the service and by the reader, so that both refuse the same. Only on the database's queue.
struct RecordWalk {
  /// The journal's file, for the words of refusals.
  let file: String
  /// Whose journal it is.
  let identity: JournalIdentity

  /// Folds every record into a state.
  /// - Returns: The state, or nothing where there are no records, and the chain as far as the newest record.
  func fold(_ database: Database) throws -> (state: CongressState?, chain: HashChain) {
    var state: CongressState?
    let chain = try forEachRecord(database) { record in
      if state == nil {
        state = try founded(by: record)
      } else {
        state?.apply(record)
      }
    }
    return (state, chain)
  }

  /// Reads records after a place, as they are, unchecked: a reader that follows has checked before.
  func records(_ database: Database, after sequence: Int64, limit: Int) throws -> [EventRecord] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(StoredRecord.columns) FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?")
    let rows = try Row.fetchCursor(statement, arguments: [sequence, min(max(limit, 0), Journal.recordsPerReadMax)])
    var records: [EventRecord] = []
    while let row = try rows.next() { records.append(try StoredRecord(row: row).record(in: file)) }
    return records
  }

  /// The founding that a first record must be.
  func founded(by record: EventRecord) throws(JournalError) -> CongressState {
    guard let state = CongressState(founding: record), state.definition.id == identity.congress else {
      throw .foundingMissing(file: file, congress: identity.congress)
    }
    return state
  }

  private func forEachRecord(
    _ database: Database, _ body: (EventRecord) throws -> Void
  ) throws -> HashChain {
    var chain = identity.chain
    let statement = try database.cachedStatement(
      sql: "SELECT \(StoredRecord.columns) FROM events ORDER BY sequence")
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      let place = chain.sequence + 1
      guard let stored = try? StoredRecord(row: row), stored.sequence == place else {
        throw JournalError.recordAltered(file: file, sequence: place)
      }
      chain.link(stored)
      guard let hash = try? row.decode(Data.self, atIndex: 7), hash == chain.hash else {
        throw JournalError.recordAltered(file: file, sequence: place)
      }
      try body(try stored.record(in: file))
    }
    return chain
  }
}
