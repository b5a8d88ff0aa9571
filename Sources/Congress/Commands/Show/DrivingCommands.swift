extension CommandRegistry {
  /// The commands that say who runs the show, and keep outputs as they are.
  static let driving: [any CommandFamily.Type] = [
    TakeDriving.self, ReleaseDriving.self, LockOutputs.self, UnlockOutputs.self,
  ]
}

/// Takes the show over, from whoever runs it.
struct TakeDriving: PlainCommand {
  static let name = CommandName("driver.take")
  static let roles: [Role] = [.operator]
  static let isDriving = false

  // Who asks decides it, and not the role.
  static func offers(in state: CongressState) -> [Self] { [] }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    [.driverChanged(driver: context.actor)]
  }
}

/// Gives the show out of hand.
struct ReleaseDriving: PlainCommand {
  static let name = CommandName("driver.release")
  static let roles: [Role] = [.operator]
  static let isDriving = false

  // Who asks decides it, and not the role.
  static func offers(in state: CongressState) -> [Self] { [] }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    [.driverChanged(driver: nil)]
  }
}

extension Command {
  /// The rule that an actor would break by running a show that another drives, by taking over what is theirs already,
  /// or by giving away what is not.
  ///
  /// It rests on who asks, so everybody works it out for themselves: the service before it decides, consoles before
  /// they send.
  func drivingRule(of actor: Actor, driver: Actor?) -> Rejection? {
    switch body {
    case is TakeDriving: return driver == actor ? .driverAlready : nil
    case is ReleaseDriving:
      guard let driver else { return .driverNone }
      return driver == actor ? nil : .driverIsOther(driver)
    default:
      guard name.isDriving, actor.role == .operator, let driver, driver != actor else { return nil }
      return .driverIsOther(driver)
    }
  }
}

/// Keeps every output as it is.
struct LockOutputs: PlainCommand {
  static let name = CommandName("outputs.lock")
  static let roles: [Role] = [.operator]
  static let facets: Facets = .lock

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if state.isLocked { throw .outputsAlreadyLocked }
    return [.outputsLocked(isLocked: true)]
  }
}

/// Lets outputs change again.
struct UnlockOutputs: PlainCommand {
  static let name = CommandName("outputs.unlock")
  static let roles: [Role] = [.operator]
  static let facets: Facets = .lock

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if !state.isLocked { throw .outputsNotLocked }
    return [.outputsLocked(isLocked: false)]
  }
}

extension CongressState {
  /// Refuses events that would change what an output shows while outputs are locked.
  ///
  /// SAFE lies over the outputs and changes none of them.
  func checkLock(_ events: [Event]) throws(Rejection) {
    guard isLocked else { return }
    for case .cueTaken in events { throw .outputsLocked }
    for case .lowerThirdChanged in events { throw .outputsLocked }
    for case .filmChanged in events { throw .outputsLocked }
  }
}

extension Command {
  /// Takes the show over, from whoever runs it.
  public static var driverTake: Command { Command(TakeDriving()) }
  /// Gives the show out of hand.
  public static var driverRelease: Command { Command(ReleaseDriving()) }
  /// Keeps every output as it is.
  public static var outputsLock: Command { Command(LockOutputs()) }
  /// Lets outputs change again.
  public static var outputsUnlock: Command { Command(UnlockOutputs()) }
}
