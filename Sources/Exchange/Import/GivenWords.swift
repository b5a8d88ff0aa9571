public import Assets
import Congress

/// The words by which columns and values of lists are known, in all languages at once: `Họ và tên`, `Full name`.
public struct GivenWords: Sendable {
  private let columns: [GivenKind: [String: GivenColumn]]
  private let values: [GivenColumn: [String: String]]
  private let strings: Strings

  /// Columns whose fields may be written as words of a language, and what those stand for.
  private static let wordColumns: [GivenColumn: [String]] = [
    .kind: Delegate.Kind.allCases.map(\.rawValue), .sex: Delegate.Sex.allCases.map(\.rawValue),
    .presence: [Presence.present.rawValue, Presence.pending.rawValue], .done: ["yes", "no"],
  ]

  /// The words of all languages.
  /// - Parameters:
  ///   - strings: Of the language in which headings are written.
  ///   - others: Of the languages in which they are read, too.
  public init(strings: Strings, others: [Strings]) {
    self.strings = strings
    var columns: [GivenKind: [String: GivenColumn]] = [:]
    var values: [GivenColumn: [String: String]] = [:]
    for strings in [strings] + others {
      for kind in GivenKind.allCases {
        for column in kind.columns + kind.foreignColumns {
          let words = Self.words("exchange.column.\(kind.rawValue).\(column.rawValue)", in: strings)
          for word in words + [column.rawValue] {
            // The first language to claim a word has it.
            if columns[kind]?[Self.folded(word)] == nil { columns[kind, default: [:]][Self.folded(word)] = column }
          }
        }
      }
      for (column, known) in Self.wordColumns {
        for value in known {
          let words = Self.words("exchange.value.\(column.rawValue).\(value)", in: strings)
          for word in words + [value] { values[column, default: [:]][Self.folded(word)] = value }
        }
      }
    }
    self.columns = columns
    self.values = values
  }

  /// The column of a list that a heading names; nothing for a heading that nobody knows.
  func column(_ heading: String, of kind: GivenKind) -> GivenColumn? { columns[kind]?[Self.folded(heading)] }

  /// What a word stands for in a column of a roster, of arrivals or of tasks; nothing for one that nobody knows.
  func value(_ word: String, in column: GivenColumn) -> String? { values[column]?[Self.folded(word)] }

  /// What may stand in a column, as words of the language in which headings are written.
  func choices(of column: GivenColumn) -> [String] {
    (Self.wordColumns[column] ?? []).map { self.word($0, in: column) }
  }

  /// The heading of a column.
  func heading(_ column: GivenColumn, of kind: GivenKind) -> String {
    Self.words("exchange.column.\(kind.rawValue).\(column.rawValue)", in: strings).first ?? column.rawValue
  }

  /// A value as a word of the language in which headings are written.
  func word(_ value: String, in column: GivenColumn) -> String {
    Self.words("exchange.value.\(column.rawValue).\(value)", in: strings).first ?? value
  }

  /// The name of a list.
  func name(of kind: GivenKind) -> String { strings.text("exchange.list.\(kind.rawValue)") ?? kind.rawValue }

  private static func words(_ key: String, in strings: Strings) -> [String] {
    (strings.text(key) ?? "").split(separator: "|").map(String.init)
  }

  /// A heading as it is compared: without marks, capitals, signs and what stands in brackets.
  static func folded(_ text: String) -> String {
    var depth = 0
    let plain = text.map { character -> Character in
      if "([".contains(character) { depth += 1 }
      defer { if ")]".contains(character) { depth = max(0, depth - 1) } }
      return depth == 0 && (character.isLetter || character.isNumber || "✓✔".contains(character)) ? character : " "
    }
    let words = FoldedName(String(plain)).words
    guard words.isEmpty else { return words.joined(separator: " ") }
    // A heading of brackets alone is what stands in them.
    return FoldedName(text.filter { $0.isLetter || $0.isNumber || $0 == " " }).words.joined(separator: " ")
  }
}
