import Assets
import Congress

/// L09: the question put, and what it needs.
extension SceneCanvas {
  mutating func drawQuestion(_ facts: QuestionView) {
    isAbout(facts.ballot.text)
    drawHeader()
    let content = drawTitle(titled(.ballotQuestion, round: facts.round))
    let rows = [words(for: facts.method), needs(facts.rule, base: facts.base, fixed: facts.fixedBase)].map {
      Table.Row(label: $0, role: .quiet)
    }
    let notes = table(rows, size: floorSize, air: 4).piece
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

  /// What the first choice must reach, in words.
  func needs(_ rule: PassRule, base: BallotPlan.Base, fixed: Int?) -> String {
    let of = fixed.map { "\(figures.number($0)) " } ?? ""
    return strings[.ballotNeeds, ["rule": words(for: rule), "base": of + words(for: base)]]
  }

  /// How a question is answered, in words.
  func words(for method: BallotPlan.Method) -> String {
    switch method {
    case .cardCount, .residualCount, .blockCount: strings[.ballotCardCount]
    case .electronicNamed: strings[.ballotElectronicNamed]
    case .electronicOpen: strings[.ballotElectronicOpen]
    case .electronicSecret: strings[.ballotElectronicSecret]
    case .paper: strings[.ballotPaper]
    }
  }

  /// A pass rule in words.
  func words(for rule: PassRule) -> String {
    strings.passRule(
      isMoreThan: rule.comparison == .moreThan, numerator: rule.part.numerator, denominator: rule.part.denominator)
  }

  /// A base in words.
  func words(for base: BallotPlan.Base) -> String {
    switch base {
    case .summoned: strings[.baseSummoned]
    case .present: strings[.basePresent]
    case .adjustedSummoned: strings[.baseAdjusted]
    case .cast: strings[.baseCast]
    case .valid: strings[.baseValid]
    case .fixed: strings[.baseFixed]
    }
  }
}
