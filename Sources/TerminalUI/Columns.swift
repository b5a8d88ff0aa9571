/// How many columns letters take in a terminal: none for a mark above a letter, two for a letter of East Asia or an
/// emoji, one for everything else.
///
/// As `wcwidth` has it: terminals count scalar by scalar. Where one thinks otherwise, ``TerminalPainter`` puts the next
/// letter into its own column all the same.
enum Columns {
  /// What takes two columns: East Asian width W and F of Unicode 14, over gaps that have no letters yet.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004,
    0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335,
    0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0,
    0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D,
    0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4,
    0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6DF,
    0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
    0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]
  /// The first letter that takes two.
  private static let firstWide: UInt32 = 0x1100

  /// How many columns a scalar takes.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    guard value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    guard value >= firstWide else { return 1 }
    // The later parts of a Korean letter that is written in parts stand in the first one.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    var (low, high) = (0, wide.count)
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value) ? 2 : 1
  }

  /// How many columns a letter takes with its marks.
  static func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + of($1) }
  }
}

extension StringProtocol {
  /// How many columns the text takes in a terminal.
  public var columns: Int { unicodeScalars.reduce(0) { $0 + Columns.of($1) } }

  /// The longest beginning that takes at most so many columns; no letter is halved.
  public func prefix(columns: Int) -> String {
    var left = columns
    return String(
      prefix { character in
        left -= Columns.of(character)
        return left >= 0
      })
  }

  /// The longest end that takes at most so many columns; no letter is halved.
  public func suffix(columns: Int) -> String {
    var left = columns
    let letters = reversed().prefix { character in
      left -= Columns.of(character)
      return left >= 0
    }
    return String(suffix(letters.count))
  }

  /// The text in lines of so many columns at most, broken between words; a longer word is broken where its line ends.
  public func wrapped(columns: Int) -> [String] {
    let columns = Swift.max(1, columns)
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, line.columns + 1 + word.columns <= columns {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while line.columns > columns {
        // A letter of two columns has a line of one for itself.
        let beginning = Swift.max(1, line.prefix(columns: columns).count)
        guard beginning < line.count else { break }
        lines.append(String(line.prefix(beginning)))
        line.removeFirst(beginning)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text with spaces behind it, up to so many columns.
  public func padded(to columns: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, columns - self.columns))
  }
}
