import Certificates
import Crypto
import Foundation
import Settings
import SwiftASN1
import Testing
import X509

/// Goal: a hall's authority signs for its own names, and what it signs says what it is.
///
/// Method: certificates made here and read back from their PEM. Whether clients take them is tested on real connections.
@Suite struct CertificateTests {
  private let now = Date(timeIntervalSince1970: 1_758_800_000)

  private func names(_ texts: String...) -> [CertificateName] { texts.compactMap(CertificateName.init(text:)) }

  @Test(arguments: [
    ("Hall.Local", "hall.local"), ("10.0.0.5", "10.0.0.5"), ("fd00::5", "fd00::5"), ("plenary-1", "plenary-1"),
    ("FD00:0::5", "fd00::5"),
  ])
  func aNameOrAnAddressIsRead(_ text: String, _ told: String) throws {
    #expect(try #require(CertificateName(text: text)).text == told)
  }

  @Test(arguments: [
    "", "a b", "10.0.0", "10.0.0.256", "-a.local", "a..b", "hội.trường", "*.local", "a/b",
    String(repeating: "a.", count: 127) + "aa",
  ])
  func whatIsNeitherIsNone(_ text: String) { #expect(CertificateName(text: text) == nil, "\(text)") }

  @Test func whatAnAuthoritySignsSaysItsNamesItsDaysAndItsFingerprint() throws {
    let all = names("hall.local", "10.0.0.5", "::1")
    let authority = try CertificateAuthority(for: all, at: now)
    let issued = try authority.issue(for: all, at: now, days: 30)
    let facts = try #require(CertificateFacts(pem: issued.certificate))
    #expect(facts.names == ["hall.local", "10.0.0.5", "::1"] && !facts.isAuthority)
    #expect(facts.ends == now.addingTimeInterval(30 * 86_400))
    #expect(facts.begins < now, "clocks of a hall differ")
    let own = try #require(CertificateFacts(pem: authority.issued.certificate))
    #expect(own.isAuthority && own.fingerprint != facts.fingerprint)
    let other = try authority.issue(for: all, at: now, days: 30)
    #expect(CertificateFacts(pem: other.certificate)?.fingerprint != facts.fingerprint)
    #expect(issued.key != other.key && CertificateFacts(pem: issued.key) == nil)
  }

  @Test func anAuthorityIsReadFromItsFilesAndSignsOn() throws {
    let all = names("hall.local")
    let authority = try CertificateAuthority(reading: CertificateAuthority(for: all, at: now).issued)
    _ = try authority.issue(for: names("hall.local", "desk.hall.local"), at: now)
    let other = try CertificateAuthority(for: all, at: now).issued
    #expect(throws: CertificateAuthority.Problem.keyOfAnother) {
      try CertificateAuthority(
        reading: IssuedCertificate(certificate: authority.issued.certificate, key: other.key))
    }
    #expect(throws: CertificateAuthority.Problem.unreadable("key")) {
      try CertificateAuthority(reading: IssuedCertificate(certificate: other.certificate, key: "x"))
    }
  }

  @Test(arguments: ["other.local", "xhall.local", "10.0.0.6", "::1"])
  func itSignsForNoOtherName(_ text: String) throws {
    let authority = try CertificateAuthority(for: names("hall.local", "10.0.0.5"), at: now)
    let name = try #require(CertificateName(text: text))
    #expect(throws: CertificateAuthority.Problem.notPermitted(name)) {
      try authority.issue(for: [name], at: now)
    }
  }

  @Test func itSignsForNothingThatOutlivesIt() throws {
    let all = names("hall.local")
    let authority = try CertificateAuthority(for: all, at: now)
    let late = now.addingTimeInterval(TimeInterval(CertificateAuthority.days - 10) * 86_400)
    _ = try authority.issue(for: all, at: late, days: 10)
    #expect(throws: CertificateAuthority.Problem.self) { try authority.issue(for: all, at: late, days: 11) }
  }

  /// Without alternative names the verifier took the common name, which no constraint of the authority covers.
  @Test func aCertificateWithoutAlternativeNamesIsNobodys() async throws {
    let authority = try CertificateAuthority(for: names("hall.local"), at: now)
    let root = try Certificate(pemEncoded: authority.issued.certificate)
    let signing = try Certificate.PrivateKey(pemEncoded: authority.issued.key)
    let verifier = try #require(ServiceVerifier(pem: authority.issued.certificate))
    func verdict(_ name: String, alternatives: Bool, host: String) async throws -> ServiceVerifier.Verdict {
      let leaf = try Certificate(
        version: .v3, serialNumber: Certificate.SerialNumber(),
        publicKey: Certificate.PublicKey(P256.Signing.PrivateKey().publicKey), notValidBefore: now,
        notValidAfter: now.addingTimeInterval(3_600), issuer: root.subject,
        subject: try DistinguishedName { CommonName(name) }, signatureAlgorithm: .ecdsaWithSHA256,
        extensions: Certificate.Extensions {
          Critical(BasicConstraints.notCertificateAuthority)
          if alternatives { SubjectAlternativeNames([.dnsName(name)]) }
        }, issuerPrivateKey: signing)
      var serializer = DER.Serializer()
      try serializer.serialize(leaf)
      return await verifier.verdict([serializer.serializedBytes], host: host, at: now.addingTimeInterval(60))
    }
    #expect(try await verdict("hall.local", alternatives: true, host: "hall.local") == .good)
    #expect(try await verdict("hall.local", alternatives: true, host: "vm") == .otherName)
    #expect(try await verdict("vm", alternatives: false, host: "vm") == .otherName)
    #expect(try await verdict("vm", alternatives: true, host: "vm") == .notSigned, "the authority may not sign for it")
    #expect(await verifier.verdict([[1, 2, 3]], host: "vm", at: now) == .notSigned)
  }

  @Test func aFingerprintIsReadAsPeopleCopyIt() throws {
    let fingerprint = Fingerprint(ofCertificate: Array("abc".utf8))
    #expect(fingerprint.text.hasPrefix("BA:78:16:BF:") && fingerprint.text.count == 95)
    let plain = fingerprint.text.replacingOccurrences(of: ":", with: "").lowercased()
    #expect(Fingerprint(text: plain) == fingerprint && Fingerprint(text: " " + fingerprint.text + "\n") == fingerprint)
    #expect(Fingerprint(text: String(plain.dropLast())) == nil && Fingerprint(text: "") == nil)
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.1.2.3", true), ("localhost", true), ("::1", true), ("127.example.org", false),
    ("127.0.0.1.example.org", false), ("10.0.0.1", false), ("0.0.0.0", false), ("", false),
  ])
  func whatStaysInTheMachineIsKnown(_ host: String, _ isLoopback: Bool) {
    #expect(Loopback.contains(host) == isLoopback)
  }
}
