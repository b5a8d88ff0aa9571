import Assets
import Congress

extension Table {
  /// The whole table as a piece; over pages it falls into its rows.
  var piece: Piece {
    let widths = widths
    return piece(widthLeast: min(widths.least, widthStacked), widthWanted: widths.wanted)
  }

  /// The table as a piece whose figures stand beside their labels.
  var inlinePiece: Piece {
    let widths = widths
    return piece(widthLeast: widths.least, widthWanted: widths.wanted)
  }

  private func piece(widthLeast: Int, widthWanted: Int) -> Piece {
    Piece(
      widthLeast: widthLeast, widthWanted: widthWanted,
      height: { width in
        let plan = plan(width)
        return rows.reduce(0) { $0 + set($1, plan, width: width).height }
      },
      parts: { width, height in
        let plan = plan(width)
        let table = with(rows.flatMap { split($0, plan, width: width, height: height) })
        return table.rows.indices.map { index in
          Piece(
            widthLeast: 0, widthWanted: width, height: { table.set(table.rows[index], plan, width: $0).height },
            draw: { canvas, box in table.draw(index..<(index + 1), plan, on: &canvas, in: box) })
        }
      },
      draw: { canvas, box in
        let plan = plan(box.width)
        let spare = box.height - rows.reduce(0) { $0 + set($1, plan, width: box.width).height }
        let share = max(0, spare) / max(1, rows.count)
        let spread = isSpread ? share : min(size / 4, share)
        draw(
          rows.indices, plan, on: &canvas, in: isSpread ? box.withoutHead(spread / 2) : box, spread: spread)
      })
  }

  /// The table with other rows.
  func with(_ rows: [Row]) -> Table {
    var table = Table(
      rows: rows, size: size, measure: measure, padding: padding, air: air, isNumbered: isNumbered)
    table.isSpread = isSpread
    return table
  }

  /// The table with other air between its rows.
  func with(air: Int) -> Table {
    var table = self
    table.air = air
    return table
  }

  /// The table with its rows spread over whatever height it is given.
  var spread: Table {
    var table = self
    table.isSpread = true
    return table
  }

  /// The narrowest with the figures beneath their labels.
  private var widthStacked: Int {
    let cell =
      rows.flatMap { row in row.cells.indices.map { width(row.cells[$0]) + signAfter($0, of: row) } }.max() ?? 0
    return max(widestWord, cell, leadWidth) + 2 * padding
  }
}
