extension BallotView {
  /// What the newest round has decided; nothing where there is no result.
  public var verdict: Verdict? { plan.verdict(of: outcome, in: state) }

  /// What has to be reached, once that is known.
  public var need: Need? { plan.need(of: outcome, in: state) }

  /// The choices with the signs that they have on panels.
  public var choices: [Choice] { plan.choicesToShow(verdict) }

  /// The choices of the run-off that could begin now; nothing where nobody asks for one.
  public var runOff: [Choice]? { voidRequestedBy == nil ? plan.runOff(after: outcome, in: state) : nil }
}
