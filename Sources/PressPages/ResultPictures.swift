public import Assets
public import Congress
public import Foundation
import Scenes
import Stage

/// The hall's own pictures of published results, painted as the wall paints them.
public actor ResultPictures {
  /// Their width, in pixels.
  public static let width = 1_920
  /// Their height, in pixels.
  public static let height = 1_080
  /// The longest picture, in bytes.
  static let bytesMax = 4 << 20
  /// The most results whose pictures are kept.
  static let keptMax = 200

  private struct Key: Hashable {
    let heading: CongressHeading
    let result: ResultView
  }

  private let assets: String
  private let words: [Language: Strings]
  private var made: [Key: Data] = [:]
  private var painting: (theme: Theme, fonts: FontLibrary, painter: Painter)?

  /// A painter of results.
  /// - Parameter assets: The folder of assets.
  public init(assets: String, words: [Language: Strings]) {
    self.assets = assets
    self.words = words
  }

  /// Where a result's picture stands in the site.
  public static func name(of result: ResultView) -> String { "results/\(result.ballot)-\(result.round).png" }

  /// The pictures of results as PNG, by their names; one that cannot be painted is left out.
  public func pictures(of results: [ResultView], heading: CongressHeading) -> [String: Data] {
    var pictures: [String: Data] = [:]
    for result in results.suffix(Self.keptMax) {
      let key = Key(heading: heading, result: result)
      guard let picture = made[key] ?? painted(key) else { continue }
      made[key] = picture
      pictures[Self.name(of: result)] = picture
    }
    if made.count > Self.keptMax {
      let current = Set(results.map { Key(heading: heading, result: $0) })
      made = made.filter { current.contains($0.key) }
    }
    return pictures
  }

  private func painted(_ key: Key) -> Data? {
    guard let strings = words[key.heading.language], let (theme, fonts, painter) = prepared(key.heading.theme) else {
      return nil
    }
    let view = OutputView(
      output: "press", congress: key.heading, isSafe: false, takenAtMS: key.result.publishedMS,
      content: .result(key.result))
    let picture = picture(
      of: view,
      in: SceneContext(
        // The clock in its corner says when it was published.
        nowMS: key.result.publishedMS, strings: strings, measure: fonts, link: .linked, shape: .wide,
        secondStrings: key.heading.secondLanguage.flatMap { words[$0] }, theme: theme))
    guard let surface = try? Surface(width: Self.width, height: Self.height) else { return nil }
    do {
      try painter.paint(picture.list, on: surface)
      return Data(try surface.thumbnail(widthMax: Self.width, bytesMax: Self.bytesMax))
    } catch {
      return nil
    }
  }

  private func prepared(_ name: String) -> (Theme, FontLibrary, Painter)? {
    if let painting, painting.theme.name == name { return painting }
    guard let theme = try? Theme(named: name, assets: assets), let fonts = try? FontLibrary(for: theme) else {
      return nil
    }
    painting = (theme, fonts, Painter(theme: theme, fonts: fonts, emblemFolder: assets + "/emblems"))
    return painting
  }
}
