/// Steps of elections as the protocol writes them: `"name":"election.issue","args":{"election":"E1","issued":486}`.
extension ElectionStep {
  private enum ArgumentKeys: String, CodingKey {
    case election, candidate, name, origin, votes, reason, issued, absentThroughout, collected, valid, invalid,
      disagree,
      candidates
  }

  /// Reads the arguments of a command about an election; nothing where the command is about something else.
  /// - Parameter decoder: Opens the arguments; not called for other commands.
  static func read(
    _ name: CommandName, arguments decoder: () throws -> any Decoder
  ) throws -> (election: Code<Election>, step: ElectionStep)? {
    guard name.rawValue.hasPrefix("election.") else { return nil }
    let arguments = try decoder().container(keyedBy: ArgumentKeys.self)
    guard let step = try ElectionStep(name: name, arguments: arguments) else { return nil }
    return (try arguments.decode(Code.self, forKey: .election), step)
  }

  private init?(name: CommandName, arguments: KeyedDecodingContainer<ArgumentKeys>) throws {
    func candidate() throws -> Code<Candidate> { try arguments.decode(Code.self, forKey: .candidate) }
    func reason() throws -> String { try arguments.decodeIfPresent(String.self, forKey: .reason) ?? "" }
    func number(_ key: ArgumentKeys) throws -> Int { try arguments.decode(Int.self, forKey: key) }
    switch name {
    case .electionNominate:
      self = .nominate(
        try candidate(), name: try arguments.decodeIfPresent(String.self, forKey: .name),
        origin: try arguments.decode(Candidate.Origin.self, forKey: .origin))
    case .electionSupport: self = .support(try candidate(), votes: try number(.votes))
    case .electionWithdraw: self = .withdraw(try candidate(), reason: try reason())
    case .electionAdoptList: self = .adoptList
    case .electionIssue:
      let absent = try arguments.decodeIfPresent(Int.self, forKey: .absentThroughout)
      self = .issue(issued: try number(.issued), absentThroughout: absent)
    case .electionCollect: self = .collect(collected: try number(.collected))
    case .electionCount:
      self = .count(
        ElectionFigures(
          valid: try number(.valid), invalid: try number(.invalid),
          votes: try arguments.decode([String: Int].self, forKey: .votes),
          disagree: try arguments.decodeIfPresent([String: Int].self, forKey: .disagree)))
    case .electionConfirm: self = .confirm
    case .electionPublish: self = .publish
    case .electionAbort: self = .abort(reason: try reason())
    case .electionVoid: self = .void(reason: try reason())
    case .electionNextRound:
      let candidates = try arguments.decodeIfPresent([Code<Candidate>].self, forKey: .candidates)
      self = .nextRound(candidates: candidates ?? [])
    default: return nil
    }
  }

  /// Writes the arguments.
  func write(_ election: Code<Election>, to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: ArgumentKeys.self)
    try arguments.encode(election, forKey: .election)
    switch self {
    case .nominate(let candidate, let name, let origin):
      try arguments.encode(candidate, forKey: .candidate)
      try arguments.encodeIfPresent(name, forKey: .name)
      try arguments.encode(origin, forKey: .origin)
    case .support(let candidate, let votes):
      try arguments.encode(candidate, forKey: .candidate)
      try arguments.encode(votes, forKey: .votes)
    case .withdraw(let candidate, let reason):
      try arguments.encode(candidate, forKey: .candidate)
      try arguments.encode(reason, forKey: .reason)
    case .issue(let issued, let absentThroughout):
      try arguments.encode(issued, forKey: .issued)
      try arguments.encodeIfPresent(absentThroughout, forKey: .absentThroughout)
    case .collect(let collected): try arguments.encode(collected, forKey: .collected)
    case .count(let figures):
      try arguments.encode(figures.valid, forKey: .valid)
      try arguments.encode(figures.invalid, forKey: .invalid)
      try arguments.encode(figures.votes, forKey: .votes)
      try arguments.encodeIfPresent(figures.disagree, forKey: .disagree)
    case .abort(let reason), .void(let reason): try arguments.encode(reason, forKey: .reason)
    case .nextRound(let candidates):
      if !candidates.isEmpty { try arguments.encode(candidates, forKey: .candidates) }
    case .adoptList, .confirm, .publish: break
    }
  }
}
