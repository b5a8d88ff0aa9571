/// Every command that there is, by its name.
package enum CommandRegistry {
  /// The types of all commands, file by file.
  static let families: [any CommandFamily.Type] =
    items + badges + presences + alternates + counts + ballotPlans + ballotRounds + ballotFigures + ballotResults
    + electionPlans + nominations + electionPapers + electionResults + screens + speakers + speeches + cues
    + lowerThirds + films + safe + driving + records + minutes + documents + pressPictures + recording + tablets
    + agenda

  /// All commands, in the order of their types.
  package static let kinds: [CommandKind] = families.flatMap { $0.kinds }

  private static let kindsByName = Dictionary(uniqueKeysWithValues: kinds.map { ($0.name.rawValue, $0) })

  /// The command of that name, if there is one.
  static func kind(named name: String) -> CommandKind? { kindsByName[name] }
}

/// What is known of a command before it is sent.
package struct CommandKind: Sendable {
  /// Its name.
  package let name: CommandName
  /// The roles that may send it where the congress says nothing else.
  package let roles: [Role]
  /// The roles that a congress may give it to.
  package let rolesPossible: [Role]
  /// Whether of several operators only the one who drives may send it.
  package let isDriving: Bool
  /// It with everything that it can hold.
  package let example: any CommandFamily
  /// What it is without arguments; nothing where it needs some.
  let bare: (any CommandFamily)?
  /// Reads its arguments.
  let read: @Sendable (any Decoder) throws -> any CommandFamily

  /// Whoever works at a congress.
  static let rolesOfWork: [Role] = [.operator, .chair, .registration, .teller]

  /// What is known of a command.
  init(
    name: CommandName, roles: [Role], rolesPossible: [Role] = rolesOfWork, isDriving: Bool = true,
    example: any CommandFamily,
    bare: (any CommandFamily)? = nil, read: @escaping @Sendable (any Decoder) throws -> any CommandFamily
  ) {
    self.name = name
    self.roles = roles
    self.rolesPossible = rolesPossible
    self.isDriving = isDriving
    self.example = example
    self.bare = bare
    self.read = read
  }
}

/// The name of a command, `noun.verb`.
///
/// Invariant: whatever is read from outside is the name of a command that there is.
public struct CommandName: Sendable, Hashable, RawRepresentable, CaseIterable {
  /// The name as it is written.
  public let rawValue: String

  /// The name of a command that there is.
  public init?(rawValue: String) {
    guard let kind = CommandRegistry.kind(named: rawValue) else { return nil }
    self = kind.name
  }

  /// The name of a new command, for its type alone.
  init(_ new: StaticString) { rawValue = "\(new)" }

  /// The names of all commands.
  public static var allCases: [CommandName] { CommandRegistry.kinds.map(\.name) }

  /// The roles that may send the command.
  public var roles: [Role] { CommandRegistry.kind(named: rawValue)?.roles ?? [] }

  /// The roles that a congress may give the command to.
  public var rolesPossible: [Role] { CommandRegistry.kind(named: rawValue)?.rolesPossible ?? [] }

  /// Whether the command runs the show: of several operators only the one who drives may send it.
  ///
  /// Presence is everybody's work, and SAFE is for whoever sees first that it is needed.
  public var isDriving: Bool { CommandRegistry.kind(named: rawValue)?.isDriving ?? true }
}

extension CommandName: Codable {
  /// Reads the name of a command that there is.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let name = CommandName(rawValue: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no command '\(text)'")
    }
    self = name
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
