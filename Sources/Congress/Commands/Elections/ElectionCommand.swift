/// What is asked of one election: it changes that election, or is refused by it.
package protocol ElectionCommand: CommandBody {
  /// The election.
  var election: Code<Election> { get }
  /// The change of the election as it is found.
  func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange
}

extension ElectionCommand {
  /// The election.
  package var subject: String? { election.text }

  /// The one change of the election.
  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    [.electionChanged(election: election, change: try change(state.foundElection(election, by: context.actor)))]
  }
}

/// What is asked of one election and takes nothing else: it is offered for each.
package protocol PlainElectionCommand: ElectionCommand {
  /// The same of an election.
  init(election: Code<Election>)
}

extension PlainElectionCommand {
  /// Every election.
  package static func offers(in state: CongressState) -> [Self] { state.elections.map { Self(election: $0.code) } }
}
