import Congress
import ControlClient
import Foundation
import HallProtocol
import Testing

/// Goal: whatever the disk does, what was acknowledged is there after `kill -9` and what was refused is not.
///
/// Method: the real service with a library in front of its C library that lets the disk's synchronising fail; the
/// journal's folder renamed under it; its files removed after `kill -9`.
@Suite(.serialized, .realProcesses) struct DiskFaultTests {
  /// How many people are on record as having come.
  private func arrivals(in house: House) async throws -> Int {
    let log = try Executable("plenary", ["journal", "log", "--journal", house.journal, "--json"])
    try #require(try await log.exitStatus() == 0, "\(log.words)")
    return log.words.split(separator: "\n").count { $0.contains("\"delegate.presence-changed\"") }
  }

  /// The answer was "nothing was done", and after `kill -9` the event was there, three times of three.
  @Test func aDiskThatDoesNotSynchroniseIsNeverAnsweredWithSomethingUntrue() async throws {
    let workplace = try Workplace()
    let fault = workplace.path + "/fault"
    let house = try await House(
      workplace: workplace,
      environment: ["LD_PRELOAD": "\(Executable.folder)/libMachineFaults.so", "PLENARY_DISK_FAULT": fault])
    try await house.run("delegate", "step-out", "CT-0001")
    try Data().write(to: URL(filePath: fault))
    for code in ["CT-0002", "CT-0003"] {
      let (words, status) = try await house.plenary("delegate", "step-out", code)
      #expect(status != 0)
      #expect(words.contains("not known whether") || words.contains("nothing was done"), "\(words)")
    }
    try await eventually("the status tells it") {
      try await house.plenary("status").words.contains("Nothing can be recorded")
    }
    try FileManager.default.removeItem(atPath: fault)
    try await house.run("delegate", "step-out", "CT-0002")
    try await eventually("the status tells that it is over") {
      try await !house.plenary("status").words.contains("Nothing can be recorded")
    }
    house.crash()
    #expect(try await arrivals(in: house) == 2, "what was answered, and nothing else")
    try await house.start()
    try await house.run("delegate", "step-out", "CT-0003")
  }

  @Test func aServiceKilledWhileTheOutcomeIsUnknownSaidSo() async throws {
    let workplace = try Workplace()
    let fault = workplace.path + "/fault"
    let house = try await House(
      workplace: workplace,
      environment: ["LD_PRELOAD": "\(Executable.folder)/libMachineFaults.so", "PLENARY_DISK_FAULT": fault])
    try Data().write(to: URL(filePath: fault))
    let (words, status) = try await house.plenary("delegate", "step-out", "CT-0001")
    #expect(status != 0)
    #expect(words.contains("not known whether"), "\(words)")
    house.crash()
    try FileManager.default.removeItem(atPath: fault)
    try await house.start()
    let presences = try await arrivals(in: house)
    let (again, _) = try await house.plenary("delegate", "step-out", "CT-0001")
    #expect(again.contains(presences == 1 ? "out of the hall" : "✓"), "\(again)")
  }

  @Test func aRenamedFolderIsNoticedBeforeAnythingIsAcknowledged() async throws {
    let house = try await House()
    try await house.run("delegate", "step-out", "CT-0001")
    try FileManager.default.moveItem(atPath: house.journal, toPath: house.journal + "-moved")
    let (words, status) = try await house.plenary("delegate", "step-out", "CT-0002")
    #expect(status == 1)
    #expect(words.contains("no longer where"), "\(words)")
    try await eventually("the status tells it") {
      try await house.plenary("status").words.contains("Nothing can be recorded")
    }
    try FileManager.default.moveItem(atPath: house.journal + "-moved", toPath: house.journal)
    try await eventually("the status tells that it is back") {
      try await !house.plenary("status").words.contains("Nothing can be recorded")
    }
    try await house.run("delegate", "step-out", "CT-0002")
  }

  @Test func aServiceWhoseJournalVanishedDoesNotStartUntilSomebodyDecides() async throws {
    let house = try await House()
    try await house.run("delegate", "step-out", "CT-0001")
    house.crash()
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
      try FileManager.default.removeItem(atPath: "\(house.journal)/\(name)")
    }
    let refused = try house.service()
    #expect(try await refused.exitStatus() == 1)
    #expect(refused.words.contains("There was a journal of 2 records"), "\(refused.words)")
    #expect(refused.words.contains("--found-anew"), "\(refused.words)")
    try await house.start("--found-anew")
    try await house.run("delegate", "step-out", "CT-0001")
    #expect(FileManager.default.fileExists(atPath: "\(house.journal)/set-aside-1/journal.head"))
  }
}
