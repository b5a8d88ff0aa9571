import Congress
import NIOCore
import NIOPosix

/// A subscriber that does nothing but receive and acknowledge, so that the service is measured and not its clients.
///
/// A screen acknowledges what it has painted, a few milliseconds after it has received it; one that acknowledges at once
/// takes processor time from the service, on this one machine, while others are still being served. Nor does it look for
/// the ends of lines, as those of the peers do not: of one topic there is one line under way.
final class BareSubscriber: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let revisionMark = Array("\"revision\":".utf8)

  private let id: String
  private let topic: Topic
  private let acknowledgesAfterMS: Int64
  private let onRevision: @Sendable (Int64) -> Void

  init(id: String, topic: Topic, acknowledgesAfterMS: Int64, onRevision: @escaping @Sendable (Int64) -> Void) {
    self.acknowledgesAfterMS = acknowledgesAfterMS
    self.id = id
    self.topic = topic
    self.onRevision = onRevision
  }

  /// Connects a subscriber.
  static func connect(
    port: Int, id: String, topic: Topic, acknowledgesAfterMS: Int64 = 0, onRevision: @escaping @Sendable (Int64) -> Void
  ) async throws -> any Channel {
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            BareSubscriber(id: id, topic: topic, acknowledgesAfterMS: acknowledgesAfterMS, onRevision: onRevision))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  func channelActive(context: ChannelHandlerContext) {
    let hello =
      "{\"type\":\"hello\",\"protocol\":1,\"role\":\"observer\",\"id\":\"\(id)\","
      + "\"token\":\"sample-observer\",\"want\":[\"\(topic.name)\"],\"silenceMS\":600000}\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: hello)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let revision = Self.revision(in: unwrapInboundIn(data)) else { return }
    onRevision(revision)
    let acknowledgement = "{\"type\":\"ack\",\"topic\":\"\(topic.name)\",\"revision\":\(revision)}\n"
    let line = ByteBuffer(string: acknowledgement)
    guard acknowledgesAfterMS > 0 else { return context.writeAndFlush(wrapOutboundOut(line), promise: nil) }
    let channel = context.channel
    context.eventLoop.scheduleTask(in: .milliseconds(acknowledgesAfterMS)) { channel.writeAndFlush(line, promise: nil) }
  }

  /// The number behind the first `"revision":` of a line.
  static func revision(in line: ByteBuffer) -> Int64? {
    line.withUnsafeReadableBytes { bytes in
      var matched = 0
      var revision: Int64?
      for byte in bytes {
        if matched < revisionMark.count {
          matched = byte == revisionMark[matched] ? matched + 1 : byte == revisionMark[0] ? 1 : 0
        } else if (48...57).contains(byte) {
          revision = (revision ?? 0) * 10 + Int64(byte - 48)
        } else {
          return revision
        }
      }
      return revision
    }
  }
}
