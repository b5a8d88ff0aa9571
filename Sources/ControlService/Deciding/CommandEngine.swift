import Congress
import HallProtocol
import Logging
public import ServiceLifecycle

/// Decides commands one at a time in arrival order, makes their events durable, and publishes what changed.
///
/// Commands that wait together are decided one after the other on a working copy and share one durable write;
/// only when that has returned does the copy become the state, are the topics published, and is each command
/// answered. Where the write fails, the copy is thrown away, nothing was shown, and each is told. Where it is not known
/// whether the write failed, that is found out before anything else is decided.
public actor CommandEngine: Service {
  private nonisolated let executor = EngineExecutor()
  let journal: any JournalStore
  let queue: CommandQueue
  private let board: TopicBoard
  let room: ControlRoomReports
  private let sentence: @Sendable (Rejection) -> String
  let logger: Logger
  private let urn: UrnKeys?
  private let speed: Int64
  private let correctable: CorrectableClock?
  let nowMS: @Sendable () -> Int64
  private var alarm: (dueMS: Int64, task: Task<Void, Never>)?
  private let onTurn: @Sendable () -> Void
  var state: CongressState
  var answers = AnswerMemory()
  private var commands: CommandMemory
  /// The newest event of the state that was given to the journal to begin with at the next start.
  private var keptSequence: Int64
  /// The writing down that is under way.
  private var keeping: Task<Void, Never>?
  /// The rounds whose keys are kept; nothing before the first look.
  var keptRounds: Set<SealedRound>?
  /// Whether the newest append may or may not be on record.
  var isUnsettled = false
  /// Whether this service decides, or reads what another one has decided.
  var leadership: Leadership
  private let ended: AsyncStream<Never>
  private let didEnd: AsyncStream<Never>.Continuation

  /// An engine over the state that a journal's replay gave.
  /// - Parameters:
  ///   - commands: The commands that the replay met.
  ///   - urn: The keys of secret votes; without them, secret votes are refused.
  ///   - commandsWaitingMax: The most commands that may wait for their turn.
  ///   - sentence: One English sentence for a refusal; the words stand outside this room.
  ///   - onTurn: Told whenever everything that waited has been carried out, stored and published.
  init(
    state: CongressState, journal: any JournalStore, commands: CommandMemory, board: TopicBoard,
    room: ControlRoomReports, urn: UrnKeys?, correctable: CorrectableClock?, commandsWaitingMax: Int, speed: Int,
    nowMS: @escaping @Sendable () -> Int64,
    sentence: @escaping @Sendable (Rejection) -> String,
    logger: Logger, onTurn: @escaping @Sendable () -> Void = {}
  ) {
    self.onTurn = onTurn
    queue = CommandQueue(capacity: commandsWaitingMax)
    self.urn = urn
    self.correctable = correctable
    self.speed = Int64(speed)
    self.nowMS = nowMS
    self.state = state
    self.journal = journal
    leadership = journal.leadership
    self.commands = commands
    keptSequence = state.sequence
    self.board = board
    self.room = room
    self.sentence = sentence
    self.logger = logger
    (ended, didEnd) = AsyncStream.makeStream(of: Never.self)
  }

  /// The engine's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Takes a command in from any thread, or refuses it; `answer` is called once, from any thread.
  nonisolated func submit(_ command: WaitingCommand) {
    switch queue.offer(command) {
    case .admitted: break
    case .full: command.answer(.refused(.tooManyWaiting))
    case .closed: command.answer(.refused(.shuttingDown))
    }
  }

  /// Takes in what screens have said, to go on record; from any thread.
  nonisolated func note(_ proofs: [ScreenProof]) { queue.note(proofs) }

  /// Takes in how long films are that a screen has opened, to go on record where nobody knew; from any thread.
  nonisolated func note(_ films: [FilmLength]) { queue.note(films) }

  /// Makes the engine take a turn, even where nothing waits; from any thread.
  public nonisolated func turn() { queue.wake() }

  /// Works until the service shuts down and every admitted command is answered.
  public func run() async throws {
    destroyKeys()
    setAlarm()
    let listening = Task { [journal, queue] in for await news in journal.news { queue.hear(news) } }
    defer { listening.cancel() }
    await withTaskCancellationOrGracefulShutdownHandler {
      await withTaskExecutorPreference(executor) {
        while let batch = await queue.drain(limit: ServiceLimits.commandsPerWriteMax) {
          await carryOut(batch)
          onTurn()
        }
      }
    } onCancelOrGracefulShutdown: {
      self.queue.close()
    }
    alarm?.task.cancel()
    await keepLastState()
    didEnd.finish()
    // The listener ends first and has asked for the end of the work; a service that returns before its own turn
    // counts as fallen.
    try? await gracefulShutdown()
  }

  /// Carries out what waits now and what is due, once; for whoever runs the engine step by step instead of ``run()``.
  package func carryOutWaiting() async { await carryOut(queue.take(limit: ServiceLimits.commandsPerWriteMax).batch) }

  /// Admits nothing more, and waits until everything admitted is answered.
  nonisolated func finish() async {
    queue.close()
    for await _ in ended {}
  }

  /// Decides, stores, applies, publishes, answers.
  private func carryOut(_ batch: CommandQueue.Batch) async {
    let commands = batch.commands
    do {
      if isUnsettled { try await settle() }
      if let news = batch.news { try await follow(news) }
    } catch {
      queue.keep(batch)
      // None of these has been decided.
      return refuseAll(commands, .journalFailed("\(error)"), error)
    }
    guard case .leader(let term) = leadership else {
      queue.keep(batch)
      return await refuseAsFollower(commands)
    }
    var working = Working(state: state)
    var decided: [(command: WaitingCommand, answer: Reply.Answer)] = []
    var prepared: TopicBoard.Preparation?
    do {
      let earlier = try await earlierAnswers(to: commands)
      var fresh: [String: Reply.Answer] = [:]
      for command in commands {
        let request = timed(command.request, after: working)
        // What was due before the command came happens before it.
        carryOutDue(atMS: request.atMS, on: &working)
        let id = request.recordID
        let answer = earlier[id] ?? fresh[id] ?? decide(request, on: &working)
        fresh[id] = answer
        decided.append((command, answer))
      }
      let nowMS = nowMS() + working.clockShiftMS
      working.fold(batch.films, atMS: nowMS)
      carryOutDue(atMS: nowMS, on: &working)
      if !batch.proofs.isEmpty { working.fold(reported(batch.proofs, after: working)) }
      if let newest = working.records.last {
        // The disk and what there is to tell take about as long; nobody is told before the disk has it.
        if commands.count <= ServiceLimits.commandsPreparedMax {
          prepared = board.prepare(working.state, changed: working.changed, atMS: newest.atMS)
        }
        try await append(working.records, term: term)
      }
    } catch let error as JournalOutcomeUnknown {
      queue.keep(batch)
      return refuseAll(commands, .outcomeUnknown(error.description), error)
    } catch is WrittenByAnother {
      queue.keep(batch)
      return await giveWay(commands)
    } catch {
      queue.keep(batch)
      return refuseAll(commands, .journalFailed("\(error)"), error)
    }
    publish(working, prepared: prepared)
    for (command, answer) in decided {
      answers.remember(answer, for: command.request.recordID)
      room.answered(command.request, answer)
      command.answer(answer)
    }
    if !working.records.isEmpty { journal.finishAppend() }
  }

  private func reported(_ proofs: [ScreenProof], after working: Working) -> EventRecord {
    EventRecord(
      sequence: working.state.sequence + 1,
      atMS: max(nowMS() + working.clockShiftMS, working.state.newestMS), actor: nil, commandID: nil,
      event: .screensReported(reports: proofs))
  }

  /// The request with the time at which it counts: by the clock as it is by now, where that has been put right since the
  /// request came; and one that asks for that is told the machine's time.
  private func timed(_ request: CommandRequest, after working: Working) -> CommandRequest {
    var atMS = request.atMS + working.clockShiftMS
    if correctable != nil { atMS = max(working.state.newestMS, min(atMS, nowMS() + working.clockShiftMS)) }
    var command = request.command
    if command == .clockCorrect(toMS: nil), let machineMS = correctable?.machineMS() {
      command = .clockCorrect(toMS: machineMS)
      // Both clocks are read now: how long the request waited is no difference of theirs.
      atMS = max(working.state.newestMS, nowMS() + working.clockShiftMS)
    }
    if command.as(CorrectClock.self) != nil, correctable == nil { command = .clockCorrect(toMS: nil) }
    return CommandRequest(
      id: request.id, actor: request.actor, atMS: atMS, ifSequence: request.ifSequence, command: command)
  }

  /// Makes what has been stored the state that everybody is told.
  func publish(_ working: Working, prepared: TopicBoard.Preparation? = nil) {
    state = working.state
    if working.clockShiftMS != 0 { correctable?.shift(working.clockShiftMS) }
    destroyKeys()
    if let newest = working.records.last {
      board.publish(state, changed: working.changed, atMS: newest.atMS, prepared: prepared)
    }
    tellEndOfSession(working.records)
    for record in working.records { if let id = record.commandID { commands.remember(id, at: record.sequence) } }
    setAlarm()
    keepState()
  }

  /// Writes the head of the record down where a session is over.
  private func tellEndOfSession(_ records: [EventRecord]) {
    guard records.contains(where: { $0.event.facets.contains(.agenda) }), let session = state.agenda.sessionJustOver,
      let head = journal.head
    else { return }
    logger.notice("A session is over", metadata: ["session": "\(session)", "head": "\(head)"])
  }

  /// Has the state written down where so many events have come since the last time; one at a time, beside the work.
  private func keepState() {
    guard keeping == nil, state.sequence - keptSequence >= ServiceLimits.eventsPerSnapshot else { return }
    keptSequence = state.sequence
    keeping = Task.detached(priority: .background) { [journal, state, commands] in
      await journal.keep(state, commands: commands)
      await self.hasKept()
    }
  }

  private func hasKept() { keeping = nil }

  /// Has the state written down that the service ends with.
  private func keepLastState() async {
    await keeping?.value
    guard state.sequence - keptSequence >= ServiceLimits.eventsPerLastSnapshot else { return }
    await journal.keep(state, commands: commands)
  }

  func refuseAll(_ batch: [WaitingCommand], _ refusal: Refusal, _ error: any Error) {
    // A round that was to be opened may have been given a key already.
    keptRounds = nil
    logger.critical("The journal took nothing", metadata: ["error": "\(error)", "commands": "\(batch.count)"])
    room.journalFailed("\(error)", atMS: nowMS())
    for command in batch { command.answer(.refused(refusal)) }
  }

  /// The state as a batch of commands leaves it, with the records and what they have changed.
  struct Working {
    var state: CongressState
    var records: [EventRecord] = []
    var changed: Facets = []
    /// By how much the clock is put right, once all of this is on record, in ms.
    var clockShiftMS: Int64 = 0

    mutating func fold(_ record: EventRecord) {
      if case .clockCorrected(let fromMS, let toMS) = record.event { clockShiftMS += toMS - fromMS }
      changed.formUnion(state.apply(record))
      records.append(record)
    }

    /// Keeps how long films are, where somebody waits for that.
    mutating func fold(_ films: [FilmLength], atMS nowMS: Int64) {
      for film in films where state.awaitsLength(ofFilm: film.film) {
        fold(
          EventRecord(
            sequence: state.sequence + 1, atMS: max(nowMS, state.newestMS), actor: nil, commandID: nil,
            event: .filmMeasured(film: film.film, lengthMS: film.lengthMS)))
      }
    }
  }

  private func decide(_ request: CommandRequest, on working: inout Working) -> Reply.Answer {
    do throws(Rejection) {
      let id = recordID(of: request, in: working.state)
      for event in try working.state.decide(request, sealing: sealing) {
        working.fold(
          EventRecord(
            sequence: working.state.sequence + 1, atMS: request.atMS, actor: request.actor, commandID: id,
            event: event))
      }
      return .done(sequence: working.state.sequence)
    } catch {
      return .refused(Refusal(code: error.code, message: sentence(error), details: error.details).clipped)
    }
  }

  private var sealing: any BallotSealing { urn ?? NoSealing() }

  /// Destroys the keys of rounds that are over, where that has changed since the last time.
  private func destroyKeys() {
    let rounds = state.sealedRounds
    guard rounds != keptRounds else { return }
    let left = urn?.keep(only: rounds) ?? []
    guard !left.isEmpty else {
      keptRounds = rounds
      return
    }
    logger.error("Keys of secret votes could not be destroyed", metadata: ["files": "\(left)"])
  }

  /// Does what happens by itself by a moment; it has no actor and no command.
  private func carryOutDue(atMS: Int64, on working: inout Working) {
    do throws(Rejection) {
      for event in try working.state.decideDue(atMS: atMS, sealing: sealing) {
        working.fold(
          EventRecord(sequence: working.state.sequence + 1, atMS: atMS, actor: nil, commandID: nil, event: event))
      }
    } catch {
      // The chair's own closing will be told the same.
      logger.error("What was due could not be done", metadata: ["rule": "\(error.code)"])
    }
  }

  /// Sees to it that the engine wakes when something is to happen by itself.
  private func setAlarm() {
    guard let dueMS = state.nextDueMS else {
      alarm?.task.cancel()
      alarm = nil
      return
    }
    guard alarm?.dueMS != dueMS else { return }
    alarm?.task.cancel()
    let waitMS = max(0, dueMS - nowMS() + speed - 1) / speed
    let task = Task { [queue] in
      guard (try? await Task.sleep(for: .milliseconds(waitMS))) != nil else { return }
      queue.wake()
    }
    alarm = (dueMS, task)
  }

  /// The first answers to commands that were given before, from memory or from the record.
  func earlierAnswers(to batch: [WaitingCommand]) async throws -> [String: Reply.Answer] {
    var known: [String: Reply.Answer] = [:]
    for command in batch {
      let id = command.request.recordID
      if let answer = answers[id] {
        known[id] = answer
        continue
      }
      let name = recordID(of: command.request, in: state)
      guard let sequence = commands.sequence(of: name) else { continue }
      let record = try await journal.records(after: sequence - 1, limit: 1).first
      if record?.commandID == name { known[id] = .done(sequence: sequence) }
    }
    return known
  }

  /// The name under which a command is on record: its own, but for a secret vote one that tells nothing.
  private func recordID(of request: CommandRequest, in state: CongressState) -> String {
    guard let code = request.command.as(CastVote.self)?.ballot, let ballot = state.ballot(code) else {
      return request.recordID
    }
    let round = SealedRound(ballot: code, number: ballot.round)
    guard state.sealedRounds.contains(round), let blinded = urn?.blinded(request.recordID, in: round) else {
      return request.recordID
    }
    return blinded
  }
}
