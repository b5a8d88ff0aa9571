import Foundation
import NIOCore
import NIOPosix

/// A redis that keeps nothing on disk, and as many subscribers as the hall has: how fast one change reaches all of them.
///
/// It is the fastest that is in common use for this, and does less: no decision, no record, no newest value for whoever
/// comes later.
struct RedisPeer {
  static let executable = "redis-server"
  private static let channelName = "hall"

  /// How large a message is, in bytes; as large as the lines that it is compared with.
  let messageBytes: Int

  /// From the publication to the last of the subscribers.
  func measure(subscribers: Int, changes: Int, pace: FanOutPace) async throws -> Measurements {
    // Below those that the system gives to whoever connects.
    let port = 21_000 + Int(getpid() % 10_000)
    let process = try PeerProcess(Self.executable, ["--port", "\(port)", "--save", "", "--appendonly", "no"])
    defer { process.end() }
    let publisher = try await connected(port: port)
    let arrivals = Arrivals()
    var last = arrivals.last.makeAsyncIterator()
    var channels: [any Channel] = []
    arrivals.expect(newerThan: -1, from: subscribers)
    for _ in 0..<subscribers {
      let channel = try await connect(port: port, subscribing: true) { arrivals.arrived($0) }
      channels.append(channel)
    }
    _ = await last.next()
    var times: [Double] = []
    for number in 1...(changes + FanOutBench.warmUp) {
      arrivals.expect(newerThan: Int64(number - 1), from: subscribers)
      let start = ContinuousClock.now
      try await publisher.writeAndFlush(ByteBuffer(string: publication(number)))
      guard let end = await last.next() else { break }
      if number > FanOutBench.warmUp { times.append((end - start).milliseconds) }
      try await pace.rest()
    }
    for channel in channels + [publisher] { try await channel.close() }
    return Measurements(times)
  }

  private func publication(_ number: Int) -> String {
    let mark = "\"revision\":\(number),"
    let body = mark + String(repeating: "x", count: max(0, messageBytes - mark.utf8.count))
    return "*3\r\n$7\r\nPUBLISH\r\n$4\r\n\(Self.channelName)\r\n$\(body.utf8.count)\r\n\(body)\r\n"
  }

  /// A connection, as soon as the server listens.
  private func connected(port: Int) async throws -> any Channel {
    for _ in 0..<PeerProcess.triesMax {
      if let channel = try? await connect(port: port, subscribing: false, onRevision: { _ in }) { return channel }
      // A process of somebody else's says nothing when it is ready.
      try await Task.sleep(for: .milliseconds(PeerProcess.tryMS))
    }
    throw PeerProcess.NotReady(what: Self.executable)
  }

  private func connect(
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
    if subscribing { try await channel.writeAndFlush(ByteBuffer(string: "SUBSCRIBE \(Self.channelName)\r\n")) }
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
