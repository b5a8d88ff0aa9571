import Crypto
public import Foundation
import SwiftASN1
import X509

/// A certificate and the key that belongs to it, as they stand in files.
public struct IssuedCertificate: Sendable, Hashable {
  /// The certificate, in PEM.
  public let certificate: String
  /// Its key, in PEM: whoever has it is the one whom the certificate names.
  public let key: String

  /// A certificate and its key, as files have them.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

/// What signs the certificates of one hall, and can sign for no other: its names stand in its own certificate.
///
/// Keys are of P-256. Times come in as values; keys and serial numbers are drawn from the system's generator.
public struct CertificateAuthority: Sendable {
  /// Why there is no authority, or it does not sign.
  public enum Problem: Error, Sendable, Hashable {
    /// A certificate or its key cannot be read.
    case unreadable(String)
    /// The key is another certificate's.
    case keyOfAnother
    /// It may not sign for a name.
    case notPermitted(CertificateName)
    /// It ends before what it would sign.
    case endsBefore(Date)
  }

  /// How long an authority is good, in days: over the preparation of a congress and the congress itself.
  public static let days = 730
  /// How long a certificate that it signs is good where nothing is said, in days.
  public static let certificateDays = 60
  /// How long a certificate may be good, in days.
  public static let certificateDaysRange = 1...365
  /// How much earlier than now a certificate is good from, in seconds: clocks of a hall differ.
  static let clockSkewSeconds: TimeInterval = 3_600

  /// Its certificate and key, for the file.
  public let issued: IssuedCertificate
  private let certificate: Certificate
  private let key: Certificate.PrivateKey

  /// A new authority, for these names alone and what is below them.
  public init(for names: [CertificateName], at now: Date) throws {
    let key = P256.Signing.PrivateKey()
    let subject = try DistinguishedName {
      OrganizationName("Plenary")
      CommonName("Plenary \(names.first?.text ?? "")")
    }
    let signing = Certificate.PrivateKey(key)
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: signing.publicKey,
      notValidBefore: now.addingTimeInterval(-Self.clockSkewSeconds),
      notValidAfter: now.addingTimeInterval(TimeInterval(Self.days) * 86_400), issuer: subject, subject: subject,
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        Critical(KeyUsage(keyCertSign: true, cRLSign: true))
        Critical(Self.constraints(for: names))
        SubjectKeyIdentifier(hash: signing.publicKey)
      }, issuerPrivateKey: signing)
    self.certificate = certificate
    self.key = signing
    issued = IssuedCertificate(
      certificate: try certificate.serializeAsPEM().pemString + "\n", key: key.pemRepresentation + "\n")
  }

  /// The authority of a file.
  /// - Throws: ``Problem``.
  public init(reading issued: IssuedCertificate) throws(Problem) {
    guard let certificate = try? Certificate(pemEncoded: issued.certificate) else { throw .unreadable("certificate") }
    guard let key = try? Certificate.PrivateKey(pemEncoded: issued.key) else { throw .unreadable("key") }
    guard certificate.publicKey == key.publicKey else { throw .keyOfAnother }
    self.certificate = certificate
    self.key = key
    self.issued = issued
  }

  /// A certificate for a service that is reached under some names, with a key of its own.
  /// - Throws: ``Problem``, and what the signing itself throws.
  public func issue(for names: [CertificateName], at now: Date, days: Int = certificateDays) throws -> IssuedCertificate
  {
    if let other = names.first(where: { !permits($0) }) { throw Problem.notPermitted(other) }
    let end = now.addingTimeInterval(TimeInterval(days) * 86_400)
    guard end <= certificate.notValidAfter else { throw Problem.endsBefore(certificate.notValidAfter) }
    let own = P256.Signing.PrivateKey()
    let issued = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: Certificate.PublicKey(own.publicKey),
      notValidBefore: now.addingTimeInterval(-Self.clockSkewSeconds), notValidAfter: end,
      issuer: certificate.subject,
      subject: try DistinguishedName { CommonName(names.first?.text ?? "") },
      signatureAlgorithm: .ecdsaWithSHA256,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        Critical(KeyUsage(digitalSignature: true))
        try ExtendedKeyUsage([.serverAuth])
        SubjectAlternativeNames(names.map(\.general))
        SubjectKeyIdentifier(hash: Certificate.PublicKey(own.publicKey))
      }, issuerPrivateKey: key)
    return IssuedCertificate(
      certificate: try issued.serializeAsPEM().pemString + "\n", key: own.pemRepresentation + "\n")
  }

  /// What an authority of these names may sign for.
  ///
  /// A kind of which it has none is shut out whole.
  private static func constraints(for names: [CertificateName]) -> NameConstraints {
    let hosts = names.compactMap { if case .name(let name) = $0 { name } else { nil } }
    let addresses = names.compactMap { if case .address(let bytes) = $0 { bytes } else { nil } }
    func everything(_ count: Int) -> ASN1OctetString {
      ASN1OctetString(contentBytes: Array(repeating: UInt8(0), count: 2 * count)[...])
    }
    return NameConstraints(
      // A name that no host has.
      permittedDNSDomains: hosts.isEmpty ? ["invalid"] : hosts,
      permittedIPRanges: addresses.map { bytes in
        ASN1OctetString(contentBytes: (bytes + Array(repeating: UInt8(255), count: bytes.count))[...])
      },
      excludedIPRanges: addresses.isEmpty ? [everything(4), everything(16)] : [])
  }

  /// Whether it may sign for a name.
  private func permits(_ name: CertificateName) -> Bool {
    guard let constraints = try? certificate.extensions.nameConstraints else { return true }
    switch name {
    case .name(let host):
      return constraints.permittedDNSDomains.contains { host == $0 || host.hasSuffix("." + $0) }
    case .address(let bytes):
      return constraints.permittedIPRanges.contains {
        Array($0.bytes.prefix(bytes.count)) == bytes && $0.bytes.count == 2 * bytes.count
      }
    }
  }
}

extension CertificateName {
  fileprivate var general: GeneralName {
    switch self {
    case .name(let name): .dnsName(name)
    case .address(let bytes): .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
    }
  }
}
