/// Something that somebody wants done with one screen; the argument of `screen.…` commands.
public enum ScreenStep: Sendable, Hashable {
  /// Gives the screen a name that people know it by; an empty one takes it away.
  case rename(String)
  /// Gives the screen to an output; a screen that nobody knew is known from then on.
  case assign(Code<Output>)
  /// Lets the screen show one scene, whatever its output shows.
  case pin(Cue)
  /// Keeps the picture that the screen shows now.
  case freeze
  /// Lets the screen show its output again.
  case follow

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .rename: .screenRename
    case .assign: .screenAssign
    case .pin: .screenPin
    case .freeze: .screenFreeze
    case .follow: .screenFollow
    }
  }
}

/// What has happened to one screen; the fact of every `screen.changed` event.
///
/// Encoded as one key, the change's name, over its facts. A shipped name or fact is never changed; new facts are
/// optional.
public enum ScreenChange: Sendable, Hashable, Codable {
  case renamed(name: String)
  case assigned(output: Code<Output>)
  case pinned(cue: Cue)
  case frozen
  case followed

  /// The change's name, as it is written.
  public var name: String {
    switch self {
    case .renamed: "renamed"
    case .assigned: "assigned"
    case .pinned: "pinned"
    case .frozen: "frozen"
    case .followed: "followed"
    }
  }
}
