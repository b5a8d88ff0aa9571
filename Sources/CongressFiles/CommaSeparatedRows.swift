import Assets

/// The rows of a text whose fields are separated by commas (RFC 4180), each with the line on which it begins.
///
/// A field that begins with `"` ends at the next single `"`, and may hold commas, line breaks and `""` for one `"`.
/// Lines end with LF or CR LF, or all of them with CR as old Macintosh programs write them. A row that breaks these rules
/// is reported and left out; reading goes on with the line after it. A quotation mark that is never closed, or only by
/// the one that opens the next field lines below, is told where it stands, and costs no more than its line. `sep=,`, with
/// which Excel notes how columns are separated, is no row. Quotes and line numbers are followed here, not by a library, because a wrong line number sends somebody
/// looking through twenty thousand rows.
struct CommaSeparatedRows: Sequence, IteratorProtocol {
  /// One row: its fields as texts, and the lines they begin on.
  struct Row {
    let line: Int
    let fields: [Placed<String>]
  }

  /// How many rows were left out because they break the rules.
  private(set) var brokenCount = 0

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  /// The last character of every line.
  private let lineEnd: Unicode.Scalar
  /// What stands between fields.
  private let separator: Unicode.Scalar
  private let log: FileLog

  /// The rows of `text`, from its first.
  init(_ text: String, separator: Unicode.Scalar = ",", log: FileLog) {
    self.separator = separator
    scalars = Array(text.unicodeScalars)
    lineEnd = scalars.contains("\n") ? "\n" : "\r"
    self.log = log
    if scalars.starts(with: "sep=".unicodeScalars) { skipLine() }
  }

  /// The next row that follows the rules, or nothing at the end of the text.
  mutating func next() -> Row? {
    while index < scalars.count {
      if let row = readRow() { return row }
    }
    return nil
  }

  private mutating func readRow() -> Row? {
    let rowLine = line
    var fields: [Placed<String>] = []
    while true {
      guard let field = readField() else {
        skipLine()
        brokenCount += 1
        return nil
      }
      fields.append(field)
      if current == separator {
        index += 1
      } else {
        skipLine()
        return Row(line: rowLine, fields: fields)
      }
    }
  }

  /// Reads to the comma or line end after a field, and stops there.
  private mutating func readField() -> Placed<String>? {
    if current == "\"" { return readQuotedField() }
    let start = index
    while let scalar = current, scalar != separator, !isAtLineEnd {
      if scalar == "\"" {
        log.report(.quoteWithinField, ["field": .text(text(start..<index))], line: line)
        return nil
      }
      index += 1
    }
    return Placed(value: text(start..<index), line: line)
  }

  private mutating func readQuotedField() -> Placed<String>? {
    let fieldLine = line
    let fieldStart = index
    var text = String.UnicodeScalarView()
    index += 1
    while let scalar = current {
      index += 1
      if scalar == lineEnd { line += 1 }
      guard scalar == "\"" else {
        text.append(scalar)
        continue
      }
      if current == "\"" {
        text.append(scalar)
        index += 1
        continue
      }
      guard current == nil || current == separator || isAtLineEnd else {
        guard line == fieldLine else { break }
        log.report(.lettersAfterQuote, ["line": "\(fieldLine)"], line: line)
        return nil
      }
      return Placed(value: String(text), line: fieldLine)
    }
    // The rows below it are not the field's; they are read by themselves.
    log.report(.quoteNotClosed, line: fieldLine)
    (index, line) = (fieldStart, fieldLine)
    return nil
  }

  /// A text without the `'` that exports put before what a spreadsheet would take for a formula.
  static func unquotedFormula(_ text: String) -> String {
    guard text.first == "'", let second = text.dropFirst().first, "=+-@\t\r".contains(second) else { return text }
    return String(text.dropFirst())
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private var isAtLineEnd: Bool {
    current == lineEnd || (current == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n")
  }

  /// Goes to the beginning of the next line.
  private mutating func skipLine() {
    while index < scalars.count, scalars[index] != lineEnd { index += 1 }
    guard index < scalars.count else { return }
    index += 1
    line += 1
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
}
