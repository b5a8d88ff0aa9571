import Archives
import HallTestSupport
import Sheets
import Testing

/// Goal: no file, however it is broken, ends the reader or keeps it.
///
/// Method: real workbooks with bytes turned over, cut off, doubled and moved, by seeded random numbers; once in the file,
/// where the check sums of the archive tell, and once in its parts, which are packed again, so that the rest is reached.
@Suite struct MutatedWorkbookTests {
  private static let roundsPerFile = 150

  private func mutated(_ bytes: [UInt8], by random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: bytes.indices, using: &random))
      case 3: bytes.removeLast(bytes.count - place)
      default: bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  /// Whether a file was read, in whatever way.
  private func isRead(_ bytes: [UInt8]) -> Bool {
    do throws(WorkbookFault) {
      _ = try WorkbookReader.read(bytes)
      return true
    } catch { return false }
  }

  @Test("broken files are refused or read, and never end the reader", .timeLimit(.minutes(2)))
  func brokenFilesEndNothing() throws {
    var random = SeededRandom(seed: 17)
    var readCount = 0
    var refusedCount = 0
    for file in OfficeWorkbook.allCases {
      let bytes = try file.bytes
      let parts = try ZipReader.entries(of: bytes, limits: .office)
      for round in 0..<Self.roundsPerFile {
        var broken = mutated(bytes, by: &random)
        if round % 3 > 0, let place = parts.indices.randomElement(using: &random) {
          var others = parts
          others[place] = ArchiveEntry(name: parts[place].name, bytes: mutated(parts[place].bytes, by: &random))
          broken = try ZipWriter.archive(of: others)
        }
        if isRead(broken) { readCount += 1 } else { refusedCount += 1 }
      }
    }
    // Both happen, or nothing was tried.
    #expect(readCount > 20)
    #expect(refusedCount > 100)
  }
}
