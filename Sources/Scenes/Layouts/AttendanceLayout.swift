import Assets
import Congress

/// L04: how many are here, and whether that is enough.
extension SceneCanvas {
  mutating func drawAttendance(_ facts: Attendance) {
    let page = CountPage(
      note: asOf(facts), title: strings[.attendanceTitle], number: figures.number(facts.present),
      caption: strings[.attendancePresent],
      explanations: missing(of: facts).map { counts(of: facts, missing: $0) }, needs: needs(of: facts))
    drawKeeping(page) { $0.draw(page) }
  }

  private mutating func draw(_ page: CountPage) {
    drawFootNote(page.note)
    let content = drawTitle(page.title)
    compose(
      in: content, from: sizeBesideNumber,
      trying: { canvas, size in
        let number = canvas.numeral(page.number, caption: page.caption, size: size, largest: canvas.numeralSize)
        let need = canvas.table(canvas.rows(of: page.needs), size: size)
        return page.explanations.flatMap { lines in
          canvas.arrangements(of: number, { canvas.table(canvas.rows(of: lines), size: size) }, need)
        }
      })
  }

  /// A number, what explains it, and what it comes to: side by side on a long wall, the last beneath elsewhere, all
  /// beneath each other on an upright one.
  ///
  /// - Parameter summary: Nothing where it comes to nothing.
  func arrangements(of number: Piece, _ makeRows: @escaping () -> Table, _ summary: Table?) -> [Arrangement] {
    let gap = Self.pieceGap
    lazy var rows = makeRows()
    lazy var beside = Piece.beside([number, rows.inlinePiece.centred], gap: 2 * gap)
    guard let summary else {
      return (sheet.isUpright ? [] : [{ beside }]) + [{ .stack([number, rows.piece], gap: gap) }]
    }
    lazy var panel = summary.piece.onPanel(padding: Self.panelPadding)
    lazy var inlinePanel = summary.inlinePiece.onPanel(padding: Self.panelPadding)
    func stacked() -> Piece { .stack([number, rows.piece, panel], gap: gap, isSpread: true) }
    if sheet.isUpright {
      // Figures beneath their words are apart from the next ones.
      func aired() -> Piece { rows.with(air: max(rows.air, rows.size / 3)).piece }
      return [{ .stack([number, aired(), panel], gap: gap, isSpread: true) }, stacked]
    }
    // On a long wall the number is as many times as large as the words as elsewhere, and the words are larger where
    // figures stand beneath them.
    func columns(_ panel: Piece) -> Piece {
      let loud = number.noNarrower(than: number.widthWanted * rows.size / sizeBesideNumber)
      return .beside([loud, rows.inlinePiece.centred, panel.centred], gap: 2 * gap)
    }
    return (sheet.isLong ? [{ columns(inlinePanel) }, { columns(panel) }] : []) + [
      { .stack([beside, inlinePanel], gap: gap, isSpread: true) },
      { .stack([beside, panel], gap: gap, isSpread: true) }, stacked, { .stack([beside, panel], gap: gap) },
    ]
  }

  /// When and how they were counted.
  func asOf(_ facts: Attendance) -> String {
    let time = figures.spokenTime(facts.asOfMS, utcOffset: view.congress.utcOffset)
    return strings[.attendanceAsOf, ["time": time, "source": source(of: facts)]]
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

  private func rows(of lines: [CountPage.Line]) -> [Table.Row] {
    lines.map { Table.Row(label: $0.label, role: .quiet, cells: [.text($0.figure, face: .textBold)]) }
  }

  /// What explains it as words with their figures: summoned, those who are missing, the rate.
  func counts(of facts: Attendance, missing: [Missing]) -> [CountPage.Line] {
    var lines: [(label: Phrase, figure: String)] = [(.attendanceSummoned, figures.number(facts.summoned))]
    lines += missing.map { ($0.label, figures.number($0.count)) }
    lines.append((.attendanceRate, rate(of: facts)))
    return lines.map { CountPage.Line(label: strings[$0.label], figure: $0.figure) }
  }

  /// How many of those who were summoned are here.
  func rate(of facts: Attendance) -> String {
    figures.percent(hundredths: Share(count: facts.present, base: facts.summoned).hundredthsOfPercent)
  }

  typealias Missing = (label: Phrase, count: Int)

  /// Those who are missing: by kind and, for walls that have no room for that, together, so that they and those who are
  /// present are always all.
  func missing(of facts: Attendance) -> [[Missing]] {
    let kinds: [Missing] = [
      (.attendancePending, facts.pending), (.attendanceExcused, facts.absentExcused),
      (.attendanceUnexcused, facts.absentUnexcused), (.attendanceOut, facts.out),
    ].filter { $0.count > 0 }
    let together: Missing = (.attendanceMissing, kinds.reduce(0) { $0 + $1.count })
    return kinds.count > 1 ? [kinds, [together]] : [kinds]
  }

  /// Those who are here against those who are needed.
  private func needs(of facts: Attendance) -> [CountPage.Need] {
    let lines: [(Phrase, QuorumLine, isKnown: Bool)] = [
      (.quorumDelegates, facts.delegateQuorum, true),
      (.quorumOrganisations, facts.organisationQuorum, facts.knowsOrganisations),
    ]
    return lines.map { label, line, isKnown in
      // Of nobody nothing is needed.
      let isJudged = line.needed > 0
      return CountPage.Need(
        label: strings[label], figure: isKnown ? figures.number(line.present) : strings[.quorumNotCounted],
        isMet: isJudged && isKnown ? line.isMet : nil,
        needed: isJudged ? strings[.quorumNeeded] + " " + figures.number(line.needed) : "–")
    }
  }

  private func rows(of needs: [CountPage.Need]) -> [Table.Row] {
    needs.map { need in
      let sign: Sign? = need.isMet.map { $0 ? .check : .cross }
      return Table.Row(
        label: need.label,
        cells: [
          .text(need.figure, face: .textBold), .sign(sign, need.isMet == true ? .agree : .against),
          .text(need.needed, role: .quiet),
        ])
    }
  }

  func quorumLines(of facts: Attendance) -> [Table.Row] { rows(of: needs(of: facts)) }
}
