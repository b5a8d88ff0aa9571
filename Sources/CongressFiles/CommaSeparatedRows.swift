import Assets

/// The rows of a text whose fields are separated by commas (RFC 4180), each with the line on which it begins.
///
/// A field that begins with `"` ends at the next single `"`, and may hold commas, line breaks and `""` for one `"`.
/// Lines end with LF or CR LF. A row that breaks these rules is reported and left out; reading goes on with the line
/// after it. Quotes and line numbers are followed here, not by a library, because a wrong line number sends somebody
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
  private let log: FileLog

  /// The rows of `text`, from its first.
  init(_ text: String, log: FileLog) {
    scalars = Array(text.unicodeScalars)
    self.log = log
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
      if current == "," {
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
    while let scalar = current, scalar != ",", !isAtLineEnd {
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
    var text = String.UnicodeScalarView()
    index += 1
    while let scalar = current {
      index += 1
      if scalar == "\n" { line += 1 }
      guard scalar == "\"" else {
        text.append(scalar)
        continue
      }
      if current == "\"" {
        text.append(scalar)
        index += 1
        continue
      }
      guard current == nil || current == "," || isAtLineEnd else {
        log.report(.lettersAfterQuote, ["line": "\(fieldLine)"], line: line)
        return nil
      }
      return Placed(value: String(text), line: fieldLine)
    }
    log.report(.quoteNotClosed, line: fieldLine)
    return nil
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private var isAtLineEnd: Bool {
    current == "\n" || (current == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n")
  }

  /// Goes to the beginning of the next line.
  private mutating func skipLine() {
    while index < scalars.count, scalars[index] != "\n" { index += 1 }
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
