extension CongressState {
  /// Decides what a command leads to, without changing anything.
  /// - Parameter sealing: The lock of secret votes; its key is no part of the state.
  /// - Returns: Events to store and then fold with ``apply(_:)``, in order; empty only where what is asked for is so
  ///   already, as for a vote that is sent twice.
  /// - Throws: The first rule that the command would break: role, then driver, then sequence, then the
  ///   command's own, then the lock of the outputs.
  public func decide(
    _ request: CommandRequest, sealing: any BallotSealing = NoSealing()
  ) throws(Rejection) -> [Event] {
    let name = request.command.name
    let allowed = definition.roles(for: name)
    guard allowed.contains(request.actor.role) else {
      throw .roleMayNot(command: name, role: request.actor.role, allowed: allowed)
    }
    if let rule = name.drivingRule(of: request.actor, driver: driver) { throw rule }
    if let expected = request.ifSequence, !(decidedSequence...sequence).contains(expected) {
      throw .sequenceMoved(expected: expected, actual: sequence)
    }
    try checkLegality(of: request.command, by: request.actor)
    let events = try events(of: request, sealing: sealing)
    try checkLock(events)
    return events
  }

  private func events(
    of request: CommandRequest, sealing: any BallotSealing
  ) throws(Rejection) -> [Event] {
    switch request.command {
    case .itemNext: return try decideItemNext()
    case .itemStart(let code): return try decideItemStart(code)
    case .itemEnd: return try decideItemEnd()
    case .delegateCheckIn(let code, let scannedAtMS):
      return try decideCheckIn(code, scannedAtMS: scannedAtMS, atMS: request.atMS)
    case .delegateStepOut(let code, let scannedAtMS):
      return try decideStepOut(code, scannedAtMS: scannedAtMS, atMS: request.atMS)
    case .delegateMarkAbsent(let code, let reason): return try decideMarkAbsent(code, reason: reason)
    case .delegateScan(let badge, let scannedAtMS):
      return try decideScan(badge, scannedAtMS: scannedAtMS, atMS: request.atMS)
    case .delegateCorrect(let code, let presence, let reason):
      return try decideCorrect(code, to: presence, reason: reason)
    case .delegateSeat(let alternate, let code): return try decideSeat(alternate, for: code)
    case .delegateUnseat(let alternate): return try decideUnseat(alternate)
    case .attendanceImport(let entries): return try decideImport(entries)
    case .attendanceCount(let count): return try decideCount(count)
    case .attendanceUncount: return try decideUncount()
    case .attendanceAdjust(let absentThroughout, let reason):
      return try decideAdjust(absentThroughout: absentThroughout, reason: reason)
    case .ballotPlan(let step): return try decideBallotPlan(step)
    case .electionPlan(let step): return try decideElectionPlan(step, by: request.actor)
    case .ballotAsk(let code): return try decideAsk(code)
    case .ballotOpen(let code): return try decideOpen(code, atMS: request.atMS, sealing: sealing)
    case .ballotHold(let code): return try decideHold(code)
    case .ballotResume(let code): return try decideResume(code, atMS: request.atMS)
    case .ballotClose(let code): return try decideClose(code, sealing: sealing)
    case .ballotExtend(let code, let seconds): return try decideExtend(code, seconds: seconds)
    case .ballotCount(let code, let counts, let paper): return try decideCount(code, counts: counts, paper: paper)
    case .ballotReportBlock(let code, let block, let counts):
      return try decideReportBlock(code, block: block, counts: counts, by: request.actor)
    case .ballotVote(let code, let delegate, let choice):
      return try decideVote(code, delegate: delegate, choice: choice, sealing: sealing)
    case .ballotSplit(let code, let target): return try decideSplit(code, target: target)
    case .ballotConfirm(let code): return try decideConfirm(code)
    case .ballotPublish(let code): return try decidePublish(code, role: request.actor.role)
    case .ballotAbort(let code, let reason): return try decideAbort(code, reason: reason)
    case .ballotVoid(let code, let reason): return try decideVoid(code, reason: reason, role: request.actor.role)
    case .ballotRevote(let code): return try decideRevote(code)
    case .election(let code, let step): return try decideElection(code, step, request)
    case .screen(let id, let step): return try decideScreen(id, step)
    case .screenIdentify(let id): return try decideIdentify(id, atMS: request.atMS)
    case .speaker(let step): return try decideSpeaker(step, atMS: request.atMS)
    case .cueStandby(let output, let cue): return try decideStandby(output, cue)
    case .cueTake(let output, let cue): return try decideTake(output, cue)
    case .cueClear(let output): return try decideClear(output)
    case .lowerThirdShow(let output, let lowerThird):
      return [.lowerThirdChanged(output: output, lowerThird: lowerThird)]
    case .lowerThirdClear(let output): return decideClearLowerThird(on: output)
    case .safeOn: return try decideSafe(isOn: true)
    case .safeOff: return try decideSafe(isOn: false)
    case .driverTake: return try decideDriverTake(request.actor)
    case .driverRelease: return try decideDriverRelease(request.actor)
    case .outputsLock: return try decideLock(isLocked: true)
    case .outputsUnlock: return try decideLock(isLocked: false)
    case .clockCorrect(let toMS): return try decideClock(toMS: toMS, atMS: request.atMS)
    case .commandUndo: return try decideUndo(of: request.actor)
    case .agenda(let step): return try decideAgenda(step)
    }
  }

  // MARK: Items

  /// Refuses to leave a vote behind that the hall is in the middle of.
  private func checkNoBallotIsOpen() throws(Rejection) {
    if let ballot = openBallot { throw .ballotStillOpen(ballot.code) }
  }

  private func decideItemNext() throws(Rejection) -> [Event] {
    try checkNoBallotIsOpen()
    guard let next = agenda.nextItem else { throw .agendaAtEnd(last: agenda.items.last?.code ?? "-") }
    return starting(next, ending: agenda.liveItem)
  }

  private func decideItemStart(_ code: Code<Item>) throws(Rejection) -> [Event] {
    guard let item = agenda[code] else { throw .itemUnknown(code) }
    try checkNoBallotIsOpen()
    switch item.progress {
    case .live: throw .itemAlreadyLive(code)
    case .done: throw .itemAlreadyDone(code)
    case .dropped: throw .agenda(.itemIsDropped(code))
    case .pending, .adjourned: return starting(item, ending: agenda.liveItem)
    }
  }

  private func decideItemEnd() throws(Rejection) -> [Event] {
    guard let live = agenda.liveItem else { throw .itemNotLive }
    try checkNoBallotIsOpen()
    return ending(live)
  }

  func starting(_ item: Item, ending live: Item?) -> [Event] {
    var events: [Event] = live.map { [.itemEnded(item: $0.code)] } ?? []
    events.append(.itemStarted(item: item.code))
    return events + showing(item.cue, next: item.ballots.first.map { .question($0) })
  }

  /// The events that put a cue on the hall's output and the next one on standby, where that changes anything.
  func showing(_ cue: Cue, next standby: Cue?) -> [Event] {
    guard let hall else { return [] }
    var events: [Event] = []
    if hall.onAir != cue { events += taking(cue, on: hall) }
    if hall.standby != standby { events.append(.cueStoodBy(output: hall.name, cue: standby)) }
    return events
  }

  // MARK: Outputs

  private func settable(_ name: Code<Output>) throws(Rejection) -> Output {
    guard let output = output(name) else { throw .outputUnknown(name, known: outputs.map(\.name)) }
    if let followed = output.follows { throw .outputFollows(name, followed: followed) }
    return output
  }

  private func decideStandby(_ name: Code<Output>, _ cue: Cue) throws(Rejection) -> [Event] {
    _ = try settable(name)
    try check(cue, isForAir: false)
    try checkIsOpen(cue, on: name)
    return [.cueStoodBy(output: name, cue: cue)]
  }

  private func decideTake(_ name: Code<Output>, _ cue: Cue?) throws(Rejection) -> [Event] {
    let output = try settable(name)
    guard let taken = cue ?? output.standby else { throw .standbyEmpty(name) }
    try check(taken, isForAir: true)
    try checkIsOpen(taken, on: name)
    let pinned = pinned(taken)
    guard pinned != output.onAir else { throw .cueAlreadyOnAir(taken) }
    let clears = output.standby == taken
    return taking(pinned, on: output) + (clears ? [.cueStoodBy(output: name, cue: nil)] : [])
  }

  private func decideClear(_ name: Code<Output>) throws(Rejection) -> [Event] {
    guard try settable(name).standby != nil else { throw .standbyEmpty(name) }
    return [.cueStoodBy(output: name, cue: nil)]
  }

  private func decideSafe(isOn: Bool) throws(Rejection) -> [Event] {
    guard isSafe != isOn else { throw isOn ? .safeAlreadyOn : .safeAlreadyOff }
    return [.safeTurned(isOn: isOn)]
  }
}
