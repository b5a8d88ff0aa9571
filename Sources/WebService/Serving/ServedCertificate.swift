import Foundation
import NIOCore
import NIOSSL
import ServiceLifecycle
import Settings
import Synchronization
import UnixSignals

/// The certificate that tablets are shown, which can be another one from one connection to the next.
///
/// A certificate of 90 days may end in the middle of a congress: on SIGHUP its files are read again, and connections that
/// are open stay as they are. Files that are not right change nothing. Any thread.
final class ServedCertificate: Sendable {
  private let files: CertificateFiles
  private let current: Mutex<Pair>

  /// A certificate with those that vouch for it, and its key.
  private struct Pair {
    let chain: [NIOSSLCertificateSource]
    let key: NIOSSLPrivateKeySource

    /// What a connection is made with.
    var configuration: TLSConfiguration {
      var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
      configuration.minimumTLSVersion = .tlsv12
      configuration.shutdownTimeout = .milliseconds(200)
      return configuration
    }

    /// The same as a change of one connection.
    var change: NIOSSLContextConfigurationOverride {
      var change = NIOSSLContextConfigurationOverride()
      change.certificateChain = chain
      change.privateKey = key
      return change
    }
  }

  /// Reads the files.
  /// - Throws: ``SettingsProblem`` where they hold no certificate and its key.
  init(_ files: CertificateFiles) throws(SettingsProblem) {
    self.files = files
    current = Mutex(try Self.read(files))
  }

  /// Reads the files again; where they are not right, what was read before stays.
  func reload() throws(SettingsProblem) {
    let new = try Self.read(files)
    current.withLock { $0 = new }
  }

  /// What connections are made with.
  var configuration: TLSConfiguration {
    var configuration = current.withLock { $0 }.configuration
    configuration.sslContextCallback = { [self] _, promise in promise.succeed(current.withLock { $0 }.change) }
    return configuration
  }

  private static func read(_ files: CertificateFiles) throws(SettingsProblem) -> Pair {
    let chain = (try? NIOSSLCertificate.fromPEMFile(files.certificate)) ?? []
    guard !chain.isEmpty else { throw .certificateWrong(path: files.certificate) }
    guard let key = try? NIOSSLPrivateKey(file: files.key, format: .pem) else {
      throw .certificateWrong(path: files.key)
    }
    let pair = Pair(chain: chain.map { .certificate($0) }, key: .privateKey(key))
    guard (try? NIOSSLContext(configuration: pair.configuration)) != nil else {
      throw .certificateOfAnotherKey(path: files.certificate, key: files.key)
    }
    return pair
  }
}

/// Reads the certificate again whenever the process is sent SIGHUP.
struct CertificateReloading: Service {
  let certificate: ServedCertificate
  /// Told what came of it: nothing where the files were right.
  let onReload: @Sendable (SettingsProblem?) -> Void

  func run() async throws {
    let signals = await UnixSignalsSequence(trapping: .sighup)
    for await _ in signals.cancelOnGracefulShutdown() {
      do throws(SettingsProblem) {
        try certificate.reload()
        onReload(nil)
      } catch {
        onReload(error)
      }
    }
  }
}
