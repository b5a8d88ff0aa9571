/// The `captions` topic: the newest words of whoever speaks, as a machine understood them.
///
/// They are on no record: each value takes the place of the one before, and nothing is ever made of them. What a wall
/// shows of them is gone with them.
public struct CaptionsView: Sendable, Hashable, Codable {
  /// The most of them that are told, in characters; of more the end counts.
  public static let charactersMax = 400
  /// How long they stand where no newer come, in ms.
  public static let lastMS: Int64 = 20_000

  /// The words; none before anybody has spoken.
  public let text: String
  /// When they came, in ms since 1970 UTC.
  public let atMS: Int64

  /// The newest words.
  public init(text: String, atMS: Int64) {
    self.text = String(text.suffix(Self.charactersMax))
    self.atMS = atMS
  }

  /// No words.
  public static let none = CaptionsView(text: "", atMS: 0)
}

extension OutputView {
  /// The same picture with the newest words in its captions, where it has captions.
  /// - Parameter captions: The words, or none where they are too old.
  public func with(_ captions: CaptionsView) -> OutputView {
    guard case .captions = lowerThird else { return self }
    return OutputView(
      output: output, congress: congress, isSafe: isSafe, takenAtMS: takenAtMS, content: content,
      lowerThird: .captions(captions), recording: recording)
  }
}
