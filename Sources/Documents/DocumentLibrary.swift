import Congress
import Crypto
public import Foundation
import Glibc

/// The bytes of documents and of their pages, each by its SHA-256: `<folder>/ab/cdef…`.
///
/// What is put is on disk when that returns, whole or not at all, and is never written again; so an event that names a
/// digest comes after the bytes, and a backup is a copy of the folder. Readable by its owner alone. Several processes may
/// put at once: two who put the same bytes put them once.
public struct DocumentLibrary: Sendable {
  /// The folder; made by the first bytes that are put.
  public let folder: String

  /// A library in a folder.
  public init(folder: String) { self.folder = folder }

  /// The digest of bytes, as the library and the journal know them.
  public static func digest(of bytes: Data) -> String {
    HexadecimalText.text(Array(SHA256.hash(data: bytes)))
  }

  /// Whether bytes of that digest are there.
  public func has(_ digest: String) -> Bool {
    (try? path(of: digest)).map { FileManager.default.fileExists(atPath: $0) } ?? false
  }

  /// Puts bytes; they are on disk when this returns.
  /// - Returns: Their digest.
  /// - Throws: ``LibraryProblem``.
  @discardableResult
  public func put(_ bytes: Data) throws(LibraryProblem) -> String {
    let digest = Self.digest(of: bytes)
    try write(bytes, to: try path(of: digest))
    return digest
  }

  /// Writes a file of the library, whole or not at all, for its owner alone; one that is there stays as it is.
  func write(_ bytes: Data, to path: String) throws(LibraryProblem) {
    let manager = FileManager.default
    let parent = Self.parent(of: path)
    do {
      for folder in [folder, parent] where !manager.fileExists(atPath: folder) {
        try manager.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Self.synchronize(folder: Self.parent(of: folder))
      }
      if manager.fileExists(atPath: path) {
        // Whoever put it first may not have reached the disk yet.
        try Self.synchronize(file: path)
      } else {
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).\(UUID().uuidString).part"
        guard manager.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw CocoaError(.fileWriteUnknown)
        }
        defer { unlink(draft) }
        let handle = try FileHandle(forWritingTo: URL(filePath: draft))
        defer { try? handle.close() }
        try handle.write(contentsOf: bytes)
        try handle.synchronize()
        // Not over what somebody else has put meanwhile; where the disk knows no links (a stick), nobody else puts.
        let isPut = link(draft, path) == 0 || errno == EEXIST || (errno != ENOSPC && rename(draft, path) == 0)
        guard isPut else { throw CocoaError(.fileWriteUnknown) }
      }
      try Self.synchronize(folder: parent)
    } catch {
      throw .notWritten(folder: folder, reason: "\(error)")
    }
  }

  /// The bytes of a digest.
  /// - Throws: ``LibraryProblem`` where they are not there, or are not what was put.
  public func bytes(of digest: String) throws(LibraryProblem) -> Data {
    guard let bytes = FileManager.default.contents(atPath: try path(of: digest)) else {
      throw .missing(digest: digest, folder: folder)
    }
    guard Self.digest(of: bytes) == digest else { throw .damaged(digest: digest, folder: folder) }
    return bytes
  }

  /// Removes what a process left that was ended in the middle of putting; whatever was put is never touched.
  /// - Parameter isRunning: Whether a process is still there, by its id.
  public func removeDrafts(isRunning: (Int32) -> Bool) {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in paths where path.hasSuffix(".part") {
      let parts = path.split(separator: ".")
      if parts.count == 4, let process = Int32(parts[1]), isRunning(process) { continue }
      try? FileManager.default.removeItem(atPath: folder + "/" + path)
    }
  }

  /// Where a digest's file is.
  /// - Parameter kind: Nothing for the bytes themselves; a folder with a slash for what lies beside them.
  func path(of digest: String, under kind: String = "") throws(LibraryProblem) -> String {
    let isDigest =
      digest.utf8.count == 64 && digest.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isDigest else { throw .noDigest(digest) }
    guard kind.isEmpty else { return "\(folder)/\(kind)\(digest)" }
    return "\(folder)/\(digest.prefix(2))/\(digest.dropFirst(2))"
  }

  /// The folder that something is in.
  ///
  /// By a URL: that of NSString ends the process for a name of one letter.
  static func parent(of path: String) -> String { URL(filePath: path).deletingLastPathComponent().path }

  private static func synchronize(file path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    try handle.synchronize()
  }

  /// A name is on disk once its folder is.
  private static func synchronize(folder path: String) throws {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
    guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
