/// Whether somebody in a role could take a step of an election now, where the step needs neither figures nor names.
public struct ElectionStanding: Sendable, Hashable, Codable {
  /// The step, by its command.
  public let command: CommandName
  /// Who would take it.
  public let role: Role
  /// Why it would be refused; nothing where it would not.
  public let refusal: BrokenRule?

  /// How a step stands for a role.
  public init(command: CommandName, role: Role, refusal: BrokenRule?) {
    self.command = command
    self.role = role
    self.refusal = refusal
  }
}

extension CongressState {
  /// How the steps of an election stand for every role that may take them.
  func standings(of election: Election) -> [ElectionStanding] {
    // Any reason will do to learn whether one would be heard.
    let steps: [Command] = [
      .electionAdoptList(election.code), .electionConfirm(election.code), .electionPublish(election.code),
      .electionAbort(election.code, reason: Reason.any.text), .electionVoid(election.code, reason: Reason.any.text),
      .electionNextRound(election.code, candidates: []),
    ]
    return steps.flatMap { step in
      definition.roles(for: step.name).map { role in
        // Of whoever acts, these steps ask for the role alone.
        let context = CommandContext(actor: Actor(role: role, name: role.rawValue), atMS: newestMS)
        do throws(Rejection) {
          try step.body.check(in: self, context)
          return ElectionStanding(command: step.name, role: role, refusal: nil)
        } catch {
          return ElectionStanding(command: step.name, role: role, refusal: BrokenRule(error))
        }
      }
    }
  }
}
