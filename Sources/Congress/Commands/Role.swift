/// What somebody connected to the service may do and see.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  /// Runs the day from the control room.
  case `operator`
  /// Opens, closes, confirms and publishes from the podium.
  case chair
  /// Checks delegates in.
  case registration
  /// Enters counts.
  case teller
  /// A gateway of voting terminals.
  case voter
  /// Shows an output.
  case screen
  /// Reads along, for minutes.
  case observer
  /// Serves tablets: follows what their audiences are told.
  case gateway
}

/// Who gave a command: a role and the name under which its connection said hello.
public struct Actor: Sendable, Hashable, Codable {
  /// In what role.
  public let role: Role
  /// Under what name, such as `control-1`.
  public let name: String

  /// Somebody in a role.
  public init(role: Role, name: String) {
    self.role = role
    self.name = name
  }
}
