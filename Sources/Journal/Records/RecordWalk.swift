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
  /// - Parameter snapshot: Where to begin; else with the first record.
  /// - Parameter limit: The newest record to fold.
  /// - Parameter commands: Given the id and sequence of every record that a command led to, in order.
  /// - Returns: The state, or nothing where there are no records, and the chain as far as the newest record.
  func fold(
    _ database: Database, from snapshot: JournalSnapshot? = nil, through limit: Int64 = .max,
    commands: (_ id: String, _ sequence: Int64) -> Void = { _, _ in }
  ) throws -> (state: CongressState?, chain: HashChain) {
    var state = snapshot?.state
    let start = snapshot.map { HashChain(sequence: $0.state.sequence, hash: $0.hash) } ?? identity.chain
    let chain = try forEachRecord(database, after: start, through: limit) { record in
      if let id = record.commandID { commands(id, record.sequence) }
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

  /// The hash of the record at a place, or nothing where there is none.
  static func hash(_ database: Database, at sequence: Int64) throws -> HashChain.Hash? {
    try HashChain.Hash.fetchOne(database, sql: "SELECT hash FROM events WHERE sequence = ?", arguments: [sequence])
  }

  /// The records that their own hashes do not cover, each with the hash of it as it stands, oldest first.
  /// - Throws: ``JournalError/recordAltered(file:sequence:)`` where a record is missing, was moved or cannot be read.
  func breaks(_ database: Database) throws -> [RecordBreak] {
    var breaks: [RecordBreak] = []
    _ = try forEachRecord(
      database, after: identity.chain,
      acceptsBreaks: { stored, written, chain in
        guard written.count == HashChain.hashBytes, let record = try? stored.record(in: file) else { return false }
        breaks.append(RecordBreak(record: record, hash: chain.hash))
        return true
      },
      { _ in })
    return breaks
  }

  private func forEachRecord(
    _ database: Database, after start: HashChain, through limit: Int64 = .max,
    acceptsBreaks: (StoredRecord, _ written: HashChain.Hash, HashChain) -> Bool = { _, _, _ in false },
    _ body: (EventRecord) throws -> Void
  ) throws -> HashChain {
    let repairs = try RecordRepairs.read(database)
    var chain = start
    // From below, so that a record put in before the first is met too.
    let statement = try database.cachedStatement(
      sql: "SELECT \(StoredRecord.columns) FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence")
    let lowest = start.sequence == 0 ? Int64.min : start.sequence
    let rows = try Row.fetchCursor(statement, arguments: [lowest, limit])
    while let row = try rows.next() {
      let place = chain.sequence + 1
      guard let stored = try? StoredRecord(row: row), stored.sequence == place else {
        throw JournalError.recordAltered(file: file, sequence: place)
      }
      chain.link(stored)
      let written = try? row.decode(HashChain.Hash.self, atIndex: 7)
      if written != chain.hash {
        guard let written, repairs[place] == chain.hash || acceptsBreaks(stored, written, chain) else {
          throw JournalError.recordAltered(file: file, sequence: place)
        }
        // The records after it were linked to the hash as it was written.
        chain = HashChain(sequence: place, hash: written)
      }
      try body(try stored.record(in: file))
    }
    return chain
  }
}
