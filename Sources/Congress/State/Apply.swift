extension CongressState {
  /// Folds one stored event into the state.
  ///
  /// Total: every event ever stored is accepted.
  /// An event about something that the state does not hold (another software's ballot, say) moves the sequence on
  /// and changes nothing else; ``decide(_:)`` never makes one.
  public mutating func apply(_ record: EventRecord) {
    sequence = record.sequence
    newestMS = record.atMS
    switch record.event {
    case .congressFounded: break
    case .itemStarted(let item):
      setProgress(.live(startedMS: record.atMS), of: item, record)
    case .itemEnded(let item):
      if case .live(let startedMS) = agenda[item]?.progress {
        setProgress(.done(startedMS: startedMS, endedMS: record.atMS), of: item, record)
      }
    case .itemRestored(let item, let progress): setProgress(progress, of: item, record)
    case .delegatePresenceChanged(let delegate, let presence, let reason, let source):
      let known = PresenceRecord(presence: presence, reason: reason, atMS: record.atMS, source: source)
      setPresence(known, of: delegate, record)
    case .electionChanged(let election, let change): applyElection(election, change, record)
    case .cueStoodBy(let name, let cue): setStandby(cue, on: name, record)
    case .cueTaken(let name, let cue): take(cue, on: name, record)
    case .safeTurned(let isOn):
      undo.remember(.safe(was: isSafe, became: isOn), of: record)
      isSafe = isOn
    case .commandUndone(let command):
      undo.takeBack(command, by: record)
    case .ballotAsked, .ballotOpened, .ballotHeld, .ballotResumed, .ballotClosed, .ballotCounted, .ballotConfirmed,
      .ballotPublished, .ballotAborted, .ballotVoidRequested, .ballotVoided, .ballotRoundBegun:
      undo.remember(nil, of: record)
      applyBallot(record)
    }
  }

  /// Folds records in their order.
  public mutating func apply(_ records: some Sequence<EventRecord>) {
    for record in records { apply(record) }
  }

  private mutating func setProgress(_ progress: ItemProgress, of code: Code<Item>, _ record: EventRecord) {
    guard let item = agenda[code] else { return }
    undo.remember(.item(code, was: item.progress, became: progress), of: record)
    agenda.setProgress(progress, of: code)
  }

  private mutating func setPresence(_ known: PresenceRecord, of code: Code<Delegate>, _ record: EventRecord) {
    guard let index = definition.roster.index(of: code) else { return }
    undo.remember(.presence(code, was: presences[index], became: known), of: record)
    headcount.change(
      from: presences[index], to: known, organisation: definition.roster.organisationIndex(ofDelegateAt: index))
    presences[index] = known
  }

  private mutating func setStandby(_ cue: Cue?, on name: Code<Output>, _ record: EventRecord) {
    guard let index = outputs.firstIndex(where: { $0.name == name }) else { return }
    undo.remember(.standby(name, was: outputs[index].standby, became: cue), of: record)
    outputs[index].standby = cue
  }

  private mutating func take(_ cue: Cue, on name: Code<Output>, _ record: EventRecord) {
    guard let index = outputs.firstIndex(where: { $0.name == name }) else { return }
    undo.remember(.onAir(name, was: outputs[index].onAir, became: cue), of: record)
    outputs[index].onAir = cue
    outputs[index].takenAtMS = record.atMS
  }

  private mutating func applyBallot(_ record: EventRecord) {
    guard let code = record.event.ballot, let index = ballots.firstIndex(where: { $0.code == code }),
      let phase = ballots[index].phase.after(record)
    else { return }
    if case .ballotRoundBegun = record.event { ballots[index].earlierRounds.append(ballots[index].phase) }
    ballots[index].phase = phase
  }
}

extension Event {
  /// The ballot that the event is about, if it is about one.
  var ballot: Code<Ballot>? {
    switch self {
    case .ballotAsked(let ballot), .ballotOpened(let ballot, _, _, _), .ballotHeld(let ballot),
      .ballotResumed(let ballot, _), .ballotClosed(let ballot), .ballotCounted(let ballot, _),
      .ballotConfirmed(let ballot, _), .ballotPublished(let ballot), .ballotAborted(let ballot, _),
      .ballotVoidRequested(let ballot, _, _), .ballotVoided(let ballot, _), .ballotRoundBegun(let ballot, _):
      ballot
    default: nil
    }
  }
}

extension BallotPhase {
  /// The phase that an event leads to, or nothing where the event does not fit this phase.
  func after(_ record: EventRecord) -> BallotPhase? {
    switch (record.event, self) {
    case (.ballotAsked, .ready): .asked
    case (.ballotOpened(_, let attendance, let roll, let deadlineMS), .ready),
      (.ballotOpened(_, let attendance, let roll, let deadlineMS), .asked):
      .open(
        Opening(attendance: attendance, roll: roll, openedMS: record.atMS, deadlineMS: deadlineMS), entered: nil)
    case (.ballotHeld, .open(let opening, let entered)): .held(opening, entered: entered, heldMS: record.atMS)
    case (.ballotResumed(_, let deadlineMS), .held(let opening, let entered, _)):
      .open(opening.until(deadlineMS), entered: entered)
    case (.ballotClosed, .open(let opening, _)), (.ballotClosed, .held(let opening, _, _)): .closed(opening)
    case (.ballotCounted(_, let counts), .open(let opening, _)): .open(opening, entered: Tally(counts: counts))
    case (.ballotCounted(_, let counts), .held(let opening, _, let heldMS)):
      .held(opening, entered: Tally(counts: counts), heldMS: heldMS)
    case (.ballotCounted(_, let counts), .closed(let opening)),
      (.ballotCounted(_, let counts), .counted(let opening, _)):
      .counted(opening, Tally(counts: counts))
    case (.ballotConfirmed(_, let outcome), .counted(let opening, _)):
      .confirmed(opening, outcome, by: record.actor?.role)
    case (.ballotPublished, .confirmed(let opening, let outcome, _)):
      .published(opening, outcome, publishedMS: record.atMS, voidRequest: nil)
    case (.ballotRoundBegun, .aborted), (.ballotRoundBegun, .voided): .ready
    case (.ballotAborted, .published), (.ballotAborted, .voided), (.ballotAborted, .ready): nil
    case (.ballotAborted(_, let reason), _): .aborted(reason: reason)
    case (.ballotVoidRequested(_, let role, let reason), .published(let opening, let outcome, let publishedMS, _)):
      .published(
        opening, outcome, publishedMS: publishedMS, voidRequest: VoidRequest(role: role, reason: reason))
    case (.ballotVoided(_, let reason), .published(let opening, let outcome, let publishedMS, _)):
      .voided(opening, outcome, publishedMS: publishedMS, reason: reason)
    default: nil
    }
  }
}
