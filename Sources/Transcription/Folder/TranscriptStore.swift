import Hearing

/// The transcript of the congress that is being listened to: what is on the disk, and what was read of it.
///
/// One writer: whoever listens. What waits to be listened to waits on the disk, so there is no queue that could overflow and
/// nothing that a crash could lose.
actor TranscriptStore {
  private let folder: TranscriptFolder
  private var transcript: Transcript
  private let waiting: AsyncStream<Void>.Continuation
  /// Says that something may wait to be listened to.
  let signals: AsyncStream<Void>

  /// Opens the transcript of a folder for writing.
  init(_ folder: TranscriptFolder) throws {
    try folder.lock()
    self.folder = folder
    transcript = try folder.transcript()
    transcript.forgetFailures()
    (signals, waiting) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    waiting.yield()
  }

  /// Keeps a piece; nothing of one that was kept before, where the same sound is read a second time.
  func keep(_ piece: SpeechPiece) throws -> TranscriptPiece? {
    guard !transcript.contains(TranscriptFolder.described(piece).id) else { return nil }
    let kept = try folder.keep(piece)
    transcript.take(.piece(kept))
    waiting.yield()
    return kept
  }

  /// Keeps a line.
  func append(_ line: TranscriptLine) throws {
    try folder.append(line)
    transcript.take(line)
  }

  /// The first piece that nobody has listened to, with its sound.
  func firstWaiting() throws -> (piece: TranscriptPiece, samples: [Int16])? {
    guard let piece = transcript.firstWaiting else { return nil }
    return (piece, try folder.sound(of: piece))
  }

  /// Nothing more will come: whoever listens to signals hears of what is left, and then of the end.
  func finish() {
    waiting.yield()
    waiting.finish()
  }
}
