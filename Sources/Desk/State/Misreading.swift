import Assets

/// Why a scanner's line is nobody's badge, where that can be seen.
enum Misreading: Sendable, Hashable {
  /// The scanner puts characters around what it reads.
  case surrounded(by: String, meant: String)
  /// The keyboard makes Vietnamese letters of what the scanner types.
  case typingVietnamese(meant: String)

  /// What would help, in a sentence.
  var wording: Wording {
    switch self {
    case .surrounded(let characters, let meant):
      Wording("desk.detail.surrounded", ["characters": .text(characters), "meant": .text(meant)])
    case .typingVietnamese(let meant): Wording("desk.detail.typing-vietnamese", ["meant": .text(meant)])
    }
  }
}

/// What was typed before a Vietnamese keyboard (Telex) made letters of it.
enum VietnameseKeys {
  private static let keys: [Character: String] = [
    "đ": "dd", "â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw",
  ]
  /// The key of each tone, in the order huyền, hỏi, ngã, sắc, nặng.
  private static let tones: [Character] = ["f", "r", "x", "s", "j"]
  private static let vowels = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự",
    "yỳỷỹýỵ",
  ]
  private static let undone: [Character: String] = {
    var undone = keys
    for vowel in vowels {
      guard let plain = vowel.first else { continue }
      for (tone, letter) in zip(tones, vowel.dropFirst()) {
        undone[letter] = (keys[plain] ?? String(plain)) + String(tone)
      }
    }
    for (letter, typed) in undone {
      if let capital = letter.uppercased().first { undone[capital] = typed.uppercased() }
    }
    return undone
  }()

  /// A line as it was typed.
  static func undone(in line: String) -> String { line.map { undone[$0] ?? String($0) }.joined() }
}
