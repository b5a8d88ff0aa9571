import Assets
import Congress
import Foundation
import SampleScenes
import Scenes
import Stage
import Testing

/// Goal: with the fonts that the hall has, the pictures are those we signed.
///
/// Method: a few scenes are painted, on several walls, and compared with recorded PNGs. `PLENARY_RECORD=1 swift test`
/// records them anew; look at them before they are committed.
@Suite struct RealFontTests {
  /// How many pixels the recorded pictures have along their shorter side.
  static let edge = 540

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let language: String
    let shape: Shape
    var hall = Sample.hall
    /// The name of the file.
    var file: String { name + (shape == .wide ? "" : "-" + shape.rawValue) + (language == "vi" ? "" : "-" + language) }
    var testDescription: String { file }
  }

  /// By how much a part of a pixel may be rounded otherwise, of 255.
  private static let roundingMax = 3

  static let wide = [
    "L01-holding", "L02-programme", "L04-attendance", "L10-voting-card", "L10-voting-live", "L10-voting-turnout",
    "L11-result-adopted",
    "L11-result-paper", "L11-result-voided", "L05-credentials", "L06-organisations", "L13-election-papers-collected",
    "L14-election-table-reading", "L15-elected", "L17-break-rooms", "L18-text", "L21-test-pattern", "L23-ceremony-flag",
    "L07-speaker", "L07-speaker-overtime", "L07-lower-third", "L08-speakers", "P1-presidium-speaker",
    "P1-presidium-result", "L12-body", "L19-seats", "L19-seats-vote", "L22-pictures",
    "L02-programme+speaker", "L18-text+speaker-longest", "L01-holding+notice",
  ]

  static let others: [(name: String, shape: Shape)] = [
    ("L04-attendance", .panorama), ("L04-attendance", .upright), ("L06-organisations", .banner),
    ("L10-voting-countdown", .panorama), ("L11-result-adopted", .upright), ("L11-result-adopted", .classic),
    ("L11-result-adopted", .panorama), ("L15-elected", .panorama), ("L07-speaker", .panorama),
    ("L07-speaker", .upright),
    ("L07-lower-third-overtime", .upright), ("L19-seats", .upright), ("P1-presidium-speaker", .classic),
    ("L03-item+speaker", .panorama), ("L02-programme+notice", .upright),
  ]

  /// Walls and halls in which two languages stand beside each other.
  static let bilingual = [
    Case(name: "L01-holding", language: "vi+en", shape: .wide),
    Case(name: "L01-holding", language: "vi+en", shape: .panorama),
    Case(name: "L02-programme", language: "vi+en", shape: .panorama),
    Case(name: "L11-result-adopted", language: "vi+en", shape: .panorama),
    Case(name: "L11-result-adopted", language: "vi+en", shape: .wide, hall: smallHall),
    Case(name: "L10-voting-card", language: "vi+en", shape: .banner),
    Case(name: "L04-attendance", language: "vi+en", shape: .upright, hall: smallHall),
    Case(name: "L19-seats", language: "vi+en", shape: .wide),
    Case(name: "L23-ceremony-flag", language: "vi+en", shape: .wide),
    Case(name: "L02-programme+speaker", language: "vi+en", shape: .panorama),
    Case(name: "L04-attendance+speaker", language: "vi+en", shape: .wide, hall: smallHall),
    Case(name: "L01-holding+notice", language: "vi+en", shape: .upright, hall: smallHall),
    Case(name: "L16-notice", language: "vi+en", shape: .wide),
  ]

  static let smallHall = HallGeometry(farthestViewerMetres: 18, imageHeightMetres: 4)

  static let cases =
    wide.map { Case(name: $0, language: "vi", shape: .wide) }
    + others.map { Case(name: $0.name, language: "vi", shape: $0.shape) } + bilingual

  private func picture(_ wanted: Case, fonts: FontLibrary) throws -> Picture {
    let plain = (Sample.scenes + Sample.monitors).map { ($0.name, $0.content, LowerThirdView?.none) }
    let all = plain + Sample.lowerThirds.map { ($0.name, $0.content, $0.lowerThird) }
    let (_, content, lowerThird) = try #require(all.first { $0.0 == wanted.name })
    let languages = try wanted.language.split(separator: "+").map { try Sample.strings(String($0)) }
    let context = SceneContext(
      nowMS: Sample.nowMS, strings: languages[0], measure: fonts, link: .linked,
      screen: ScreenFacts(id: "hall-left", width: wanted.shape.width, height: wanted.shape.height),
      secondStrings: languages.dropFirst().first)
    return Scenes.picture(of: Sample.view(content, hall: wanted.hall, lowerThird: lowerThird), in: context)
  }

  @Test(arguments: cases) func aPictureIsPaintedAsRecorded(_ wanted: Case) throws {
    let fonts = try FontLibrary()
    let painter = Painter(
      theme: try Theme(named: "red-gold", assets: Sample.assets), fonts: fonts,
      emblemFolder: Sample.assets + "/emblems")
    let (width, height) = (wanted.shape.width * Self.edge / 1_080, wanted.shape.height * Self.edge / 1_080)
    let surface = try Surface(width: width, height: height)
    try painter.paint(picture(wanted, fonts: fonts).list, on: surface)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(wanted.file).png").path
    if ProcessInfo.processInfo.environment["PLENARY_RECORD"] == "1" { try surface.writePNG(to: file) }
    let recorded = try Surface.load(file)
    let (pixelsDifferent, largest) = surface.difference(from: recorded)
    if pixelsDifferent > 0 {
      let actual = NSTemporaryDirectory() + "plenary-\(wanted.file).png"
      try surface.writePNG(to: actual)
      Attachment.record(try Data(contentsOf: URL(filePath: actual)), named: "\(wanted.file).png")
    }
    // Another build of the same fonts or of the painter may round an edge otherwise; nobody in a hall sees that.
    #expect(
      pixelsDifferent * 200 <= width * height || largest <= Self.roundingMax,
      "\(pixelsDifferent) pixels differ, by up to \(largest)")
  }
}
