/// The choices of a vote, set over lines.
struct ChoiceLines {
  let rows: Table
  let widths: [Int]

  private var gap: Int { rows.size / 2 }
  /// The air between choices that stand over several lines, where no line is spread.
  private var airOnLines: Int { rows.size }

  /// The width of all of them on one line.
  var natural: Int { widths.reduce(-gap) { $0 + $1 + gap } }

  /// Which choices stand on each line of a width, and how wide a column is where they stand in columns.
  func lines(_ width: Int) -> (ranges: [Range<Int>], column: Int?) {
    if natural <= width { return ([0..<widths.count], nil) }
    let air = airOnLines
    let filled = ListPages.ranges(of: widths.map { min($0, width) + air }, within: width + air)
    let column = min(width, widths.max() ?? width) + air
    let count = max(1, (width + air) / column)
    let even = stride(from: 0, to: widths.count, by: count).map { $0..<min($0 + count, widths.count) }
    return filled.count > 1 && even.count <= filled.count ? (even, column) : (filled, nil)
  }

  func height(_ line: Range<Int>, _ width: Int) -> Int {
    let plan = rows.plan(min(width, widths[line].max() ?? width))
    return line.map { rows.set(rows.rows[$0], plan, width: min(width, widths[$0])).height }.max() ?? 0
  }

  func draw(on canvas: inout SceneCanvas, in box: Box) {
    let (lines, column) = lines(box.width)
    var top = box.y
    for line in lines {
      let free = box.width - widths[line].reduce(0, +)
      let air = lines.count > 1 ? airOnLines : max(gap, free / max(1, line.count - 1))
      var left = box.x
      for index in line {
        let width = min(box.width, widths[index])
        let place = Box(x: left, y: top, width: width, height: height(line, box.width))
        rows.draw(index..<(index + 1), rows.plan(width), on: &canvas, in: place)
        left += column ?? width + air
      }
      top += height(line, box.width)
    }
  }
}
