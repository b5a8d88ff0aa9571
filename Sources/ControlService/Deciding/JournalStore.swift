public import Congress

/// The durable record as the service needs it; the SQLite journal is one, a replicated one could be another.
///
/// Invariant: what `append` has returned from survives the death of the process and of the machine's power.
public protocol JournalStore: Sendable {
  /// Names this journal's history; another epoch means that nothing from before holds.
  var epoch: String { get }
  /// Makes records durable, all or none.
  func append(_ records: [EventRecord]) async throws
  /// The sequence that each known command led to.
  func sequences(ofCommands ids: [String]) async throws -> [String: Int64]
  /// The records after a sequence, in order, at most `limit`.
  func records(after sequence: Int64, limit: Int) async throws -> [EventRecord]
}
