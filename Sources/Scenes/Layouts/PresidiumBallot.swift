import Assets
import Congress

/// How a ballot stands on the presidium's monitor.
extension SceneCanvas {
  /// How the ballot stands; its figures once the hall has them.
  mutating func drawBallot(_ facts: PresidiumView.BallotFacts, in box: Box) {
    let state = strings.text("state.\(facts.state.rawValue)") ?? facts.state.rawValue
    let round = facts.round > 1 ? " · " + strings[.ballotRound, ["round": "\(facts.round)"]] : ""
    drawPanel(
      box,
      label: "\(strings[.presidiumBallot, ["ballot": facts.ballot.text]])\(round) · \(strings.words(for: facts.method))"
    )
    let x = box.x + Scale.padding
    let width = box.width - 2 * Scale.padding
    var baseline = box.y + Scale.padding + TypeScale.lineHeight(ofSize: Scale.label) + Scale.title
    let stateWidth = width - self.width("000 s", size: Scale.title + 16, face: .display)
    let stateSize = TypeScale.largestSize(
      for: state.uppercased(), face: .display, within: stateWidth, from: Scale.title, floor: Scale.floor,
      measure: context.measure)
    text(state.uppercased(), x: x, baseline: baseline, size: stateSize, face: .display, role: .accent)
    drawTimeLeft(facts, x: box.right - Scale.padding, baseline: baseline)
    baseline += 26
    guard let result = facts.result else { return drawQuestion(facts, in: box, top: baseline) }
    drawFigures(result, in: box, top: baseline)
  }

  /// What is asked, and what there is to know of the vote.
  private mutating func drawQuestion(_ facts: PresidiumView.BallotFacts, in box: Box, top: Int) {
    let isUnknown = [.closed, .counted, .confirmed].contains(facts.state)
    let voters = facts.voters.map { strings[.presidiumVoters, ["count": figures.number($0)]] }
    let foot = [voters, isUnknown ? strings[.presidiumUnpublished] : nil].compactMap { $0 }.joined(separator: " · ")
    let inner = Box(
      x: box.x + Scale.padding, y: top, width: box.width - 2 * Scale.padding, height: box.bottom - 20 - top)
    let setter = TextSetter(measure: context.measure, face: .text)
    let footSize = TypeScale.largestSize(
      for: foot, face: .text, within: inner.width, from: Scale.text, floor: Scale.floor, measure: context.measure)
    let notes = TextBlock(
      lines: setter.wrapEvenly(foot, size: footSize, width: inner.width), size: footSize, isWhole: true
    ).withoutLoosePoints
    let room = inner.height - notes.height - 8
    let whole = setter.fit(
      words(facts.question), width: inner.width, height: room, largest: Scale.title, floor: Scale.floor)
    let question =
      whole.isWhole
      ? whole
      : setter.restate(
        words(facts.question), width: inner.width,
        linesMax: min(6, max(1, room / TypeScale.lineHeight(ofSize: Scale.floor))), largest: Scale.floor,
        floor: Scale.floor, whole: strings[.ballotInFull])
    draw(question, in: inner, face: .text)
    draw(notes, in: inner.withoutFoot(notes.height, gap: 0).part, face: .text, role: .quiet)
  }

  /// The seconds that a timed vote still has; none beside dead facts.
  private mutating func drawTimeLeft(_ facts: PresidiumView.BallotFacts, x: Int, baseline: Int) {
    guard facts.state == .open || facts.state == .held, let deadlineMS = facts.deadlineMS else { return }
    let isDead = momentOfLoss != nil && facts.heldMS == nil
    let leftMS = max(0, deadlineMS - (facts.heldMS ?? context.nowMS))
    let seconds = (leftMS + 999) / 1_000
    let left = seconds < 100 ? "\(seconds) s" : FigureFormat.clock(seconds: UInt64(seconds))
    text(
      isDead ? "–" : left, x: x, baseline: baseline, size: Scale.title + 16, face: .display,
      anchor: .trailing)
    if facts.heldMS == nil, !isDead, leftMS > 0 { changes(atMS: deadlineMS - (seconds - 1) * 1_000) }
  }

  /// The figures that the hall has, choice by choice, with the verdict.
  private mutating func drawFigures(_ result: ResultView, in box: Box, top: Int) {
    let x = box.x + Scale.padding
    let shares = Array(zip(result.choices, result.outcome.shares))
    let column = (box.width - 2 * Scale.padding) / max(1, shares.count)
    let isNarrow = shares.contains { width(words($0.0.label), size: Scale.floor) > column - 70 }
    if isNarrow {
      drawFigureRows(shares, in: Box(x: x, y: top, width: box.width - 2 * Scale.padding, height: box.bottom - 96 - top))
    }
    for (index, (choice, share)) in shares.enumerated() where !isNarrow {
      let left = x + index * column
      let size = TypeScale.largestSize(
        for: words(choice.label), face: .text, within: column - 70, from: Scale.label, floor: Scale.floor,
        measure: context.measure)
      let sign = Box(x: left, y: top + 52 - 34, width: 38, height: 38)
      draw(.sign(choice.sign.sign, sign, choice.color.role))
      text(words(choice.label), x: left + 52, baseline: top + 50, size: size, role: .quiet)
      text(
        figures.number(share.count), x: left, baseline: top + 164, size: 108, face: .display, role: choice.color.role)
    }
    let room = box.width - 2 * Scale.padding - Scale.large
    // Where an alternative has too long a name for the line, the check beside its figure says which it is.
    let named = verdictWords(result, strings)
    var verdict = named
    if case .alternativeAdopted? = result.verdict, width(named, size: Scale.floor, face: .display) > room {
      verdict = strings[.resultAdopted]
    }
    let role: Theme.Role =
      result.isVoided ? .quiet : result.verdict.map { $0.isAdoption ? .agree : .against } ?? .accent
    let baseline = box.bottom - Scale.padding + 6
    let size = TypeScale.largestSize(
      for: verdict, face: .display, within: room, from: Scale.title,
      floor: Scale.floor, measure: context.measure)
    if !result.isVoided {
      let sign = Box(x: x, y: baseline - size * 86 / 100, width: size, height: size)
      draw(.sign(verdictSign(result), sign, role))
    }
    text(
      verdict, x: x + (result.isVoided ? 0 : size * 4 / 3), baseline: baseline, size: size, face: .display,
      role: role)
  }

  /// The figures beneath each other, where they have no room side by side; many of them in two columns.
  private mutating func drawFigureRows(_ shares: [(Choice, Share)], in box: Box) {
    let rows = shares.map { choice, share in
      Table.Row(
        sign: (choice.sign.sign, choice.color.role), label: words(choice.label), role: .quiet,
        cells: [.text(figures.number(share.count), face: .display, role: choice.color.role)])
    }
    let isTall = !table(rows, size: Scale.floor, air: 0).inlinePiece.fits(box)
    let count = rows.count > 3 && (box.width > 800 || isTall) ? 2 : 1
    let most = (rows.count + count - 1) / count
    for (column, place) in box.columns(count, gap: Self.pieceGap).enumerated() {
      let part = Array(rows.dropFirst(column * most).prefix(most))
      let size = [Scale.title, Scale.text, Scale.label, Scale.floor].first { size in
        table(part, size: size, air: 0).inlinePiece.fits(place)
      }
      let whole = table(part, size: size ?? Scale.floor, air: 0).piece
      let short = table(part.map { shortened($0, width: place.width) }, size: Scale.floor, air: 0).piece
      (size == nil && !whole.fits(place) ? short : whole).draw(&self, place)
    }
  }

  /// A choice whose long name is cut to a line; whole it stands in the hall's picture.
  private func shortened(_ row: Table.Row, width: Int) -> Table.Row {
    var row = row
    let figure = row.cells.compactMap { if case .text(let text, let face, _, _) = $0 { (text, face) } else { nil } }
    let taken = figure.reduce(3 * Scale.floor) { $0 + self.width($1.0, size: Scale.floor, face: $1.1) }
    var words = row.label.split(separator: " ")
    guard self.width(row.label, size: Scale.floor) > width - taken else { return row }
    while words.count > 1, self.width(words.joined(separator: " ") + "…", size: Scale.floor) > width - taken {
      words.removeLast()
    }
    row.label = words.joined(separator: " ") + "…"
    return row
  }
}
