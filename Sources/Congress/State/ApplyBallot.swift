extension CongressState {
  /// Folds an event about a ballot into the state.
  mutating func applyBallot(_ record: EventRecord) {
    guard let code = record.event.ballot, let index = ballots.firstIndex(where: { $0.code == code }) else { return }
    if case .ballotSplit(_, let target, let into) = record.event {
      split(target, fromBallotAt: index, into: into)
      return
    }
    if ballots[index].cast(record.event) { return }
    let context = PhaseContext(record: record, plan: ballots[index].plan)
    guard let phase = ballots[index].phase.after(context) else { return }
    if case .ballotRoundBegun(_, _, let choices) = record.event {
      ballots[index].begin(phase, choices: choices)
    } else {
      ballots[index].phase = phase
    }
  }

  private mutating func split(_ code: Code<BallotPlan.Target>, fromBallotAt index: Int, into: Code<Ballot>) {
    let plan = ballots[index].plan
    guard let target = plan.targets.first(where: { $0.code == code }), ballot(into) == nil else { return }
    let (rest, split) = plan.splitting(target, into: into)
    ballots[index].plan = rest
    // Behind what was split off before, so that the order of the targets stays.
    let behind = ballots[(index + 1)...].prefix { $0.plan.splitFrom == plan.code }.count
    ballots.insert(Ballot(plan: split), at: index + 1 + behind)
    agenda.insertBallot(into, after: behind == 0 ? plan.code : ballots[index + behind].code)
  }
}

extension Event {
  /// The ballot that the event is about, if it is about one.
  public var ballot: Code<Ballot>? {
    switch self {
    case .ballotAsked(let ballot), .ballotOpened(let ballot, _, _, _, _, _, _), .ballotHeld(let ballot),
      .ballotResumed(let ballot, _), .ballotExtended(let ballot, _), .ballotClosed(let ballot),
      .ballotCounted(let ballot, _, _, _), .ballotBlockReported(let ballot, _, _), .ballotVoteCast(let ballot, _, _),
      .ballotVoteSealed(let ballot, _, _), .ballotRollJoined(let ballot, _, _, _),
      .ballotSplit(let ballot, _, _),
      .ballotConfirmed(let ballot, _), .ballotPublished(let ballot), .ballotAborted(let ballot, _),
      .ballotVoidRequested(let ballot, _, _), .ballotVoided(let ballot, _), .ballotRoundBegun(let ballot, _, _):
      ballot
    case .ballotPlanned(let change): change.ballot
    default: nil
    }
  }
}

/// What it takes to say which phase follows.
struct PhaseContext {
  let record: EventRecord
  let plan: BallotPlan
}

extension Ballot {
  /// Takes in a delegate's vote, in place: to copy ten thousand votes for one more would cost more than all the rest.
  /// - Returns: Whether the event is a vote; one that does not fit changes nothing.
  fileprivate mutating func cast(_ event: Event) -> Bool {
    switch event {
    case .ballotVoteCast(_, let delegate, let choice):
      guard let index = plan.choices.firstIndex(where: { $0.key == choice }) else { return true }
      phase.cast(.choice(index), of: delegate)
    case .ballotVoteSealed(_, let delegate, let sealed): phase.cast(.sealed(sealed), of: delegate)
    default: return false
    }
    return true
  }
}

extension BallotPhase {
  fileprivate mutating func cast(_ vote: Vote, of delegate: Code<Delegate>) {
    guard let place = opening?.place(of: delegate) else { return }
    switch self {
    case .open(let opening, var entries):
      // The entries must not be held twice while they change.
      self = .asked
      entries.cast(vote, at: place)
      self = .open(opening, entries)
    case .held(let opening, var entries, let heldMS):
      self = .asked
      entries.cast(vote, at: place)
      self = .held(opening, entries, heldMS: heldMS)
    case .closed(let opening, var entries):
      self = .asked
      entries.cast(vote, at: place)
      self = .closed(opening, entries)
    case .ready, .asked, .counted, .confirmed, .published, .aborted, .voided: break
    }
  }

  /// The phase that an event leads to, or nothing where the event does not fit this phase.
  func after(_ context: PhaseContext) -> BallotPhase? {
    let record = context.record
    switch (record.event, self) {
    case (.ballotAsked, .ready): return .asked
    case (.ballotOpened(_, let attendance, let roll, let deadlineMS, let replacements, let weights, let summoned), _):
      guard state == .ready || state == .asked else { return nil }
      let opening = Opening(
        attendance: attendance, roll: roll, replacements: replacements ?? [], weights: weights,
        summonedWeight: summoned, targets: context.plan.targets, openedMS: record.atMS, deadlineMS: deadlineMS)
      return .open(opening, Entries())
    case (.ballotHeld, .open(let opening, let entries)): return .held(opening, entries, heldMS: record.atMS)
    case (.ballotResumed(_, let deadlineMS), .held(let opening, let entries, _)):
      return .open(opening.until(deadlineMS), entries)
    case (.ballotClosed, .open(let opening, let entries)), (.ballotClosed, .held(let opening, let entries, _)):
      return .closed(opening, entries)
    case (.ballotConfirmed(_, let outcome), .counted(let opening, _)):
      return .confirmed(opening, outcome, by: record.actor?.role)
    case (.ballotPublished, .confirmed(let opening, let outcome, _)):
      return .published(opening, outcome, publishedMS: record.atMS, voidRequest: nil)
    case (.ballotRoundBegun, .aborted), (.ballotRoundBegun, .voided): return .ready
    // After a result that stands there is a run-off, or nothing.
    case (.ballotRoundBegun(_, _, .some), .published): return .ready
    case (.ballotAborted(_, let reason), _):
      guard ![.ready, .published, .voided, .aborted].contains(state) else { return nil }
      return .aborted(reason: reason, opening: opening, tally: tally)
    case (.ballotVoidRequested(_, let role, let reason), .published(let opening, let outcome, let publishedMS, _)):
      let request = VoidRequest(role: role, reason: reason)
      return .published(opening, outcome, publishedMS: publishedMS, voidRequest: request)
    case (.ballotVoided(_, let reason), .published(let opening, let outcome, let publishedMS, _)):
      return .voided(opening, outcome, publishedMS: publishedMS, reason: reason)
    default: return takingIn(context)
    }
  }

  /// The same phase with what an event brings in, or counted where that was the last.
  private func takingIn(_ context: PhaseContext) -> BallotPhase? {
    let record = context.record
    if case .ballotCounted(_, let counts, let paper, let weights) = record.event {
      return counting(Tally(counts: counts, weights: weights, paper: paper), plan: context.plan)
    }
    if case .counted(let opening, let tally) = self, case .ballotBlockReported(_, let block, let counts) = record.event
    {
      return .counted(opening, tally.correcting(BlockCount(block: block, counts: counts, teller: record.actor)))
    }
    guard var entries, var opening else { return nil }
    switch record.event {
    case .ballotBlockReported(_, let block, let counts):
      entries.report(BlockCount(block: block, counts: counts, teller: record.actor))
    case .ballotRollJoined(_, let delegate, let mandate, let weight):
      opening = opening.joined(by: delegate, mandate: mandate, weight: weight ?? 1)
      if context.plan.method == .residualCount { entries.entered = entries.entered?.residual(of: opening.voters) }
    case .ballotExtended(_, let deadlineMS): opening = opening.until(deadlineMS)
    default: return nil
    }
    switch self {
    case .open: return .open(opening, entries)
    case .held(_, _, let heldMS): return .held(opening, entries, heldMS: heldMS)
    case .closed: return .closed(opening, entries)
    default: return nil
    }
  }

  /// Figures for the whole hall: kept while it is open, counted once it is closed.
  private func counting(_ tally: Tally, plan: BallotPlan) -> BallotPhase? {
    switch self {
    case .open(let opening, var entries):
      entries.entered = tally
      return .open(opening, entries)
    case .held(let opening, var entries, let heldMS):
      entries.entered = tally
      return .held(opening, entries, heldMS: heldMS)
    case .closed(let opening, let entries): return .counted(opening, tally.with(entries, plan: plan, opening: opening))
    case .counted(let opening, _): return .counted(opening, tally)
    default: return nil
    }
  }
}

extension Tally {
  /// The same figures, with whoever is left of so many voters in favour.
  func residual(of voters: Int) -> Tally {
    Tally(counts: [voters - counts.dropFirst().reduce(0, +)] + counts.dropFirst())
  }

  /// The same figures with what they are the sums of: the blocks, and for a named vote the choices.
  func with(_ entries: Entries, plan: BallotPlan, opening: Opening) -> Tally {
    let named = opening.roll.indices.map { index -> Int? in
      if case .choice(let choice)? = entries.vote(at: index) { choice } else { nil }
    }
    return Tally(
      counts: counts, weights: weights, paper: paper, blocks: plan.method == .blockCount ? entries.blocks : nil,
      choices: plan.method == .electronicNamed ? named : nil)
  }

  /// The same with one block's figures in place of what it had reported.
  func correcting(_ count: BlockCount) -> Tally {
    var entries = Entries()
    for block in blocks ?? [] { entries.report(block) }
    entries.report(count)
    return entries.tally ?? self
  }
}
