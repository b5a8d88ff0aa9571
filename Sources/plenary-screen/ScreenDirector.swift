import Assets
import Congress
import Scenes
import Stage

/// What a screen dresses its pictures in: fonts, words, themes.
final class Wardrobe {
  /// The theme until the congress has said its own.
  static let firstTheme = "red-gold"

  /// A face lacks letters that the words need.
  struct LettersMissing: Error, CustomStringConvertible {
    let face: FontFace
    let letters: [Unicode.Scalar]
    var description: String {
      "The font for '\(face.rawValue)' lacks \(letters.map { String($0) }.joined(separator: " ")). "
        + "Install fonts-noto-core."
    }
  }

  let fonts: FontLibrary
  private let assets: String
  private let stringsByLanguage: [Language: Strings]

  /// Finds the fonts and the words, and checks that the ones have the letters of the others.
  init(assets: String) throws {
    self.assets = assets
    fonts = try FontLibrary()
    var words: [Language: Strings] = [:]
    for language in Language.allCases { words[language] = try Strings(language: language.rawValue, assets: assets) }
    stringsByLanguage = words
    for face in FontFace.allCases {
      for strings in words.values {
        let missing = fonts.missingCharacters(in: strings.hallCharacters, face: face)
        guard missing.isEmpty else { throw LettersMissing(face: face, letters: missing) }
      }
    }
  }

  /// The words in a language.
  func strings(_ language: Language) -> Strings {
    stringsByLanguage[language] ?? Strings(language: language.rawValue, texts: [:])
  }

  /// The theme of that name.
  func theme(named name: String) throws -> Theme { try Theme(named: name, assets: assets) }
}

/// Decides what picture the screen shows now.
///
/// Thread: the loop's.
final class ScreenDirector {
  private let mailbox: ScreenMailbox
  private let wardrobe: Wardrobe
  private let painter: Painter
  private let screen: () -> ScreenFacts
  private var failure: (revision: Int64, problem: String)?
  private var newestRevision: Int64?

  init(mailbox: ScreenMailbox, wardrobe: Wardrobe, painter: Painter, screen: @escaping () -> ScreenFacts) {
    self.screen = screen
    self.mailbox = mailbox
    self.wardrobe = wardrobe
    self.painter = painter
  }

  /// The picture of this moment; tagged with the revision it shows.
  ///
  /// Before the first view, no light.
  func nextFrame(nowMS: Int64) throws -> Frame<Int64?> {
    let (delivery, link) = mailbox.contents
    guard let delivery else {
      return Frame(list: DrawList(ground: .black), label: "waiting", tag: nil)
    }
    newestRevision = delivery.revision
    let view = failure?.revision == delivery.revision ? delivery.view.plainFallback : delivery.view
    try dress(in: view.congress.theme)
    let picture = picture(
      of: view,
      in: SceneContext(
        nowMS: nowMS, strings: wardrobe.strings(view.congress.language), measure: wardrobe.fonts, link: link,
        screen: screen()))
    return Frame(
      list: picture.list, label: picture.label, tag: delivery.revision, nextChangeMS: picture.nextChangeMS)
  }

  /// A picture could not be made or painted: the plain one is tried in its place.
  func failed(_ problem: any Error) {
    guard let newestRevision else { return }
    failure = (newestRevision, "\(problem)")
  }

  /// What kept a revision from being shown as it should be, if anything did.
  func problem(with revision: Int64) -> String? { failure.flatMap { $0.revision == revision ? $0.problem : nil } }

  private func dress(in name: String) throws {
    guard painter.theme.name != name else { return }
    painter.theme = try wardrobe.theme(named: name)
  }
}

extension OutputView {
  /// The fallback of this output, without anything that could be missing.
  var plainFallback: OutputView {
    OutputView(
      output: output,
      congress: CongressHeading(
        name: congress.name, language: congress.language, utcOffsetMinutes: congress.utcOffsetMinutes,
        theme: Wardrobe.firstTheme, emblem: nil, hall: congress.hall, isRehearsal: congress.isRehearsal),
      isSafe: isSafe, content: .fallback)
  }
}
