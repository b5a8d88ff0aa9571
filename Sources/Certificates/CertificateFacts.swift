public import Foundation
public import Settings
import SwiftASN1
import X509

/// What a certificate says, for people to compare.
public struct CertificateFacts: Sendable, Hashable {
  /// What is reached under it, as it is written.
  public let names: [String]
  /// Whether it signs others.
  public let isAuthority: Bool
  /// From when on it is good.
  public let begins: Date
  /// Until when it is good.
  public let ends: Date
  /// The SHA-256 digest of the whole certificate.
  public let fingerprint: Fingerprint

  /// Reads the first certificate of a file, in PEM; nothing for what is none.
  public init?(pem: String) {
    guard let certificate = try? Certificate(pemEncoded: pem) else { return nil }
    var serializer = DER.Serializer()
    guard (try? serializer.serialize(certificate)) != nil else { return nil }
    fingerprint = Fingerprint(ofCertificate: serializer.serializedBytes)
    begins = certificate.notValidBefore
    ends = certificate.notValidAfter
    let constraints = try? certificate.extensions.basicConstraints
    if case .isCertificateAuthority? = constraints { isAuthority = true } else { isAuthority = false }
    let alternatives = (try? certificate.extensions.subjectAlternativeNames).map(Array.init) ?? []
    names = alternatives.compactMap { name in
      switch name {
      case .dnsName(let name): name
      case .ipAddress(let address): CertificateName.address(Array(address.bytes)).text
      default: nil
      }
    }
  }
}
