/// A screen that is known by its id, and what it is to show.
public struct ScreenStanding: Sendable, Hashable, Codable {
  /// Which picture a screen shows.
  public enum Mode: Sendable, Hashable, Codable {
    /// That of its output.
    case follows
    /// One scene, kept up to date, since a moment in ms since 1970 UTC: from then on its pages are turned.
    case pinned(cue: Cue, atMS: Int64)
    /// One picture as it was at a moment, in ms since 1970 UTC, clock and all.
    case frozen(picture: OutputView, atMS: Int64)
  }

  /// The longest name, in bytes of UTF-8.
  public static let nameBytesMax = 120
  /// The most screens that are known.
  public static let countMax = 1_000
  /// For how long a screen says who it is, in ms.
  public static let identifyMS: Int64 = 5_000

  /// The screen.
  public let id: Code<Screen>
  /// The name that people know it by; empty where it has none.
  public internal(set) var name: String
  /// The output that it belongs to.
  public internal(set) var output: Code<Output>
  /// Which picture it shows.
  public internal(set) var mode: Mode
  /// Until when it says who it is, in ms since 1970 UTC; 0 where it was never asked.
  public internal(set) var identifyUntilMS: Int64

  /// A screen that follows its output.
  public init(id: Code<Screen>, output: Code<Output>) {
    self.id = id
    self.output = output
    name = ""
    mode = .follows
    identifyUntilMS = 0
  }
}
