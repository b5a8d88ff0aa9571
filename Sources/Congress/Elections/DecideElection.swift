extension CongressState {
  /// The election with `code`, if there is one.
  public func election(_ code: Code<Election>) -> Election? { elections.first { $0.code == code } }

  /// Decides what a step of an election leads to.
  func decideElection(
    _ code: Code<Election>, _ step: ElectionStep, _ request: CommandRequest
  ) throws(Rejection) -> [Event] {
    guard let election = election(code) else { throw .election(code, .unknown(known: elections.map(\.code))) }
    let decision = ElectionDecision(state: self, election: election, actor: request.actor)
    return [.electionChanged(election: code, change: try decision.change(for: step))]
  }
}

/// The rules of one election, held against one step: which may follow which, and which figures reconcile.
struct ElectionDecision {
  let state: CongressState
  let election: Election
  let actor: Actor

  var round: ElectionRound { election.round }

  /// The change that a step leads to.
  func change(for step: ElectionStep) throws(Rejection) -> ElectionChange {
    switch step {
    case .nominate(let code, let name, let origin): try nominate(code, name: name, origin: origin)
    case .support(let code, let votes): try support(code, votes: votes)
    case .withdraw(let code, let reason): try withdraw(code, reason: reason)
    case .adoptList: try adoptList()
    case .issue(let issued, let absent): try issue(issued, absentThroughout: absent)
    case .collect(let collected): try collect(collected)
    case .count(let figures): try count(figures)
    case .confirm: try confirm()
    case .publish: try publish()
    case .abort(let reason): try abort(reason: reason)
    case .void(let reason): try void(reason: reason)
    case .nextRound(let candidates): try nextRound(candidates)
    }
  }

  /// The refusal of this election for a broken rule.
  func broken(_ rule: ElectionRule) -> Rejection { .election(election.code, rule) }

  func wrongState(needed: ElectionState...) -> Rejection {
    broken(.inWrongState(election.state, needed: needed))
  }

  /// Refuses a figure that no hall has; so no sum of figures can overflow.
  func checkRange(
    _ value: Int, _ figure: ElectionDifference.Figure? = nil, of candidate: Code<Candidate>? = nil
  ) throws(Rejection) {
    guard (0...Roster.delegatesMax).contains(value) else {
      throw broken(.figureOutOfRange(figure, candidate, value: value))
    }
  }

  private func checkReason(_ reason: String) throws(Rejection) {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
    try state.checkLength(of: reason)
  }

  // MARK: Confirming and publishing

  private func confirm() throws(Rejection) -> ElectionChange {
    switch round.phase {
    case .counted(let box, let count, _):
      return .confirmed(
        outcome: ElectionOutcome(
          count, of: box.issue.list, base: box.issue.base, seats: round.seats, kind: round.kind))
    case .counting(_, let first, nil): throw broken(.secondTellerMissing(first: first.teller))
    case .counting(let box, let first, let second?):
      let differences = ElectionDifference.between(first.count, second.count, of: box.issue.list)
      throw broken(.tellersDiffer(differences))
    default: throw wrongState(needed: .counted)
    }
  }

  private func publish() throws(Rejection) -> ElectionChange {
    guard case .confirmed(_, let outcome, let confirmer) = round.phase else { throw wrongState(needed: .confirmed) }
    guard state.definition.publishing == .onePerson || confirmer != actor.role else {
      throw broken(.publishNeedsOtherRole(actor.role))
    }
    // The outcome was computed here, but stored since; what the hall is told is checked once more.
    let elected = election.elected.count + outcome.elected.count
    guard elected <= election.plan.seats else {
      throw broken(.electedAboveSeats(elected: elected, seats: election.plan.seats))
    }
    return .published
  }

  private func abort(reason: String) throws(Rejection) -> ElectionChange {
    switch round.phase {
    case .nominating, .listed, .issued, .collected, .counting, .counted, .confirmed: break
    case .published, .aborted, .voided:
      throw wrongState(needed: .nominating, .listed, .issued, .collected, .counting, .counted, .confirmed)
    }
    try checkReason(reason)
    return .aborted(reason: reason)
  }

  private func void(reason: String) throws(Rejection) -> ElectionChange {
    guard let index = election.voidableRoundIndex,
      case .published(_, _, _, let request) = election.rounds[index].phase
    else { throw wrongState(needed: .published) }
    guard let request else {
      try checkReason(reason)
      return .voidRequested(role: actor.role, reason: reason)
    }
    guard request.role != actor.role else { throw broken(.voidNeedsOtherRole(actor.role)) }
    return .voided(round: election.rounds[index].number, reason: request.reason)
  }
}
