public import Congress
import Foundation
import Glibc
import HallProtocol
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// The control service: an engine that decides, and a listener through which everybody speaks with it.
///
/// Run both under one service group, engine first; they end in reverse order, so that every admitted command is
/// still answered.
public struct ControlServiceParts: Sendable {
  /// Decides and records.
  public let engine: CommandEngine
  /// Listens and publishes.
  public let server: HallServer
  private let room: ControlRoomReports
  private let nowMS: @Sendable () -> Int64

  /// Tells those who run the congress that what had been recorded before the start is not whole.
  /// - Parameter reason: What is wrong, in words.
  public func journalIsBroken(_ reason: String) { room.journalBroken(reason, atMS: nowMS()) }

  /// A service over the state that a journal's replay gave.
  /// - Parameters:
  ///   - commands: The commands that the replay met.
  ///   - speed: How many times as fast as time that clock runs; 1 but in a rehearsal.
  ///   - nowMS: The clock, in ms since 1970 UTC; never goes back within a journal.
  ///   - correctable: How that clock is put right; nothing where it runs as it was told, in a rehearsal.
  ///   - urn: The keys of secret votes; without them, secret votes are refused.
  ///   - sentence: One English sentence for a refusal.
  ///   - security: The service's certificate; without one it speaks in the open.
  ///   - patience: How long connections are waited for.
  ///   - onTurn: Told, from any thread, whenever the engine has carried out, stored and published what waited.
  public init(
    state: CongressState, journal: any JournalStore, commands: CommandMemory = CommandMemory(),
    settings: ServiceSettings,
    urn: UrnKeys? = nil, speed: Int = 1, correctable: CorrectableClock? = nil, nowMS: @escaping @Sendable () -> Int64,
    sentence: @escaping @Sendable (Rejection) -> String, logger: Logger, security: ServerSecurity? = nil,
    patience: ConnectionPatience = .standard,
    onTurn: @escaping @Sendable () -> Void = {}
  ) {
    let board = TopicBoard(state: state, startMS: nowMS(), nowMS: nowMS)
    let room = ControlRoomReports()
    self.room = room
    self.nowMS = nowMS
    engine = CommandEngine(
      state: state, journal: journal, commands: commands, board: board, room: room, urn: urn, correctable: correctable,
      commandsWaitingMax: ServiceLimits.commandsWaitingMax(connections: settings.connectionsMax), speed: speed,
      nowMS: nowMS,
      sentence: sentence, logger: logger, onTurn: onTurn)
    let authenticator = Authenticator(
      tokens: TokenBook(settings, logger: logger), topics: board.topics, output: board.output(ofScreen:))
    server = HallServer(
      settings: settings,
      dependencies: SessionDependencies(
        authenticator: authenticator, board: board, engine: engine,
        connections: ConnectionRegistry(membersMax: settings.connectionsMax), tries: FailedTries(),
        reports: ScreenReports(),
        room: room, shots: ScreenshotBroker(), patience: patience, epoch: journal.epoch,
        feed: JournalFeed(journal: journal),
        mode: state.definition.isRehearsal ? .rehearsal : .live, speed: speed, correctable: correctable, nowMS: nowMS,
        logger: logger),
      journal: journal, security: security, logger: logger)
  }
}

/// Listens for screens, consoles, desks and everybody else, until the service shuts down.
public struct HallServer: Service {
  /// Why nobody can reach the service.
  public enum Problem: Error, Sendable, Hashable {
    case portTaken(host: String, port: Int)
    case addressNotHere(host: String, port: Int, reason: String)

    /// The rule's name and its facts by name, for a text in a language.
    public var facts: (code: String, values: [String: String]) {
      switch self {
      case .portTaken(let host, let port): ("port-taken", ["host": host, "port": "\(port)"])
      case .addressNotHere(let host, let port, let reason):
        ("address-not-here", ["host": host, "port": "\(port)", "reason": reason])
      }
    }
  }

  private let settings: ServiceSettings
  private let dependencies: SessionDependencies
  private let journal: any JournalStore
  private let security: ServerSecurity?
  private let logger: Logger
  private let bound: AsyncStream<Int>
  private let didBind: AsyncStream<Int>.Continuation

  init(
    settings: ServiceSettings, dependencies: SessionDependencies, journal: any JournalStore,
    security: ServerSecurity?, logger: Logger
  ) {
    self.security = security
    self.journal = journal
    self.settings = settings
    self.dependencies = dependencies
    self.logger = logger
    (bound, didBind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// The port it listens on, once it does; nothing if it ended before.
  public var port: Int? {
    get async {
      for await port in bound { return port }
      return nil
    }
  }

  /// Listens until the service shuts down; answers what was admitted, then says reason to everybody.
  public func run() async throws {
    defer { didBind.finish() }
    let group = MultiThreadedEventLoopGroup.singleton
    let hubs = group.makeIterator().map { SessionHub(eventLoop: $0, board: dependencies.board) }
    let hubByLoop = Dictionary(uniqueKeysWithValues: zip(group.makeIterator().map(ObjectIdentifier.init), hubs))
    for hub in hubs { hub.startTicking(nowMS: dependencies.nowMS) }
    dependencies.board.listen { [reports = dependencies.reports] topics in
      if topics.contains(where: \.concernsScreens) { reports.askedForMore() }
      for hub in hubs { hub.changed(topics) }
    }
    let listener = try await reachable(on: group, hubs: hubByLoop)
    let port = listener.localAddress?.port ?? settings.port
    logger.info("Listening", metadata: ["host": "\(settings.host)", "port": "\(port)", "tls": "\(security != nil)"])
    if let machineMS = dependencies.correctable?.machineMS(), let endsMS = security?.endsSoonMS(atMS: machineMS) {
      logger.critical(
        "The certificate is about to end, or has; 'plenary certificate make' makes the next",
        metadata: ["ends": "\(Date(timeIntervalSince1970: Double(endsMS) / 1_000))"])
    }
    didBind.yield(port)
    let gathering = Task { try await gatherReports(hubs) }
    try? await gracefulShutdown()
    gathering.cancel()
    try? await listener.close()
    await dependencies.engine.finish()
    for hub in hubs { await hub.closeAll() }
    logger.info("Closed")
  }

  /// Finds out whether the service could listen, before anything of it is written anywhere.
  public static func checkAddress(_ settings: ServiceSettings) async throws(Problem) {
    guard settings.port != 0 else { return }
    do {
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: settings.host, port: settings.port).get()
      try await listener.close()
    } catch {
      throw problem(error, settings)
    }
  }

  private static func problem(_ error: any Error, _ settings: ServiceSettings) -> Problem {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE {
      return .portTaken(host: settings.host, port: settings.port)
    }
    return .addressNotHere(host: settings.host, port: settings.port, reason: "\(error)")
  }

  private func reachable(
    on group: MultiThreadedEventLoopGroup, hubs: [ObjectIdentifier: SessionHub]
  ) async throws(Problem) -> any Channel {
    do {
      return try await listen(on: group, hubs: hubs)
    } catch {
      throw Self.problem(error, settings)
    }
  }

  private func listen(
    on group: MultiThreadedEventLoopGroup, hubs: [ObjectIdentifier: SessionHub]
  ) async throws -> any Channel {
    try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1_024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.socketOption(.so_keepalive), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .writeBufferWaterMark,
        value: .init(low: ServiceLimits.unreadBytesMax / 2, high: ServiceLimits.unreadBytesMax)
      )
      .childChannelInitializer { [security] channel in
        channel.eventLoop.makeCompletedFuture {
          if let security { try channel.pipeline.syncOperations.addHandler(security.handler()) }
          guard let hub = hubs[ObjectIdentifier(channel.eventLoop)] else { return }
          let limit = LineLimit(bytesMax: ServiceLimits.helloLineBytesMax)
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(limit: limit)),
            SessionHandler(hub: hub, dependencies: dependencies, lineLimit: limit))
        }
      }
      .bind(host: settings.host, port: settings.port).get()
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

  /// Publishes what the screens report and who is connected, where that has changed, puts on record what is shown, and
  /// shuts out whose token has been taken away.
  private func gatherReports(_ hubs: [SessionHub]) async throws {
    let board = dependencies.board
    // Not by the service's clock, which may be put right.
    var published: ContinuousClock.Instant?
    while true {
      try await Task.sleep(for: .milliseconds(ServiceLimits.screensGatherMS))
      let nowMS = dependencies.nowMS()
      if let security {
        security.reload(logger: logger)
        // By the machine's clock, not by a rehearsal's.
        dependencies.room.certificateEnds(dependencies.correctable?.machineMS().flatMap(security.endsSoonMS))
      }
      if dependencies.authenticator.tokens.reload() { for hub in hubs { hub.checkTokens() } }
      dependencies.room.journalPlace(troubleOfPlace, atMS: nowMS)
      dependencies.room.journalHead(journal.head)
      let proofs = dependencies.reports.proofs(
        atMS: nowMS, speed: dependencies.speed, asked: board.publication.revision(of:), views: board.screenViews)
      if !proofs.isEmpty { dependencies.engine.note(proofs) }
      if let machineMS = dependencies.correctable?.machineMS() {
        dependencies.room.clockAhead(byMS: nowMS - machineMS)
      }
      let sinceMS = published.map { (ContinuousClock.now - $0) / .milliseconds(1) } ?? .infinity
      if sinceMS >= Double(ServiceLimits.screensPublishMS),
        let screens = dependencies.reports.changes(
          asked: board.publication.revision(of:), views: board.screenViews)
      {
        published = .now
        board.publish(.screens(screens), atMS: nowMS)
      }
      if let room = dependencies.room.changes(tries: dependencies.tries.all, nowMS: nowMS) {
        board.publish(.controlRoom(room), atMS: nowMS)
      }
    }
  }
}
