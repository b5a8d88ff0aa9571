import Glibc
public import HallProtocol
import NIOCore
import NIOPosix
import Synchronization

/// A connection to the control service that comes back by itself.
///
/// `run()` connects, says hello, reports everything to `onEvent`, and starts again with a back-off when the link is
/// lost, until it is cancelled or the service says that this client is not wanted. Other calls come from any thread.
public final class HallClient: Sendable {
  /// The most commands that may be on their way.
  public static let commandsUnderWayMax = 256

  /// Why a command has no answer.
  public enum SendFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no connection; nothing was sent.
    case notConnected
    /// The connection was lost first; the command may have been carried out, sending it again under its id is safe.
    case lostBeforeAnswer
    /// Too many commands are on their way.
    case tooManyUnderWay
    /// A command of this id is on its way already.
    case alreadyUnderWay

    /// One English sentence.
    public var description: String {
      switch self {
      case .notConnected: "There is no connection to the service; nothing was sent."
      case .lostBeforeAnswer: "The connection was lost before the answer came."
      case .alreadyUnderWay: "A command of this id is on its way already."
      case .tooManyUnderWay: "More than \(HallClient.commandsUnderWayMax) commands are on their way."
      }
    }
  }

  private struct State {
    var machine: LinkMachine
    var sender: (any LineWay)?
    var isWelcome = false
    var waiting: [String: CheckedContinuation<Reply, any Error>] = [:]
  }

  private let settings: ClientSettings
  private let nowMS: @Sendable () -> Int64
  private let jitter: @Sendable () -> Int64
  private let onEvent: @Sendable (LinkEvent) -> Void
  private let reader: (any LinkReader)?
  private let codec = MessageCodec()
  private let state: Mutex<State>

  /// A client that is not connected yet.
  /// - Parameters:
  ///   - nowMS: The local clock, in ms since 1970 UTC.
  ///   - jitter: Random numbers in `0..<1000` for the back-off.
  ///   - reader: Reads connections in the open; without it, while it does not read, and through TLS the network's thread
  ///     does.
  ///   - onEvent: Told everything, in order, on the thread that reads; must not wait.
  public init(
    identity: ClientIdentity, settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64,
    jitter: @escaping @Sendable () -> Int64 = { Int64.random(in: 0..<1_000) }, reader: (any LinkReader)? = nil,
    onEvent: @escaping @Sendable (LinkEvent) -> Void
  ) {
    self.settings = settings
    self.nowMS = nowMS
    self.jitter = jitter
    self.onEvent = onEvent
    self.reader = reader
    state = Mutex(State(machine: LinkMachine(identity: identity, token: settings.token)))
  }

  /// Stays connected until cancelled; returns why it gave up.
  public func run() async -> LinkLoss {
    var backoff = Backoff()
    while !Task.isCancelled {
      let (loss, wasWelcome) = await runOnce()
      if wasWelcome { backoff.succeeded() }
      guard loss.isWorthRetrying else { return loss }
      try? await Task.sleep(for: .milliseconds(backoff.failed(jitter: jitter())))
    }
    return .cancelled
  }

  /// Connects once and stays until the link is lost; says why, and whether the service had let it in.
  public func runOnce() async -> (loss: LinkLoss, wasWelcome: Bool) {
    let loss = await withTaskCancellationHandler {
      await connectAndServe()
    } onCancel: {
      state.withLock { $0.sender }?.close()
    }
    let (waiting, wasWelcome) = state.withLock { state in
      defer {
        state.waiting = [:]
        state.sender = nil
        state.isWelcome = false
      }
      return (state.waiting.values, state.isWelcome)
    }
    for continuation in waiting { continuation.resume(throwing: SendFailure.lostBeforeAnswer) }
    onEvent(.down(loss))
    return (loss, wasWelcome)
  }

  /// Sends a command and waits for its answer.
  /// - Throws: ``SendFailure``.
  public func send(_ message: CommandMessage) async throws -> Reply {
    let line = try codec.line(ClientMessage.command(message))
    return try await withCheckedThrowingContinuation { continuation in
      let admitted = state.withLock { state -> Result<any LineWay, SendFailure> in
        guard state.isWelcome, let sender = state.sender else { return .failure(.notConnected) }
        guard state.waiting[message.id] == nil else { return .failure(.alreadyUnderWay) }
        guard state.waiting.count < Self.commandsUnderWayMax else { return .failure(.tooManyUnderWay) }
        state.waiting[message.id] = continuation
        return .success(sender)
      }
      switch admitted {
      case .success(let sender): sender.send(line)
      case .failure(let failure): continuation.resume(throwing: failure)
      }
    }
  }

  /// Says that a topic's revision has been shown.
  public func acknowledge(_ acknowledgement: Acknowledgement) { writeOnceWelcome(.acknowledge(acknowledgement)) }

  /// Says what display this screen has.
  public func report(_ report: ScreenReport) { writeOnceWelcome(.report(report)) }

  /// Asks for what a screen shows; the answer is an event.
  public func ask(_ request: ShotRequest) { writeOnceWelcome(.shot(request)) }

  /// Tells the newest words of whoever speaks.
  public func tell(_ caption: Caption) { writeOnceWelcome(.caption(caption)) }

  /// Answers with what this screen shows.
  public func answer(_ picture: ScreenPicture) { writeOnceWelcome(.picture(picture)) }

  /// Before the welcome nothing but the hello may be said.
  private func writeOnceWelcome(_ message: ClientMessage) {
    if state.withLock({ $0.isWelcome }) { write(message) }
  }

  private func write(_ message: ClientMessage) {
    guard let sender = state.withLock({ $0.sender }), let line = try? codec.line(message) else { return }
    sender.send(line)
  }

  private func connectAndServe() async -> LinkLoss {
    do {
      return await connectAndServe(try ClientSecurity(settings, nowMS: nowMS))
    } catch let distrust as Distrust {
      return .notTrusted(host: settings.host, port: settings.port, distrust)
    } catch {
      return .notTrusted(host: settings.host, port: settings.port, .other("\(error)"))
    }
  }

  private func connectAndServe(_ security: ClientSecurity?) async -> LinkLoss {
    do {
      let loss = try await connected(security)
      return Task.isCancelled && loss == .closed ? .cancelled : loss
    } catch let error as ChannelError {
      return notReached(error)
    } catch let error as NIOConnectionError {
      return notReached(error.connectionErrors.first?.error)
    } catch let error as IOError {
      return notReached(error)
    } catch {
      let loss = loss(of: error, security)
      return Task.isCancelled && loss == .closed ? .cancelled : loss
    }
  }

  /// Connects, and stays until the connection ends.
  private func connected(_ security: ClientSecurity?) async throws -> LinkLoss {
    let (endings, ending) = AsyncStream.makeStream(of: LinkLoss.self, bufferingPolicy: .bufferingOldest(1))
    let onEnd = { @Sendable [self] (loss: LinkLoss?, error: (any Error)?) in
      ending.yield(loss ?? error.map { self.loss(of: $0, security) } ?? .closed)
      ending.finish()
    }
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(.milliseconds(Backoff.longestMS))
    if security == nil, let reader, reader.isReading {
      let link = try await PlainLink.connect(
        bootstrap, host: settings.host, port: settings.port, onMessage: { [self] in received($0) }, onEnd: onEnd)
      reader.read(link)
      defer {
        reader.read(nil)
        link.finish()
      }
      return await serve(through: link, until: endings) { link.proceed() }
    }
    let channel =
      try await bootstrap
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let security { try channel.pipeline.syncOperations.addHandler(security.handler()) }
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(lineBytesMax: HallLimits.serviceLineBytesMax)),
            LineReceiver(onMessage: { [self] in received($0) }, onEnd: onEnd))
        }
      }
      .connect(host: settings.host, port: settings.port).get()
    let sender = try await channel.eventLoop.submit { [isPlain = security == nil] in
      LineSender(of: channel, isPlain: isPlain)
    }.get()
    let loss = await serve(through: sender, until: endings)
    try? await channel.close()
    return loss
  }

  /// Why the link is gone that an error has ended.
  private func loss(of error: any Error, _ security: ClientSecurity?) -> LinkLoss {
    switch error {
    case LineError.answeredInTLS: return .notTrusted(host: settings.host, port: settings.port, .onlyTLS)
    case let error as LineError: return .unreadable("\(error)")
    default: break
    }
    if let distrust = security?.distrust(error) {
      return .notTrusted(host: settings.host, port: settings.port, distrust)
    }
    return .closed
  }

  private func notReached(_ error: (any Error)?) -> LinkLoss {
    let reason =
      switch error {
      case let error as IOError: String(cString: strerror(error.errnoCode))
      case let error?: "\(error)"
      case nil: "the name has no address"
      }
    return .notReached(host: settings.host, port: settings.port, reason: reason)
  }

  /// - Parameter read: Reads what nobody has read.
  private func serve(
    through way: any LineWay, until endings: AsyncStream<LinkLoss>, read: @escaping @Sendable () -> Void = {}
  ) async -> LinkLoss {
    let hello = state.withLock { state in
      state.sender = way
      return state.machine.connected(nowMS: nowMS())
    }
    if let loss = carryOut(hello) { return loss }
    return await withTaskGroup(of: LinkLoss?.self) { group in
      group.addTask {
        for await loss in endings { return loss }
        return .closed
      }
      group.addTask { await self.tick(read) }
      defer { group.cancelAll() }
      while let ended = await group.next() { if let ended { return ended } }
      return .closed
    }
  }

  /// Takes a message where it comes in: no other thread has to be woken.
  /// - Returns: Why the link ends, if it does.
  private func received(_ message: ServiceMessage) -> LinkLoss? {
    let actions = state.withLock { state in
      if case .welcome = message { state.isWelcome = true }
      return state.machine.received(message, nowMS: nowMS())
    }
    return carryOut(actions)
  }

  /// Pings, and looks for silence; what has come is read even where the thread that should do so hangs.
  private func tick(_ read: @Sendable () -> Void) async -> LinkLoss? {
    repeat {
      read()
      if let loss = carryOut(state.withLock { $0.machine.ticked(nowMS: nowMS()) }) { return loss }
    } while (try? await Task.sleep(for: .milliseconds(HallLimits.pingIntervalMS))) != nil
    return nil
  }

  private func carryOut(_ actions: [LinkMachine.Action]) -> LinkLoss? {
    for action in actions {
      switch action {
      case .send(let message): write(message)
      case .tell(.reply(let reply)):
        let waiting = state.withLock { $0.waiting.removeValue(forKey: reply.id) }
        waiting?.resume(returning: reply)
        onEvent(.reply(reply))
      case .tell(let event): onEvent(event)
      case .end(let loss): return loss
      }
    }
    return nil
  }
}
