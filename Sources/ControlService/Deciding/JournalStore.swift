public import Congress

/// The durable record as the service needs it; the SQLite journal is one, a replicated one could be another.
///
/// Invariant: what `append` has returned from survives the death of the process and of the machine's power.
public protocol JournalStore: Sendable {
  /// Names this journal's history; another epoch means that nothing from before holds.
  var epoch: String { get }
  /// The newest record's place and hash, as `SEQUENCE:HASH`: what its chain can be held against; nothing where it has
  /// none. Any thread.
  var head: String? { get }
  /// Makes records durable, all or none.
  /// - Throws: ``JournalOutcomeUnknown`` where they may or may not be in the record; anything else where they are not.
  func append(_ records: [EventRecord]) async throws
  /// Finds out what became of an append whose outcome is unknown, so that it stays so.
  /// - Returns: The records after `sequence`: those of that append, or none.
  /// - Throws: Whatever keeps it from being found out.
  func settle(after sequence: Int64) async throws -> [EventRecord]
  /// The records after a sequence, in order, at most `limit`.
  func records(after sequence: Int64, limit: Int) async throws -> [EventRecord]
  /// Writes down a state with the commands that led to it, to begin with at the next start; returns when that is done, or
  /// could not be.
  func keep(_ state: CongressState, commands: CommandMemory) async
  /// Looks whether the record is still where it is kept; cheap, any thread.
  /// - Throws: What is wrong with its place.
  func checkPlace() throws
}

/// It is not known whether records that were to be appended are in the journal.
public struct JournalOutcomeUnknown: Error, Sendable, CustomStringConvertible {
  /// What went wrong, in English.
  public let description: String

  /// What went wrong.
  public init(_ description: String) { self.description = description }
}
