import Congress
import Crypto

/// A secret that proves who somebody is: 26 letters and digits, of 128 random bits.
///
/// It is shown once, when it is made. What a service keeps is its digest, from which it cannot be found again.
public struct PersonalToken: Sendable, Hashable {
  /// How many random bytes a token is made of.
  public static let randomBytes = 16

  /// The token as its holder gives it, with hyphens that make it readable.
  public let text: String

  /// A token of random bytes.
  /// - Parameter bytes: ``randomBytes`` of them, from a source that nobody can guess.
  public init(random bytes: [UInt8]) {
    // Without I, L, O and U, which are mistaken for others or make words.
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var (word, bits, text) = (UInt32(0), 0, "")
    var count = 0
    func add(_ index: UInt32) {
      if count > 0, count.isMultiple(of: Self.groupLength) { text.append("-") }
      text.append(letters[Int(index & 31)])
      count += 1
    }
    for byte in bytes {
      word = word << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        add(word >> UInt32(bits))
      }
    }
    if bits > 0 { add(word << UInt32(5 - bits)) }
    self.text = text
  }

  /// Whether a text looks like such a token, and not like a word that people have agreed on.
  public static func isOne(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    return groups == [groupLength, groupLength, groupLength, randomBytes * 8 / 5 + 1 - 3 * groupLength]
  }

  private static let groupLength = 7
}

/// The SHA-256 digest of a token: what settings keep of it.
public struct TokenDigest: Sendable, Hashable {
  private let bytes: [UInt8]

  /// The digest of a token, of its bytes in UTF-8.
  public init(of token: String) { bytes = Array(SHA256.hash(data: Array(token.utf8))) }

  /// Whether two digests are the same, found out in a time that does not tell how far they agree.
  public func isSame(as other: TokenDigest) -> Bool { zip(bytes, other.bytes).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0 }

  /// 64 hexadecimal digits.
  public var text: String { HexadecimalText.text(bytes) }

  /// Reads 64 hexadecimal digits; nothing for what is no digest.
  public init?(text: String) {
    guard let bytes = HexadecimalText.bytes(text), bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }
}
