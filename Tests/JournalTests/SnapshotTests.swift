import Congress
import Foundation
import Testing

@testable import Journal

/// Goal: a start from a snapshot leads to the same state as all the records, and no snapshot is believed that does not
/// fit them.
///
/// Method: a journal of 40 records with a snapshot at 30; snapshots of other software, cut short, of another journal, with
/// another state; records changed before it.
@Suite struct SnapshotTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ loss: JournalLoss = .refused) async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch, loss: loss)
  }

  private static func state(through sequence: Int64) throws -> CongressState {
    var state = CongressState(SampleCongress.definition(), foundedBy: SampleCongress.founding())
    state.apply(SampleCongress.records(through: sequence).dropFirst())
    return state
  }

  /// A journal of 40 records whose state at 30 is kept.
  private func leaveJournal(state: CongressState? = nil) async throws {
    let journal = try await open()
    try await journal.append(SampleCongress.records(through: 40))
    try await journal.keep(try state ?? Self.state(through: 30), attachment: Data("beside".utf8), software: "this")
    try journal.close()
  }

  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/snapshots")) ?? []).sorted()
  }

  @Test func aStartFromASnapshotLeadsToTheSameState() async throws {
    try await leaveJournal()
    let journal = try await open()
    let snapshot = try #require(try await journal.newestSnapshot(software: "this"))
    #expect(snapshot.state.sequence == 30 && snapshot.attachment == Data("beside".utf8))
    let replayed = try #require(try await journal.replay(from: snapshot))
    let whole = try #require(try await journal.replay())
    #expect(replayed == whole)
    #expect(try stateDigest(of: replayed) == stateDigest(of: whole))
    try await JournalReader.open(folder: folder.path).verify(snapshot)
  }

  @Test func aSnapshotOfOtherSoftwareIsPassedOverAndLeft() async throws {
    try await leaveJournal()
    #expect(try await open().newestSnapshot(software: "other") == nil)
    #expect(files == ["30.snapshot"])
  }

  @Test func theNewestTwoAreKept() async throws {
    let journal = try await open()
    try await journal.append(SampleCongress.records(through: 40))
    for sequence in [5, 10, 20, 30] as [Int64] {
      try await journal.keep(try Self.state(through: sequence), attachment: Data(), software: "this")
    }
    #expect(files == ["20.snapshot", "30.snapshot"])
    #expect(try await journal.newestSnapshot(software: "this")?.state.sequence == 30)
  }

  @Test(arguments: [0, 10, 4_000])
  func aSnapshotThatIsCutShortIsPutAsideAndTheRecordsStand(bytes: Int) async throws {
    try await leaveJournal()
    let path = folder.path + "/snapshots/30.snapshot"
    try Data(contentsOf: URL(filePath: path)).prefix(bytes).write(to: URL(filePath: path))
    let journal = try await open()
    #expect(try await journal.newestSnapshot(software: "this") == nil)
    #expect(files == ["30.snapshot.unfit"], "put aside, not deleted")
    #expect(try await journal.replay()?.sequence == 40)
  }

  @Test func aSnapshotOfAJournalThatWasCutIsPutAside() async throws {
    try await leaveJournal()
    try folder.tamper("DELETE FROM events WHERE sequence > 20")
    let journal = try await open(.accepted)
    #expect(try await journal.newestSnapshot(software: "this") == nil)
    #expect(files == ["30.snapshot.unfit"])
  }

  @Test func aRecordThatWasChangedBeforeASnapshotIsFoundBehindTheServing() async throws {
    try await leaveJournal()
    try folder.tamper("UPDATE events SET at_ms = 0 WHERE sequence = 9")
    let journal = try await open()
    let snapshot = try #require(try await journal.newestSnapshot(software: "this"))
    #expect(try await journal.replay(from: snapshot)?.sequence == 40, "it serves at once")
    let found = await refusal { try await JournalReader.open(folder: folder.path).verify(snapshot) }
    #expect(found == .recordAltered(file: folder.databaseFile, sequence: 9))
  }

  @Test func aStateThatTheRecordsDoNotLeadToIsFoundBehindTheServing() async throws {
    var other = try Self.state(through: 29)
    other.apply(
      EventRecord(sequence: 30, atMS: 1, actor: nil, commandID: nil, event: .safeTurned(isOn: true)))
    try await leaveJournal(state: other)
    let snapshot = try #require(try await open().newestSnapshot(software: "this"))
    let found = await refusal { try await JournalReader.open(folder: folder.path).verify(snapshot) }
    #expect(found == .snapshotUnfit(file: folder.databaseFile, sequence: 30))
  }
}
