/// What it takes to take one command back: each change it made, as it was and as it became.
struct UndoStep: Sendable, Hashable, Codable {
  /// How many of its own commands an actor can take back.
  static let perActorMax = 16
  /// How many steps are kept in all.
  static let stepsMax = 512

  /// The command's id.
  let commandID: String
  /// Who gave it.
  let actor: Actor
  /// What it changed, in order.
  var changes: [Change]
  /// Whether it also did something that cannot be taken back, such as a step of a ballot.
  var isFinal: Bool

  /// One change that can be taken back where the thing is still as the command left it.
  enum Change: Sendable, Hashable, Codable {
    case item(Code<Item>, was: ItemProgress, became: ItemProgress)
    case presence(Code<Delegate>, was: PresenceRecord, became: PresenceRecord)
    case onAir(Code<Output>, was: Cue, became: Cue)
    case standby(Code<Output>, was: Cue?, became: Cue?)
    case safe(was: Bool, became: Bool)

    /// What the change is about; of two changes of one thing, only the later can be taken back.
    var thing: Thing {
      switch self {
      case .item: .agenda
      case .presence(let code, _, _): .delegate(code)
      case .onAir(let name, _, _): .onAir(name)
      case .standby(let name, _, _): .standby(name)
      case .safe: .safe
      }
    }
  }

  /// What a change can be about. The agenda is one thing: which item is live depends on all of them.
  enum Thing: Sendable, Hashable {
    case agenda
    case delegate(Code<Delegate>)
    case onAir(Code<Output>)
    case standby(Code<Output>)
    case safe
  }
}

extension CongressState {
  /// Remembers a change of a command, so that it can be taken back; changes nothing else.
  mutating func remember(_ change: UndoStep.Change?, of record: EventRecord) {
    guard let actor = record.actor, let commandID = record.commandID, commandID != newestUndo else { return }
    if undoSteps.last?.commandID == commandID {
      if let change { undoSteps[undoSteps.count - 1].changes.append(change) }
      if change == nil { undoSteps[undoSteps.count - 1].isFinal = true }
      return
    }
    undoSteps.append(
      UndoStep(commandID: commandID, actor: actor, changes: change.map { [$0] } ?? [], isFinal: change == nil))
    if undoSteps.count(where: { $0.actor == actor }) > UndoStep.perActorMax,
      let oldest = undoSteps.firstIndex(where: { $0.actor == actor })
    {
      undoSteps.remove(at: oldest)
    }
    if undoSteps.count > UndoStep.stepsMax { undoSteps.removeFirst() }
  }

  /// Decides what taking back the actor's newest command leads to.
  func decideUndo(_ request: CommandRequest) throws(Rejection) -> [Event] {
    guard let place = undoSteps.lastIndex(where: { $0.actor == request.actor }) else { throw .undoEmpty }
    let step = undoSteps[place]
    guard !step.isFinal else { throw .undoNotPossible(command: step.commandID) }
    let laterThings = Set(undoSteps[(place + 1)...].flatMap { $0.changes.map(\.thing) })
    var events: [Event] = [.commandUndone(command: step.commandID)]
    for change in step.changes.reversed() {
      guard !laterThings.contains(change.thing), isStillAsLeft(by: change) else {
        throw .undoOvertaken(command: step.commandID)
      }
      events.append(restoring(change))
    }
    return events
  }

  private func isStillAsLeft(by change: UndoStep.Change) -> Bool {
    switch change {
    case .item(let code, _, let became): agenda[code]?.progress == became
    case .presence(let code, _, let became):
      presence(of: code).map { $0.presence == became.presence && $0.reason == became.reason } ?? false
    case .onAir(let name, _, let became): output(name)?.onAir == became
    case .standby(let name, _, let became): output(name)?.standby == became
    case .safe(_, let became): isSafe == became
    }
  }

  private func restoring(_ change: UndoStep.Change) -> Event {
    switch change {
    case .item(let code, let was, _): .itemRestored(item: code, progress: was)
    case .presence(let code, let was, _):
      .delegatePresenceChanged(delegate: code, presence: was.presence, reason: was.reason, source: .undo)
    case .onAir(let name, let was, _): .cueTaken(output: name, cue: was)
    case .standby(let name, let was, _): .cueStoodBy(output: name, cue: was)
    case .safe(let was, _): .safeTurned(isOn: was)
    }
  }
}
