/// Turns the bytes of a terminal into keys, however they are split over reads.
///
/// What is pasted is no key: it is dropped, so that a slip of the mouse sends no commands. An escape followed by a
/// letter at once (Alt) is an escape only; where a scanner types, the letter is its first and is kept.
public struct KeyReader: Sendable {
  /// How long a lone escape waits for the rest of a sequence, in ms.
  public static let escapeMS: Int64 = 60
  /// How long a sequence that has begun waits for its end, in ms.
  public static let sequenceMS: Int64 = 1_000
  /// The most bytes of an unfinished sequence; a longer one is dropped.
  public static let pendingBytesMax = 64

  private enum Step {
    case key(Key?, length: Int)
    case needsMore
  }

  private static let escape: UInt8 = 0x1B
  private let isScanned: Bool
  private var pending: [UInt8] = []
  private var pendingSinceMS: Int64 = 0
  private var isPasting = false

  /// A reader that has read nothing.
  /// - Parameter isScanned: Whether a scanner types, faster than any hand.
  public init(isScanned: Bool = false) { self.isScanned = isScanned }

  /// When ``flush(atMS:)`` has something to do; nothing while nothing is unfinished.
  public var flushMS: Int64? {
    guard let first = pending.first else { return nil }
    return pendingSinceMS + (first == Self.escape && pending.count == 1 ? Self.escapeMS : Self.sequenceMS)
  }

  /// Takes bytes in; the keys that are complete.
  public mutating func read(_ bytes: [UInt8], atMS nowMS: Int64) -> [Key] {
    if pending.isEmpty { pendingSinceMS = nowMS }
    pending += bytes
    var keys: [Key] = []
    while !pending.isEmpty {
      guard case .key(let key, let length) = step() else { break }
      pending.removeFirst(min(length, pending.count))
      pendingSinceMS = nowMS
      if let key, !isPasting { keys.append(key) }
    }
    if pending.count > Self.pendingBytesMax { pending = [] }
    return keys
  }

  /// Ends what waits too long: a lone escape is the key, anything else was noise.
  public mutating func flush(atMS nowMS: Int64) -> [Key] {
    guard let flushMS, nowMS >= flushMS else { return [] }
    defer { pending = [] }
    return pending == [Self.escape] && !isPasting ? [.escape] : []
  }

  private mutating func step() -> Step {
    guard let first = pending.first else { return .needsMore }
    switch first {
    case Self.escape: return escapeStep()
    case 0x0D, 0x0A: return .key(.enter, length: 1)
    case 0x7F, 0x08: return .key(.backspace, length: 1)
    case 0x09: return .key(.tab, length: 1)
    case 0x03: return .key(.interrupt, length: 1)
    case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(first + 0x60))), length: 1)
    case 0..<0x20: return .key(nil, length: 1)
    default: return characterStep(first)
    }
  }

  private func characterStep(_ first: UInt8) -> Step {
    let length: Int
    switch first {
    case 0..<0x80: length = 1
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF5: length = 4
    default: return .key(nil, length: 1)
    }
    guard pending.count >= length else { return .needsMore }
    guard let text = String(validating: pending.prefix(length), as: UTF8.self), let character = text.first else {
      return .key(nil, length: 1)
    }
    return .key(.character(character), length: length)
  }

  private mutating func escapeStep() -> Step {
    guard pending.count > 1 else { return .needsMore }
    switch pending[1] {
    case UInt8(ascii: "["): return controlStep()
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return .needsMore }
      return .key(Self.arrow(pending[2]), length: 3)
    case Self.escape: return .key(.escape, length: 1)
    default: return .key(.escape, length: isScanned ? 1 : 2)
    }
  }

  /// A control sequence: parameters, then one final byte.
  private mutating func controlStep() -> Step {
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return .needsMore }
    let parameters = String(decoding: pending[2..<end], as: UTF8.self)
    let length = end + 1
    guard pending[end] == UInt8(ascii: "~") else { return .key(Self.arrow(pending[end]), length: length) }
    switch parameters {
    case "200": isPasting = true
    case "201":
      isPasting = false
      return .key(nil, length: length)
    case "5": return .key(.pageUp, length: length)
    case "6": return .key(.pageDown, length: length)
    case "1", "7": return .key(.home, length: length)
    default: break
    }
    return .key(nil, length: length)
  }

  private static func arrow(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "M"): .enter
    default: nil
    }
  }
}
