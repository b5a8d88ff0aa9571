/// The short written name by which people and machines refer to one thing of a congress: `CT-0123`, `BQ06`, `3.08`.
///
/// Shape: 1 to 64 characters without spaces or control characters; `Thing` only keeps codes of
/// different things apart at compile time. Encoded as a plain string.
public struct Code<Thing>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The code as written.
  public let text: String

  /// Takes a code as written; whether it names anything is for the state to say.
  public init(_ text: String) { self.text = text }

  /// A code written in source.
  public init(stringLiteral text: String) { self.text = text }

  /// Reads a code from a plain string.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes a code as a plain string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The code as written.
  public var description: String { text }

  /// Orders codes by their Unicode scalars, the same in every process and language.
  public static func < (left: Code, right: Code) -> Bool {
    left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }
}
