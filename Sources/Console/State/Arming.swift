import Assets
import Congress
import TerminalUI

/// A dangerous action that waits for one `y`: anything else, or the end of its time, cancels it.
public struct Arming: Sendable, Hashable {
  /// How long it waits, in ms.
  public static let patienceMS: Int64 = 5_000

  /// What `y` does.
  enum Effect: Sendable, Hashable {
    case send(Command)
    case leave
  }

  let effect: Effect
  /// The exact effect, in words.
  let prompt: Wording
  /// The key that armed it; held down, it does not cancel.
  let key: Key
  /// When it cancels itself, by the local clock in ms since 1970 UTC.
  let untilMS: Int64
}

/// What the console tells the operator for a moment.
public struct Notice: Sendable, Hashable {
  /// How long it stands, in ms.
  public static let patienceMS: Int64 = 6_000

  /// What is told.
  enum Content: Sendable, Hashable {
    case said(Wording)
    /// A key was refused, by the rule that its command would break.
    case refused(BrokenRule, message: String?)
    /// A key was refused by the console itself.
    case withheld(Wording)
  }

  let content: Content
  /// Until when it stands, by the local clock in ms since 1970 UTC.
  let untilMS: Int64
}
