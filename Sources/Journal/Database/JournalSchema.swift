import GRDB

/// The tables of a journal file.
///
/// Strings only, never types of the house: a shipped migration must do for ever what it did when it shipped.
enum JournalSchema {
  /// `PLNJ`: says in the file's header that it is a journal and not some other database.
  static let applicationID = 0x504C_4E4A

  /// The first SQLite that knows STRICT tables, which keep a column from holding another type.
  private static let strictTablesVersion = [3, 37]

  /// Every step from an empty file to the newest format.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { database in
      let strict = try isStrictKnown(database) ? "STRICT" : ""
      try database.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          CREATE TABLE journal (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) \(strict);
          CREATE TABLE events (
            sequence INTEGER NOT NULL PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            actor_role TEXT,
            actor_name TEXT,
            command_id TEXT,
            name TEXT NOT NULL,
            payload TEXT NOT NULL,
            hash BLOB NOT NULL
          ) \(strict);
          CREATE INDEX events_by_command ON events (command_id) WHERE command_id IS NOT NULL;
          CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
          CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
            BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
          CREATE TRIGGER events_follow_without_gap BEFORE INSERT ON events
            WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM events)
            BEGIN SELECT RAISE(ABORT, 'events follow one another without a gap'); END;
          """)
    }
    return migrator
  }

  /// What a file holds, told before anything in it is changed.
  enum Content {
    /// Nothing yet.
    case nothing
    /// A journal, perhaps of an older format.
    case journal
    /// A journal of a format that this software does not know.
    case newerJournal
    /// Something else.
    case other
  }

  /// Says what a file holds.
  static func content(of database: Database) throws -> Content {
    let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard identifier == applicationID else {
      let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      return identifier == 0 && objects == 0 ? .nothing : .other
    }
    return try migrator.hasBeenSuperseded(database) ? .newerJournal : .journal
  }

  private static func isStrictKnown(_ database: Database) throws -> Bool {
    let version = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
    let parts = version.split(separator: ".").map { Int($0) ?? 0 }
    return !parts.lexicographicallyPrecedes(strictTablesVersion)
  }
}
