public import Congress

/// A piece of sound that was kept: whose it is, from when to when, and the digest of its file.
public struct TranscriptPiece: Sendable, Hashable, Codable {
  /// Who spoke.
  public let speaker: Code<Speaker>
  /// The item that was on.
  public let item: Code<Item>?
  /// From when on, in ms since 1970 UTC.
  public let startMS: Int64
  /// Until when, in ms since 1970 UTC.
  public let endMS: Int64
  /// The SHA-256 of its file, in 64 hexadecimal digits.
  public let digest: String

  /// A piece that was kept.
  public init(speaker: Code<Speaker>, item: Code<Item>?, startMS: Int64, endMS: Int64, digest: String) {
    self.speaker = speaker
    self.item = item
    self.startMS = startMS
    self.endMS = endMS
    self.digest = digest
  }

  /// What it is called between programs: no two pieces begin at one moment.
  public var id: String { "\(startMS)-\(digest.prefix(8))" }
}

/// A stretch of speech as it was understood.
public struct TranscriptSegment: Sendable, Hashable, Codable {
  /// From when on, in ms since 1970 UTC.
  public let startMS: Int64
  /// Until when, in ms since 1970 UTC.
  public let endMS: Int64
  /// The words.
  public let text: String
  /// How sure the recogniser is, in hundredths; nothing where it does not say.
  public let confidencePercent: Int?

  /// The words, with how sure the recogniser is of them where it says so.
  public var textWithConfidence: String { confidencePercent.map { "\(text)  (\($0) %)" } ?? text }

  /// A stretch of speech.
  public init(startMS: Int64, endMS: Int64, text: String, confidencePercent: Int?) {
    self.startMS = startMS
    self.endMS = endMS
    self.text = text
    self.confidencePercent = confidencePercent
  }
}

/// A summary of a speech that a machine has written: its words until a person takes them over.
public struct SpeechSummary: Sendable, Hashable, Codable {
  /// Whose speech.
  public let speaker: Code<Speaker>
  /// The model that wrote it.
  public let model: String
  /// Its words.
  public let text: String
  /// When it was written, in ms since 1970 UTC.
  public let atMS: Int64

  /// A machine's summary.
  public init(speaker: Code<Speaker>, model: String, text: String, atMS: Int64) {
    self.speaker = speaker
    self.model = model
    self.text = text
    self.atMS = atMS
  }
}

/// One line of a transcript's file, which only ever grows.
///
/// Encoded as one key over its facts. A shipped name or fact is never changed; new facts are optional.
public enum TranscriptLine: Sendable, Hashable, Codable {
  /// A piece was kept.
  case piece(TranscriptPiece)
  /// A piece was listened to, by a model; no segments where it heard no words.
  case heard(piece: String, model: String, segments: [TranscriptSegment])
  /// A piece could not be listened to, however often it was tried.
  case failed(piece: String, reason: String)
  /// A machine has summed a speech up.
  case summary(SpeechSummary)

  private enum CodingKeys: String, CodingKey { case piece, heard, failed, summary }
  private enum HeardKeys: String, CodingKey { case piece, model, segments, reason }

  /// Reads a line.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch container.allKeys.first {
    case .piece: self = .piece(try container.decode(TranscriptPiece.self, forKey: .piece))
    case .summary: self = .summary(try container.decode(SpeechSummary.self, forKey: .summary))
    case .heard:
      let facts = try container.nestedContainer(keyedBy: HeardKeys.self, forKey: .heard)
      self = .heard(
        piece: try facts.decode(String.self, forKey: .piece), model: try facts.decode(String.self, forKey: .model),
        segments: try facts.decode([TranscriptSegment].self, forKey: .segments))
    case .failed:
      let facts = try container.nestedContainer(keyedBy: HeardKeys.self, forKey: .failed)
      self = .failed(
        piece: try facts.decode(String.self, forKey: .piece), reason: try facts.decode(String.self, forKey: .reason))
    case nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no line of a transcript"))
    }
  }

  /// Writes a line.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .piece(let piece): try container.encode(piece, forKey: .piece)
    case .summary(let summary): try container.encode(summary, forKey: .summary)
    case .heard(let piece, let model, let segments):
      var facts = container.nestedContainer(keyedBy: HeardKeys.self, forKey: .heard)
      try facts.encode(piece, forKey: .piece)
      try facts.encode(model, forKey: .model)
      try facts.encode(segments, forKey: .segments)
    case .failed(let piece, let reason):
      var facts = container.nestedContainer(keyedBy: HeardKeys.self, forKey: .failed)
      try facts.encode(piece, forKey: .piece)
      try facts.encode(reason, forKey: .reason)
    }
  }
}

/// What was said, as far as it was heard: the fold of a transcript's lines.
///
/// It stands beside the journal and is no part of it: who spoke when is the journal's, and of the words nothing is in the
/// minutes but what the secretary picks.
public struct Transcript: Sendable, Hashable {
  /// How a piece stands.
  public enum Hearing: Sendable, Hashable {
    /// Nobody has listened to it yet.
    case waiting
    /// A model has.
    case heard(model: String, segments: [TranscriptSegment])
    /// It could not be.
    case failed(reason: String)
  }

  /// A piece, and what was heard.
  public struct Entry: Sendable, Hashable {
    /// The piece.
    public let piece: TranscriptPiece
    /// What was heard.
    public internal(set) var hearing: Hearing
  }

  /// The pieces in the order in which they were spoken.
  public private(set) var entries: [Entry] = []
  /// The newest summary of each speech that has one.
  public private(set) var summaries: [Code<Speaker>: SpeechSummary] = [:]
  private var places: [String: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// Folds lines in.
  public init(_ lines: some Sequence<TranscriptLine>) {
    for line in lines { take(line) }
  }

  /// Folds a line in; what a line says of a piece that nobody knows is nothing.
  public mutating func take(_ line: TranscriptLine) {
    switch line {
    case .piece(let piece):
      guard places[piece.id] == nil else { return }
      let place = entries.lastIndex { $0.piece.startMS <= piece.startMS }.map { $0 + 1 } ?? 0
      entries.insert(Entry(piece: piece, hearing: .waiting), at: place)
      for index in place..<entries.count { places[entries[index].piece.id] = index }
    case .heard(let piece, let model, let segments):
      if let place = places[piece] { entries[place].hearing = .heard(model: model, segments: segments) }
    case .failed(let piece, let reason):
      if let place = places[piece] { entries[place].hearing = .failed(reason: reason) }
    case .summary(let summary): summaries[summary.speaker] = summary
    }
  }

  /// Lets what could not be listened to wait again: an adapter may have been put right.
  public mutating func forgetFailures() {
    for index in entries.indices { if case .failed = entries[index].hearing { entries[index].hearing = .waiting } }
  }

  /// Whether a piece is known, by its id.
  public func contains(_ piece: String) -> Bool { places[piece] != nil }

  /// The first piece that nobody has listened to.
  public var firstWaiting: TranscriptPiece? { entries.first { $0.hearing == .waiting }?.piece }

  /// Who has spoken, in the order in which they began.
  public var speakers: [Code<Speaker>] {
    var seen: Set<Code<Speaker>> = []
    return entries.map(\.piece.speaker).filter { seen.insert($0).inserted }
  }

  /// The pieces of a speech.
  public func entries(of speaker: Code<Speaker>) -> [Entry] { entries.filter { $0.piece.speaker == speaker } }

  /// The words of a speech in order, which the secretary picks from by their numbers, from 1.
  public func segments(of speaker: Code<Speaker>) -> [TranscriptSegment] {
    entries(of: speaker).flatMap { entry -> [TranscriptSegment] in
      if case .heard(_, let segments) = entry.hearing { return segments }
      return []
    }
  }
}
