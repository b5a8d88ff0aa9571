import Congress
import Dispatch
import Documents
import Foundation
import Hummingbird
import NIOCore
import Rendering
import Synchronization

/// Files that the secretariat uploads: streamed to disk, given to the press, and put into the library with their pages.
///
/// What is acknowledged is on disk: the library writes everything through before it says so, and nothing is on record
/// before. What a process leaves that is killed in the middle is a folder that the next one takes away. Any thread.
final class StaffUploads: Sendable {
  /// How many files may be taken in or made into pages at a time.
  static let uploadsMax = 2
  private static let prefix = "plenary-upload-"

  /// Why a file was not taken.
  enum Fault: Error, Sendable {
    case busy
    case tooLarge
    case notWritten
    /// The press, or the library, says why.
    case refused(any Error)
  }

  let library: DocumentLibrary
  private let press: @Sendable (String) -> PressProcess
  private let folder: String
  private let processID: Int32
  private let underWay = Mutex(0)

  /// - Parameters:
  ///   - press: The press that answers in a language.
  ///   - folder: Where files are while they come.
  ///   - processID: This process.
  init(
    library: DocumentLibrary, folder: String = NSTemporaryDirectory(), processID: Int32,
    press: @escaping @Sendable (String) -> PressProcess
  ) {
    self.library = library
    self.folder = folder
    self.processID = processID
    self.press = press
  }

  /// Takes away what processes left that were killed in the middle.
  /// - Parameter isRunning: Whether a process is still there.
  func removeLeftovers(isRunning: (Int32) -> Bool) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(Self.prefix) {
      let owner = name.dropFirst(Self.prefix.count).split(separator: "-").first.flatMap { Int32($0) }
      if let owner, isRunning(owner) { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// Takes a file in, and makes its pages; all of it is on disk when this returns.
  /// - Parameters:
  ///   - isWord: Whether it is said to be a DOCX, else a PDF; the press looks whether it is.
  ///   - language: The language of what the press says.
  func take(_ body: RequestBody, isWord: Bool, language: String) async throws(Fault) -> PressReceipt {
    let isFree = underWay.withLock { count in
      guard count < Self.uploadsMax else { return false }
      count += 1
      return true
    }
    guard isFree else { throw .busy }
    defer { underWay.withLock { $0 -= 1 } }
    let place = "\(folder)/\(Self.prefix)\(processID)-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let file = "\(place)/given.\(isWord ? "docx" : "pdf")"
    try await write(body, to: file, in: place)
    let (press, library) = (press(language), library)
    let made = await withCheckedContinuation { continuation in
      // The press takes as long as it takes; nobody else waits for it.
      DispatchQueue.global().async { continuation.resume(returning: Result { try press.press(file, into: library) }) }
    }
    do { return try made.get() } catch { throw .refused(error) }
  }

  private func write(_ body: RequestBody, to file: String, in place: String) async throws(Fault) {
    do {
      try FileManager.default.createDirectory(
        atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard FileManager.default.createFile(atPath: file, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw Fault.notWritten
      }
      let handle = try FileHandle(forWritingTo: URL(filePath: file))
      defer { try? handle.close() }
      var written = 0
      for try await part in body {
        written += part.readableBytes
        guard written <= DocumentFile.bytesMax else { throw Fault.tooLarge }
        try handle.write(contentsOf: Data(part.readableBytesView))
      }
    } catch {
      throw error as? Fault ?? .notWritten
    }
  }
}
