extension CongressState {
  /// Folds one stored event into the state.
  ///
  /// Total: every event ever stored is accepted.
  /// An event about something that the state does not hold (another software's ballot, say) moves the sequence on
  /// and changes nothing else; ``decide(_:)`` never makes one.
  /// - Returns: What it may have changed.
  @discardableResult
  public mutating func apply(_ record: EventRecord) -> Facets {
    sequence = record.sequence
    newestMS = record.atMS
    if record.event.decides { decidedSequence = record.sequence }
    switch record.event {
    case .congressFounded, .screensReported: break
    case .clockCorrected(let fromMS, let toMS):
      undo.remember(nil, of: record)
      applyClock(fromMS: fromMS, toMS: toMS)
    case .itemStarted(let item):
      setProgress(.live(startedMS: record.atMS), of: item, record)
    case .itemEnded(let item):
      if let progress = agenda[item]?.progress, progress.isLive {
        setProgress(progress.ending(atMS: record.atMS), of: item, record)
      }
    case .itemRestored(let item, let progress): setProgress(progress, of: item, record)
    case .delegatePresenceChanged(let delegate, let presence, let reason, let source, let scannedAtMS):
      let known = PresenceRecord(
        presence: presence, reason: reason, atMS: scannedAtMS ?? record.atMS, source: source,
        recordedMS: scannedAtMS == nil ? nil : record.atMS)
      setPresence(known, of: delegate, record)
    case .delegatePresenceCorrected(let delegate, let was, let presence, let reason):
      let known = PresenceRecord(presence: presence, reason: reason, atMS: record.atMS, source: .correction)
      corrections.append(PresenceCorrection(delegate: delegate, was: was, became: known, actor: record.actor))
      setPresence(known, of: delegate, record)
    case .delegateSeated, .delegateUnseated, .attendanceImported, .attendanceCounted, .attendanceUncounted,
      .attendanceAdjusted:
      undo.remember(nil, of: record)
      applyAttendance(record)
    case .agendaChanged(let change): applyAgenda(change, record)
    case .ballotPlanned(let change):
      undo.remember(.ballotPlan(change), of: record)
      apply(change)
    case .electionPlanned(let change):
      undo.remember(.electionPlan(change), of: record)
      apply(change)
    case .electionChanged(let election, let change): applyElection(election, change, record)
    case .screenChanged(let screen, let change): applyScreen(screen, change, record)
    case .screenIdentified(let screen, let untilMS): applyIdentify(screen, untilMS: untilMS)
    case .speakerChanged(let speaker, let change): applySpeaker(speaker, change, record)
    case .cueStoodBy(let name, let cue): setStandby(cue, on: name, record)
    case .lowerThirdChanged(let name, let lowerThird): applyLowerThird(lowerThird, on: name, record)
    case .cueTaken(let name, let cue): take(cue, on: name, record)
    case .filmChanged(let name, let motion, let loops): applyFilm(motion, loops: loops, on: name, record)
    case .filmMeasured(let film, let lengthMS): applyFilmMeasured(film, lengthMS: lengthMS)
    case .safeTurned(let isOn):
      undo.remember(.safe(was: isSafe, became: isOn), of: record)
      isSafe = isOn
    case .driverChanged(let driver): self.driver = driver
    case .outputsLocked(let isLocked): self.isLocked = isLocked
    case .recordingTurned(let standing): recordingTurned = Recording(standing: standing, sinceMS: record.atMS)
    case .minutesChanged(let session, let change): applyMinutes(of: session, change, record)
    case .documentChanged(let document, let change): applyDocument(document, change, record)
    case .pressPictureChanged(let picture, let change): applyPressPicture(picture, change, record)
    case .tabletChanged(let delegate, let change): applyTablet(change, of: delegate, record)
    case .commandUndone(let command):
      undo.takeBack(command, by: record)
    case .ballotAsked, .ballotOpened, .ballotHeld, .ballotResumed, .ballotExtended, .ballotClosed, .ballotCounted,
      .ballotBlockReported, .ballotVoteCast, .ballotVoteSealed, .ballotRollJoined, .ballotSplit, .ballotConfirmed,
      .ballotPublished, .ballotAborted, .ballotVoidRequested, .ballotVoided, .ballotRoundBegun:
      undo.remember(nil, of: record)
      applyBallot(record)
    }
    return record.event.facets.union(.record)
  }

  /// Folds records in their order.
  public mutating func apply(_ records: some Sequence<EventRecord>) {
    for record in records { apply(record) }
  }

  mutating func setProgress(_ progress: ItemProgress, of code: Code<Item>, _ record: EventRecord) {
    guard let item = agenda[code] else { return }
    if item.progress != progress { undo.remember(.item(code, was: item.progress, became: progress), of: record) }
    agenda.setProgress(progress, of: code)
  }

  private mutating func setPresence(_ known: PresenceRecord, of code: Code<Delegate>, _ record: EventRecord) {
    guard let index = definition.roster.index(of: code) else { return }
    undo.remember(.presence(code, was: presences[index], became: known), of: record)
    changeMandate(ofPersonAt: index) { $0.presences[index] = known }
  }

  /// Changes something about a person, and counts anew where the holder of their mandate is.
  private mutating func changeMandate(ofPersonAt index: Int, _ change: (inout CongressState) -> Void) {
    let code = definition.roster.delegates[index].code
    let mandate = replaced(by: code).flatMap(definition.roster.index(of:)) ?? index
    let was = self.mandate(at: mandate)
    change(&self)
    let organisation = definition.roster.organisationIndex(ofDelegateAt: mandate)
    headcount.change(from: was, to: self.mandate(at: mandate), organisation: organisation)
  }

  private mutating func applyAttendance(_ record: EventRecord) {
    switch record.event {
    case .delegateSeated(let alternate, let delegate):
      guard let index = definition.roster.index(of: delegate) else { return }
      changeMandate(ofPersonAt: index) {
        $0.seatings.seat(Seating(alternate: alternate, delegate: delegate))
      }
      headcount.note(atMS: record.atMS, source: .badge)
    case .delegateUnseated(_, let delegate):
      guard let index = definition.roster.index(of: delegate) else { return }
      changeMandate(ofPersonAt: index) { $0.seatings.remove(delegate: delegate) }
      headcount.note(atMS: record.atMS, source: .badge)
    case .attendanceImported(let changes, _):
      for change in changes {
        guard let index = definition.roster.index(of: change.delegate) else { continue }
        let known = PresenceRecord(
          presence: change.presence, reason: change.reason, atMS: record.atMS, source: .list)
        changeMandate(ofPersonAt: index) { $0.presences[index] = known }
      }
      headcount.note(atMS: record.atMS, source: .list)
    case .attendanceCounted(let count):
      attendanceCount = count
      headcount.note(atMS: record.atMS, source: .count)
    case .attendanceUncounted:
      attendanceCount = nil
      headcount.note(atMS: record.atMS, source: .badge)
    case .attendanceAdjusted(let absentThroughout, _): self.absentThroughout = absentThroughout
    default: break
    }
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
    outputs[index].film = playback(of: cue, takenAtMS: record.atMS)
  }
}
