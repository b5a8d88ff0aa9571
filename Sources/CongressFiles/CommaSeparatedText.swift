/// Rows of fields as comma-separated text (RFC 4180), readable by spreadsheets.
public struct CommaSeparatedText: Sendable {
  private var columns = 0
  private var lines: [String] = []
  private let guardsFormulas: Bool

  /// A text without rows.
  /// - Parameter guardsFormulas: Whether a `'` is put before what a spreadsheet would take for a formula; not in a file
  ///   of a congress folder, which is read letter by letter.
  public init(guardsFormulas: Bool = true) { self.guardsFormulas = guardsFormulas }

  /// Adds a row; fields that need it are put in quotation marks.
  public mutating func add(_ fields: [String]) {
    columns = Swift.max(columns, fields.count)
    lines.append(fields.map(quoted).joined(separator: ","))
  }

  /// Adds the head of the journal that the rows were read from, `SEQUENCE:HASH`, in a row of its own, which an import
  /// passes over; nothing where it was not told.
  public mutating func add(journalHead: String?) {
    guard let journalHead else { return }
    add([CommaSeparatedMark.journalHead, journalHead] + Array(repeating: "", count: Swift.max(0, columns - 2)))
  }

  /// The text, a byte order mark before it so that spreadsheets read it as UTF-8.
  public var text: String { "\u{FEFF}" + plainText }

  /// The text without a byte order mark.
  public var plainText: String { lines.map { $0 + "\r\n" }.joined() }

  private func quoted(_ field: String) -> String {
    // A spreadsheet would take these for a formula.
    let isFormula = guardsFormulas && field.first.map { "=+-@\t\r".contains($0) } ?? false
    let plain = isFormula ? "'" + field : field
    guard plain.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return plain }
    return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
