import Crypto

/// The SHA-256 digest of a certificate, which people compare and settings pin.
public struct Fingerprint: Sendable, Hashable {
  private let bytes: [UInt8]

  /// The fingerprint of a certificate, from its bytes in DER.
  public init(ofCertificate der: [UInt8]) { bytes = Array(SHA256.hash(data: der)) }

  /// Reads 64 hexadecimal digits, with colons or spaces between them or none; nothing for what is none.
  public init?(text: String) {
    let digits = text.filter { $0 != ":" && !$0.isWhitespace }
    guard let bytes = HexadecimalText.bytes(digits), bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }

  /// As people compare it: `3A:7F:…`.
  public var text: String {
    bytes.map { HexadecimalText.text([$0]).uppercased() }.joined(separator: ":")
  }
}

/// Where a service's certificate and key stand, in PEM.
public struct CertificateFiles: Sendable, Hashable {
  /// The certificate, and those that lead from it to its authority, in that order.
  public let certificate: String
  /// The key of the first of them.
  public let key: String

  /// The two files.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// How a client knows that it speaks with its service, and that nobody reads along.
public enum LinkSecurity: Sendable, Hashable {
  /// It does not: within one machine.
  case open
  /// By a certificate that an authority has signed, whose own stands in a file in PEM.
  case trust(authority: String)
  /// By one certificate and no other.
  case pinned(Fingerprint)
}

/// Whether an address is this machine's own, so that what is said stays in it.
public enum Loopback {
  /// Whether a host is reached without leaving the machine.
  public static func contains(_ host: String) -> Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return host == "localhost" || host == "::1" || (numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil))
  }
}

/// Bytes as hexadecimal digits.
enum HexadecimalText {
  /// Two small digits a byte.
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads two digits a byte, small or capital; nothing for what is none.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
