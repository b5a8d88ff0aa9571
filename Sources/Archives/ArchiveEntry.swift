/// One file within an archive.
public struct ArchiveEntry: Sendable, Hashable {
  /// The path within the archive, with `/` between its parts, such as `xl/workbook.xml`.
  public let name: String
  /// What it holds, unpacked.
  public let bytes: [UInt8]

  /// A file and what it holds.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file that holds a text, as UTF-8.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
