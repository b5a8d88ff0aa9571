import ArgumentParser
import Congress
import CongressFiles
import Foundation
import Testing

@testable import PlenaryApp

/// Goal: a folder is made, goes to Excel, comes back as another, and what is wrong writes nothing.
///
/// Method: the commands as they are typed, in a folder that goes away.
@Suite struct FilesInAndOutTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().path + "/.."

  private func run(_ words: [String]) throws {
    var command = try PlenaryCommand.parseAsRoot(words + ["--assets", Self.tests + "/../Assets", "--language", "en"])
    try command.run()
  }

  private func status(_ words: [String]) -> Int32? {
    do {
      try run(words)
      return nil
    } catch let code as ExitCode { return code.rawValue } catch { return -1 }
  }

  @Test("new, export, import with a base, import of an office's list and of a meeting: every folder is a congress")
  func theWholeWay() throws {
    let folder = NSTemporaryDirectory() + "plenary-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = folder + "/made"
    try run(["new", made, "--body", "Ward: \"A\"", "--title", "Congress", "--date", "2025-09-26", "--days", "3"])
    let congress = try CongressFolder.read(made)
    #expect(FileManager.default.fileExists(atPath: made + "/templates/lists.xlsx"))
    try run(["export", "xlsx", made, "--out", folder + "/lists.xlsx"])
    try run(["import", folder + "/lists.xlsx", "--out", folder + "/again", "--base", made])
    #expect(try CongressFolder.read(folder + "/again") == congress)
    try run(["export", "openslides", made, "--out", folder + "/meeting.json"])
    try run(["import", "openslides", folder + "/meeting.json", "--out", folder + "/meeting"])
    #expect(
      try CongressFolder.read(folder + "/meeting").roster.delegates.map(\.code) == congress.roster.delegates.map(\.code)
    )
    try run(["export", "csv", made, "--out", folder + "/lists", "--lists", "roster"])
    try run(["import", folder + "/lists/roster.csv", "--out", folder + "/people"])
    #expect(try CongressFolder.read(folder + "/people").roster.delegates == congress.roster.delegates)
    let office = Self.tests + "/ExchangeTests/Given/office.xlsx"
    try run(["import", office, "--out", folder + "/office", "--json"])
    #expect(status(["import", office, "--out", folder + "/office"]) == 65)
    #expect(status(["import", folder + "/nothing.xlsx", "--out", folder + "/none"]) == 65)
    #expect(status(["new", folder + "/none", "--json"]) == 64)
    #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
  }
}
