/// What scanners put around a badge, and what is no part of it.
public struct BadgeReading: Sendable, Hashable, Codable {
  /// The most characters that can be named.
  public static let stripCharactersMax = 16

  /// Characters that are taken off both ends of what is scanned: `*` for `*CT-0009*`.
  public let strip: String

  /// A reading that takes off characters.
  public init(strip: String) { self.strip = strip }

  /// What is scanned without the characters at its ends; as it is where nothing else would be left.
  public func stripped(_ text: String) -> String {
    let isKept = { (character: Character) in !character.isWhitespace && !strip.contains(character) }
    guard let first = text.firstIndex(where: isKept), let last = text.lastIndex(where: isKept) else { return text }
    return String(text[first...last])
  }
}
