import Foundation

/// What an adapter of speech to text is asked: a line of JSON, and behind it the sound.
public struct AdapterRequest: Sendable, Hashable, Codable {
  /// The piece.
  public let id: String
  /// How many samples follow, each of two bytes, little end first.
  public let samples: Int
  /// How many there are a second.
  public let rate: Int
  /// The language that is spoken, which is never guessed.
  public let language: String
  /// Names that may be said.
  public let hints: [String]

  /// What is asked of a piece.
  public init(id: String, samples: Int, language: String, hints: [String]) {
    self.id = id
    self.samples = samples
    rate = SoundFormat.rate
    self.language = language
    self.hints = hints
  }

  /// The line, with its end.
  public func line() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}

/// What an adapter says, one line of JSON each.
public enum AdapterAnswer: Sendable, Hashable {
  /// It has its model and can be asked.
  case ready(model: String)
  /// It has understood a stretch of a piece.
  case segment(piece: String, TranscriptSegmentInPiece)
  /// It has said all of a piece.
  case done(piece: String)

  /// The longest line that is read, in bytes.
  public static let lineBytesMax = 64 << 10
  /// The most segments of one piece that are taken.
  public static let segmentsMax = 100
  /// The longest text of a segment that is taken, in characters.
  public static let textCharactersMax = 2_000

  private struct Line: Decodable {
    let ready: Bool?
    let model: String?
    let id: String?
    let done: Bool?
    let start: Double?
    let end: Double?
    let text: String?
    let confidence: Double?
  }

  /// Reads a line; nothing for one that is none of these.
  public init?(line: String) {
    guard line.utf8.count <= Self.lineBytesMax,
      let said = try? JSONDecoder().decode(Line.self, from: Data(line.utf8))
    else { return nil }
    if said.ready == true {
      self = .ready(model: Self.plain(said.model ?? "?"))
    } else if let id = said.id, said.done == true {
      self = .done(piece: id)
    } else if let id = said.id, let start = said.start, let end = said.end, let text = said.text {
      let times = [start, end].map { $0.isFinite ? min(max(0, $0), 3_600) : 0 }
      let confidence = said.confidence.map { $0.isFinite ? min(max(0, $0), 1) : 0 }
      self = .segment(
        piece: id,
        TranscriptSegmentInPiece(
          fromMS: Int64(times[0] * 1_000), untilMS: Int64(max(times[0], times[1]) * 1_000), text: Self.plain(text),
          confidencePercent: confidence.map { Int(($0 * 100).rounded()) }))
    } else {
      return nil
    }
  }

  /// A text in one line, composed, and no longer than it may be.
  private static func plain(_ text: String) -> String {
    let words = text.precomposedStringWithCanonicalMapping.split { $0.isWhitespace || $0.isNewline }
    let line = words.joined(separator: " ").unicodeScalars.filter { $0.properties.generalCategory != .control }
    return String(String(String.UnicodeScalarView(line)).prefix(textCharactersMax))
  }
}

/// A stretch of speech with its times from the beginning of its piece.
public struct TranscriptSegmentInPiece: Sendable, Hashable {
  /// From when on, in ms of the piece.
  public let fromMS: Int64
  /// Until when, in ms of the piece.
  public let untilMS: Int64
  /// The words.
  public let text: String
  /// How sure the recogniser is, in hundredths; nothing where it does not say.
  public let confidencePercent: Int?

  /// The same by the clock in the hall; nothing of it is outside of its piece.
  public func segment(in piece: TranscriptPiece) -> TranscriptSegment {
    TranscriptSegment(
      startMS: min(piece.startMS + fromMS, piece.endMS), endMS: min(piece.startMS + untilMS, piece.endMS), text: text,
      confidencePercent: confidencePercent)
  }
}
