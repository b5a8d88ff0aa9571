import Assets
import Congress

/// L02: the session's programme, the current line lit.
extension SceneCanvas {
  mutating func drawProgramme(_ facts: ProgrammeView) {
    drawHeader()
    let content = drawTitle("\(strings[.programmeTitle]) · \(words(facts.session))")
    let rows = facts.lines.map(row)
    let current =
      facts.lines.firstIndex { $0.mark == .now } ?? facts.lines.firstIndex { $0.mark.isToCome } ?? 0
    // What is done is not gone through again, but for the line before the current one where there is room for both.
    let before = max(0, current - 1)
    let isTight = rowsOnFirstPage(of: Array(rows[before...].prefix(2)), in: content, columnsMax: 1) < 2
    let shown = drawList(
      rows, in: content, start: .from(isTight ? current : before, changedMS: facts.changedMS), columnsMax: 2,
      hasPageNumber: false)
    guard shown.count < rows.count else { return }
    let (first, last, count) = ("\(shown.lowerBound + 1)", "\(shown.upperBound)", "\(rows.count)")
    drawFoot(
      first == last
        ? strings[.programmePlace, ["item": first, "count": count]]
        : strings[.programmeRange, ["first": first, "last": last, "count": count]])
  }

  private func row(_ line: ProgrammeView.Line) -> Table.Row {
    let time = figures.time(line.plannedStartMS, utcOffset: view.congress.utcOffset)
    return Table.Row(
      lead: time, sign: (line.mark.sign, line.mark.role), label: words(of: line),
      otherLabel: otherCanvas?.words(of: line),
      face: line.mark == .now ? .textBold : .text, role: line.mark.role, ground: line.mark == .now ? .accent : nil)
  }
}
