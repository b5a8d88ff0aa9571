extension CommandRegistry {
  /// The commands that cover every screen, and uncover them.
  static let safe: [any CommandFamily.Type] = [TurnSafeOn.self, TurnSafeOff.self]
}

/// Covers every screen.
struct TurnSafeOn: PlainCommand {
  static let name = CommandName("safe.on")
  static let roles: [Role] = [.operator]
  // It is for whoever sees first that it is needed.
  static let isDriving = false
  static let facets: Facets = .safe

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if state.isSafe { throw .safeAlreadyOn }
    return [.safeTurned(isOn: true)]
  }
}

/// Uncovers every screen.
struct TurnSafeOff: PlainCommand {
  static let name = CommandName("safe.off")
  static let roles: [Role] = [.operator]
  static let facets: Facets = .safe

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if !state.isSafe { throw .safeAlreadyOff }
    return [.safeTurned(isOn: false)]
  }
}

extension Command {
  /// Covers every screen.
  public static var safeOn: Command { Command(TurnSafeOn()) }
  /// Uncovers every screen.
  public static var safeOff: Command { Command(TurnSafeOff()) }
}
