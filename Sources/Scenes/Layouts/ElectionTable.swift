import Assets
import Congress

/// L14: a published round in the order of its list, row by row as it is read out. L15: the elected, high to low.
extension SceneCanvas {
  mutating func drawElectionTable(_ facts: ElectionTableView) {
    isAbout(facts.election.text)
    drawHeader()
    let title = words(facts.title) + roundWords(facts.round)
    // The columns are as wide as if all were revealed, so that nothing moves when a row is.
    let widest = (figures.number(max(facts.base, 100)), figures.percent(hundredths: 10_000))
    let rows = facts.rows.enumerated().map { index, row in
      let isCurrent = index + 1 == facts.current
      let isQuiet = facts.isVoided || row.figures.map { !$0.isElected } ?? false
      let role: Theme.Role = isCurrent ? .onAccent : isQuiet ? .quiet : .ink
      var line = Table.Row(
        lead: "\(index + 1)", label: row.name, role: role,
        cells: cells(row.figures, base: facts.base, role: role, widest: widest, hasSigns: !facts.isVoided),
        ground: isCurrent ? .accent : index % 2 == 1 ? .groundLow : nil)
      line.isStruck = facts.isVoided
      return line
    }
    let shown = withoutShares(rows, width: grid.width)
    let hasShares = shown.first?.cells.count == rows.first?.cells.count
    drawFootNote(facts.isVoided ? title : restsOn(facts, hasShares: hasShares))
    let content = drawTitle(facts.isVoided ? strings[.resultVoided] : title)
    drawList(
      shown, in: content,
      start: facts.current.map { .held(max(0, $0 - 1)) } ?? .first, isNumbered: true,
      columnsMax: 2)
  }

  /// The figures of a row, or the room that they will take.
  private func cells(
    _ shown: ElectionTableView.Figures?, base: Int, role: Theme.Role, widest: (String, String), hasSigns: Bool
  ) -> [Table.Cell] {
    guard let shown else {
      return [.room(widest.0, .textBold), .room(widest.1, .text)] + (hasSigns ? [.sign(nil, role)] : [])
    }
    let share = Share(count: shown.votes, base: base).hundredthsOfPercent
    return [
      .text(figures.number(shown.votes), face: shown.isElected ? .textBold : .text, role: role),
      .text(figures.percent(hundredths: share), role: role),
    ] + (hasSigns ? [.sign(shown.isElected ? .check : nil, role == .onAccent ? .onAccent : .accent)] : [])
  }

  /// The rows; without their shares, where names and votes have room beside each other and all three have not.
  private func withoutShares(_ rows: [Table.Row], width: Int) -> [Table.Row] {
    func isInline(_ rows: [Table.Row]) -> Bool {
      table(rows, size: floorSize, padding: Self.listPadding, isNumbered: true).plan(width).isInline
    }
    let votes = rows.map { row in
      var row = row
      row.cells.remove(at: 1)
      return row
    }
    return !isInline(rows) && isInline(votes) ? votes : rows
  }

  /// What the shares are taken of, where they are shown, and what it takes to be elected.
  private func restsOn(_ facts: ElectionTableView, hasShares: Bool) -> String {
    var notes = [strings[.electionSeats, ["seats": figures.number(facts.seats)]]]
    if hasShares { notes.insert(strings[.electionBase, ["base": figures.number(facts.base)]], at: 0) }
    if let needed = facts.needed { notes.append(strings[.electionNeeded, ["needed": figures.number(needed)]]) }
    return notes.joined(separator: " · ")
  }

  mutating func drawElected(_ facts: ElectedView) {
    isAbout(facts.election.text)
    drawHeader()
    let count = "\(figures.number(facts.rows.count))/\(figures.number(facts.seats))"
    drawFootNote(words(facts.title))
    let content = drawTitle(strings[.electedTitle, ["count": count]])
    guard !facts.rows.isEmpty else { return drawNothing(strings[.electedNone], in: content) }
    let rows = facts.rows.enumerated().map { index, row in
      let share = Share(count: row.votes, base: row.base).hundredthsOfPercent
      return Table.Row(
        lead: "\(index + 1)", label: row.name,
        cells: [
          .text(figures.number(row.votes), face: .textBold), .text(figures.percent(hundredths: share), role: .quiet),
        ], ground: index % 2 == 1 ? .groundLow : nil)
    }
    drawList(withoutShares(rows, width: content.width), in: content, isNumbered: true, columnsMax: 2)
  }
}
