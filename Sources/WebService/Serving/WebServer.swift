import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import PageServing
import ServiceLifecycle
import Settings
import UnixSignals

/// Serves tablets over HTTP/1.1, with TLS or without.
struct WebServer {
  /// How many connections may wait to be taken in: a hall of tablets comes back at once.
  static let backlog = 4_096
  /// How many connections a tablet may have beside its stream, while it loads the page.
  static let connectionsPerTablet = 2
  /// How long it is waited for the end of what is under way, in ms.
  static let endMS = 2_000

  let address: ServedAddress
  /// The certificate; without one the page is served in the open.
  let certificate: ServedCertificate?
  let responder: WebResponder
  let follower: HallFollower
  /// Told with every beat that the process does its work.
  let onBeat: @Sendable () -> Void
  /// Told that the certificate was read again, with what was wrong.
  let onReload: @Sendable (SettingsProblem?) -> Void

  /// Serves until the process is told to end.
  /// - Parameter onListening: Told once it listens; on any thread.
  func run(onListening: @escaping @Sendable () -> Void, logger: Logger) async throws {
    let hub = responder.hub
    let application = Application(
      responder: responder, server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil, backlog: Self.backlog,
        availableConnectionsDelegate: .maximum(hub.tabletsMax * Self.connectionsPerTablet, logger: logger)),
      onServerRunning: { _ in onListening() }, logger: logger)
    let reloading = certificate.map { CertificateReloading(certificate: $0, onReload: onReload) }
    var configuration = ServiceGroupConfiguration(
      services: [
        application, HallBeat(hub: hub, follower: follower, onBeat: onBeat), HallPublishing(follower: follower),
        DocumentPublishing(documents: responder.documents),
      ] + (reloading.map { [$0] } ?? []),
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = Duration.milliseconds(Self.endMS)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw ServingProblem(error, at: address, option: "--listen")
    }
  }

  private func server() throws -> HTTPServerBuilder {
    guard let certificate else { return PageHTTP.server }
    return try .tls(PageHTTP.server, tlsConfiguration: certificate.configuration)
  }
}

/// Lets all tablets hear from time to time that the hall is there, and what is expected move on.
private struct HallBeat: Service {
  let hub: LiveHub
  let follower: HallFollower
  let onBeat: @Sendable () -> Void

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .milliseconds(LiveEvents.beatMS))
        follower.tick()
        hub.beat()
        onBeat()
      }
    }
    hub.end()
  }
}

/// Publishes what has changed in the hall.
private struct HallPublishing: Service {
  let follower: HallFollower

  func run() async throws {
    await cancelWhenGracefulShutdown { await follower.publish() }
  }
}

/// Publishes what has changed in the documents; their pages are looked into, so the hall does not wait for them.
private struct DocumentPublishing: Service {
  let documents: DocumentPublisher

  func run() async throws {
    await cancelWhenGracefulShutdown { await documents.publish() }
  }
}
