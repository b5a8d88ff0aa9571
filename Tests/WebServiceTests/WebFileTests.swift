import Assets
import Congress
import Foundation
import NIOCore
import PageServing
import Testing

@testable import WebService

/// Goal: all of the page comes from here, small, in every language.
@Suite struct WebFileTests {
  static func files() throws -> ServedFiles {
    try .tablet(
      assets: TabletPageTests.assets,
      words: Language.allCases.map { try Strings(language: $0.rawValue, assets: TabletPageTests.assets) })
  }

  @Test("The whole page is smaller than it may be")
  func size() throws {
    let files = try Self.files()
    #expect(files.packedBytes < ServedFiles.tabletBytesMax, "\(files.packedBytes)")
  }

  @Test("A page has one version, whichever language its words are read in first: a restart loads no tablet anew")
  func oneVersion() throws {
    let words = try Language.allCases.map { try Strings(language: $0.rawValue, assets: TabletPageTests.assets) }
    let there = try ServedFiles.tablet(assets: TabletPageTests.assets, words: words)
    let back = try ServedFiles.tablet(assets: TabletPageTests.assets, words: words.reversed())
    #expect(words.count > 1 && there.version == back.version)
  }

  @Test("The packed form of a file is its plain form, packed")
  func packing() throws {
    let entry = try #require(try Self.files()["/tablet.css"])
    let file = FileManager.default.temporaryDirectory.appending(path: "plenary-\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(entry.packed.readableBytesView).write(to: file)
    let process = Process()
    (process.executableURL, process.arguments) = (URL(filePath: "/usr/bin/env"), ["gzip", "-dc", file.path])
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let unpacked = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(unpacked == Data(entry.plain.readableBytesView))
    #expect(entry.packed.readableBytes < entry.plain.readableBytes / 2)
  }

  @Test("Every word that a page asks for is there", arguments: Language.allCases, ["tablet", "staff"])
  func words(_ language: Language, _ page: String) throws {
    let strings = try Strings(language: language.rawValue, assets: TabletPageTests.assets)
    let folder = "\(TabletPageTests.assets)/web/\(page)"
    var asked: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".js") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for match in text.matches(of: /(?:word\(|key: )"([a-z0-9-]+)"/) { asked.insert(String(match.1)) }
    }
    #expect(asked.count > 10)
    for key in asked { #expect(strings.text("\(page).page.\(key)") != nil, "\(key)") }
  }

  @Test("No file runs what does not come from here, or reads text as markup", arguments: ["tablet", "staff", "press"])
  func nothingFromElsewhere(_ page: String) throws {
    let folder = "\(TabletPageTests.assets)/web/\(page)"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://"] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 400, "\(name)")
    }
  }
}
