/// The one pure function that says which commands are legal now, for whoever does not hold the state itself.
///
/// Consoles and panels grey their keys from it and say why, and ``CongressState/decide(_:sealing:)`` refuses by it; a test
/// enumerates it, and holds that whatever it calls legal is then done.
extension ControlView {
  /// Whether a command can be judged from here; people, votes, figures of blocks and of papers,
  /// and targets cannot.
  public static func judges(_ name: CommandName) -> Bool {
    switch name {
    case .itemNext, .itemStart, .itemEnd, .ballotAsk, .ballotOpen, .ballotHold, .ballotResume, .ballotExtend,
      .ballotClose, .ballotCount, .ballotConfirm, .ballotPublish, .ballotAbort, .ballotVoid, .ballotRevote, .cueStandby,
      .cueTake, .cueClear, .lowerThirdShow, .lowerThirdClear, .safeOn, .safeOff, .driverTake, .driverRelease,
      .outputsLock, .outputsUnlock, .commandUndo,
      .agendaInsert, .agendaMove, .agendaDrop, .agendaRestore, .agendaRetitle, .agendaRetime, .agendaCarry, .itemHold,
      .itemResume, .itemAdjourn, .sessionAdjourn, .speakerCall, .speakerNext, .speakerStart, .speakerHold,
      .speakerResume,
      .speakerExtend, .speakerEnd, .electionAdoptList, .electionConfirm, .electionPublish, .electionAbort,
      .electionVoid, .electionNextRound:
      true
    default: false
    }
  }

  /// Whether all that a cue rests on is known here; elections, bodies and pictures are not.
  private static func judges(_ cue: Cue) -> Bool {
    let facts = cue.facts
    return facts.election == nil && facts.body == nil && facts.series == nil
  }

  /// The same of a command: a cue about an election rests on more than is known here, as do notes for the operator and
  /// cues with texts in what is put into the agenda, and less time on a clock.
  public func judges(_ command: Command) -> Bool {
    switch command {
    case .cueStandby(_, let cue): Self.judges(cue)
    case .cueTake(let name, let cue): (cue ?? output(name)?.standby).map(Self.judges) ?? true
    case .agenda(.insert(let new, _)): new.running.endCue == nil && new.running.cue == .item
    case .speaker(.extend(let seconds)): seconds > 0
    case .election(_, let step): step.isTold
    default: Self.judges(command.name)
    }
  }

  /// The commands that need nothing typed and that the actor may send now, in the order of a day.
  public func legalCommands(for actor: Actor) -> [Command] {
    let items = agenda.items.filter(\.progress.isOpen).map { Command.itemStart($0.code) }
    let holding = [AgendaStep.hold(reason: ""), .resume].map(Command.agenda)
    let outputs = show.outputs.map(\.name).flatMap { [Command.cueTake($0, nil), .cueClear($0)] }
    let ballots = ballots.map(\.plan.code).flatMap { code in
      [
        Command.ballotAsk(code), .ballotOpen(code), .ballotHold(code), .ballotResume(code), .ballotClose(code),
        .ballotConfirm(code), .ballotPublish(code), .ballotRevote(code),
      ]
    }
    let elections = elections.map(\.code).flatMap { code in
      [ElectionStep.adoptList, .confirm, .publish, .nextRound(candidates: [])].map { Command.election(code, $0) }
    }
    let lowerThirds =
      show.outputs.map { Command.lowerThirdShow($0.name, .speaker) }
      + show.outputs.map { .lowerThirdClear($0.name) } + [.lowerThirdClear(nil)]
    let speakers = [SpeakerStep.call(nil), .next, .start, .hold, .resume, .end].map(Command.speaker)
    let all =
      [Command.itemNext, .itemEnd] + holding + items + ballots + elections + speakers + outputs + lowerThirds + [
        .safeOn, .safeOff, .commandUndo,
      ]
      + [.driverTake, .driverRelease, .outputsLock, .outputsUnlock]
    return all.filter { brokenRule(by: $0, of: actor) == nil }
  }

  /// The first rule that a command would break now; nothing where it is legal, or not to be judged from here.
  ///
  /// Of a count it says whether figures may be entered at all, not whether these reconcile; and only the service knows
  /// whether it has the key of a secret vote.
  public func brokenRule(by command: Command, of actor: Actor) -> BrokenRule? {
    let allowed = show.permissions.first { $0.command == command.name }?.roles ?? command.name.roles
    guard allowed.contains(actor.role) else {
      return BrokenRule(.roleMayNot(command: command.name, role: actor.role, allowed: allowed))
    }
    if let rule = command.name.drivingRule(of: actor, driver: show.driver) { return BrokenRule(rule) }
    if command == .commandUndo {
      guard let standing = show.undo.first(where: { $0.actor == actor }) else { return BrokenRule(.undoEmpty) }
      return standing.refusal
    }
    if case .election(let code, let step) = command { return brokenRule(by: step, in: code, role: actor.role) }
    do throws(Rejection) {
      try checkLegality(of: command, by: actor)
      return nil
    } catch {
      return BrokenRule(error)
    }
  }

  /// How the service itself says that a step of an election stands.
  private func brokenRule(by step: ElectionStep, in code: Code<Election>, role: Role) -> BrokenRule? {
    guard let election = election(code) else {
      return BrokenRule(.election(code, .unknown(known: elections.map(\.code))))
    }
    guard step.isTold else { return nil }
    return election.standings.first { $0.command == step.name && $0.role == role }?.refusal
  }

  /// Throws the first rule that a command would break, beside who may send it and what could be undone.
  func checkLegality(of command: Command, by actor: Actor) throws(Rejection) {
    try check(command, of: actor)
    if show.isLocked, changesAir(command) { throw .outputsLocked }
  }

  private func check(_ command: Command, of actor: Actor) throws(Rejection) {
    let role = actor.role
    switch command {
    case .itemNext, .itemStart, .itemEnd: try checkItem(command)
    case .cueStandby, .cueTake, .cueClear: try checkCue(command)
    case .lowerThirdShow, .lowerThirdClear: try checkLowerThird(command)
    case .agenda(let step): _ = try editor.change(for: step)
    case .speaker(let step): try checkSpeaker(step)
    case .safeOn: if show.isSafe { throw .safeAlreadyOn }
    case .safeOff: if !show.isSafe { throw .safeAlreadyOff }
    case .driverTake: if show.driver == actor { throw .driverAlready }
    case .driverRelease:
      guard let driver = show.driver else { throw .driverNone }
      if driver != actor { throw .driverIsOther(driver) }
    case .outputsLock: if show.isLocked { throw .outputsAlreadyLocked }
    case .outputsUnlock: if !show.isLocked { throw .outputsNotLocked }
    case .ballotAsk(let code), .ballotOpen(let code), .ballotHold(let code), .ballotResume(let code),
      .ballotExtend(let code, _), .ballotClose(let code), .ballotCount(let code, _, _), .ballotConfirm(let code),
      .ballotPublish(let code), .ballotAbort(let code, _), .ballotVoid(let code, _), .ballotRevote(let code):
      try check(command, on: known(code), role: role)
    default: break
    }
  }

  /// Whether a command that is legal otherwise would change what an output shows.
  private func changesAir(_ command: Command) -> Bool {
    guard let onAir = show.outputs.first?.onAir else { return false }
    return switch command {
    case .cueTake, .lowerThirdShow, .lowerThirdClear: true
    case .itemNext: agenda.nextItem.map { $0.cue != onAir } ?? false
    case .itemStart(let code): agenda[code].map { $0.cue != onAir } ?? false
    case .itemEnd: agenda.liveItem.map { closingCue(of: $0, onAir: onAir) != onAir } ?? false
    case .ballotAsk(let code): onAir != .question(code)
    case .ballotOpen(let code): onAir != .voting(code)
    case .ballotPublish(let code): onAir != .result(code)
    case .ballotAbort(let code, _), .ballotRevote(let code): onAir.ballot == code
    default: false
    }
  }

  /// What the hall shows once an item has ended.
  private func closingCue(of item: Item, onAir: Cue) -> Cue {
    if item.followOn == .automatic, let next = agenda.pendingItem(after: item.code) { return next.cue }
    return item.endCue ?? onAir
  }

  // MARK: Speakers

  private func checkSpeaker(_ step: SpeakerStep) throws(Rejection) {
    let names = Dictionary(speakers.lines.map { ($0.speaker.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    _ = try speakers.floor.changes(for: step, item: agenda.liveItem?.code, atMS: 0) { names[$0.code] ?? "" }
  }

  // MARK: Items and outputs

  private func checkItem(_ command: Command) throws(Rejection) {
    if case .itemStart(let code) = command, agenda[code] == nil { throw .itemUnknown(code) }
    if command == .itemEnd, agenda.liveItem == nil { throw .itemNotLive }
    if let ballot = openBallot { throw .ballotStillOpen(ballot.plan.code) }
    if command == .itemNext, agenda.nextItem == nil { throw .agendaAtEnd(last: agenda.items.last?.code ?? "-") }
    guard case .itemStart(let code) = command, let item = agenda[code] else { return }
    if item.progress.isLive { throw .itemAlreadyLive(code) }
    if item.progress.isDone { throw .itemAlreadyDone(code) }
    if item.progress.isDropped { throw .agenda(.itemIsDropped(code)) }
  }

  /// The same that decides edits at the service.
  private var editor: AgendaEditor {
    AgendaEditor(
      agenda: agenda, utcOffset: utcOffset, ballots: ballots.map(\.plan.code),
      openBallot: openBallot?.plan.code)
  }

  private func checkCue(_ command: Command) throws(Rejection) {
    switch command {
    case .cueStandby(let name, let cue):
      _ = try settable(name)
      try checkBallot(of: cue)
      try checkIsOpen(cue, on: name)
    case .cueTake(let name, let cue):
      let output = try settable(name)
      guard let taken = cue ?? output.standby else { throw .standbyEmpty(name) }
      try checkForAir(taken)
      try checkIsOpen(taken, on: name)
      if taken == output.onAir { throw .cueAlreadyOnAir(taken) }
    case .cueClear(let name):
      if try settable(name).standby == nil { throw .standbyEmpty(name) }
    default: break
    }
  }

  private func checkIsOpen(_ cue: Cue, on output: Code<Output>) throws(Rejection) {
    if cue.scene.isPrivate, output != Output.presidium { throw .sceneIsPrivate(cue.scene, output: output) }
  }

  func settable(_ name: Code<Output>) throws(Rejection) -> Output {
    guard let output = output(name) else { throw .outputUnknown(name, known: show.outputs.map(\.name)) }
    if let followed = output.follows { throw .outputFollows(name, followed: followed) }
    return output
  }

  private func checkBallot(of cue: Cue) throws(Rejection) {
    guard let code = cue.ballot else { return }
    let method = try known(code).plan.method
    if cue.scene == .seats, method != .electronicNamed { throw .methodIsOther(code, method: method) }
  }

  private func checkForAir(_ cue: Cue) throws(Rejection) {
    guard let code = cue.ballot else { return }
    try checkBallot(of: cue)
    let state = try known(code).state
    if cue.scene == .seats, state != .published { throw .resultNotPublished(code, state: state) }
    if cue.scene == .result, state != .published, state != .voided {
      throw .resultNotPublished(code, state: state)
    }
    if cue.scene == .voting, [.ready, .asked, .aborted].contains(state) { throw .ballotNotOpened(code, state: state) }
  }

  // MARK: Ballots

  private func known(_ code: Code<Ballot>) throws(Rejection) -> BallotView {
    guard let ballot = ballot(code) else { throw .ballotUnknown(code, known: ballots.map(\.plan.code)) }
    return ballot
  }

  private func check(_ command: Command, on ballot: BallotView, role: Role) throws(Rejection) {
    let code = ballot.plan.code
    switch command {
    case .ballotCount where ![.cardCount, .residualCount, .paper].contains(ballot.plan.method):
      throw .methodIsOther(code, method: ballot.plan.method)
    case .ballotConfirm where ballot.state == .closed && ballot.plan.method == .blockCount:
      throw .blocksMissing(code, ballot.progress?.blocksMissing ?? [])
    default: break
    }
    let needed = command.name.ballotStates
    let isRunOff = command == .ballotRevote(code) && ballot.runOff != nil
    guard needed.contains(ballot.state) || isRunOff else {
      throw .ballotInWrongState(code, state: ballot.state, needed: needed)
    }
    switch command {
    case .ballotAsk, .ballotOpen:
      if let other = openBallot { throw .ballotAnotherOpen(code, other: other.plan.code) }
      if case .ballotOpen = command { try checkOpening(of: ballot.plan) }
    case .ballotExtend(_, let seconds):
      guard (1...BallotPlan.extensionSecondsMax).contains(seconds) else { throw .extensionOutOfRange(seconds: seconds) }
      if ballot.deadlineMS == nil { throw .ballotNotTimed(code) }
    case .ballotConfirm: try checkFigures(of: ballot)
    case .ballotPublish:
      if show.publishing == .twoPersons, ballot.confirmedBy == role { throw .publishNeedsOtherRole(code, role: role) }
    case .ballotAbort(_, let reason): try check(reason)
    case .ballotVoid(_, let reason): try checkVoiding(of: ballot, reason: reason, role: role)
    default: break
    }
  }

  private func checkOpening(of plan: BallotPlan) throws(Rejection) {
    try attendance.checkQuorum(by: show.quorum)
    if attendance.countedBy != nil, plan.method.isElectronic { throw .rollNeedsCheckIn(plan.code) }
    if plan.base == .fixed, let base = plan.fixedBase, base < attendance.present {
      throw .baseBelowVotes(plan.code, base: base, votes: attendance.present)
    }
    let absent = attendance.absent + attendance.pending
    if plan.base == .adjustedSummoned, attendance.absentThroughout > absent {
      throw .adjustmentOutOfRange(attendance.absentThroughout, most: absent)
    }
  }

  private func checkFigures(of ballot: BallotView) throws(Rejection) {
    guard let outcome = ballot.outcome else { return }
    let votes = outcome.tally.deciding.reduce(0, +)
    if votes > outcome.base { throw .baseBelowVotes(ballot.plan.code, base: outcome.base, votes: votes) }
  }

  private func checkVoiding(of ballot: BallotView, reason: String, role: Role) throws(Rejection) {
    guard let first = ballot.voidRequestedBy else { return try check(reason) }
    if first == role { throw .voidNeedsOtherRole(ballot.plan.code, role: role) }
    try checkLength(of: reason)
  }

  private func check(_ reason: String) throws(Rejection) {
    if reason.allSatisfy(\.isWhitespace) { throw .reasonMissing }
    try checkLength(of: reason)
  }

  private func checkLength(of reason: String) throws(Rejection) {
    let bytes = reason.utf8.count
    if bytes > CommandRequest.reasonBytesMax { throw .reasonTooLong(bytes: bytes) }
  }
}

extension CommandName {
  /// The states of a ballot from which the command may start; none for commands that are not steps of a ballot.
  var ballotStates: [BallotState] {
    switch self {
    case .ballotAsk: [.ready]
    case .ballotOpen: [.ready, .asked]
    case .ballotHold: [.open]
    case .ballotResume: [.held]
    case .ballotExtend, .ballotClose: [.open, .held]
    case .ballotCount: [.open, .held, .closed, .counted]
    case .ballotConfirm: [.counted]
    case .ballotPublish: [.confirmed]
    case .ballotAbort: [.asked, .open, .held, .closed, .counted, .confirmed]
    case .ballotVoid: [.published]
    case .ballotRevote: [.aborted, .voided]
    default: []
    }
  }
}
