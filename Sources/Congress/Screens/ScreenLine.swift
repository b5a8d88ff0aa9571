/// A known screen as those who run the show see it.
public struct ScreenLine: Sendable, Hashable, Codable {
  /// The screen.
  public let id: Code<Screen>
  /// The name that people know it by; empty where it has none.
  public let name: String
  /// The output that it belongs to.
  public let output: Code<Output>
  /// Which picture it shows.
  public let standing: ScreenView.Standing.Name
  /// The scene that it is pinned to.
  public let cue: Cue?

  /// A known screen.
  public init(_ screen: ScreenStanding) {
    id = screen.id
    name = screen.name
    output = screen.output
    switch screen.mode {
    case .follows: (standing, cue) = (.follows, nil)
    case .pinned(let pinned, _): (standing, cue) = (.pinned, pinned)
    case .frozen: (standing, cue) = (.frozen, nil)
    }
  }
}
