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
    let picture = picture(of: Sample.view(scene.content), in: try Sample.context(golden.language))
    let actual = text(of: picture)
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

  private func text(of picture: Picture) -> String {
    var lines = ["label \(picture.label)", "ground \(picture.list.ground.rawValue)"]
    lines += picture.list.commands.map { command in
      switch command {
      case .fill(let box, let role): "fill \(words(box)) \(role.rawValue)"
      case .grey(let box, let level): "grey \(words(box)) \(level)"
      case .gradient(let box, let top, let bottom): "gradient \(words(box)) \(top.rawValue) \(bottom.rawValue)"
      case .panel(let box, let radius, let role): "panel \(words(box)) radius \(radius) \(role.rawValue)"
      case .bar(let box, let lit, let role): "bar \(words(box)) lit \(lit) \(role.rawValue)"
      case .text(let run):
        "text \(run.x) \(run.baseline) \(run.anchor.rawValue) \(run.face.rawValue) \(run.size) \(run.role.rawValue) |\(run.text)|"
      case .sign(let sign, let box, let role): "sign \(sign.rawValue) \(words(box)) \(role.rawValue)"
      case .ring(let box, let thickness, let lit, let role):
        "ring \(words(box)) thickness \(thickness) lit \(lit) \(role.rawValue)"
      case .emblem(let name, let box): "emblem \(name) \(words(box))"
      case .image(let name, let box): "image \(name) \(words(box))"
      }
    }
    lines.append("next \(picture.nextChangeMS.map { "+\($0 - Sample.nowMS)" } ?? "never")")
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ box: Box) -> String { "\(box.x) \(box.y) \(box.width)x\(box.height)" }
}
