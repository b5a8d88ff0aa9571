import Congress
import GRDB
import Testing

@testable import Journal

/// Goal: an append is all or nothing, follows what is there, and a refused one leaves a journal that goes on working.
///
/// Method: wrong records, a disk that fills up, writers that race, the file's own guards.
@Suite struct AppendTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(through sequence: Int64) async throws -> Journal {
    let journal = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
    if sequence > 0 { try await journal.append(SampleCongress.records(through: sequence)) }
    return journal
  }

  @Test func aGapInTheMiddleOfAGroupAppendsNothing() async throws {
    let journal = try await journal(through: 5)
    let before = journal.head
    let group = [6, 7, 9].map { SampleCongress.presenceRecord($0) }
    #expect(await refusal { try await journal.append(group) } == .sequenceNotContinued(expected: 8, found: 9))
    #expect(journal.head == before)
    #expect(try await journal.records(after: 5, limit: 10).isEmpty)
    try await journal.append(SampleCongress.records(through: 7).suffix(2))
    #expect(try await journal.replay()?.sequence == 7)
  }

  @Test(arguments: [0, 1, 5, 7] as [Int64])
  func aRecordThatDoesNotComeNextIsRefused(sequence: Int64) async throws {
    let journal = try await journal(through: 5)
    let error = await refusal { try await journal.append([SampleCongress.presenceRecord(sequence)]) }
    #expect(error == .sequenceNotContinued(expected: 6, found: sequence))
  }

  @Test func theFirstRecordMustFoundTheCongressOfTheJournal() async throws {
    let journal = try await journal(through: 0)
    let stranger = SampleCongress.founding(SampleCongress.definition(id: "other-2025"))
    for first in [SampleCongress.presenceRecord(1), stranger] {
      let error = await refusal { try await journal.append([first]) }
      #expect(error == .foundingMissing(file: folder.databaseFile, congress: "mau-2025"))
    }
    #expect(journal.head.sequence == 0)
    try await journal.append([SampleCongress.founding()])
  }

  @Test func appendingNothingChangesNothing() async throws {
    let journal = try await journal(through: 3)
    let before = journal.head
    try await journal.append([])
    #expect(journal.head == before)
  }

  @Test func aFullDiskRecordsNothingAndTheJournalGoesOnOnceThereIsSpace() async throws {
    let journal = try await journal(through: 5)
    let before = journal.head
    try await journal.database.queue.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let many = (6...2_000).map { SampleCongress.presenceRecord($0) }
    #expect(await refusal { try await journal.append(many) } == .diskFull(file: folder.databaseFile))
    #expect(journal.head == before)
    #expect(try await journal.records(after: 5, limit: 10).isEmpty)
    try await journal.append([SampleCongress.presenceRecord(6)])
    try await journal.database.queue.write { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    try await journal.append(Array(many.dropFirst()))
    #expect(try await journal.replay()?.sequence == 2_000)
  }

  @Test func ofManyThatAppendTheSamePlaceOneSucceeds() async throws {
    let journal = try await journal(through: 1)
    for sequence in Int64(2)...20 {
      let successCount = await withTaskGroup(of: Bool.self) { group in
        for rival in 0..<8 {
          group.addTask {
            let record = SampleCongress.presenceRecord(sequence, commandID: "rival-\(rival)")
            return (try? await journal.append([record])) != nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(successCount == 1, "at \(sequence)")
    }
    #expect(try await journal.replay()?.sequence == 20)
  }

  @Test func aCancelledTaskStillRecordsWhatItAskedFor() async throws {
    let journal = try await journal(through: 1)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await journal.append([SampleCongress.presenceRecord(2)])
    }
    task.cancel()
    try await task.value
    #expect(try await journal.replay()?.sequence == 2)
  }

  @Test(arguments: [
    "UPDATE events SET payload = '{}' WHERE sequence = 2",
    "UPDATE OR REPLACE events SET sequence = 2 WHERE sequence = 3",
    "DELETE FROM events WHERE sequence = 3",
    "DELETE FROM events",
    "INSERT OR REPLACE INTO events SELECT 2, at_ms, NULL, NULL, NULL, name, payload, hash FROM events WHERE sequence = 3",
    "INSERT INTO events SELECT 5, at_ms, NULL, NULL, NULL, name, payload, hash FROM events WHERE sequence = 3",
    "INSERT INTO events (at_ms, name, payload, hash) VALUES (1, 'safe.turned', '{}', x'00')",
  ])
  func theFileItselfRefusesToChangeItsPast(statement: String) async throws {
    let journal = try await journal(through: 3)
    await #expect(throws: DatabaseError.self) {
      try await journal.database.queue.write { try $0.execute(sql: statement) }
    }
    #expect(try await journal.records(after: 0, limit: 10) == SampleCongress.records(through: 3))
    _ = try await journal.replay()
  }
}
