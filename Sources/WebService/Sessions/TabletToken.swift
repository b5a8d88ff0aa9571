import Congress
import Crypto
import Foundation
import Settings

/// The secret that a tablet alone has: 256 random bits, in a cookie that no script reads.
///
/// It is made here when a browser comes for the first time, and stands nowhere else: what a desk scans, what topics carry
/// and what the journal keeps is its digest. So no web service has to remember anything: whoever brings the secret is
/// known by its digest, here, at another web service of the same name, and after a restart.
struct TabletToken: Sendable, Hashable {
  /// How many bytes it has.
  static let byteCount = 32
  /// How long a browser keeps it, in s: a congress with the days before it.
  static let keptSeconds = 30 * 86_400

  private let bytes: [UInt8]

  /// A new secret.
  init(random: () -> UInt64) {
    bytes = (0..<Self.byteCount / 8).flatMap { _ in withUnsafeBytes(of: random(), Array.init) }
  }

  /// The secret that a request brings; nothing where it brings none.
  init?(cookies: String?, isSecure: Bool) {
    let name = Self.cookieName(isSecure: isSecure) + "="
    let values = (cookies ?? "").split(separator: ";").compactMap { part -> String? in
      let trimmed = part.drop { $0 == " " }
      return trimmed.hasPrefix(name) ? String(trimmed.dropFirst(name.count)) : nil
    }
    guard let text = values.first, let bytes = HexadecimalText.bytes(text), bytes.count == Self.byteCount else {
      return nil
    }
    self.bytes = bytes
  }

  /// What the tablet is known by.
  var digest: TabletDigest? { TabletDigest(bytes: Array(SHA256.hash(data: bytes))) }

  /// What a number opens it by: nobody finds the number out who has not the secret.
  func seal(of number: String) -> TabletDigest? {
    let code = HMAC<SHA256>.authenticationCode(for: Data(number.utf8), using: SymmetricKey(data: bytes))
    return TabletDigest(bytes: Array(code))
  }

  /// The cookie as a browser is told to keep it: not for scripts, not for other sites, not in the open.
  func cookie(isSecure: Bool) -> String {
    "\(Self.cookieName(isSecure: isSecure))=\(HexadecimalText.text(bytes)); Path=/; Max-Age=\(Self.keptSeconds); "
      + "HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")"
  }

  /// Under TLS browsers see to it that the name is this host's own.
  private static func cookieName(isSecure: Bool) -> String { isSecure ? "__Host-plenary" : "plenary" }
}
