/// What a terminal shows after the bytes it was sent: as much of a terminal as the console needs.
struct TerminalScreen {
  private(set) var isAlternate = false
  private(set) var isCursorShown = true
  private let columns: Int
  private let rows: Int
  private var cells: [[Character]]
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines, nothing behind the last word.
  var lines: [String] {
    cells.map { line in
      var text = String(line)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// An empty screen of another size in the same mode.
  func resized(columns: Int, rows: Int) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    (screen.isAlternate, screen.isCursorShown, screen.pending) = (isAlternate, isCursorShown, pending)
    return screen
  }

  /// Takes bytes in, however they are split.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    pending += bytes
    while let length = step() { pending.removeFirst(length) }
  }

  /// Carries out what stands first; its length, or nothing where it is not all there.
  private mutating func step() -> Int? {
    guard let first = pending.first else { return nil }
    switch first {
    case 0x1B: return escape()
    case 0x0D:
      column = 0
      return 1
    case 0x0A:
      row = min(row + 1, rows - 1)
      return 1
    case 0..<0x20: return 1
    default: break
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard pending.count >= length else { return nil }
    put(Character(String(decoding: pending.prefix(length), as: UTF8.self)))
    return length
  }

  private mutating func put(_ character: Character) {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
    cells[row][column] = character
    column += 1
  }

  private mutating func escape() -> Int? {
    guard pending.count > 1 else { return nil }
    guard pending[1] == UInt8(ascii: "[") else { return 2 }
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
    let parameters = String(decoding: pending[2..<end], as: UTF8.self)
    switch (pending[end], parameters) {
    case (UInt8(ascii: "H"), _):
      let place = parameters.split(separator: ";").compactMap { Int($0) }
      (row, column) = ((place.first ?? 1) - 1, (place.dropFirst().first ?? 1) - 1)
    case (UInt8(ascii: "J"), "2"): self = resized(columns: columns, rows: rows)
    case (UInt8(ascii: "K"), _):
      guard cells.indices.contains(row) else { break }
      for place in cells[row].indices.dropFirst(column) { cells[row][place] = " " }
    case (UInt8(ascii: "h"), "?1049"): isAlternate = true
    case (UInt8(ascii: "l"), "?1049"): isAlternate = false
    case (UInt8(ascii: "h"), "?25"): isCursorShown = true
    case (UInt8(ascii: "l"), "?25"): isCursorShown = false
    default: break
    }
    return end + 1
  }
}
