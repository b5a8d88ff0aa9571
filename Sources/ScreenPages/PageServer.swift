import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves pages over HTTP/1.1, beside the loop of a screen.
///
/// Any thread.
final class PageServer: Sendable {
  /// The most connections at a time: each page has one for its pictures and, while it loads, a few for its files.
  static let connectionsMax = 2 * PageHub.pagesMax
  /// The longest that a request may take to be read, and that a connection is kept without one, in s.
  static let requestSecondsMax: Int64 = 10
  /// The most bytes of a request's header fields.
  static let headerBytesMax = 16 << 10
  /// The most header fields of a request.
  static let headersMax = 64
  /// How much the system keeps for a page that takes nothing, in bytes: few pictures, for it is to get the newest.
  static let sendBufferBytes = 64 << 10
  /// How long it is waited for the end of what is under way, in ms.
  static let endMS = 1_000

  private let hub: PageHub
  private let group: ServiceGroup
  private let running: Task<(any Error)?, Never>

  /// Begins to listen.
  ///
  /// - Throws: What keeps it from listening.
  init(address: PageAddress, responder: PageResponder) async throws(PageProblem) {
    hub = responder.hub
    let (listenings, isListening) = AsyncStream.makeStream(of: Void.self)
    let logger = Logger(label: "plenary-screen", factory: { _ in SwiftLogNoOpLogHandler() })
    let application = Application(
      responder: responder, server: Self.server,
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
    if let error = await running.value { throw Self.problem(error, address) }
  }

  /// Ends all streams, and then the server; waits for it, and no longer than ``endMS``.
  func end() async {
    hub.end()
    await group.triggerGracefulShutdown()
    _ = await running.value
  }

  private static var server: HTTPServerBuilder {
    let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: headerBytesMax, maxHeaderListSize: headerBytesMax, maxHeaderFieldCount: headersMax)
    return .http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [PageSocketOptions()], idleTimeout: TimeAmount.seconds(requestSecondsMax),
        httpDecoderConfiguration: decoder))
  }

  private static func problem(_ error: any Error, _ address: PageAddress) -> PageProblem {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE { return .addressTaken(address) }
    let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
    return .addressNotHere(address, reason: reason ?? "\(error)")
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

/// Keeps little for a connection that takes nothing, and sends at once what there is.
private final class PageSocketOptions: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  func handlerAdded(context: ChannelHandlerContext) {
    context.channel.setOption(.socketOption(.so_sndbuf), value: PageServer.sendBufferBytes).whenFailure { _ in }
    context.channel.setOption(.tcpOption(.tcp_nodelay), value: 1).whenFailure { _ in }
  }
}
