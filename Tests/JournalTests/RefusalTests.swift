import Congress
import Foundation
import GRDB
import Testing

@testable import Journal

/// Goal: a folder or file that cannot be this congress's journal is refused with the rule it breaks, and left as it is.
///
/// Method: real folders and files of every wrong kind.
@Suite struct RefusalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ folder: String, congress: Code<Definition> = "mau-2025") async throws -> Journal {
    try await Journal.open(folder: folder, congress: congress, newEpoch: SampleCongress.epoch)
  }

  private func makeJournal() async throws {
    let journal = try await open(folder.path)
    try await journal.append(SampleCongress.records(through: 5))
    try journal.close()
  }

  @Test func aFolderWithoutAParentIsRefused() async throws {
    let path = folder.path + "/absent/journal"
    #expect(await refusal { _ = try await open(path) } == .folderParentMissing(folder: path))
  }

  @Test func aFileInTheFoldersPlaceIsRefused() async throws {
    let path = folder.path + "/file"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    for wrong in [path, path + "/below"] {
      #expect(await refusal { _ = try await open(wrong) } == .folderNotAFolder(path: wrong))
    }
  }

  @Test func aFolderThatCannotBeWrittenIsRefused() async throws {
    // Not even root can make files here, so the test holds for every user.
    let error = await refusal { _ = try await open("/proc") }
    guard case .folderNotWritable("/proc", let reason) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func aSecondServiceIsRefusedWithTheProcessIDOfTheFirst() async throws {
    let first = try await open(folder.path)
    let expected = JournalError.journalLocked(folder: folder.path, processID: getpid())
    #expect(await refusal { _ = try await open(folder.path) } == expected)
    #expect(await refusal { _ = try await open(folder.path, congress: "other") } == expected)
    #expect(expected.description.contains("process: '\(getpid())'"))
    try first.close()
    try await open(folder.path).close()
  }

  @Test func aLockFileLeftBehindIsNoObstacle() async throws {
    try "999999\n".write(toFile: folder.path + "/journal.lock", atomically: false, encoding: .utf8)
    _ = try await open(folder.path)
  }

  @Test func anotherCongressesJournalIsRefusedAndLeftAsItIs() async throws {
    try await makeJournal()
    let before = FileManager.default.contents(atPath: folder.databaseFile)
    let error = await refusal { _ = try await open(folder.path, congress: "can-tho-2025") }
    #expect(
      error
        == .journalOfOtherCongress(file: folder.databaseFile, found: "mau-2025", expected: "can-tho-2025"))
    #expect(error?.description.contains("'mau-2025'") == true)
    #expect(error?.description.contains("'can-tho-2025'") == true)
    #expect(FileManager.default.contents(atPath: folder.databaseFile) == before)
  }

  @Test(arguments: [
    "INSERT INTO grdb_migrations (identifier) VALUES ('v2')", "UPDATE journal SET value = '2' WHERE key = 'format'",
  ])
  func aJournalOfNewerSoftwareIsRefused(change: String) async throws {
    try await makeJournal()
    try folder.tamper(change)
    let expected = JournalError.journalNewerThanSoftware(file: folder.databaseFile)
    #expect(await refusal { _ = try await open(folder.path) } == expected)
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == expected)
  }

  @Test func aJournalThatDoesNotSayWhoseItIsIsRefused() async throws {
    try await makeJournal()
    try folder.tamper("DELETE FROM journal WHERE key = 'epoch'")
    guard case .fileDamaged = await refusal({ _ = try await open(folder.path) }) else {
      Issue.record("not refused as damaged")
      return
    }
  }

  @Test func anEventOfNewerSoftwareIsRefusedByItsName() async throws {
    try await makeJournal()
    var chain = JournalIdentity(congress: "mau-2025", epoch: SampleCongress.epoch).chain
    for record in SampleCongress.records(through: 5) { chain.link(try StoredRecord(record)) }
    let future = StoredRecord(
      sequence: 6, atMS: 1, actorRole: nil, actorName: nil, commandID: nil, name: "hall.evacuated",
      payload: Data(#"{"hall.evacuated":{}}"#.utf8))
    chain.link(future)
    let queue = try DatabaseQueue(path: folder.databaseFile)
    try await queue.write { [chain] in try future.insert(into: $0, hash: chain.hash) }
    try queue.close()
    let error = await refusal { _ = try await open(folder.path).replay() }
    guard case .recordNotReadable(folder.databaseFile, 6, "hall.evacuated", _) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "nothing")")
      return
    }
  }

  @Test func aFileThatIsNoDatabaseIsRefused() async throws {
    try String(repeating: "minutes of the congress\n", count: 400)
      .write(toFile: folder.databaseFile, atomically: false, encoding: .utf8)
    let expected = JournalError.fileNotADatabase(file: folder.databaseFile)
    #expect(await refusal { _ = try await open(folder.path) } == expected)
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == expected)
  }

  @Test func aDatabaseOfSomethingElseIsRefusedAndLeftAsItIs() async throws {
    let queue = try DatabaseQueue(path: folder.databaseFile)
    try await queue.write { try $0.execute(sql: "CREATE TABLE events (sequence INTEGER PRIMARY KEY)") }
    try queue.close()
    let before = FileManager.default.contents(atPath: folder.databaseFile)
    let expected = JournalError.fileNotAJournal(file: folder.databaseFile)
    #expect(await refusal { _ = try await open(folder.path) } == expected)
    #expect(await refusal { _ = try await JournalReader.open(folder: folder.path) } == expected)
    #expect(FileManager.default.contents(atPath: folder.databaseFile) == before)
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func aDamagedFileIsRefusedAndNeverMistaken(seed: UInt64) async throws {
    let journal = try await open(folder.path)
    try await journal.append(SampleCongress.records(through: 300))
    let state = try await journal.replay()
    try journal.close()
    var random = SplitMix64(seed: seed)
    var bytes = try #require(FileManager.default.contents(atPath: folder.databaseFile))
    if seed % 3 == 0 {
      bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &random))
    } else {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...3_000, using: &random))
      for index in start..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
    }
    try bytes.write(to: URL(fileURLWithPath: folder.databaseFile))
    do {
      let replayed = try await open(folder.path).replay()
      #expect(replayed == state, "seed \(seed): damage went unseen and changed the state")
    } catch let error as JournalError {
      #expect(error.description.contains(folder.databaseFile), "seed \(seed): \(error)")
    }
  }

  @Test func thereIsNothingToReadInAFolderWithoutAJournal() async throws {
    for path in [folder.path, folder.path + "/absent"] {
      #expect(await refusal { _ = try await JournalReader.open(folder: path) } == .journalMissing(folder: path))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
