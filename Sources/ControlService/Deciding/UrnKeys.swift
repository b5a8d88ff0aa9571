import Crypto
public import Congress
import Foundation
import Synchronization

/// The keys of secret votes: one a round, kept in memory only, destroyed when the round is counted or given up.
///
/// A key is a file in a folder that no disk holds (tmpfs), so that it outlives the service's process and not the
/// machine's power; a folder on a disk is refused, because what a disk has held can be found there later. Files are
/// readable by the service's user alone.
///
/// Thread: any.
public final class UrnKeys: BallotSealing {
  private let folder: String
  private let epoch: String
  private let keys = Mutex<[SealedRound: SymmetricKey]>([:])

  /// Why secret votes cannot be taken on this machine.
  public enum Problem: Error, Sendable, Hashable {
    case folderOnADisk(String)
    case folderNotWritable(String)
  }

  /// Keys in a folder, which is created where it is missing.
  /// - Parameter epoch: The journal's line of history, whose rounds the keys belong to.
  public init(folder: String, epoch: String) throws(Problem) {
    self.folder = folder
    self.epoch = epoch
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .folderNotWritable(folder)
    }
    guard Self.isInMemory(folder) else { throw .folderOnADisk(folder) }
    guard access(folder, W_OK) == 0 else { throw .folderNotWritable(folder) }
  }

  /// A choice made unreadable, bound to its delegate and round.
  public func seal(_ choice: Int, of delegate: Code<Delegate>, in round: SealedRound) -> String? {
    guard let plain = UInt8(exactly: choice), let key = keyOrNew(of: round),
      let box = try? ChaChaPoly.seal([plain], using: key, authenticating: Self.binding(delegate, round))
    else { return nil }
    return box.combined.base64EncodedString()
  }

  /// The choice in a sealed vote.
  public func open(_ sealed: String, of delegate: Code<Delegate>, in round: SealedRound) -> Int? {
    guard let key = key(of: round), let bytes = Data(base64Encoded: sealed),
      let box = try? ChaChaPoly.SealedBox(combined: bytes),
      let plain = try? ChaChaPoly.open(box, using: key, authenticating: Self.binding(delegate, round))
    else { return nil }
    return plain.first.map(Int.init)
  }

  /// A text that stands for another one and tells nothing of it once the round's key is gone: its keyed digest.
  ///
  /// A gateway may write anything into the id of a command, also the choice, and ids are on record.
  func blinded(_ text: String, in round: SealedRound) -> String? {
    guard let key = keyOrNew(of: round) else { return nil }
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    return Data(code).base64EncodedString()
  }

  /// Destroys the keys of all rounds but these.
  public func keep(only rounds: Set<SealedRound>) {
    let names = Set(rounds.map(name))
    keys.withLock { keys in keys = keys.filter { rounds.contains($0.key) } }
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard file.hasSuffix(Self.suffix), !names.contains(file) else { continue }
      destroy("\(folder)/\(file)")
    }
  }

  private static let suffix = ".key"
  private static let keyBytes = 32

  /// What a sealed vote is bound to, so that it opens for no other delegate and no other round.
  private static func binding(_ delegate: Code<Delegate>, _ round: SealedRound) -> Data {
    Data("\(round.ballot)\n\(round.number)\n\(delegate)".utf8)
  }

  /// The file of a round's key: a digest, because a ballot's code may hold what a file's name may not.
  private func name(_ round: SealedRound) -> String {
    let digest = SHA256.hash(data: Data("\(epoch)\n\(round.ballot)\n\(round.number)".utf8))
    return digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + Self.suffix
  }

  private func key(of round: SealedRound) -> SymmetricKey? {
    keys.withLock { keys in
      if let key = keys[round] { return key }
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name(round))"), bytes.count == Self.keyBytes
      else { return nil }
      let key = SymmetricKey(data: bytes)
      keys[round] = key
      return key
    }
  }

  private func keyOrNew(of round: SealedRound) -> SymmetricKey? {
    if let key = key(of: round) { return key }
    let key = SymmetricKey(size: .bits256)
    let bytes = key.withUnsafeBytes { Data($0) }
    let isWritten = FileManager.default.createFile(
      atPath: "\(folder)/\(name(round))", contents: bytes, attributes: [.posixPermissions: 0o600])
    guard isWritten else { return nil }
    keys.withLock { $0[round] = key }
    return key
  }

  private func destroy(_ path: String) {
    if let handle = FileHandle(forWritingAtPath: path) {
      try? handle.write(contentsOf: Data(count: Self.keyBytes))
      try? handle.close()
    }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Whether a folder lies in memory and not on a disk: the innermost mount above it says so.
  private static func isInMemory(_ folder: String) -> Bool {
    let path = URL(filePath: folder).resolvingSymlinksInPath().path
    let mounts = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
    var innermost = (place: "", kind: "")
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count > 2 else { continue }
      let isAbove = fields[1] == "/" || path == fields[1] || path.hasPrefix(fields[1] + "/")
      // Of two mounts at one place, the later covers the earlier.
      if isAbove, fields[1].count >= innermost.place.count { innermost = (fields[1], fields[2]) }
    }
    return innermost.kind == "tmpfs" || innermost.kind == "ramfs"
  }
}
