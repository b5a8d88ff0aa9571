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
    if let rule = request.command.drivingRule(of: request.actor, driver: driver) { throw rule }
    if let expected = request.ifSequence, !(decidedSequence...sequence).contains(expected) {
      throw .sequenceMoved(expected: expected, actual: sequence)
    }
    let context = CommandContext(actor: request.actor, atMS: request.atMS, sealing: sealing)
    let events = try request.command.body.events(in: self, context)
    try checkLock(events)
    return events
  }

  // MARK: What commands share

  func starting(_ item: Item, ending live: Item?) -> [Event] {
    var events: [Event] = live.map { [.itemEnded(item: $0.code)] } ?? []
    events.append(.itemStarted(item: item.code))
    return events + showing(item.cue, next: item.ballots.first.map { .question($0) }) + releases(on: .item(item.code))
      + pressReleases(on: .item(item.code))
  }

  /// The events that put a cue on the hall's output and the next one on standby, where that changes anything.
  func showing(_ cue: Cue, next standby: Cue?) -> [Event] {
    guard let hall else { return [] }
    var events: [Event] = []
    if hall.onAir != cue { events += taking(cue, on: hall) }
    if hall.standby != standby { events.append(.cueStoodBy(output: hall.name, cue: standby)) }
    return events
  }
}
