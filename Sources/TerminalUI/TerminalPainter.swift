/// Turns pages into what a terminal is sent: only the lines that differ from those it shows.
///
/// Pure: bytes out, no terminal in sight.
public struct TerminalPainter: Sendable {
  /// Another screen than the shell's, no cursor, no wrapping, pastes marked as such.
  public static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J"
  /// Everything as it was.
  public static let leave = "\u{1B}[?2004l\u{1B}[?7h\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

  private let hasColours: Bool
  private var shown: [Line] = []
  private var isFresh = true

  /// A painter for a terminal that shows nothing yet.
  public init(hasColours: Bool) { self.hasColours = hasColours }

  /// Whatever the terminal shows is unknown: the next page is painted whole.
  public mutating func forget() {
    shown = []
    isFresh = true
  }

  /// What turns the page that is shown into this one; empty where they are the same.
  public mutating func paint(_ lines: [Line]) -> String {
    var output = isFresh ? "\u{1B}[0m\u{1B}[2J" : ""
    for (row, line) in lines.enumerated() where !shown.indices.contains(row) || shown[row] != line {
      // Erased before it is written: behind a line that fills its row the cursor stands on the last letter, and what
      // erases from there on takes that letter away.
      output += "\u{1B}[\(row + 1);1H\u{1B}[0m\u{1B}[K"
      var column = 0
      for span in line.spans { output += "\u{1B}[0\(code(span.style))m" + placed(span.text, row: row, at: &column) }
      output += "\u{1B}[0m"
    }
    shown = lines
    isFresh = false
    return output
  }

  /// A text with the cursor put into its column behind every letter of which a terminal may think otherwise how wide it
  /// is.
  private func placed(_ text: String, row: Int, at column: inout Int) -> String {
    guard !text.unicodeScalars.allSatisfy({ Columns.of($0) == 1 }) else {
      column += text.unicodeScalars.count
      return text
    }
    var output = ""
    for character in text {
      let columns = Columns.of(character)
      output.append(character)
      column += columns
      if columns != 1 || character.unicodeScalars.count > 1 { output += "\u{1B}[\(row + 1);\(column + 1)H" }
    }
    return output
  }

  private func code(_ style: Style) -> String {
    let (weight, colour) =
      switch style {
      case .plain: ("", "")
      case .quiet: (";2", "")
      case .strong: (";1", "")
      case .accent: (";1", ";36")
      case .good: ("", ";32")
      case .warning: (";1", ";33")
      case .alarm: (";1", ";31")
      case .selected: (";7", "")
      case .shout: (";1;7", ";33")
      case .goodSign: (";1;7", ";32")
      case .otherSign: (";1;7", ";36")
      case .alarmSign: (";1;7", ";31")
      case .blackOnWhite: (";30;107", "")
      }
    return hasColours ? weight + colour : weight
  }
}
