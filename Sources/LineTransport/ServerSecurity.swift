import ControlService
import Foundation
import Logging
import NIOCore
import NIOSSL
public import Settings
import Synchronization

/// The service's certificate and key: what its clients know it by, and nobody reads along.
///
/// Its files may be written anew while the service runs: who connects from then on is shown the new ones. Called from any
/// thread.
public final class ServerSecurity: Sendable {
  private struct State {
    var context: NIOSSLContext
    var stamps: [FileStamp?]
    var endsMS: Int64
  }

  /// How long before its end a certificate is told to be about to end, in ms: three days.
  static let endNearMS: Int64 = 3 * 86_400_000

  /// How long a peer may take to say goodbye, in ms.
  static let goodbyeMS: Int64 = 200

  private let files: CertificateFiles
  private let state: Mutex<State>

  /// Reads the files.
  /// - Throws: ``SettingsProblem`` where they cannot be read, or do not belong together.
  public init(_ files: CertificateFiles) throws(SettingsProblem) {
    self.files = files
    state = Mutex(try Self.read(files))
  }

  /// What stands before everything else of a connection.
  func handler() -> NIOSSLServerHandler { NIOSSLServerHandler(context: state.withLock { $0.context }) }

  /// When the certificate ends, in ms since 1970 UTC, where that is near or over; nothing while there is time.
  func endsSoonMS(atMS nowMS: Int64) -> Int64? {
    let ends = endsMS
    return ends - nowMS < Self.endNearMS ? ends : nil
  }

  /// When the certificate ends, in ms since 1970 UTC.
  public var endsMS: Int64 { state.withLock { $0.endsMS } }

  /// Reads the files anew where they have changed; what cannot be read leaves everything as it was, and is told.
  func reload(logger: Logger) {
    let stamps = Self.stamps(files)
    guard stamps != state.withLock({ $0.stamps }) else { return }
    do {
      let new = try Self.read(files)
      state.withLock { $0 = new }
      logger.info("The certificate was read anew", metadata: ["file": "\(files.certificate)"])
    } catch {
      // Once: until they change again.
      state.withLock { $0.stamps = stamps }
      logger.error("The certificate stays as it was", metadata: ["reason": "\(error)"])
    }
  }

  private static func stamps(_ files: CertificateFiles) -> [FileStamp?] {
    [FileStamp(of: files.certificate), FileStamp(of: files.key)]
  }

  private static func read(_ files: CertificateFiles) throws(SettingsProblem) -> State {
    let stamps = stamps(files)
    let chain = (try? NIOSSLCertificate.fromPEMFile(files.certificate)) ?? []
    guard let first = chain.first else { throw .certificateWrong(path: files.certificate) }
    guard let key = try? NIOSSLPrivateKey(file: files.key, format: .pem) else {
      throw .certificateWrong(path: files.key)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv13
    // Whoever no longer reads keeps no service from ending.
    configuration.shutdownTimeout = .milliseconds(Self.goodbyeMS)
    guard let context = try? NIOSSLContext(configuration: configuration) else {
      throw .certificateOfAnotherKey(path: files.certificate, key: files.key)
    }
    return State(context: context, stamps: stamps, endsMS: Int64(first.notValidAfter) * 1_000)
  }
}
