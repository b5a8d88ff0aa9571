public import ArgumentParser
import Assets
import Congress
import Foundation
import SampleScenes
import Scenes
import Stage

/// Paints every scene, with the samples and with hard data, in every theme, shape and language, and writes a page to
/// look through.
public struct PlenaryGallery: ParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "plenary-gallery", abstract: "Paint every scene on every wall to PNG, with an index.html.")

  /// How many pages of a scene are painted; a text of ten thousand characters has many that look alike.
  static let pagesMax = 4

  @Argument(help: "Folder for the pictures and index.html; made if it is not there.")
  var folder: String

  @Option(help: "Only scenes whose name begins with this, such as L11.")
  var scene: String = ""

  @Option(help: "Only this shape: \(Shape.allCases.map(\.rawValue).joined(separator: ", ")).")
  var shape: String?

  @Option(help: "Only this theme.")
  var theme: String?

  @Option(help: "Only this language: vi, en, or both as vi+en.")
  var language: String?

  @Option(help: "Size of the pictures, in percent of 1080 pixels along their shorter side (10...200).")
  var percent: Int = 50

  @Option(help: "Distance of the farthest viewer, in metres, from an image 4 m high.")
  var distance: Int = Sample.hall.farthestViewerMetres

  @Flag(help: "Let every picture say that the hall is recorded.")
  var recorded = false

  @Option(help: "Folder of strings, themes and emblems (else PLENARY_ASSETS, beside the package, share/plenary).")
  var assets: String?

  /// A gallery as it is asked for on the command line.
  public init() {}

  /// Refuses sizes, shapes and languages that there are not.
  public func validate() throws {
    guard (10...200).contains(percent) else { throw ValidationError("--percent takes 10 to 200.") }
    if let shape, Shape(rawValue: shape) == nil {
      let known = Shape.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no shape '\(shape)'; there are \(known).")
    }
    if let language {
      let parts = language.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      guard parts.count <= 2, Set(parts).count == parts.count, parts.allSatisfy({ Language(rawValue: $0) != nil })
      else { throw ValidationError("--language takes vi, en, or both as vi+en.") }
    }
  }

  /// Paints everything and writes the page.
  public func run() throws {
    let folders = HouseFolders(
      environment: ProcessInfo.processInfo.environment, executable: HouseFolders.runningExecutable)
    let assets = try folders.assets(flag: assets)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let themes = try theme.map { [$0] } ?? Self.names(in: assets + "/themes", ending: ".json")
    let languages = language.map { [$0] } ?? Language.allCases.map(\.rawValue) + ["vi+en"]
    var index = GalleryPage()
    let plain = (Sample.scenes + Sample.hard + Sample.monitors).map { ($0.name, $0.content, LowerThirdView?.none) }
    let scenes = plain + Sample.lowerThirds.map { ($0.name, $0.content, $0.lowerThird) }
    for (name, content, lowerThird) in scenes where name.hasPrefix(scene) {
      for theme in themes {
        for language in languages {
          index.add(
            try paint(content, lowerThird, as: name, theme: theme, language: language, assets: assets), of: name,
            caption: "\(theme) · \(language)")
        }
      }
    }
    try index.html.write(toFile: folder + "/index.html", atomically: true, encoding: .utf8)
    StandardStream.error.say("\(index.count) pictures in \(folder)/index.html\n")
  }

  /// Paints the pages of a scene in every shape; returns the files.
  private func paint(
    _ content: SceneContent, _ lowerThird: LowerThirdView?, as name: String, theme: String, language: String,
    assets: String
  ) throws -> [String] {
    let loaded = try Theme(named: theme, assets: assets)
    let fonts = try FontLibrary(for: loaded)
    let painter = Painter(theme: loaded, fonts: fonts, emblemFolder: assets + "/emblems")
    let strings = try language.split(separator: "+").map { try Strings(language: String($0), assets: assets) }
    let hall = HallGeometry(farthestViewerMetres: distance, imageHeightMetres: 4)
    var files: [String] = []
    for shape in Shape.allCases where self.shape == nil || shape.rawValue == self.shape {
      let surface = try Surface(width: shape.width * percent / 100, height: shape.height * percent / 100)
      painter.footage = try StillFootage(width: surface.width, height: surface.height)
      let screen = ScreenFacts(id: "hall-left", width: shape.width, height: shape.height)
      var page = 0
      var pages = 1
      while page < min(pages, Self.pagesMax) {
        let picture = picture(
          of: Sample.view(
            content, theme: theme, hall: hall, lowerThird: lowerThird, recording: recorded ? .running : nil),
          in: SceneContext(
            nowMS: Sample.nowMS + Int64(page) * Picture.pageMS, strings: strings[0], measure: fonts, link: .linked,
            screen: screen, secondStrings: strings.dropFirst().first, theme: loaded))
        pages = picture.pages
        page += 1
        try painter.paint(picture.list, on: surface)
        let file = "\(name)-\(shape.rawValue)-\(theme)-\(language)-\(page).png"
        try surface.writePNG(to: folder + "/" + file)
        files.append(file)
      }
    }
    return files
  }

  private static func names(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.map {
      String($0.dropLast(ending.count))
    }.sorted()
  }
}
