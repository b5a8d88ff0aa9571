import Congress
import Crypto
import FoundationEssentials
import Glibc
import Synchronization

/// What is known of a journal without looking into it: whose it is, and how far it went at the least.
struct KnownHead: Sendable, Hashable {
  /// The congress that the journal belongs to.
  let congress: Code<Definition>
  /// The name of its line of history.
  let epoch: String
  /// A record that it held.
  let head: JournalHead
}

/// The file `journal.head` beside a journal: the newest record's place and hash, kept apart from the database.
///
/// It tells a journal that was never there from one that has vanished, and a whole one from one whose end was cut
/// off. Shape: two slots of ``slotBytes``, written in turn, each one line of text that ends with a checksum; of the
/// readable ones the newer counts. Invariant: it never says more than the journal holds, because it is written after a
/// commit; after a power cut it may say less. One caller at a time.
final class HeadMarker: Sendable {
  /// The bytes of one slot; a congress's code has at most 64 characters, so a line fits.
  static let slotBytes = 512
  private static let slots = 2
  private static let kind = "plenary-head-1"
  /// Owner writes, group reads, as the journal.
  private static let mode: mode_t = 0o640

  private let descriptor: CInt
  private let nextSlot = Mutex(0)

  /// Opens the file for writing, or creates it.
  init(_ folder: JournalFolder) throws(JournalError) {
    descriptor = Glibc.open(folder.headFile, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, Self.mode)
    guard descriptor >= 0 else {
      throw .folderNotWritable(folder: folder.path, reason: JournalFolder.reason(of: errno))
    }
  }

  deinit { close(descriptor) }

  /// Writes down how far the journal goes; a power cut may take that back, and nothing more.
  func note(_ known: KnownHead) {
    let line = Self.line(known)
    let slot = nextSlot.withLock { next in
      defer { next = (next + 1) % Self.slots }
      return next
    }
    // Where it cannot be written the marker says less than it could, and the journal itself is none the worse.
    _ = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(slot * Self.slotBytes)) }
  }

  /// What the file says, or nothing where there is none or none of it can be read.
  static func read(_ folder: JournalFolder) -> KnownHead? {
    let file = Glibc.open(folder.headFile, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let known = (0..<slots).compactMap { slot -> KnownHead? in
      var bytes = [UInt8](repeating: 0, count: slotBytes)
      let count = pread(file, &bytes, slotBytes, off_t(slot * slotBytes))
      return count > 0 ? parse(bytes.prefix(count)) : nil
    }
    return known.max { $0.head.sequence < $1.head.sequence }
  }

  private static func line(_ known: KnownHead) -> [UInt8] {
    let text = "\(kind) \(known.head.sequence) \(known.head.hash) \(known.epoch) \(known.congress)"
    let line = Array("\(text) \(checksum(text))\n".utf8)
    return line + [UInt8](repeating: UInt8(ascii: " "), count: max(0, slotBytes - line.count))
  }

  private static func parse(_ bytes: ArraySlice<UInt8>) -> KnownHead? {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 6, words[0] == kind, let sequence = Int64(words[1]),
      checksum(words.dropLast().joined(separator: " ")) == words[5]
    else { return nil }
    return KnownHead(
      congress: Code(words[4]), epoch: words[3], head: JournalHead(sequence: sequence, hash: words[2]))
  }

  private static func checksum(_ text: String) -> String {
    HexadecimalText.text(Array(SHA256.hash(data: Data(text.utf8)).prefix(8)))
  }
}
