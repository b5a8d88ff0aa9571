import Archives
public import Assets
import Congress
import Crypto
public import Foundation
public import NIOCore

/// The files of a page, read once, packed and plain: a folder of `Assets/web`, and the words of the page.
public struct ServedFiles: Sendable {
  /// A file as it is sent.
  public struct Entry: Sendable {
    /// What HTTP calls its form.
    public let mediaType: String
    /// Its bytes.
    public let plain: ByteBuffer
    /// The same as gzip.
    public let packed: ByteBuffer
    /// Its digest in quotation marks, as HTTP wants it.
    public let tag: String

    init(_ bytes: [UInt8], mediaType: String) throws {
      self.mediaType = mediaType
      plain = ByteBuffer(bytes: bytes)
      packed = ByteBuffer(bytes: try GzipWriter.compressed(bytes))
      tag = "\"\(ServedFiles.digest(of: bytes))\""
    }
  }

  /// The most bytes of one file.
  static let fileBytesMax = 1 << 18
  /// The most files.
  static let filesMax = 64
  /// The file that stands for the folder.
  static let index = "index.html"
  /// The script that keeps the page on a device.
  static let worker = "/worker.js"
  /// The line of it that says which files the page has.
  static let emptyShell = "const shell = {\"version\":\"\",\"files\":[]};"
  private static let mediaTypes = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
  ]

  private var entries: [String: Entry] = [:]
  /// Another one where any of the files is.
  public let version: String

  /// Reads the files of a folder of assets.
  /// - Parameters:
  ///   - folder: The page's folder in `Assets/web`.
  ///   - root: Where it is served.
  ///   - words: The words of each language that a page can be in.
  ///   - wordPrefix: What the keys of its words begin with.
  /// - Throws: That the page is missing, or cannot be packed.
  public init(
    assets: String, folder: String, root: String = "/", words: [Strings] = [], wordPrefix: String = ""
  ) throws(ServingProblem) {
    let folder = assets + "/web/" + folder
    do {
      try self.init(folder: folder, root: root, words: words, wordPrefix: wordPrefix)
    } catch let problem as ServingProblem {
      throw problem
    } catch {
      throw .pageIsUnusable(folder: folder, reason: "\(error)")
    }
  }

  private init(folder: String, root: String, words: [Strings], wordPrefix: String) throws {
    var all = Data()
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().prefix(Self.filesMax) {
      guard let ending = name.split(separator: ".").last, let mediaType = Self.mediaTypes[String(ending)],
        let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")), data.count <= Self.fileBytesMax
      else { continue }
      let entry = try Entry([UInt8](data), mediaType: mediaType)
      entries[root + (name == Self.index ? "" : name)] = entry
      all += Data(entry.tag.utf8)
    }
    guard entries[root] != nil else { throw ServingProblem.pageIsMissing(folder: folder) }
    // By language, and not as they come: the same page has the same version in every process that serves it.
    for strings in words.sorted(by: { $0.language < $1.language }) {
      let entry = try Entry(Self.words(of: strings, prefix: wordPrefix), mediaType: "application/json")
      entries["\(root)words/\(strings.language).json"] = entry
      all += Data(entry.tag.utf8)
    }
    version = String(Self.digest(of: all).prefix(16))
    try namePage()
  }

  /// Tells the worker that keeps the page on a device which page that is: another page is another worker, which a browser
  /// then fetches.
  private mutating func namePage() throws {
    guard let worker = entries[Self.worker] else { return }
    let files = entries.keys.filter { $0 != Self.worker }.sorted()
    let list = String(decoding: try JSONEncoder().encode(files), as: UTF8.self)
    let text = String(buffer: worker.plain).replacing(
      Self.emptyShell, with: "const shell = {\"version\":\"\(version)\",\"files\":\(list)};")
    entries[Self.worker] = try Entry([UInt8](text.utf8), mediaType: worker.mediaType)
  }

  /// The file of a path, such as `/` or `/tablet.js`.
  public subscript(path: String) -> Entry? { entries[path] }

  /// The SHA-256 of bytes, in 64 hexadecimal digits in small letters.
  public static func digest(of bytes: some DataProtocol) -> String {
    HexadecimalText.text(Array(SHA256.hash(data: bytes)))
  }

  /// How much a browser loads of all files together, packed, in bytes.
  public var packedBytes: Int { entries.values.reduce(0) { $0 + $1.packed.readableBytes } }

  private static func words(of strings: Strings, prefix: String) throws -> [UInt8] {
    let own = strings.keys.filter { $0.hasPrefix(prefix) }
    let words = own.map { (String($0.dropFirst(prefix.count)), strings.text($0) ?? "") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(Dictionary(uniqueKeysWithValues: words)))
  }
}
