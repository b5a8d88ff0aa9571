public import Congress

/// What a panel wants done outside itself.
public enum PanelAction: Sendable, Hashable {
  /// Send a command, and tell what became of it under its number.
  ///
  /// - Parameter ifSequence: The sequence that the chair has seen, where the command is about figures that may change.
  case send(number: Int, Command, ifSequence: Int64?)
  /// Something for the log.
  case note(PanelNote)
}

/// What a log keeps of a chair's hand.
public enum PanelNote: Sendable, Hashable, CustomStringConvertible {
  case holdBegan(Command)
  case holdEnded(Command, HoldEnd)
  case fired(Command)
  case settled(Command, String)
  case linked
  case linkLost(String)

  /// One English line.
  public var description: String {
    switch self {
    case .holdBegan(let command): "hold of \(command.brief) began"
    case .holdEnded(let command, let end): "hold of \(command.brief) ended, nothing sent: \(end.rawValue)"
    case .fired(let command): "\(command.brief) sent"
    case .settled(let command, let outcome): "\(command.brief): \(outcome)"
    case .linked: "linked"
    case .linkLost(let reason): reason
    }
  }
}

/// Why a hold came to nothing.
public enum HoldEnd: String, Sendable, Hashable, CaseIterable {
  case released
  case slipped
  /// What could be done, or what it was about, became another.
  case changed
  case linkLost = "link-lost"
  /// A second finger, or the window was no longer in front.
  case cancelled
}
