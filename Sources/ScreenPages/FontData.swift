import Foundation
import Stage

/// The bytes of one font, as browsers take them: a font of a collection is taken out of it.
///
/// Formats: OpenType 1.9, "Organization of an OpenType font" (table directory) and "TTC header".
enum FontData {
  static let mediaType = "font/sfnt"
  /// The most tables of a font; real ones have about twenty.
  static let tablesMax = 128
  private static let collectionTag: [UInt8] = Array("ttcf".utf8)
  private static let (headerBytes, entryBytes) = (12, 16)

  /// The bytes of a font of a file; nothing where it cannot be read, is too long, or is no font.
  static func bytes(of font: FontFile, bytesMax: Int) -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: font.path),
      let size = attributes[.size] as? Int, size <= bytesMax,
      let data = try? Data(contentsOf: URL(filePath: font.path))
    else { return nil }
    return single(of: [UInt8](data), index: font.index)
  }

  /// One font of a collection as a font of its own; a font that is alone as it is.
  static func single(of file: [UInt8], index: Int) -> [UInt8]? {
    guard file.starts(with: collectionTag) else { return index == 0 && file.count > headerBytes ? file : nil }
    guard let count = number(at: 8, of: file), 0..<count ~= index,
      let start = number(at: headerBytes + 4 * index, of: file), start + headerBytes <= file.count
    else { return nil }
    let tables = Int(file[start + 4]) << 8 | Int(file[start + 5])
    let directoryBytes = headerBytes + tables * entryBytes
    guard tables <= tablesMax, start + directoryBytes <= file.count else { return nil }
    var (directory, content) = (Array(file[start..<start + headerBytes]), [UInt8]())
    for table in 0..<tables {
      let entry = start + headerBytes + table * entryBytes
      guard let offset = number(at: entry + 8, of: file), let length = number(at: entry + 12, of: file),
        offset + length <= file.count
      else { return nil }
      directory += file[entry..<entry + 8]
      directory += bigEndian(directoryBytes + content.count)
      directory += file[entry + 12..<entry + entryBytes]
      // Each table begins at a multiple of four bytes.
      content += file[offset..<offset + length] + Array(repeating: 0, count: (4 - length % 4) % 4)
    }
    return directory + content
  }

  private static func number(at place: Int, of bytes: [UInt8]) -> Int? {
    guard place + 4 <= bytes.count else { return nil }
    return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
