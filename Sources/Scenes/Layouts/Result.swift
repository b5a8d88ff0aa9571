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
    // On an upright wall a verdict of two lines is larger than the counts.
    for lines in sheet.isUpright ? [2, 1] : [1] {
      for way in resultWays where drawWholeResult(facts, way, verdictLines: lines) { return }
    }
    let content = grid.content
    let gap = Self.pieceGap * 2 / 3
    let fixed = figuresAndVerdict(facts)
    if let (strip, place) = split(content, for: fixed, linesLeast: 1, gap: gap) {
      let turns = turns(facts, width: strip.width, height: strip.height)
      let page = page(of: turns.count)
      let isStacked = place.y > strip.y
      // What no turn needs makes the verdict larger.
      let high = isStacked ? turns.map { $0.height(strip.width) }.max() ?? 0 : strip.height
      let (rest, foot) = content.withoutFoot(content.height - high - gap, gap: gap)
      if !isStacked {
        turns[page].draw(&self, strip)
        fixed.draw(&self, place)
      } else if facts.isVoided {
        // That a result is void stands before everything.
        let (above, beneath) = content.withoutFoot(high, gap: gap)
        fixed.draw(&self, above)
        turns[page].draw(&self, beneath)
      } else {
        turns[page].draw(&self, rest)
        fixed.draw(&self, foot)
      }
      drawPageNumber(page, of: turns.count)
    } else {
      // A verdict that has no room beneath its figures stands over the question.
      let rest = fixed.fits(content) ? wholeTurns(facts, in: content) : questionAndNotes(facts, size: floorSize)
      drawPages(of: [fixed] + rest, in: content)
    }
  }

  /// The figures with the verdict: in a deep hall without the heads of a weighted vote, then without shares, and then
  /// smaller, rather than on two pages.
  private func figuresAndVerdict(_ facts: ResultView) -> Piece {
    let verdict = verdict(facts, isShort: true, size: floorSize)
    let details: [(ChoiceDetail, percent: Int)] = [
      (.all, Self.smallCountPercent), (.shares, Self.smallCountPercent), (.counts, Self.smallCountPercent),
      (.counts, 100),
    ]
    let panels = details.map { detail, percent in
      choiceTable(facts, size: floorSize, detail, countPercent: percent).piece.onPanel(padding: Self.panelPadding)
    }
    let whole = panels.map { Piece.stack(facts.isVoided ? [verdict, $0] : [$0, verdict], gap: Self.pieceGap * 2 / 3) }
    return whole.first { $0.fits(grid.content) }
      ?? panels.firstIndex { $0.fits(grid.content) }.map { whole[$0] } ?? whole[whole.count - 1]
  }

  /// How large words are, and counts against them, where all of a result stands on one page.
  private struct ResultWay {
    let size: Int
    let countPercent: Int
  }

  /// The ways that there are on this wall, the better first: on a long one the counts take the height that is free, as
  /// long as words keep their usual size.
  private var resultWays: [ResultWay] {
    let sizes = textSizes(from: Self.largeTextSize)
    let large = sheet.isLong ? Self.longCountPercents : []
    return large.flatMap { percent in
      sizes.filter { $0 >= Self.textSize }.map { ResultWay(size: $0, countPercent: percent) }
    } + sizes.map { ResultWay(size: $0, countPercent: Self.countPercent) }
  }

  private static let longCountPercents = [240, 205, 175]
  /// How large counts are against the words beside them; the verdict is larger.
  private static let countPercent = 145
  /// The same where question and rule take turns, so that a line more of them has room.
  private static let smallCountPercent = 125

  /// Draws all of it on one page, where it fits at a size.
  private mutating func drawWholeResult(_ facts: ResultView, _ way: ResultWay, verdictLines: Int) -> Bool {
    // There is no page's number, and with it no foot.
    let box = grid.contentWithoutFoot
    let pieces = wholeResults(facts, way, verdictLines: verdictLines)
    // Two halves are arranged alike, so that their bars are as long as each other.
    let otherPieces = otherCanvas?.wholeResults(facts, way, verdictLines: verdictLines)
    guard let piece = firstFitting(pieces, otherPieces, in: box) else { return false }
    piece.draw(&self, box)
    return true
  }

  /// All of it on one page at a size, arranged in every way, the better first.
  private func wholeResults(_ facts: ResultView, _ way: ResultWay, verdictLines: Int) -> [Piece] {
    let size = way.size
    let gap = Self.pieceGap * 2 / 3
    let usual = min(size, max(Self.textSize, floorSize))
    let question = prose(
      words(facts.heading), role: facts.isVoided ? .quiet : .ink, largest: usual, least: usual)
    let table = choiceTable(facts, size: size, countPercent: way.countPercent)
    let verdict = verdict(facts, isShort: false, size: size, lines: verdictLines)
    let notes = self.table(notes(facts).map { Table.Row(label: $0, role: .quiet) }, size: usual, air: 0).piece
    let panel = table.piece.onPanel(padding: Self.panelPadding)
    let inlinePanel = table.inlinePiece.onPanel(padding: Self.panelPadding)
    // Beside the words the figures are as high as they are: what stands side by side begins and ends on one line.
    let highPanel = table.spread.inlinePiece.onPanel(padding: Self.panelPadding)
    // That a result is void stands before everything.
    var words = Piece.stack(
      facts.isVoided ? [verdict, question, notes] : [question, .stack([verdict, notes], gap: 0)], gap: gap,
      isSpread: !facts.isVoided)
    words.isWide = false
    // Larger than usual the figures are only where the verdict is as well, and the bars have their length.
    let isLarge = size > usual
    let loud =
      isLarge ? Array(Self.loudVerdictSizes.prefix { $0 >= VerdictSetting.usualLargest }) : Self.loudVerdictSizes
    // No count is larger than the verdict.
    let verdictSizes =
      loud.filter { way.countPercent * size < $0 * 100 }
      + (isLarge || way.countPercent > Self.countPercent ? [] : [0])
    let besides = verdictSizes.map { verdictSize in
      Piece.beside(
        [
          words.noNarrower(than: verdictSize > 0 ? verdictWidth(ofSize: verdictSize) : 0),
          highPanel.noNarrower(than: verdictSize > 0 ? highPanel.widthWanted : 0),
        ], gap: 3 * Self.pieceGap)
    }
    let stacks = [inlinePanel, panel].map { panel in
      Piece.stack(
        facts.isVoided ? [verdict, question, panel, notes] : [question, panel, verdict, notes], gap: gap,
        isSpread: true)
    }
    // A long wall has figures and words beside each other as long as that fits at any size.
    return sheet.isLong ? besides + (size > floorSize || way.countPercent > Self.countPercent ? [] : stacks) : stacks
  }

  private func restatedQuestion(_ facts: ResultView, width: Int, height: Int) -> TextBlock {
    let most = Self.questionPagesMax * max(1, height / TypeScale.lineHeight(ofSize: floorSize))
    return TextSetter(measure: context.measure, face: .text).restate(
      words(facts.heading), width: width, linesMax: most, largest: floorSize, floor: floorSize,
      whole: strings[.ballotInFull])
  }

  /// The question and then what the figures rest on, as many lines at once as there is room for.
  private func turns(_ facts: ResultView, width: Int, height: Int) -> [Piece] {
    let setter = TextSetter(measure: context.measure, face: .text)
    let notes = notes(facts).flatMap { setter.wrapEvenly($0, size: floorSize, width: width) }
    let rest = TextBlock(lines: notes, size: floorSize, isWhole: true)
    let role: Theme.Role = facts.isVoided ? .quiet : .ink
    return restatedQuestion(facts, width: width, height: height).pages(of: height).map { piece($0, role: role) }
      + rest.pages(of: height).map { piece($0, role: .quiet) }
  }

  /// The question and what the figures rest on with a page to themselves, larger where they leave room.
  private func wholeTurns(_ facts: ResultView, in box: Box) -> [Piece] {
    for size in textSizes(from: Self.wholeTurnSize) {
      let page = Piece.stack(questionAndNotes(facts, size: size), gap: Self.pieceGap)
      if page.fits(box) { return [page] }
    }
    return turns(facts, width: box.width, height: box.height)
  }

  private func questionAndNotes(_ facts: ResultView, size: Int) -> [Piece] {
    let notes = table(notes(facts).map { Table.Row(label: $0, role: .quiet) }, size: floorSize, air: 0).piece
    return [prose(words(facts.heading), largest: size, least: size), notes]
  }

  private static let wholeTurnSize = 112
  /// The verdicts of a long wall beside figures that have all their width.
  private static let loudVerdictSizes = [200, 180, 160, 144, 132, 116]

  /// How much is said of each choice.
  enum ChoiceDetail {
    /// Its count and share, with the need on a bar or, of a weighted vote, how many voted so.
    case all
    /// The same, without how many voted so.
    case shares
    case counts
  }

  /// The choices by sign, word and number, with as much beside them as is wanted.
  func choiceTable(
    _ facts: ResultView, size: Int, _ detail: ChoiceDetail = .all, countPercent: Int = countPercent
  ) -> Table {
    let outcome = facts.outcome
    let role: Theme.Role = facts.isVoided ? .quiet : .ink
    let rows = facts.choices.enumerated().map { index, choice in
      let share = outcome.shares[index]
      let color = facts.isVoided ? Theme.Role.quiet : choice.color.role
      var row = Table.Row(
        sign: (choice.sign.sign, color), label: words(choice.label), role: role,
        cells: [
          .text(
            figures.number(share.count), face: .display, role: role, percent: facts.isVoided ? 100 : countPercent),
          .text(figures.percent(hundredths: share.hundredthsOfPercent), role: role),
        ])
      row.isStruck = facts.isVoided
      row.otherLabel = otherText(of: choice.label)
      if detail == .counts {
        row.cells.removeLast()
        return row
      }
      if outcome.tally.weights != nil {
        guard detail == .all else { return row }
        let heads = figures.number(outcome.tally.counts[index])
        row.cells.append(.text(strings[.resultHeads, ["heads": heads]], role: .quiet))
      } else if !facts.isVoided, let need = facts.need {
        row.bar = Table.Bar(share: share, needed: need.needed, role: color)
      }
      return row
    }
    return table(rows, size: size, air: 4)
  }

  /// What the figures rest on, and what there is to know of this vote besides.
  func notes(_ facts: ResultView) -> [String] {
    let outcome = facts.outcome
    let of = strings.base(facts.base.rawValue, isWeighted: outcome.tally.weights != nil)
    let rule = strings.words(for: facts.rule)
    let rests =
      facts.need.map { need in
        let needed = figures.number(need.needed)
        return strings[
          .resultRests, ["rule": rule, "of": of, "needed": needed, "base": figures.number(need.base)]]
      } ?? strings[.ballotNeeds, ["rule": rule, "base": of]]
    var notes = [rests]
    var more: [String] = []
    if case .noAlternative(let tied)? = facts.verdict, !tied.isEmpty {
      notes.append(strings[.resultTied, ["choices": labels(tied, of: facts, strings).joined(separator: ", ")]])
    }
    if facts.round > 1 { more.append(strings[.ballotRound, ["round": "\(facts.round)"]]) }
    // A title says of what it is the result; that some of it is decided separately, it does not.
    if let division = facts.division, facts.title == nil || !division.splitOff.isEmpty {
      more.append(words(for: division))
    }
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
}
