/// Who a display says that it is, from the block of facts (EDID) that it hands to the machine.
///
/// Pure; a block is 128 bytes or more, of which only the first 128 are read.
public struct DisplayIdentity: Sendable, Hashable {
  /// What is wrong with a block.
  public enum Problem: Error, Sendable, Hashable {
    case tooShort(bytes: Int)
    case headerWrong
    case checksumWrong
  }

  /// The bytes that are read.
  public static let blockBytes = 128

  /// Three letters of the maker, such as `DEL`.
  public let maker: String
  /// The maker's number of the model.
  public let product: Int
  /// The name of the model, such as `DELL U2415`; nothing where it has none.
  public let name: String?
  /// Its serial number as text or digits; nothing where it has none.
  public let serial: String?

  /// Reads a block.
  public init(edid bytes: [UInt8]) throws(Problem) {
    guard bytes.count >= Self.blockBytes else { throw .tooShort(bytes: bytes.count) }
    guard Array(bytes[0..<8]) == [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00] else { throw .headerWrong }
    guard bytes[0..<Self.blockBytes].reduce(0, &+) == 0 else { throw .checksumWrong }
    let letters = Int(bytes[8]) << 8 | Int(bytes[9])
    maker = String(
      String.UnicodeScalarView(
        [letters >> 10, letters >> 5, letters].compactMap { Unicode.Scalar(UInt8(($0 & 31) + 64)) }))
    product = Int(bytes[10]) | Int(bytes[11]) << 8
    let number = (0..<4).reduce(0) { $0 | Int(bytes[12 + $1]) << (8 * $1) }
    name = Self.text(tag: 0xFC, in: bytes)
    serial = Self.text(tag: 0xFF, in: bytes) ?? (number == 0 ? nil : String(number))
  }

  /// The text of a descriptor: four of 18 bytes each, from byte 54 on.
  private static func text(tag: UInt8, in bytes: [UInt8]) -> String? {
    for start in stride(from: 54, to: 126, by: 18) {
      guard bytes[start] == 0, bytes[start + 1] == 0, bytes[start + 2] == 0, bytes[start + 3] == tag else { continue }
      let letters = bytes[(start + 5)..<(start + 18)].prefix { $0 != 0x0A }.filter { (0x20..<0x7F).contains($0) }
      let text = String(decoding: letters, as: UTF8.self)
      let words = text.split(separator: " ").joined(separator: " ")
      return words.isEmpty ? nil : words
    }
    return nil
  }
}

extension DisplayIdentity.Problem: CustomStringConvertible {
  /// One English sentence.
  public var description: String {
    switch self {
    case .tooShort(let bytes):
      "The display's facts are \(bytes) bytes; at least \(DisplayIdentity.blockBytes) are needed."
    case .headerWrong: "The display's facts do not begin as EDID does."
    case .checksumWrong: "The display's facts are damaged: their checksum is wrong."
    }
  }
}
