import Assets
import Congress

/// L04: how many are here, and whether that is enough.
extension SceneCanvas {
  mutating func drawAttendance(_ facts: Attendance) {
    drawHeader()
    drawFootNote(
      strings[
        .attendanceAsOf,
        [
          "time": figures.spokenTime(facts.asOfMS, utcOffsetMinutes: view.congress.utcOffsetMinutes),
          "source": source(of: facts),
        ]])
    let content = drawTitle(strings[.attendanceTitle])
    compose(in: content, from: sizeBesideNumber) { canvas, size in
      canvas.arrangements(
        of: canvas.numeral(
          canvas.figures.number(facts.present), caption: canvas.strings[.attendancePresent], size: size, largest: 336),
        canvas.table(canvas.counts(of: facts), size: size),
        canvas.table(canvas.quorumLines(of: facts), size: size))
    }
  }

  /// A number, what explains it, and what it comes to: side by side on a long wall, the last beneath elsewhere, all
  /// beneath each other on an upright one.
  ///
  /// - Parameter summary: Nothing where it comes to nothing.
  func arrangements(of number: Piece, _ rows: Table, _ summary: Table?) -> [Piece] {
    let gap = Self.pieceGap
    let beside = Piece.beside([number, rows.inlinePiece.centred], gap: 2 * gap)
    guard let summary else { return (sheet.isUpright ? [] : [beside]) + [.stack([number, rows.piece], gap: gap)] }
    let panel = summary.piece.onPanel(padding: Self.panelPadding)
    let inlinePanel = summary.inlinePiece.onPanel(padding: Self.panelPadding)
    let stacked = Piece.stack([number, rows.piece, panel], gap: gap, isSpread: true)
    if sheet.isUpright { return [stacked] }
    let columns = Piece.beside([number, rows.inlinePiece.centred, inlinePanel.centred], gap: 3 * gap)
    return (sheet.isLong ? [columns] : []) + [
      .stack([beside, inlinePanel], gap: gap, isSpread: true), .stack([beside, panel], gap: gap, isSpread: true),
      stacked,
      .stack([beside, panel], gap: gap),
    ]
  }

  private func source(of facts: Attendance) -> String {
    // A count by hand stands in for check-in, whatever badges were read since.
    if facts.countedBy != nil { return strings[.attendanceSourceCount] }
    return switch facts.source {
    case .roster: strings[.attendanceSourceRoster]
    case .badge, .count: strings[.attendanceSourceBadge]
    case .list: strings[.attendanceSourceList]
    case .correction, .undo: strings[.attendanceSourceUndo]
    }
  }

  /// The figures that explain it: summoned, at most one kind of missing people, the rate.
  private func counts(of facts: Attendance) -> [Table.Row] {
    var rows: [(label: Phrase, figure: String)] = [(.attendanceSummoned, figures.number(facts.summoned))]
    if let missing = largestMissing(of: facts) { rows.append((missing.label, figures.number(missing.count))) }
    let rate = Share(count: facts.present, base: facts.summoned).hundredthsOfPercent
    rows.append((.attendanceRate, figures.percent(hundredths: rate)))
    return rows.map {
      Table.Row(label: strings[$0.label], role: .quiet, cells: [.text($0.figure, face: .textBold)])
    }
  }

  /// The kind of missing people that there are most of: those not checked in while there are any.
  private func largestMissing(of facts: Attendance) -> (label: Phrase, count: Int)? {
    let kinds: [(label: Phrase, count: Int)] = [
      (.attendancePending, facts.pending), (.attendanceExcused, facts.absentExcused),
      (.attendanceUnexcused, facts.absentUnexcused), (.attendanceOut, facts.out),
    ]
    return kinds.filter { $0.count > 0 }.max { $0.count < $1.count }
  }

  private func quorumLines(of facts: Attendance) -> [Table.Row] {
    let lines: [(Phrase, QuorumLine)] = [
      (.quorumDelegates, facts.delegateQuorum), (.quorumOrganisations, facts.organisationQuorum),
    ]
    return lines.map { label, line in
      Table.Row(
        label: strings[label],
        cells: [
          .text(strings[.quorumNeeded] + " " + figures.number(line.needed), role: .quiet),
          .text(figures.number(line.present), face: .textBold),
          .sign(line.isMet ? .check : .cross, line.isMet ? .agree : .against),
        ])
    }
  }
}
