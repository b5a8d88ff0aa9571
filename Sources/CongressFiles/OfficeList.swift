public import Assets

/// A list as offices hand one in: rows of fields, separated by commas, semicolons or tabs.
///
/// Unlike the files of a congress folder, of which nothing is guessed: here it is looked what separates the columns.
public struct OfficeList: Sendable {
  /// One row that holds something.
  public struct Row: Sendable {
    /// The line on which it begins, from 1.
    public let line: Int
    /// Its fields, from the left, without the `'` that exports put before what a spreadsheet would take for a formula.
    public let fields: [String]
  }

  /// The rows that follow the rules of such lists.
  public let rows: [Row]
  /// What does not.
  public let problems: [FileProblem]

  /// Lines that are looked at to find what separates the columns.
  private static let linesLookedAt = 20

  /// Reads a text.
  /// - Parameter file: The file's name, for its problems.
  public init(_ text: String, file: String) {
    let log = FileLog(file: file)
    let reader = CommaSeparatedRows(text, separator: Self.separator(of: text), log: log)
    rows = reader.map { row in
      Row(line: row.line, fields: row.fields.map { CommaSeparatedRows.unquotedFormula($0.value) })
    }
    problems = log.problems
  }

  private static let separators: [Unicode.Scalar] = [",", ";", "\t"]

  /// What stands between columns: what most lines at the top of the text have outside quotation marks; of two that equally
  /// many have, what is there more often in the first line that has any.
  static func separator(of text: String) -> Unicode.Scalar {
    var lines: [[Unicode.Scalar: Int]] = [[:]]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "\n", "\r": if !isQuoted, lines.last?.isEmpty == false { lines.append([:]) }
      default: if !isQuoted, separators.contains(scalar) { lines[lines.count - 1][scalar, default: 0] += 1 }
      }
      if lines.count > linesLookedAt { break }
    }
    func rank(_ separator: Unicode.Scalar) -> (Int, Int) {
      (lines.count { $0[separator] != nil }, lines[0][separator] ?? 0)
    }
    return separators.max { rank($0) < rank($1) } ?? ","
  }

  /// What is wrong with a field as a spreadsheet writes it, as the end of a sentence: an error's name, a shortened number.
  public static func fault(inField text: String) -> Wording? { TextRules.fault(inCell: text) }
}
