/// Something that somebody wants changed in what is prepared to be put; the argument of `ballot.add`, `ballot.edit`,
/// `ballot.move` and `ballot.drop`.
public enum BallotPlanStep: Sendable, Hashable {
  /// A ballot that nobody had foreseen, under a code or the next that is free; it stands in an item or, without one, is
  /// a spare.
  case add(BallotDraft, code: Code<Ballot>?, place: BallotPlace?)
  case edit(Code<Ballot>, BallotDraft)
  /// To another place or, without one, out of every item.
  case move(Code<Ballot>, to: BallotPlace?)
  case drop(Code<Ballot>)

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .add: .ballotAdd
    case .edit: .ballotEdit
    case .move: .ballotMove
    case .drop: .ballotDrop
    }
  }

  /// The ballot that is meant, where one is named.
  public var ballot: Code<Ballot>? {
    switch self {
    case .add(_, let code, _): code
    case .edit(let code, _), .move(let code, _), .drop(let code): code
    }
  }
}

/// Where a ballot stands: in an item, behind another of its ballots or, without one, at the end.
public struct BallotPlace: Sendable, Hashable {
  /// The item.
  public let item: Code<Item>
  /// The ballot before it.
  public let after: Code<Ballot>?

  /// A place in an item.
  public init(item: Code<Item>, after: Code<Ballot>? = nil) {
    self.item = item
    self.after = after
  }
}

extension BallotPlanStep {
  private enum ArgumentKeys: String, CodingKey { case ballot, item, after }

  /// Reads the arguments of a command about what is prepared; nothing where the command is about something else.
  /// - Parameter decoder: Opens the arguments; not called for other commands.
  static func read(_ name: CommandName, arguments decoder: () throws -> any Decoder) throws -> BallotPlanStep? {
    switch name {
    case .ballotAdd, .ballotEdit, .ballotMove, .ballotDrop: break
    default: return nil
    }
    let decoder = try decoder()
    let arguments = try decoder.container(keyedBy: ArgumentKeys.self)
    var place: BallotPlace? {
      get throws {
        guard let item = try arguments.decodeIfPresent(Code<Item>.self, forKey: .item) else { return nil }
        return BallotPlace(item: item, after: try arguments.decodeIfPresent(Code.self, forKey: .after))
      }
    }
    if name == .ballotAdd {
      let code = try arguments.decodeIfPresent(Code<Ballot>.self, forKey: .ballot)
      return .add(try BallotDraft(from: decoder), code: code, place: try place)
    }
    let code = try arguments.decode(Code<Ballot>.self, forKey: .ballot)
    return switch name {
    case .ballotEdit: .edit(code, try BallotDraft(from: decoder))
    case .ballotMove: .move(code, to: try place)
    default: .drop(code)
    }
  }

  /// Writes the arguments.
  func write(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: ArgumentKeys.self)
    try arguments.encodeIfPresent(ballot, forKey: .ballot)
    switch self {
    case .add(let draft, _, let place):
      try draft.encode(to: encoder)
      try Self.write(place, to: &arguments)
    case .edit(_, let draft): try draft.encode(to: encoder)
    case .move(_, let place): try Self.write(place, to: &arguments)
    case .drop: break
    }
  }

  private static func write(_ place: BallotPlace?, to arguments: inout KeyedEncodingContainer<ArgumentKeys>) throws {
    try arguments.encodeIfPresent(place?.item, forKey: .item)
    try arguments.encodeIfPresent(place?.after, forKey: .after)
  }
}
