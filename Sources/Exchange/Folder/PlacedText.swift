/// A file of a congress folder while it is written: its lines, and from which row of a given list each of them came.
struct PlacedText {
  /// What has been written.
  private(set) var text: String
  /// The rows from which lines came, by their numbers from 1.
  private(set) var places: [Int: RowPlace] = [:]
  private var line: Int

  /// A file that begins with a text.
  init(_ text: String = "") {
    self.text = text
    line = text.count { $0.isNewline } + 1
  }

  /// Adds a line.
  mutating func add(_ written: String, from place: RowPlace? = nil) {
    text += written + "\n"
    if let place, !place.row.isEmpty { places[line] = place }
    line += 1
  }

  /// Adds a value under its key; nothing where it is empty.
  /// - Parameter isText: Whether it is put in quotation marks; words, numbers and lists are not.
  mutating func add(_ key: String, _ value: String, indent: String, isText: Bool = true, from place: RowPlace) {
    guard !value.isEmpty else { return }
    add("\(indent)\(key): \(isText ? Self.quoted(value) : value)", from: place)
  }

  /// Adds a text in one language or two; nothing where it is empty.
  mutating func add(_ key: String, vi: String, en: String, indent: String, from place: RowPlace) {
    guard !vi.isEmpty else { return }
    add("\(indent)\(key): \(Self.localized(vi: vi, en: en))", from: place)
  }

  /// A text in one language or two, as YAML has it.
  static func localized(vi: String, en: String) -> String {
    en.isEmpty ? "{ vi: \(quoted(vi)) }" : "{ vi: \(quoted(vi)), en: \(quoted(en)) }"
  }

  /// A text in quotation marks, as YAML reads it letter by letter.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
