import Congress
import ControlService
import Foundation
import Testing

/// Goal: a sealed vote tells nothing, opens once for its own delegate and round, and never again once the key is gone.
///
/// Method: keys in a folder in memory, as the service keeps them.
@Suite struct UrnKeysTests {
  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = "/dev/shm/plenary-test-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// The files in a folder and those below it, as paths from there.
  private static func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") }
  }

  private static let round = SealedRound(ballot: "BQ/7 ẩn", number: 1)

  @Test func aSealedVoteOpensForItsDelegateAndRoundOnly() throws {
    try Self.withFolder { folder in
      let keys = try UrnKeys(folder: folder, epoch: "E1")
      let sealed = try #require(keys.seal(2, of: "D1", in: Self.round))
      #expect(keys.open(sealed, of: "D1", in: Self.round) == 2)
      #expect(keys.open(sealed, of: "D2", in: Self.round) == nil)
      #expect(keys.open(sealed, of: "D1", in: SealedRound(ballot: Self.round.ballot, number: 2)) == nil)
      #expect(keys.open("nothing", of: "D1", in: Self.round) == nil)
    }
  }

  @Test func sealedVotesAreAsLongForEveryChoiceAndDifferEachTime() throws {
    try Self.withFolder { folder in
      let keys = try UrnKeys(folder: folder, epoch: "E1")
      let sealed = try (0..<100).map { try #require(keys.seal($0 % 5, of: "D1", in: Self.round)) }
      #expect(Set(sealed.map(\.count)).count == 1)
      #expect(Set(sealed).count == sealed.count)
    }
  }

  @Test func theKeyOutlivesTheProcessAndNotTheCount() throws {
    try Self.withFolder { folder in
      let first = try UrnKeys(folder: folder, epoch: "E1")
      let sealed = try #require(first.seal(1, of: "D1", in: Self.round))
      let restarted = try UrnKeys(folder: folder, epoch: "E1")
      #expect(restarted.open(sealed, of: "D1", in: Self.round) == 1)
      restarted.keep(only: [Self.round])
      #expect(restarted.open(sealed, of: "D1", in: Self.round) == 1)
      restarted.keep(only: [])
      #expect(try Self.files(in: folder).isEmpty)
      #expect(restarted.open(sealed, of: "D1", in: Self.round) == nil)
      #expect(try UrnKeys(folder: folder, epoch: "E1").open(sealed, of: "D1", in: Self.round) == nil)
    }
  }

  @Test func nobodyElseMayReadTheKeys() throws {
    try Self.withFolder { folder in
      let keys = try UrnKeys(folder: folder, epoch: "E1")
      _ = keys.seal(1, of: "D1", in: Self.round)
      let file = try #require(try Self.files(in: folder).first)
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(!file.contains("BQ"), "not even the ballot's name")
    }
  }

  @Test func twoJournalsOfOneCongressLeaveEachOthersKeysAlone() throws {
    try Self.withFolder { folder in
      let live = try UrnKeys(folder: folder, epoch: "E1")
      let sealed = try #require(live.seal(1, of: "D1", in: Self.round))
      let rehearsal = try UrnKeys(folder: folder, epoch: "E2")
      rehearsal.keep(only: [])
      #expect(try UrnKeys(folder: folder, epoch: "E1").open(sealed, of: "D1", in: Self.round) == 1)
    }
  }

  @Test func aKeyFileThatWentMissingIsWrittenAgainBeforeTheNextVote() throws {
    try Self.withFolder { folder in
      let keys = try UrnKeys(folder: folder, epoch: "E1")
      _ = keys.seal(1, of: "D1", in: Self.round)
      for file in try Self.files(in: folder) { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }
      let sealed = try #require(keys.seal(2, of: "D2", in: Self.round))
      #expect(try UrnKeys(folder: folder, epoch: "E1").open(sealed, of: "D2", in: Self.round) == 2)
    }
  }

  @Test func whatSomebodyElseMayHavePutThereIsNotTrusted() throws {
    try Self.withFolder { folder in
      _ = try UrnKeys(folder: folder, epoch: "E1").seal(1, of: "D1", in: Self.round)
      let file = try #require(try Self.files(in: folder).first)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder)/\(file)")
      let restarted = try UrnKeys(folder: folder, epoch: "E1")
      #expect(restarted.seal(1, of: "D1", in: Self.round) == nil, "a key that others can read or write seals nothing")
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
      #expect(throws: UrnKeys.Problem.folderNotPrivate(folder)) { try UrnKeys(folder: folder, epoch: "E1") }
    }
  }

  @Test func aFolderOnADiskIsRefused() {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/no-keys-here"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: UrnKeys.Problem.folderOnADisk(folder)) { try UrnKeys(folder: folder, epoch: "E1") }
  }
}
