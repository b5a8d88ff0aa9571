/// What it takes to take one command back: each change it made, as it was and as it became.
struct UndoStep: Sendable, Hashable, Codable {
  /// The command, by ``CommandRequest/recordID``.
  let commandID: String
  /// The command's first event.
  let sequence: Int64
  /// What it changed, in order.
  private(set) var changes: [Change] = []
  /// Whether it also did something that cannot be taken back, such as a step of a ballot.
  private(set) var isFinal = false

  init(commandID: String, sequence: Int64) {
    self.commandID = commandID
    self.sequence = sequence
  }

  /// Adds a change, or makes the step final where there is none to take back.
  mutating func add(_ change: Change?) {
    guard let change else {
      isFinal = true
      return
    }
    // What one command did to a document is one change of it.
    if case .document(let code, _, let became) = change, case .document(code, let was, _)? = changes.last {
      changes[changes.count - 1] = .document(code, was: was, became: became)
    } else {
      changes.append(change)
    }
  }

  /// Whether it did nothing but to documents.
  var isOfDocumentsAlone: Bool {
    changes.allSatisfy { if case .document = $0 { true } else { false } }
  }

  /// One change that can be taken back where the thing is still as the command left it.
  enum Change: Sendable, Hashable, Codable {
    case item(Code<Item>, was: ItemProgress, became: ItemProgress)
    case plan(PlanChange)
    case ballotPlan(BallotPlanChange)
    case electionPlan(ElectionPlanChange)
    case presence(Code<Delegate>, was: PresenceRecord, became: PresenceRecord)
    case onAir(Code<Output>, was: Cue, became: Cue)
    case standby(Code<Output>, was: Cue?, became: Cue?)
    case lowerThird(Code<Output>, was: LowerThird?, became: LowerThird?)
    case safe(was: Bool, became: Bool)
    case speaker(Code<Speaker>, was: Floor.Slot?, became: Floor.Slot?)
    case document(Code<Document>, was: Document?, became: Document?)

    /// What the change is about; of two changes of one thing, only the later can be taken back.
    var thing: Thing {
      switch self {
      case .item, .plan: .agenda
      case .ballotPlan(let change): .ballotPlan(change.ballot)
      case .electionPlan: .electionPlans
      case .presence(let code, _, _): .delegate(code)
      // A picture and its lower third are one thing: the one is there only while the other has room for it.
      case .onAir(let name, _, _), .lowerThird(let name, _, _): .onAir(name)
      case .standby(let name, _, _): .standby(name)
      case .safe: .safe
      case .speaker: .floor
      case .document(let code, _, _): .document(code)
      }
    }
  }

  /// What a change can be about.
  ///
  /// The agenda is one thing: which item is live depends on all of them. So is the floor.
  enum Thing: Sendable, Hashable {
    case agenda
    case ballotPlan(Code<Ballot>)
    case electionPlans
    case delegate(Code<Delegate>)
    case onAir(Code<Output>)
    case standby(Code<Output>)
    case safe
    case floor
    case document(Code<Document>)
  }
}

extension CongressState {
  /// How the newest command of everybody stands who may follow the show.
  var undoStandings: [UndoStanding] {
    undo.actors.filter { Topic.show.isOpen(to: $0.role) }.map { actor in
      do throws(Rejection) {
        _ = try decideUndo(of: actor)
        return UndoStanding(actor: actor, refusal: nil)
      } catch {
        return UndoStanding(actor: actor, refusal: BrokenRule(error))
      }
    }
  }

  /// Decides what taking back the actor's newest command leads to.
  func decideUndo(of actor: Actor) throws(Rejection) -> [Event] {
    guard let step = undo.newest(of: actor) else { throw .undoEmpty }
    guard !step.isFinal else { throw .undoNotPossible(command: step.commandID) }
    var events: [Event] = [.commandUndone(command: step.commandID)]
    var plans: [PlanChange] = []
    // Each change of the plan is held against the plan as it is once those after it are taken back.
    var plan = agenda
    for change in step.changes.reversed() {
      if case .document(let code, _, let became) = change, document(code) != became {
        // What went out beside something else stays out where it was read, or has come further since.
        guard step.isOfDocumentsAlone else { continue }
        if let readers = document(code)?.readers, readers > became?.readers ?? 0 {
          throw .document(.readAlready(code, readers: readers))
        }
      }
      guard isStillAsLeft(by: change, plan: &plan), !undo.isTouched(change.thing, after: step.sequence) else {
        throw .undoOvertaken(command: step.commandID)
      }
      if case .presence(let code, let was, _) = change, !was.presence.isAbsence, alternate(for: code) != nil {
        throw .undoOvertaken(command: step.commandID)
      }
      if case .onAir(_, let was, _) = change { try check(was, isForAir: true) }
      if case .plan(let change) = change { plans.append(change.inverse) } else { events.append(restoring(change)) }
    }
    // What one command did to the plan is one change of it again.
    if let change = plans.count == 1 ? plans.first.map({ AgendaChange.planned(change: $0) }) : nil {
      events.insert(.agendaChanged(change: change), at: 1)
    } else if !plans.isEmpty {
      events.insert(.agendaChanged(change: .replaced(changes: plans.map { .planned(change: $0) })), at: 1)
    }
    try checkLock(events)
    return events
  }

  private func isStillAsLeft(by change: UndoStep.Change, plan: inout Agenda) -> Bool {
    switch change {
    case .item(let code, let was, let became):
      guard plan[code]?.progress == became else { return false }
      plan.setProgress(was, of: code)
      return true
    case .plan(let change):
      guard plan.stands(change) else { return false }
      plan.apply(change.inverse, utcOffset: definition.utcOffset)
      return true
    case .ballotPlan(let change): return stands(change, in: plan)
    case .electionPlan(let change): return stands(change)
    case .presence(let code, _, let became):
      return presence(of: code).map { $0.presence == became.presence && $0.reason == became.reason } ?? false
    case .onAir(let name, _, let became): return output(name)?.onAir == became
    case .standby(let name, _, let became): return output(name)?.standby == became
    case .lowerThird(let name, _, let became): return output(name)?.lowerThird == became
    case .safe(_, let became): return isSafe == became
    case .speaker(let code, _, let became): return floor.slot(code) == became
    case .document(let code, _, let became): return document(code) == became
    }
  }

  private func restoring(_ change: UndoStep.Change) -> Event {
    switch change {
    case .item(let code, let was, _): .itemRestored(item: code, progress: was)
    // Taken back with the others of its command.
    case .plan(let change): .agendaChanged(change: .planned(change: change.inverse))
    case .ballotPlan(let change): .ballotPlanned(change: change.inverse)
    case .electionPlan(let change): .electionPlanned(change: change.inverse)
    case .presence(let code, let was, _):
      .delegatePresenceChanged(delegate: code, presence: was.presence, reason: was.reason, source: .undo)
    case .onAir(let name, let was, _): .cueTaken(output: name, cue: was)
    case .standby(let name, let was, _): .cueStoodBy(output: name, cue: was)
    case .lowerThird(let name, let was, _): .lowerThirdChanged(output: name, lowerThird: was)
    case .safe(let was, _): .safeTurned(isOn: was)
    case .speaker(let code, let was, _):
      .speakerChanged(speaker: code, change: .restored(place: was?.place, entry: was?.entry))
    case .document(let code, let was, _): .documentChanged(document: code, change: .restored(document: was))
    }
  }
}
