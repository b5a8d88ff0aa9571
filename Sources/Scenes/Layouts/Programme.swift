import Assets
import Congress

/// L02: the session's programme, the current line lit.
extension SceneCanvas {
  private enum Column {
    static let time = 124
    static let mark = 348
    static let title = 424
    static let titleWidth = Grid.right - 28 - title
  }

  private struct Row {
    let line: ProgrammeView.Line
    let block: TextBlock
    var height: Int { block.height + 16 }
  }

  mutating func drawProgramme(_ facts: ProgrammeView) {
    drawHeader()
    drawTitle("\(strings[.programmeTitle]) · \(words(facts.session))")
    let rows = facts.lines.map { line in
      let face: FontFace = line.mark == .now ? .textBold : .text
      let setter = TextSetter(measure: context.measure, face: face)
      let lines = setter.wrapEvenly(words(of: line), size: floorSize, width: Column.titleWidth)
      return Row(line: line, block: TextBlock(lines: lines, size: floorSize, isWhole: true))
    }
    let pages = pages(of: rows)
    let range = pages[page(of: pages.count, changedMS: facts.changedMS)]
    var top = Grid.contentTop
    for row in rows[range] {
      draw(row, top: top)
      top += row.height
    }
    if range.count < rows.count {
      drawFoot(
        strings[
          .programmeRange,
          ["first": "\(range.lowerBound + 1)", "last": "\(range.upperBound)", "count": "\(rows.count)"]])
    }
  }

  /// The rows around the current one first and then what follows; what is done is not gone through again.
  private func pages(of rows: [Row]) -> [Range<Int>] {
    let first = window(of: rows)
    let rest = rows[first.upperBound...].map(\.height)
    guard !rest.isEmpty else { return [first] }
    return [first]
      + ListPages.ranges(of: rest, within: Self.listHeight).map { page in
        first.upperBound + page.lowerBound..<first.upperBound + page.upperBound
      }
  }

  /// The rows that fit: around the current one, with what came before it as far as there is room.
  private func window(of rows: [Row]) -> Range<Int> {
    let available = Grid.contentBottom - Grid.contentTop
    let current = rows.firstIndex { $0.line.mark == .now } ?? rows.firstIndex { $0.line.mark.isToCome } ?? 0
    var first = min(current, max(0, rows.count - 1))
    var end = first
    var height = 0
    func fits(_ index: Int) -> Bool { height + rows[index].height <= available }
    func take(_ index: Int) { height += rows[index].height }
    while end < rows.count, end <= current + 1, fits(end) {
      take(end)
      end += 1
    }
    while first > 0, first > current - 2, fits(first - 1) {
      first -= 1
      take(first)
    }
    while end < rows.count, fits(end) {
      take(end)
      end += 1
    }
    while first > 0, fits(first - 1) {
      first -= 1
      take(first)
    }
    return first..<max(end, first)
  }

  private mutating func draw(_ row: Row, top: Int) {
    let isNow = row.line.mark == .now
    let role = row.line.mark.role
    let face: FontFace = isNow ? .textBold : .text
    let baseline = top + (row.block.lineHeight + 16) / 2 + row.block.size * 36 / 100
    if isNow {
      draw(
        .panel(
          Box(x: Grid.left, y: top, width: Grid.width, height: row.height - 2), radius: Grid.panelRadius, .accent))
    }
    let time = figures.time(row.line.plannedStartMS, utcOffsetMinutes: view.congress.utcOffsetMinutes)
    text(time, x: Column.time, baseline: baseline, size: row.block.size, face: face, role: role)
    let markBox = Box(x: Column.mark, y: baseline - 53, width: 56, height: 56)
    if let sign = row.line.mark.sign { draw(.sign(sign, markBox, role)) }
    block(row.block, x: Column.title, baseline: baseline, face: face, role: role)
  }
}
