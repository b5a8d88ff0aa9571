import Assets
import Congress

/// L13: how many ballot papers went out, and how many came back.
extension SceneCanvas {
  private enum Column {
    static let second = 1_008
    static let padding = Grid.panelPadding
  }

  mutating func drawElectionPapers(_ facts: ElectionPapersView) {
    isAbout(facts.election.text)
    drawHeader()
    drawForeignTitle(words(facts.title) + roundWords(facts.round))
    drawPapers(facts.issued, label: .papersIssued, x: Grid.left, role: facts.collected == nil ? .accent : .ink)
    drawPapers(facts.collected, label: .papersCollected, x: Column.second, role: .accent)
    let rate = facts.collected.map {
      figures.percent(hundredths: Share(count: $0, base: facts.issued).hundredthsOfPercent)
    }
    var cells: [[(label: Phrase, figure: String)]] = [
      [(.papersEntitled, figures.number(facts.entitled)), (.papersRate, rate ?? "–")]
    ]
    if let valid = facts.valid, let invalid = facts.invalid {
      cells.append([(.papersValid, figures.number(valid)), (.papersInvalid, figures.number(invalid))])
    }
    drawCells(cells)
  }

  /// A round in words after a title, where there was one before.
  func roundWords(_ round: Int) -> String {
    round > 1 ? " · " + strings[.ballotRound, ["round": "\(round)"]] : ""
  }

  /// A number with what it counts beneath; a dash where it is not known.
  private mutating func drawPapers(_ count: Int?, label: Phrase, x: Int, role: Theme.Role) {
    let number = count.map(figures.number) ?? "–"
    let room = Column.second - Grid.left - 80
    let size = TypeScale.largestSize(
      for: number, face: .display, within: room, from: 256, floor: 160, measure: context.measure)
    text(number, x: x, baseline: 548, size: size, face: .display, role: count == nil ? .quiet : role)
    text(strings[label], x: x, baseline: 674, size: floorSize, role: .quiet)
  }

  /// Further figures in two columns on a panel.
  private mutating func drawCells(_ rows: [[(label: Phrase, figure: String)]]) {
    let panel = Box(x: Grid.left, y: 984 - 44 - rows.count * 97, width: Grid.width, height: 44 + rows.count * 97)
    draw(.panel(panel, radius: Grid.panelRadius, .panel))
    let columns = [
      (left: panel.x + Column.padding, right: Column.second - 80),
      (left: Column.second, right: panel.right - Column.padding),
    ]
    for (index, row) in rows.enumerated() {
      let baseline = panel.y + 96 + index * 97
      for (cell, column) in zip(row, columns) {
        text(cell.figure, x: column.right, baseline: baseline, size: floorSize, face: .textBold, anchor: .trailing)
        let room = column.right - width(cell.figure, size: floorSize, face: .textBold) - 32 - column.left
        let size = TypeScale.largestSize(
          for: strings[cell.label], face: .text, within: room, from: floorSize, floor: 48, measure: context.measure)
        text(strings[cell.label], x: column.left, baseline: baseline, size: size, role: .quiet)
      }
    }
  }
}
