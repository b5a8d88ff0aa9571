extension CommandRegistry {
  /// The commands that make a result of figures, or nothing of a vote.
  static let ballotResults: [any CommandFamily.Type] = [
    ConfirmBallot.self, PublishBallot.self, AbortBallot.self, VoidBallot.self, RevoteBallot.self,
  ]
}

/// Confirms the figures: what they come to is settled.
package struct ConfirmBallot: PlainBallotCommand {
  package static let name = CommandName("ballot.confirm")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06")
  package static let facets: Facets = .ballots

  /// The ballot.
  package let ballot: Code<Ballot>

  package init(ballot: Code<Ballot>) { self.ballot = ballot }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    if case .closed(_, let entries) = known.phase, known.plan.method == .blockCount {
      throw .blocksMissing(ballot, state.missingBlocks(in: entries))
    }
    guard case .counted(let opening, let tally) = known.phase else { throw known.wrongState(needed: .counted) }
    let outcome = Outcome(plan: known.plan, opening: opening, tally: tally)
    // No share of the whole may be more than the whole.
    let votes = tally.deciding.reduce(0, +)
    guard votes <= outcome.base else { throw .baseBelowVotes(ballot, base: outcome.base, votes: votes) }
    return [.ballotConfirmed(ballot: ballot, outcome: outcome)]
  }
}

/// Publishes the result, where the congress says so by another than who confirmed it.
package struct PublishBallot: PlainBallotCommand {
  package static let name = CommandName("ballot.publish")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06")
  package static let facets: Facets = [.ballots, .outputs, .lock]

  /// The ballot.
  package let ballot: Code<Ballot>

  package init(ballot: Code<Ballot>) { self.ballot = ballot }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard case .confirmed(_, _, let confirmer) = known.phase else { throw known.wrongState(needed: .confirmed) }
    guard state.definition.publishing == .onePerson || confirmer != context.actor.role else {
      throw .publishNeedsOtherRole(ballot, role: context.actor.role)
    }
    return [.ballotPublished(ballot: ballot)] + state.showing(.result(ballot), next: nextQuestion(in: state))
  }

  /// The question of the item's next ballot, if it has one.
  private func nextQuestion(in state: CongressState) -> Cue? {
    guard let item = state.agenda.items.first(where: { $0.ballots.contains(ballot) }),
      let index = item.ballots.firstIndex(of: ballot)
    else { return nil }
    return item.ballots[(index + 1)...].first { state.ballot($0)?.state == .ready }.map { .question($0) }
  }
}

/// Ends a vote without a result.
package struct AbortBallot: BallotCommand {
  package static let name = CommandName("ballot.abort")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06", reason: Reason("nhầm"))
  package static let facets: Facets = [.ballots, .outputs, .lock]

  /// The ballot.
  package let ballot: Code<Ballot>
  /// Why.
  package let reason: Reason

  package static func offers(in state: CongressState) -> [Self] {
    state.ballots.map { Self(ballot: $0.code, reason: .any) }
  }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    switch known.phase {
    case .asked, .open, .held, .closed, .counted, .confirmed: break
    default: throw known.wrongState(needed: .asked, .open, .held, .closed, .counted, .confirmed)
    }
    try reason.checkGiven()
    let isShown = state.hall?.onAir.ballot == ballot
    return [.ballotAborted(ballot: ballot, reason: reason.text)] + (isShown ? state.showing(.item, next: nil) : [])
  }
}

/// Takes a published result back: one role asks for it, another agrees.
package struct VoidBallot: BallotCommand {
  package static let name = CommandName("ballot.void")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06", reason: Reason("nhầm"))
  package static let facets: Facets = .ballots

  /// The ballot.
  package let ballot: Code<Ballot>
  /// Why; who agrees need not say it again.
  package let reason: Reason

  package static func offers(in state: CongressState) -> [Self] {
    state.ballots.map { Self(ballot: $0.code, reason: .any) }
  }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let role = context.actor.role
    let known = try state.knownBallot(ballot)
    guard case .published(_, _, _, let request) = known.phase else { throw known.wrongState(needed: .published) }
    guard let request else {
      try reason.checkGiven()
      return [.ballotVoidRequested(ballot: ballot, role: role, reason: reason.text)]
    }
    guard request.role != role else { throw .voidNeedsOtherRole(ballot, role: role) }
    try reason.checkLength()
    let isNew = !reason.isBlank && reason.text != request.reason
    return [.ballotVoided(ballot: ballot, reason: isNew ? "\(request.reason) · \(reason.text)" : request.reason)]
  }
}

/// Puts the same question again, after a round that came to nothing or needs a run-off.
package struct RevoteBallot: PlainBallotCommand {
  package static let name = CommandName("ballot.revote")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06")
  package static let facets: Facets = [.ballots, .outputs, .lock]

  /// The ballot.
  package let ballot: Code<Ballot>

  package init(ballot: Code<Ballot>) { self.ballot = ballot }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    var runOff: [Choice]?
    switch known.phase {
    case .aborted, .voided: break
    case .published(_, let outcome, _, nil):
      runOff = known.plan.runOff(after: outcome, in: .published)
      if runOff == nil { fallthrough }
    default: throw known.wrongState(needed: .aborted, .voided)
    }
    // What stands on the wall is of a round that is over.
    let isShown = state.hall?.onAir.ballot == ballot
    let begun = Event.ballotRoundBegun(ballot: ballot, round: known.round + 1, choices: runOff?.map(\.key))
    return [begun] + (isShown ? state.showing(.item, next: .question(ballot)) : [])
  }
}

extension Command {
  /// Confirms the figures.
  public static func ballotConfirm(_ ballot: Code<Ballot>) -> Command { Command(ConfirmBallot(ballot: ballot)) }
  /// Publishes the result.
  public static func ballotPublish(_ ballot: Code<Ballot>) -> Command { Command(PublishBallot(ballot: ballot)) }
  /// Puts the same question again, after a round that came to nothing.
  public static func ballotRevote(_ ballot: Code<Ballot>) -> Command { Command(RevoteBallot(ballot: ballot)) }

  /// Ends a vote without a result.
  public static func ballotAbort(_ ballot: Code<Ballot>, reason: String) -> Command {
    Command(AbortBallot(ballot: ballot, reason: Reason(reason)))
  }

  /// Takes a published result back.
  public static func ballotVoid(_ ballot: Code<Ballot>, reason: String) -> Command {
    Command(VoidBallot(ballot: ballot, reason: Reason(reason)))
  }
}
