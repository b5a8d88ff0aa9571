/// Rows of text in columns, aligned by what a terminal shows: one column a character of NFC Vietnamese.
struct TextTable {
  private var rows: [[String]] = []

  /// Adds a row.
  mutating func add(_ cells: String...) { add(cells) }

  /// Adds a row of as many cells as there are.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The rows as lines, columns two spaces apart, nothing behind the last cell.
  var lines: [String] {
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
