package import Congress

/// Numbers as people say them: `bốn trăm bảy mươi`, `four hundred and seventy`.
package enum NumberWords {
  /// The most that is said in words; more stays in figures.
  package static let most = 999_999_999

  /// A number of 0 to ``most`` in words; in figures where it is another.
  package static func text(_ number: Int, in language: Language) -> String {
    guard (0...most).contains(number) else { return "\(number)" }
    return language == .vietnamese ? Vietnamese.text(number) : English.text(number)
  }

  private enum Vietnamese {
    static let digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

    static func text(_ number: Int) -> String {
      guard number > 0 else { return digits[0] }
      var words: [String] = []
      let groups = [(number / 1_000_000, "triệu"), (number / 1_000 % 1_000, "nghìn"), (number % 1_000, "")]
      for (group, unit) in groups where group > 0 {
        words += below(group, isFirst: words.isEmpty)
        if !unit.isEmpty { words.append(unit) }
      }
      return words.joined(separator: " ")
    }

    /// A group of three figures; behind others its hundreds are said where they are none, too.
    private static func below(_ group: Int, isFirst: Bool) -> [String] {
      let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10)
      var words = hundreds > 0 || !isFirst ? [digits[hundreds], "trăm"] : []
      switch tens {
      case 0: if ones > 0, !words.isEmpty { words.append("linh") }
      case 1: words.append("mười")
      default: words += [digits[tens], "mươi"]
      }
      switch ones {
      case 0: break
      case 1 where tens > 1: words.append("mốt")
      case 4 where tens > 1: words.append("tư")
      case 5 where tens > 0: words.append("lăm")
      default: words.append(digits[ones])
      }
      return words
    }
  }

  private enum English {
    static let small = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    static func text(_ number: Int) -> String {
      guard number > 0 else { return small[0] }
      let groups = [(number / 1_000_000, " million"), (number / 1_000 % 1_000, " thousand")]
      var words = groups.filter { $0.0 > 0 }.map { below($0.0) + $0.1 }
      let rest = number % 1_000
      if rest > 0 { words.append(!words.isEmpty && rest < 100 ? "and " + below(rest) : below(rest)) }
      return words.joined(separator: " ")
    }

    private static func below(_ group: Int) -> String {
      let (hundreds, rest) = (group / 100, group % 100)
      let head = hundreds > 0 ? small[hundreds] + " hundred" : ""
      let tail =
        rest < 20 ? (rest > 0 ? small[rest] : "") : tens[rest / 10] + (rest % 10 > 0 ? "-" + small[rest % 10] : "")
      return [head, tail].filter { !$0.isEmpty }.joined(separator: " and ")
    }
  }
}
