import Assets
import Foundation
import Testing

/// Goal: an organiser's own theme may say fonts, measures and a background; what it does not say is the house's, and
/// what it says wrongly is refused with file, field and what would work.
///
/// Method: the shipped blue theme with one group more, in a folder of its own.
@Suite struct ThemeFieldTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private func theme(_ more: String) throws -> Theme {
    let folder = NSTemporaryDirectory() + "plenary-theme-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shipped = try String(contentsOfFile: Self.assets + "/themes/blue.json", encoding: .utf8)
    try shipped.replacing("\n  \"motion\"", with: "\n  \(more),\n  \"motion\"").write(
      toFile: folder + "/themes/blue.json", atomically: true, encoding: .utf8)
    return try Theme(named: "blue", assets: folder)
  }

  @Test(arguments: ["red-gold", "blue", "dark-blue"]) func aShippedThemeHasTheMeasuresOfTheHouse(name: String) throws {
    let theme = try Theme(named: name, assets: Self.assets)
    #expect(theme.fonts == Theme.Fonts() && theme.measures == .standard && theme.background == nil)
  }

  @Test func everyFieldIsRead() throws {
    let own = try theme(
      #"""
      "fonts": { "display": { "family": "Noto Serif", "weight": "extra-bold" } },
        "measures": { "marginPercent": 8 },
        "background": { "picture": "hall.jpg", "veilPercent": 85 }
      """#)
    #expect(own.fonts == Theme.Fonts(display: .init(family: "Noto Serif", weight: .extraBold)))
    #expect(own.measures == Theme.Measures(marginPercent: 8, cornerRadius: Theme.Measures.standard.cornerRadius))
    #expect(own.background == Theme.Background(picture: "hall.jpg", veilPercent: 85))
    #expect(try JSONDecoder().decode(Theme.self, from: JSONEncoder().encode(own)) == own)
  }

  @Test(arguments: [
    (#""measures": { "marginPercent": 3 }"#, "measures: marginPercent is a whole number from 4 to 12"),
    (#""measures": { "marginPercent": "5" }"#, "measures: marginPercent is a whole number from 4 to 12"),
    (#""measures": { "cornerRadius": 49 }"#, "measures: cornerRadius is a whole number from 0 to 48"),
    (#""measures": { "radius": 1 }"#, "measures: no such key [radius]; there are marginPercent, cornerRadius"),
    (#""fonts": { "title": {} }"#, "fonts: no such key [title]; there are text, textBold, display"),
    (#""fonts": { "text": { "family": "", "weight": "bold" } }"#, "fonts: family has 1 to 64 characters"),
    (#""fonts": { "text": { "weight": "bold" } }"#, "fonts: family is a text"),
    (
      #""fonts": { "text": { "family": "A", "weight": "thin" } }"#,
      "fonts: weight is one of regular, medium, semi-bold, bold, extra-bold, black"
    ),
    (
      #""background": { "picture": "../hall.jpg", "veilPercent": 85 }"#,
      "background: picture is the name of a file of Assets/pictures that ends in .jpg, .png or .svg"
    ),
    (
      #""background": { "picture": "hall.jpg", "veilPercent": 20 }"#,
      "background: veilPercent is a whole number from 40 to 98"
    ),
    (#""background": { "picture": "hall.jpg" }"#, "background: veilPercent is a whole number from 40 to 98"),
    (
      #""margins": 5"#,
      "theme: no such key [margins]; there are name, colors, motion, fonts, measures, background"
    ),
  ]) func aWrongFieldSaysWhatWouldBeRight(json: String, words: String) throws {
    let problem = try #require(throws: Theme.Problem.self) { try theme(json) }
    #expect("\(problem)".contains("blue.json") && "\(problem)".contains(words), "\(problem)")
  }
}
