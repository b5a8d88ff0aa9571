import Dispatch
import Foundation
import NIOCore
import PageServing
import Stage
import Synchronization

/// A file that pages need: a font, or a picture.
struct PageFile: Sendable {
  /// Where it comes from.
  enum Source: Sendable, Hashable {
    case font(FontFile)
    case picture(PictureName)
  }

  /// The SHA-256 of its bytes, in hexadecimal; what pages ask for.
  let digest: String
  let mediaType: String
  let bytes: ByteBuffer
}

/// The files that pages need, by their digests: read once, off the loop, and kept up to a limit.
///
/// Any thread.
final class PageFiles: Sendable {
  /// The most bytes of one font.
  static let fontBytesMax = 64 << 20
  /// How much is kept, in bytes; what has not been asked for for the longest time goes first.
  static let bytesMax = 128 << 20
  /// How many files are known at most, those included that cannot be read.
  static let filesMax = 64
  /// How long a picture waits for the files that are being read, in ms; then it goes out without them, and again once
  /// they are there.
  static let waitMS = 50

  private struct Known {
    /// Nothing where the file cannot be read.
    let file: PageFile?
    var use: Int
  }

  private struct State {
    var known: [PageFile.Source: Known] = [:]
    var isBeingRead: Set<PageFile.Source> = []
    var use = 0
    var readCount = 0
  }

  private let emblemFolder: String
  private let onReady: @Sendable () -> Void
  private let state = Mutex(State())
  private let reader = DispatchQueue(label: "files of pages")

  /// - Parameters:
  ///   - emblemFolder: Where the emblems stand, `Assets/emblems`.
  ///   - onReady: Told that a file has been read, or cannot be; on a thread of its own.
  init(emblemFolder: String, onReady: @escaping @Sendable () -> Void) {
    self.emblemFolder = emblemFolder
    self.onReady = onReady
  }

  /// How many files have been read, or found not to be readable: another number where pictures may have come since.
  var readCount: Int { state.withLock { $0.readCount } }

  /// The digest of a file; nothing while it is being read for longer than ``waitMS``, and where it cannot be.
  func digest(of source: PageFile.Source) -> String? {
    let (known, isNew) = state.withLock { state -> (Known?, Bool) in
      state.use += 1
      state.known[source]?.use = state.use
      let known = state.known[source]
      return (known, known == nil && state.isBeingRead.insert(source).inserted)
    }
    if let known { return known.file?.digest }
    guard isNew else { return nil }
    let isRead = DispatchSemaphore(value: 0)
    reader.async { [self] in
      keep(read(source), of: source)
      isRead.signal()
      onReady()
    }
    _ = isRead.wait(timeout: .now() + .milliseconds(Self.waitMS))
    return state.withLock { $0.known[source]?.file?.digest }
  }

  /// The file of a digest, if it is kept.
  func file(digest: String) -> PageFile? {
    state.withLock { state in state.known.values.first { $0.file?.digest == digest }?.file }
  }

  private func read(_ source: PageFile.Source) -> PageFile? {
    switch source {
    case .font(let font):
      guard let bytes = FontData.bytes(of: font, bytesMax: Self.fontBytesMax) else { return nil }
      return PageFile(bytes, mediaType: FontData.mediaType)
    case .picture(let name):
      guard let content = try? PictureContent(of: name, emblemFolder: emblemFolder) else { return nil }
      return PageFile(content.bytes, mediaType: content.mediaType)
    }
  }

  private func keep(_ file: PageFile?, of source: PageFile.Source) {
    state.withLock { state in
      state.isBeingRead.remove(source)
      state.readCount += 1
      state.known[source] = Known(file: file, use: state.use)
      func isTooMuch() -> Bool {
        let bytes = state.known.values.reduce(0) { $0 + ($1.file?.bytes.readableBytes ?? 0) }
        return bytes > Self.bytesMax || state.known.count > Self.filesMax
      }
      while state.known.count > 1, isTooMuch(),
        let oldest = state.known.min(by: { $0.value.use < $1.value.use })
      {
        state.known[oldest.key] = nil
      }
    }
  }
}

extension PageFile {
  init(_ bytes: [UInt8], mediaType: String) {
    digest = ServedFiles.digest(of: bytes)
    self.mediaType = mediaType
    self.bytes = ByteBuffer(bytes: bytes)
  }
}
