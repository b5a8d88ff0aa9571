/// A command with everything the core needs from outside: who, under what id, when, and on what footing.
public struct CommandRequest: Sendable, Hashable {
  /// The longest reason, in bytes of UTF-8.
  public static let reasonBytesMax = 2_000

  /// Made by the client, unique among its commands; a repeated id never does anything twice.
  public let id: String
  /// Who wants it.
  public let actor: Actor
  /// When the service received it, in ms since 1970 UTC.
  public let atMS: Int64
  /// The sequence that the sender saw; where it is no longer the newest, the command is refused.
  public let ifSequence: Int64?
  /// What is wanted.
  public let command: Command

  /// A command as received.
  public init(id: String, actor: Actor, atMS: Int64, ifSequence: Int64? = nil, command: Command) {
    self.id = id
    self.actor = actor
    self.atMS = atMS
    self.ifSequence = ifSequence
    self.command = command
  }

  /// The command's name in the record, unique over all senders: `operator/control-1/7f1c`.
  public var recordID: String { "\(actor.role.rawValue)/\(actor.name)/\(id)" }
}
