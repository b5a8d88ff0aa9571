/// The rules of electronic votes: who may vote, how often, and that a secret stays one.
extension CongressState {
  func decideVote(
    _ code: Code<Ballot>, delegate: Code<Delegate>, choice: String, sealing: any BallotSealing
  ) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard ballot.plan.method.isElectronic else { throw .methodIsOther(code, method: ballot.plan.method) }
    guard case .open(let opening, let entries) = ballot.phase else { throw wrongState(ballot, needed: .open) }
    guard let place = opening.place(of: delegate) else { throw .notOnRoll(delegate, ballot: code) }
    guard let index = ballot.plan.choices.firstIndex(where: { $0.key == choice }) else {
      throw .choiceUnknown(choice, known: ballot.plan.choices.map(\.key))
    }
    let earlier = entries.vote(at: place)
    guard ballot.plan.method == .electronicSecret else {
      if earlier == .choice(index) { return [] }
      guard earlier == nil || ballot.plan.allowsChange else { throw .voteMayNotChange(delegate, ballot: code) }
      return [.ballotVoteCast(ballot: code, delegate: delegate, choice: choice)]
    }
    return try decideSecretVote(index, of: delegate, in: ballot, entries: entries, earlier: earlier, sealing: sealing)
  }

  private func decideSecretVote(
    _ choice: Int, of delegate: Code<Delegate>, in ballot: Ballot, entries: Entries, earlier: Vote?,
    sealing: any BallotSealing
  ) throws(Rejection) -> [Event] {
    let round = SealedRound(ballot: ballot.code, number: ballot.round)
    // Answered alike whatever is chosen: an answer that depends on the first choice would tell it.
    if earlier != nil, !ballot.plan.allowsChange { throw .voteMayNotChange(delegate, ballot: ballot.code) }
    // A vote sealed under a new key beside votes that nobody can read would be lost with them.
    if !sealing.isKnownToOpen(round), let (place, sealed) = entries.firstSealed, let opening = ballot.phase.opening,
      sealing.open(sealed, of: opening.roll[place], in: round) == nil
    {
      throw .urnKeyLost(ballot.code)
    }
    guard let sealed = sealing.seal(choice, of: delegate, in: round) else { throw .urnNotSealed(ballot.code) }
    return [.ballotVoteSealed(ballot: ballot.code, delegate: delegate, sealed: sealed)]
  }

  /// The choice of each on the roll at the close, in its order.
  func choices(
    in ballot: Ballot, opening: Opening, entries: Entries, sealing: any BallotSealing
  ) throws(Rejection) -> [Int?] {
    let round = SealedRound(ballot: ballot.code, number: ballot.round)
    var choices: [Int?] = []
    for (place, delegate) in opening.roll.enumerated() {
      switch entries.vote(at: place) {
      case nil: choices.append(nil)
      case .choice(let choice): choices.append(choice)
      case .sealed(let sealed):
        guard let choice = sealing.open(sealed, of: delegate, in: round) else { throw .urnKeyLost(ballot.code) }
        choices.append(choice)
      }
    }
    return choices
  }

  // MARK: Block votes

  func decideSplit(_ code: Code<Ballot>, target: Code<BallotPlan.Target>) throws(Rejection) -> [Event] {
    let ballot = try knownBallot(code)
    guard ballot.state == .ready || ballot.state == .asked else { throw wrongState(ballot, needed: .ready, .asked) }
    let known = ballot.plan.targets.map(\.code)
    guard known.contains(target) else { throw .targetUnknown(target, known: known) }
    guard known.count > 1 else { throw .targetIsTheLast(target, ballot: code) }
    let into = Code<Ballot>("\(code).\(target)")
    if let taken = self.ballot(into) { throw wrongState(taken, needed: .ready) }
    return [.ballotSplit(ballot: code, target: target, into: into)]
  }
}

extension Entries {
  /// The first sealed vote, with its place on the roll.
  var firstSealed: (place: Int, sealed: String)? {
    for (place, vote) in votes.enumerated() {
      if case .sealed(let sealed)? = vote { return (place, sealed) }
    }
    return nil
  }
}
