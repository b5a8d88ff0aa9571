public import Congress
import HallProtocol
public import Logging
package import NIOCore
public import ServiceLifecycle
import Settings
import Synchronization

/// The control service without any socket: an engine that decides, and the sessions of everybody who speaks with it.
///
/// Run it as two services of one group, ``engine`` first, and behind it whatever listens: they end in reverse order, so
/// that nobody new comes in, every admitted command is still answered, and everybody is told why it ends. Called from any
/// thread.
public final class ControlService: Service {
  /// Decides and records.
  public let engine: CommandEngine
  let shared: SessionDependencies
  private let journal: any JournalStore
  private let hubs = Mutex<[ObjectIdentifier: SessionHub]>([:])

  /// A service over the state that a journal's replay gave.
  /// - Parameters:
  ///   - commands: The commands that the replay met.
  ///   - speed: How many times as fast as time that clock runs; 1 but in a rehearsal.
  ///   - nowMS: The clock, in ms since 1970 UTC; never goes back within a journal.
  ///   - correctable: How that clock is put right; nothing where it runs as it was told, in a rehearsal.
  ///   - urn: The keys of secret votes; without them, secret votes are refused.
  ///   - sentence: One English sentence for a refusal.
  ///   - patience: How long connections are waited for.
  ///   - onTurn: Told, from any thread, whenever the engine has carried out, stored and published what waited.
  public init(
    state: CongressState, journal: any JournalStore, commands: CommandMemory = CommandMemory(),
    settings: ServiceSettings,
    urn: UrnKeys? = nil, speed: Int = 1, correctable: CorrectableClock? = nil, nowMS: @escaping @Sendable () -> Int64,
    sentence: @escaping @Sendable (Rejection) -> String, logger: Logger, patience: ConnectionPatience = .standard,
    onTurn: @escaping @Sendable () -> Void = {}
  ) {
    self.journal = journal
    let delays = ScreenDelays()
    let board = TopicBoard(state: state, startMS: nowMS(), delays: delays, nowMS: nowMS)
    let room = ControlRoomReports()
    engine = CommandEngine(
      state: state, journal: journal, commands: commands, board: board, room: room, urn: urn, correctable: correctable,
      commandsWaitingMax: ServiceLimits.commandsWaitingMax(connections: settings.connectionsMax), speed: speed,
      nowMS: nowMS, sentence: sentence, logger: logger, onTurn: onTurn)
    shared = SessionDependencies(
      authenticator: Authenticator(
        tokens: TokenBook(settings, logger: logger), topics: board.topics, output: board.output(ofScreen:)),
      board: board, engine: engine, connections: ConnectionRegistry(membersMax: settings.connectionsMax),
      tries: FailedTries(), reports: ScreenReports(delays: delays), delays: delays, room: room,
      shots: ScreenshotBroker(), patience: patience,
      epoch: journal.epoch, feed: JournalFeed(journal: journal),
      mode: state.definition.isRehearsal ? .rehearsal : .live, speed: speed, correctable: correctable, nowMS: nowMS,
      logger: logger)
    board.listen { [weak self] topics in
      for hub in self?.allHubs ?? [] { hub.expect(topics) }
    } changed: { [weak self, reports = shared.reports] topics in
      if topics.contains(where: \.concernsScreens) { reports.askedForMore() }
      for hub in self?.allHubs ?? [] { hub.changed(topics) }
    }
  }

  /// A session for somebody who has connected; on its event loop.
  ///
  /// The port tells it what comes in.
  package func session(through port: any SessionPort, on eventLoop: any EventLoop) -> ClientSession {
    ClientSession(port: port, eventLoop: eventLoop, hub: hub(of: eventLoop), shared: shared)
  }

  /// Looks after its sessions until the service shuts down; then answers what was admitted, and says why to everybody.
  public func run() async throws {
    let reporting = Task { try await report() }
    try? await gracefulShutdown()
    reporting.cancel()
    await engine.finish()
    for hub in allHubs { await hub.shutDown() }
  }

  /// Tells those who run the congress that what had been recorded before the start is not whole.
  /// - Parameter reason: What is wrong, in words.
  public func journalIsBroken(_ reason: String) { shared.room.journalBroken(reason, atMS: shared.nowMS()) }

  /// Tells those who run the congress when a certificate ends, in ms since 1970 UTC; nothing while there is time.
  package func certificateEnds(_ endsMS: Int64?) { shared.room.certificateEnds(endsMS) }

  /// The machine's own clock, in ms since 1970 UTC; nothing where the service's does not go by it, in a rehearsal.
  package var machineMS: Int64? { shared.correctable?.machineMS() }

  // MARK: Sessions

  private var allHubs: [SessionHub] { hubs.withLock { Array($0.values) } }

  private func hub(of eventLoop: any EventLoop) -> SessionHub {
    hubs.withLock { hubs in
      if let hub = hubs[ObjectIdentifier(eventLoop)] { return hub }
      let hub = SessionHub(eventLoop: eventLoop, board: shared.board)
      hub.startTicking(nowMS: shared.nowMS)
      hubs[ObjectIdentifier(eventLoop)] = hub
      return hub
    }
  }

  // MARK: Reports

  /// Publishes what the screens report and who is connected, where that has changed, puts on record what is shown, and
  /// shuts out whose token has been taken away.
  private func report() async throws {
    // Not by the service's clock, which may be put right.
    var published: ContinuousClock.Instant?
    while true {
      try await Task.sleep(for: .milliseconds(ServiceLimits.screensGatherMS))
      if shared.authenticator.tokens.reload() { for hub in allHubs { hub.checkTokens() } }
      let isTimely = published.map { ContinuousClock.now - $0 >= .milliseconds(ServiceLimits.screensPublishMS) } ?? true
      if report(screens: isTimely) { published = .now }
    }
  }

  /// Publishes what there is to report now.
  /// - Parameter screens: Whether the screens may be published, which happens only so often.
  /// - Returns: Whether they were.
  package func report(screens isTimely: Bool) -> Bool {
    let (board, room, nowMS) = (shared.board, shared.room, shared.nowMS())
    room.journalPlace(troubleOfPlace, atMS: nowMS)
    room.journalHead(journal.head)
    let proofs = shared.reports.proofs(
      atMS: nowMS, speed: shared.speed, asked: board.publication.revision(of:), views: board.screenViews)
    if !proofs.isEmpty { engine.note(proofs) }
    if let machineMS { room.clockAhead(byMS: nowMS - machineMS) }
    var hasPublished = false
    if isTimely,
      let screens = shared.reports.changes(asked: board.publication.revision(of:), views: board.screenViews)
    {
      hasPublished = true
      board.publish(.screens(screens), atMS: nowMS)
    }
    if let view = room.changes(tries: shared.tries.all, nowMS: nowMS) { board.publish(.controlRoom(view), atMS: nowMS) }
    return hasPublished
  }

  /// What is wrong with the place of the record, in words.
  private var troubleOfPlace: String? {
    do {
      try journal.checkPlace()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
