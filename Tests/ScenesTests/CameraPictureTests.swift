import Assets
import Congress
import SampleScenes
import Stage
import Testing

@testable import Scenes

/// Goal: a camera beside a scene is worth its place: large, never covered, and all that the hall must know stands around it
/// on one page, in letters that the last row reads; two languages take turns and the camera stands still.
///
/// Method: every sample is laid out with the real fonts for every wall, language and hall. That no text is clipped, touches
/// another or is under the floor is held by `GalleryTests`.
@Suite struct CameraPictureTests {
  /// The samples with a scene beside the camera.
  static let names = Sample.cameras.map(\.name).filter { $0 != "L26-camera" }
  static let usual: [Shape] = [.wide, .projector, .classic]

  private static func picture(
    _ name: String, _ shape: Shape, _ languages: [String] = ["vi"], metres: Int = 28, page: Int = 0, fonts: FontLibrary
  ) throws -> Picture {
    let content = try #require(Sample.cameras.first { $0.name == name }).content
    let strings = try languages.map { try Sample.strings($0) }
    return Scenes.picture(
      of: Sample.view(content, hall: HallGeometry(farthestViewerMetres: metres, imageHeightMetres: 4)),
      in: SceneContext(
        nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: strings[0], measure: fonts, link: .linked,
        shape: shape, secondStrings: strings.dropFirst().first))
  }

  private static func camera(in picture: Picture) throws -> Box {
    let boxes = picture.list.footage.map(\.box)
    #expect(boxes.count == 1)
    return try #require(boxes.first)
  }

  private static func texts(of picture: Picture) -> [TextRun] {
    picture.list.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  /// A speaker once lay over five pages above a camera on a usual wall, most of which was empty.
  @Test(arguments: ["speaker", "speakers", "question", "voting", "attendance", "item"])
  func whatTheHallMustKnowStandsOnOnePage(scene: String) throws {
    let fonts = try FontLibrary()
    for (shape, language) in Shape.allCases.flatMap({ shape in ["vi", "en"].map { (shape, $0) } }) {
      let picture = try Self.picture("L26-camera-" + scene, shape, [language], fonts: fonts)
      #expect(picture.pages == 1, "\(scene) \(shape.rawValue) \(language)")
    }
  }

  @Test(arguments: names) func aCameraIsLargeAndHasTheProportionsOfItsPictures(name: String) throws {
    let fonts = try FontLibrary()
    for (shape, metres) in Shape.allCases.flatMap({ shape in [15, 28].map { (shape, $0) } }) {
      let camera = try Self.camera(in: Self.picture(name, shape, metres: metres, fonts: fonts))
      #expect(abs(camera.width * 9 - camera.height * 16) < 32, "\(shape.rawValue): \(camera)")
      #expect(camera.height * 100 >= min(shape.height, shape.width) * 35, "\(shape.rawValue): \(camera)")
      #expect(camera.right <= shape.width && camera.bottom <= shape.height)
    }
  }

  @Test(arguments: names) func nothingLiesOverACamera(name: String) throws {
    let fonts = try FontLibrary()
    for (shape, languages) in Shape.allCases.flatMap({ shape in [["vi"], ["en"], ["vi", "en"]].map { (shape, $0) } }) {
      for metres in [15, 28, 40] {
        let picture = try Self.picture(name, shape, languages, metres: metres, fonts: fonts)
        guard let camera = picture.list.footage.first?.box else { continue }
        for run in Self.texts(of: picture) where Ink(run, fonts: fonts).touches(Ink(camera)) {
          Issue.record("\(shape.rawValue) \(languages) \(metres) m: '\(run.text)' lies over the camera")
        }
      }
    }
  }

  @Test(arguments: names) func twoLanguagesTakeTurnsWhileTheCameraStandsStill(name: String) throws {
    let fonts = try FontLibrary()
    for shape in Shape.allCases {
      let pages = try (0...1).map { try Self.picture(name, shape, ["vi", "en"], page: $0, fonts: fonts) }
      #expect(try Self.camera(in: pages[0]) == Self.camera(in: pages[1]), "\(shape.rawValue)")
      #expect(pages[0].pages >= 2)
      let words = pages.map { Set(Self.texts(of: $0).map(\.text)) }
      #expect(!words[1].subtracting(words[0]).isEmpty, "\(shape.rawValue)")
    }
  }

  /// Figures and verdict never leave the picture while the question turns its pages.
  @Test func figuresAndVerdictStandBesideACameraOnEveryPage() throws {
    let fonts = try FontLibrary()
    let verdict = try Sample.strings("vi")[.resultAdopted]
    for (shape, metres) in Shape.allCases.flatMap({ shape in [15, 28].map { (shape, $0) } }) {
      let first = try Self.picture("L26-camera-result", shape, metres: metres, fonts: fonts)
      for page in 0..<first.pages {
        let picture = try Self.picture("L26-camera-result", shape, metres: metres, page: page, fonts: fonts)
        let words = Self.texts(of: picture).map(\.text)
        #expect(words.joined(separator: " ").contains(verdict), "\(shape.rawValue) page \(page + 1): \(words)")
        #expect(["476", "5", "3"].allSatisfy(words.contains), "\(shape.rawValue) page \(page + 1): \(words)")
      }
    }
  }

  @Test func aSceneThatIsLaidOutWholeStandsAboveTheCamera() throws {
    let fonts = try FontLibrary()
    for shape in Self.usual {
      let facts = CameraView(camera: "podium", source: "/dev/video0", beside: Sample.programme)
      let picture = Scenes.picture(
        of: Sample.view(.camera(facts)),
        in: SceneContext(
          nowMS: Sample.nowMS, strings: try Sample.strings("vi"), measure: fonts, link: .linked, shape: shape))
      let camera = try Self.camera(in: picture)
      #expect(camera.bottom == shape.height)
      #expect(picture.label.contains("L02-programme"))
    }
  }
}
