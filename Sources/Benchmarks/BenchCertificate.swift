import Foundation
import NIOSSL

/// A certificate that the house's own command has made, and what speaks to whoever shows it.
struct BenchCertificate {
  struct NotMade: Error, CustomStringConvertible {
    let description = "'plenary certificate make' has made no certificate."
  }

  /// The certificate of whoever serves, and its key, in PEM.
  let (certificate, key): (String, String)
  /// For those who connect; one for all of them.
  let trust: NIOSSLContext

  /// Makes a certificate for this machine.
  init(on stage: BenchStage) throws {
    let folder = stage.folder + "/certificate"
    let process = try stage.launch("plenary", ["certificate", "make", "--for", "127.0.0.1", "--folder", folder])
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NotMade() }
    (certificate, key) = (folder + "/service.pem", folder + "/service.key")
    var configuration = TLSConfiguration.makeClientConfiguration()
    // It is the one that has just been made; only what it costs to speak through it is of interest.
    configuration.certificateVerification = .none
    trust = try NIOSSLContext(configuration: configuration)
  }
}
