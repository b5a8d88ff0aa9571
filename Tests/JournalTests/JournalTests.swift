import Congress
import Testing

@testable import Journal

/// Goal: what goes into a journal comes out of it, in the same places, and leads to the same state in every process.
///
/// Method: real files; every kind of event once; seeded sessions run by commands as the service runs them.
@Suite struct JournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ folder: TemporaryFolder) async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
  }

  @Test func everyKindOfEventComesBackAsItWasWritten() async throws {
    #expect(Set(SampleEvents.all.map(SampleEvents.kind)) == Set(0..<SampleEvents.kindCount))
    let actors = [nil, Actor(role: .chair, name: "podium / Đoàn chủ tịch"), Actor(role: .operator, name: "")]
    let written = SampleEvents.all.enumerated().map { index, event in
      EventRecord(
        sequence: Int64(index) + 1, atMS: Int64(index) * 1_000 - 5, actor: actors[index % 3],
        commandID: index % 2 == 0 ? nil : "id \"\(index)\"", event: event)
    }
    let journal = try await open(folder)
    try await journal.append(written)
    #expect(try await journal.records(after: 0, limit: 100) == written)
    try journal.close()
    #expect(try await open(folder).records(after: 0, limit: 100) == written)
  }

  @Test func aNewJournalIsEmptyAndHasTheEpochThatItWasGiven() async throws {
    let journal = try await open(folder)
    #expect(journal.epoch == SampleCongress.epoch)
    #expect(journal.congress == "mau-2025")
    #expect(journal.head.sequence == 0)
    #expect(journal.head.hash.count == 64)
    #expect(try await journal.replay() == nil)
    #expect(try await journal.records(after: 0, limit: 10).isEmpty)
  }

  @Test func aJournalKeepsItsFirstEpoch() async throws {
    try await open(folder).close()
    let again = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: "epoch-2")
    #expect(again.epoch == SampleCongress.epoch)
  }

  @Test func theFolderIsCreatedWhereTheOneAboveItIsThere() async throws {
    let journal = try await Journal.open(folder: folder.path + "/a//", congress: "mau-2025", newEpoch: "e")
    try await journal.append([SampleCongress.founding()])
    #expect(try await JournalReader.open(folder: folder.path + "/a").verify().sequence == 1)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func replayOfTheJournalEqualsTheLiveState(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var session = try #require(SampleSession())
    session.run(randomCommands: 300, using: &random)
    let journal = try await open(folder)
    var pending = session.records[...]
    while !pending.isEmpty {
      let batch = pending.prefix(Int.random(in: 1...20, using: &random))
      try await journal.append(Array(batch))
      pending = pending.dropFirst(batch.count)
    }
    #expect(session.records.count > 20, "seed \(seed): hardly anything happened")
    #expect(try await journal.replay() == session.state, "seed \(seed)")
    let head = journal.head
    try journal.close()
    let reopened = try await open(folder)
    #expect(try await reopened.replay() == session.state, "seed \(seed)")
    #expect(reopened.head == head, "seed \(seed)")
    #expect(head.sequence == session.state.sequence, "seed \(seed)")
  }

  @Test func theSameEventsGiveTheSameHashesHoweverTheyWereGrouped() async throws {
    let records = SampleCongress.records(through: 20)
    let together = try await open(folder.inner("together"))
    try await together.append(records)
    let apart = try await open(folder.inner("apart"))
    for record in records { try await apart.append([record]) }
    #expect(together.head == apart.head)
  }

  @Test func recordsAreReadFromAPlaceOnAndUpToALimit() async throws {
    let records = SampleCongress.records(through: 30)
    let journal = try await open(folder)
    try await journal.append(records)
    #expect(try await journal.records(after: 10, limit: 5) == Array(records[10..<15]))
    #expect(try await journal.records(after: 28, limit: 5) == Array(records[28...]))
    #expect(try await journal.records(after: 30, limit: 5).isEmpty)
    #expect(try await journal.records(after: 0, limit: -1).isEmpty)
  }
}
