import Foundation

/// What a JPEG file consists of, marker by marker.
///
/// Pictures for reporters are to hold pixels and nothing else. That is not taken from the program that wrote them: it is
/// read off the bytes.
struct JpegSegments {
  /// The segments that a picture needs: tables, frames, scans, and the 18 bytes of JFIF that say it is one.
  private static let needed: Set<UInt8> = [0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0]
  /// How long the segment of JFIF is without a picture within it.
  private static let jfifBytes = 16

  /// Its width, in pixels.
  let width: Int
  /// Its height, in pixels.
  let height: Int
  /// Whether it holds nothing but what it takes to show it: no EXIF, no XMP, no profile, no words, nothing behind its end.
  let isPlain: Bool

  /// Reads a file; nothing where it is no whole JPEG.
  init?(_ bytes: Data) {
    let bytes = [UInt8](bytes)
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var (position, size, isPlain) = (2, (width: 0, height: 0), true)
    func number(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
    while true {
      guard position + 1 < bytes.count, bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      if marker == 0xD9 { break }
      guard position + 3 < bytes.count else { return nil }
      let length = number(position + 2)
      guard length >= 2, position + 2 + length <= bytes.count else { return nil }
      if !Self.needed.contains(marker) || (marker == 0xE0 && length != Self.jfifBytes) { isPlain = false }
      if [0xC0, 0xC1, 0xC2].contains(marker) {
        guard length >= 8 else { return nil }
        size = (number(position + 7), number(position + 5))
      }
      position += 2 + length
      if marker == 0xDA {
        // The scan: to the next marker that is neither a stuffed byte nor a restart.
        while position + 1 < bytes.count,
          bytes[position] != 0xFF || bytes[position + 1] == 0 || (0xD0...0xD7).contains(bytes[position + 1])
        { position += 1 }
      }
    }
    guard size.width > 0, size.height > 0 else { return nil }
    (width, height) = size
    self.isPlain = isPlain && position + 2 == bytes.count
  }
}
