import Assets
import Congress

/// L04: how many are here, and whether that is enough.
extension SceneCanvas {
  mutating func drawAttendance(_ facts: Attendance) {
    drawHeader()
    drawTitle(strings[.attendanceTitle])
    let presentRight = drawPresent(facts.present)
    drawRows(of: facts, right: presentRight)
    drawQuorum(facts)
    drawFoot(
      strings[
        .attendanceAsOf,
        [
          "time": figures.spokenTime(facts.asOfMS, utcOffsetMinutes: view.congress.utcOffsetMinutes),
          "source": source(of: facts),
        ]])
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

  /// The number that matters; returns where it ends.
  private mutating func drawPresent(_ present: Int) -> Int {
    let number = figures.number(present)
    let size = TypeScale.largestSize(
      for: number, face: .display, within: 660, from: 336, floor: 180, measure: context.measure)
    text(number, baseline: 604, size: size, face: .display, role: .accent)
    let x = Grid.left + width(number, size: size, face: .display) + 34
    text(strings[.attendancePresent], x: x, baseline: 604, size: floorSize)
    return x + width(strings[.attendancePresent], size: floorSize)
  }

  /// The figures that explain it: summoned, at most one kind of missing people, the rate.
  private mutating func drawRows(of facts: Attendance, right presentRight: Int) {
    var rows: [(label: Phrase, figure: String)] = [(.attendanceSummoned, figures.number(facts.summoned))]
    if let missing = largestMissing(of: facts) { rows.append((missing.label, figures.number(missing.count))) }
    let rate = Share(count: facts.present, base: facts.summoned).hundredthsOfPercent
    rows.append((.attendanceRate, figures.percent(hundredths: rate)))
    let figureWidths = rows.map { width($0.figure, size: floorSize, face: .textBold) }
    let needed = zip(rows, figureWidths).map { width(strings[$0.label], size: floorSize) + 40 + $1 }.max() ?? 0
    let x = max(presentRight + 64, min(1_064, Grid.right - needed))
    var baseline = rows.count == 3 ? 398 : 450
    for (row, figureWidth) in zip(rows, figureWidths) {
      let size = TypeScale.largestSize(
        for: strings[row.label], face: .text, within: Grid.right - figureWidth - 40 - x, from: floorSize, floor: 56,
        measure: context.measure)
      text(strings[row.label], x: x, baseline: baseline, size: size, role: .quiet)
      text(
        row.figure, x: Grid.right, baseline: baseline, size: floorSize, face: .textBold, anchor: .trailing)
      baseline += 103
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

  private mutating func drawQuorum(_ facts: Attendance) {
    draw(
      .panel(
        Box(x: Grid.left, y: 746, width: Grid.width, height: 238), radius: Grid.panelRadius, .panel))
    let labels = [strings[.quorumDelegates], strings[.quorumOrganisations]]
    let labelWidth = labels.map { width($0, size: floorSize) }.max() ?? 0
    drawQuorumLine(facts.delegateQuorum, label: labels[0], labelWidth: labelWidth, baseline: 842)
    drawQuorumLine(facts.organisationQuorum, label: labels[1], labelWidth: labelWidth, baseline: 939)
  }

  private mutating func drawQuorumLine(_ line: QuorumLine, label: String, labelWidth: Int, baseline: Int) {
    let left = Grid.left + Grid.panelPadding
    let right = Grid.right - Grid.panelPadding
    text(label, x: left, baseline: baseline, size: floorSize)
    let need = strings[.quorumNeeded] + " "
    let needX = left + labelWidth + 44
    text(need, x: needX, baseline: baseline, size: floorSize, role: .quiet)
    text(
      figures.number(line.needed), x: needX + width(need, size: floorSize), baseline: baseline, size: floorSize,
      face: .textBold)
    let signSize = 60
    draw(
      .sign(
        line.isMet ? .check : .cross,
        Box(x: right - signSize, y: baseline - signSize + 2, width: signSize, height: signSize),
        line.isMet ? .agree : .against))
    text(
      figures.number(line.present), x: right - signSize - 32, baseline: baseline, size: floorSize, face: .textBold,
      anchor: .trailing)
  }
}
