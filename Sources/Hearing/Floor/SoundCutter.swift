/// What one speaker said in one breath, cut out of the sound of the hall.
public struct SpeechPiece: Sendable, Hashable {
  /// Who spoke, and when.
  public let span: FloorRecord.Span
  /// What was heard.
  public let sound: Sound
}

/// Cuts the sound of the hall into pieces, by the floor's clock and by the pauses of whoever speaks.
///
/// Sound stays in memory until the record has said how things stood when it was heard; what was heard while nobody's clock
/// ran, or off the record, is let go of there and is in no piece. Pure: sound and records come in, pieces come out.
public struct SoundCutter: Sendable {
  /// The most sound of which nobody knows yet whose it is, in ms; of more the oldest is let go.
  public static let undecidedMaxMS: Int64 = 600_000
  /// The longest piece, in ms: recognisers look at 30 seconds.
  public static let pieceMaxMS: Int64 = 28_000
  /// From this length on a piece ends at the next pause, in ms.
  public static let pieceMinMS: Int64 = 6_000
  /// What counts as a pause, in ms.
  public static let pauseMS: Int64 = 600
  /// Where in a piece that has no pause the quietest place is looked for, in ms.
  static let cutFromMS: Int64 = 14_000
  /// By how much the moment of new sound may differ from the end of what was heard before, in ms, to go on with it.
  static let joinMS: Int64 = 20

  /// What nobody knows yet whose it is, in order.
  private var undecided: [Sound] = []
  private var open: OpenPiece?
  private var corrections = 0
  /// How much was let go because nobody could say whose it was in time, in ms.
  public private(set) var lostMS: Int64 = 0

  /// Nothing heard yet.
  public init() {}

  /// Takes in sound in the order in which it was heard.
  public mutating func hear(_ sound: Sound) {
    if let last = undecided.last, abs(last.endMS - sound.startMS) <= Self.joinMS {
      undecided[undecided.count - 1].samples += sound.samples
    } else {
      undecided.append(sound)
    }
    var excessMS = undecided.reduce(0) { $0 + $1.endMS - $1.startMS } - Self.undecidedMaxMS
    while excessMS > 0, let first = undecided.first {
      let goneMS = min(excessMS, first.endMS - first.startMS)
      let rest = first.part(fromMS: first.startMS + goneMS, untilMS: first.endMS)
      if rest.samples.isEmpty { undecided.removeFirst() } else { undecided[0] = rest }
      lostMS += goneMS
      excessMS -= goneMS
    }
  }

  /// The pieces that are whole now.
  /// - Parameters:
  ///   - floor: What the record says.
  ///   - knownUntilMS: Up to which moment it has said it, in ms since 1970 UTC.
  public mutating func pieces(by floor: FloorRecord, knownUntilMS: Int64) -> [SpeechPiece] {
    var pieces: [SpeechPiece] = []
    if floor.corrections != corrections {
      // By which clock this was heard, nobody can say.
      corrections = floor.corrections
      undecided = []
      pieces += close()
    }
    if let open, let untilMS = floor.spans.first(where: { $0.fromMS == open.span.fromMS })?.untilMS {
      // It has ended a little earlier than it had seemed to go on.
      self.open = open.until(untilMS)
    }
    while let first = undecided.first, first.startMS < knownUntilMS {
      let untilMS = min(first.endMS, knownUntilMS)
      for span in floor.spans where (span.untilMS ?? .max) > first.startMS && span.fromMS < untilMS {
        let part = first.part(
          fromMS: max(span.fromMS, first.startMS), untilMS: min(span.untilMS ?? untilMS, untilMS))
        if !part.samples.isEmpty { pieces += add(part, of: span) }
      }
      let rest = first.part(fromMS: untilMS, untilMS: first.endMS)
      if rest.samples.isEmpty { undecided.removeFirst() } else { undecided[0] = rest }
      if untilMS < first.endMS { break }
    }
    if let open, floor.spans.contains(where: { $0.fromMS == open.span.fromMS && ($0.untilMS ?? .max) <= knownUntilMS })
    {
      pieces += close()
    }
    return pieces
  }

  /// The piece that goes on, as it is; nothing more comes.
  public mutating func end() -> [SpeechPiece] {
    undecided = []
    return close()
  }

  // MARK: One piece

  private mutating func add(_ sound: Sound, of span: FloorRecord.Span) -> [SpeechPiece] {
    var pieces: [SpeechPiece] = []
    if let open, open.span.fromMS != span.fromMS || abs(open.sound.endMS - sound.startMS) > Self.joinMS {
      pieces += close()
    }
    // A little at a time, so that a whole hour in one piece of sound is cut where an hour in small ones is.
    var rest = sound
    while !rest.samples.isEmpty {
      let step = rest.part(fromMS: rest.startMS, untilMS: rest.startMS + Self.pauseMS)
      rest = rest.part(fromMS: step.endMS, untilMS: rest.endMS)
      var piece = open ?? OpenPiece(span: span, sound: Sound(startMS: step.startMS, samples: []))
      piece.sound.samples += step.samples
      piece.measure()
      open = piece
      if piece.isAtPause {
        pieces += close()
      } else if piece.isFull {
        pieces += cut(piece)
      }
    }
    return pieces
  }

  /// Ends the piece that goes on.
  private mutating func close() -> [SpeechPiece] {
    defer { open = nil }
    return open?.speech ?? []
  }

  /// Cuts a full piece at its quietest place; what is after it goes on.
  private mutating func cut(_ piece: OpenPiece) -> [SpeechPiece] {
    let atMS = piece.quietestMS
    var head = OpenPiece(
      span: piece.span, sound: piece.sound.part(fromMS: piece.sound.startMS, untilMS: atMS))
    var tail = OpenPiece(span: piece.span, sound: piece.sound.part(fromMS: atMS, untilMS: piece.sound.endMS))
    head.measure()
    tail.measure()
    open = tail
    return head.speech
  }
}
