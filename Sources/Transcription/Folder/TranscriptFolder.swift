import Assets
import Congress
import ControlRoom
import Crypto
import Foundation
import Glibc
public import Hearing
import Settings

/// A transcript on disk, beside the journal: the lines of what was heard, and the sound by its digest.
///
/// Shape: `transcript.jsonl`, one line of JSON each, only ever longer; `sound/ab/abcdef….wav`. Everything is on the disk
/// before it is spoken of. Whoever writes holds ``lock()``; whoever reads needs none.
public struct TranscriptFolder: Sendable {
  /// The largest file of lines that is read, in bytes: some hundred hours of speech.
  static let linesBytesMax = 256 << 20
  /// The largest file of sound that is read, in bytes.
  static let soundBytesMax = 4 << 20

  /// The folder.
  public let path: String

  /// The transcript in a folder, which need not be there yet.
  public init(path: String) { self.path = path }

  private var linesFile: String { path + "/transcript.jsonl" }

  /// The file of a piece's sound.
  public func soundFile(_ digest: String) -> String { "\(path)/sound/\(digest.prefix(2))/\(digest).wav" }

  // MARK: Reading

  /// What was heard so far; nothing where there is no file.
  public func transcript() throws -> Transcript {
    guard FileManager.default.fileExists(atPath: linesFile) else { return Transcript() }
    let size = (try? FileManager.default.attributesOfItem(atPath: linesFile)[.size]) as? Int ?? .max
    guard size <= Self.linesBytesMax, let bytes = FileManager.default.contents(atPath: linesFile) else {
      throw unreadable(linesFile)
    }
    var transcript = Transcript()
    let decoder = JSONDecoder()
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    // The last line of a process that was killed may be half a line; it was never spoken of.
    let isWhole = bytes.last == UInt8(ascii: "\n")
    for (index, line) in lines.enumerated() {
      do { transcript.take(try decoder.decode(TranscriptLine.self, from: Data(line))) } catch {
        guard index == lines.count - 1, !isWhole else {
          throw RoomProblem.journal(
            Wording("transcript.line-wrong", ["file": .text(linesFile), "line": "\(index + 1)"]))
        }
      }
    }
    return transcript
  }

  /// The samples of a piece.
  public func sound(of piece: TranscriptPiece) throws -> [Int16] {
    let file = soundFile(piece.digest)
    guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= Self.soundBytesMax,
      let wave = try? WaveFile(head: Array(bytes.prefix(WaveFile.headBytesMax)))
    else { throw unreadable(file) }
    guard Self.digest(of: Array(bytes)) == piece.digest else {
      throw RoomProblem.journal(Wording("transcript.sound-changed", ["file": .text(file)]))
    }
    return wave.samples(of: bytes.dropFirst(wave.soundOffset))
  }

  private func unreadable(_ file: String) -> RoomProblem {
    .notThere(Wording("transcript.file-unreadable", ["file": .text(file)]))
  }

  static func digest(of bytes: [UInt8]) -> String {
    HexadecimalText.text(Array(SHA256.hash(data: bytes)))
  }

  // MARK: Writing

  /// Makes the folder, and takes the right to write to it for as long as the process lives.
  public func lock() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw RoomProblem.notWritten(path: path)
    }
    let descriptor = open(path + "/transcript.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw RoomProblem.notWritten(path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw RoomProblem.notThere(Wording("transcript.locked", ["folder": .text(path)]))
    }
    try mendLines()
  }

  /// Takes off half a line that a process has left which was killed.
  private func mendLines() throws {
    guard let bytes = FileManager.default.contents(atPath: linesFile), !bytes.isEmpty,
      bytes.last != UInt8(ascii: "\n")
    else { return }
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes.distance(from: bytes.startIndex, to: $0) + 1 } ?? 0
    guard truncate(linesFile, off_t(whole)) == 0 else { throw RoomProblem.notWritten(path: linesFile) }
  }

  /// What will be said of a piece.
  static func described(_ piece: SpeechPiece) -> TranscriptPiece {
    TranscriptPiece(
      speaker: piece.span.speaker, item: piece.span.item, startMS: piece.sound.startMS, endMS: piece.sound.endMS,
      digest: digest(of: WaveFile.file(of: piece.sound.samples)))
  }

  /// Puts a piece's sound on the disk, then the line that speaks of it.
  public func keep(_ piece: SpeechPiece) throws -> TranscriptPiece {
    let bytes = WaveFile.file(of: piece.sound.samples)
    let kept = Self.described(piece)
    let file = soundFile(kept.digest)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw RoomProblem.notWritten(path: folder)
    }
    try Self.write(bytes, to: file + ".new", flags: O_TRUNC)
    guard rename(file + ".new", file) == 0 else { throw RoomProblem.notWritten(path: file) }
    try append(.piece(kept))
    return kept
  }

  /// Puts a line on the disk.
  public func append(_ line: TranscriptLine) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = Array(try encoder.encode(line)) + [UInt8(ascii: "\n")]
    try Self.write(bytes, to: linesFile, flags: O_APPEND)
  }

  private static func write(_ bytes: [UInt8], to file: String, flags: Int32) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o640)
    guard descriptor >= 0 else { throw RoomProblem.notWritten(path: file) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw RoomProblem.notWritten(path: file) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw RoomProblem.notWritten(path: file) }
  }
}
