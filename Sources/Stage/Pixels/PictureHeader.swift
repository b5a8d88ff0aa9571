/// How large a picture in a file is, told by its first bytes: before it is decoded, so that a huge one takes no memory.
enum PictureHeader {
  /// The most pixels that are decoded: a camera's full picture, 200 MB for a moment.
  static let pixelsMax = 50_000_000
  /// How much of a file is looked at; a JPEG's notes and thumbnails stand before its size.
  static let bytesMax = 1 << 20

  /// The size that the first bytes of a PNG or JPEG file tell; nothing where it is neither.
  static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? { png(bytes) ?? jpeg(bytes) }

  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  /// The size stands in the segment of a frame.
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    func number(_ start: Int) -> Int { Int(bytes[start]) << 8 | Int(bytes[start + 1]) }
    // C4, C8 and CC are tables, not frames.
    let frame = segment(of: bytes) { 0xC0...0xCF ~= $0 && ![0xC4, 0xC8, 0xCC].contains($0) }
    return frame.map { (number($0 + 7), number($0 + 5)) }
  }

  /// Where the first picture of a JPEG begins, after all that is told of it; nothing where it never does.
  static func jpegScan(_ bytes: [UInt8]) -> Int? { segment(of: bytes) { $0 == 0xDA } }

  /// The place of the first segment of a kind in a JPEG; each before it tells its length.
  private static func segment(of bytes: [UInt8], where isSought: (UInt8) -> Bool) -> Int? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var place = 2
    while place + 9 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      // A segment may be filled up before its marker.
      guard marker != 0xFF else {
        place += 1
        continue
      }
      if isSought(marker) { return place }
      place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
    }
    return nil
  }
}
