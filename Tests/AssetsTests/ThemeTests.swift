import Assets
import Foundation
import Testing

/// Goal: every shipped theme can be read from the last row.
///
/// Method: contrast of all pairs that carry text or signs.
@Suite struct ThemeTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  /// Every theme of the folder.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: assets + "/themes")) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func theFolderHasTheShippedThemes() {
    #expect(Set(Self.names).isSuperset(of: ["red-gold", "blue", "dark-blue"]))
  }

  @Test(arguments: names) func textHasContrastEnough(name: String) throws {
    let theme = try Theme(named: name, assets: Self.assets)
    for (text, ground) in Theme.textPairs {
      let contrast = theme[text].contrast(with: theme[ground])
      #expect(contrast >= 7, "\(text.rawValue) on \(ground.rawValue): \(contrast)")
    }
  }

  @Test func contrastIsThatOfTheStandard() {
    let (black, white) = (Color(red: 0, green: 0, blue: 0), Color(red: 255, green: 255, blue: 255))
    #expect(abs(black.contrast(with: white) - 21) < 0.001)
    #expect(white.contrast(with: white) == 1)
  }

  @Test func anUnknownThemeNamesThoseThereAre() {
    #expect(throws: Theme.Problem.unknown(name: "pink", known: Self.names)) {
      try Theme(named: "pink", assets: Self.assets)
    }
  }

  @Test(arguments: names) func motionIsShort(name: String) throws {
    let motion = try Theme(named: name, assets: Self.assets).motion
    #expect(150...500 ~= motion.fadeMS && 150...500 ~= motion.growMS)
  }

  @Test(arguments: [
    (#"{"fadeMS": 2000, "growMS": 0, "easing": "out"}"#, "fadeMS is a whole number of milliseconds from 0 to 1000"),
    (#"{"fadeMS": 0, "growMS": 1.5, "easing": "out"}"#, "growMS is a whole number of milliseconds from 0 to 1000"),
    (#"{"fadeMS": 0, "growMS": 0, "easing": "bouncy"}"#, "easing is one of linear, out, in-out"),
    (
      #"{"fadeMS": 0, "growMS": 0, "easing": "out", "spin": 1}"#, "no such key [spin]; there are fadeMS, growMS, easing"
    ),
  ]) func aWrongMotionSaysWhatWouldBeRight(json: String, words: String) throws {
    let folder = NSTemporaryDirectory() + "plenary-motion-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shipped = try String(contentsOfFile: Self.assets + "/themes/blue.json", encoding: .utf8)
    let start = try #require(shipped.range(of: "\"motion\":"))
    try (shipped[..<start.upperBound] + json + "}").write(
      toFile: folder + "/themes/blue.json", atomically: true, encoding: .utf8)
    let problem = try #require(throws: Theme.Problem.self) { try Theme(named: "blue", assets: folder) }
    #expect("\(problem)".contains(words), "\(problem)")
  }

  @Test func aThemeWithoutAColourSaysWhichRoleLacksIt() throws {
    let folder = NSTemporaryDirectory() + "plenary-theme-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "{\"name\":\"x\",\"colors\":{\"ink\":\"#FFFFFF\",\"sky\":\"#0000FF\"}}".write(
      toFile: folder + "/themes/x.json", atomically: true, encoding: .utf8)
    let problem = try #require(throws: Theme.Problem.self) { try Theme(named: "x", assets: folder) }
    #expect("\(problem)".contains("ground") && "\(problem)".contains("no such role [sky]"))
  }
}
