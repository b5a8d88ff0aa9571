import Assets
import Congress

/// L09: the question put, and what it needs.
extension SceneCanvas {
  mutating func drawQuestion(_ facts: QuestionView) {
    isAbout(facts.ballot.text)
    drawHeader()
    drawTitle(titled(.ballotQuestion, round: facts.round))
    let notes = [words(for: facts.method), needs(facts.rule, base: facts.base, fixed: facts.fixedBase)]
    let notesTop = 1_000 - notes.count * TypeScale.lineHeight(ofSize: floorSize)
    let setter = TextSetter(measure: context.measure, face: .textBold)
    let pages = setter.pages(
      words(facts.question), width: Grid.width, height: notesTop - 48 - Grid.contentTop, largest: 100,
      floor: floorSize)
    let page = page(of: pages.count)
    block(
      pages[page], baseline: Grid.contentTop + pages[page].lineHeight * 80 / 100, face: .textBold)
    var baseline = notesTop + TypeScale.lineHeight(ofSize: floorSize) * 80 / 100
    for note in notes {
      let size = TypeScale.largestSize(
        for: note, face: .text, within: Grid.width, from: floorSize, floor: 48, measure: context.measure)
      text(note, baseline: baseline, size: size, role: .quiet)
      baseline += TypeScale.lineHeight(ofSize: floorSize)
    }
    drawPageNumber(page, of: pages.count)
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
