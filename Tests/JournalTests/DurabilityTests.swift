import Congress
import Foundation
import GRDB
import Testing

@testable import Journal

/// Goal: what append has returned from is there again, whatever ends the process, and every commit waits for the disk.
///
/// Method: journals let go of without closing, copies of the files as a power cut leaves them, a child process that
/// kills itself, SQLite's settings read back on the journal's own connection.
@Suite struct DurabilityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ folder: TemporaryFolder) async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
  }

  @Test func everyCommitWaitsForTheDisk() async throws {
    for _ in 0..<2 {
      let journal = try await open(folder)
      let settings = try await journal.database.queue.read { database in
        [
          try String.fetchOne(database, sql: "PRAGMA journal_mode"),
          try Int.fetchOne(database, sql: "PRAGMA synchronous").map(String.init),
        ]
      }
      #expect(settings == ["wal", "2"])
      try journal.close()
    }
  }

  @Test(arguments: [("wal", 1), ("wal", 0), ("delete", 2), ("memory", 2)])
  func aConnectionThatCouldLoseACommitIsRefused(journalMode: String, synchronous: Int) throws {
    let queue = try DatabaseQueue(path: folder.databaseFile)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = \(journalMode); PRAGMA synchronous = \(synchronous)")
      #expect(
        throws: JournalError.durabilityNotFull(file: "f", journalMode: journalMode, synchronous: synchronous)
      ) {
        try JournalDatabase.checkDurability(database, file: "f")
      }
    }
  }

  @Test func aJournalThatWasLetGoOfWithoutClosingKeepsEverything() async throws {
    do {
      let journal = try await open(folder)
      try await journal.append(SampleCongress.records(through: 40))
    }
    let again = try await open(folder)
    #expect(again.head.sequence == 40)
    #expect(try await again.records(after: 0, limit: 100) == SampleCongress.records(through: 40))
  }

  @Test func theFilesOnDiskHoldEverythingAfterEveryAppend() async throws {
    let journal = try await open(folder)
    for last in [1, 2, 9, 700] as [Int64] {
      let known = journal.head.sequence
      try await journal.append(SampleCongress.records(through: last).filter { $0.sequence > known })
      let copy = try folder.inner("copy-\(last)")
      try folder.copyDurableFiles(to: copy)
      let survivor = try await open(copy)
      #expect(survivor.head == journal.head)
      #expect(try await survivor.replay() == journal.replay())
    }
  }

  @Test func aLastCommitThatIsHalfOnDiskIsTakenBackWhole() async throws {
    let journal = try await open(folder)
    try await journal.append(SampleCongress.records(through: 10))
    let before = journal.head
    try await journal.append((11...200).map { SampleCongress.presenceRecord($0) })
    let copy = try folder.inner("copy")
    try folder.copyDurableFiles(to: copy)
    let log = copy.databaseFile + "-wal"
    let bytes = try #require(FileManager.default.contents(atPath: log))
    try bytes.dropLast(5_000).write(to: URL(fileURLWithPath: log))
    let survivor = try await open(copy)
    #expect(survivor.head == before)
    #expect(try await survivor.replay()?.sequence == 10)
  }

  @Test func aKilledProcessLosesNothingAndLeavesNoLock() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      let journal = try await Journal.open(folder: path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
      try await journal.append(SampleCongress.records(through: 25))
      kill(getpid(), SIGKILL)
    }
    let again = try await open(folder)
    #expect(again.head.sequence == 25)
    #expect(try await again.replay()?.sequence == 25)
  }

  @Test func aServiceThatDiedWhileMakingTheJournalIsNoObstacle() async throws {
    let missing = JournalError.journalMissing(folder: folder.path)
    #expect(FileManager.default.createFile(atPath: folder.databaseFile, contents: nil))
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == missing)
    try await open(folder).close()
    try folder.tamper("DELETE FROM journal")
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == missing)
    #expect(try await open(folder).epoch == SampleCongress.epoch)
  }

  @Test func aClosedJournalRefusesEverythingAndFreesTheFolder() async throws {
    let journal = try await open(folder)
    try await journal.append(SampleCongress.records(through: 2))
    try journal.close()
    try journal.close()
    let closed = JournalError.journalClosed(file: folder.databaseFile)
    #expect(await refusal { try await journal.append([SampleCongress.presenceRecord(3)]) } == closed)
    #expect(await refusal { _ = try await journal.replay() } == closed)
    #expect(await refusal { _ = try await journal.records(after: 0, limit: 1) } == closed)
    #expect(await refusal { _ = try await journal.settle(after: 0) } == closed)
    #expect(try await open(folder).head.sequence == 2)
  }
}
