extension CommandRegistry {
  /// The commands about screens.
  static let screens: [any CommandFamily.Type] = [
    IdentifyScreens.self, RenameScreen.self, AssignScreen.self, PinScreen.self, FreezeScreen.self, FollowOutput.self,
  ]
}

/// One screen or, without one, every screen says who it is; also those that nobody knows.
struct IdentifyScreens: CommandBody {
  static let name = CommandName("screen.identify")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left")

  /// The screen.
  let screen: Code<Screen>?

  var subject: String? { screen?.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let asked = try screen.map { id throws(Rejection) in [try state.knownScreen(id)] } ?? state.screens
    if let screen = asked.first(where: state.showsCeremony) { throw .screen(.ceremonyOnAir(screen.id)) }
    return [.screenIdentified(screen: screen, untilMS: context.atMS + ScreenStanding.identifyMS)]
  }
}

/// Gives a screen a name that people know it by; an empty one takes it away.
struct RenameScreen: CommandBody {
  static let name = CommandName("screen.rename")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left", name: "Bên trái")

  /// The screen.
  let screen: Code<Screen>
  /// What it is called from now on.
  let newName: String

  private enum CodingKeys: String, CodingKey {
    case screen
    case newName = "name"
  }

  init(screen: Code<Screen>, name: String) {
    self.screen = screen
    newName = name
  }

  var subject: String? { screen.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownScreen(screen)
    let bytes = newName.utf8.count
    guard bytes <= ScreenStanding.nameBytesMax else { throw .screen(.nameTooLong(screen, bytes: bytes)) }
    let isFit = newName.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isFit, newName.isEmpty || !newName.allSatisfy(\.isWhitespace) else { throw .screen(.nameNotFit(screen)) }
    guard newName != known.name else { throw .screen(.nameAlreadySo(screen, name: newName)) }
    return [.screenChanged(screen: screen, change: .renamed(name: newName))]
  }
}

/// Gives a screen to an output; a screen that nobody knew is known from then on.
struct AssignScreen: CommandBody {
  static let name = CommandName("screen.assign")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left", output: "hall")

  /// The screen.
  let screen: Code<Screen>
  /// The output.
  let output: Code<Output>

  var subject: String? { screen.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard state.output(output) != nil else { throw .outputUnknown(output, known: state.outputs.map(\.name)) }
    if let known = state.screen(screen) {
      guard known.output != output else { throw .screen(.outputAlreadySo(screen, output: output)) }
    } else {
      try checkNew(in: state)
    }
    return [.screenChanged(screen: screen, change: .assigned(output: output))]
  }

  private func checkNew(in state: CongressState) throws(Rejection) {
    let isFit = screen.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "/" }
    guard isFit, (1...ScreenStanding.nameBytesMax).contains(screen.text.utf8.count) else {
      throw .screen(.idNotFit(screen))
    }
    guard state.screens.count < ScreenStanding.countMax else { throw .screen(.tooMany) }
  }
}

/// Lets a screen show one scene, whatever its output shows.
struct PinScreen: CommandBody {
  static let name = CommandName("screen.pin")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left", cue: .attendance)

  /// The screen.
  let screen: Code<Screen>
  /// What it shows.
  let cue: Cue

  var subject: String? { screen.text }
  var hallTexts: [String] { cue.hallTexts }
  var cueNamed: Cue? { cue }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownScreen(screen)
    try state.check(cue, isForAir: true)
    try state.checkIsOpen(cue, on: known.output)
    let cue = state.pinned(cue)
    if case .pinned(cue, _) = known.mode { throw .screen(.alreadyPinned(screen, cue: cue)) }
    return [.screenChanged(screen: screen, change: .pinned(cue: cue))]
  }
}

/// Keeps the picture that a screen shows now.
struct FreezeScreen: CommandBody {
  static let name = CommandName("screen.freeze")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left")

  /// The screen.
  let screen: Code<Screen>

  var subject: String? { screen.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    if case .frozen = try state.knownScreen(screen).mode { throw .screen(.alreadyFrozen(screen)) }
    return [.screenChanged(screen: screen, change: .frozen)]
  }
}

/// Lets a screen show its output again.
struct FollowOutput: CommandBody {
  static let name = CommandName("screen.follow")
  static let roles: [Role] = [.operator]
  static let example = Self(screen: "hall-left")

  /// The screen.
  let screen: Code<Screen>

  var subject: String? { screen.text }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownScreen(screen)
    if case .follows = known.mode { throw .screen(.alreadyFollows(screen, output: known.output)) }
    return [.screenChanged(screen: screen, change: .followed)]
  }
}

extension CongressState {
  fileprivate func knownScreen(_ id: Code<Screen>) throws(Rejection) -> ScreenStanding {
    guard let screen = screen(id) else { throw .screen(.unknown(id, known: screens.map(\.id))) }
    return screen
  }

  /// Whether something may not appear over what a screen shows.
  fileprivate func showsCeremony(_ screen: ScreenStanding) -> Bool {
    if isSafe { return false }
    switch screen.mode {
    case .follows: return onAir(screen.output).isCeremony
    case .pinned(let cue, _): return cue.isCeremony
    case .frozen(let picture, _): return picture.content.isCeremony
    }
  }
}

extension Command {
  /// One screen or, without one, every screen says who it is.
  public static func screenIdentify(_ screen: Code<Screen>?) -> Command { Command(IdentifyScreens(screen: screen)) }

  /// Gives a screen a name that people know it by.
  public static func screenRename(_ screen: Code<Screen>, _ name: String) -> Command {
    Command(RenameScreen(screen: screen, name: name))
  }

  /// Gives a screen to an output.
  public static func screenAssign(_ screen: Code<Screen>, _ output: Code<Output>) -> Command {
    Command(AssignScreen(screen: screen, output: output))
  }

  /// Lets a screen show one scene, whatever its output shows.
  public static func screenPin(_ screen: Code<Screen>, _ cue: Cue) -> Command {
    Command(PinScreen(screen: screen, cue: cue))
  }

  /// Keeps the picture that a screen shows now.
  public static func screenFreeze(_ screen: Code<Screen>) -> Command { Command(FreezeScreen(screen: screen)) }
  /// Lets a screen show its output again.
  public static func screenFollow(_ screen: Code<Screen>) -> Command { Command(FollowOutput(screen: screen)) }
}
