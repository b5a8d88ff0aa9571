import Congress
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
