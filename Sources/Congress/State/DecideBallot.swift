/// The rules of a ballot's life: which step may follow which, and which figures reconcile.
extension CongressState {
  /// The ballot with `code`, or the refusal that names those there are.
  func knownBallot(_ code: Code<Ballot>) throws(Rejection) -> Ballot {
    guard let ballot = ballot(code) else { throw .ballotUnknown(code, known: ballots.map(\.code)) }
    return ballot
  }

  /// The ballot that is being voted on, if any.
  var openBallot: Ballot? { ballots.first { $0.state == .open || $0.state == .held } }

  /// Refuses a missing reason.
  private func checkReason(_ reason: String) throws(Rejection) {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
    try checkLength(of: reason)
  }

  private func wrongState(_ ballot: Ballot, needed: BallotState...) -> Rejection {
    .ballotInWrongState(ballot.code, state: ballot.state, needed: needed)
  }

  func decideAsk(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .ready = ballot.phase else { throw wrongState(ballot, needed: .ready) }
    if let other = openBallot { throw .ballotAnotherOpen(code, other: other.code) }
    return [.ballotAsked(ballot: code)] + showing(.question(code), next: .voting(code))
  }

  func decideOpen(_ code: Code<Ballot>, atMS: Int64) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .ready, .asked: break
    default: throw wrongState(ballot, needed: .ready, .asked)
    }
    if let other = openBallot { throw .ballotAnotherOpen(code, other: other.code) }
    guard attendance.isQuorate || definition.quorum.policy != .block else {
      throw .quorumNotMet(
        present: attendance.present, needed: attendance.delegateQuorum.needed,
        organisations: attendance.organisationsRepresented, organisationsNeeded: attendance.organisationQuorum.needed)
    }
    let roll = zip(definition.roster.delegates, presences)
      .filter { $0.kind.isOfficial && $1.presence == .present }.map(\.0.code)
    let opened = Event.ballotOpened(
      ballot: code, attendance: attendance, roll: roll, deadlineMS: ballot.plan.durationMS.map { atMS + $0 })
    return [opened] + showing(.voting(code), next: .result(code))
  }

  func decideHold(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .open = ballot.phase else { throw wrongState(ballot, needed: .open) }
    return [.ballotHeld(ballot: code)]
  }

  func decideResume(_ code: Code<Ballot>, atMS: Int64) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .held(let opening, _, let heldMS) = ballot.phase else { throw wrongState(ballot, needed: .held) }
    return [.ballotResumed(ballot: code, deadlineMS: opening.deadlineMS.map { $0 + max(0, atMS - heldMS) })]
  }

  func decideClose(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .open(_, let entered), .held(_, let entered, _):
      let closed = Event.ballotClosed(ballot: code)
      return [closed] + (entered.map { [.ballotCounted(ballot: code, counts: $0.counts)] } ?? [])
    default: throw wrongState(ballot, needed: .open, .held)
    }
  }

  func decideCount(_ code: Code<Ballot>, counts: [String: Int]) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    let opening: Opening
    switch ballot.phase {
    case .open(let frozen, _), .held(let frozen, _, _), .closed(let frozen), .counted(let frozen, _): opening = frozen
    default: throw wrongState(ballot, needed: .open, .held, .closed, .counted)
    }
    return [.ballotCounted(ballot: code, counts: try figures(counts, of: ballot.plan, voters: opening.voters))]
  }

  /// One figure a choice, in the plan's order, where what was entered reconciles with those who may vote.
  private func figures(
    _ counts: [String: Int], of plan: BallotPlan, voters: Int
  ) throws(Rejection) -> [Int] {
    let isResidual = plan.method == .residualCount
    let entered = plan.choices.map(\.key).dropFirst(isResidual ? 1 : 0)
    if let stranger = counts.keys.filter({ !entered.contains($0) }).min() {
      throw .choiceUnknown(stranger, known: Array(entered))
    }
    var figures: [Int] = []
    for key in entered {
      guard let count = counts[key] else { throw .choiceMissing(key) }
      guard count >= 0 else { throw .countMustNotBeNegative(choice: key, count: count) }
      guard count <= voters else { throw .moreVotesThanVoters(cast: count, voters: voters) }
      figures.append(count)
    }
    let cast = figures.reduce(0, +)
    guard cast <= voters else { throw .moreVotesThanVoters(cast: cast, voters: voters) }
    return isResidual ? [voters - cast] + figures : figures
  }

  func decideConfirm(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .counted(let opening, let tally) = ballot.phase else { throw wrongState(ballot, needed: .counted) }
    return [.ballotConfirmed(ballot: code, outcome: Outcome(plan: ballot.plan, opening: opening, tally: tally))]
  }

  func decidePublish(_ code: Code<Ballot>, role: Role) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .confirmed(_, _, let confirmer) = ballot.phase else { throw wrongState(ballot, needed: .confirmed) }
    guard definition.publishing == .onePerson || confirmer != role else {
      throw .publishNeedsOtherRole(code, role: role)
    }
    return [.ballotPublished(ballot: code)] + showing(.result(code), next: nextQuestion(after: code))
  }

  /// The question of the item's next ballot, if it has one.
  private func nextQuestion(after code: Code<Ballot>) -> Cue? {
    guard let item = agenda.items.first(where: { $0.ballots.contains(code) }),
      let index = item.ballots.firstIndex(of: code)
    else { return nil }
    return item.ballots[(index + 1)...].first { ballot($0)?.state == .ready }.map { .question($0) }
  }

  func decideAbort(_ code: Code<Ballot>, reason: String) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .asked, .open, .held, .closed, .counted, .confirmed: break
    default: throw wrongState(ballot, needed: .asked, .open, .held, .closed, .counted, .confirmed)
    }
    try checkReason(reason)
    let isShown = hall?.onAir.ballot == code
    return [.ballotAborted(ballot: code, reason: reason)] + (isShown ? showing(.item, next: nil) : [])
  }

  func decideRevote(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .aborted, .voided: break
    default: throw wrongState(ballot, needed: .aborted, .voided)
    }
    // What stands on the wall is of the round that came to nothing.
    let isShown = hall?.onAir.ballot == code
    let begun = Event.ballotRoundBegun(ballot: code, round: ballot.round + 1)
    return [begun] + (isShown ? showing(.item, next: .question(code)) : [])
  }

  func decideVoid(_ code: Code<Ballot>, reason: String, role: Role) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .published(_, _, _, let request) = ballot.phase else { throw wrongState(ballot, needed: .published) }
    guard let request else {
      try checkReason(reason)
      return [.ballotVoidRequested(ballot: code, role: role, reason: reason)]
    }
    guard request.role != role else { throw .voidNeedsOtherRole(code, role: role) }
    return [.ballotVoided(ballot: code, reason: request.reason)]
  }
}
