/// Why somebody does something, as it goes on record; nothing said reads as an empty one.
public struct Reason: Sendable, Hashable, Codable {
  /// The words.
  public let text: String

  /// A reason in words.
  public init(_ text: String) { self.text = text }

  /// Reads the words.
  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  /// Writes the words.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Whether nothing is said.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  /// Refuses a missing reason, and one that nobody would read.
  func checkGiven() throws(Rejection) {
    if isBlank { throw .reasonMissing }
    try checkLength()
  }

  /// Refuses a reason that nobody would read.
  func checkLength() throws(Rejection) {
    let bytes = text.utf8.count
    guard bytes <= CommandRequest.reasonBytesMax else { throw .reasonTooLong(bytes: bytes) }
  }

  /// Any reason, to learn whether one would be heard.
  static let any = Reason("…")
}

extension KeyedDecodingContainer {
  /// Reads a reason; an empty one where none is written.
  func decode(_ type: Reason.Type, forKey key: Key) throws -> Reason {
    try decodeIfPresent(type, forKey: key) ?? Reason("")
  }
}
