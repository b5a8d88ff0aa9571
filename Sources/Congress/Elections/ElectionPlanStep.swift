/// Something that somebody wants changed in the elections that are prepared, and in the lists of those put forward by the
/// committee.
public enum ElectionPlanStep: Sendable, Hashable {
  case add(Code<Election>, ElectionDraft, candidates: [NewCandidate])
  case edit(Code<Election>, ElectionDraft)
  /// Behind another election or, without one, before all.
  case move(Code<Election>, after: Code<Election>?)
  case drop(Code<Election>)
  case addCandidate(Code<Election>, NewCandidate)
  /// Writes the name of somebody anew who is not on the roster.
  case editCandidate(Code<Election>, Code<Candidate>, name: String)
  case dropCandidate(Code<Election>, Code<Candidate>)

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .add: .electionAdd
    case .edit: .electionEdit
    case .move: .electionMove
    case .drop: .electionDrop
    case .addCandidate: .electionAddCandidate
    case .editCandidate: .electionEditCandidate
    case .dropCandidate: .electionDropCandidate
    }
  }

  /// The election that is meant.
  public var election: Code<Election> {
    switch self {
    case .add(let code, _, _), .edit(let code, _), .move(let code, _), .drop(let code), .addCandidate(let code, _),
      .editCandidate(let code, _, _), .dropCandidate(let code, _):
      code
    }
  }
}

/// What somebody says of an election that is to be put in, or changed; what is not said is left as it is.
public struct ElectionDraft: Sendable, Hashable, Codable {
  /// What is elected.
  public let title: LocalizedText?
  /// How many are to be elected.
  public let seats: Int?
  /// How the ballot paper is filled in.
  public let form: ElectionForm?
  /// The ballot by which the list is adopted; an empty code for none.
  public let listBallot: Code<Ballot>?

  /// A draft from its parts.
  public init(
    title: LocalizedText? = nil, seats: Int? = nil, form: ElectionForm? = nil, listBallot: Code<Ballot>? = nil
  ) {
    self.title = title
    self.seats = seats
    self.form = form
    self.listBallot = listBallot
  }
}

/// Somebody whom the committee puts forward; `name` for whoever is not on the roster.
public struct NewCandidate: Sendable, Hashable, Codable {
  /// The code of the delegate, or of whoever is not on the roster.
  public let candidate: Code<Candidate>
  /// The full name.
  public let name: String?

  /// A candidate from both parts.
  public init(candidate: Code<Candidate>, name: String? = nil) {
    self.candidate = candidate
    self.name = name
  }
}

extension ElectionPlanStep {
  private enum ArgumentKeys: String, CodingKey { case election, candidate, candidates, name, after }

  /// Reads the arguments of a command about prepared elections; nothing where the command is about something else.
  /// - Parameter decoder: Opens the arguments; not called for other commands.
  static func read(_ name: CommandName, arguments decoder: () throws -> any Decoder) throws -> ElectionPlanStep? {
    switch name {
    case .electionAdd, .electionEdit, .electionMove, .electionDrop, .electionAddCandidate, .electionEditCandidate,
      .electionDropCandidate:
      break
    default: return nil
    }
    let decoder = try decoder()
    let arguments = try decoder.container(keyedBy: ArgumentKeys.self)
    let code = try arguments.decode(Code<Election>.self, forKey: .election)
    switch name {
    case .electionAdd:
      let candidates = try arguments.decodeIfPresent([NewCandidate].self, forKey: .candidates)
      return .add(code, try ElectionDraft(from: decoder), candidates: candidates ?? [])
    case .electionEdit: return .edit(code, try ElectionDraft(from: decoder))
    case .electionMove: return .move(code, after: try arguments.decodeIfPresent(Code.self, forKey: .after))
    case .electionAddCandidate: return .addCandidate(code, try NewCandidate(from: decoder))
    case .electionEditCandidate:
      return .editCandidate(
        code, try arguments.decode(Code.self, forKey: .candidate),
        name: try arguments.decode(String.self, forKey: .name))
    case .electionDropCandidate: return .dropCandidate(code, try arguments.decode(Code.self, forKey: .candidate))
    default: return .drop(code)
    }
  }

  /// Writes the arguments.
  func write(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: ArgumentKeys.self)
    try arguments.encode(election, forKey: .election)
    switch self {
    case .add(_, let draft, let candidates):
      try draft.encode(to: encoder)
      if !candidates.isEmpty { try arguments.encode(candidates, forKey: .candidates) }
    case .edit(_, let draft): try draft.encode(to: encoder)
    case .move(_, let after): try arguments.encodeIfPresent(after, forKey: .after)
    case .addCandidate(_, let new): try new.encode(to: encoder)
    case .editCandidate(_, let candidate, let name):
      try arguments.encode(candidate, forKey: .candidate)
      try arguments.encode(name, forKey: .name)
    case .dropCandidate(_, let candidate): try arguments.encode(candidate, forKey: .candidate)
    case .drop: break
    }
  }
}
