import HallTestSupport
import Congress

extension BallotPlanStep {
  /// A step of what is prepared, often a good one.
  static func random(
    _ name: CommandName, _ ballot: Code<Ballot>, in state: CongressState, using random: inout SeededRandom
  ) -> BallotPlanStep {
    var draft = BallotDraft()
    draft.question = random.pick([nil, BallotPlanTests.question, LocalizedText(vi: "")])
    draft.method = random.pick([nil, nil, .paper, .electronicSecret])
    draft.base = random.pick([nil, nil, .cast, .fixed])
    draft.durationMS = random.pick([nil, 0, 30_000])
    let item = random.pick(state.agenda.items.map { Optional($0.code) } + [nil])
    let after = item.flatMap { state.agenda[$0]?.ballots.first }
    let place = item.map { BallotPlace(item: $0, after: random.pick([nil, after])) }
    switch name {
    case .ballotAdd:
      draft.question = BallotPlanTests.question
      return .add(draft, code: random.pick([nil, nil, ballot]), place: place)
    case .ballotEdit: return .edit(ballot, draft)
    case .ballotMove: return .move(ballot, to: place)
    default: return .drop(ballot)
    }
  }
}

extension ElectionPlanStep {
  /// A step of what is prepared, often a good one.
  static func random(
    _ name: CommandName, in state: CongressState, using random: inout SeededRandom
  ) -> ElectionPlanStep {
    let code = random.pick(state.elections.map(\.code) + ["E1", "E9"])
    let candidate = random.pick(["D1", "D2", "K7", "K8"] as [Code<Candidate>])
    let title = random.pick([nil, LocalizedText(vi: "Bầu Ban Kiểm tra")])
    let draft = ElectionDraft(title: title, seats: random.pick([nil, 1, 2]))
    switch name {
    case .electionAdd:
      return .add(random.pick([code, "E7"]), draft, candidates: [NewCandidate(candidate: candidate, name: "Lê Hoa")])
    case .electionEdit: return .edit(code, draft)
    case .electionMove: return .move(code, after: random.pick([nil, "E1"]))
    case .electionAddCandidate:
      return .addCandidate(code, NewCandidate(candidate: candidate, name: random.pick([nil, "Lê Hoa"])))
    case .electionEditCandidate: return .editCandidate(code, candidate, name: "Lê Thị Hoa")
    case .electionDropCandidate: return .dropCandidate(code, candidate)
    default: return .drop(code)
    }
  }
}
