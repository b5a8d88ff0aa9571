/// What is asked about one ballot.
package protocol BallotCommand: CommandBody {
  /// The ballot.
  var ballot: Code<Ballot> { get }
}

extension BallotCommand {
  /// The ballot.
  package var subject: String? { ballot.text }
}

/// What is asked about one ballot and takes nothing else: it is offered for each.
package protocol PlainBallotCommand: BallotCommand {
  /// The same of a ballot.
  init(ballot: Code<Ballot>)
}

extension PlainBallotCommand {
  /// Every ballot.
  package static func offers(in state: CongressState) -> [Self] { state.ballots.map { Self(ballot: $0.code) } }
}

extension CongressState {
  /// The ballot with `code`, or the refusal that names those there are.
  func knownBallot(_ code: Code<Ballot>) throws(Rejection) -> Ballot {
    guard let ballot = ballot(code) else { throw .ballotUnknown(code, known: ballots.map(\.code)) }
    return ballot
  }

  /// The ballot that is being voted on, if any.
  var openBallot: Ballot? { ballots.first { $0.state == .open || $0.state == .held } }
}

extension Ballot {
  /// The refusal of a step that needs another state.
  func wrongState(needed: BallotState...) -> Rejection { .ballotInWrongState(code, state: state, needed: needed) }
}
