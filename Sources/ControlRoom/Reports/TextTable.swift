/// Rows of text in columns, aligned by what a terminal shows: one column a character of NFC Vietnamese.
package struct TextTable {
  private var rows: [[String]] = []

  /// A table without rows.
  package init() {}

  /// Adds a row.
  package mutating func add(_ cells: String...) { add(cells) }

  /// Adds a row of as many cells as there are.
  package mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The rows as lines, columns two spaces apart, nothing behind the last cell.
  package var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let padded = row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return padded.joined(separator: "  ")
    }
  }
}
