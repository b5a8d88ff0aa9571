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

  func wrongState(_ ballot: Ballot, needed: BallotState...) -> Rejection {
    .ballotInWrongState(ballot.code, state: ballot.state, needed: needed)
  }

  func decideAsk(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard case .ready = ballot.phase else { throw wrongState(ballot, needed: .ready) }
    if let other = openBallot { throw .ballotAnotherOpen(code, other: other.code) }
    return [.ballotAsked(ballot: code)] + showing(.question(code), next: .voting(code))
  }

  func decideOpen(_ code: Code<Ballot>, atMS: Int64, sealing: any BallotSealing) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .ready, .asked: break
    default: throw wrongState(ballot, needed: .ready, .asked)
    }
    if let other = openBallot { throw .ballotAnotherOpen(code, other: other.code) }
    try attendance.checkQuorum(by: definition.quorum)
    if ballot.plan.method == .electronicSecret {
      let round = SealedRound(ballot: code, number: ballot.round)
      guard sealing.seal(0, of: "-", in: round) != nil else { throw .urnNotSealed(code) }
    }
    return [try opening(ballot.plan, atMS: atMS)] + showing(.voting(code), next: .result(code))
  }

  /// What is frozen at this moment: who is here, who may vote, for whom, with how many votes.
  private func opening(_ plan: BallotPlan, atMS: Int64) throws(Rejection) -> Event {
    let attendance = attendance
    let isCounted = attendance.countedBy != nil
    if isCounted, plan.method.isElectronic { throw .rollNeedsCheckIn(plan.code) }
    let roll = isCounted ? [] : votersPresent
    let voters = isCounted ? attendance.present : roll.count
    if let base = plan.fixedBase, plan.base == .fixed, base < voters {
      throw .baseBelowVotes(plan.code, base: base, votes: voters)
    }
    // Whoever is here, or was and is out for now, has not been absent throughout, whatever was entered before.
    let absent = attendance.absent + attendance.pending
    if plan.base == .adjustedSummoned, attendance.absentThroughout > absent {
      throw .adjustmentOutOfRange(attendance.absentThroughout, most: absent)
    }
    let onRoll = Set(roll)
    let replacements = seatings.all.filter { onRoll.contains($0.alternate) }
    return .ballotOpened(
      ballot: plan.code, attendance: attendance, roll: roll, deadlineMS: plan.durationMS.map { atMS + $0 },
      replacements: replacements.isEmpty ? nil : replacements,
      weights: plan.isWeighted ? roll.map { weight(of: replaced(by: $0) ?? $0) } : nil,
      summonedWeight: plan.isWeighted
        ? definition.roster.delegates.filter(\.kind.isOfficial).reduce(0) { $0 + ($1.weight ?? 1) } : nil)
  }

  private func weight(of delegate: Code<Delegate>) -> Int { definition.roster[delegate]?.weight ?? 1 }

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

  func decideExtend(_ code: Code<Ballot>, seconds: Int) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .open, .held: break
    default: throw wrongState(ballot, needed: .open, .held)
    }
    guard (1...BallotPlan.extensionSecondsMax).contains(seconds) else { throw .extensionOutOfRange(seconds: seconds) }
    guard let deadlineMS = ballot.phase.opening?.deadlineMS else { throw .ballotNotTimed(code) }
    return [.ballotExtended(ballot: code, deadlineMS: deadlineMS + Int64(seconds) * 1_000)]
  }

  func decideClose(_ code: Code<Ballot>, sealing: any BallotSealing) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    switch ballot.phase {
    case .open(let opening, let entries), .held(let opening, let entries, _):
      let figures = try figures(at: ballot, opening: opening, entries: entries, sealing: sealing)
      return [.ballotClosed(ballot: code)] + figures
    default: throw wrongState(ballot, needed: .open, .held)
    }
  }

  /// What closes by itself by a moment: the events that nobody commands.
  public func decideDue(atMS: Int64, sealing: any BallotSealing = NoSealing()) throws(Rejection) -> [Event] {
    guard let dueMS = nextDueMS, dueMS <= atMS, let ballot = openBallot else { return [] }
    return try decideClose(ballot.code, sealing: sealing)
  }

  /// When something is to happen by itself, in ms since 1970 UTC; nothing where nothing is.
  public var nextDueMS: Int64? {
    guard let ballot = openBallot, ballot.plan.closesItself, case .open(let opening, _) = ballot.phase else {
      return nil
    }
    return opening.deadlineMS
  }

  func decideConfirm(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    if case .closed(_, let entries) = ballot.phase, ballot.plan.method == .blockCount {
      throw .blocksMissing(code, missingBlocks(in: entries))
    }
    guard case .counted(let opening, let tally) = ballot.phase else { throw wrongState(ballot, needed: .counted) }
    let outcome = Outcome(plan: ballot.plan, opening: opening, tally: tally)
    // No share of the whole may be more than the whole.
    let votes = tally.deciding.reduce(0, +)
    guard votes <= outcome.base else { throw .baseBelowVotes(code, base: outcome.base, votes: votes) }
    return [.ballotConfirmed(ballot: code, outcome: outcome)]
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
    var runOff: [Choice]?
    switch ballot.phase {
    case .aborted, .voided: break
    case .published(_, let outcome, _, nil):
      runOff = ballot.plan.runOff(after: outcome, in: .published)
      if runOff == nil { fallthrough }
    default: throw wrongState(ballot, needed: .aborted, .voided)
    }
    // What stands on the wall is of a round that is over.
    let isShown = hall?.onAir.ballot == code
    let begun = Event.ballotRoundBegun(
      ballot: code, round: ballot.round + 1, choices: runOff?.map(\.key))
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
    try checkLength(of: reason)
    let isNew = !reason.allSatisfy(\.isWhitespace) && reason != request.reason
    return [.ballotVoided(ballot: code, reason: isNew ? "\(request.reason) · \(reason)" : request.reason)]
  }
}
