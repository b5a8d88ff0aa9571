import Foundation
import Testing

/// Goal: what the page's scripts work out by themselves is right: clocks, and how the link stands.
///
/// Method: the tests beside this file, run by Node; they load the scripts as they are shipped.
@Suite struct ScriptTests {
  private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test("The scripts' own tests pass", .enabled(if: node != nil, "Node is not installed: apt-get install nodejs"))
  func scripts() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts").path
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.node))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".test.mjs") }
    try #require(names.count > 1)
    process.arguments = ["--test"] + names.sorted().map { "\(folder)/\($0)" }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
  }
}
