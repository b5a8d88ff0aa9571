/// Steps through JSON as the service and its clients write it, without decoding more than is asked for.
///
/// It knows no space between values, no fraction and no escape in a text that it reads: whatever is unusual gives nothing,
/// and the place stays; a JSON decoder reads it then. Over memory that outlives it.
struct JSONScanner {
  /// The most digits that surely fit an `Int64`.
  private static let digitsMax = 18

  private let bytes: UnsafeRawBufferPointer
  /// The byte that comes next.
  private(set) var place = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether nothing is left.
  var isAtEnd: Bool { place == bytes.count }

  /// Steps over a byte; false where it is another.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  /// A string of printable ASCII without escapes.
  mutating func string() -> String? {
    let start = place
    guard let text = text() else { return nil }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      place = start
      return nil
    }
    return text
  }

  /// Steps over a word; false where another one begins there.
  mutating func take(word: StaticString) -> Bool {
    let end = place + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[place..<end].elementsEqual($0) }) else { return false }
    place = end
    return true
  }

  /// A string of printable letters without escapes.
  mutating func text() -> String? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
    var end = place + 1
    var isASCII = true
    while end < bytes.count, bytes[end] >= 0x20, bytes[end] != 0x7F, bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "\\")
    {
      if bytes[end] >= 0x80 { isASCII = false }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    let letters = bytes[(place + 1)..<end]
    guard let text = isASCII ? String(decoding: letters, as: UTF8.self) : String(validating: letters, as: UTF8.self)
    else { return nil }
    place = end + 1
    return text
  }

  /// An integer as JSON writes it.
  mutating func number() -> Int64? {
    var end = place
    let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative { end += 1 }
    let first = end
    var value: Int64 = 0
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) {
      guard end - first < Self.digitsMax else { return nil }
      value = value * 10 + Int64(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard end > first, bytes[first] != UInt8(ascii: "0") || end == first + 1 else { return nil }
    place = end
    return isNegative ? -value : value
  }

  /// Steps over a value, whatever it is, and says where it stands; what is no JSON is not noticed.
  mutating func skipValue() -> Range<Int>? {
    var (end, depth) = (place, 0)
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\""):
        guard let closing = closingQuote(after: end) else { return nil }
        end = closing
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what the value stands in.
        guard depth > 0 else { return taken(to: end) }
        depth -= 1
        if depth == 0 { return taken(to: end + 1) }
      case UInt8(ascii: ",") where depth == 0: return taken(to: end)
      default: break
      }
      end += 1
    }
    return nil
  }

  private mutating func taken(to end: Int) -> Range<Int>? {
    guard end > place else { return nil }
    defer { place = end }
    return place..<end
  }

  private func closingQuote(after start: Int) -> Int? {
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return end < bytes.count ? end : nil
  }
}
