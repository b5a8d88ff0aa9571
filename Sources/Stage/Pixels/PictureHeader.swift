import Glibc

/// How large a picture in a file is, told by its first bytes: before it is decoded, so that a huge one takes no memory.
enum PictureHeader {
  /// The most pixels that are decoded: a camera's full picture, 200 MB for a moment.
  static let pixelsMax = 50_000_000
  /// How much of a file is looked at; a JPEG's notes and thumbnails stand before its size.
  static let bytesMax = 1 << 20

  /// The size of a PNG or JPEG file, in pixels; nothing where it is neither.
  static func size(ofFileAt path: String) -> (width: Int, height: Int)? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    let count = fread(&bytes, 1, bytesMax, file)
    return size(of: Array(bytes.prefix(count)))
  }

  /// The size that the first bytes of a file tell.
  static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? { png(bytes) ?? jpeg(bytes) }

  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  /// The size stands in the segment of a frame; each segment before it tells its length.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    func number(_ start: Int) -> Int { Int(bytes[start]) << 8 | Int(bytes[start + 1]) }
    var place = 2
    while place + 9 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      // A segment may be filled up before its marker.
      guard marker != 0xFF else {
        place += 1
        continue
      }
      // C4, C8 and CC are tables, not frames.
      if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) { return (number(place + 7), number(place + 5)) }
      place += 2 + number(place + 2)
    }
    return nil
  }
}
