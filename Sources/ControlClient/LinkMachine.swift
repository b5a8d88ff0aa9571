public import Congress
public import HallProtocol

/// What a client is and wants.
public struct ClientIdentity: Sendable, Hashable {
  /// In what role it comes.
  public let role: Role
  /// The name it goes by.
  public let id: String
  /// The topics it wants; nothing for a screen that takes its output's.
  public let topics: [Topic]?
  /// Whether values are acknowledged as they arrive, or by whoever shows them.
  public let acknowledgesOnArrival: Bool
  /// With what it comes, for the others to see: `console`, `desk`.
  public let client: String?
  /// What a screen follows beside its own topics, where the service knows it.
  public let also: [Topic]?

  /// A client.
  public init(
    role: Role, id: String, topics: [Topic]?, acknowledgesOnArrival: Bool = true, client: String? = nil,
    also: [Topic]? = nil
  ) {
    self.also = also
    self.role = role
    self.id = id
    self.topics = topics
    self.acknowledgesOnArrival = acknowledgesOnArrival
    self.client = client
  }
}

/// What a client tells whoever uses it.
public enum LinkEvent: Sendable {
  /// The service has let it in.
  case up(Welcome)
  /// A topic has a new value. Values from before a welcome with another epoch are void.
  case topic(TopicUpdate)
  /// A command was answered.
  case reply(Reply)
  /// The service wants to know what this screen shows.
  case shot(ShotRequest)
  /// A screen's picture that was asked for.
  case picture(ScreenPicture)
  /// The service's clock is known better.
  case clock(ServiceClock)
  /// So many others stay connected under the same role and name; told when that changes.
  case namesakes(Int)
  /// The connection is gone.
  case down(LinkLoss)
}

/// Why a connection is gone, or never came to be.
public enum LinkLoss: Error, Sendable, Hashable, CustomStringConvertible {
  case notReached(host: String, port: Int, reason: String)
  /// What answers is not the service that the client knows, or nothing that can prove it.
  case notTrusted(host: String, port: Int, Distrust)
  case refused(CloseReason)
  case closed
  case silent(ms: Int64)
  case unreadable(String)
  case cancelled

  /// One English sentence.
  public var description: String {
    switch self {
    case .notReached(let host, let port, let reason): "No service answers at \(host):\(port) (\(reason))."
    case .notTrusted(let host, let port, let distrust):
      "What answers at \(host):\(port) is not known to be the service (\(distrust))."
    case .refused(let reason): "The service closed the connection: \(reason.message)"
    case .closed: "The connection was closed."
    case .silent(let ms): "The service has not been heard for \(ms) ms."
    case .unreadable(let reason): "The service sent what this software cannot read: \(reason)"
    case .cancelled: "The connection was ended on this side."
    }
  }

  /// Whether trying again on one's own could help: not where the service has said that this client is not wanted.
  public var isWorthRetrying: Bool {
    guard case .refused(let reason) = self else { return self != .cancelled }
    switch reason.code {
    case .replaced, .protocolUnknown, .idWrong, .topicUnknown, .topicNotOpen: return false
    // Whoever keeps the tokens may have put them right meanwhile.
    case .idTaken, .tokenWrong, .tokenRevoked, .badLine, .lineTooLong, .helloExpected, .helloTwice, .helloTooLate,
      .tooManyConnections,
      .silent, .stalled, .shuttingDown:
      return true
    }
  }
}

/// What a client does about what it hears, over all its connections.
///
/// A pure state machine: no socket, no clock; it returns actions that ``HallClient`` carries out.
struct LinkMachine {
  enum Action: Sendable {
    case send(ClientMessage)
    case tell(LinkEvent)
    case end(LinkLoss)
  }

  private let identity: ClientIdentity
  private let token: String
  private var isWelcome = false
  private var epoch: String?
  private var held: [String: Int64] = [:]
  private var heardMS: Int64 = 0
  private var clock = ServiceClock()
  /// How many others stay connected under the same role and name.
  private var namesakes = 0

  init(identity: ClientIdentity, token: String) {
    self.identity = identity
    self.token = token
  }

  /// A connection has come to be: hello, with what is still held.
  mutating func connected(nowMS: Int64) -> [Action] {
    isWelcome = false
    heardMS = nowMS
    let hello = Hello(
      role: identity.role, id: identity.id, token: token, want: identity.topics?.map(\.name),
      have: epoch.map { Holding(epoch: $0, topics: held) }, client: identity.client,
      also: identity.also?.map(\.name))
    return [.send(.hello(hello))]
  }

  /// Takes a message.
  mutating func received(_ message: ServiceMessage, nowMS: Int64) -> [Action] {
    heardMS = nowMS
    switch message {
    case .welcome(let welcome):
      if welcome.epoch != epoch { held = [:] }
      epoch = welcome.epoch
      isWelcome = true
      // A rehearsal's clock may have been set, or given way to a live one.
      if welcome.speed != nil || clock.speed != 1 { clock = ServiceClock(speed: welcome.speed ?? 1) }
      return [.tell(.up(welcome)), .send(.ping(atMS: nowMS))]
    case .topic(let update):
      let name = update.value.topic.name
      // A screen holds the picture of one output; what it held of another before is gone.
      if identity.topics == nil, case .output = update.value { held = held.filter { !$0.key.hasPrefix("output.") } }
      held[name] = update.revision
      let arrival = Acknowledgement(topic: name, revision: update.revision)
      return [.tell(.topic(update))] + (identity.acknowledgesOnArrival ? [.send(.acknowledge(arrival))] : [])
    case .reply(let reply): return [.tell(.reply(reply))]
    case .shot(let request): return [.tell(.shot(request))]
    case .picture(let picture): return [.tell(.picture(picture))]
    case .ping(let atMS): return [.send(.pong(atMS: atMS, nowMS: nowMS))]
    case .pong(let atMS, let serviceMS, let others):
      clock.learn(sentMS: atMS, receivedMS: nowMS, serviceMS: serviceMS)
      let isChanged = namesakes != others ?? 0
      namesakes = others ?? 0
      return [.tell(.clock(clock))] + (isChanged ? [.tell(.namesakes(namesakes))] : [])
    case .error(let reason): return [.end(.refused(reason))]
    }
  }

  /// Pings, and looks for silence.
  mutating func ticked(nowMS: Int64) -> [Action] {
    let silenceMS = nowMS - heardMS
    guard silenceMS < HallLimits.clientSilenceMS else { return [.end(.silent(ms: silenceMS))] }
    return isWelcome ? [.send(.ping(atMS: nowMS))] : []
  }
}
