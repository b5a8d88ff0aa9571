/// What a terminal shows after the bytes it was sent: as much of xterm as full-screen pages need, for tests.
///
/// A letter in the last column leaves the cursor there: with wrapping, the next letter goes to the next line; without,
/// it overwrites that one. Either way, what erases to the end of the line erases the last letter too. How wide a letter
/// is comes from the system's C library and not from the code under test.
public struct TerminalScreen: Sendable {
  /// One column of one line; the second column of a wide letter is empty.
  private typealias Cell = String

  /// Whether a program has a screen of its own, beside the shell's.
  public private(set) var isAlternate = false
  /// Whether the cursor is to be seen.
  public private(set) var isCursorShown = true
  /// Sequences that were not understood; a test that finds any proves nothing.
  public private(set) var unknown: [String] = []
  private let columns: Int
  private let rows: Int
  private var cells: [[Cell]]
  private var row = 0
  private var column = 0
  private var wraps = true
  private var isWrapPending = false
  private var pending: [UInt8] = []

  /// An empty screen.
  public init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines, nothing behind the last word.
  public var lines: [String] {
    cells.map { line in
      var text = line.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// An empty screen of another size in the same mode.
  public func resized(columns: Int, rows: Int) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    (screen.isAlternate, screen.isCursorShown, screen.pending) = (isAlternate, isCursorShown, pending)
    (screen.wraps, screen.unknown) = (wraps, unknown)
    return screen
  }

  /// Takes bytes in, however they are split.
  public mutating func take(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var taken = 0
    while let length = step(pending[taken...]) { taken += length }
    pending.removeFirst(taken)
  }

  /// Carries out what stands first; its length, or nothing where it is not all there.
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escape(bytes)
    case 0x0D:
      (column, isWrapPending) = (0, false)
      return 1
    case 0x0A:
      lineFeed()
      return 1
    case 0..<0x20, 0x7F: return 1
    default: break
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return nil }
    for scalar in String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars { put(scalar) }
    return length
  }

  // MARK: Letters

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = LetterWidth.of(scalar)
    guard width > 0 else { return mark(scalar) }
    if isWrapPending || (wraps && column + width > columns) {
      column = 0
      lineFeed()
    }
    // Without wrapping, what comes behind the last column overwrites what stands there.
    column = min(column, max(0, columns - width))
    for place in column..<min(columns, column + width) { clear(place) }
    cells[row][column] = String(scalar)
    for place in column + 1..<max(column + 1, min(columns, column + width)) { cells[row][place] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = wraps
    }
  }

  /// A mark stands on the letter before the cursor.
  private mutating func mark(_ scalar: Unicode.Scalar) {
    var place = isWrapPending ? column : column - 1
    while place > 0, cells[row][place].isEmpty { place -= 1 }
    guard cells[row].indices.contains(place) else { return }
    cells[row][place].unicodeScalars.append(scalar)
  }

  /// Empties a column; of a wide letter that loses one half the other goes too.
  private mutating func clear(_ place: Int) {
    if cells[row][place].isEmpty, place > 0 { cells[row][place - 1] = " " }
    if place + 1 < columns, cells[row][place + 1].isEmpty { cells[row][place + 1] = " " }
    cells[row][place] = " "
  }

  private mutating func lineFeed() {
    isWrapPending = false
    guard row == rows - 1 else {
      row += 1
      return
    }
    cells.removeFirst()
    cells.append(Array(repeating: " ", count: columns))
  }

  // MARK: Sequences

  private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count > 1 else { return nil }
    let start = bytes.startIndex
    guard bytes[start + 1] == UInt8(ascii: "[") else {
      unknown.append(String(decoding: bytes.prefix(2), as: UTF8.self))
      return 2
    }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let parameters = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
    switch bytes[end] {
    case UInt8(ascii: "H"):
      let place = parameters.split(separator: ";").compactMap { Int($0) }
      row = min(max(0, (place.first ?? 1) - 1), rows - 1)
      column = min(max(0, (place.dropFirst().first ?? 1) - 1), columns - 1)
      isWrapPending = false
    case UInt8(ascii: "J") where parameters == "2":
      cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    case UInt8(ascii: "K") where parameters.isEmpty || parameters == "0":
      for place in column..<columns { clear(place) }
      isWrapPending = false
    case UInt8(ascii: "m"): break
    case UInt8(ascii: "h"): setMode(parameters, to: true)
    case UInt8(ascii: "l"): setMode(parameters, to: false)
    default: unknown.append(String(decoding: bytes[start...end], as: UTF8.self))
    }
    return end + 1 - start
  }

  private mutating func setMode(_ mode: String, to isOn: Bool) {
    switch mode {
    case "?7": (wraps, isWrapPending) = (isOn, false)
    case "?25": isCursorShown = isOn
    case "?1049": isAlternate = isOn
    case "?2004": break
    default: unknown.append("\(mode)\(isOn ? "h" : "l")")
    }
  }
}
