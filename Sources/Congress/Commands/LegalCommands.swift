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

extension LegalCommands {
  /// What it is worked out from.
  static let facets = CommandRegistry.families.reduce(Facets()) { $0.union($1.facets) }
}

extension CongressState {
  /// What somebody in a role may do now, worked out afresh.
  public func legalCommands(for role: Role) -> LegalCommands {
    var memory = LegalMemory(role: role)
    return memory.commands(in: self)
  }

  /// What is offered to somebody in a role.
  package func offers(for role: Role) -> [Command] {
    CommandRegistry.families.flatMap { $0.commands(in: self, for: role) }
  }
}

/// What somebody in a role may do, kept from one state to the next: only what an event may have changed is decided anew.
public struct LegalMemory: Sendable {
  private struct Finding: Sendable, Hashable {
    let key: String
    let refusal: BrokenRule?
  }

  private let role: Role
  /// What was found of each family of the registry, in its order.
  private var findings: [[Finding]]
  /// What has changed since.
  private var changed = Facets.all
  private var newest: LegalCommands

  /// Nothing known yet.
  public init(role: Role) {
    self.role = role
    findings = CommandRegistry.families.map { _ in [] }
    newest = LegalCommands(role: role, may: [], refused: [:])
  }

  /// Hears what an event has changed.
  public mutating func hear(_ facets: Facets) { changed.formUnion(facets) }

  /// What may be done in a state that has come to be by what was heard.
  public mutating func commands(in state: CongressState) -> LegalCommands {
    var isOther = false
    for (index, family) in CommandRegistry.families.enumerated() where !family.facets.isDisjoint(with: changed) {
      let found = Self.findings(of: family.commands(in: state, for: role), in: state, role: role)
      guard found != findings[index] else { continue }
      findings[index] = found
      isOther = true
    }
    changed = []
    if isOther { newest = told }
    return newest
  }

  private static func findings(of offers: [Command], in state: CongressState, role: Role) -> [Finding] {
    // Nobody's name: what depends on it is not told here.
    let context = CommandContext(actor: Actor(role: role, name: ""), atMS: state.newestMS)
    return offers.map { command in
      do throws(Rejection) {
        try command.body.check(in: state, context)
        return Finding(key: command.key, refusal: nil)
      } catch {
        return Finding(key: command.key, refusal: BrokenRule(error))
      }
    }
  }

  private var told: LegalCommands {
    var seen: Set<String> = []
    var may: [String] = []
    var refused: [String: BrokenRule] = [:]
    for finding in findings.joined() where seen.insert(finding.key).inserted {
      if let refusal = finding.refusal { refused[finding.key] = refusal } else { may.append(finding.key) }
    }
    return LegalCommands(role: role, may: may, refused: refused)
  }
}

extension CommandFamily {
  /// What is offered to somebody in a role.
  fileprivate static func commands(in state: CongressState, for role: Role) -> [Command] {
    let names = names.filter { state.definition.roles(for: $0).contains(role) }
    guard !names.isEmpty else { return [] }
    let all = offers(in: state).map { Command($0) }
    return names.count == Self.names.count ? all : all.filter { names.contains($0.name) }
  }
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
