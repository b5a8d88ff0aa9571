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
    (#""measures": 5"#, "measures: it is a group in braces, { }, with marginPercent, cornerRadius"),
    (#""fonts": { "text": 5 }"#, "fonts: it is a group in braces, { }, with family, weight"),
  ]) func aWrongFieldSaysWhatWouldBeRight(json: String, words: String) throws {
    let problem = try #require(throws: Theme.Problem.self) { try theme(json) }
    #expect("\(problem)".contains("blue.json") && "\(problem)".contains(words), "\(problem)")
  }

  private func shipped(_ change: (String) -> String) throws -> Theme {
    let folder = NSTemporaryDirectory() + "plenary-theme-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try String(contentsOfFile: Self.assets + "/themes/blue.json", encoding: .utf8)
    let changed = change(text)
    try #require(changed != text)
    try changed.write(toFile: folder + "/themes/blue.json", atomically: true, encoding: .utf8)
    return try Theme(named: "blue", assets: folder)
  }

  @Test(arguments: [
    ("\"ink\": \"#", "\"ink\": \"red #", "colors: ink is 'red #"),
    ("\"ink\":", "\"inc\":", "colors: no colour for [ink]; no such role [inc]; there are ground, ground-low"),
    ("\"ground\": \"", "\"ground\": 5, \"low\": \"", "colors has a colour like \"#6E0B14\" for every role: ground,"),
    ("\"name\": \"blue\"", "\"name\": \"green\"", "name is 'green' where the file is that of 'blue'"),
    ("\"name\": \"blue\"", "\"name\": 5", "theme: name is a text"),
  ]) func aWrongColourOrNameSaysWhatWouldBeRight(old: String, new: String, words: String) throws {
    let problem = try #require(throws: Theme.Problem.self) { try shipped { $0.replacing(old, with: new) } }
    #expect("\(problem)".contains("blue.json") && "\(problem)".contains(words), "\(problem)")
  }

  @Test func theNearestLegibleColourIsToldWhereThereIsOne() throws {
    func color(_ level: UInt8) -> Color { Color(red: level, green: level, blue: level) }
    func theme(ink: UInt8, ground: UInt8) throws -> Theme {
      var colors = Dictionary(uniqueKeysWithValues: Theme.Role.allCases.map { ($0, color(ground)) })
      colors[.ink] = color(ink)
      return try #require(Theme(name: "own", colors: colors))
    }
    let dark = try theme(ink: 90, ground: 20)
    let lighter = try #require(dark.legibleColor(for: .ink))
    #expect(lighter.contrast(with: dark[.ground]) >= 7 && lighter.contrast(with: dark[.ground]) < 7.5)
    #expect(try theme(ink: 250, ground: 20).legibleColor(for: .ink) == color(250))
    #expect(try theme(ink: 90, ground: 120).legibleColor(for: .ink) == nil)
  }
}

/// Goal: the guide to themes names every field and role there is, and its example is a theme that is read.
///
/// Method: the guide's own text, its example written to a folder.
@Suite struct ThemeGuideTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent().path

  private func guide() throws -> String {
    try String(contentsOfFile: Self.here + "/../../Sources/Manual/Plenary.docc/Themes.md", encoding: .utf8)
  }

  @Test func itsExampleIsReadFromTheLastRow() throws {
    let text = try guide()
    let start = try #require(text.range(of: "```json\n")).upperBound
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)).lowerBound
    let folder = NSTemporaryDirectory() + "plenary-guide-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try String(text[start..<end]).write(toFile: folder + "/themes/river.json", atomically: true, encoding: .utf8)
    let theme = try Theme(named: "river", assets: folder)
    #expect(theme.background != nil && theme.measures != .standard && theme.fonts.text != nil)
    for (role, ground) in Theme.textPairs {
      #expect(theme[role].contrast(with: theme[ground]) >= Theme.textContrastMin, "\(role) on \(ground)")
    }
    let picture = try #require(theme.background).picture
    #expect(FileManager.default.fileExists(atPath: Self.here + "/../../Assets/pictures/" + picture))
  }

  @Test func itNamesEveryRoleWeightAndRange() throws {
    let text = try guide()
    let words =
      Theme.Role.allCases.map(\.rawValue) + Theme.Typeface.Weight.allCases.map(\.rawValue)
      + Motion.Easing.allCases.map(\.rawValue)
    for word in words { #expect(text.contains("`\(word)`"), "\(word)") }
    func range(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }
    let standard = Theme.Measures.standard
    for row in [
      "| `marginPercent` | \(range(Theme.Measures.marginPercentRange)) | \(standard.marginPercent) |",
      "| `cornerRadius` | \(range(Theme.Measures.cornerRadiusRange)) | \(standard.cornerRadius) |",
      "`veilPercent`, \(range(Theme.Background.veilPercentRange)),", "| `fadeMS` | \(range(0...Motion.longestMS)) |",
    ] { #expect(text.contains(row), "\(row)") }
  }
}
