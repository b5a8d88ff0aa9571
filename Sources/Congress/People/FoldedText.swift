/// A name or a code as it is compared: the one way in which two texts are the same to people.
///
/// Capitals do not count, nor how many spaces of which kind stand between words, nor on which vowel a tone is written
/// (`Hòa`, `Hoà`), nor whether letters are composed, nor which of the letters and signs that look alike was typed
/// (`Đ` and `Ð`, `-` and `–`). Marks do count: `Hòa` is not `Hoa`; for what is searched in a hurry see ``FoldedName``.
public struct FoldedText: Sendable, Hashable {
  /// The text in the form in which it is compared; not for people to read.
  public let text: String

  /// Folds a text.
  public init(_ text: String) {
    self.text = text.split(whereSeparator: \.isWhitespace).map(Self.folded).joined(separator: " ")
  }

  /// A text as it is kept: one plain space between words and none around them, and `Đ` where its look-alike was typed.
  public static func tidied(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) || text.first == " " || text.last == " " || text.contains("  ")
    else { return text }
    return text.split(whereSeparator: \.isWhitespace).map { String($0.map(plainCounterpart)) }.joined(separator: " ")
  }

  /// A text with the letters and signs of a keyboard for those that look like them.
  public static func inPlainLetters(_ text: String) -> String { String(text.map { plainSign(plainCounterpart($0)) }) }

  /// The Vietnamese letter for the Icelandic and the African one that look like it; any other as it is.
  static func plainCounterpart(_ letter: Character) -> Character {
    switch letter {
    case "\u{D0}", "\u{189}": "Đ"
    case "\u{F0}", "\u{256}": "đ"
    default: letter
    }
  }

  /// A text with the tones of each word behind its letters, as if nobody minded which vowel bears them.
  public static func withTonesBehind(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map(tonesBehind).joined(separator: " ")
  }

  /// A word in small letters of a keyboard, the tones behind it.
  private static func folded(_ word: Substring) -> String {
    let small = word.lowercased()
    guard small.utf8.contains(where: { $0 >= 0x80 }) else { return small }
    return tonesBehind(inPlainLetters(small)[...])
  }

  private static func tonesBehind(_ word: Substring) -> String {
    var letters = ""
    var tones = ""
    for character in word {
      let (letter, tone) = VietnameseName.withoutTone(character)
      letters.append(letter)
      if tone > 0 { tones += "\(tone)" }
    }
    return tones.isEmpty ? letters : letters + "\u{1F}" + tones
  }

  /// The sign of a keyboard for those that programs put in its place.
  private static func plainSign(_ sign: Character) -> Character {
    switch sign {
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
    case "\u{2018}", "\u{2019}", "\u{2BC}": "'"
    case "\u{201C}", "\u{201D}": "\""
    default: sign
    }
  }
}
