import Congress
import FoundationEssentials
import GRDB

/// A record as it stands in the table `events`: what the hash chain covers.
struct StoredRecord: Sendable {
  /// The columns in the order in which rows are read.
  static let columns = "sequence, at_ms, actor_role, actor_name, command_id, name, payload, hash"

  let sequence: Int64
  let atMS: Int64
  let actorRole: String?
  let actorName: String?
  let commandID: String?
  let name: String
  /// The event as canonical JSON, UTF-8.
  let payload: Data
}

extension StoredRecord {
  /// A record as it will be stored.
  init(_ record: EventRecord) throws(JournalError) {
    sequence = record.sequence
    atMS = record.atMS
    actorRole = record.actor?.role.rawValue
    actorName = record.actor?.name
    commandID = record.commandID
    name = record.event.name
    payload = try CanonicalJSON.encode(record.event, named: "event '\(record.event.name)'")
  }

  /// A row of ``columns``; throws where a column holds what it never may.
  init(row: Row) throws {
    sequence = try row.decode(Int64.self, atIndex: 0)
    atMS = try row.decode(Int64.self, atIndex: 1)
    actorRole = try Self.text(try row.decode(Data?.self, atIndex: 2))
    actorName = try Self.text(try row.decode(Data?.self, atIndex: 3))
    commandID = try Self.text(try row.decode(Data?.self, atIndex: 4))
    name = try Self.text(try row.decode(Data.self, atIndex: 5)) ?? ""
    payload = try row.decode(Data.self, atIndex: 6)
  }

  /// A text that is not UTF-8.
  private struct NotText: Error {}

  /// A text column as its bytes; SQLite's own reading of text ends at a NUL.
  private static func text(_ bytes: Data?) throws -> String? {
    guard let bytes else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
    return text
  }

  /// What the record says.
  /// - Parameter file: Where it stands, for the refusal's words.
  /// - Returns: The record with its event read.
  /// - Throws: ``JournalError/recordNotReadable(file:sequence:name:reason:)``.
  func record(in file: String) throws(JournalError) -> EventRecord {
    let event: Event
    do {
      event = try CanonicalJSON.decode(Event.self, from: payload)
    } catch {
      throw notReadable(in: file, "\(error)")
    }
    guard event.name == name else { throw notReadable(in: file, "its payload is '\(event.name)'") }
    return EventRecord(sequence: sequence, atMS: atMS, actor: try actor(in: file), commandID: commandID, event: event)
  }

  /// Writes the record and its hash into the table.
  ///
  /// Texts are bound as bytes: bound as text they would end at a NUL, and the hash covers them whole.
  func insert(into database: Database, hash: HashChain.Hash) throws {
    let text = "CAST(? AS TEXT)"
    let statement = try database.cachedStatement(
      sql: "INSERT INTO events (\(Self.columns)) VALUES (?, ?, \(text), \(text), \(text), \(text), \(text), ?)")
    try statement.execute(arguments: [
      sequence, atMS, Self.bytes(actorRole), Self.bytes(actorName), Self.bytes(commandID), Self.bytes(name), payload,
      hash,
    ])
  }

  private static func bytes(_ text: String?) -> Data? { text.map { Data($0.utf8) } }

  private func actor(in file: String) throws(JournalError) -> Actor? {
    guard let actorRole, let actorName else { return nil }
    guard let role = Role(rawValue: actorRole) else { throw notReadable(in: file, "role '\(actorRole)' is not known") }
    return Actor(role: role, name: actorName)
  }

  private func notReadable(in file: String, _ reason: String) -> JournalError {
    .recordNotReadable(file: file, sequence: sequence, name: name, reason: reason)
  }
}
