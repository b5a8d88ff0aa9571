/// The newest words of whoever speaks, as whoever listens to the hall tells the service: for its captions, and for no record.
public struct Caption: Sendable, Hashable, Codable {
  /// The words.
  public let text: String

  /// Words.
  public init(text: String) { self.text = text }
}
