import Congress
import Foundation
import Testing

@testable import Journal

/// Goal: anybody can read and verify a journal beside the running service, and comes to the same state as it.
///
/// Method: readers opened while a journal is open, while it is written, and after it was closed.
@Suite struct JournalReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ folder: TemporaryFolder) async throws -> Journal {
    try await Journal.open(folder: folder.path, congress: "mau-2025", newEpoch: SampleCongress.epoch)
  }

  @Test func aReaderBesideARunningServiceSaysWhatTheServiceSays() async throws {
    let journal = try await open(folder)
    try await journal.append(SampleCongress.records(through: 12))
    let reader = try await JournalReader.open(folder: folder.path)
    for last in [12, 13, 60] as [Int64] {
      let known = journal.head.sequence
      try await journal.append(SampleCongress.records(through: last).filter { $0.sequence > known })
      let report = try await reader.verify()
      let state = try #require(try await journal.replay())
      #expect(
        report
          == JournalReport(
            congress: "mau-2025", epoch: SampleCongress.epoch, sequence: last, headHash: journal.head.hash,
            stateDigest: try stateDigest(of: state)))
      #expect(try await reader.records(after: 5, limit: 4) == journal.records(after: 5, limit: 4))
    }
  }

  @Test(arguments: 100..<108 as Range<UInt64>)
  func twoIndependentReplaysHaveTheSameDigest(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var session = try #require(SampleSession())
    session.run(randomCommands: 300, using: &random)
    let journal = try await open(folder)
    try await journal.append(session.records)
    let replayed = try #require(try await journal.replay())
    let report = try await JournalReader.open(folder: folder.path).verify()
    #expect(try stateDigest(of: replayed) == report.stateDigest, "seed \(seed)")
    #expect(try stateDigest(of: session.state) == report.stateDigest, "seed \(seed)")
  }

  @Test func differentStatesHaveDifferentDigests() throws {
    var session = try #require(SampleSession())
    let before = try stateDigest(of: session.state)
    session.run(.delegateCheckIn("D-1"))
    #expect(try stateDigest(of: session.state) != before)
    #expect(before.count == 64)
  }

  @Test func anEmptyJournalVerifiesAndHasNoState() async throws {
    let journal = try await open(folder)
    let report = try await JournalReader.open(folder: folder.path).verify()
    #expect(report.stateDigest == nil)
    #expect(report.sequence == 0)
    #expect(report.headHash == journal.head.hash)
  }

  @Test func aReaderAfterTheServiceChangesNothingAndKeepsNobodyOut() async throws {
    let journal = try await open(folder)
    try await journal.append(SampleCongress.records(through: 9))
    let head = journal.head
    try journal.close()
    let before = FileManager.default.contents(atPath: folder.databaseFile)
    let reader = try await JournalReader.open(folder: folder.path)
    #expect(try await reader.verify().headHash == head.hash)
    #expect(FileManager.default.contents(atPath: folder.databaseFile) == before)
    let again = try await open(folder)
    try await again.append([SampleCongress.presenceRecord(10)])
    #expect(try await reader.verify().sequence == 10)
  }

  @Test func readersSeeOnlyWholeGroupsWhileTheServiceWrites() async throws {
    let journal = try await open(folder)
    try await journal.append([SampleCongress.founding()])
    let reader = try await JournalReader.open(folder: folder.path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for start in stride(from: Int64(2), to: 1_502, by: 10) {
          try await journal.append((start..<start + 10).map { SampleCongress.presenceRecord($0) })
        }
      }
      group.addTask {
        for _ in 0..<30 {
          let sequence = try await reader.verify().sequence
          #expect(sequence % 10 == 1)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await reader.verify().sequence == 1_501)
  }

  @Test func theReportIsTheSameAfterJSON() throws {
    let report = JournalReport(congress: "c", epoch: "e", sequence: 3, headHash: "ab", stateDigest: nil)
    #expect(try JSONDecoder().decode(JournalReport.self, from: JSONEncoder().encode(report)) == report)
  }
}
