/// A key as the pages of the house know it.
public enum Key: Sendable, Hashable {
  case up, down, left, right, pageUp, pageDown, home
  case enter, escape, backspace, tab
  /// Ctrl-C.
  case interrupt
  /// Ctrl with a letter `a` to `z`, where no other key has it.
  case control(Character)
  case character(Character)

  /// The space bar.
  public static let space = Key.character(" ")

  /// How the key is written in a sentence.
  public var label: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .enter: "Enter"
    case .escape: "Esc"
    case .backspace: "⌫"
    case .tab: "Tab"
    case .interrupt: "Ctrl-C"
    case .space: "Space"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .character(let character): String(character)
    }
  }
}
