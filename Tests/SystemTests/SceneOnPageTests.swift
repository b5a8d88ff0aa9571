import Assets
import BrowserDriver
import Congress
import Foundation
import PageServing
import SampleScenes
import Scenes
import ScreenPages
import Stage
import Testing

/// Goal: whatever a wall can show, a page shows as well.
///
/// Method: a scene of each layout, with sample data, is published to real Chromium, and painted by the painter of walls;
/// both pictures are held against each other, block by block. With PLENARY_PAGES, a folder, all scenes are, and both
/// pictures of each are written there.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct SceneOnPageTests {
  static let (width, height) = (1_280, 720)

  /// A publisher with a page that looks on.
  private struct Desk {
    let painter: Painter
    let strings: Strings
    let pages: PageService
    let publisher: PagePublisher
    let page: Chromium.Page
    let browser: Chromium
    let workplace: Workplace

    init(width: Int = SceneOnPageTests.width, height: Int = SceneOnPageTests.height) async throws {
      let assets = Executable.package + "/Assets"
      workplace = try Workplace()
      strings = try Strings(language: "vi", assets: assets)
      painter = try Painter(
        theme: Theme(named: "red-gold", assets: assets), fonts: FontLibrary(), emblemFolder: assets + "/emblems")
      pages = try await PageService(
        address: try #require(ServedAddress("\(House.freePort())")), assets: assets, onChange: {})
      publisher = PagePublisher(to: pages, painter: painter)
      browser = try Chromium()
      page = try await browser.page(width: width, height: height)
      try await page.open(pages.address.page())
    }

    /// How far the page's picture of a list is from the painter's, once it stands there.
    func distance(of list: DrawList, name: String, width: Int, height: Int) async throws -> PictureDistance {
      publisher.take(Frame(list: list, label: name, tag: 0), nowMS: 0)
      try publisher.publish()
      try await eventually("the page shows \(name)") {
        try await page.text(of: Chromium.wholePictureLabel) == name
      }
      let wall = try Surface(width: width, height: height)
      try painter.paint(list, on: wall)
      let file = workplace.path + "/page.png"
      try await page.shoot(to: file)
      if let folder = ProcessInfo.processInfo.environment["PLENARY_PAGES"] {
        try wall.writePNG(to: "\(folder)/\(name)-wall.png")
        try? FileManager.default.removeItem(atPath: "\(folder)/\(name)-page.png")
        try FileManager.default.copyItem(atPath: file, toPath: "\(folder)/\(name)-page.png")
      }
      let distance = PictureDistance(wall, try Surface.load(file))
      if distance.isFar {
        Attachment.record(try Data(contentsOf: URL(filePath: file)), named: "\(name)-page.png")
      }
      return distance
    }

    func picture(_ content: SceneContent, shape: Shape = .wide, lowerThird: LowerThirdView? = nil) -> DrawList {
      let context = SceneContext(
        nowMS: Sample.nowMS, strings: strings, measure: painter.fonts, link: .linked, shape: shape,
        unreadablePictures: ["missing.jpg"], theme: painter.theme)
      return Scenes.picture(of: Sample.view(content, lowerThird: lowerThird), in: context).list
    }
  }

  /// One scene of each layout; all of them where pictures are wanted to look at.
  private static let scenes: [(name: String, content: SceneContent)] = {
    let all = Sample.scenes + Sample.monitors
    guard ProcessInfo.processInfo.environment["PLENARY_PAGES"] == nil else { return all }
    var layouts: Set<Substring> = []
    return all.filter { layouts.insert($0.name.prefix { $0 != "-" }).inserted }
  }()
  private static let layoutsLeast = 20

  @Test("Every layout is on a page as it is on a wall")
  func everyScene() async throws {
    let desk = try await Desk()
    var far: [(name: String, distance: PictureDistance)] = []
    for (name, content) in Self.scenes {
      let distance = try await desk.distance(
        of: desk.picture(content), name: name, width: Self.width, height: Self.height)
      far.append((name, distance))
      #expect(!distance.isFar, "\(name): \(distance)")
    }
    await desk.pages.end()
    #expect(far.count >= Self.layoutsLeast)
    let worst = try #require(far.max { $0.distance.largestBlock < $1.distance.largestBlock })
    let meanest = try #require(far.max { $0.distance.mean < $1.distance.mean })
    Attachment.record("largest block: \(worst)\nlargest mean: \(meanest)\n", named: "distances.txt")
  }

  @Test("A wall of another shape, a picture beneath a veil, grey steps and bars are on a page as on a wall")
  func otherShapesAndBackdrops() async throws {
    for shape in [Shape.upright, .panorama] {
      let (width, height) = (shape.width / 2, shape.height / 2)
      let desk = try await Desk(width: width, height: height)
      let content = try #require(Sample.scenes.first { $0.name.hasPrefix("L11") }).content
      let distance = try await desk.distance(
        of: desk.picture(content, shape: shape), name: "result-\(shape.rawValue)", width: width, height: height)
      #expect(!distance.isFar, "\(shape): \(distance)")
      let box = Box(x: 60, y: 60, width: 700, height: 300)
      let list = DrawList(
        shape: shape,
        commands: [
          .backdrop("lotus.svg", shape.bounds, veil: .ground, percent: 60), .grey(box, 90),
          .bar(Box(x: 80, y: 80, width: 600, height: 40), lit: 420, .agree),
          .bar(Box(x: 80, y: 140, width: 600, height: 40), lit: 9, .against),
          .ring(Box(x: 80, y: 400, width: 300, height: 300), thickness: 40, lit: 330, .accent),
          .emblem("star", Box(x: 400, y: 400, width: 500, height: 300)),
        ])
      let veiled = try await desk.distance(of: list, name: "veil-\(shape.rawValue)", width: width, height: height)
      #expect(!veiled.isFar, "\(shape): \(veiled)")
      await desk.pages.end()
    }
  }

  @Test("The measure tells a letter that is missing, and a line that stands elsewhere")
  func measure() throws {
    let painter = try Painter(
      theme: Theme(named: "red-gold", assets: Executable.package + "/Assets"), fonts: FontLibrary(),
      emblemFolder: Executable.package + "/Assets/emblems")
    func painted(_ text: String, x: Int = 96) throws -> Surface {
      let surface = try Surface(width: Self.width, height: Self.height)
      try painter.paint(
        DrawList(commands: [.text(TextRun(text, x: x, baseline: 300, size: 64, face: .textBold))]), on: surface)
      return surface
    }
    let right = try painted("Tán thành 470")
    #expect(!PictureDistance(right, right).isFar)
    #expect(PictureDistance(right, try painted("Tán thành 47")).isFar)
    #expect(PictureDistance(right, try painted("Tan thành 470")).isFar)
    #expect(PictureDistance(right, try painted("Tán thành 470", x: 104)).isFar)
  }
}
