import Assets
import Congress

/// L10: a vote that is open, on hold or closed; never a figure of any choice.
extension SceneCanvas {
  mutating func drawVoting(_ facts: VotingView) {
    isAbout(facts.ballot.text)
    drawHeader()
    let phrase: Phrase =
      switch facts.standing {
      case .open: .ballotOpen
      case .held: .ballotHeld
      case .closed: .ballotClosed
      }
    let title = titled(phrase, round: facts.round)
    let question = words(facts.question)
    let dial = facts.standing == .closed ? nil : dial(of: facts)
    let panels =
      facts.standing == .closed ? [countingPanel] : [votingPanel(facts), votingPanel(facts, isBrief: true)]
    let whole = firstPlaced(panels, in: setTitle(title).content, hasDial: dial != nil)
    let hasAside = dial?.word != nil && whole?.1.dial == nil
    let aside = hasAside ? dial?.word : nil
    let placed = hasAside ? firstPlaced(panels, in: setTitle(title, aside: aside).content, hasDial: false) : whole
    if let (panel, places) = placed {
      drawTitle(title, aside: aside)
      drawText(
        question, in: places.text, face: .text, largest: Self.votingTextSize,
        isCentred: places.dial != nil || sheet.isLong,
        pagesMax: Self.questionPagesMax)
      if let dial, let place = places.dial { draw(dial, in: place) }
      panel.draw(&self, places.panel)
    } else {
      // In a deep hall question and choices take turns; what is left of the time is always there.
      let content = drawTitle(title, aside: aside)
      let most = Self.questionPagesMax * max(1, content.height / TypeScale.lineHeight(ofSize: floorSize))
      let restated = TextSetter(measure: context.measure, face: .text).restate(
        question, width: content.width, linesMax: most, largest: floorSize, floor: floorSize,
        whole: strings[.ballotInFull])
      drawPages(of: restated.pages(of: content.height).map { piece($0) } + panels.prefix(1), in: content)
    }
  }

  private static let votingTextSize = 96
  /// The hall has read the question before; what does not fit on these pages is cut, and says where it stands whole.
  static let questionPagesMax = 3
  private static let dialSizeMax = 388

  private typealias VotingPlaces = (text: Box, dial: Box?, panel: Box)

  private func firstPlaced(_ panels: [Piece], in content: Box, hasDial: Bool) -> (Piece, VotingPlaces)? {
    for panel in panels {
      if let places = votingPlaces(content, panel: panel, hasDial: hasDial) { return (panel, places) }
    }
    return nil
  }

  /// Where the question, the dial and the panel stand; nothing where there is no room for two lines of the question.
  private func votingPlaces(_ content: Box, panel: Piece, hasDial: Bool) -> VotingPlaces? {
    let gap = Self.pieceGap
    let dialLeast = floorSize * 3
    guard !sheet.isUpright || !hasDial else {
      let edge = min(Self.dialSizeMax, content.height / 4)
      guard let (rest, place) = split(content, for: panel, linesLeast: 3) else { return nil }
      guard rest.height - edge - gap >= 3 * TypeScale.lineHeight(ofSize: floorSize) else { return (rest, nil, place) }
      let (text, dial) = rest.withoutFoot(edge, gap: gap)
      return (text, dial, place)
    }
    guard let (rest, place) = split(content, for: panel, linesLeast: 2) else { return nil }
    guard hasDial else { return (rest, nil, place) }
    let edge = min(Self.dialSizeMax, rest.height)
    let (text, dial) = rest.withoutTrailing(edge, gap: 2 * gap)
    guard edge >= dialLeast, text.width >= floorSize * 10 else { return (rest, nil, place) }
    return (text, dial, place)
  }

  /// What the delegates are asked to do.
  private func invitation(for method: BallotPlan.Method) -> String {
    switch method {
    case .cardCount, .residualCount, .blockCount: strings[.ballotRaiseCard]
    case .electronicNamed, .electronicOpen, .electronicSecret: strings[.ballotPressKey]
    case .paper: strings[.ballotCastPaper]
    }
  }

  /// What to do and how many do it; once it is seen how many have done it, that alone.
  private func voters(of facts: VotingView) -> Table.Row {
    let all = figures.number(facts.voters)
    if let turnout = facts.progress?.turnout {
      let count = Table.Cell.text(figures.number(turnout) + " / " + all, face: .display, percent: 115)
      return Table.Row(label: strings[.ballotTurnout], cells: [count])
    }
    return Table.Row(
      label: facts.standing == .held ? strings[.waitPlease] : invitation(for: facts.method),
      cells: [.text(all, face: .display, percent: 115), .text(strings[.ballotVoters], role: .quiet)])
  }

  /// What to do, how many do it, and the choices by sign and word.
  ///
  /// - Parameter isBrief: Whether what to do is left out, because there is no room for it.
  private func votingPanel(_ facts: VotingView, isBrief: Bool = false) -> Piece {
    var row = voters(of: facts)
    if isBrief { row = row.partedBeforeLastCell.last ?? row }
    let voters = Piece.either(
      table([row], size: floorSize).inlinePiece, table(row.partedBeforeLastCell, size: floorSize).piece)
    let panel = Piece.stack([voters, choices(facts.choices)], gap: 8).onPanel(padding: Self.panelPadding)
    return sheet.isLong ? panel.centred : panel
  }

  /// The choices by sign and word, as many on a line as it has room for: one line is spread over its width, several
  /// stand in columns where that takes no more lines.
  private func choices(_ choices: [Choice]) -> Piece {
    let rows = table(
      choices.map { Table.Row(sign: ($0.sign.sign, $0.color.role), label: words($0.label)) }, size: floorSize)
    let set = ChoiceLines(rows: rows, widths: rows.rows.map { rows.width(ofSignAndLabel: $0) })
    return Piece(
      widthLeast: rows.piece.widthLeast, widthWanted: set.natural,
      height: { width in set.lines(width).ranges.reduce(0) { $0 + set.height($1, width) } },
      parts: rows.piece.parts,
      draw: { canvas, box in set.draw(on: &canvas, in: box) })
  }

  /// Voting is over and the figures are not published.
  private var countingPanel: Piece {
    let size = max(96, floorSize)
    let words = prose(strings[.ballotCounting], face: .display, largest: size, least: floorSize, anchor: .center)
    let panel = words.centred.onPanel(padding: 2 * Self.panelPadding)
    return sheet.isLong ? panel.centred : panel
  }
}

/// What a vote goes by: the seconds that are left, the blocks that have reported, or the raised card.
private struct Dial {
  enum Face {
    case ring(lit: Int)
    case card
  }

  let face: Face
  /// What stands in the ring.
  let word: String?
  /// What stands beneath it.
  var caption: String?
  let role: Theme.Role
}

extension SceneCanvas {
  private mutating func dial(of facts: VotingView) -> Dial {
    let role: Theme.Role = facts.standing == .held ? .quiet : .accent
    if let deadlineMS = facts.deadlineMS, let durationMS = facts.durationMS {
      return countdown(facts, deadlineMS: deadlineMS, durationMS: durationMS)
    }
    guard let reported = facts.progress?.blocksReported, let missing = facts.progress?.blocksMissing,
      !reported.isEmpty
    else { return Dial(face: .card, word: nil, role: role) }
    let all = reported.count + missing.count
    return Dial(
      face: .ring(lit: all == 0 ? 0 : reported.count * 1_000 / all), word: "\(reported.count)/\(all)",
      caption: strings[.ballotBlocks], role: role)
  }

  /// The ring and the seconds; it stands still on hold, and shows no number beside dead facts.
  private mutating func countdown(_ facts: VotingView, deadlineMS: Int64, durationMS: Int64) -> Dial {
    let moment = facts.heldMS ?? momentOfLoss ?? context.nowMS
    let leftMS = min(max(0, deadlineMS - moment), durationMS)
    let seconds = (leftMS + 999) / 1_000
    let isDead = momentOfLoss != nil && facts.heldMS == nil
    if facts.heldMS == nil, !isDead, leftMS > 0 { changes(atMS: deadlineMS - (seconds - 1) * 1_000) }
    let lit = durationMS > 0 ? Int(min(1_000, seconds * 1_000_000 / durationMS)) : 0
    return Dial(
      face: .ring(lit: isDead ? 0 : lit), word: isDead ? "–" : String(seconds),
      role: facts.heldMS == nil ? .accent : .quiet)
  }

  private mutating func draw(_ dial: Dial, in box: Box) {
    let square = box.square(Self.dialSizeMax)
    switch dial.face {
    case .card: draw(.sign(.card, square, dial.role))
    case .ring(let lit):
      draw(.ring(square, thickness: square.width * 88 / 1_000, lit: lit, dial.role))
    }
    guard let word = dial.word else { return }
    let inner = square.width * 70 / 100
    let size = TypeScale.largestSize(
      for: word, face: .display, within: inner, from: square.width * 46 / 100, floor: floorSize,
      measure: context.measure)
    let x = square.x + square.width / 2
    let middle = square.y + square.height / 2
    let caption = dial.caption.flatMap {
      width($0, size: floorSize) <= inner && square.width >= 4 * floorSize ? $0 : nil
    }
    let lift = caption == nil ? 0 : floorSize / 2
    text(word, x: x, baseline: middle + size * 36 / 100 - lift, size: size, face: .display, anchor: .center)
    if let caption {
      text(
        caption, x: x, baseline: middle + size * 36 / 100 - lift + TypeScale.ascent(ofSize: floorSize),
        size: floorSize, role: .quiet, anchor: .center)
    }
  }
}

/// The choices of a vote, set over lines.
private struct ChoiceLines {
  let rows: Table
  let widths: [Int]

  private var gap: Int { rows.size / 3 }

  /// The width of all of them on one line.
  var natural: Int { widths.reduce(-gap) { $0 + $1 + gap } }

  /// Which choices stand on each line of a width, and how wide a column is where they stand in columns.
  func lines(_ width: Int) -> (ranges: [Range<Int>], column: Int?) {
    let filled = ListPages.ranges(of: widths.map { min($0, width) + gap }, within: width + gap)
    let column = min(width, widths.max() ?? width) + 2 * gap
    let count = max(1, (width + 2 * gap) / column)
    let even = stride(from: 0, to: widths.count, by: count).map { $0..<min($0 + count, widths.count) }
    return filled.count > 1 && even.count <= filled.count ? (even, column) : (filled, nil)
  }

  func height(_ line: Range<Int>, _ width: Int) -> Int {
    let plan = rows.plan(min(width, widths[line].max() ?? width))
    return line.map { rows.set(rows.rows[$0], plan, width: min(width, widths[$0])).height }.max() ?? 0
  }

  func draw(on canvas: inout SceneCanvas, in box: Box) {
    let (lines, column) = lines(box.width)
    var top = box.y
    for line in lines {
      let free = box.width - widths[line].reduce(0, +)
      let air = lines.count > 1 ? gap : max(gap, free / max(1, line.count - 1))
      var left = box.x
      for index in line {
        let width = min(box.width, widths[index])
        let place = Box(x: left, y: top, width: width, height: height(line, box.width))
        rows.draw(index..<(index + 1), rows.plan(width), on: &canvas, in: place)
        left += column ?? width + air
      }
      top += height(line, box.width)
    }
  }
}

extension Table.Row {
  /// The row and, as a row of its own beneath it, its figure with the words that stand after it as their label.
  fileprivate var partedBeforeLastCell: [Table.Row] {
    guard cells.count > 1, case .text(let words, let face, let role, _)? = cells.last else { return [self] }
    var first = self
    first.cells = []
    return [first, Table.Row(label: words, face: face, role: role, cells: Array(cells.dropLast()))]
  }
}

extension Choice.Sign {
  /// The sign as it is drawn.
  var sign: Sign {
    switch self {
    case .agree: .check
    case .against: .cross
    case .other: .circle
    }
  }

  /// The colour that goes with the sign.
  var role: Theme.Role {
    switch self {
    case .agree: .agree
    case .against: .against
    case .other: .other
    }
  }
}
