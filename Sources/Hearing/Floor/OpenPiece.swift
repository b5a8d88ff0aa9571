/// A piece that goes on: what one speaker has said since the last pause.
struct OpenPiece: Sendable {
  let span: FloorRecord.Span
  var sound: Sound
  private(set) var frames: [SoundFrame] = []

  init(span: FloorRecord.Span, sound: Sound) {
    self.span = span
    self.sound = sound
  }

  /// The same as far as a moment.
  func until(_ atMS: Int64) -> OpenPiece {
    guard sound.endMS > atMS else { return self }
    var piece = OpenPiece(span: span, sound: sound.part(fromMS: sound.startMS, untilMS: atMS))
    piece.measure()
    return piece
  }

  /// Measures the frames that have become whole.
  mutating func measure() {
    while (frames.count + 1) * SoundFrame.samples <= sound.samples.count {
      let first = frames.count * SoundFrame.samples
      frames.append(SoundFrame(sound.samples[first..<first + SoundFrame.samples]))
    }
  }

  private var lengthMS: Int64 { sound.endMS - sound.startMS }

  var isFull: Bool { lengthMS >= SoundCutter.pieceMaxMS }

  /// Whether it is long enough and ends in a pause.
  var isAtPause: Bool {
    guard lengthMS >= SoundCutter.pieceMinMS else { return false }
    let detection = SpeechDetection(frames)
    let pause = Int(SoundCutter.pauseMS / SoundFrame.lengthMS)
    return frames.count > pause && !frames.indices.suffix(pause).contains(where: detection.isLoud)
  }

  /// Its quietest place late in it, in ms since 1970 UTC.
  var quietestMS: Int64 {
    let first = Int(SoundCutter.cutFromMS / SoundFrame.lengthMS)
    let around = 2
    let places = frames.indices.dropFirst(max(first, around)).dropLast(around)
    let quietest = places.min { left, right in level(around: left, around) < level(around: right, around) }
    return sound.startMS + Int64(quietest ?? frames.count) * SoundFrame.lengthMS
  }

  private func level(around index: Int, _ around: Int) -> Double {
    frames[index - around...index + around].reduce(0) { $0 + $1.levelDB }
  }

  /// What is spoken in it.
  var speech: [SpeechPiece] {
    SpeechDetection(frames).speech.map { range in
      SpeechPiece(
        span: span,
        sound: sound.part(
          fromMS: sound.startMS + Int64(range.lowerBound) * SoundFrame.lengthMS,
          untilMS: sound.startMS + Int64(range.upperBound) * SoundFrame.lengthMS))
    }
  }
}
