import Assets
import Foundation
import Scenes
import Testing

@testable import Stage

/// Goal: a background covers its box, dimmed exactly as the theme says, and a theme's own fonts are those that are
/// painted, with the house's in place of what is not installed.
///
/// Method: a picture of two colours written to a folder and painted; widths and pixels with another family.
@Suite struct BackdropTests {
  private func withPicture(_ body: (_ assets: String) throws -> Void) throws {
    try Workshop.withFolder { folder in
      for name in ["emblems", "pictures"] {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      // Red on the left, blue on the right, and twice as high as a wide wall would have it.
      let picture = try Surface(width: 160, height: 180)
      picture.fill(Color(red: 255, green: 0, blue: 0))
      picture.fill(Color(red: 0, green: 0, blue: 255), in: PixelRect(x: 80, y: 0, width: 80, height: 180))
      try picture.writePNG(to: folder + "/pictures/two.png")
      try body(folder)
    }
  }

  @Test func aBackgroundCoversItsBoxBeneathItsVeil() throws {
    try withPicture { folder in
      let painter = try Workshop.painter(emblemFolder: folder + "/emblems")
      let surface = try Surface(width: 192, height: 108)
      try painter.paint(
        DrawList(commands: [.backdrop("two.png", Shape.wide.bounds, veil: .ground, percent: 80)]), on: surface)
      let veil = painter.theme[.ground]
      func mixed(_ part: UInt8, _ other: UInt8) -> UInt8 { UInt8((Int(part) * 20 + Int(other) * 80 + 50) / 100) }
      for y in [0, 50, 107] {
        let left = Color(red: mixed(255, veil.red), green: mixed(0, veil.green), blue: mixed(0, veil.blue))
        let right = Color(red: mixed(0, veil.red), green: mixed(0, veil.green), blue: mixed(255, veil.blue))
        #expect(surface.pixel(x: 4, y: y) == left && surface.pixel(x: 187, y: y) == right, "\(y)")
      }
    }
  }

  @Test func aBackgroundThatIsMissingIsRefusedByItsName() throws {
    try withPicture { folder in
      let painter = try Workshop.painter(emblemFolder: folder + "/emblems")
      let problem = try #require(throws: Painter.Problem.self) {
        try painter.paint(
          DrawList(commands: [.backdrop("none.jpg", Shape.wide.bounds, veil: .ground, percent: 80)]),
          on: try Surface(width: 192, height: 108))
      }
      guard problem == .pictureCannotBeShown(.picture("none.jpg"), .isNotThere) else {
        Issue.record("\(problem)")
        return
      }
    }
  }

  private func theme(_ fonts: Theme.Fonts) throws -> Theme {
    let colors = Theme.Role.allCases.map { ($0, Color(red: 255, green: 255, blue: 255)) }
    return try #require(Theme(name: "own", colors: Dictionary(uniqueKeysWithValues: colors), fonts: fonts))
  }

  @Test func aThemesOwnFamilyIsMeasuredAndPainted() throws {
    let own = try theme(Theme.Fonts(display: .init(family: "Noto Serif", weight: .bold)))
    let (house, serif) = (try FontLibrary(), try FontLibrary(for: own))
    #expect(serif.missing.isEmpty)
    let words = "ĐẠI HỘI ĐẠI BIỂU"
    #expect(serif.width(of: words, face: .display, size: 100) != house.width(of: words, face: .display, size: 100))
    #expect(serif.width(of: words, face: .text, size: 100) == house.width(of: words, face: .text, size: 100))
    let list = DrawList(
      ground: .black, commands: [.text(TextRun(words, x: 100, baseline: 500, size: 150, face: .display))])
    let painter = try Workshop.painter()
    let (before, after) = (try Surface(width: 480, height: 270), try Surface(width: 480, height: 270))
    try painter.paint(list, on: before)
    painter.apply(painter.theme, fonts: serif)
    try painter.paint(list, on: after)
    #expect(after.difference(from: before).pixelsDifferent > 500)
  }

  @Test func theHousesFamilyStandsInForOneThatIsMissing() throws {
    let typeface = Theme.Typeface(family: "No Such Serif", weight: .semiBold)
    let library = try FontLibrary(for: try theme(Theme.Fonts(text: typeface)))
    #expect(library.missing == [.text: FontFamily(typeface)])
    #expect(library.missing[.text]?.title == "No Such Serif Semi Bold")
    #expect(
      library.width(of: "Đại hội", face: .text, size: 100)
        == (try FontLibrary().width(of: "Đại hội", face: .text, size: 100)))
    let installed = FontFamily.installedNames()
    #expect(installed.contains("Noto Sans") && installed.contains("Noto Serif") && installed == installed.sorted())
  }

  @Test(arguments: FontFace.allCases) func theHousesFacesAreAsHighAsIsReckonedWith(face: FontFace) throws {
    let fonts = try FontLibrary()
    #expect(fonts.bodyHeightThousandths(of: face) >= TypeScale.bodyHeightThousandths)
    #expect(1_000...TypeScale.lineHeightThousandths ~= fonts.stackHeightThousandths(of: face))
  }
}
