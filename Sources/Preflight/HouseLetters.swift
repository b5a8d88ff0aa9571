import Scenes
import Stage

/// Which letters the house's fonts on this machine lack.
public enum HouseLetters {
  /// The letters of a text that no face has; none where this machine has no fonts, for the screens have their own.
  public static func missing(in text: String) -> [String] {
    guard let fonts = try? FontLibrary() else { return [] }
    let missing = Set(FontFace.allCases.flatMap { fonts.missingCharacters(in: text.unicodeScalars, face: $0) })
    return missing.sorted().map { String($0) }
  }
}
