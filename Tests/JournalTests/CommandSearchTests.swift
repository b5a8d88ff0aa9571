import Congress
import GRDB
import Testing

@testable import Journal

/// Goal: a repeated command is known by its id, among any number of ids, without reading the whole journal.
///
/// Method: journals with commands of one, several and no events; more ids than SQLite takes at once.
@Suite struct CommandSearchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(_ records: [EventRecord]) async throws -> Journal {
    let journal = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
    try await journal.append(records)
    return journal
  }

  @Test func theNewestEventOfACommandIsFound() async throws {
    let commands = [nil, "a", "b", "b", "b", "a", "c"]
    let records =
      [SampleCongress.founding()]
      + commands.dropFirst().enumerated().map { index, id in
        SampleCongress.presenceRecord(Int64(index) + 2, commandID: id)
      }
    let journal = try await journal(records)
    #expect(try await journal.sequences(ofCommands: ["a", "b", "c", "d"]) == ["a": 6, "b": 5, "c": 7])
    #expect(try await journal.sequences(ofCommands: ["d"]) == [:])
    #expect(try await journal.sequences(ofCommands: []) == [:])
    #expect(try await journal.sequences(ofCommands: ["b", "b"]) == ["b": 5])
    #expect(try await journal.sequences(ofCommands: ["", "'); DROP TABLE events; --"]) == [:])
  }

  @Test func fiveThousandIDsAreFoundAtOnce() async throws {
    let journal = try await journal(SampleCongress.records(through: 3_000))
    let ids = (1...5_000).map { "command-\($0)" }
    let found = try await journal.sequences(ofCommands: ids)
    #expect(found.count == 2_999)
    for sequence in Int64(2)...3_000 { #expect(found["command-\(sequence)"] == sequence) }
  }

  @Test(arguments: [1, 2, 3, 5, 127, 129, 255, 256, 257, 512, 513])
  func anyNumberOfIDsIsFound(count: Int) async throws {
    let journal = try await journal(SampleCongress.records(through: 600))
    let sequences = (2..<Int64(count) + 2).map { $0 }
    let found = try await journal.sequences(ofCommands: sequences.map { "command-\($0)" })
    #expect(found.values.sorted() == sequences)
  }

  @Test func theSearchGoesByTheIndex() async throws {
    let journal = try await journal([SampleCongress.founding()])
    let plan = try await journal.database.queue.read { database in
      try Row.fetchAll(
        database,
        sql: "EXPLAIN QUERY PLAN " + CommandSearch.query(idCount: 2), arguments: ["a", "b"]
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("events_by_command") }, "\(plan)")
  }
}
