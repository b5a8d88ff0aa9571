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
      let allowed = command.rolesPossible
      if let stranger = roles.first(where: { !allowed.contains($0) }) {
        fields[command.rawValue]?.report(
          .roleNotAllowed,
          ["role": .text(stranger.rawValue), "known": .text(allowed.map(\.rawValue).joined(separator: ", "))])
        return nil
      }
      return Permission(command: command, roles: Role.allCases.filter(roles.contains))
    }
  }

  /// Reports steps that take two roles and have been given to one.
  static func checkPairs(_ permissions: [Permission], publishing: Publishing, in value: YamlValue) {
    func roles(_ command: CommandName) -> Set<Role> {
      Set(permissions.first { $0.command == command }?.roles ?? command.roles)
    }
    for command in [VoidBallot.name, VoidElection.name] where roles(command).count < 2 {
      value.report(.roleMissing, ["command": .text(command.rawValue)])
    }
    guard publishing == .twoPersons else { return }
    let pairs = [(ConfirmBallot.name, PublishBallot.name), (ConfirmElection.name, PublishElection.name)]
    for (confirm, publish) in pairs where roles(confirm).union(roles(publish)).count < 2 {
      value.report(.roleMissing, ["command": .text("\(confirm.rawValue), \(publish.rawValue)")])
    }
  }
}
