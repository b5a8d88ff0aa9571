import Assets
import Certificates
import ControlRoom
import Foundation
import Glibc
import Settings

/// The folder of a hall's certificates: `ca.pem`, `ca.key`, `service.pem`, `service.key`.
struct CertificateFolder {
  let path: String

  /// Under which a service is reached from its own machine.
  static let ownNames = ["localhost", "127.0.0.1", "::1"].compactMap(CertificateName.init(text:))

  var authority: String { path + "/ca.pem" }
  var authorityKey: String { path + "/ca.key" }
  var service: String { path + "/service.pem" }
  var serviceKey: String { path + "/service.key" }

  /// The folder's authority, or a new one where it has none; of one half nothing is made, for its certificates would be
  /// good for nothing.
  func authority(for names: [CertificateName], at now: Date) throws -> (authority: CertificateAuthority, isNew: Bool) {
    let files = FileManager.default
    switch (files.fileExists(atPath: authority), files.fileExists(atPath: authorityKey)) {
    case (true, true):
      guard let certificate = try? String(contentsOfFile: authority, encoding: .utf8),
        let key = try? String(contentsOfFile: authorityKey, encoding: .utf8),
        let authority = try? CertificateAuthority(reading: IssuedCertificate(certificate: certificate, key: key))
      else { throw RoomProblem.notThere(Wording("certificate.authority-wrong", ["file": .text(authority)])) }
      return (authority, false)
    case (false, false):
      let new = try CertificateAuthority(for: names, at: now)
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      try write(new.issued, to: authority, key: authorityKey)
      return (new, true)
    default:
      throw RoomProblem.notThere(Wording("certificate.authority-half", ["folder": .text(path)]))
    }
  }

  /// Makes the service's certificate in place of the one before.
  func issue(
    by authority: CertificateAuthority, for names: [CertificateName], at now: Date, days: Int
  ) throws -> IssuedCertificate {
    do {
      let issued = try authority.issue(for: names, at: now, days: days)
      try write(issued, to: service, key: serviceKey)
      return issued
    } catch CertificateAuthority.Problem.notPermitted(let name) {
      throw RoomProblem.notThere(
        Wording("certificate.not-permitted", ["name": .text(name.text), "file": .text(self.authority)]))
    } catch CertificateAuthority.Problem.endsBefore {
      throw RoomProblem.notThere(Wording("certificate.authority-ends", ["file": .text(self.authority)]))
    }
  }

  /// Writes the key first, for its owner alone, and then the certificate, each whole.
  private func write(_ issued: IssuedCertificate, to file: String, key: String) throws {
    for (text, path, mode) in [(issued.key, key, mode_t(0o600)), (issued.certificate, file, mode_t(0o644))] {
      guard FileReplacement.put(text, at: path, mode: mode) else {
        throw RoomProblem.notThere(
          Wording("certificate.unwritable", ["file": .text(path), "reason": .text(String(cString: strerror(errno)))]))
      }
    }
  }
}
