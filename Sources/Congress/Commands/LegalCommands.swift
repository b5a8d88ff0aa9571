/// What somebody in a role may do now, and why not what they may not: what their keys and buttons are grey by.
///
/// Worked out by the decisions themselves. A command is known by its ``Command/key``: its name and what it is about.
/// What is typed (a figure, a reason, how many minutes) is judged when it is sent. Left out is what rests on who asks and
/// not on their role: what they could undo, and who drives.
public struct LegalCommands: Sendable, Hashable, Codable {
  /// In what role.
  public let role: Role
  /// What may be sent, in the order of the offers.
  public let may: [String]
  /// What would be refused, with the first rule that it would break.
  public let refused: [String: BrokenRule]

  /// What somebody may do, and may not.
  public init(role: Role, may: [String], refused: [String: BrokenRule]) {
    self.role = role
    self.may = may
    self.refused = refused
  }

  /// The roles that are told.
  public static let roles: [Role] = [.operator, .chair, .teller]
}

extension CongressState {
  /// What somebody in a role may do now.
  public func legalCommands(for role: Role) -> LegalCommands {
    // Nobody's name: what depends on it is not told here.
    let context = CommandContext(actor: Actor(role: role, name: ""), atMS: newestMS)
    var seen: Set<String> = []
    var may: [String] = []
    var refused: [String: BrokenRule] = [:]
    for command in offers(for: role) where seen.insert(command.key).inserted {
      do throws(Rejection) {
        try command.body.check(in: self, context)
        may.append(command.key)
      } catch {
        refused[command.key] = BrokenRule(error)
      }
    }
    return LegalCommands(role: role, may: may, refused: refused)
  }

  /// What is offered to somebody in a role.
  package func offers(for role: Role) -> [Command] {
    CommandRegistry.families.flatMap { family -> [Command] in
      let roles = Set(family.kinds.flatMap { definition.roles(for: $0.name) })
      guard roles.contains(role) else { return [] }
      return family.commands(in: self).filter { definition.roles(for: $0.name).contains(role) }
    }
  }
}

extension CommandFamily {
  fileprivate static func commands(in state: CongressState) -> [Command] { offers(in: state).map { Command($0) } }
}

extension ControlView {
  /// The rule that a command would break now; nothing where it is legal, or not to be judged from here.
  ///
  /// Only the service knows whether it has the key of a secret vote, and what is typed.
  public func brokenRule(by command: Command, of actor: Actor) -> BrokenRule? {
    let allowed = show.permissions.first { $0.command == command.name }?.roles ?? command.name.roles
    guard allowed.contains(actor.role) else {
      return BrokenRule(.roleMayNot(command: command.name, role: actor.role, allowed: allowed))
    }
    if let rule = command.drivingRule(of: actor, driver: show.driver) { return BrokenRule(rule) }
    if command == .commandUndo {
      guard let standing = show.undo.first(where: { $0.actor == actor }) else { return BrokenRule(.undoEmpty) }
      return standing.refusal
    }
    return legal.refused[command.key]
  }
}
