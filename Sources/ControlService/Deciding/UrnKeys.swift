import Crypto
public import Congress
import Foundation
import Settings
import Glibc
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
  private let keys = Mutex<[SealedRound: KeptKey]>([:])
  /// Rounds of which a vote has been read with the key that is kept in ``keys``.
  private let opened = Mutex<Set<SealedRound>>([])

  /// A round's key, and where its file is.
  private struct KeptKey {
    let key: SymmetricKey
    let path: String
  }

  /// Why secret votes cannot be taken on this machine.
  public enum Problem: Error, Sendable, Hashable {
    case folderOnADisk(String)
    case folderNotWritable(String)
    case folderNotPrivate(String)
  }

  /// Keys in a folder, which is created where it is missing; each journal has a folder of its own in it.
  /// - Parameter epoch: The journal's line of history, whose rounds the keys belong to.
  public init(folder: String, epoch: String) throws(Problem) {
    self.folder = Self.folder(folder, ofEpoch: epoch)
    self.epoch = epoch
    do {
      try FileManager.default.createDirectory(
        atPath: self.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .folderNotWritable(folder)
    }
    guard Self.isInMemory(folder) else { throw .folderOnADisk(folder) }
    // Whoever can write here could put a key of their own in a key's place.
    for path in [folder, self.folder] where !Self.isPrivate(path, type: .typeDirectory, mode: 0o700) {
      throw .folderNotPrivate(path)
    }
  }

  /// The folder of one journal's keys.
  /// - Parameter epoch: The journal's line of history.
  public static func folder(_ folder: String, ofEpoch epoch: String) -> String {
    "\(folder)/\(HexadecimalText.text(Array(SHA256.hash(data: Data(epoch.utf8)).prefix(8))))"
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
    opened.withLock { _ = $0.insert(round) }
    return plain.first.map(Int.init)
  }

  /// Whether a vote of a round has been read with the key that is in memory; sealing itself sees to the key's file.
  public func isKnownToOpen(_ round: SealedRound) -> Bool { opened.withLock { $0.contains(round) } }

  /// A text that stands for another one and tells nothing of it once the round's key is gone: its keyed digest.
  ///
  /// A gateway may write anything into the id of a command, also the choice, and ids are on record.
  func blinded(_ text: String, in round: SealedRound) -> String? {
    // The vote itself is sealed next, which sees to the key's file.
    guard let key = key(of: round) ?? keyOrNew(of: round) else { return nil }
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    return Data(code).base64EncodedString()
  }

  /// Destroys the keys of all rounds but these, and whatever else lies in the journal's folder.
  /// - Returns: The files that could not be destroyed.
  @discardableResult
  public func keep(only rounds: Set<SealedRound>) -> [String] {
    let names = Set(rounds.map(name))
    keys.withLock { keys in keys = keys.filter { rounds.contains($0.key) } }
    opened.withLock { $0.formIntersection(rounds) }
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [folder] }
    return files.filter { !names.contains($0) && !destroy("\(folder)/\($0)") }
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
    return HexadecimalText.text(Array(digest)) + Self.suffix
  }

  private func path(_ round: SealedRound) -> String { "\(folder)/\(name(round))" }

  private func key(of round: SealedRound) -> SymmetricKey? { kept(round)?.key }

  private func kept(_ round: SealedRound) -> KeptKey? {
    keys.withLock { keys in
      if let kept = keys[round] { return kept }
      let path = path(round)
      guard Self.isPrivate(path, type: .typeRegular, mode: 0o600),
        let bytes = FileManager.default.contents(atPath: path), bytes.count == Self.keyBytes
      else { return nil }
      let kept = KeptKey(key: SymmetricKey(data: bytes), path: path)
      keys[round] = kept
      return kept
    }
  }

  /// The round's key, whose file is there: a vote sealed under a key that only memory holds would be lost with it.
  private func keyOrNew(of round: SealedRound) -> SymmetricKey? {
    let known = kept(round)
    let path = known?.path ?? path(round)
    let isThere = access(path, F_OK) == 0
    // A file that is there and is no key of ours is nobody's to overwrite, and nothing to seal with.
    if known == nil, isThere { return nil }
    let key = known?.key ?? SymmetricKey(size: .bits256)
    guard isThere || write(key, to: path) else { return nil }
    keys.withLock { $0[round] = KeptKey(key: key, path: path) }
    return key
  }

  /// Writes a key into a new file that nobody else can ever have opened.
  private func write(_ key: SymmetricKey, to path: String) -> Bool {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let written = key.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return written == Self.keyBytes
  }

  /// Overwrites a file and takes it away; false where it is still there.
  private func destroy(_ path: String) -> Bool {
    if let handle = FileHandle(forWritingAtPath: path) {
      try? handle.write(contentsOf: Data(count: Self.keyBytes))
      try? handle.close()
    }
    try? FileManager.default.removeItem(atPath: path)
    return !FileManager.default.fileExists(atPath: path)
  }

  /// Whether something is what it should be, no link, this user's, and open to nobody else.
  private static func isPrivate(_ path: String, type: FileAttributeType, mode: Int) -> Bool {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path) else { return false }
    return facts[.type] as? FileAttributeType == type
      && (facts[.ownerAccountID] as? NSNumber)?.uint32Value == geteuid()
      && (facts[.posixPermissions] as? NSNumber)?.intValue == mode
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
