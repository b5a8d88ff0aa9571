import Assets
import Congress
import Scenes
import Stage

/// What a screen paints its pictures with: fonts, words, themes.
final class ScreenAssets {
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

  /// The fonts of a theme, and what is wrong with them if the house's stand in.
  func fonts(of theme: Theme) throws -> (fonts: FontLibrary, problem: String?) {
    guard theme.fonts != Theme.Fonts() else { return (fonts, nil) }
    let own = try FontLibrary(for: theme)
    for face in FontFace.allCases {
      let missing = Set(stringsByLanguage.values.flatMap { own.missingCharacters(in: $0.hallCharacters, face: face) })
      guard missing.isEmpty else {
        let letters = missing.sorted().map { String($0) }.joined(separator: " ")
        return (
          fonts, "The fonts of theme '\(theme.name)' lack \(letters) for '\(face.rawValue)'; the house's stand in."
        )
      }
    }
    let absent = Set(own.missing.values.map(\.title)).sorted().joined(separator: "', '")
    guard !absent.isEmpty else { return (own, nil) }
    return (own, "Theme '\(theme.name)': '\(absent)' is not installed; the house's fonts stand in.")
  }
}
