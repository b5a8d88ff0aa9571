/// Something that somebody wants done.
///
/// Written on the wire as a name `noun.verb` and its arguments: `"name":"ballot.open","args":{"ballot":"BQ06"}`, beside
/// other keys. What each asks for is a type of its own, a ``CommandBody``; ``CommandRegistry`` has them all.
public struct Command: Sendable {
  /// What it asks for.
  package let body: any CommandFamily

  /// A command that asks for `body`.
  package init(_ body: some CommandFamily) { self.body = body }

  package init(any body: any CommandFamily) { self.body = body }

  /// The command's name.
  public var name: CommandName { body.name }

  /// What it asks for, where that is a `Body`.
  package func `as`<Body: CommandFamily>(_ type: Body.Type) -> Body? { body as? Body }

  /// The command as a line of a log has it: its name and what it is about, without figures, choices and reasons.
  public var brief: String { body.brief.map { "\(name.rawValue) \($0)" } ?? name.rawValue }

  /// What it is known by among those that are offered: its name and what it is about, without anything typed.
  public var key: String { body.subject.map { "\(name.rawValue) \($0)" } ?? name.rawValue }

  /// The ballot that the command is about, if it is about one.
  public var ballot: Code<Ballot>? { (body as? any BallotCommand)?.ballot ?? self.as(AddBallot.self)?.code }

  /// What is typed in the command and a hall will read.
  public var hallTexts: [String] { body.hallTexts }

  /// The cue that the command shows or lets stand by, if it names one.
  public var cueNamed: Cue? { body.cueNamed }
}

extension Command: Hashable {
  /// Whether both ask for the same.
  public static func == (left: Command, right: Command) -> Bool { left.body.isEqual(to: right.body) }

  /// Hashes what it asks for.
  public func hash(into hasher: inout Hasher) { body.hash(into: &hasher) }
}

extension Command: Codable {
  private enum CodingKeys: String, CodingKey { case name, args }

  /// Reads `name` and `args`; errors say which argument is missing or wrong.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(CommandName.self, forKey: .name)
    guard let kind = CommandRegistry.kind(named: name.rawValue) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container, debugDescription: "there is no command '\(name.rawValue)'")
    }
    if container.contains(.args) {
      body = try kind.read(container.superDecoder(forKey: .args))
      return
    }
    guard let bare = kind.bare else {
      throw DecodingError.keyNotFound(
        CodingKeys.args, .init(codingPath: container.codingPath, debugDescription: "\(name.rawValue) needs args"))
    }
    body = bare
  }

  /// Writes `name` and, where the command has any, `args`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if !body.isBare { try body.encode(to: container.superEncoder(forKey: .args)) }
  }
}
