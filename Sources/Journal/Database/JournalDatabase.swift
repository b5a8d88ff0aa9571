import GRDB

/// One connection to a journal's file, and the one place where SQLite's errors become the journal's.
///
/// All work runs on the connection's own queue, one piece after another, in the order in which it was asked for.
struct JournalDatabase: Sendable {
  /// How long SQLite waits for another connection, in seconds; only opening and closing ever make it wait.
  private static let busySecondsMax = 5.0
  /// `PRAGMA synchronous` where every commit waits for the disk.
  private static let synchronousFull = 2

  /// The connection's queue.
  let queue: DatabaseQueue
  /// The file, for the words of refusals.
  let file: String

  /// Opens the file, or creates it.
  init(writing file: String) throws(JournalError) {
    try self.init(file: file, isReadOnly: false)
  }

  /// Opens a file that is there, never to change it.
  init(reading file: String) throws(JournalError) {
    try self.init(file: file, isReadOnly: true)
  }

  private init(file: String, isReadOnly: Bool) throws(JournalError) {
    var configuration = Configuration()
    configuration.label = "plenary.journal"
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(Self.busySecondsMax)
    self.file = file
    do {
      queue = try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw JournalError(error, file: file)
    }
  }

  /// Does work on the connection's queue.
  ///
  /// A cancelled task does not stop it: GRDB's own asynchronous calls would interrupt a commit under way, and the
  /// caller could not tell whether it had been recorded.
  func perform<Value: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(JournalError) -> Value {
    let result: Result<Value, JournalError> = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { database in
        do {
          continuation.resume(returning: .success(try work(database)))
        } catch {
          continuation.resume(returning: .failure(JournalError(error, file: file)))
        }
      }
    }
    return try result.get()
  }

  /// Does work on the connection's queue while the calling thread waits; where nobody else is at work, that thread does it.
  func performWaiting<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.writeWithoutTransaction(work)
    } catch {
      throw JournalError(error, file: file)
    }
  }

  /// Makes every commit wait for the disk, and makes sure that it does.
  ///
  /// SQLite answers these settings with what it made of them and never with an error, so they are read back.
  static func setDurability(_ database: Database, file: String) throws {
    try database.execute(sql: "PRAGMA journal_mode = WAL")
    try database.execute(sql: "PRAGMA synchronous = FULL")
    try checkDurability(database, file: file)
  }

  /// Refuses a file whose indexes do not agree with its records, or whose pages do not fit together.
  func checkIndexes(_ database: Database) throws {
    let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
    guard findings == ["ok"] else {
      throw JournalError.indexDamaged(file: file, reason: findings.first ?? "no answer")
    }
  }

  /// Refuses a connection that could lose a commit in a power cut.
  static func checkDurability(_ database: Database, file: String) throws {
    let journalMode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
    let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    guard journalMode == "wal", synchronous == synchronousFull else {
      throw JournalError.durabilityNotFull(file: file, journalMode: journalMode, synchronous: synchronous)
    }
  }
}

extension JournalError {
  /// The journal's word for an error of a database.
  init(_ error: any Error, file: String) {
    guard let error = error as? DatabaseError else {
      self = error as? JournalError ?? .databaseFailed(file: file, reason: "\(error)")
      return
    }
    let reason = error.message ?? "\(error.extendedResultCode)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .fileNotADatabase(file: file)
      case .SQLITE_CORRUPT: .fileDamaged(file: file, reason: reason)
      case .SQLITE_FULL: .diskFull(file: file)
      case .SQLITE_MISUSE: .journalClosed(file: file)
      default: .databaseFailed(file: file, reason: reason)
      }
  }
}
