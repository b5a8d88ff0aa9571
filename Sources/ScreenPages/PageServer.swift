import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import PageServing
import ServiceLifecycle

/// Serves pages over HTTP/1.1, beside the loop of a screen.
///
/// Any thread.
final class PageServer: Sendable {
  /// The most connections at a time: each page has one for its pictures and, while it loads, a few for its files.
  static let connectionsMax = 2 * PageHub.pagesMax
  /// How long it is waited for the end of what is under way, in ms.
  static let endMS = 1_000

  private let hub: PageHub
  private let group: ServiceGroup
  private let running: Task<(any Error)?, Never>

  /// Begins to listen.
  ///
  /// - Throws: What keeps it from listening.
  init(address: ServedAddress, responder: PageResponder) async throws(ServingProblem) {
    hub = responder.hub
    let (listenings, isListening) = AsyncStream.makeStream(of: Void.self)
    let logger = Logger(label: "plenary-screen", factory: { _ in SwiftLogNoOpLogHandler() })
    let application = Application(
      responder: responder, server: PageHTTP.server,
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil, backlog: Self.connectionsMax,
        availableConnectionsDelegate: .maximum(Self.connectionsMax, logger: logger)),
      onServerRunning: { _ in isListening.yield() }, logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application, PageBeat(hub: responder.hub)], logger: logger)
    configuration.maximumGracefulShutdownDuration = Duration.milliseconds(Self.endMS)
    let group = ServiceGroup(configuration: configuration)
    self.group = group
    running = Task.detached {
      defer { isListening.finish() }
      do {
        try await group.run()
        return nil
      } catch {
        return error
      }
    }
    var iterator = listenings.makeAsyncIterator()
    // It ends without having listened where it cannot.
    guard await iterator.next() == nil else { return }
    if let error = await running.value { throw ServingProblem(error, at: address, option: "--serve") }
  }

  /// Ends all streams, and then the server; waits for it, and no longer than ``endMS``.
  func end() async {
    hub.end()
    await group.triggerGracefulShutdown()
    _ = await running.value
  }
}

/// Lets all pages hear from time to time that their screen is there.
private struct PageBeat: Service {
  let hub: PageHub

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .milliseconds(PageEvents.beatMS))
        hub.beat()
      }
    }
  }
}
