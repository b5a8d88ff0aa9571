import HallTestSupport
@testable import Congress

extension Command {
  /// A step of what is prepared, often a good one.
  static func randomPlan(
    _ name: CommandName, _ ballot: Code<Ballot>, in state: CongressState, using random: inout SeededRandom
  ) -> Command {
    var draft = BallotDraft()
    draft.question = random.pick([nil, BallotPlanTests.question, LocalizedText(vi: "")])
    draft.method = random.pick([nil, nil, .paper, .electronicSecret])
    draft.base = random.pick([nil, nil, .cast, .fixed])
    draft.durationMS = random.pick([nil, 0, 30_000])
    let item = random.pick(state.agenda.items.map { Optional($0.code) } + [nil])
    let after = item.flatMap { state.agenda[$0]?.ballots.first }
    let place = item.map { BallotPlace(item: $0, after: random.pick([nil, after])) }
    switch name {
    case AddBallot.name:
      draft.question = BallotPlanTests.question
      return .ballotAdd(draft, code: random.pick([nil, nil, ballot]), place: place)
    case EditBallot.name: return .ballotEdit(ballot, draft)
    case MoveBallot.name: return .ballotMove(ballot, to: place)
    default: return .ballotDrop(ballot)
    }
  }
}

extension Command {
  /// A step of what is prepared, often a good one.
  static func randomPlan(
    _ name: CommandName, in state: CongressState, using random: inout SeededRandom
  ) -> Command {
    let code = random.pick(state.elections.map(\.code) + ["E1", "E9"])
    let candidate = random.pick(["D1", "D2", "K7", "K8"] as [Code<Candidate>])
    let title = random.pick([nil, LocalizedText(vi: "Bầu Ban Kiểm tra")])
    let draft = ElectionDraft(title: title, seats: random.pick([nil, 1, 2]))
    switch name {
    case AddElection.name:
      return .electionAdd(
        random.pick([code, "E7"]), draft, candidates: [NewCandidate(candidate: candidate, name: "Lê Hoa")])
    case EditElection.name: return .electionEdit(code, draft)
    case MoveElection.name: return .electionMove(code, after: random.pick([nil, "E1"]))
    case AddPreparedCandidate.name:
      return .electionAddCandidate(code, NewCandidate(candidate: candidate, name: random.pick([nil, "Lê Hoa"])))
    case RenamePreparedCandidate.name: return .electionEditCandidate(code, candidate, name: "Lê Thị Hoa")
    case DropPreparedCandidate.name: return .electionDropCandidate(code, candidate)
    default: return .electionDrop(code)
    }
  }
}
