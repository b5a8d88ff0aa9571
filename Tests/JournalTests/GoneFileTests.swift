import Congress
import Foundation
import Testing

@testable import Journal

/// Goal: nothing is acknowledged that was written into a file which is not in the journal's place any more.
///
/// Method: the folder and the files of an open journal removed, renamed and replaced between two appends; and put back.
@Suite struct GoneFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  enum Deed: String, CaseIterable {
    case folderRenamed, databaseRenamed, logRemoved, databaseReplaced
  }

  private func perform(_ deed: Deed, on path: String) throws {
    let manager = FileManager.default
    switch deed {
    case .folderRenamed: try manager.moveItem(atPath: path, toPath: path + "-moved")
    case .databaseRenamed: try manager.moveItem(atPath: path + "/journal.sqlite", toPath: path + "/moved")
    case .logRemoved: try manager.removeItem(atPath: path + "/journal.sqlite-wal")
    case .databaseReplaced:
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/journal.sqlite"))
      try bytes.write(to: URL(fileURLWithPath: path + "/journal.sqlite"), options: .atomic)
    }
  }

  @Test(arguments: Deed.allCases)
  func nothingIsAcknowledgedIntoAFileThatIsGone(deed: Deed) async throws {
    let path = folder.path + "/journal"
    let journal = try await Journal.open(folder: path, congress: "mau-2025", newEpoch: "epoch-1")
    try await journal.append(SampleCongress.records(through: 5))
    #expect(throws: Never.self) { try journal.checkPlace() }
    try perform(deed, on: path)
    let gone = deed == .logRemoved ? path + "/journal.sqlite-wal" : path + "/journal.sqlite"
    #expect(throws: JournalError.fileGone(file: gone)) { try journal.checkPlace() }
    for _ in 0..<2 {
      #expect(
        await refusal { try await journal.append([SampleCongress.presenceRecord(6)]) } == .fileGone(file: gone))
    }
    #expect(journal.head.sequence == 5)
  }

  @Test func aJournalThatIsPutBackGoesOn() async throws {
    let path = folder.path + "/journal"
    let journal = try await Journal.open(folder: path, congress: "mau-2025", newEpoch: "epoch-1")
    try await journal.append(SampleCongress.records(through: 5))
    try FileManager.default.moveItem(atPath: path, toPath: path + "-moved")
    #expect(await refusal { try await journal.append([SampleCongress.presenceRecord(6)]) } != nil)
    try FileManager.default.moveItem(atPath: path + "-moved", toPath: path)
    try await journal.append([SampleCongress.presenceRecord(6)])
    try journal.close()
    #expect(try await JournalReader.open(folder: path).verify().sequence == 6)
  }

  /// A lock file that somebody removed let two services write one journal.
  @Test func aRemovedLockFileLetsNobodyElseIn() async throws {
    let journal = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: "epoch-1")
    try FileManager.default.removeItem(atPath: folder.path + "/journal.lock")
    let refused = await refusal {
      _ = try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: "epoch-1")
    }
    #expect(refused == .journalLocked(folder: folder.path, processID: nil))
    try journal.close()
    #expect(throws: Never.self) {
      try FolderLock(folder: JournalFolder(path: folder.path)).release()
    }
  }
}
