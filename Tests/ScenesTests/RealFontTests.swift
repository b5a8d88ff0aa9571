import Assets
import Foundation
import Scenes
import Stage
import Testing

/// Goal: with the fonts that the hall has, nothing is clipped, nothing overlaps, and the pictures are those we signed.
///
/// Method: every scene in both languages is measured with the real fonts; a few are painted and compared with recorded
/// PNGs. `PLENARY_RECORD=1 swift test` records them anew; look at them before they are committed.
@Suite struct RealFontTests {
  /// Size of the recorded pictures, in pixels.
  static let size = (width: 960, height: 540)

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let language: String
    var testDescription: String { "\(name) \(language)" }
  }

  static let cases = Sample.scenes.flatMap { scene in ["vi", "en"].map { Case(name: scene.name, language: $0) } }

  static let monitors = Sample.monitors.flatMap { scene in ["vi", "en"].map { Case(name: scene.name, language: $0) } }

  private func picture(_ wanted: Case, page: Int = 0, fonts: FontLibrary) throws -> Picture {
    let content = try #require((Sample.scenes + Sample.monitors).first { $0.name == wanted.name }).content
    let context = SceneContext(
      nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: try Sample.strings(wanted.language), measure: fonts,
      link: .linked, screen: ScreenFacts(id: "hall-left", width: 1_920, height: 1_080))
    return Scenes.picture(of: Sample.view(content), in: context)
  }

  /// Where the letters of a run can be: from the top of stacked capitals to the foot of marks below.
  private func extent(of run: TextRun, fonts: FontLibrary) -> (left: Int, right: Int, top: Int, bottom: Int) {
    let width = fonts.width(of: run.text, face: run.face, size: run.size)
    let left =
      switch run.anchor {
      case .leading: run.x
      case .center: run.x - width / 2
      case .trailing: run.x - width
      }
    return (left, left + width, run.baseline - run.size * 98 / 100, run.baseline + run.size * 24 / 100)
  }

  @Test(arguments: cases) func noTextLeavesThePictureOrTouchesOther(_ wanted: Case) throws {
    let fonts = try FontLibrary()
    for page in 0..<(try picture(wanted, fonts: fonts).pages) {
      try checkPlaces(of: picture(wanted, page: page, fonts: fonts), fonts: fonts)
    }
  }

  private func checkPlaces(of picture: Picture, fonts: FontLibrary) throws {
    let runs = picture.list.commands.compactMap { command in
      if case .text(let run) = command { run } else { nil }
    }
    let extents = runs.map { extent(of: $0, fonts: fonts) }
    for (index, one) in extents.enumerated() {
      #expect(
        one.left >= 40 && one.right <= DrawList.width - 40 && one.top >= 0 && one.bottom <= DrawList.height,
        "'\(runs[index].text)' \(one)")
      for other in extents.indices.dropFirst(index + 1) {
        let two = extents[other]
        // Lines of one block may share the air between them, not the letters.
        let shared = min(one.bottom, two.bottom) - max(one.top, two.top)
        let isApart = one.right <= two.left || two.right <= one.left
        #expect(
          isApart || shared <= min(runs[index].size, runs[other].size) * 12 / 100,
          "'\(runs[index].text)' and '\(runs[other].text)' overlap by \(shared)")
      }
    }
  }

  @Test(arguments: cases) func contentIsNotSmallerThanTheFloorOfTheHall(_ wanted: Case) throws {
    let furnitureMin = 40
    let restatedMin = 48
    let fonts = try FontLibrary()
    for page in 0..<(try picture(wanted, fonts: fonts).pages) {
      for case .text(let run) in try picture(wanted, page: page, fonts: fonts).list.commands {
        let isFurniture = run.baseline <= 132 || run.baseline >= 1_000
        #expect(run.size >= (isFurniture ? furnitureMin : restatedMin), "'\(run.text)' at \(run.size)")
      }
    }
  }

  /// `PLENARY_GALLERY=folder swift test --filter RealFontTests` paints every page of every scene in full size.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["PLENARY_GALLERY"] != nil), arguments: cases + monitors)
  func everyPageIsPaintedForTheEye(_ wanted: Case) throws {
    let folder = try #require(ProcessInfo.processInfo.environment["PLENARY_GALLERY"])
    let theme = ProcessInfo.processInfo.environment["PLENARY_THEME"] ?? "red-gold"
    let fonts = try FontLibrary()
    let painter = Painter(
      theme: try Theme(named: theme, assets: Sample.assets), fonts: fonts, emblemFolder: Sample.assets + "/emblems")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for page in 0..<(try picture(wanted, fonts: fonts).pages) {
      let surface = try Surface(width: DrawList.width, height: DrawList.height)
      try painter.paint(picture(wanted, page: page, fonts: fonts).list, on: surface)
      try surface.writePNG(to: "\(folder)/\(wanted.name)-\(wanted.language)-\(page + 1).png")
    }
  }

  @Test(arguments: [
    "L01-holding", "L02-programme", "L04-attendance", "L10-voting-card", "L10-voting-turnout", "L11-result-adopted",
    "L11-result-paper", "L11-result-voided", "L05-credentials", "L06-organisations", "L13-election-papers-collected",
    "L14-election-table-reading", "L15-elected", "L17-break-rooms", "L18-text", "L21-test-pattern", "L23-ceremony-flag",
    "L07-speaker", "L07-speaker-overtime", "L07-lower-third", "L08-speakers", "P1-presidium-speaker",
    "P1-presidium-result",
  ])
  func aPictureIsPaintedAsRecorded(name: String) throws {
    let fonts = try FontLibrary()
    let painter = Painter(
      theme: try Theme(named: "red-gold", assets: Sample.assets), fonts: fonts,
      emblemFolder: Sample.assets + "/emblems")
    let surface = try Surface(width: Self.size.width, height: Self.size.height)
    try painter.paint(picture(Case(name: name, language: "vi"), fonts: fonts).list, on: surface)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).png").path
    if ProcessInfo.processInfo.environment["PLENARY_RECORD"] == "1" { try surface.writePNG(to: file) }
    let recorded = try Surface.load(file)
    let (pixelsDifferent, largest) = surface.difference(from: recorded)
    if pixelsDifferent > 0 {
      let actual = NSTemporaryDirectory() + "plenary-\(name).png"
      try surface.writePNG(to: actual)
      Attachment.record(try Data(contentsOf: URL(filePath: actual)), named: "\(name).png")
    }
    // Another build of the same fonts may round an edge otherwise; nobody in a hall sees that.
    let pixels = Self.size.width * Self.size.height
    #expect(pixelsDifferent * 200 <= pixels, "\(pixelsDifferent) pixels differ, by up to \(largest)")
  }
}
