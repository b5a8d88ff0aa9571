import Assets
import Foundation
import SampleScenes
import Scenes
import Testing

/// Goal: no picture changes unnoticed.
///
/// Method: every scene's draw list, with even fonts, as text against a recorded one. `PLENARY_RECORD=1 swift test`
/// records them anew; look at the difference before it is committed.
@Suite struct GoldenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let language: String
    var testDescription: String { "\(name) \(language)" }
  }

  static let cases = (Sample.scenes + Sample.monitors + Sample.hard).flatMap { scene in
    ["vi", "en"].map { Case(name: scene.name, language: $0) }
  }

  @Test(arguments: cases) func aSceneIsDrawnAsRecorded(_ golden: Case) throws {
    let scene = try #require((Sample.scenes + Sample.monitors + Sample.hard).first { $0.name == golden.name })
    try expect(picture(of: Sample.view(scene.content), in: try Sample.context(golden.language)), as: golden)
  }

  @Test(arguments: Sample.lowerThirds.map(\.name)) func aLowerThirdIsDrawnAsRecorded(name: String) throws {
    let sample = try #require(Sample.lowerThirds.first { $0.name == name })
    let view = Sample.view(sample.content, lowerThird: sample.lowerThird)
    try expect(picture(of: view, in: try Sample.context("vi")), as: Case(name: name, language: "vi"))
  }

  private func expect(_ picture: Picture, as golden: Case) throws {
    let actual = Self.abridged(text(of: picture))
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(golden.name)-\(golden.language).txt")
    if ProcessInfo.processInfo.environment["PLENARY_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    if actual != recorded { Attachment.record(actual, named: "\(golden.name)-\(golden.language).txt") }
    #expect(actual == recorded)
  }

  /// The most lines of a golden that a person reads.
  private static let linesMax = 500

  /// A text that a person can read; of a longer one the beginning, and a hash of the rest (FNV-1a).
  private static func abridged(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > linesMax else { return text }
    let rest = lines[(linesMax / 2)...]
    let hash = rest.joined(separator: "\n").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let beginning = lines[..<(linesMax / 2)].joined(separator: "\n")
    return beginning + "\n… and \(rest.count) lines more, \(String(hash, radix: 16))\n"
  }

  private func text(of picture: Picture) -> String {
    var lines = ["label \(picture.label)", "ground \(picture.list.ground.rawValue)"]
    lines += picture.list.commands.map { "\($0)" }
    lines.append("next \(picture.nextChangeMS.map { "+\($0 - Sample.nowMS)" } ?? "never")")
    return lines.joined(separator: "\n") + "\n"
  }

}
