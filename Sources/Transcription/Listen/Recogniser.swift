import Assets
import Congress
import Hearing

/// Lets an adapter listen to every piece that waits, one after the other, until nothing more comes.
struct Recogniser: Sendable {
  let store: TranscriptStore
  let adapter: SpeechAdapter
  /// The language that is spoken.
  let language: Language?
  let report: ListenReport
  /// What the record says now.
  let floor: @Sendable () async -> FloorRecord
  /// Whoever else wants to know the newest words.
  let onWords: @Sendable ([TranscriptSegment]) async -> Void

  /// Works until the store says that nothing more comes.
  func run() async throws {
    for await _ in store.signals {
      while !Task.isCancelled, let (piece, samples) = try await store.firstWaiting() {
        try await listen(to: piece, samples: samples)
      }
    }
  }

  private func listen(to piece: TranscriptPiece, samples: [Int16]) async throws {
    let floor = await floor()
    let language = language ?? floor.state?.definition.language ?? .vietnamese
    let request = AdapterRequest(
      id: piece.id, samples: samples.count, language: language.rawValue, hints: floor.hints(for: piece))
    do {
      let segments = try await adapter.words(of: request, samples: samples, in: piece)
      try await store.append(.heard(piece: piece.id, model: adapter.model, segments: segments))
      report.heard(segments, in: piece, by: floor)
      await onWords(segments)
    } catch SpeechAdapter.Failure.ended(let reason) {
      guard !Task.isCancelled else { return }
      report.complain("listen.not-heard", ["piece": .text(piece.id), "reason": .text(reason)])
      try await store.append(.failed(piece: piece.id, reason: reason))
    }
  }
}
