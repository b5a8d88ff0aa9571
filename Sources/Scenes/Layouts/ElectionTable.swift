import Assets
import Congress

/// L14: a published round in the order of its list, row by row as it is read out. L15: the elected, high to low.
extension SceneCanvas {
  private enum Column {
    static let padding = 28
    static let sign = Grid.right - 88
    static let share = Grid.right - 122
    static let signSize = 56
  }

  /// What stands in a row of names with figures.
  private struct Line {
    let place: Int
    let name: String
    let figures: (votes: Int, base: Int)?
    let isElected: Bool
    let isCurrent: Bool
  }

  /// Where the columns of a list of names stand, by the widest figures in it.
  private struct Columns {
    let place: Int
    let name: Int
    let votes: Int
    let share: Int
    let nameWidth: Int
  }

  mutating func drawElectionTable(_ facts: ElectionTableView) {
    isAbout(facts.election.text)
    drawHeader()
    let title = words(facts.title) + roundWords(facts.round)
    if facts.isVoided { drawTitle(strings[.resultVoided]) } else { drawForeignTitle(title) }
    let lines = facts.rows.enumerated().map { index, row in
      Line(
        place: index + 1, name: row.name, figures: row.figures.map { ($0.votes, facts.base) },
        isElected: row.figures?.isElected ?? false, isCurrent: index + 1 == facts.current)
    }
    drawLines(lines, heldAt: facts.current.map { max(0, $0 - 1) }, hasSigns: !facts.isVoided, isDimmed: facts.isVoided)
    drawFootNote(facts.isVoided ? title : restsOn(facts))
  }

  /// What the shares are taken of, and what it takes to be elected.
  private func restsOn(_ facts: ElectionTableView) -> String {
    var notes = [
      strings[.electionBase, ["base": figures.number(facts.base)]],
      strings[.electionSeats, ["seats": figures.number(facts.seats)]],
    ]
    if let needed = facts.needed { notes.append(strings[.electionNeeded, ["needed": figures.number(needed)]]) }
    return notes.joined(separator: " · ")
  }

  mutating func drawElected(_ facts: ElectedView) {
    isAbout(facts.election.text)
    drawHeader()
    let count = "\(figures.number(facts.rows.count))/\(figures.number(facts.seats))"
    drawTitle(strings[.electedTitle, ["count": count]])
    let lines = facts.rows.enumerated().map { index, row in
      Line(
        place: index + 1, name: row.name, figures: (row.votes, row.base), isElected: true, isCurrent: false)
    }
    drawLines(lines, heldAt: nil, hasSigns: false, isDimmed: false)
    drawFootNote(words(facts.title))
  }

  /// Lines over pages: the page of the line at which the reader is or, without one, pages that turn by time.
  private mutating func drawLines(_ lines: [Line], heldAt held: Int?, hasSigns: Bool, isDimmed: Bool) {
    let columns = columns(of: lines, hasSigns: hasSigns)
    let rows = rows(lines.map(\.name), width: columns.nameWidth)
    let pages = ListPages.ranges(of: rows.map(\.height), within: Self.listHeight)
    let page = held.map { held in pages.firstIndex { $0.contains(held) } ?? 0 } ?? page(of: pages.count)
    if held != nil { tellPage(page) }
    var top = Grid.contentTop
    for (stripe, index) in pages[page].enumerated() {
      draw(lines[index], rows[index], columns, top: top, isStriped: stripe % 2 == 1, isDimmed: isDimmed)
      top += rows[index].height
    }
    drawPageNumber(page, of: pages.count)
  }

  private func columns(of lines: [Line], hasSigns: Bool) -> Columns {
    let widest = { (texts: [String], face: FontFace) in
      texts.map { self.width($0, size: self.floorSize, face: face) }.max() ?? 0
    }
    // The columns are as wide as if all were revealed, so that nothing moves when a row is.
    let base = lines.compactMap { $0.figures?.base }.max() ?? 0
    let place = Grid.left + Column.padding + widest([figures.number(lines.count)], .text)
    let share = hasSigns ? Column.share : Grid.right - Column.padding
    let shareWidth = widest([figures.percent(hundredths: 10_000)], .text)
    let votes = share - shareWidth - 44
    let votesWidth = widest([figures.number(max(base, 100))], .textBold)
    let name = place + 32
    return Columns(
      place: place, name: name, votes: votes, share: share, nameWidth: votes - votesWidth - 40 - name)
  }

  private mutating func draw(
    _ line: Line, _ row: ListRow, _ columns: Columns, top: Int, isStriped: Bool, isDimmed: Bool
  ) {
    let baseline = row.baseline(top: top)
    let ground = Box(x: Grid.left, y: top, width: Grid.width, height: row.height - 2)
    if line.isCurrent || isStriped {
      draw(.panel(ground, radius: Grid.panelRadius, line.isCurrent ? .accent : .groundLow))
    }
    let isQuiet = isDimmed || (line.figures != nil && !line.isElected)
    let role: Theme.Role = line.isCurrent ? .onAccent : isQuiet ? .quiet : .ink
    text("\(line.place)", x: columns.place, baseline: baseline, size: floorSize, role: role, anchor: .trailing)
    block(row.name, x: columns.name, baseline: baseline, face: .text, role: role)
    guard let shown = line.figures else { return }
    text(
      figures.number(shown.votes), x: columns.votes, baseline: baseline, size: floorSize,
      face: line.isElected ? .textBold : .text, role: role, anchor: .trailing)
    text(
      figures.percent(hundredths: Share(count: shown.votes, base: shown.base).hundredthsOfPercent), x: columns.share,
      baseline: baseline, size: floorSize, role: role, anchor: .trailing)
    guard line.isElected, columns.share == Column.share else { return }
    let size = Column.signSize
    let box = Box(x: Column.sign, y: baseline - size + 2, width: size, height: size)
    draw(.sign(.check, box, line.isCurrent ? .onAccent : .accent))
  }
}
