/// What a tablet is known by: the SHA-256 of the secret that it alone has.
///
/// The secret is made by the tablet's web service and kept by the browser; neither stands in a topic or in the journal.
/// Who reads a digest can do nothing with it.
public struct TabletDigest: Sendable, Hashable, Codable, CustomStringConvertible {
  /// How many bytes it has.
  public static let byteCount = 32
  /// How many digits a scanner reads: three for every byte.
  public static let scannedDigits = 3 * byteCount

  /// The digest in 64 hexadecimal digits, small letters.
  public let text: String

  /// A digest of 32 bytes; nothing where there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    text = HexadecimalText.text(bytes)
  }

  /// Reads 64 hexadecimal digits in small letters; nothing for what is none.
  public init?(text: String) {
    guard text.utf8.count == 2 * Self.byteCount,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.text = text
  }

  /// Reads what a scanner has read off a tablet: 96 digits, three for every byte.
  ///
  /// Digits, for a keyboard that makes Vietnamese letters of Latin ones leaves them alone.
  public init?(scanned: String) {
    let digits = Array(scanned.utf8)
    guard digits.count == Self.scannedDigits, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 3) {
      let number = digits[place..<place + 3].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard let byte = UInt8(exactly: number) else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }

  /// As a scanner reads it off the tablet.
  public var scanned: String {
    var digits = ""
    var rest = text[...]
    while let end = rest.index(rest.startIndex, offsetBy: 2, limitedBy: rest.endIndex), !rest.isEmpty {
      let number = String(UInt8(rest[..<end], radix: 16) ?? 0)
      digits += String(repeating: "0", count: 3 - number.count) + number
      rest = rest[end...]
    }
    return digits
  }

  /// The digest.
  public var description: String { text }

  /// Reads a digest.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Self(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a tablet's digest has 64 hexadecimal digits in small letters")
    }
    self = digest
  }

  /// Writes the digest.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Six letters that a tablet shows for a while, for where no scanner is: typed at a desk, they say which tablet is meant.
///
/// They are no secret and no credential: only a desk can do anything with them, and only the web service that has made
/// them knows whose they are. Without vowels, W and D, they make no word, and a keyboard that makes Vietnamese letters of
/// Latin ones leaves them alone.
public struct TabletLetters: Sendable, Hashable, Codable, CustomStringConvertible {
  /// How many letters there are.
  public static let count = 6
  /// The letters.
  public static let alphabet = Array("BCFGHJKLMNPQRSTVXZ")
  /// How long after a desk has typed them a tablet may still be found by them, in ms.
  public static let goodForMS: Int64 = 120_000

  /// The letters, all capitals.
  public let text: String

  /// Reads six letters, large or small, with a space or a line in their middle or without; nothing for what is none.
  public init?(_ text: String) {
    let letters = text.uppercased().filter { $0 != " " && $0 != "-" }
    guard letters.count == Self.count, letters.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = letters
  }

  /// Letters made of random numbers.
  /// - Parameter next: A random number below its argument.
  public init(random next: (Int) -> Int) {
    text = String((0..<Self.count).map { _ in Self.alphabet[next(Self.alphabet.count)] })
  }

  /// The letters.
  public var description: String { text }

  /// Reads six letters.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let letters = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a tablet's letters are \(Self.count) of \(String(Self.alphabet))")
    }
    self = letters
  }

  /// Writes the letters.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
