/// Commands as the protocol writes them: `"name":"ballot.open","args":{"ballot":"BQ06"}`, beside other keys.
extension Command: Codable {
  private enum CodingKeys: String, CodingKey { case name, args }

  private enum ArgumentKeys: String, CodingKey {
    case item, delegate, ballot, counts, reason, output, cue
  }

  /// Reads `name` and `args`; errors say which argument is missing or wrong.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(CommandName.self, forKey: .name)
    guard container.contains(.args) else {
      guard let command = Command(withoutArguments: name) else {
        throw DecodingError.keyNotFound(
          CodingKeys.args, .init(codingPath: container.codingPath, debugDescription: "\(name.rawValue) needs args"))
      }
      self = command
      return
    }
    if let (election, step) = try ElectionStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) {
      self = .election(election, step)
      return
    }
    let arguments = try container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: .args)
    self = try Command(withoutArguments: name) ?? Command(name: name, arguments: arguments)
  }

  private init?(withoutArguments name: CommandName) {
    switch name {
    case .itemNext: self = .itemNext
    case .itemEnd: self = .itemEnd
    case .safeOn: self = .safeOn
    case .safeOff: self = .safeOff
    case .commandUndo: self = .commandUndo
    default: return nil
    }
  }

  private init(name: CommandName, arguments: KeyedDecodingContainer<ArgumentKeys>) throws {
    func ballot() throws -> Code<Ballot> { try arguments.decode(Code.self, forKey: .ballot) }
    func delegate() throws -> Code<Delegate> { try arguments.decode(Code.self, forKey: .delegate) }
    func output() throws -> Code<Output> { try arguments.decode(Code.self, forKey: .output) }
    func reason() throws -> String { try arguments.decodeIfPresent(String.self, forKey: .reason) ?? "" }
    switch name {
    case .itemStart: self = .itemStart(try arguments.decode(Code.self, forKey: .item))
    case .delegateCheckIn: self = .delegateCheckIn(try delegate())
    case .delegateStepOut: self = .delegateStepOut(try delegate())
    case .delegateMarkAbsent: self = .delegateMarkAbsent(try delegate(), reason: try reason())
    case .ballotAsk: self = .ballotAsk(try ballot())
    case .ballotOpen: self = .ballotOpen(try ballot())
    case .ballotHold: self = .ballotHold(try ballot())
    case .ballotResume: self = .ballotResume(try ballot())
    case .ballotClose: self = .ballotClose(try ballot())
    case .ballotCount:
      self = .ballotCount(try ballot(), counts: try arguments.decode([String: Int].self, forKey: .counts))
    case .ballotConfirm: self = .ballotConfirm(try ballot())
    case .ballotPublish: self = .ballotPublish(try ballot())
    case .ballotAbort: self = .ballotAbort(try ballot(), reason: try reason())
    case .ballotVoid: self = .ballotVoid(try ballot(), reason: try reason())
    case .ballotRevote: self = .ballotRevote(try ballot())
    case .cueStandby: self = .cueStandby(try output(), try arguments.decode(Cue.self, forKey: .cue))
    case .cueTake: self = .cueTake(try output(), try arguments.decodeIfPresent(Cue.self, forKey: .cue))
    case .itemNext, .itemEnd, .safeOn, .safeOff, .commandUndo:
      preconditionFailure("commands without arguments are read before this")
    case .electionNominate, .electionSupport, .electionWithdraw, .electionAdoptList, .electionIssue, .electionCollect,
      .electionCount, .electionConfirm, .electionPublish, .electionAbort, .electionVoid, .electionNextRound:
      preconditionFailure("steps of elections are read before this")
    }
  }

  /// Writes `name` and, where the command has any, `args`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if Command(withoutArguments: name) != nil { return }
    if case .election(let election, let step) = self {
      return try step.write(election, to: container.superEncoder(forKey: .args))
    }
    var arguments = container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: .args)
    switch self {
    case .itemNext, .itemEnd, .safeOn, .safeOff, .commandUndo, .election: break
    case .itemStart(let item): try arguments.encode(item, forKey: .item)
    case .delegateCheckIn(let delegate), .delegateStepOut(let delegate):
      try arguments.encode(delegate, forKey: .delegate)
    case .delegateMarkAbsent(let delegate, let reason):
      try arguments.encode(delegate, forKey: .delegate)
      try arguments.encode(reason, forKey: .reason)
    case .ballotAsk(let ballot), .ballotOpen(let ballot), .ballotHold(let ballot), .ballotResume(let ballot),
      .ballotClose(let ballot), .ballotConfirm(let ballot), .ballotPublish(let ballot), .ballotRevote(let ballot):
      try arguments.encode(ballot, forKey: .ballot)
    case .ballotCount(let ballot, let counts):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(counts, forKey: .counts)
    case .ballotAbort(let ballot, let reason), .ballotVoid(let ballot, let reason):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(reason, forKey: .reason)
    case .cueStandby(let output, let cue):
      try arguments.encode(output, forKey: .output)
      try arguments.encode(cue, forKey: .cue)
    case .cueTake(let output, let cue):
      try arguments.encode(output, forKey: .output)
      try arguments.encodeIfPresent(cue, forKey: .cue)
    }
  }
}
