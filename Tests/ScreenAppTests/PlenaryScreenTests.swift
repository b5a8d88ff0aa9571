import ArgumentParser
import Assets
import Congress
import Foundation
import Stage
import Testing

@testable import ScreenApp

/// Goal: what cannot be shown is refused before anything is opened, with what would work.
///
/// Method: command lines, right ones and ones with one mistake each.
@Suite struct PlenaryScreenTests {
  @Test(
    arguments: [
      ([], "--id"),
      (["--id", "a", "--hall", "lobby"], "--chair"),
      (["--id", "a", "--language", "en"], "--chair"),
      (["--chair", "--picture", "1920x1080"], "not for --chair"),
      (["--chair", "--rotate", "90"], "not for --chair"),
      (["--chair", "--serve", "7480"], "not for --chair"),
      (["--id", "a", "--serve", "nowhere"], "'--serve <serve>'"),
      (["--id", "a", "--serve", "7480", "--rotate", "90"], "not for --serve"),
      (["--id", "a", "--serve", "7480", "--picture", "1920x1080"], "not for --serve"),
      (["--chair", "--motion", "none"], "not for --chair"),
      (["--chair", "--frame-times", "f"], "not for --chair"),
      (["--chair", "--language", "fr"], "neither vi nor en"),
      (["--id", "a", "--part", "0,540,1920x540"], "needs --picture"),
      (["--id", "a", "--picture", "1920x1080", "--part", "0,600,1920x540"], "1920"),
      (["--id", "a", "--picture", "1920x1080", "--window", "1280x720"], "1280x720 is smaller than the 1920x1080"),
      (
        ["--id", "a", "--picture", "1920x1080", "--rotate", "90", "--window", "1920x1080"],
        "1920x1080 is smaller than the 1080x1920"
      ),
    ] as [([String], String)])
  func aScreenThatCannotBeShownIsRefused(_ arguments: [String], _ words: String) {
    do {
      let screen = try PlenaryScreen.parse(arguments)
      Issue.record("\(arguments) was taken: \(screen)")
    } catch {
      let message = PlenaryScreen.message(for: error)
      #expect(message.contains(words), "\(message)")
    }
  }

  @Test func aPanelNeedsNoNameAndFollowsTheHall() throws {
    let panel = try PlenaryScreen.parse(["--chair"])
    #expect(panel.name == "chair" && panel.panel.hall == "hall")
    let other = try PlenaryScreen.parse(["--chair", "--id", "podium", "--hall", "main", "--language", "en"])
    #expect(other.name == "podium" && other.panel.hall == "main" && other.panel.chosen == .english)
  }

  @Test func aTurnedPartIsAsLargeAsItsWindow() throws {
    let screen = try PlenaryScreen.parse(
      ["--id", "a", "--picture", "1920x1080", "--part", "0,540,1920x540", "--rotate", "270"])
    let size = try #require(screen.mounting.windowSize)
    #expect((size.width, size.height) == (540, 1_920))
  }

  @Test func theCommandLineGoesBeforeTheFileInSayingHowMuchMoves() async throws {
    let path = NSTemporaryDirectory() + "motion-\(UUID().uuidString).json"
    try Data(#"{"motion": "none"}"#.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try await MotionSettings.read(motion: nil, file: path, environment: [:]) == Motion.Setting.none)
    #expect(
      try await MotionSettings.read(motion: nil, file: path, environment: ["PLENARY_MOTION": "full"]) == .full)
    #expect(
      try await MotionSettings.read(motion: "reduced", file: path, environment: ["PLENARY_MOTION": "full"])
        == .reduced)
    #expect(try await MotionSettings.read(motion: nil, file: nil, environment: [:]) == nil)
  }

  @Test func aWayToMoveThatThereIsNotIsRefused() async throws {
    await #expect(throws: (any Error).self) {
      try await MotionSettings.read(motion: "wild", file: nil, environment: [:])
    }
  }
}
