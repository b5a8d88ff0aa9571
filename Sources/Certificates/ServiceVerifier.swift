public import Foundation
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// Holds what a service shows against the authority that a client trusts, its names and days included.
public struct ServiceVerifier: Sendable {
  /// What was found.
  public enum Verdict: Sendable, Hashable {
    /// It is the service that was meant.
    case good
    /// The authority has not signed it, or may not sign for its names.
    case notSigned
    /// It is for other names, or for none.
    case otherName
    /// It is not good yet, or no more.
    case otherDays
  }

  private let authorities: [Certificate]

  /// Reads the authority's certificate, or several, from a file in PEM; nothing where there is none in it.
  public init?(pem: String) {
    guard let documents = try? PEMDocument.parseMultiple(pemString: pem) else { return nil }
    authorities = documents.compactMap { try? Certificate(pemDocument: $0) }
    guard !authorities.isEmpty, authorities.count == documents.count else { return nil }
  }

  /// What a chain is worth.
  /// - Parameters:
  ///   - chain: The service's certificate and those that lead from it to the authority, in DER.
  ///   - host: The name, or the address, under which the service was reached.
  public func verdict(_ chain: [[UInt8]], host: String, at now: Date) async -> Verdict {
    let certificates = chain.compactMap { try? Certificate(derEncoded: $0) }
    guard let leaf = certificates.first, certificates.count == chain.count else { return .notSigned }
    // The verifier would take the common name for one, which no constraint covers.
    guard let names = try? leaf.extensions.subjectAlternativeNames, !names.isEmpty else { return .otherName }
    let between = CertificateStore(certificates.dropFirst())
    let isAddress = if case .address? = CertificateName(text: host) { true } else { false }
    func isGood(at time: Date, forHost: Bool) async -> Bool {
      var verifier = Verifier(rootCertificates: CertificateStore(authorities)) {
        RFC5280Policy(fixedExpiryValidationTime: time)
        if forHost {
          ServerIdentityPolicy(serverHostname: isAddress ? nil : host, serverIP: isAddress ? host : nil)
        }
      }
      if case .validCertificate = await verifier.validate(leaf: leaf, intermediates: between) { return true }
      return false
    }
    if await isGood(at: now, forHost: true) { return .good }
    if await isGood(at: now, forHost: false) { return .otherName }
    return await isGood(at: leaf.notValidBefore.addingTimeInterval(1), forHost: false) ? .otherDays : .notSigned
  }
}

extension ServiceVerifier {
  /// What the certificates of a file in PEM are worth, the service's own first.
  public func verdict(pem: String, host: String, at now: Date) async -> Verdict {
    let documents = (try? PEMDocument.parseMultiple(pemString: pem)) ?? []
    return await verdict(documents.map(\.derBytes), host: host, at: now)
  }
}
