public import Congress

extension Wording.Part {
  /// The alternatives among choices, as a sentence has them: `Phương án A – Phương án B`.
  public static func alternatives(_ choices: [Choice]) -> Wording.Part {
    let labels = choices.filter(\.isAdoptable).map(\.label)
    return .written(
      Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
          (language.rawValue, labels.map { $0.text(in: language) }.joined(separator: " – "))
        }))
  }
}

extension Strings {
  /// A pass rule in words, as the hall reads it: `quá nửa`.
  public func words(for rule: PassRule) -> String {
    passRule(
      isMoreThan: rule.comparison == .moreThan, numerator: rule.part.numerator, denominator: rule.part.denominator)
  }

  /// How a ballot is answered, in words.
  public func words(for method: BallotPlan.Method) -> String {
    switch method {
    case .cardCount, .residualCount, .blockCount: self[.ballotCardCount]
    case .electronicNamed: self[.ballotElectronicNamed]
    case .electronicOpen: self[.ballotElectronicOpen]
    case .electronicSecret: self[.ballotElectronicSecret]
    case .paper: self[.ballotPaper]
    }
  }

  /// What percentages are taken of, in words.
  public func words(forBaseOf plan: BallotPlan) -> String { base(plan.base.rawValue, isWeighted: plan.isWeighted) }

  /// What a ballot needs, in words: `Yêu cầu: quá nửa đại biểu được triệu tập`.
  public func needs(_ plan: BallotPlan) -> String {
    self[
      plan.kind == .motion ? .ballotNeeds : .ballotAlternativeNeeds,
      ["rule": words(for: plan.rule), "base": words(forBaseOf: plan)]]
  }

  /// What a result rests on, in words: `so với 485 đại biểu được triệu tập · yêu cầu quá nửa: từ 243`.
  public func rests(_ need: Need?, on plan: BallotPlan) -> String {
    guard let need else { return needs(plan) }
    let figures = FigureFormat(language: language)
    let share = self[.resultShareOf, ["base": figures.number(need.base), "of": words(forBaseOf: plan)]]
    return share + " · "
      + self[.resultNeeded, ["rule": words(for: plan.rule), "needed": figures.number(need.needed)]]
  }

  /// A verdict in words, or that there is none: `THÔNG QUA: Phương án B`.
  public func words(for verdict: Verdict?, choices: [Choice]) -> String {
    self.verdict(verdict?.name, choices: labels(verdict, of: choices))
  }

  /// What complete figures come to before they are published: `đạt: Phương án B`.
  public func standing(_ verdict: Verdict?, choices: [Choice]) -> String {
    let name =
      switch verdict {
      case .adopted: "enough"
      case .notAdopted: "not-enough"
      case .alternativeAdopted: "enough-alternative"
      case .noAlternative(let tied): tied.isEmpty ? "no-alternative" : "tie"
      case nil: "no-votes"
      }
    let named = labels(verdict, of: choices).joined(separator: ", ")
    return self[Wording("console.\(name)", ["choices": .text(named)])]
  }

  private func labels(_ verdict: Verdict?, of choices: [Choice]) -> [String] {
    let places = verdict?.places ?? []
    let language = Language(rawValue: language) ?? .vietnamese
    return places.filter(choices.indices.contains).map { choices[$0].label.text(in: language) }
  }
}
