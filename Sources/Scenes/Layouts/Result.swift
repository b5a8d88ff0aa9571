import Assets
import Congress

/// L11: the published result with its base, its rule and its verdict.
///
/// Figures and verdict never leave the picture. Where there is no room for all the rest as well, the question and what
/// the figures rest on take turns above them.
extension SceneCanvas {
  mutating func drawResult(_ facts: ResultView) {
    isAbout(facts.ballot.text)
    drawHeader()
    for size in textSizes(from: Self.largeTextSize) where drawWholeResult(facts, size: size) { return }
    let fixed = figuresAndVerdict(facts)
    let content = grid.content
    if let (strip, place) = split(content, for: fixed, linesLeast: 1, gap: Self.pieceGap * 2 / 3) {
      let turns = turns(facts, width: strip.width, height: strip.height)
      let page = page(of: turns.count)
      turns[page].draw(&self, strip)
      fixed.draw(&self, place)
      drawPageNumber(page, of: turns.count)
    } else {
      drawPages(of: [fixed] + turns(facts, width: content.width, height: content.height), in: content)
    }
  }

  /// The figures with the verdict: in a deep hall without shares, and then smaller, rather than on two pages.
  private func figuresAndVerdict(_ facts: ResultView) -> Piece {
    let verdict = verdict(facts, isShort: true, size: floorSize)
    let panels = [(true, Self.countPercent), (false, Self.countPercent), (false, 100)].map { hasShares, percent in
      choiceTable(facts, size: floorSize, hasShares: hasShares, countPercent: percent).piece
        .onPanel(padding: Self.panelPadding)
    }
    let whole = panels.map { Piece.stack([$0, verdict], gap: Self.pieceGap * 2 / 3) }
    return whole.first { $0.fits(grid.content) }
      ?? panels.firstIndex { $0.fits(grid.content) }.map { whole[$0] } ?? whole[whole.count - 1]
  }

  /// How large counts are against the words beside them.
  private static let countPercent = 165

  /// Draws all of it on one page, where it fits at a size.
  private mutating func drawWholeResult(_ facts: ResultView, size: Int) -> Bool {
    let gap = Self.pieceGap * 2 / 3
    // There is no page's number, and with it no foot.
    let box = grid.contentWithoutFoot
    let usual = min(size, max(Self.textSize, floorSize))
    let question = prose(words(facts.question), largest: usual, least: usual)
    let table = choiceTable(facts, size: size)
    let verdict = verdict(facts, isShort: false, size: size)
    let notes = self.table(notes(facts).map { Table.Row(label: $0, role: .quiet) }, size: usual, air: 0).piece
    let panel = table.piece.onPanel(padding: Self.panelPadding)
    let inlinePanel = table.inlinePiece.onPanel(padding: Self.panelPadding)
    var words = Piece.stack([question, .stack([verdict, notes], gap: 0)], gap: gap, isSpread: true)
    words.isWide = false
    let long = Piece.beside([words, inlinePanel.centred], gap: 3 * Self.pieceGap)
    let pieces =
      (sheet.isLong ? [long] : [])
      + [inlinePanel, panel].map { .stack([question, $0, verdict, notes], gap: gap, isSpread: true) }
    guard let whole = pieces.first(where: { $0.fits(box) }) else { return false }
    whole.draw(&self, box)
    return true
  }

  /// The question and then what the figures rest on, as many lines at once as there is room for.
  private func turns(_ facts: ResultView, width: Int, height: Int) -> [Piece] {
    let setter = TextSetter(measure: context.measure, face: .text)
    let most = Self.questionPagesMax * max(1, height / TypeScale.lineHeight(ofSize: floorSize))
    let question = setter.restate(
      words(facts.question), width: width, linesMax: most, largest: floorSize, floor: floorSize)
    let notes = notes(facts).flatMap { setter.wrap($0, size: floorSize, width: width) }
    let rest = TextBlock(lines: notes, size: floorSize, isWhole: true)
    return question.pages(of: height).map { piece($0) } + rest.pages(of: height).map { piece($0, role: .quiet) }
  }

  /// The choices by sign, word and number, each with its share and the need drawn on it.
  private func choiceTable(
    _ facts: ResultView, size: Int, hasShares: Bool = true, countPercent: Int = countPercent
  ) -> Table {
    let outcome = facts.outcome
    let role: Theme.Role = facts.isVoided ? .quiet : .ink
    let rows = facts.choices.enumerated().map { index, choice in
      let share = outcome.shares[index]
      let color = facts.isVoided ? Theme.Role.quiet : choice.color.role
      var row = Table.Row(
        sign: (choice.sign.sign, color), label: words(choice.label), role: role,
        cells: [
          .text(figures.number(share.count), face: .display, role: role, percent: countPercent),
          .text(figures.percent(hundredths: share.hundredthsOfPercent), role: role),
        ])
      if !hasShares {
        row.cells.removeLast()
        return row
      }
      if outcome.tally.weights != nil {
        let heads = figures.number(outcome.tally.counts[index])
        row.cells.append(.text(strings[.resultHeads, ["heads": heads]], role: .quiet))
      } else {
        row.bar = Table.Bar(share: share, needed: outcome.needed, role: color)
      }
      return row
    }
    var table = table(rows, size: size, air: 4)
    table.labelTwins = facts.choices.compactMap { twin(of: $0.label) }
    return table
  }

  /// The verdict by sign and word; one size for every verdict, so that none is louder than another.
  ///
  /// - Parameter isShort: Whether the need stands beside it in figures, because the words for it are not always there.
  private func verdict(_ facts: ResultView, isShort: Bool, size: Int) -> Piece {
    let phrase: Phrase =
      facts.isVoided ? .resultVoided : facts.outcome.isAdopted ? .resultAdopted : .resultNotAdopted
    let least = max(size, min(96, size * 4 / 3))
    let most = max(least, 144)
    let role: Theme.Role = facts.isVoided ? .quiet : .accent
    let setter = TextSetter(measure: context.measure, face: .display)
    let text = strings[phrase]
    let sign: Sign = facts.outcome.isAdopted && !facts.isVoided ? .check : .cross
    /// The sign is nearly as high as a line, and a third of it stands between it and the words.
    func beforeWords(_ size: Int) -> Int { size * 6 / 5 }
    func lines(_ width: Int, _ size: Int) -> Int {
      setter.wrap(text, size: size, width: width - beforeWords(size)).count
    }
    let verdict = Piece(
      widthLeast: beforeWords(least) + setter.widestWord(text, size: least),
      widthWanted: beforeWords(least) + width(text, size: least, face: .display), isWide: false,
      height: { lines($0, least) * TypeScale.lineHeight(ofSize: least) },
      growth: { width in
        lines(width, most) * TypeScale.lineHeight(ofSize: most) - lines(width, least)
          * TypeScale.lineHeight(ofSize: least)
      },
      draw: { canvas, box in
        let size =
          stride(from: most, to: least, by: -TypeScale.stepPixels).first {
            beforeWords($0) + setter.widestWord(text, size: $0) <= box.width
              && lines(box.width, $0) * TypeScale.lineHeight(ofSize: $0) <= box.height
          } ?? least
        let block = TextBlock(
          lines: setter.wrap(text, size: size, width: box.width - beforeWords(size)), size: size, isWhole: true)
        let edge = block.size * 9 / 10
        let middle = box.y + TypeScale.ascent(ofSize: block.size) - block.size * 36 / 100
        canvas.draw(.sign(sign, Box(x: box.x, y: middle - edge / 2, width: edge, height: edge), role))
        let left = beforeWords(block.size)
        let words = Box(x: box.x + left, y: box.y, width: box.width - left, height: box.height)
        canvas.draw(block, in: words, face: .display, role: role)
      })
    guard isShort, !facts.isVoided else { return verdict }
    let need = strings[
      .resultNeed, ["needed": figures.number(facts.outcome.needed), "base": figures.number(facts.outcome.base)]]
    let note = prose(need, role: .quiet, largest: size, least: size, anchor: .trailing)
    let whole = Piece.beside([verdict, note.centred], gap: Self.pieceGap)
    return Piece(
      widthLeast: verdict.widthLeast, widthWanted: whole.widthWanted,
      height: { $0 >= whole.widthWanted ? whole.height($0) : verdict.height($0) },
      draw: { canvas, box in (box.width >= whole.widthWanted ? whole : verdict).draw(&canvas, box) })
  }

  /// What the figures rest on, and what there is to know of this vote besides.
  private func notes(_ facts: ResultView) -> [String] {
    let outcome = facts.outcome
    let of = outcome.tally.weights == nil ? words(for: facts.base) : weighted(facts.base)
    let rests = strings[
      .resultRests,
      [
        "rule": words(for: facts.rule), "of": of, "needed": figures.number(outcome.needed),
        "base": figures.number(outcome.base),
      ]]
    var notes = [rests]
    var more: [String] = []
    if facts.round > 1 { more.append(strings[.ballotRound, ["round": "\(facts.round)"]]) }
    if !facts.targets.isEmpty { more.append(strings[.resultTargets, ["count": "\(facts.targets.count)"]]) }
    if let paper = outcome.tally.paper {
      more.append(
        strings[
          .resultPaper,
          [
            "issued": figures.number(paper.issued), "collected": figures.number(paper.collected),
            "valid": figures.number(paper.valid), "invalid": figures.number(paper.invalid),
          ]])
    }
    if !more.isEmpty { notes.append(more.joined(separator: " · ")) }
    return notes
  }

  private func weighted(_ base: BallotPlan.Base) -> String {
    strings[.baseWeighted, ["of": words(for: base)]]
  }
}
