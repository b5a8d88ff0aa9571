import Crypto
import Foundation
import NIOCore

/// The files of the page itself, read once: `Assets/web/screen`.
struct PageAssets: Sendable {
  /// A file of the page.
  struct Entry: Sendable {
    let mediaType: String
    let bytes: ByteBuffer
    /// Its digest in quotation marks, as HTTP wants it.
    let tag: String
  }

  /// The most bytes of one file.
  static let bytesMax = 1 << 20
  /// The most files.
  static let filesMax = 32
  /// The file that stands for the folder.
  static let index = "index.html"
  private static let mediaTypes = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
  ]

  private let entries: [String: Entry]
  /// Another one where any of the files is.
  let version: String

  /// Reads the files of a folder of assets.
  init(assets: String) throws(PageProblem) {
    let folder = assets + "/web/screen"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var (entries, all): ([String: Entry], Data) = ([:], Data())
    for name in names.prefix(Self.filesMax) {
      guard let ending = name.split(separator: ".").last, let mediaType = Self.mediaTypes[String(ending)],
        let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")), data.count <= Self.bytesMax
      else { continue }
      let tag = "\"\(Self.digest(of: data))\""
      entries[name] = Entry(mediaType: mediaType, bytes: ByteBuffer(bytes: data), tag: tag)
      all += Data(tag.utf8)
    }
    guard entries[Self.index] != nil else { throw .pageIsMissing(folder: folder) }
    self.entries = entries
    version = String(Self.digest(of: all).prefix(16))
  }

  /// The file of a path, such as `/` or `/page.js`.
  subscript(path: String) -> Entry? { entries[path == "/" ? Self.index : String(path.dropFirst())] }

  /// The SHA-256 of bytes, in 64 hexadecimal digits in small letters.
  static func digest(of data: some DataProtocol) -> String {
    SHA256.hash(data: data).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }
}
