import Certificates
import Foundation
import NIOCore
import NIOSSL
import Settings
import Synchronization

/// Why what answers is not known to be the service.
public enum Distrust: Error, Sendable, Hashable {
  /// Its certificate is not of the authority.
  case notSigned
  /// Its certificate is for other names than the one it was reached by.
  case otherName
  /// Its certificate is not good yet, or no more.
  case otherDays
  /// Its certificate is another than the pinned one.
  case otherCertificate
  /// It speaks in the open.
  case noTLS
  /// It speaks through TLS, and nothing says by what to know it.
  case onlyTLS
  /// The authority's certificate cannot be read.
  case authorityUnreadable(file: String)
  case other(String)

  /// The rule's name and its facts by name, for a text in a language.
  public var facts: (code: String, values: [String: String]) {
    switch self {
    case .notSigned: ("not-signed", [:])
    case .otherName: ("other-name", [:])
    case .otherDays: ("other-days", [:])
    case .otherCertificate: ("other-certificate", [:])
    case .noTLS: ("no-tls", [:])
    case .onlyTLS: ("only-tls", [:])
    case .authorityUnreadable(let file): ("authority-unreadable", ["file": file])
    case .other(let words): ("other", ["reason": words])
    }
  }
}

/// Sees to it that one connection of a client is with its service, and that nobody reads along.
final class ClientSecurity: Sendable {
  /// How long the other side may take to say goodbye, in ms.
  static let goodbyeMS: Int64 = 50

  private let context: NIOSSLContext
  private let host: String
  private let isKnown: @Sendable ([[UInt8]]) async -> Distrust?
  private let found = Mutex<Distrust?>(nil)

  /// What the settings ask for; nothing where client and service speak in the open.
  /// - Throws: ``Distrust`` where the authority's certificate cannot be read.
  /// - Parameter nowMS: The local clock, in ms since 1970 UTC: certificates have their days.
  init?(_ settings: ClientSettings, nowMS: @escaping @Sendable () -> Int64) throws {
    let host = settings.host
    switch settings.security {
    case .open: return nil
    case .trust(let authority):
      guard let verifier = (try? String(contentsOfFile: authority, encoding: .utf8)).flatMap(ServiceVerifier.init(pem:))
      else { throw Distrust.authorityUnreadable(file: authority) }
      isKnown = { chain in
        switch await verifier.verdict(chain, host: host, at: Date(timeIntervalSince1970: Double(nowMS()) / 1_000)) {
        case .good: nil
        case .notSigned: .notSigned
        case .otherName: .otherName
        case .otherDays: .otherDays
        }
      }
    case .pinned(let fingerprint):
      // Whatever the certificate says of itself: it is this one.
      isKnown = { chain in
        chain.first.map(Fingerprint.init(ofCertificate:)) == fingerprint ? nil : .otherCertificate
      }
    }
    self.host = host
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    // A lost link is told at once: a service that hangs says no goodbye.
    configuration.shutdownTimeout = .milliseconds(Self.goodbyeMS)
    context = try NIOSSLContext(configuration: configuration)
  }

  /// What stands before everything else of the connection.
  ///
  /// The certificate is held against the settings here and not by the TLS library, which knows no constraint of addresses.
  func handler() throws -> NIOSSLClientHandler {
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host) {
      [self] certificates, verdict in
      let chain = certificates.compactMap { try? $0.toDERBytes() }
      verdict.completeWithTask {
        let distrust = await self.isKnown(chain)
        self.found.withLock { $0 = distrust }
        return distrust == nil ? .certificateVerified : .failed
      }
    }
  }

  /// Why a connection has failed, where it is for want of trust; nothing for everything else.
  func distrust(_ error: any Error) -> Distrust? {
    if let found = found.withLock({ $0 }) { return found }
    switch error {
    // Cut off before it could show anything.
    case NIOSSLError.handshakeFailed(let cause) where "\(cause)".lowercased().contains("eof"): return nil
    case NIOSSLError.handshakeFailed, is NIOSSLExtraError, is BoringSSLError:
      return "\(error)".contains("WRONG_VERSION_NUMBER") ? .noTLS : .other("\(error)")
    default: return nil
    }
  }
}
