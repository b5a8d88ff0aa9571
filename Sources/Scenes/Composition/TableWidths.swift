/// How wide the parts of a table's rows are, each found out when it is first asked for, and only then.
///
/// Every arrangement of a page asks for them again and again. Thread: one at a time, as the table.
final class TableWidths {
  private let rows: [Table.Row]
  private let size: Int
  private let measure: any TextMeasuring

  init(rows: [Table.Row], size: Int, measure: any TextMeasuring) {
    self.rows = rows
    self.size = size
    self.measure = measure
  }

  /// The widest time or place before the rows.
  lazy var lead: Int =
    rows.compactMap { row in row.lead.map { measure.width(of: $0, face: row.face, size: size) } }.max() ?? 0

  /// The widest cell of each column.
  lazy var cells: [Int] = (0..<(rows.map(\.cells.count).max() ?? 0)).map { column in
    rows.map { column < $0.cells.count ? width(of: $0.cells[column]) : 0 }.max() ?? 0
  }

  /// The widest label on one line, in either language.
  lazy var label: Int = {
    let labels = rows.map { row in
      max(
        measure.width(of: row.label, face: row.face, size: size),
        row.second.map { measure.width(of: $0, face: .text, size: size) } ?? 0)
    }
    let otherLabels = rows.compactMap { row in row.otherLabel.map { measure.width(of: $0, face: row.face, size: size) }
    }
    return (labels + otherLabels).max() ?? 0
  }()

  /// The widest word of the labels.
  lazy var word: Int =
    rows.map { row in
      let setter = TextSetter(measure: measure, face: row.face)
      return max(setter.widestWord(row.label, size: size), row.second.map { setter.widestWord($0, size: size) } ?? 0)
    }.max() ?? 0

  /// The width of a cell by itself.
  func width(of cell: Table.Cell) -> Int {
    switch cell {
    case .text(let text, let face, _, let percent): measure.width(of: text, face: face, size: size * percent / 100)
    case .room(let text, let face): measure.width(of: text, face: face, size: size)
    case .sign: Table.signSize(at: size)
    }
  }
}
