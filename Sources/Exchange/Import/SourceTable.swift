import Assets
import CongressFiles
import Foundation
import Sheets

/// A table as it stands in a file that was given: a sheet of a workbook, or a text with columns.
struct SourceTable {
  /// The name on the tab, or the file's.
  let name: String
  /// Whether its tab is hidden.
  let isHidden: Bool
  /// The rows that hold something, from the top down.
  let rows: [SourceRow]
  /// The columns that are hidden, from 1.
  let hiddenColumns: Set<Int>
  /// Where a cell stands, as people find it.
  let place: @Sendable (_ column: Int, _ row: Int) -> String
  /// Where a row stands.
  let rowPlace: @Sendable (_ row: Int) -> String
}

/// One row of such a table.
struct SourceRow {
  /// Its number or line, from 1.
  let number: Int
  /// Whether it is hidden.
  let isHidden: Bool
  /// What its cells hold, by column from 1.
  let cells: [Int: SourceCell]

  /// The texts of its cells from the left, each once where cells are merged.
  var texts: [String] {
    cells.sorted { $0.key < $1.key }.filter { $0.value.mergedFrom == nil }.map {
      $0.value.value.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }.filter { !$0.isEmpty }
  }
}

/// One cell of such a table.
struct SourceCell {
  /// What it holds.
  let value: CellValue
  /// Whether a formula worked it out.
  let isFormula: Bool
  /// The cell that it is merged with, and whose value it shows; nothing for one of its own.
  let mergedFrom: CellAddress?
}

extension SourceTable {
  /// A sheet of a workbook; cells that are merged all hold what is shown over them.
  init(_ sheet: Worksheet) {
    name = sheet.name
    isHidden = sheet.isHidden
    hiddenColumns = sheet.hiddenColumns
    place = { sheet.place(of: CellAddress(column: $0, row: $1)) }
    rowPlace = { sheet.place(of: CellAddress(column: 1, row: $0)).replacing(/!A/, with: "!") }
    let merges = Self.filled(sheet)
    rows = sheet.rows.map { row in
      var cells = merges[row.number] ?? [:]
      for cell in row.cells {
        cells[cell.address.column] = SourceCell(value: cell.value, isFormula: cell.isFormula, mergedFrom: nil)
      }
      return SourceRow(number: row.number, isHidden: row.isHidden, cells: cells)
    }
  }

  /// The most cells that one merged rectangle fills: a whole column that is merged by mistake is not ten thousand people.
  private static let mergedCellsMax = 20_000

  /// What merged cells show, by row and column, without the upper left ones.
  private static func filled(_ sheet: Worksheet) -> [Int: [Int: SourceCell]] {
    var filled: [Int: [Int: SourceCell]] = [:]
    let merges = sheet.merges.filter {
      ($0.last.row - $0.first.row + 1) * ($0.last.column - $0.first.column + 1) <= mergedCellsMax
    }
    guard !merges.isEmpty else { return [:] }
    let corners = Dictionary(merges.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
    for cell in sheet.rows.flatMap(\.cells) {
      guard let range = corners[cell.address] else { continue }
      for row in range.first.row...range.last.row {
        for column in range.first.column...range.last.column
        where (column, row) != (range.first.column, range.first.row) {
          filled[row, default: [:]][column] = SourceCell(
            value: cell.value, isFormula: cell.isFormula, mergedFrom: range.first)
        }
      }
    }
    return filled
  }

  /// A text with columns.
  init(_ list: OfficeList, file: String) {
    name = file
    isHidden = false
    hiddenColumns = []
    place = { column, row in "\(file):\(row), \(CellAddress.letters(ofColumn: column))" }
    rowPlace = { "\(file):\($0)" }
    rows = list.rows.map { row in
      var cells: [Int: SourceCell] = [:]
      for (column, text) in row.fields.enumerated() where !text.isEmpty {
        let isError = text.hasPrefix("#") && OfficeList.fault(inField: text) != nil
        cells[column + 1] = SourceCell(value: isError ? .error(text) : .text(text), isFormula: false, mergedFrom: nil)
      }
      return SourceRow(number: row.line, isHidden: false, cells: cells)
    }
  }
}
