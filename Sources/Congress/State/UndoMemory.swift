/// What each actor can still take back, newest last; bounded for each and in all.
///
/// Invariant: at most ``stepsPerActorMax`` steps an actor and ``actorsMax`` actors; whoever has been idle longest is
/// forgotten first. What an undo restores is not itself remembered.
struct UndoMemory: Sendable, Hashable, Codable {
  /// How many of its own commands an actor can take back.
  static let stepsPerActorMax = 16
  /// How many actors are remembered.
  static let actorsMax = 64

  private struct Shelf: Sendable, Hashable, Codable {
    let actor: Actor
    var steps: [UndoStep]
  }

  private var shelves: [Shelf] = []
  private var newestUndo: String?

  /// The actor's newest command that has not been taken back.
  func newest(of actor: Actor) -> UndoStep? { shelves.first { $0.actor == actor }?.steps.last }

  /// Everybody who could have something to take back, longest idle first.
  var actors: [Actor] { shelves.filter { !$0.steps.isEmpty }.map(\.actor) }

  /// Whether any command after a sequence has touched a thing.
  func isTouched(_ thing: UndoStep.Thing, after sequence: Int64) -> Bool {
    shelves.contains { shelf in
      shelf.steps.contains { $0.sequence > sequence && $0.changes.contains { $0.thing == thing } }
    }
  }

  /// Remembers what a command's event has changed; nothing for an event that cannot be taken back.
  mutating func remember(_ change: UndoStep.Change?, of record: EventRecord) {
    guard let actor = record.actor, let commandID = record.commandID, commandID != newestUndo else { return }
    let shelf = shelfIndex(of: actor)
    if shelves[shelf].steps.last?.commandID != commandID {
      if shelves[shelf].steps.count == Self.stepsPerActorMax { shelves[shelf].steps.removeFirst() }
      shelves[shelf].steps.append(UndoStep(commandID: commandID, sequence: record.sequence))
    }
    let newest = shelves[shelf].steps.count - 1
    shelves[shelf].steps[newest].add(change)
  }

  /// A command has been taken back by another, whose own events follow.
  mutating func takeBack(_ commandID: String, by record: EventRecord) {
    newestUndo = record.commandID
    guard let actor = record.actor else { return }
    shelves[shelfIndex(of: actor)].steps.removeAll { $0.commandID == commandID }
  }

  /// The place of the actor's steps; the actor is then the one heard last.
  private mutating func shelfIndex(of actor: Actor) -> Int {
    if shelves.last?.actor == actor { return shelves.count - 1 }
    if let index = shelves.firstIndex(where: { $0.actor == actor }) {
      shelves.append(shelves.remove(at: index))
    } else {
      if shelves.count == Self.actorsMax { shelves.removeFirst() }
      shelves.append(Shelf(actor: actor, steps: []))
    }
    return shelves.count - 1
  }
}
