import Foundation
import Testing

/// Goal: tests leave nothing behind, neither those that pass nor those that fail.
///
/// Method: a program that leaves a file where it is told to, in a test that gives up.
@Suite(.timeLimit(.minutes(30)), .realProcesses) struct ScratchFolderTests {
  private struct GivenUp: Error {}

  /// Starts a program that goes on, and gives up; where the program was told to leave its files.
  private func giveUp(_ told: (String) -> Void) async throws {
    let program = try Executable(
      path: "/bin/bash", ["-c", ": > \"$TMPDIR/left\"; echo \"$TMPDIR\"; exec sleep 600"])
    try await eventually("the program has left a file") { program.words.hasSuffix("\n") }
    let folder = program.words.trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(FileManager.default.fileExists(atPath: folder + "/left"))
    told(folder)
    throw GivenUp()
  }

  @Test("what a program has left goes with it, also where its test gives up while the program goes on")
  func nothingIsLeft() async throws {
    var folder = ""
    await #expect(throws: GivenUp.self) { try await giveUp { folder = $0 } }
    try #require(folder.hasPrefix(NSTemporaryDirectory()))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
