extension CommandRegistry {
  /// The commands about whoever has the floor.
  static let speeches: [any CommandFamily.Type] = [
    CallSpeaker.self, CallNextSpeaker.self, ReturnSpeaker.self, StartSpeech.self, HoldSpeech.self, ResumeSpeech.self,
    ExtendSpeech.self, EndSpeech.self,
  ]
}

/// Gives a speaker the floor or, without one, the next on the list; the clock does not run yet.
package struct CallSpeaker: CommandBody {
  package static let name = CommandName("speaker.call")
  package static let roles: [Role] = [.operator, .chair]
  package static let bare: Self? = Self(speaker: nil)
  package static let example = Self(speaker: "PB07")
  package static let facets: Facets = [.floor, .agenda]

  /// The speaker.
  package let speaker: Code<Speaker>?

  package static func offers(in state: CongressState) -> [Self] { [Self(speaker: nil)] }

  package var subject: String? { speaker?.text }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let floor = state.floor
    if let current = floor.current, current.progress != .called {
      throw .speaker(.floorTaken(current.speaker.code, name: state.name(of: current.speaker)))
    }
    let called = try meant(in: state)
    guard called.progress == .waiting else {
      throw .speaker(.inWrongState(called.speaker.code, state: called.progress.state, needed: [.waiting]))
    }
    let returning = floor.current.map { [Event.speakerChanged(speaker: $0.speaker.code, change: .returned)] } ?? []
    return returning + [.speakerChanged(speaker: called.speaker.code, change: .called)]
  }

  private func meant(in state: CongressState) throws(Rejection) -> Floor.Entry {
    guard let speaker else { return try state.nextSpeaker() }
    guard let entry = state.floor[speaker] else { throw state.floor.unknown(speaker) }
    return entry
  }
}

/// Ends the speech that is on, if one is, and calls the next speaker.
struct CallNextSpeaker: PlainCommand {
  static let name = CommandName("speaker.next")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = [.floor, .agenda]

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let next = try state.nextSpeaker()
    let ending = state.floor.current.map { [Event.speakerChanged(speaker: $0.speaker.code, change: .ended)] } ?? []
    return ending + [.speakerChanged(speaker: next.speaker.code, change: .called)]
  }
}

/// Sends whoever has been called, and has not begun, back to their place on the list.
struct ReturnSpeaker: PlainCommand {
  static let name = CommandName("speaker.return")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = .floor

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.timing(.returned, from: .called)
  }
}

/// Starts the clock of whoever has been called.
struct StartSpeech: PlainCommand {
  static let name = CommandName("speaker.start")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = .floor

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.timing(.begun, from: .called)
  }
}

/// Stops the clock for an interruption.
struct HoldSpeech: PlainCommand {
  static let name = CommandName("speaker.hold")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = .floor

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.timing(.held, from: .speaking)
  }
}

/// Lets the clock run on.
struct ResumeSpeech: PlainCommand {
  static let name = CommandName("speaker.resume")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = .floor

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.timing(.resumed, from: .held)
  }
}

/// Gives whoever has the floor more time or, below 0, less.
package struct ExtendSpeech: CommandBody {
  package static let name = CommandName("speaker.extend")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(seconds: 60)
  package static let facets: Facets = .floor

  /// How much more.
  package let seconds: Int

  package static func offers(in state: CongressState) -> [Self] { [example] }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    guard let current = state.floor.current else { throw .speaker(.floorEmpty) }
    // Far outside of any range a sum could overflow.
    let most = Speaker.secondsRange.upperBound
    guard seconds != 0, (-most...most).contains(seconds) else { throw .speaker(.secondsOutOfRange(seconds)) }
    let allotted = current.speaker.allottedSeconds + seconds
    let used = Int((current.progress.usedMS(atMS: context.atMS) + 999) / 1_000)
    guard seconds > 0 || allotted >= used else { throw .speaker(.extensionBelowUsed(seconds: seconds, used: used)) }
    guard Speaker.secondsRange.contains(allotted) else { throw .speaker(.secondsOutOfRange(allotted)) }
    return [.speakerChanged(speaker: current.speaker.code, change: .extended(allottedSeconds: allotted))]
  }
}

/// Ends the speech that is on.
struct EndSpeech: PlainCommand {
  static let name = CommandName("speaker.end")
  static let roles: [Role] = [.operator, .chair]
  static let facets: Facets = .floor

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    try state.timing(.ended, from: .called, .speaking, .held)
  }
}

extension CongressState {
  /// Who is next on the list at the item that is on.
  fileprivate func nextSpeaker() throws(Rejection) -> Floor.Entry {
    guard let next = floor.next(at: agenda.liveItem?.code) else { throw .speaker(.nobodyWaits) }
    return next
  }

  fileprivate func timing(
    _ change: SpeakerChange, from needed: SpeakerState...
  ) throws(Rejection) -> [Event] {
    guard let current = floor.current else { throw .speaker(.floorEmpty) }
    let code = current.speaker.code
    guard needed.contains(current.progress.state) else {
      throw .speaker(.inWrongState(code, state: current.progress.state, needed: needed))
    }
    return [.speakerChanged(speaker: code, change: change)]
  }
}

extension Command {
  /// Gives a speaker the floor or, without one, the next on the list.
  public static func speakerCall(_ speaker: Code<Speaker>?) -> Command { Command(CallSpeaker(speaker: speaker)) }
  /// Ends the speech that is on, if one is, and calls the next speaker.
  public static var speakerNext: Command { Command(CallNextSpeaker()) }
  /// Sends whoever has been called, and has not begun, back to their place on the list.
  public static var speakerReturn: Command { Command(ReturnSpeaker()) }
  /// Starts the clock of whoever has been called.
  public static var speakerStart: Command { Command(StartSpeech()) }
  /// Stops the clock for an interruption.
  public static var speakerHold: Command { Command(HoldSpeech()) }
  /// Lets the clock run on.
  public static var speakerResume: Command { Command(ResumeSpeech()) }
  /// Gives whoever has the floor more time or, below 0, less.
  public static func speakerExtend(seconds: Int) -> Command { Command(ExtendSpeech(seconds: seconds)) }
  /// Ends the speech that is on.
  public static var speakerEnd: Command { Command(EndSpeech()) }
}
