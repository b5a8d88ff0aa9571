import Congress
import ControlRoom
import Foundation
import HallTestSupport
import Testing

@testable import Hearing
@testable import Transcription

/// Goal: what is spoken of is on the disk, whole, and what is on the disk is what was recorded.
///
/// Method: folders that are written, broken and read again.
@Suite struct TranscriptFolderTests {
  private let path = NSTemporaryDirectory() + "plenary-transcript-\(UUID().uuidString)"

  private static func piece(_ startMS: Int64, _ samples: [Int16]) -> SpeechPiece {
    let span = FloorRecord.Span(speaker: "PB01", name: "Hoa", unit: "", item: "1.05", fromMS: 0, untilMS: nil)
    return SpeechPiece(span: span, sound: Sound(startMS: startMS, samples: samples))
  }

  @Test("a piece is kept by its digest, and read again as it was")
  func kept() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = TranscriptFolder(path: path)
    let store = try TranscriptStore(folder)
    let samples: [Int16] = [1, -2, 3]
    let kept = try #require(try await store.keep(Self.piece(5, samples)))
    #expect(try await store.keep(Self.piece(5, samples)) == nil, "the same piece is kept once")
    #expect(FileManager.default.fileExists(atPath: folder.soundFile(kept.digest)))
    #expect(try folder.sound(of: kept) == samples && folder.transcript().firstWaiting == kept)
    try Data("RIFF".utf8).write(to: URL(filePath: folder.soundFile(kept.digest)))
    #expect(throws: RoomProblem.self) { try folder.sound(of: kept) }
  }

  @Test("one listens at a time, and half a line of one that was killed is no line")
  func halfALine() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = TranscriptFolder(path: path)
    do {
      let store = try TranscriptStore(folder)
      _ = try await store.keep(Self.piece(5, [1]))
    }
    #expect(throws: RoomProblem.self) { try TranscriptStore(folder) }
    let file = try FileHandle(forWritingTo: URL(filePath: path + "/transcript.jsonl"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(#"{"heard":{"pie"#.utf8))
    #expect(try folder.transcript().entries.count == 1)
    try file.write(contentsOf: Data("\n".utf8))
    #expect(throws: RoomProblem.self) { try folder.transcript() }
  }
}
