/// Files as a ZIP archive without compression (APPNOTE 6.3.3, method 0): the same files give the same bytes.
///
/// A paper's digest goes on record, and the paper may be made again years later on another machine: what packs bytes is
/// another version there and packs them otherwise, so nothing is packed.
///
/// Every entry bears the first day that the format knows, 1 January 1980; names are UTF-8.
struct StoredArchive {
  /// The most that an archive holds: more needs the format's other sizes.
  static let bytesMax = 1 << 30

  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a file.
  mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(body.count + bytes.count <= Self.bytesMax, "a paper of a gigabyte is none")
    let offset = UInt32(body.count)
    var facts: [UInt8] = []
    facts.add(UInt16(20))
    // Names in UTF-8; stored; midnight; 1980-01-01.
    for value: UInt16 in [0x0800, 0, 0, 0x0021] { facts.add(value) }
    facts.add(CyclicCheck.value(of: bytes))
    facts.add(UInt32(bytes.count))
    facts.add(UInt32(bytes.count))
    facts.add(UInt16(name.utf8.count))
    facts.add(UInt16(0))
    body.add(UInt32(0x0403_4B50))
    body += facts + name.utf8 + bytes
    directory.add(UInt32(0x0201_4B50))
    directory.add(UInt16(20))
    directory += facts
    // No comment, one disk, no attributes of text or of a system.
    for value: UInt16 in [0, 0, 0] { directory.add(value) }
    directory.add(UInt32(0))
    directory.add(offset)
    directory += name.utf8
    count += 1
  }

  /// The whole archive.
  var bytes: [UInt8] {
    var end: [UInt8] = []
    end.add(UInt32(0x0605_4B50))
    for value: UInt16 in [0, 0, count, count] { end.add(value) }
    end.add(UInt32(directory.count))
    end.add(UInt32(body.count))
    end.add(UInt16(0))
    return body + directory + end
  }
}

/// The cyclic redundancy check of ZIP (CRC-32, polynomial 0xEDB88320 reversed).
enum CyclicCheck {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  /// The check of bytes.
  static func value(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { check, byte in table[Int(UInt8(truncatingIfNeeded: check) ^ byte)] ^ (check >> 8) }
  }
}

extension [UInt8] {
  /// Adds a number, its least byte first.
  fileprivate mutating func add(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
