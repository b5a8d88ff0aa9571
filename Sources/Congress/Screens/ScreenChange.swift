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
