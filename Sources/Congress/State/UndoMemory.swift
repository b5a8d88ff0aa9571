/// What each actor can still take back, newest last; bounded for each and in all.
///
/// Invariant: at most ``stepsPerActorMax`` steps an actor and ``actorsMax`` actors; whoever has been idle longest is
/// forgotten first. What an undo restores is not itself remembered.
struct UndoMemory: Sendable, Hashable, Codable {
  /// How many of its own commands an actor can take back.
  static let stepsPerActorMax = 16
  /// How many actors are remembered.
  static let actorsMax = 64

  private struct ActorSteps: Sendable, Hashable, Codable {
    let actor: Actor
    var steps: [UndoStep]
  }

  private var actorSteps: [ActorSteps] = []
  private var newestUndo: String?

  /// The actor's newest command that has not been taken back.
  func newest(of actor: Actor) -> UndoStep? { actorSteps.first { $0.actor == actor }?.steps.last }

  /// Everybody who could have something to take back, longest idle first.
  var actors: [Actor] { actorSteps.filter { !$0.steps.isEmpty }.map(\.actor) }

  /// Whether any command after a sequence has touched a thing.
  func isTouched(_ thing: UndoStep.Thing, after sequence: Int64) -> Bool {
    actorSteps.contains { own in
      own.steps.contains { $0.sequence > sequence && $0.changes.contains { $0.thing == thing } }
    }
  }

  /// Whether something else that the record's command did is remembered.
  func remembers(_ record: EventRecord) -> Bool {
    guard let actor = record.actor, let commandID = record.commandID else { return false }
    return actorSteps.first { $0.actor == actor }?.steps.last?.commandID == commandID
  }

  /// Remembers what a command's event has changed; nothing for an event that cannot be taken back.
  mutating func remember(_ change: UndoStep.Change?, of record: EventRecord) {
    guard let actor = record.actor, let commandID = record.commandID, commandID != newestUndo else { return }
    let own = stepsIndex(of: actor)
    if actorSteps[own].steps.last?.commandID != commandID {
      if actorSteps[own].steps.count == Self.stepsPerActorMax { actorSteps[own].steps.removeFirst() }
      actorSteps[own].steps.append(UndoStep(commandID: commandID, sequence: record.sequence))
    }
    let newest = actorSteps[own].steps.count - 1
    actorSteps[own].steps[newest].add(change)
  }

  /// A command has been taken back by another, whose own events follow.
  mutating func takeBack(_ commandID: String, by record: EventRecord) {
    newestUndo = record.commandID
    guard let actor = record.actor else { return }
    actorSteps[stepsIndex(of: actor)].steps.removeAll { $0.commandID == commandID }
  }

  /// The place of the actor's steps; the actor is then the one heard last.
  private mutating func stepsIndex(of actor: Actor) -> Int {
    if actorSteps.last?.actor == actor { return actorSteps.count - 1 }
    if let index = actorSteps.firstIndex(where: { $0.actor == actor }) {
      actorSteps.append(actorSteps.remove(at: index))
    } else {
      if actorSteps.count == Self.actorsMax { actorSteps.removeFirst() }
      actorSteps.append(ActorSteps(actor: actor, steps: []))
    }
    return actorSteps.count - 1
  }
}
