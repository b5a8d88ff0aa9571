public import Congress

/// What a client may say, one JSON object a line.
public enum ClientMessage: Sendable, Hashable {
  case hello(Hello)
  case acknowledge(Acknowledgement)
  case command(CommandMessage)
  /// What a screen says of its display.
  case report(ScreenReport)
  /// Asks for what a screen shows.
  case shot(ShotRequest)
  /// What a screen shows, as it was asked.
  case picture(ScreenPicture)
  /// The newest words of whoever speaks.
  case caption(Caption)
  case ping(atMS: Int64)
  case pong(atMS: Int64, nowMS: Int64)
}

/// The first line of every client.
public struct Hello: Sendable, Hashable, Codable {
  /// The protocol version that the client speaks.
  public let `protocol`: Int
  /// In what role it comes.
  public let role: Role
  /// The name it goes by, stable over reconnects: `hall-left`, `control-1`.
  public let id: String
  /// The secret that proves the role.
  public let token: String
  /// The topics it wants, by name; a screen without any gets its output.
  public let want: [String]?
  /// What it still holds from before.
  public let have: Holding?
  /// How much silence it asks to be allowed, in ms; 5,000 without it.
  public let silenceMS: Int64?
  /// With what it comes, for the others to see: `console`, `desk`.
  public let client: String?
  /// Topics that a screen can follow beside its own, by name; a service that does not know one passes it over.
  public let also: [String]?

  /// A first line.
  public init(
    role: Role, id: String, token: String, want: [String]? = nil, have: Holding? = nil, silenceMS: Int64? = nil,
    client: String? = nil, also: [String]? = nil, protocol version: Int = HallLimits.protocolVersion
  ) {
    self.protocol = version
    self.role = role
    self.id = id
    self.token = token
    self.want = want
    self.have = have
    self.silenceMS = silenceMS
    self.client = client
    self.also = also
  }
}

/// What a returning client still holds: good for as long as the epoch is the same.
public struct Holding: Sendable, Hashable, Codable {
  /// The epoch in which it was received.
  public let epoch: String
  /// The newest revision of each topic.
  public let topics: [String: Int64]

  /// What a client holds.
  public init(epoch: String, topics: [String: Int64]) {
    self.epoch = epoch
    self.topics = topics
  }
}

/// Says that a topic's revision has been received; a screen says it when the frame has been presented.
public struct Acknowledgement: Sendable, Hashable, Codable {
  /// The topic's name.
  public let topic: String
  /// The revision.
  public let revision: Int64
  /// When its frame was presented, by the service's clock, in ms since 1970 UTC.
  public let shownAt: Int64?
  /// What kept the client from showing it as it should be, if anything did.
  public let problem: String?

  /// Says that a revision has arrived or been shown.
  public init(topic: String, revision: Int64, shownAt: Int64? = nil, problem: String? = nil) {
    self.topic = topic
    self.revision = revision
    self.shownAt = shownAt
    self.problem = problem
  }
}

/// A command on its way: `"id":"7f…","name":"ballot.open","args":{"ballot":"BQ11"},"ifSequence":1234`.
public struct CommandMessage: Sendable, Hashable, Codable {
  /// Made by the client, unique; the same id again gets the first answer again.
  public let id: String
  /// What is wanted.
  public let command: Command
  /// The sequence that the sender saw, if that matters.
  public let ifSequence: Int64?

  /// A command under an id.
  public init(id: String, command: Command, ifSequence: Int64? = nil) {
    self.id = id
    self.command = command
    self.ifSequence = ifSequence
  }

  private enum CodingKeys: String, CodingKey { case id, ifSequence }

  /// Reads the id, the command beside it and the footing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    guard RecordedText.isID(id) else {
      throw DecodingError.dataCorruptedError(
        forKey: .id, in: container,
        debugDescription: "a command id has 1 to \(RecordedText.idBytesMax) bytes, all of them visible")
    }
    command = try Command(from: decoder)
    ifSequence = try container.decodeIfPresent(Int64.self, forKey: .ifSequence)
  }

  /// Writes the id, the command beside it and the footing.
  public func encode(to encoder: any Encoder) throws {
    try command.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(ifSequence, forKey: .ifSequence)
  }
}

extension ClientMessage {
  /// The id that the sender has chosen and that comes back to it; nothing where there is none.
  var chosenID: String? {
    switch self {
    case .hello(let hello): hello.id
    case .command(let command): command.id
    case .shot(let request): request.id
    case .acknowledge, .report, .picture, .caption, .ping, .pong: nil
    }
  }
}

extension ClientMessage: Codable {
  private enum Kind: String, Codable {
    case hello
    case acknowledge = "ack"
    case command, report, shot, picture, caption, ping, pong
  }

  private enum CodingKeys: String, CodingKey { case type, at, now }

  /// Reads the message that `type` names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .hello: self = .hello(try Hello(from: decoder))
    case .acknowledge: self = .acknowledge(try Acknowledgement(from: decoder))
    case .command: self = .command(try CommandMessage(from: decoder))
    case .report: self = .report(try ScreenReport(from: decoder))
    case .shot: self = .shot(try ShotRequest(from: decoder))
    case .picture: self = .picture(try ScreenPicture(from: decoder))
    case .caption: self = .caption(try Caption(from: decoder))
    case .ping: self = .ping(atMS: try container.decode(Int64.self, forKey: .at))
    case .pong:
      self = .pong(
        atMS: try container.decode(Int64.self, forKey: .at), nowMS: try container.decode(Int64.self, forKey: .now))
    }
  }

  /// Writes the message beside its `type`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .hello(let hello):
      try container.encode(Kind.hello, forKey: .type)
      try hello.encode(to: encoder)
    case .acknowledge(let acknowledgement):
      try container.encode(Kind.acknowledge, forKey: .type)
      try acknowledgement.encode(to: encoder)
    case .command(let message):
      try container.encode(Kind.command, forKey: .type)
      try message.encode(to: encoder)
    case .report(let report):
      try container.encode(Kind.report, forKey: .type)
      try report.encode(to: encoder)
    case .shot(let request):
      try container.encode(Kind.shot, forKey: .type)
      try request.encode(to: encoder)
    case .picture(let picture):
      try container.encode(Kind.picture, forKey: .type)
      try picture.encode(to: encoder)
    case .caption(let caption):
      try container.encode(Kind.caption, forKey: .type)
      try caption.encode(to: encoder)
    case .ping(let atMS):
      try container.encode(Kind.ping, forKey: .type)
      try container.encode(atMS, forKey: .at)
    case .pong(let atMS, let nowMS):
      try container.encode(Kind.pong, forKey: .type)
      try container.encode(atMS, forKey: .at)
      try container.encode(nowMS, forKey: .now)
    }
  }
}
