import Assets
import Congress
import ControlClient
import Foundation
import HallProtocol
import Scenes
import Stage
import Synchronization
import Testing

/// Goal: a congress that asks for two languages has both on the display.
///
/// Method: the sample congress with a second language, a real service, and a real window as long as two walls under
/// Xvfb. What the service gives the output is painted here once in both languages and once in each alone; the display has
/// to be the first of these, pixel for pixel, and is neither of the others.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct BilingualLineTests {
  static let size = (width: 1_280, height: 360)

  @Test func bothLanguagesStandOnTheGlass() async throws {
    let workplace = try Workplace()
    let house = try await House(workplace: workplace, congress: try bilingualCongress(in: workplace))
    let server = try await VirtualDisplay(width: Self.size.width, height: Self.size.height)
    let window = try Executable(
      "plenary-screen",
      [
        "--id", "hall-left", "--port", "\(house.port)", "--window", "\(Self.size.width)x\(Self.size.height)",
        "--position", "0,0", "--motion", "none",
      ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    let shown = Mutex<OutputView?>(nil)
    let client = HallClient(
      identity: ClientIdentity(role: .operator, id: "desk", topics: [.output("hall")]),
      settings: house.settings(.operator), nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { event in
      guard case .topic(let update) = event, case .output(let view) = update.value else { return }
      shown.withLock { $0 = view }
    }
    let following = Task { _ = await client.run() }
    defer { following.cancel() }
    for (cue, scene) in [("", SceneName.holding), ("attendance", .attendance), ("break:14:00", .break)] {
      if !cue.isEmpty { try await house.run("take", cue, "--anyway") }
      try await eventually("both languages stand on the display: \(scene)") {
        guard let view = shown.withLock({ $0 }), view.content.scene == scene else { return false }
        #expect(view.congress.secondLanguage == .english)
        // The time in the corner may tick meanwhile; then it is looked at again.
        return try server.pixelsDifferent(from: Self.painted(view, ["vi", "en"])) == 0
      }
      let view = try #require(shown.withLock { $0 })
      for language in ["vi", "en"] {
        let pixels = try server.pixelsDifferent(from: Self.painted(view, [language]))
        #expect(pixels > 5_000, "\(scene) is that of '\(language)' alone, but for \(pixels) pixels")
      }
    }
    #expect(try await window.end() == 0, "\(window.words)")
  }

  private typealias SceneName = Cue.Scene

  private static func painted(_ view: OutputView, _ languages: [String]) throws -> Surface {
    let assets = Executable.package + "/Assets"
    let fonts = try FontLibrary()
    let strings = try languages.map { try Strings(language: $0, assets: assets) }
    let list = picture(
      of: view,
      in: SceneContext(
        nowMS: Int64(Date().timeIntervalSince1970 * 1_000), strings: strings[0], measure: fonts, link: .linked,
        screen: ScreenFacts(id: "hall-left", width: size.width, height: size.height),
        secondStrings: strings.dropFirst().first)
    ).list
    let painter = Painter(
      theme: try Theme(named: view.congress.theme, assets: assets), fonts: fonts, emblemFolder: assets + "/emblems")
    let surface = try Surface(width: size.width, height: size.height)
    try painter.paint(list, on: surface)
    return surface
  }

  @Test func theOrganiserIsToldWhereTheLanguagesTakeTurnsAndWhatHasNoEnglish() async throws {
    let workplace = try Workplace()
    let folder = try bilingualCongress(in: workplace)
    let good = try Executable("plenary", ["check", folder, "--walls", "16x9", "32x9", "--language", "en"])
    #expect(try await good.exitStatus() == 0, "\(good.words)")
    #expect(
      good.words.contains("On a wall of 16x9") && good.words.contains("the two languages take turns there")
        && !good.words.contains("On a wall of 32x9"), "\(good.words)")
    let path = folder + "/ballots.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let spoilt = text.replacing(/question: \{ vi: ("[^"]*"), en: "[^"]*" \}/, maxReplacements: 1) {
      "question: \($0.output.1)"
    }
    try #require(spoilt != text)
    try spoilt.write(toFile: path, atomically: true, encoding: .utf8)
    let lacking = try Executable("plenary", ["check", folder, "--walls", "32x9", "--language", "en"])
    #expect(try await lacking.exitStatus() == 65)
    #expect(lacking.words.contains("ballots.yaml:") && lacking.words.contains("has no English"), "\(lacking.words)")
    let wrong = try Executable("plenary", ["check", folder, "--walls", "5x4"])
    #expect(try await wrong.exitStatus() == 64 && wrong.words.contains("There is no wall '5x4'"), "\(wrong.words)")
  }

  private func bilingualCongress(in workplace: Workplace) throws -> String {
    let folder = workplace.path + "/congress"
    try FileManager.default.copyItem(
      atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    let path = folder + "/congress.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let both = text.replacing("\nlanguage: vi\n", with: "\nlanguage: vi\nsecondLanguage: en\n")
    try #require(both != text)
    try both.write(toFile: path, atomically: true, encoding: .utf8)
    return folder
  }
}
