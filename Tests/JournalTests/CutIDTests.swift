import Congress
import Foundation
import GRDB
import Testing

@testable import Journal

/// Goal: what is hashed is what is stored, whatever an id holds; a journal in which an id was cut at a NUL can be opened.
///
/// Method: ids with NUL, marks and controls there and back; a journal written as versions did that bound text up to its
/// NUL and hashed it whole.
@Suite struct CutIDTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
  }

  @Test(arguments: ["a\u{0}b", "\u{0}", "a/\u{301}b", "a\nb\u{1B}[31m", "\u{202E}gpj", "e\u{301}", "é"])
  func anyIDIsStoredAsItIsHashed(id: String) async throws {
    let record = SampleCongress.presenceRecord(2, commandID: id)
    let journal = try await open()
    try await journal.append([SampleCongress.founding(), record])
    try journal.close()
    let again = try await open()
    #expect(try await again.replay()?.sequence == 2)
    let read = try #require(try await again.records(after: 1, limit: 1).first?.commandID)
    #expect(Array(read.utf8) == Array(id.utf8))
  }

  /// Writes records 2, 3 and 4, the ids of 2 and 3 cut at their NUL as SQLite's text binding does.
  private func leaveCutJournal() async throws {
    let journal = try await open()
    try await journal.append([
      SampleCongress.founding(), SampleCongress.presenceRecord(2, commandID: "registration/desk-1/a\u{0}b"),
      SampleCongress.presenceRecord(3, commandID: "registration/desk-1/a\u{0}c"), SampleCongress.presenceRecord(4),
    ])
    try journal.close()
    try folder.tamper(
      "UPDATE events SET command_id = CAST(substr(CAST(command_id AS BLOB), 1, 21) AS TEXT) WHERE sequence IN (2, 3)")
  }

  @Test func aJournalWithCutIDsIsRepairedWithoutLosingAnEvent() async throws {
    try await leaveCutJournal()
    let altered = JournalError.recordAltered(file: folder.databaseFile, sequence: 2)
    let journal = try await open()
    #expect(await refusal { _ = try await journal.replay() } == altered)
    try journal.close()

    let repair = try JournalRepair(folder: folder.path)
    let breaks = try await repair.breaks()
    #expect(breaks.map(\.record.sequence) == [2, 3])
    #expect(breaks.first?.record.commandID == "registration/desk-1/a")
    try await repair.accept(breaks, atMS: 5)
    #expect(try await repair.breaks().isEmpty)
  }

  @Test func aRepairedJournalIsReadAndGoesOnAndStillShowsWhatIsChangedLater() async throws {
    try await leaveCutJournal()
    let before = try await JournalReader.open(folder: folder.path).records(after: 0, limit: 10)
    try await accept()
    let journal = try await open()
    #expect(try await journal.replay()?.sequence == 4)
    #expect(try await journal.records(after: 0, limit: 10) == before, "no event is lost")
    try await journal.append([SampleCongress.presenceRecord(5)])
    try journal.close()
    #expect(try await JournalReader.open(folder: folder.path).verify().sequence == 5)
    try folder.tamper("UPDATE events SET at_ms = 0 WHERE sequence = 2")
    #expect(
      await refusal { _ = try await JournalReader.open(folder: folder.path).verify() }
        == .recordAltered(file: folder.databaseFile, sequence: 2))
  }

  private func accept() async throws {
    let repair = try JournalRepair(folder: folder.path)
    try await repair.accept(try await repair.breaks(), atMS: 5)
  }

  @Test func aRecordThatIsMissingCannotBeAccepted() async throws {
    try await leaveCutJournal()
    try folder.tamper("DELETE FROM events WHERE sequence = 3")
    let repair = try JournalRepair(folder: folder.path)
    #expect(
      await refusal { _ = try await repair.breaks() } == .recordAltered(file: folder.databaseFile, sequence: 3))
  }

  @Test func nothingIsRepairedBesideARunningService() async throws {
    let journal = try await open()
    try await journal.append([SampleCongress.founding()])
    #expect(
      await refusal { _ = try JournalRepair(folder: folder.path) }
        == .journalLocked(folder: folder.path, processID: getpid()))
  }
}
