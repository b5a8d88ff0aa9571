public import Assets
public import Congress

extension Strings {
  /// A pass rule in words, as the hall reads it: `quá nửa`.
  public func words(for rule: PassRule) -> String {
    passRule(
      isMoreThan: rule.comparison == .moreThan, numerator: rule.part.numerator, denominator: rule.part.denominator)
  }

  /// What percentages are taken of, in words.
  public func words(for base: BallotPlan.Base) -> String { text("base.\(base.rawValue)") ?? base.rawValue }

  /// What a ballot needs, in words: `Yêu cầu: quá nửa đại biểu được triệu tập`.
  public func needs(_ plan: BallotPlan) -> String {
    self[.ballotNeeds, ["rule": words(for: plan.rule), "base": words(for: plan.base)]]
  }

  /// What an outcome rests on, in words: `so với 485 đại biểu được triệu tập · yêu cầu quá nửa: từ 243`.
  public func rests(_ outcome: Outcome, on plan: BallotPlan) -> String {
    let figures = Figures(language: language)
    let share = self[.resultShareOf, ["base": figures.number(outcome.base), "of": words(for: plan.base)]]
    let need = self[.resultNeeded, ["rule": words(for: plan.rule), "needed": figures.number(outcome.needed)]]
    return share + " · " + need
  }
}
