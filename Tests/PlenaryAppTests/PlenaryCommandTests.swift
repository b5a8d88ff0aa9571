import ArgumentParser
import ControlRoom
import Foundation
import Journal
import Testing

@testable import PlenaryApp
@testable import Shows

/// Goal: what is told to be typed can be typed, and a head that is none is refused.
///
/// Method: command lines read by the whole list of commands; nothing is sent.
@Suite struct PlenaryCommandTests {
  @Test func everythingThatTheDemoSaysItTypesIsACommand() throws {
    let steps = DemoStory.beforeTheCrash + DemoStory.afterTheCrash
    let lines = steps.flatMap(\.commands).map { "plenary " + DemoStory.spoken($0) }
    #expect(lines.count > 20)
    let script = try PlayScript(lines.joined(separator: "\n"), file: "demo") { words in
      do {
        let command = try PlenaryCommand.parseAsRoot(words)
        return command is any RoomCommand ? nil : "\(words) reads nothing from the service"
      } catch {
        return PlenaryCommand.message(for: error)
      }
    }
    #expect(script.steps.count == lines.count)
  }

  @Test func everythingThatTheGuideToFilesSaysIsTypedIsACommand() throws {
    let path =
      URL(filePath: #filePath).deletingLastPathComponent().path
      + "/../../Sources/Manual/Plenary.docc/FilesInAndOut.md"
    let guide = try String(contentsOfFile: path, encoding: .utf8)
    let blocks = guide.components(separatedBy: "```files\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    let lines = blocks.flatMap { $0.split(separator: "\n") }.map(String.init)
    #expect(lines.count > 8)
    _ = try PlayScript(lines.joined(separator: "\n"), file: "guide") { words in
      do {
        _ = try PlenaryCommand.parseAsRoot(words)
        return nil
      } catch { return PlenaryCommand.message(for: error) }
    }
  }

  /// 'plenary play --trust ca.pem' let each of its lines speak in the open, which no line may.
  @Test func aScriptPassesOnHowTheServiceIsKnownAndALineMaySayItItself() throws {
    let options = try RoomOptions.parse([
      "--host", "10.0.0.5", "--trust", "ca.pem", "--fingerprint", "AB", "--token", "t",
    ])
    let words = options.passedOn(to: ["status"])
    #expect(
      words == ["status", "--host", "10.0.0.5", "--trust", "ca.pem", "--fingerprint", "AB", "--token", "t"], "\(words)")
    #expect(options.passedOn(to: ["status", "--trust=own.pem"]).filter { $0 == "--trust" }.isEmpty)
  }

  @Test func noTwoCommandsHaveOneName() {
    let names = PlenaryCommand.configuration.subcommands.map { $0.configuration.commandName }
    #expect(names.count > 20 && Set(names).count == names.count && !names.contains(nil))
  }

  @Test func aHeadIsASequenceAndTheWholeHash() throws {
    let hash = String(repeating: "aB", count: 32)
    let head = try JournalCommand.Verify.head("17:" + hash)
    #expect(head.sequence == 17 && head.hash == hash.lowercased())
  }

  @Test(arguments: [
    "", "17", "17:", "0:HASH", "-1:HASH", "x:HASH", "17:HASHf", "17:abc", "17:HASH:1",
  ]) func whatIsNoHeadIsRefused(_ text: String) {
    let argument = text.replacing("HASH", with: String(repeating: "ab", count: 32))
    #expect(throws: ValidationError.self) { try JournalCommand.Verify.head(argument) }
  }

  @Test("a paper of the tasks and their CSV are not asked for at once")
  func tasksHaveOneFormAtATime() {
    #expect(throws: (any Error).self) { try PlenaryCommand.parseAsRoot(["tasks", "x", "--csv", "--out", "a.docx"]) }
    #expect(throws: Never.self) {
      try PlenaryCommand.parseAsRoot(["tasks", "x", "--who", "An", "--item", "1.01", "--open", "--csv"])
    }
  }

  @Test func aScriptTellsItsStepsInLines() {
    #expect(throws: (any Error).self) { try PlenaryCommand.parseAsRoot(["play", "day.play", "--json"]) }
    #expect(throws: Never.self) { try PlenaryCommand.parseAsRoot(["play", "day.play", "--check", "--from", "3"]) }
  }
}
