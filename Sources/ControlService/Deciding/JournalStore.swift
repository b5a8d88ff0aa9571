public import Congress

/// The durable record as the service needs it; the SQLite journal is one, a replicated one could be another.
///
/// Invariant: what `append` has answered with ``AppendOutcome/committed`` survives the death of the process and of the
/// machine's power.
public protocol JournalStore: Sendable {
  /// Names this journal's history; another epoch means that nothing from before holds.
  var epoch: String { get }
  /// The newest record's place and hash, as `SEQUENCE:HASH`: what its chain can be held against; nothing where it has
  /// none. Any thread.
  var head: String? { get }
  /// Who may append now. Any thread.
  var leadership: Leadership { get }
  /// What happens to the journal that the service did not do itself: who leads, and how far it reaches.
  ///
  /// Only the newest news counts; it ends where nothing can happen, as with a file of one's own.
  var news: AsyncStream<JournalNews> { get }

  /// What the journal holds, read from its newest snapshot that fits; nothing where it holds no record.
  func replay() async throws -> JournalReplay?
  /// Makes records durable, all or none.
  ///
  /// Thread: the engine's own, which may wait for the disk.
  /// - Parameters:
  ///   - records: In order, the first following `sequence`.
  ///   - sequence: The newest record that the caller knows.
  ///   - term: Of the leadership in which they were decided.
  /// - Throws: Whatever keeps them from being written; they are not in the record then.
  func append(_ records: [EventRecord], after sequence: Int64, term: Int64) async throws -> AppendOutcome
  /// Does what an append has left for later, because nobody waits for it; called once its records have been told.
  ///
  /// Thread: the engine's own.
  func finishAppend()
  /// Finds out what became of an append whose outcome is unknown, so that it stays so.
  /// - Returns: The records after `sequence`: those of that append, those of another leader, or none.
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

/// Who may append to a journal.
public enum Leadership: Sendable, Hashable {
  /// This service; every change of leader begins a higher term.
  case leader(term: Int64)
  /// Another one, by the name that people know it by; nothing where nobody leads just now.
  case follower(of: String?)
}

/// What became of records that were to be appended.
public enum AppendOutcome: Sendable, Hashable {
  /// They are in the record for good.
  case committed
  /// They are not: another leader has written meanwhile, or the term is over.
  case conflict
  /// They may be or not; nothing is decided until ``JournalStore/settle(after:)`` has found out.
  case unknown(reason: String)
}

/// What has happened to a journal.
public struct JournalNews: Sendable, Hashable {
  /// Who leads.
  public let leadership: Leadership
  /// The newest record.
  public let newest: Int64

  /// News of a journal.
  public init(leadership: Leadership, newest: Int64) {
    self.leadership = leadership
    self.newest = newest
  }
}

/// What a journal holds.
public struct JournalReplay: Sendable {
  /// The state after its newest record.
  public let state: CongressState
  /// The commands that are in it.
  public let commands: CommandMemory

  /// What a journal holds.
  public init(state: CongressState, commands: CommandMemory) {
    self.state = state
    self.commands = commands
  }
}
