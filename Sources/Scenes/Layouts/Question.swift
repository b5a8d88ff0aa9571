import Assets
import Congress

/// L09: the question put, and what it needs.
extension SceneCanvas {
  mutating func drawQuestion(_ facts: QuestionView) {
    isAbout(facts.ballot.text)
    drawHeader()
    let content = drawTitle(titled(.ballotQuestion, round: facts.round))
    let rows = notes(facts).map { Table.Row(label: $0, role: .quiet) }
    let notes = table(rows, size: floorSize, air: 4).piece
    let listed = listed(facts)
    guard listed.isEmpty else { return drawQuestion(facts, over: listed, in: content) }
    let panel = sheet.isLong ? notes.onPanel(padding: Self.panelPadding).centred : notes
    let question = words(facts.question)
    let largest = sheet.isLong ? 144 : 112
    if let (text, foot) = split(content, for: panel, linesLeast: 2), isShort(question, in: text) {
      drawText(question, in: text, face: .textBold, largest: largest, isCentred: sheet.isLong)
      panel.draw(&self, foot)
    } else {
      drawPages(of: [prose(question, face: .textBold, largest: floorSize, least: floorSize), notes], in: content)
    }
  }

  /// How the question is answered and what it needs; how much of it is put at once.
  func notes(_ facts: QuestionView) -> [String] {
    let division = TargetDivision(count: facts.targets.count, splitOff: facts.splitOff ?? [])
    return [strings.words(for: facts.method), needs(facts)] + [division.map(words)].compactMap(\.self)
  }

  /// What is put together, row by row: the targets of a vote over several things, or the alternatives.
  func listed(_ facts: QuestionView) -> [Table.Row] {
    if let alternatives = facts.alternatives {
      return alternatives.map { choice in
        Table.Row(
          sign: (choice.sign.sign, choice.color.role), label: words(choice.label),
          otherLabel: otherText(of: choice.label))
      }
    }
    return facts.targets.map { target in
      Table.Row(
        lead: target.code.text, leadRole: .quiet, label: words(target.text), otherLabel: otherText(of: target.text))
    }
  }

  /// Draws a question with the list of what it is about: on one page where there is room, else the list behind it.
  private mutating func drawQuestion(_ facts: QuestionView, over listed: [Table.Row], in content: Box) {
    func pieces(_ canvas: SceneCanvas, _ size: Int) -> [Piece] {
      let usual = min(size, max(Self.textSize, canvas.floorSize))
      let rows = canvas.notes(facts).map { Table.Row(label: $0, role: .quiet) }
      return [
        canvas.prose(canvas.words(facts.question), face: .textBold, largest: size, least: size),
        canvas.table(canvas.listed(facts), size: usual, isNumbered: facts.alternatives == nil).piece,
        canvas.table(rows, size: min(usual, max(canvas.floorSize, usual * 3 / 4)), air: 4).piece,
      ]
    }
    let second = otherCanvas
    for size in textSizes(from: Self.largeTextSize) {
      let whole = Piece.stack(pieces(self, size), gap: Self.pieceGap, isSpread: true)
      let other = second.map { Piece.stack(pieces($0, size), gap: Self.pieceGap, isSpread: true) }
      guard whole.fits(content), other?.fits(content) ?? true else { continue }
      return whole.draw(&self, content)
    }
    let parts = pieces(self, floorSize)
    // On a long wall the question stands beside its list, whatever page of that is shown.
    let beside = Piece.stack([parts[0], parts[2]], gap: Self.pieceGap)
    let (left, right) = content.withoutTrailing(content.width / 2 - Self.pieceGap, gap: 2 * Self.pieceGap)
    if sheet.isLong, beside.fits(left) {
      beside.draw(&self, left)
      drawList(listed, in: right, isNumbered: facts.alternatives == nil, padding: 0, columnsMax: 1)
      return
    }
    // What it needs comes with the question; the list may be long.
    drawPages(of: [parts[0], parts[2], parts[1]], in: content)
  }

  /// Of how many things how many are put at once, in words, and which separately.
  func words(for division: TargetDivision) -> String {
    strings.targets(
      count: figures.number(division.count), of: figures.number(division.all), splitOff: division.splitOff.map(\.text))
  }

  /// Whether a question takes so few pages beside what it needs; a longer one has whole pages, and what it needs
  /// stands at its end.
  private func isShort(_ question: String, in box: Box) -> Bool {
    let set = ParagraphSetter(measure: context.measure, face: .textBold).pages(
      question, in: box, largest: floorSize, floor: floorSize)
    return set.blocks.count <= 2 * set.columns
  }

  /// A ballot's title, with its round where there was one before.
  func titled(_ phrase: Phrase, round: Int) -> String {
    strings[phrase] + (round > 1 ? " · " + strings[.ballotRound, ["round": "\(round)"]] : "")
  }

  /// What the first choice, or an alternative, must reach, in words.
  private func needs(_ facts: QuestionView) -> String {
    let of = facts.fixedBase.map { "\(figures.number($0)) " } ?? ""
    let base = of + strings.base(facts.base.rawValue, isWeighted: facts.isWeighted ?? false)
    return strings[
      facts.alternatives == nil ? .ballotNeeds : .ballotAlternativeNeeds,
      ["rule": strings.words(for: facts.rule), "base": base]
    ]
  }
}
