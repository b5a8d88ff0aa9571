/// What a known screen has said of what it shows, as it goes on record; the facts of every `screens.reported` event.
///
/// Encoded as one key, what it is, over its facts. A shipped name or fact is never changed; new facts are optional.
public enum ScreenProof: Sendable, Hashable, Codable {
  /// The screen has presented its picture as it was by the record's `sequence`, at a moment in ms since 1970 UTC.
  case shown(screen: Code<Screen>, sequence: Int64, atMS: Int64, problem: String? = nil)
  /// The screen was last heard at a moment in ms since 1970 UTC, and its connection has ended.
  case gone(screen: Code<Screen>, atMS: Int64)

  /// How long a screen's next proof waits after its last, in ms: figures that run would fill the record, and what is
  /// shown last is proof of the rest.
  public static let gapMS: Int64 = 5_000

  /// The screen.
  public var screen: Code<Screen> {
    switch self {
    case .shown(let screen, _, _, _), .gone(let screen, _): screen
    }
  }

  /// When it was so, in ms since 1970 UTC.
  public var atMS: Int64 {
    switch self {
    case .shown(_, _, let atMS, _), .gone(_, let atMS): atMS
    }
  }
}
