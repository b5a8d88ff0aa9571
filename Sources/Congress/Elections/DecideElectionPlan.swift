/// The elections that are prepared and the committee's lists, while the congress runs and until a list is adopted.
extension CongressState {
  /// Decides what a step leads to.
  func decideElectionPlan(_ step: ElectionPlanStep, by actor: Actor) throws(Rejection) -> [Event] {
    if case .add(let code, let draft, let candidates) = step {
      return [.electionPlanned(change: try adding(code, draft, candidates, by: actor))]
    }
    guard let election = election(step.election) else {
      throw .election(step.election, .unknown(known: elections.map(\.code)))
    }
    if case .move(let code, let after) = step {
      return [.electionPlanned(change: try moving(code, behind: after))]
    }
    let decision = ElectionDecision(state: self, election: election, actor: actor)
    try decision.checkPlanMayChange()
    if case .drop = step { return try dropping(election) }
    let plan = try decision.plan(after: step)
    guard plan != election.plan else { throw decision.broken(.alreadySo) }
    return [.electionPlanned(change: .edited(was: election.plan, became: plan))]
  }

  private func adding(
    _ code: Code<Election>, _ draft: ElectionDraft, _ candidates: [NewCandidate], by actor: Actor
  ) throws(Rejection) -> ElectionPlanChange {
    guard code.isFit else { throw .election(code, .planCodeNotFit) }
    guard election(code) == nil else { throw .election(code, .codeTaken) }
    guard elections.count < ElectionPlan.electionsMax else { throw .election(code, .tooMany) }
    guard draft.title != nil, draft.seats != nil else { throw .election(code, .titleOrSeatsMissing) }
    let bare = ElectionPlan(
      code: code, title: LocalizedText(vi: ""), seats: 1, form: .withSurplus, candidates: []
    ).taking(draft)
    let decision = ElectionDecision(state: self, election: Election(plan: bare), actor: actor)
    try decision.check(bare)
    var plan = bare
    for new in candidates { plan = plan.with(plan.candidates + [try decision.prepared(new, beside: plan.candidates)]) }
    return .added(plan: plan, place: elections.count)
  }

  private func moving(_ code: Code<Election>, behind other: Code<Election>?) throws(Rejection) -> ElectionPlanChange {
    let rest = elections.map(\.code).filter { $0 != code }
    var place = 0
    if let other {
      guard let index = rest.firstIndex(of: other) else {
        throw .election(other, .unknown(known: elections.map(\.code)))
      }
      place = index + 1
    }
    guard let from = elections.firstIndex(where: { $0.code == code }), from != place else {
      throw .election(code, .alreadySo)
    }
    return .moved(election: code, from: from, to: place)
  }

  private func dropping(_ election: Election) throws(Rejection) -> [Event] {
    let code = election.code
    guard election == Election(plan: election.plan) else { throw .election(code, .hasBegun) }
    // Nothing of it can be on air yet: that takes papers at the least.
    let standbys = outputs.filter { $0.standby?.facts.election == code }
    let place = elections.firstIndex { $0.code == code } ?? 0
    return standbys.map { .cueStoodBy(output: $0.name, cue: nil) }
      + [.electionPlanned(change: .dropped(plan: election.plan, place: place))]
  }
}

extension ElectionDecision {
  /// Refuses to change what has been adopted, or is being voted on.
  fileprivate func checkPlanMayChange() throws(Rejection) {
    guard election.earlierRounds.isEmpty else { throw broken(.hasBegun) }
    try checkListIsNotVotedOn()
  }

  /// The plan as a step leaves it.
  fileprivate func plan(after step: ElectionPlanStep) throws(Rejection) -> ElectionPlan {
    let plan = election.plan
    switch step {
    case .edit(_, let draft):
      let became = plan.taking(draft)
      try check(became)
      return became
    case .addCandidate(_, let new): return plan.with(plan.candidates + [try prepared(new, beside: plan.candidates)])
    case .editCandidate(_, let code, let name):
      let index = try preparedIndex(code)
      var candidates = plan.candidates
      candidates[index] = Candidate(code: code, name: try fullName(of: code, known: nil, given: name))
      return plan.with(candidates)
    case .dropCandidate(_, let code):
      let index = try preparedIndex(code)
      var candidates = plan.candidates
      candidates.remove(at: index)
      return plan.with(candidates)
    case .add, .move, .drop: return plan
    }
  }

  /// Somebody new on the committee's list.
  fileprivate func prepared(_ new: NewCandidate, beside others: [Candidate]) throws(Rejection) -> Candidate {
    let code = new.candidate
    if let known = round.nominee(code)?.candidate ?? others.first(where: { $0.code == code }) {
      throw broken(.candidateAlreadyStands(code, name: known.name))
    }
    let count = max(round.nominees.count, others.count) + 1
    guard count <= ElectionPlan.candidatesMax else { throw broken(.candidatesTooMany(count)) }
    return Candidate(code: code, name: try fullName(of: code, known: nil, given: new.name))
  }

  /// The place on the committee's list of somebody who has not withdrawn.
  private func preparedIndex(_ code: Code<Candidate>) throws(Rejection) -> Int {
    guard let nominee = round.nominee(code) else { throw broken(.candidateUnknown(code)) }
    guard let index = election.plan.candidates.firstIndex(where: { $0.code == code }),
      nominee.candidate.origin == .prepared
    else { throw broken(.candidateNotPrepared(code)) }
    if case .withdrawn = nominee.standing {
      throw broken(.candidateAlreadyWithdrawn(code, name: nominee.candidate.name))
    }
    return index
  }

  /// Refuses a plan that no election has, and one whose list is put already.
  fileprivate func check(_ plan: ElectionPlan) throws(Rejection) {
    guard plan.title.isFit else { throw broken(.titleNotFit) }
    guard ElectionPlan.seatsRange.contains(plan.seats) else { throw broken(.seatsOutOfRange(plan.seats)) }
    if let ballot = plan.listBallot { try checkIsAtRest(ballot) }
  }
}
