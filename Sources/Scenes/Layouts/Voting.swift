import Assets
import Congress

/// L10: a vote that is open, on hold or closed; no figure of any choice, but where the ballot shows them as they come in.
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
    guard facts.standing != .closed else { return drawVoting(facts, title, nil, panels: [countingPanel]) }
    let dial = dial(of: facts)
    if drawWholeVoting(facts, dial, phrase) { return }
    // A page that has no room for the whole panel says in its title that figures are not the last.
    let isLive = facts.progress?.live != nil
    let panels = [votingPanel(facts)] + (isLive ? [] : [votingPanel(facts, .brief)])
    drawVoting(facts, isLive ? interimTitle(facts) : title, dial, panels: panels)
  }

  /// Draws a vote whose question takes several pages, over the first panel that leaves room for it; in a deep hall both
  /// take turns.
  private mutating func drawVoting(_ facts: VotingView, _ title: String, _ dial: VotingDial?, panels: [Piece]) {
    let question = words(facts.question)
    let whole = firstPlaced(panels, in: setTitle(title).content, hasDial: dial != nil)
    let hasAside = dial?.word != nil && whole?.1.dial == nil
    let aside = hasAside ? dial.flatMap { self.aside($0, beside: title) } : nil
    let placed = hasAside ? firstPlaced(panels, in: setTitle(title, aside: aside).content, hasDial: false) : whole
    if let (panel, places) = placed {
      drawTitle(title, aside: aside)
      drawText(
        question, in: places.text, face: .text, largest: sheet.isLong ? Self.longVotingSizes[0] : Self.votingTextSize,
        isCentred: places.dial != nil || sheet.isLong,
        pagesMax: Self.questionPagesMax)
      if let dial, let place = places.dial { draw(dial, in: place) }
      panel.draw(&self, places.panel)
    } else {
      // The choices come first, as the question was put before the vote was opened; what is left of the time is always
      // there.
      let content = drawTitle(title, aside: aside)
      let most = Self.questionPagesMax * max(1, content.height / TypeScale.lineHeight(ofSize: floorSize))
      let restated = TextSetter(measure: context.measure, face: .text).restate(
        question, width: content.width, linesMax: most, largest: floorSize, floor: floorSize,
        whole: strings[.ballotInFull])
      let panel = panels.first { $0.fits(content) }.map { [$0] } ?? Array(panels.prefix(1))
      drawPages(of: panel + restated.pages(of: content.height).map { piece($0) }, in: content)
    }
  }

  /// What stands over the choices.
  enum PanelDetail: CaseIterable {
    /// What to do and how many do it.
    case full
    /// What to do.
    case brief
    /// Nothing: the title says that a vote is on.
    case bare
  }

  /// What of it stands beside the question: the dial or its words, and what the delegates are asked to do.
  private struct VotingWay {
    let hasDial: Bool
    let detail: PanelDetail
    /// The size of the words on the panel, and the least of the question beside it.
    let size: Int
  }

  /// The ways that there are on this wall, the better first: on a long one words are as large as its height allows.
  private var votingWays: [VotingWay] {
    let sizes = sheet.isLong ? Self.longVotingSizes.filter { $0 > floorSize } + [floorSize] : [floorSize]
    return PanelDetail.allCases.flatMap { detail in
      [true, false].flatMap { hasDial in
        sizes.map { VotingWay(hasDial: hasDial, detail: detail, size: $0) }
      }
    }
  }

  private static let longVotingSizes = [132, 120, 108, 96, 84, 72]

  private typealias WholeVoting = (title: String, aside: String?, panel: Piece, places: VotingPlaces)

  /// Where everything stands in a way with the question on one page; nothing where there is no room for that.
  private func wholeVoting(_ facts: VotingView, _ dial: VotingDial?, _ phrase: Phrase, _ way: VotingWay) -> WholeVoting?
  {
    // Where the panel has no room to say that its figures are not the last, the title does.
    let isInTitle = way.detail != .full && facts.progress?.live != nil
    let title = isInTitle ? interimTitle(facts) : titled(phrase, round: facts.round)
    let aside = way.hasDial ? nil : dial.flatMap { self.aside($0, beside: title) }
    let panel = votingPanel(facts, way.detail, size: way.size)
    // There is no page's number, and with it no foot.
    let content = setTitle(title, aside: aside).content.lengthened(to: grid.footBaseline)
    let places = votingPlaces(content, panel: panel, hasDial: way.hasDial && dial != nil, panelSize: way.size)
    guard let places, !way.hasDial || places.dial != nil else { return nil }
    let set = ParagraphSetter(measure: context.measure, face: .text).pages(
      words(facts.question), in: places.text, largest: way.size, floor: way.size)
    return set.blocks.count <= set.columns ? (title, aside, panel, places) : nil
  }

  /// Draws a vote with all of its question on the page: while it is open nobody waits for the rest of it.
  private mutating func drawWholeVoting(_ facts: VotingView, _ dial: VotingDial?, _ phrase: Phrase) -> Bool {
    let second = otherCanvas
    for way in votingWays {
      guard let whole = wholeVoting(facts, dial, phrase, way) else { continue }
      // Two halves are arranged alike.
      if let second, second.wholeVoting(facts, dial, phrase, way) == nil { continue }
      drawTitle(whole.title, aside: whole.aside)
      drawText(
        words(facts.question), in: whole.places.text, face: .text,
        largest: max(way.size, Self.votingTextSize), isCentred: whole.places.dial != nil || sheet.isLong)
      if let dial, let place = whole.places.dial { draw(dial, in: place) }
      whole.panel.draw(&self, whole.places.panel)
      return true
    }
    return false
  }

  private static let votingTextSize = 96
  /// The hall has read the question before; what does not fit on these pages is cut, and says where it stands whole.
  static let questionPagesMax = 3
  static let dialSizeMax = 388
  /// The same on a long wall, which has the height for it.
  static let longDialSizeMax = 560
  /// How large the dial is at least where the words on the panel are larger than they must be.
  private static let largePanelDialLeast = 320

  private typealias VotingPlaces = (text: Box, dial: Box?, panel: Box)

  private func firstPlaced(_ panels: [Piece], in content: Box, hasDial: Bool) -> (Piece, VotingPlaces)? {
    for panel in panels {
      if let places = votingPlaces(content, panel: panel, hasDial: hasDial) { return (panel, places) }
    }
    return nil
  }

  /// Where the question, the dial and the panel stand; nothing where there is no room for two lines of the question.
  ///
  /// - Parameter panelSize: The size of the panel's words; beside large ones the dial is not small.
  private func votingPlaces(_ content: Box, panel: Piece, hasDial: Bool, panelSize: Int = 0) -> VotingPlaces? {
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
    let edge = min(sheet.isLong ? Self.longDialSizeMax : Self.dialSizeMax, rest.height)
    let (text, dial) = rest.withoutTrailing(edge, gap: 2 * gap)
    guard edge >= (panelSize > floorSize ? Self.largePanelDialLeast : dialLeast), text.width >= floorSize * 10 else {
      return (rest, nil, place)
    }
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
    if let live = facts.progress?.live {
      let count = facts.progress?.turnout.map { figures.number($0) + " / " + all }
      return Table.Row(
        label: strings[.ballotInterim], role: .quiet,
        cells: count.map { [.text($0, face: .display, percent: live.counts.count > 3 ? 100 : 115)] } ?? [])
    }
    if let turnout = facts.progress?.turnout {
      let count = Table.Cell.text(figures.number(turnout) + " / " + all, face: .display, percent: 115)
      return Table.Row(label: strings[.ballotTurnout], cells: [count])
    }
    return Table.Row(
      label: facts.standing == .held ? strings[.waitPlease] : invitation(for: facts.method),
      cells: [.text(all, face: .display, percent: 115), .text(strings[.ballotVoters], role: .quiet)])
  }

  private func votingPanel(_ facts: VotingView, _ detail: PanelDetail = .full, size: Int? = nil) -> Piece {
    let panel = votingWords(facts, detail, size: size ?? floorSize).onPanel(padding: Self.panelPadding)
    return sheet.isLong ? panel.centred : panel
  }

  /// What to do, how many do it, and the choices by sign and word.
  func votingWords(_ facts: VotingView, _ detail: PanelDetail, size: Int) -> Piece {
    var row = voters(of: facts)
    if detail != .full { row = row.partedBeforeLastCell.first ?? row }
    let voters = Piece.either(
      table([row], size: size).inlinePiece, table(row.partedBeforeLastCell, size: size).piece)
    let choices = facts.progress?.live.map { liveChoices(facts, $0, size: size) } ?? choices(facts.choices, size: size)
    let hasVoters = detail == .full || (detail == .brief && facts.progress?.live == nil)
    // Of a vote over several things it is always said over how many: the question may name another number.
    let division = facts.targets.map { targets in
      table([Table.Row(label: shortWords(for: targets), role: .quiet)], size: size, air: 4).piece
    }
    return Piece.stack([division, hasVoters ? voters : nil, choices].compactMap(\.self), gap: 8)
  }

  /// Over how many things it is, and without which, in few words.
  private func shortWords(for division: TargetDivision) -> String {
    guard !division.splitOff.isEmpty else { return words(for: division) }
    return strings[
      .ballotTargetsWithout,
      [
        "count": figures.number(division.count), "all": figures.number(division.all),
        "codes": division.splitOff.map(\.text).joined(separator: ", "),
      ]]
  }

  /// The choices by sign and word, as many on a line as it has room for: one line is spread over its width, several
  /// stand in columns where that takes no more lines.
  private func choices(_ choices: [Choice], size: Int) -> Piece {
    let rows = table(
      choices.map { Table.Row(sign: ($0.sign.sign, $0.color.role), label: words($0.label)) }, size: size)
    let set = ChoiceLines(rows: rows, widths: rows.rows.map { rows.width(ofSignAndLabel: $0) })
    return Piece(
      widthLeast: rows.piece.widthLeast, widthWanted: set.natural,
      height: { width in set.lines(width).ranges.reduce(0) { $0 + set.height($1, width) } },
      parts: rows.piece.parts,
      draw: { canvas, box in set.draw(on: &canvas, in: box) })
  }

  /// That figures are not the last, and how many have voted, as a title.
  func interimTitle(_ facts: VotingView) -> String {
    let count = facts.progress?.turnout.map { figures.number($0) + "/" + figures.number(facts.voters) }
    return [strings[.ballotInterimTitle], count].compactMap(\.self).joined(separator: " · ")
  }

  /// The figures as they come in: how many of those who may vote have chosen it so far, and nothing that judges.
  private func liveChoices(_ facts: VotingView, _ live: Tally, size: Int) -> Piece {
    let counts = live.weights ?? live.counts
    let rows = zip(facts.choices, counts).map { choice, count in
      var row = Table.Row(
        sign: (choice.sign.sign, choice.color.role), label: words(choice.label),
        cells: [.text(figures.number(count), face: .display, percent: 115)])
      row.otherLabel = otherText(of: choice.label)
      // Votes of several weights are no part of those who vote.
      if live.weights == nil {
        row.bar = Table.Bar(share: Share(count: count, base: facts.voters), needed: nil, role: choice.color.role)
      }
      return row
    }
    return table(rows, size: size, air: 4).piece
  }

  /// Voting is over and the figures are not published.
  private var countingPanel: Piece {
    let size = max(sheet.isLong ? Self.longVotingSizes[0] : Self.votingTextSize, floorSize)
    let words = prose(strings[.ballotCounting], face: .display, largest: size, least: floorSize, anchor: .center)
    let panel = words.centred.onPanel(padding: 2 * Self.panelPadding)
    return sheet.isLong ? panel.centred : panel
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
