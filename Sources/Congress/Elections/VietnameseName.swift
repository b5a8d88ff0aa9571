/// Where a name stands in a list of Vietnamese names: by given name, then the middle words, then the family name.
///
/// Letters go a ă â b c d đ e ê … o ô ơ … u ư v x y, each word letter by letter; words of the same letters go by their
/// tones: ngang, huyền, hỏi, ngã, sắc, nặng. Capitals and small letters are the same. Signs that no Vietnamese
/// alphabet has come after all letters.
public struct VietnameseName: Sendable, Hashable, Comparable {
  private let given: Word
  private let middle: [Word]
  private let family: [Word]

  /// The place of a full name, written family name first.
  public init(_ name: String) {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace).map { Word($0) }
    given = words.last ?? Word("")
    family = Array(words.dropLast().prefix(1))
    middle = Array(words.dropLast().dropFirst())
  }

  /// Whether the left name stands before the right one.
  public static func < (left: VietnameseName, right: VietnameseName) -> Bool {
    if left.given != right.given { return left.given < right.given }
    if left.middle != right.middle { return left.middle.lexicographicallyPrecedes(right.middle) }
    return left.family.lexicographicallyPrecedes(right.family)
  }

  /// A small letter without its tone, hat, horn or bar: `ệ` is `e`, `đ` is `d`.
  static func plainLetter(_ letter: Character) -> Character { Alphabet.plain[letter] ?? letter }

  /// A letter without its tone, and which tone it had: 0 for none, then huyền, hỏi, ngã, sắc, nặng.
  static func withoutTone(_ letter: Character) -> (letter: Character, tone: Int) {
    Alphabet.toneless[letter] ?? (letter, 0)
  }

  /// One word: its letters decide, its tones only between words of the same letters.
  private struct Word: Sendable, Hashable, Comparable {
    let letters: [Int]
    let tones: [Int]

    init(_ text: Substring) {
      let signs = text.map(Alphabet.sign)
      letters = signs.map(\.letter)
      tones = signs.map(\.tone)
    }

    static func < (left: Word, right: Word) -> Bool {
      if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
      return left.tones.lexicographicallyPrecedes(right.tones)
    }
  }

  /// The letters in their order, taken apart into letter and tone.
  private enum Alphabet {
    /// The Vietnamese letters, and between them the four that only foreign names have.
    static let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    /// Each vowel in its six tones: ngang, huyền, hỏi, ngã, sắc, nặng.
    static let vowels = [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
      "yỳỷỹýỵ",
    ]

    static let signs: [Character: (letter: Int, tone: Int)] = {
      var signs: [Character: (letter: Int, tone: Int)] = [:]
      for (place, letter) in letters.enumerated() { signs[letter] = (place, 0) }
      for vowel in vowels {
        guard let letter = vowel.first.flatMap({ signs[$0] })?.letter else { continue }
        for (tone, sign) in vowel.enumerated() { signs[sign] = (letter, tone) }
      }
      return signs
    }()

    /// The plain letter of every letter that has a mark.
    static let plain: [Character: Character] = {
      let bare: [Character: Character] = ["ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"]
      var plain = bare
      for vowel in vowels {
        guard let first = vowel.first else { continue }
        for sign in vowel { plain[sign] = bare[first] ?? first }
      }
      return plain
    }()

    /// The letter without its tone of every letter that has one.
    static let toneless: [Character: (letter: Character, tone: Int)] = {
      var toneless: [Character: (letter: Character, tone: Int)] = [:]
      for vowel in vowels {
        guard let first = vowel.first else { continue }
        for (tone, sign) in vowel.enumerated().dropFirst() {
          toneless[sign] = (first, tone)
          if let capital = sign.uppercased().first, let firstCapital = first.uppercased().first {
            toneless[capital] = (firstCapital, tone)
          }
        }
      }
      return toneless
    }()

    static func sign(_ character: Character) -> (letter: Int, tone: Int) {
      signs[character] ?? (letters.count + Int(character.unicodeScalars.first?.value ?? 0), 0)
    }
  }
}
