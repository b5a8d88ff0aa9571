import Assets
import Congress
import Sheets

/// A table whose headings have been found: what each of its columns is, and which rows are beneath them.
struct HeadedTable {
  let source: SourceTable
  let kind: GivenKind
  /// Which column is what, from 1.
  let columns: [Int: GivenColumn]
  /// The headings of those columns.
  let headings: [Int: String]
  /// The headings that nobody knows, with their cells.
  let unknown: [(column: Int, heading: String)]
  /// Known headings that stand a second time, with the column that is read.
  let repeated: [(column: Int, heading: String)]
  /// The row with the headings, the upper where there are two.
  let headingRow: Int
  /// Whether its dates have the month before the day: one of them could be read in no other way.
  let isMonthFirst: Bool
  /// The last row of headings.
  let lastHeadingRow: Int

  /// Rows from the top in which headings are looked for.
  static let rowsLookedAt = 40
  /// Known headings that make a row one of headings.
  private static let headingsMin = 2

  /// Finds the headings of a table; nothing where it has none of any kind.
  init?(_ source: SourceTable, words: GivenWords) {
    var best: HeadedTable?
    for (place, row) in source.rows.prefix(Self.rowsLookedAt).enumerated() {
      let next = place + 1 < source.rows.count ? source.rows[place + 1] : nil
      for kind in GivenKind.allCases {
        guard let table = HeadedTable(source, kind: kind, row: row, next: next, words: words),
          table.columns.count > (best?.columns.count ?? 0)
        else { continue }
        best = table
      }
      // What stands beneath headings may look like some.
      if let best, best.headingRow < row.number { break }
    }
    guard let best else { return nil }
    self = best
  }

  private init?(_ source: SourceTable, kind: GivenKind, row: SourceRow, next: SourceRow?, words: GivenWords) {
    self.source = source
    self.kind = kind
    var columns: [Int: GivenColumn] = [:]
    var headings: [Int: String] = [:]
    var unknown: [(column: Int, heading: String)] = []
    var repeated: [(column: Int, heading: String)] = []
    let below = Self.subheadings(of: row, in: next)
    headingRow = row.number
    lastHeadingRow = below == nil ? row.number : row.number + 1
    // Visible columns first: of two that say the same, the one that people see is read.
    let ordered = row.cells.keys.sorted {
      (source.hiddenColumns.contains($0) ? 1 : 0, $0) < (source.hiddenColumns.contains($1) ? 1 : 0, $1)
    }
    for column in ordered {
      guard let cell = row.cells[column] else { continue }
      let heading = cell.value.text
      let sub = below?[column]
      guard let known = Self.column(heading: heading, sub: sub, kind: kind, words: words) else {
        unknown.append((column, [heading, sub].compactMap { $0 }.joined(separator: " / ")))
        continue
      }
      if columns.values.contains(known) {
        repeated.append((column, heading))
      } else {
        columns[column] = known
        headings[column] = [heading, sub].compactMap { $0 }.joined(separator: " / ")
      }
    }
    let found = Set(columns.values)
    guard found.count >= Self.headingsMin, kind.marks.allSatisfy({ !found.isDisjoint(with: $0) }) else { return nil }
    self.columns = columns
    self.headings = headings
    isMonthFirst = Self.hasMonthFirst(source, column: columns.first { $0.value == .date }?.key)
    self.unknown = unknown.sorted { $0.column < $1.column }
    self.repeated = repeated.sorted { $0.column < $1.column }
  }

  private static func hasMonthFirst(_ source: SourceTable, column: Int?) -> Bool {
    guard let column else { return false }
    return source.rows.contains { row in
      let parts = (row.cells[column]?.value.text ?? "").split { "/-.".contains($0) }.map { Int($0) ?? 0 }
      return parts.count == 3 && (1...12).contains(parts[0]) && (13...31).contains(parts[1]) && parts[2] > 31
    }
  }

  /// What stands beneath headings that are merged over several columns or rows: the second row of headings.
  private static func subheadings(of row: SourceRow, in next: SourceRow?) -> [Int: String]? {
    guard let next, next.number == row.number + 1 else { return nil }
    // A second row of headings lies beneath merged ones: the same merged cells reach into it, or span its columns.
    let isSecond = next.cells.contains { column, cell in
      guard let above = row.cells[column] else { return false }
      return cell.mergedFrom?.row == row.number || above.mergedFrom?.row == row.number
    }
    guard isSecond else { return nil }
    return next.cells.filter { $0.value.mergedFrom == nil }.mapValues(\.value.text)
  }

  private static func column(heading: String, sub: String?, kind: GivenKind, words: GivenWords) -> GivenColumn? {
    let above = words.column(heading, of: kind)
    guard let sub else { return above }
    // A year of birth may stand in a column of men or one of women.
    if above == .birthYear, let sex = words.value(sub, in: .sex) {
      return sex == Delegate.Sex.male.rawValue ? .birthYearMale : .birthYearFemale
    }
    return words.column(heading + " " + sub, of: kind) ?? words.column(sub, of: kind) ?? above
  }

  /// The column that is read for something; nothing where there is none.
  func column(of column: GivenColumn) -> Int? { columns.first { $0.value == column }?.key }

  /// The rows beneath the headings.
  var rows: [SourceRow] { source.rows.filter { $0.number > lastHeadingRow } }
}
