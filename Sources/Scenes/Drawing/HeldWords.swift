/// What a line never ends within: a date, a range, a number with what it counts, a short name.
extension TextSetter {
  /// The words of a text, those held together that must not part: `2025 – 2030`, `lần thứ I`, `15 đồng chí`,
  /// `Cần Thơ`, `(kế tiếp)`.
  static func unbreakables(of text: String) -> [String] {
    let all = text.split(whereSeparator: { $0 == " " || $0 == "\n" })
    var words: [String] = []
    for (index, word) in all.enumerated() {
      if index > 0, let last = words.last, last.count < unbreakableCharactersMax,
        isHeld(word, to: all[index - 1]) || isWithinName(index, of: all) || isWithinBrackets(word, last)
      {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The longest run of words that is still made longer, in characters; more would tear holes into lines.
  private static let unbreakableCharactersMax = 16

  /// Whether a word belongs to the proper name before it: a short name stays whole, of a long one the last two words.
  private static func isWithinName(_ index: Int, of words: [Substring]) -> Bool {
    func isProper(_ word: Substring) -> Bool {
      word.first?.isUppercase == true && word.contains { $0.isLowercase }
    }
    func goesOn(_ index: Int) -> Bool {
      words.indices.contains(index) && index > 0 && isProper(words[index]) && isProper(words[index - 1])
        && words[index - 1].last?.isLetter == true
    }
    guard goesOn(index) else { return false }
    var (first, last) = (index - 1, index)
    while goesOn(first) { first -= 1 }
    while goesOn(last + 1) { last += 1 }
    let isShort = words[first...last].reduce(last - first) { $0 + $1.count } <= unbreakableCharactersMax
    return isShort || index == last
  }

  /// Whether a word stands in the brackets that were opened last.
  private static func isWithinBrackets(_ word: Substring, _ last: String) -> Bool {
    last.hasPrefix("(") && !last.contains(")")
  }

  /// Whether a word must not begin a line after another: dashes and the end of a range, numerals, what a small number
  /// counts.
  private static func isHeld(_ word: Substring, to previous: Substring) -> Bool {
    let isDash = { (word: Substring) in word == "–" || word == "-" }
    let isRange = isDash(previous) && word.first?.isNumber == true
    let isNumeral = word.allSatisfy { "IVXLC,.;".contains($0) }
    let isCounted =
      previous.count <= 3 && previous.allSatisfy(\.isNumber) && !numbered.contains(word.lowercased())
    let isOrdinal = previous == "lần" && word == "thứ"
    let isNumber = word.first?.isNumber == true && numbered.contains(previous.lowercased())
    return isDash(word) || isRange || isNumeral || isCounted || isOrdinal || isNumber
  }

  /// Words that a number follows.
  private static let numbered: Set<String> = [
    "đoàn", "ngày", "tháng", "năm", "số", "điều", "tổ", "tầng", "phòng", "mục", "từ", "trên", "bầu", "giờ",
  ]
}
