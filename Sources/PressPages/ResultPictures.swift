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
  /// The most pages of one result, such as a long list of those elected.
  static let pagesMax = 20

  private struct Key: Hashable {
    let heading: CongressHeading
    let content: SceneContent
    let publishedMS: Int64
  }

  private let assets: String
  private let words: [Language: Strings]
  private var made: [Key: [Data]] = [:]
  private var painting: (theme: Theme, fonts: FontLibrary, painter: Painter)?

  /// A painter of results.
  /// - Parameter assets: The folder of assets.
  public init(assets: String, words: [Language: Strings]) {
    self.assets = assets
    self.words = words
  }

  /// Where a result's pictures stand in the site, but for what follows for each page.
  static func place(of result: ResultView) -> String { "results/\(result.ballot)-\(result.round)" }

  /// The same of those whom a round of an election has elected.
  static func place(of result: ElectionResultView) -> String { "elected/\(result.election)-\(result.round)" }

  /// The name of a page's picture: the first has no number.
  static func name(_ place: String, page: Int) -> String { page == 0 ? "\(place).png" : "\(place)-\(page + 1).png" }

  /// The pictures of results as PNG, page by page, by their places; one that cannot be painted is left out.
  /// - Parameter isPainting: Whether those are painted that have not been; else there are only those that have.
  public func pictures(
    of results: [ResultView], elections: [ElectionResultView], heading: CongressHeading, isPainting: Bool = true
  ) async -> [String: [Data]] {
    var pictures: [String: [Data]] = [:]
    let wanted = Self.wanted(results, elections, heading)
    for (place, key) in wanted {
      if made[key] == nil, isPainting {
        made[key] = painted(key)
        // Whoever asks for what there is does not wait for the rest.
        await Task.yield()
      }
      pictures[place] = made[key]
    }
    if isPainting {
      let keys = Set(wanted.map(\.key))
      made = made.filter { keys.contains($0.key) }
    }
    return pictures
  }

  private static func wanted(
    _ results: [ResultView], _ elections: [ElectionResultView], _ heading: CongressHeading
  ) -> [(place: String, key: Key)] {
    // The hall does not show whom a round has elected that does not stand.
    let elected = elections.suffix(keptMax).filter { !$0.isVoided && !$0.outcome.elected.isEmpty }
    return results.suffix(keptMax).map { result in
      (place(of: result), Key(heading: heading, content: .result(result), publishedMS: result.publishedMS))
    }
      + elected.map { result in
        (
          place(of: result),
          Key(heading: heading, content: .elected(ElectedView(result)), publishedMS: result.publishedMS)
        )
      }
  }

  private func painted(_ key: Key) -> [Data] {
    guard let strings = words[key.heading.language], let (theme, fonts, painter) = prepared(key.heading.theme),
      let surface = try? Surface(width: Self.width, height: Self.height)
    else { return [] }
    let view = OutputView(
      output: "press", congress: key.heading, isSafe: false, takenAtMS: key.publishedMS, content: key.content)
    var pages: [Data] = []
    var count = 1
    while pages.count < min(count, Self.pagesMax) {
      let picture = picture(
        of: view,
        in: SceneContext(
          // The clock in its corner says when it was published; each page has its turn, as on the wall.
          nowMS: key.publishedMS + Int64(pages.count) * Picture.pageMS, strings: strings, measure: fonts,
          link: .linked, shape: .wide, secondStrings: key.heading.secondLanguage.flatMap { words[$0] }, theme: theme))
      count = picture.pages
      do {
        try painter.paint(picture.list, on: surface)
        pages.append(Data(try surface.thumbnail(widthMax: Self.width, bytesMax: Self.bytesMax)))
      } catch {
        return []
      }
    }
    return pages
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

extension ElectedView {
  /// Whom one round has elected, as the hall's picture names them.
  fileprivate init(_ result: ElectionResultView) {
    let rows = result.outcome.elected.compactMap { code -> Row? in
      guard let place = result.list.codes.firstIndex(of: code), place < result.outcome.count.votes.count else {
        return nil
      }
      return Row(
        name: result.list.candidates[place].name, votes: result.outcome.count.votes[place], base: result.outcome.base)
    }
    self.init(election: result.election, title: result.title, seats: result.seats, rows: rows)
  }
}
