import Assets
import Congress
import Foundation
import Scenes
import Stage

/// Draws what the hall sees, with the fonts of the walls.
actor HallDrawer {
  /// Where a picture's header ends, in design pixels.
  private static let headerHeight = 132

  private let assets: String
  private let fonts: FontLibrary
  private let words: [Language: Strings]
  private var theme: (theme: Theme, fonts: FontLibrary)?

  /// - Parameter assets: The folder of assets.
  /// - Throws: Where there are no fonts.
  init(assets: String, words: [Language: Strings]) throws {
    self.assets = assets
    self.words = words
    fonts = try FontLibrary()
  }

  /// The picture of an output at a moment, in ms since 1970 UTC; nothing where it cannot be made.
  func drawing(of view: OutputView, atMS nowMS: Int64) -> HallDrawing? {
    guard let strings = words[view.congress.language], let (theme, fonts) = themed(view.congress.theme) else {
      return nil
    }
    var unreadable: Set<String> = []
    if case .pictures(let pictures) = view.content { unreadable = Set(pictures.files) }
    let picture = Scenes.picture(
      of: view,
      in: SceneContext(
        // A drawing stands for some seconds: no clock runs in it.
        nowMS: nowMS, strings: strings, measure: fonts, link: .lost(sinceMS: nowMS), shape: .wide,
        unreadablePictures: unreadable, secondStrings: view.congress.secondLanguage.flatMap { words[$0] },
        theme: theme))
    let folder = assets + "/emblems/"
    // The page has a clock of its own, which runs; that of the header would be another drawing every minute.
    let clock = FigureFormat(language: strings.language).time(nowMS, utcOffset: view.congress.utcOffset)
    var list = picture.list
    list.commands.removeAll { command in
      if case .text(let run) = command { run.text == clock && run.baseline < Self.headerHeight } else { false }
    }
    return HallDrawing(list, label: picture.label, theme: theme, measure: fonts) { name in
      name.contains("/") ? nil : try? Data(contentsOf: URL(filePath: "\(folder)\(name).svg"))
    }
  }

  private func themed(_ name: String) -> (Theme, FontLibrary)? {
    if let theme, theme.theme.name == name { return theme }
    guard let new = try? Theme(named: name, assets: assets) else { return nil }
    let own = new.fonts == Theme.Fonts() ? fonts : (try? FontLibrary(for: new)) ?? fonts
    theme = (new, own)
    return (new, own)
  }
}
