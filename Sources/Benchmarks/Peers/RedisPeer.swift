import Foundation
import NIOCore
import NIOPosix

/// A redis that keeps nothing on disk, and as many subscribers as the hall has: how fast one change reaches all of them.
///
/// It is the fastest that is in common use for this, and does less: no decision, no record, no newest value for whoever
/// comes later.
final class RedisPeer: FanOut {
  static let executable = "redis-server"
  private static let channelName = "hall"

  private let messageBytes: Int
  private let subscribers: Int
  private let process: PeerProcess
  private let publisher: any Channel
  private let arrivals = Arrivals()
  private var last: AsyncStream<ContinuousClock.Instant>.Iterator
  private var channels: [any Channel] = []
  private var number: Int64 = 0

  /// Starts it and connects all subscribers.
  /// - Parameter messageBytes: How large a message is, in bytes; as large as the lines that it is compared with.
  init(subscribers: Int, messageBytes: Int) async throws {
    self.subscribers = subscribers
    self.messageBytes = messageBytes
    last = arrivals.last.makeAsyncIterator()
    // Below those that the system gives to whoever connects.
    let port = 21_000 + Int(getpid() % 10_000)
    process = try PeerProcess(Self.executable, ["--port", "\(port)", "--save", "", "--appendonly", "no"])
    publisher = try await Self.connected(port: port)
    arrivals.expect(newerThan: -1, from: subscribers)
    for _ in 0..<subscribers {
      channels.append(try await Self.connect(port: port, subscribing: true, onRevision: arrivals.arrived))
    }
    _ = await last.next(isolation: #isolation)
  }

  func change() async throws -> Double {
    number += 1
    arrivals.expect(newerThan: number - 1, from: subscribers)
    let start = ContinuousClock.now
    try await publisher.writeAndFlush(ByteBuffer(string: publication(number)))
    guard let end = await last.next(isolation: #isolation) else { throw CancellationError() }
    return (end - start).milliseconds
  }

  func end() async throws {
    for channel in channels + [publisher] { try await channel.close() }
    process.end()
  }

  deinit { process.end() }

  private func publication(_ number: Int64) -> String {
    let mark = "\"revision\":\(number),"
    let body = mark + String(repeating: "x", count: max(0, messageBytes - mark.utf8.count))
    return "*3\r\n$7\r\nPUBLISH\r\n$4\r\n\(Self.channelName)\r\n$\(body.utf8.count)\r\n\(body)\r\n"
  }

  /// A connection, as soon as the server listens.
  private static func connected(port: Int) async throws -> any Channel {
    for _ in 0..<PeerProcess.triesMax {
      if let channel = try? await connect(port: port, subscribing: false, onRevision: { _ in }) { return channel }
      // A process of somebody else's says nothing when it is ready.
      try await Task.sleep(for: .milliseconds(PeerProcess.tryMS))
    }
    throw PeerProcess.NotReady(what: executable)
  }

  private static func connect(
    port: Int, subscribing: Bool, onRevision: @escaping @Sendable (Int64) -> Void
  ) async throws -> any Channel {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(RedisSubscriber(onRevision))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
    if subscribing { try await channel.writeAndFlush(ByteBuffer(string: "SUBSCRIBE \(channelName)\r\n")) }
    return channel
  }
}

/// Reads what redis sends and says which message has come.
private final class RedisSubscriber: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let onRevision: @Sendable (Int64) -> Void

  init(_ onRevision: @escaping @Sendable (Int64) -> Void) { self.onRevision = onRevision }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // What has no revision is the answer to the subscription.
    onRevision(BareSubscriber.revision(in: unwrapInboundIn(data)) ?? 0)
  }
}
