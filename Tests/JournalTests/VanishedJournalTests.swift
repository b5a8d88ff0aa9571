import Congress
import Foundation
import GRDB
import Testing

@testable import Journal

/// Goal: a journal that was there and is gone, or has lost its end, is never founded anew or gone on with without a word.
///
/// Method: a journal of 40 records, its files removed, emptied and replaced in every way that was seen, as after
/// `kill -9`: SQLite's log is still there.
@Suite struct VanishedJournalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(loss: JournalLoss = .refused) async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: UUID().uuidString, loss: loss)
  }

  /// A journal of 40 records as `kill -9` leaves it: 20 in the database, 20 in the log.
  private func leaveKilledJournal() async throws -> JournalHead {
    let other = try folder.inner("first")
    let journal = try await Journal.open(folder: other.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
    try await journal.append(SampleCongress.records(through: 20))
    try await journal.database.perform { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try await journal.append((21...40).map { SampleCongress.presenceRecord($0) })
    let head = journal.head
    try other.copyDurableFiles(to: folder)
    try FileManager.default.copyItem(atPath: other.path + "/journal.head", toPath: folder.path + "/journal.head")
    try journal.close()
    return head
  }

  private func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
  }

  enum Loss: String, CaseIterable {
    case databaseRemoved, databaseAndLogRemoved, databaseEmpty, databaseOfOneByte
  }

  private func lose(_ loss: Loss) throws {
    switch loss {
    case .databaseRemoved: try remove("journal.sqlite")
    case .databaseAndLogRemoved:
      try remove("journal.sqlite")
      try remove("journal.sqlite-wal")
    case .databaseEmpty: try Data().write(to: URL(fileURLWithPath: folder.databaseFile))
    case .databaseOfOneByte: try Data([0]).write(to: URL(fileURLWithPath: folder.databaseFile))
    }
  }

  @Test(arguments: Loss.allCases)
  func aJournalThatIsGoneIsNotFoundedAnewWithoutAWord(loss: Loss) async throws {
    let head = try await leaveKilledJournal()
    try lose(loss)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let vanished = JournalError.journalVanished(file: folder.databaseFile, records: 40, head: head.hash)
    #expect(await refusal { _ = try await open() } == vanished)
    #expect(await refusal { _ = try await open(loss: .accepted) } == vanished, "there is nothing to go on with")
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == vanished)
    let after = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(Set(after).subtracting(before).subtracting(["journal.lock"]).isEmpty, "nothing was made: \(after)")
    #expect(Set(before).subtracting(after).isEmpty, "nothing was removed: \(after)")
  }

  @Test(arguments: Loss.allCases)
  func whoeverDecidesToFoundAnewKeepsWhatWasLeft(loss: Loss) async throws {
    _ = try await leaveKilledJournal()
    try lose(loss)
    let journal = try await open(loss: .foundedAnew)
    #expect(journal.head.sequence == 0)
    try await journal.append([SampleCongress.founding()])
    try journal.close()
    let aside = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/set-aside-1").sorted()
    #expect(aside.contains("journal.head"))
    #expect(aside.contains("journal.sqlite-wal") == (loss != .databaseAndLogRemoved))
    #expect(try await open().head.sequence == 1)
  }

  @Test func aLogWhoseDatabaseIsGoneIsKeptWhereNoMarkerKnowsOfIt() async throws {
    _ = try await leaveKilledJournal()
    try remove("journal.sqlite")
    try remove("journal.head")
    let log = folder.databaseFile + "-wal"
    #expect(await refusal { _ = try await open() } == .logWithoutDatabase(file: folder.databaseFile, log: log))
    #expect(FileManager.default.fileExists(atPath: log))
  }

  @Test func aJournalWhoseLogWasRemovedIsCutAndGoesOnOnlyWhereSomebodyDecidesSo() async throws {
    let head = try await leaveKilledJournal()
    try remove("journal.sqlite-wal")
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.databaseFile))
    let cut = JournalError.journalCut(file: folder.databaseFile, found: 20, records: 40, head: head.hash)
    #expect(await refusal { _ = try await open() } == cut)
    #expect(await refusal { _ = try await open() } == cut, "the first refusal changed nothing")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.databaseFile)) == before)
    let journal = try await open(loss: .accepted)
    #expect(journal.head.sequence == 20)
    try journal.close()
    #expect(try await open().head.sequence == 20, "the decision holds")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/journal.head.1"), "what was known is kept")
  }

  /// With its log gone the file held nothing at all, and was given a history of its own before it was refused.
  @Test func aLogThatIsPutBackAfterARefusalBringsEverythingBack() async throws {
    let journal = try await open()
    try await journal.append(SampleCongress.records(through: 5))
    let copy = try folder.inner("copy")
    try folder.copyDurableFiles(to: copy)
    for name in ["journal.sqlite", "journal.head"] {
      try? FileManager.default.removeItem(atPath: "\(copy.path)/\(name)")
      try FileManager.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(copy.path)/\(name)")
    }
    let log = copy.databaseFile + "-wal"
    try FileManager.default.moveItem(atPath: log, toPath: log + "-away")
    func again() async throws -> Journal {
      try await Journal.open(folder: copy.path, congress: "mau-2025", newEpoch: "another")
    }
    #expect(
      await refusal { _ = try await again() }
        == .journalCut(file: copy.databaseFile, found: 0, records: 5, head: journal.head.hash))
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy.databaseFile + suffix) }
    try FileManager.default.moveItem(atPath: log + "-away", toPath: log)
    #expect(try await again().head == journal.head)
  }

  @Test func aJournalOfAnotherHistoryInItsPlaceIsTold() async throws {
    _ = try await leaveKilledJournal()
    try remove("journal.sqlite")
    try remove("journal.sqlite-wal")
    let other = try folder.inner("other")
    let stranger = try await Journal.open(folder: other.path, congress: "mau-2025", newEpoch: "epoch-9")
    try await stranger.append([SampleCongress.founding()])
    try stranger.close()
    try FileManager.default.copyItem(atPath: other.databaseFile, toPath: folder.databaseFile)
    #expect(await refusal { _ = try await open() } == .journalReplaced(file: folder.databaseFile, records: 40))
  }

  @Test func aJournalFromBeforeTheMarkerIsOpenedAndGetsOne() async throws {
    let head = try await leaveKilledJournal()
    try remove("journal.head")
    let journal = try await open()
    #expect(journal.head == head)
    try journal.close()
    #expect(HeadMarker.read(JournalFolder(path: folder.path))?.head == head)
  }

  @Test func aMarkerThatWasHalfWrittenIsReadFromItsOtherHalf() async throws {
    let place = JournalFolder(path: folder.path)
    let marker = try HeadMarker(place)
    for sequence in 1...5 as ClosedRange<Int64> {
      let head = JournalHead(sequence: sequence, hash: String(repeating: "a", count: 64))
      marker.note(KnownHead(congress: "mau-2025", epoch: "e", head: head))
    }
    let file = try #require(FileHandle(forUpdatingAtPath: place.headFile))
    try file.write(contentsOf: Data("torn".utf8))
    try file.close()
    #expect(HeadMarker.read(place)?.head.sequence == 4)
    try Data("nothing of the kind".utf8).write(to: URL(fileURLWithPath: place.headFile))
    #expect(HeadMarker.read(place) == nil)
  }
}
