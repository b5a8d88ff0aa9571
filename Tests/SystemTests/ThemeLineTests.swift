import Assets
import Foundation
import Scenes
import Stage
import Testing

/// Goal: an organiser changes fonts, margins and background without code, sees it on the screens, and is told by
/// `plenary check` what breaks legibility.
///
/// Method: the house's assets copied and one theme of them changed; the real screen writes its pictures, and the real
/// check reads the folder.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ThemeLineTests {
  private func assets(in workplace: Workplace, _ more: String) throws -> String {
    let assets = workplace.path + "/own-assets-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: Executable.package + "/Assets", toPath: assets)
    let theme = assets + "/themes/red-gold.json"
    let text = try String(contentsOfFile: theme, encoding: .utf8)
    let own = text.replacing("\n  \"motion\"", with: "\n  \(more),\n  \"motion\"")
    try #require(own != text)
    try own.write(toFile: theme, atomically: true, encoding: .utf8)
    // A picture that is dark and light: words are read on neither beneath a thin veil.
    let picture = try Surface(width: 320, height: 180)
    picture.fill(Color(red: 255, green: 255, blue: 255))
    picture.fill(Color(red: 0, green: 0, blue: 0), in: PixelRect(x: 160, y: 0, width: 160, height: 180))
    try picture.writePNG(to: assets + "/pictures/hall.png")
    return assets
  }

  private func check(_ assets: String) async throws -> (words: String, status: Int32?) {
    let check = try Executable(
      "plenary",
      [
        "check", Executable.package + "/Config/congresses/can-tho-2025", "--language", "en", "--walls", "16x9",
        "--assets", assets,
      ])
    let status = try await check.exitStatus()
    return (check.words, status)
  }

  @Test func whatBreaksLegibilityIsToldWithWhatWouldWork() async throws {
    let workplace = try Workplace()
    let pale = try await check(
      try assets(in: workplace, #""background": { "picture": "hall.png", "veilPercent": 50 }"#))
    #expect(pale.status == 65)
    #expect(
      pale.words.contains("Over the background 'hall.png'") && pale.words.contains("raise 'veilPercent' from 50 to "),
      "\(pale.words)")
    let missing = try await check(
      try assets(in: workplace, #""background": { "picture": "none.png", "veilPercent": 90 }"#))
    #expect(
      missing.status == 65 && missing.words.contains("the background 'none.png', which is not in"), "\(missing.words)")
    let family = try await check(
      try assets(in: workplace, #""fonts": { "display": { "family": "Noto Sanz", "weight": "bold" } }"#))
    #expect(family.status == 65)
    #expect(
      family.words.contains(
        "'Noto Sanz Bold' for display, which is not installed here; 'Noto Sans Display Bold' stands in")
        && family.words.contains("Noto Sans,"), "\(family.words)")
    let wrong = try await check(try assets(in: workplace, #""measures": { "marginPercent": 30 }"#))
    #expect(
      wrong.status == 65 && wrong.words.contains("marginPercent is a whole number from 4 to 12"), "\(wrong.words)")
    let good = try await check(
      try assets(
        in: workplace,
        #""fonts": { "display": { "family": "Noto Serif", "weight": "bold" } }, "measures": { "cornerRadius": 0 }"#))
    #expect(good.status == 0, "\(good.words)")
  }

  @Test func aThemeOfTheOrganisersIsWhatTheScreenShows() async throws {
    let house = try await House()
    let own = try assets(
      in: house.workplace,
      #"""
      "fonts": { "display": { "family": "Noto Serif", "weight": "bold" }, "text": { "family": "No Such", "weight": "bold" } },
        "measures": { "marginPercent": 9 }, "background": { "picture": "hall.png", "veilPercent": 90 }
      """#)
    let pictures = house.workplace.path + "/pictures-hall-left"
    let screen = try Executable(
      "plenary-screen",
      ["--id", "hall-left", "--port", "\(house.port)", "--off-screen", pictures, "--window", "640x360"],
      environment: ["PLENARY_ASSETS": own])
    let usual = try house.screen("hall-right")
    for (take, scene) in [("", "L01-holding"), ("break:14:00", "L17-break")] {
      if !take.isEmpty { try await house.run("take", take, "--anyway") }
      try await house.waitForScreen("hall-left", showing: scene)
      try await house.waitForScreen("hall-right", showing: scene)
      let (changed, plain) = (try newest(pictures), try newest(usual.pictures))
      #expect(changed.difference(from: plain).pixelsDifferent > 2_000, "\(scene)")
    }
    try await eventually("the operator is told what is not installed") {
      try await house.plenary("screens").words.contains("'No Such Bold' is not installed")
    }
    for executable in [screen, usual.executable] { #expect(try await executable.end() == 0, "\(executable.words)") }
  }

  private func newest(_ pictures: String) throws -> Surface {
    let files = try FileManager.default.contentsOfDirectory(atPath: pictures).filter { $0.hasSuffix(".png") }
    return try Surface.load("\(pictures)/\(try #require(files.max()))")
  }
}
