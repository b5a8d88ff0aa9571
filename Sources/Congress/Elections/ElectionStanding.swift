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

extension ElectionStep {
  /// The steps whose standing is told; any reason will do to learn whether one would be heard.
  static let told: [ElectionStep] = [
    .adoptList, .confirm, .publish, .abort(reason: "…"), .void(reason: "…"), .nextRound(candidates: []),
  ]

  /// Whether the step's standing is told, so that it can be judged without the whole state.
  var isTold: Bool {
    switch self {
    case .adoptList, .confirm, .publish: true
    case .nextRound(let candidates): candidates.isEmpty
    case .abort(let reason), .void(let reason):
      !reason.allSatisfy(\.isWhitespace) && reason.utf8.count <= CommandRequest.reasonBytesMax
    case .nominate, .support, .withdraw, .issue, .collect, .count: false
    }
  }
}

extension CongressState {
  /// How the steps of an election stand for every role that may take them, as ``ElectionDecision`` would decide.
  func standings(of election: Election) -> [ElectionStanding] {
    ElectionStep.told.flatMap { step in
      definition.roles(for: step.name).map { role in
        // Of whoever acts, these steps ask for the role alone.
        let decision = ElectionDecision(state: self, election: election, actor: Actor(role: role, name: role.rawValue))
        do throws(Rejection) {
          // The order of the names is not asked for; every command of anybody leads here.
          if step == .adoptList { try decision.checkList() } else { _ = try decision.change(for: step) }
          return ElectionStanding(command: step.name, role: role, refusal: nil)
        } catch {
          return ElectionStanding(command: step.name, role: role, refusal: BrokenRule(error))
        }
      }
    }
  }
}
