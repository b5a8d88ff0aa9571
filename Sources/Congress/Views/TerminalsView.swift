/// The `terminals` topic: what a gateway of voting terminals has to know.
public struct TerminalsView: Sendable, Hashable, Codable {
  /// The vote that is open or on hold on terminals; nothing while there is none.
  public let vote: TerminalVote?

  /// What a gateway has to know.
  public init(vote: TerminalVote?) { self.vote = vote }
}

/// A vote on terminals, without anybody's choice.
public struct TerminalVote: Sendable, Hashable, Codable {
  /// The ballot's code.
  public let ballot: Code<Ballot>
  /// Which round this is, from 1.
  public let round: Int
  /// The question.
  public let question: LocalizedText
  /// How it is answered.
  public let method: BallotPlan.Method
  /// The choices, in order.
  public let choices: [Choice]
  /// Whether it is on hold; votes are then refused.
  public let isHeld: Bool
  /// When a timed vote ends, in ms since 1970 UTC.
  public let deadlineMS: Int64?
  /// Whether a delegate may vote again.
  public let allowsChange: Bool
  /// Who may vote, late arrivals last.
  public let roll: [Code<Delegate>]
}

extension CongressState {
  /// What a gateway of voting terminals has to know.
  public var terminalsView: TerminalsView {
    guard let ballot = openBallot, ballot.plan.method.isElectronic, let opening = ballot.phase.opening else {
      return TerminalsView(vote: nil)
    }
    return TerminalsView(
      vote: TerminalVote(
        ballot: ballot.code, round: ballot.round, question: ballot.plan.question, method: ballot.plan.method,
        choices: ballot.plan.choicesToShow(), isHeld: ballot.state == .held, deadlineMS: opening.deadlineMS,
        allowsChange: ballot.plan.allowsChange, roll: opening.roll))
  }
}
