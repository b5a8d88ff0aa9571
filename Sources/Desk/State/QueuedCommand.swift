public import Congress
import HallProtocol

/// A command of a desk that has been recorded on its disk and not been answered yet.
///
/// Its id stays the same however often it is sent, so it is carried out once.
public struct QueuedCommand: Sendable, Hashable, Codable {
  /// What tells one command of this desk from all others.
  public typealias ID = String

  /// Unique among the commands of this desk.
  public let id: ID
  /// The congress that it is meant for; nothing where the desk did not know it yet.
  public let congress: Code<Definition>?
  /// When it was given, by the desk's clock in ms since 1970 UTC.
  public let atMS: Int64
  /// What is wanted.
  public let command: Command

  /// A command as given.
  public init(id: String, congress: Code<Definition>?, atMS: Int64, command: Command) {
    self.id = id
    self.congress = congress
    self.atMS = atMS
    self.command = command
  }

  /// The command as one that says when its badge was scanned, by the service's clock.
  func scanned(atMS scannedAtMS: Int64) -> QueuedCommand {
    QueuedCommand(id: id, congress: congress, atMS: atMS, command: command.scanned(atMS: scannedAtMS))
  }

  private enum CodingKeys: String, CodingKey { case id, congress, at }

  /// Reads the command beside the other keys.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      congress: try container.decodeIfPresent(Code.self, forKey: .congress),
      atMS: try container.decode(Int64.self, forKey: .at), command: try Command(from: decoder))
  }

  /// Writes the command beside the other keys.
  public func encode(to encoder: any Encoder) throws {
    try command.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(congress, forKey: .congress)
    try container.encode(atMS, forKey: .at)
  }
}
