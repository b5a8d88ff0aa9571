public import Congress
import Crypto
public import FoundationEssentials
import Glibc

/// A state that was written down beside the journal, so that the next start need not begin with the first record.
///
/// It is worth nothing by itself: it is taken up only where the journal still holds the record that it follows, with the
/// hash that it names, and only by the very software that wrote it; what does not fit is put aside, never deleted.
public struct JournalSnapshot: Sendable {
  /// The state after the record at its sequence.
  public let state: CongressState
  /// What the service keeps beside the state, in a form of its own.
  public let attachment: Data
  /// The hash of the record that it follows.
  let hash: HashChain.Hash
  /// The digest of the state as it was written.
  public let stateDigest: String
}

extension Journal {
  /// How many snapshots are kept; older ones follow from the records as well as these do.
  static let snapshotsKeptMax = 2

  /// Writes a state down beside the journal; waits for the disk, and never makes an append wait.
  /// - Parameters:
  ///   - state: A state whose newest record is in the journal.
  ///   - attachment: What is to be kept beside it.
  ///   - software: Names the software exactly: another build may read the same records differently.
  /// - Throws: ``JournalError/folderNotWritable(folder:reason:)``, ``JournalError/valueNotEncodable(value:reason:)``,
  ///   ``JournalError/headNotHeld(file:sequence:head:)`` where the record is not in the journal.
  public func keep(_ state: CongressState, attachment: Data, software: String) async throws(JournalError) {
    let sequence = state.sequence
    let found = try await readings.perform { connection in try RecordWalk.hash(connection, at: sequence) }
    guard let hash = found else { throw .headNotHeld(file: database.file, sequence: sequence, head: "-") }
    let encoded = try CanonicalJSON.encode(state, named: "state")
    let header = SnapshotHeader(
      format: SnapshotHeader.formatKnown, software: software, congress: congress, epoch: epoch, sequence: sequence,
      hash: HexadecimalText.text(hash), stateBytes: encoded.count, attachmentBytes: attachment.count,
      stateDigest: SnapshotHeader.digest(encoded), attachmentDigest: SnapshotHeader.digest(attachment))
    let files = SnapshotFiles(folder)
    try files.write(
      try CanonicalJSON.encode(header, named: "snapshot") + Data("\n".utf8) + encoded + attachment, at: sequence)
    files.remove(all: Self.snapshotsKeptMax)
  }

  /// The newest snapshot that fits the journal; those that do not are put aside.
  /// - Parameter software: Names the software that reads exactly; snapshots of another build are passed over.
  public func newestSnapshot(software: String) async throws(JournalError) -> JournalSnapshot? {
    let files = SnapshotFiles(folder)
    for (sequence, path) in files.newestFirst {
      let found = try await readings.perform { connection in try RecordWalk.hash(connection, at: sequence) }
      switch SnapshotHeader.read(path, software: software) {
      case .otherSoftware: continue
      case .damaged: files.putAside(path)
      case .whole(let header, let snapshot):
        guard header.congress == congress, header.epoch == epoch, header.sequence == sequence,
          snapshot.state.sequence == sequence, found == snapshot.hash
        else {
          files.putAside(path)
          continue
        }
        return snapshot
      }
    }
    return nil
  }
}

/// The first line of a snapshot's file: what it is of, and what its parts must be.
struct SnapshotHeader: Codable {
  static let formatKnown = 1

  let format: Int
  let software: String
  let congress: Code<Definition>
  let epoch: String
  let sequence: Int64
  let hash: String
  let stateBytes: Int
  let attachmentBytes: Int
  let stateDigest: String
  let attachmentDigest: String

  /// What a file turned out to be.
  enum Reading {
    case whole(SnapshotHeader, JournalSnapshot)
    case otherSoftware
    case damaged
  }

  static func digest(_ bytes: Data) -> String { HexadecimalText.text(Array(SHA256.hash(data: bytes))) }

  /// Reads a file, checking every part of it against its first line.
  static func read(_ path: String, software: String) -> Reading {
    guard let bytes = try? Data(contentsOf: URL(filePath: path)), let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? CanonicalJSON.decode(SnapshotHeader.self, from: Data(bytes[..<end]))
    else { return .damaged }
    guard header.format == formatKnown, header.software == software else { return .otherSoftware }
    let body = bytes[bytes.index(after: end)...]
    guard header.stateBytes >= 0, body.count == header.stateBytes + header.attachmentBytes else { return .damaged }
    let (encoded, attachment) = (Data(body.prefix(header.stateBytes)), Data(body.dropFirst(header.stateBytes)))
    guard digest(encoded) == header.stateDigest, digest(attachment) == header.attachmentDigest,
      let state = try? CanonicalJSON.decode(CongressState.self, from: encoded),
      let hash = HexadecimalText.bytes(header.hash).map({ Data($0) })
    else { return .damaged }
    return .whole(
      header,
      JournalSnapshot(state: state, attachment: attachment, hash: hash, stateDigest: header.stateDigest))
  }
}

/// The files of snapshots.
///
/// Shape: `<folder>/snapshots/<sequence>.snapshot`. Blocks the calling thread.
struct SnapshotFiles {
  private static let suffix = ".snapshot"
  private static let mode: mode_t = 0o750

  private let folder: String

  init(_ journal: JournalFolder) { folder = journal.path + "/snapshots" }

  /// Every snapshot by its sequence, the newest first.
  var newestFirst: [(sequence: Int64, path: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name -> (Int64, String)? in
      guard name.hasSuffix(Self.suffix), let sequence = Int64(name.dropLast(Self.suffix.count)) else { return nil }
      return (sequence, "\(folder)/\(name)")
    }.sorted { $0.0 > $1.0 }
  }

  /// Writes a file, whole or not at all.
  func write(_ bytes: Data, at sequence: Int64) throws(JournalError) {
    let path = "\(folder)/\(sequence)\(Self.suffix)"
    let draft = path + ".draft"
    mkdir(folder, Self.mode)
    let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw failed }
    defer { close(descriptor) }
    let isWritten = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
    guard isWritten, fsync(descriptor) == 0, rename(draft, path) == 0 else { throw failed }
  }

  /// Removes what is older than the newest so many.
  func remove(all kept: Int) { for (_, path) in newestFirst.dropFirst(kept) { unlink(path) } }

  /// Keeps a file that does not fit under another name, for inquiry.
  func putAside(_ path: String) { rename(path, path + ".unfit") }

  private var failed: JournalError {
    .folderNotWritable(folder: folder, reason: JournalFolder.reason(of: errno))
  }
}
