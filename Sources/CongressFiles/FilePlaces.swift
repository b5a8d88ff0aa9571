public import Congress

/// Where the texts of a congress folder stand, as compilers write places: `agenda.yaml:12`.
public struct FilePlaces: Sendable, Hashable {
  private let keys: [String: Int]
  private let items: [String: Int]
  private let ballots: [String: Int]
  private let delegates: [String: Int]
  private let elections: [String: Int]
  /// The ballots whose choices look like no motion, and of which nothing says whether they are alternatives.
  public let unsaidKinds: Set<Code<Ballot>>

  init(
    keys: [Placed<String>], items: [Placed<String>], ballots: [Placed<String>], delegates: [Placed<String>],
    elections: [Placed<String>], unsaidKinds: Set<Code<Ballot>>
  ) {
    self.unsaidKinds = unsaidKinds
    self.elections = Self.lines(elections)
    self.keys = Self.lines(keys)
    self.items = Self.lines(items)
    self.ballots = Self.lines(ballots)
    self.delegates = Self.lines(delegates)
  }

  private static func lines(_ placed: [Placed<String>]) -> [String: Int] {
    Dictionary(placed.map { ($0.value, $0.line) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a key of `congress.yaml` stands: `name`, `theme`, `emblem`.
  public func key(_ name: String) -> String { Self.place(CongressFile.fileName, keys[name]) }

  /// Where an item begins.
  public func item(_ code: Code<Item>) -> String { Self.place(AgendaFile.fileName, items[code.text]) }

  /// Where a ballot begins.
  public func ballot(_ code: Code<Ballot>) -> String { Self.place(BallotsFile.fileName, ballots[code.text]) }

  /// The row of a delegate.
  public func delegate(_ code: Code<Delegate>) -> String { Self.place(RosterFile.fileName, delegates[code.text]) }

  /// Where an election begins.
  public func election(_ code: Code<Election>) -> String { Self.place(ElectionsFile.fileName, elections[code.text]) }

  /// Where a speaker stands; to the file.
  public func speaker(_ code: Code<Speaker>) -> String { SpeakersFile.fileName }

  private static func place(_ file: String, _ line: Int?) -> String { line.map { "\(file):\($0)" } ?? file }
}
