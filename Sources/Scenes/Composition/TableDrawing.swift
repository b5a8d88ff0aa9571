import Assets
import Congress

extension Table {
  /// Draws rows beneath each other from the top of a box.
  func draw(_ indices: Range<Int>, _ plan: Plan, on canvas: inout SceneCanvas, in box: Box, spread: Int = 0) {
    var top = box.y
    for index in indices {
      let set = set(rows[index], plan, width: box.width, isEven: true)
      draw(rows[index], set, plan, on: &canvas, Box(x: box.x, y: top, width: box.width, height: set.height))
      top += set.height + spread
    }
  }

  private func draw(_ row: Row, _ set: SetRow, _ plan: Plan, on canvas: inout SceneCanvas, _ box: Box) {
    if let ground = row.ground {
      let panel = Box(x: box.x, y: box.y + 2, width: box.width, height: box.height - 4)
      canvas.draw(.panel(panel, radius: canvas.panelRadius, ground))
    }
    let words = (set.label.count + set.second.count + (plan.leadsAbove ? 1 : 0)) * lineHeight
    let top = box.y + (plan.isInline ? (box.height - words) / 2 : air / 2)
    var baseline = top + TypeScale.ascent(ofSize: size)
    let first = baseline
    drawLead(row, plan, on: &canvas, x: box.x + padding, baseline: baseline)
    if plan.leadsAbove { baseline += lineHeight }
    for line in set.label {
      canvas.text(line, x: box.x + plan.labelX, baseline: baseline, size: size, face: row.face, role: row.role)
      baseline += lineHeight
    }
    let secondRole: Theme.Role = row.ground == .accent ? row.role : .quiet
    for line in set.second {
      canvas.text(line, x: box.x + plan.labelX, baseline: baseline, size: secondSize, role: secondRole)
      baseline += lineHeight
    }
    if plan.isInline {
      drawCells(row, plan, on: &canvas, box, baseline: first)
    } else {
      drawCellLines(row, set, on: &canvas, box, top: top + words)
    }
  }

  private func drawLead(_ row: Row, _ plan: Plan, on canvas: inout SceneCanvas, x: Int, baseline: Int) {
    if let lead = row.lead {
      canvas.text(
        lead, x: isNumbered ? x + plan.lead : x, baseline: baseline, size: size, face: row.face,
        role: row.leadRole ?? row.role, anchor: isNumbered ? .trailing : .leading)
    }
    let left = x + (plan.lead > 0 ? plan.lead + gap : 0)
    if let seat = row.seat { canvas.draw(seat, in: signBox(x: left, baseline: baseline)) }
    guard let sign = row.sign, let drawn = sign.sign else { return }
    canvas.draw(.sign(drawn, signBox(x: left, baseline: baseline), sign.role))
  }

  /// A sign stands on the line as a capital does, a little larger.
  private func signBox(x: Int, baseline: Int) -> Box {
    Box(x: x, y: baseline - size * 36 / 100 - signSize / 2, width: signSize, height: signSize)
  }

  /// The cells at the right of a row, in their columns, and the bar after them.
  private func drawCells(
    _ row: Row, _ plan: Plan, on canvas: inout SceneCanvas, _ box: Box, baseline: Int
  ) {
    var right = box.right - padding
    if plan.bar > 0 {
      if let bar = row.bar {
        let middle = baseline - size * 36 / 100
        draw(bar, on: &canvas, x: right - plan.bar, width: plan.bar, middle: middle)
      }
      right -= plan.bar + gap
    }
    for (index, width) in plan.cells.enumerated().reversed() {
      if index < row.cells.count { draw(row.cells[index], of: row, on: &canvas, right: right, baseline: baseline) }
      right -= width + gap
    }
  }

  /// The cells beneath a label, hung on the right; the bar on what is free beside them in every row: bars of one picture
  /// are as long as each other, or they would lie.
  private func drawCellLines(_ row: Row, _ set: SetRow, on canvas: inout SceneCanvas, _ box: Box, top: Int) {
    let height = cellHeight(row)
    let columns = cellWidths
    var baseline = top + height / 2 + size * 36 / 100
    for line in set.cellLines {
      var right = box.right - padding
      for index in line.reversed() {
        draw(row.cells[index], of: row, on: &canvas, right: right, baseline: baseline)
        right -= columns[index] + gap
      }
      baseline += height
    }
    let length = box.width - 2 * padding - widestCells
    guard let bar = row.bar, set.cellLines.count <= 1, length >= size * 2 else { return }
    draw(bar, on: &canvas, x: box.x + padding, width: length, middle: top + height / 2)
  }

  /// What the figures of a row take, in the columns that all rows share, with the air before them.
  private var widestCells: Int { cellWidths.reduce(0) { $0 + $1 + gap } }

  private func draw(_ cell: Cell, of row: Row, on canvas: inout SceneCanvas, right: Int, baseline: Int) {
    switch cell {
    case .text(let text, let face, let role, let percent):
      let size = size * percent / 100
      canvas.text(
        text, x: right, baseline: baseline + (size - self.size) * 36 / 100, size: size, face: face, role: role,
        anchor: .trailing)
      guard row.isStruck else { return }
      let struck = width(cell)
      let top = baseline - self.size * 38 / 100
      canvas.draw(.fill(Box(x: right - struck, y: top, width: struck, height: max(4, size / 14)), role))
    case .room: break
    case .sign(let sign, let role):
      guard let sign else { return }
      canvas.draw(.sign(sign, signBox(x: right - signSize, baseline: baseline), role))
    }
  }

  /// The share as a bar, with the need drawn on it.
  private func draw(_ bar: Bar, on canvas: inout SceneCanvas, x: Int, width: Int, middle: Int) {
    let height = size * 4 / 5
    let track = Box(x: x, y: middle - height / 2, width: width, height: height)
    canvas.draw(.panel(track, radius: DrawCommand.barRadius, .track))
    let share = bar.share
    guard share.base > 0 else { return }
    let lit = share.count == 0 ? 0 : max(3, width * min(share.count, share.base) / share.base)
    canvas.draw(.bar(track, lit: lit, bar.role))
    guard let needed = bar.needed else { return }
    let need = x + width * min(needed, share.base) / share.base
    canvas.draw(.fill(Box(x: need - 2, y: track.y - 12, width: 4, height: height + 24), .ink))
  }
}
