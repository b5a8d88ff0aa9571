import Synchronization

/// Whether the letters of what is typed can be shown: what no font has stands on a wall as empty boxes.
///
/// Whoever has fonts at hand says so once, before commands run. It is no task-local value: an optimised build of Swift 6.3
/// that sets one in `main` ends with signal 11 before the first command.
public enum HallLetters {
  private static let known = Mutex<@Sendable (_ text: String) -> [String]> { _ in [] }

  /// Lets `missing` say which letters of a text the fonts of this machine lack.
  public static func use(_ missing: @escaping @Sendable (_ text: String) -> [String]) {
    known.withLock { $0 = missing }
  }

  /// The letters of a text that the fonts of this machine lack; none where nobody has fonts at hand.
  static func missing(in text: String) -> [String] { known.withLock { $0 }(text) }
}
