import Congress
import Foundation
import GRDB
import Testing

@testable import Journal

/// Goal: whatever is done to a record behind the journal's back shows, at the first place where it was done.
///
/// Method: one journal of 20 records a case, changed by plain SQL with the file's guards taken off.
@Suite struct TamperingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  struct Tampering: Sendable, CustomTestStringConvertible {
    let deed: String
    let breaksAt: Int64
    let statements: [String]

    init(_ deed: String, breaksAt: Int64, _ statements: String...) {
      self.deed = deed
      self.breaksAt = breaksAt
      self.statements = statements
    }

    var testDescription: String { deed }
  }

  static let tamperings = [
    Tampering(
      "a changed payload", breaksAt: 9,
      "UPDATE events SET payload = replace(payload, 'D-', 'X-') WHERE sequence = 9"),
    Tampering("a changed time", breaksAt: 9, "UPDATE events SET at_ms = at_ms + 1 WHERE sequence = 9"),
    Tampering("a changed role", breaksAt: 9, "UPDATE events SET actor_role = 'chair' WHERE sequence = 9"),
    Tampering("a changed actor", breaksAt: 9, "UPDATE events SET actor_name = 'desk-2' WHERE sequence = 9"),
    Tampering("an actor taken away", breaksAt: 9, "UPDATE events SET actor_name = NULL WHERE sequence = 9"),
    Tampering("a changed command", breaksAt: 9, "UPDATE events SET command_id = 'command-1' WHERE sequence = 9"),
    Tampering("a command taken away", breaksAt: 9, "UPDATE events SET command_id = NULL WHERE sequence = 9"),
    Tampering("a changed name", breaksAt: 9, "UPDATE events SET name = 'safe.turned' WHERE sequence = 9"),
    Tampering("a changed hash", breaksAt: 9, "UPDATE events SET hash = zeroblob(32) WHERE sequence = 9"),
    Tampering("a shortened hash", breaksAt: 9, "UPDATE events SET hash = substr(hash, 1, 31) WHERE sequence = 9"),
    Tampering(
      "a character moved from one field to the next", breaksAt: 9,
      "UPDATE events SET actor_name = 'desk-', command_id = '1' || command_id WHERE sequence = 9"),
    Tampering("a removed record", breaksAt: 9, "DELETE FROM events WHERE sequence = 9"),
    Tampering("a removed founding", breaksAt: 1, "DELETE FROM events WHERE sequence = 1"),
    Tampering(
      "a removed record, the gap closed", breaksAt: 9, "DELETE FROM events WHERE sequence = 9",
      "UPDATE events SET sequence = -sequence WHERE sequence > 9",
      "UPDATE events SET sequence = -sequence - 1 WHERE sequence < 0"),
    Tampering(
      "a swapped pair", breaksAt: 7, "UPDATE events SET sequence = -7 WHERE sequence = 7",
      "UPDATE events SET sequence = 7 WHERE sequence = 8", "UPDATE events SET sequence = 8 WHERE sequence = -7"),
    Tampering(
      "a record put in at the end", breaksAt: 21,
      "INSERT INTO events SELECT 21, at_ms, actor_role, actor_name, command_id, name, payload, hash FROM events "
        + "WHERE sequence = 20"),
    Tampering(
      "a record put in before the first", breaksAt: 1,
      "INSERT INTO events SELECT 0, at_ms, actor_role, actor_name, command_id, name, payload, hash FROM events "
        + "WHERE sequence = 20"),
    Tampering(
      "two changed records", breaksAt: 4, "UPDATE events SET at_ms = 0 WHERE sequence = 15",
      "UPDATE events SET at_ms = 0 WHERE sequence = 4"),
    Tampering("another epoch", breaksAt: 1, "UPDATE journal SET value = 'epoch-2' WHERE key = 'epoch'"),
  ]

  @Test(arguments: tamperings)
  func itShowsAtTheFirstPlaceWhereItWasDone(tampering: Tampering) async throws {
    let journal = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
    try await journal.append(SampleCongress.records(through: 20))
    try journal.close()
    try folder.tamper()
    #expect(try await JournalReader.open(folder: folder.path).verify().sequence == 20)
    for statement in tampering.statements { try folder.tamper(statement) }
    let expected = JournalError.recordAltered(file: folder.databaseFile, sequence: tampering.breaksAt)
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path).verify() } == expected)
    // What `journal.head` knows shows some of it at once; here it is for the chain to show all.
    let reopened = try await Journal.open(
      folder: folder.path, congress: "mau-2025", newEpoch: "-", loss: .accepted)
    #expect(await refusal { _ = try await reopened.replay() } == expected)
  }

  @Test func removedNewestRecordsShowInTheHeadThatIsKeptBesideTheJournal() async throws {
    let journal = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
    try await journal.append(SampleCongress.records(through: 20))
    let head = journal.head
    try journal.close()
    try folder.tamper("DELETE FROM events WHERE sequence > 18")
    let cut = JournalError.journalCut(file: folder.databaseFile, found: 18, records: 20, head: head.hash)
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path).verify() } == cut)
    #expect(await refusal { _ = try await open() } == cut)
  }

  /// The chain holds no secret: where the marker is gone too, only a head that is known from elsewhere pins the end down.
  @Test func removedNewestRecordsShowAgainstAHeadThatWasWrittenDown() async throws {
    let journal = try await open()
    try await journal.append(SampleCongress.records(through: 20))
    let head = journal.head
    try journal.close()
    #expect(try await JournalReader.open(folder: folder.path).verify(holding: head).sequence == 20)
    try folder.tamper("DELETE FROM events WHERE sequence > 18")
    try FileManager.default.removeItem(atPath: folder.path + "/journal.head")
    let reader = try await JournalReader.open(folder: folder.path)
    #expect(try await reader.verify().sequence == 18)
    let missing = JournalError.headNotHeld(file: folder.databaseFile, sequence: 20, head: head.hash)
    #expect(await refusal { _ = try await reader.verify(holding: head) } == missing)
  }

  /// A repeated command would be done twice by whoever trusted such an index.
  @Test func anIndexThatDoesNotKnowARecordIsToldByVerify() async throws {
    let journal = try await open()
    try await journal.append(SampleCongress.records(through: 3))
    try journal.close()
    try folder.tamper("CREATE TABLE kept AS SELECT * FROM sqlite_master WHERE name = 'events_by_command'")
    try folder.changeSchema("DELETE FROM sqlite_master WHERE name = 'events_by_command'")
    try folder.tamper(
      "INSERT INTO events SELECT 4, at_ms, actor_role, actor_name, 'unseen', name, payload, hash FROM events "
        + "WHERE sequence = 3")
    try folder.changeSchema("INSERT INTO sqlite_master SELECT * FROM kept")
    try folder.tamper("UPDATE events SET hash = x'00' WHERE sequence = 4", "DELETE FROM events WHERE sequence = 3")
    let queue = try DatabaseQueue(path: folder.databaseFile)
    let database = try JournalDatabase(reading: folder.databaseFile)
    let found = await refusal { try await queue.read { try database.checkIndexes($0) } }
    guard case .indexDamaged? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  private func open() async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
  }
}
