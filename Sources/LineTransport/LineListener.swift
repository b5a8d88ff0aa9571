public import ControlService
import Foundation
import Glibc
import HallProtocol
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle
import Settings

/// Listens for screens, consoles, desks and everybody else who speaks the hall protocol over TCP, until the service shuts
/// down.
///
/// Connections that stand then are the sessions' own, and end with them.
public struct LineListener: Service {
  /// Why nobody can reach the service.
  public enum Problem: Error, Sendable, Hashable {
    case portTaken(host: String, port: Int)
    case addressNotHere(host: String, port: Int, reason: String)

    /// The rule's name and its facts by name, for a text in a language.
    public var facts: (code: String, values: [String: String]) {
      switch self {
      case .portTaken(let host, let port): ("port-taken", ["host": host, "port": "\(port)"])
      case .addressNotHere(let host, let port, let reason):
        ("address-not-here", ["host": host, "port": "\(port)", "reason": reason])
      }
    }
  }

  private let settings: ServiceSettings
  private let service: ControlService
  private let security: ServerSecurity?
  private let logger: Logger
  private let sendBufferBytes: Int?
  private let bound: AsyncStream<Int>
  private let didBind: AsyncStream<Int>.Continuation

  /// A listener for a service.
  /// - Parameter security: The service's certificate; without one it speaks in the open.
  public init(service: ControlService, settings: ServiceSettings, security: ServerSecurity? = nil, logger: Logger) {
    self.init(service: service, settings: settings, security: security, logger: logger, sendBufferBytes: nil)
  }

  /// A listener whose connections have so much room for what their peers have not read; else as the system has it.
  package init(
    service: ControlService, settings: ServiceSettings, security: ServerSecurity?, logger: Logger, sendBufferBytes: Int?
  ) {
    self.sendBufferBytes = sendBufferBytes
    self.service = service
    self.settings = settings
    self.security = security
    self.logger = logger
    (bound, didBind) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// The port it listens on, once it does; nothing if it ended before.
  public var port: Int? {
    get async {
      for await port in bound { return port }
      return nil
    }
  }

  /// Listens until the service shuts down.
  public func run() async throws {
    defer { didBind.finish() }
    let channel = try await reachable()
    let port = channel.localAddress?.port ?? settings.port
    logger.info("Listening", metadata: ["host": "\(settings.host)", "port": "\(port)", "tls": "\(security != nil)"])
    if let machineMS = service.machineMS, let endsMS = security?.endsSoonMS(atMS: machineMS) {
      logger.critical(
        "The certificate is about to end, or has; 'plenary certificate make' makes the next",
        metadata: ["ends": "\(Date(timeIntervalSince1970: Double(endsMS) / 1_000))"])
    }
    didBind.yield(port)
    let watching = Task { try await watchCertificate() }
    try? await gracefulShutdown()
    watching.cancel()
    try? await channel.close()
    logger.info("Closed")
  }

  /// Reads the certificate anew where it has changed, and tells when it is about to end.
  private func watchCertificate() async throws {
    guard let security else { return }
    while true {
      try await Task.sleep(for: .milliseconds(ServiceLimits.screensGatherMS))
      security.reload(logger: logger)
      // By the machine's clock, not by a rehearsal's.
      service.certificateEnds(service.machineMS.flatMap(security.endsSoonMS))
    }
  }

  /// Finds out whether the service could listen, before anything of it is written anywhere.
  public static func checkAddress(_ settings: ServiceSettings) async throws(Problem) {
    guard settings.port != 0 else { return }
    do {
      let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: settings.host, port: settings.port).get()
      try await listener.close()
    } catch {
      throw problem(error, settings)
    }
  }

  private static func problem(_ error: any Error, _ settings: ServiceSettings) -> Problem {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE {
      return .portTaken(host: settings.host, port: settings.port)
    }
    return .addressNotHere(host: settings.host, port: settings.port, reason: "\(error)")
  }

  private func reachable() async throws(Problem) -> any Channel {
    do {
      return try await listen()
    } catch {
      throw Self.problem(error, settings)
    }
  }

  private func listen() async throws -> any Channel {
    try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 1_024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.socketOption(.so_keepalive), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(
        .writeBufferWaterMark,
        value: .init(low: ServiceLimits.unreadBytesMax / 2, high: ServiceLimits.unreadBytesMax)
      )
      .childChannelInitializer { [security, service, sendBufferBytes] channel in
        channel.eventLoop.makeCompletedFuture {
          if let sendBufferBytes {
            try channel.syncOptions?.setOption(.socketOption(.so_sndbuf), value: numericCast(sendBufferBytes))
          }
          if let security { try channel.pipeline.syncOperations.addHandler(security.handler()) }
          let limit = LineLimit(bytesMax: HallLimits.lineBytesMax)
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(limit: limit)),
            LineConnection(service: service, limit: limit, isPlain: security == nil))
        }
      }
      .bind(host: settings.host, port: settings.port).get()
  }
}
