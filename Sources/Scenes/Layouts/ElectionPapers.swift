import Assets
import Congress

/// L13: how many ballot papers went out, and how many came back.
extension SceneCanvas {
  mutating func drawElectionPapers(_ facts: ElectionPapersView) {
    isAbout(facts.election.text)
    drawHeader()
    let content = drawTitle(words(facts.title) + roundWords(facts.round))
    compose(in: content, from: sizeBesideNumber) { canvas, size in
      let gap = Self.pieceGap
      let issued = canvas.papers(
        facts.issued, .papersIssued, size: size, role: facts.collected == nil ? .accent : .ink)
      let collected = canvas.papers(facts.collected, .papersCollected, size: size, role: .accent)
      let panel = canvas.table(canvas.paperRows(facts), size: size).piece.onPanel(padding: Self.panelPadding)
      let columns = canvas.paperColumns(facts, size: size).onPanel(padding: Self.panelPadding)
      let beside = Piece.beside([issued, collected], gap: 3 * gap)
      let stacked = [
        Piece.stack([beside, panel], gap: gap, isSpread: true),
        .stack([issued, collected, panel], gap: gap, isSpread: true),
      ]
      if canvas.sheet.isUpright { return stacked.reversed() + [stacked[0]] }
      let long = Piece.beside([issued, collected, panel.centred], gap: 4 * gap)
      return (canvas.sheet.isLong ? [long] : []) + [.stack([beside, columns], gap: gap, isSpread: true)] + stacked
    }
  }

  /// A round in words after a title, where there was one before.
  func roundWords(_ round: Int) -> String {
    round > 1 ? " · " + strings[.ballotRound, ["round": "\(round)"]] : ""
  }

  /// A number with what it counts beneath; a dash where it is not known.
  private func papers(_ count: Int?, _ label: Phrase, size: Int, role: Theme.Role) -> Piece {
    var piece = numeral(
      count.map(figures.number) ?? "–", caption: strings[label], size: size, largest: 300,
      role: count == nil ? .quiet : role, beside: [strings[.papersIssued], strings[.papersCollected]])
    piece.isWide = true
    return piece
  }

  /// The further figures: who was entitled, how much came back, and, once published, what was valid.
  private func paperRows(_ facts: ElectionPapersView) -> [Table.Row] {
    let rate = facts.collected.map {
      figures.percent(hundredths: Share(count: $0, base: facts.issued).hundredthsOfPercent)
    }
    var rows: [(Phrase, String)] = [(.papersEntitled, figures.number(facts.entitled))]
    if let rate { rows.append((.papersRate, rate)) }
    if let valid = facts.valid, let invalid = facts.invalid {
      rows += [(.papersValid, figures.number(valid)), (.papersInvalid, figures.number(invalid))]
    }
    return rows.map { Table.Row(label: strings[$0.0], role: .quiet, cells: [.text($0.1, face: .textBold)]) }
  }

  /// The further figures in two columns.
  private func paperColumns(_ facts: ElectionPapersView, size: Int) -> Piece {
    let rows = paperRows(facts)
    guard rows.count > 1 else { return table(rows, size: size).inlinePiece }
    let columns = [0, 1].map { column in
      table(rows.enumerated().filter { $0.offset % 2 == column }.map(\.element), size: size).inlinePiece
    }
    return .beside(columns, gap: 3 * Self.pieceGap)
  }
}
