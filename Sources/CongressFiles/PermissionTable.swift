import Assets
import Congress

/// `permissions` of `congress.yaml`: commands, each with the roles that may send it at this congress.
enum PermissionTable {
  /// Reads the table; a command that is not named keeps its usual roles.
  static func read(_ value: YamlValue) -> [Permission]? {
    let names = CommandName.allCases.map(\.rawValue)
    guard let fields = value.fields(of: .permission, required: [], optional: names) else { return nil }
    return CommandName.allCases.compactMap { command in
      guard let entries = fields[command.rawValue]?.list(count: 1...Role.allCases.count) else { return nil }
      let roles = entries.compactMap { $0.word(Role.self) }
      guard roles.count == entries.count else { return nil }
      // Publishing and voiding may take two roles, and then nobody could ever do it alone.
      if command.mayNeedTwoRoles, Set(roles).count < 2 {
        fields[command.rawValue]?.report(.roleMissing)
        return nil
      }
      return Permission(command: command, roles: Role.allCases.filter(roles.contains))
    }
  }
}

extension CommandName {
  /// Whether the command is one of a pair that two roles may have to give.
  fileprivate var mayNeedTwoRoles: Bool { self == .ballotVoid }
}
