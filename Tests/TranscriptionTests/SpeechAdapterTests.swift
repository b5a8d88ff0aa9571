import Congress
import Foundation
import Hearing
import Testing

@testable import Transcription

/// Goal: an adapter that fails costs a piece at most, and never the evening.
///
/// Method: a real child process that does what a test wants: works, dies, dies once, says too much.
@Suite struct SpeechAdapterTests {
  static let fixture = URL(filePath: #filePath).deletingLastPathComponent().path + "/Adapters/fixture.py"
  private static let piece = TranscriptPiece(
    speaker: "PB01", item: nil, startMS: 1_000, endMS: 3_000, digest: String(repeating: "a", count: 64))
  private static let samples = [Int16](repeating: 7, count: 32_000)

  private func words(_ mode: String, environment: String = "") async throws -> (
    words: [TranscriptSegment], model: String
  ) {
    let adapter = SpeechAdapter(command: "env \(environment) python3 '\(Self.fixture)' \(mode)")
    let request = AdapterRequest(id: Self.piece.id, samples: Self.samples.count, language: "vi", hints: [])
    let words = try await adapter.words(of: request, samples: Self.samples, in: Self.piece)
    await adapter.end()
    return (words, await adapter.model)
  }

  @Test("it is given a piece and answers with its words; what it says of others, and besides, is passed over")
  func itWorks() async throws {
    let (words, model) = try await words("well")
    #expect(model == "fixture" && words.map(\.text) == ["2.0 giây bằng vi"] && words.map(\.startMS) == [1_100])
  }

  @Test("one that dies is started again")
  func itDiesOnce() async throws {
    let mark = NSTemporaryDirectory() + "plenary-adapter-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: mark) }
    #expect(try await words("dies-once", environment: "PLENARY_TEST_TRIES=\(mark)").words.count == 1)
  }

  @Test("one that dies every time is let be, with its last words")
  func itDies() async {
    await #expect { try await words("dies") } throws: { error in
      guard case SpeechAdapter.Failure.ended(let reason) = error else { return false }
      return reason == "no model in this folder"
    }
  }

  @Test("one that is not there is told as what the shell says of it")
  func itIsNotThere() async {
    let adapter = SpeechAdapter(command: "/nowhere/adapter.py")
    let request = AdapterRequest(id: "1", samples: 1, language: "vi", hints: [])
    await #expect { try await adapter.words(of: request, samples: [1], in: Self.piece) } throws: { error in
      guard case SpeechAdapter.Failure.ended(let reason) = error else { return false }
      return reason.contains("/nowhere/adapter.py")
    }
  }

  @Test("one that says a line without an end is ended")
  func itSaysTooMuch() async {
    await #expect { try await words("endless") } throws: { error in
      guard case SpeechAdapter.Failure.ended(let reason) = error else { return false }
      return reason.contains("a line of more than")
    }
  }
}
