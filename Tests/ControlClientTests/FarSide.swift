import NIOCore
import NIOPosix
import Synchronization

@testable import ControlClient

/// The other side of a connection, which reads when it is told to.
final class FarSide: Sendable {
  /// So little that the system soon takes no whole line more.
  private static let bufferBytes: ChannelOptions.Types.SocketOption.Value = 20_000

  private let server: any Channel
  private let accepted: AsyncStream<any Channel>
  private let texts: AsyncStream<String>
  private let channel = Mutex<(any Channel)?>(nil)

  /// - Parameter refusal: What it says to whoever connects, before it closes the connection at once.
  init(isReading: Bool, refusal: ByteBuffer? = nil) async throws {
    let (accepted, didAccept) = AsyncStream.makeStream(of: (any Channel).self)
    let (texts, didRead) = AsyncStream.makeStream(of: String.self)
    (self.accepted, self.texts) = (accepted, texts)
    server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_rcvbuf), value: Self.bufferBytes)
      .childChannelOption(.autoRead, value: isReading)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Hearing(texts: didRead))
          didAccept.yield(channel)
          guard let refusal else { return }
          channel.eventLoop.execute {
            channel.writeAndFlush(refusal).whenComplete { _ in channel.close(promise: nil) }
          }
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  /// How the near side connects.
  var bootstrap: ClientBootstrap {
    ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.socketOption(.so_sndbuf), value: Self.bufferBytes)
  }

  /// The near side's way out, where the network's thread reads.
  func sender() async throws -> LineSender {
    let near = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
    await accept()
    return try await near.eventLoop.submit { LineSender(of: near, isPlain: true) }.get()
  }

  /// Where the near side connects.
  var port: Int { server.localAddress?.port ?? 0 }

  /// Waits until the near side has connected.
  func accept() async {
    for await channel in accepted {
      self.channel.withLock { $0 = channel }
      return
    }
  }

  /// Says bytes as they are.
  func say(_ bytes: some Sequence<UInt8>) async throws {
    try await channel.withLock { $0 }?.writeAndFlush(ByteBuffer(bytes: Array(bytes))).get()
  }

  /// Ends the connection.
  func hangUp() async throws { try await channel.withLock { $0 }?.close().get() }

  func startReading() async {
    try? await channel.withLock { $0 }?.setOption(.autoRead, value: true).get()
  }

  /// The lines before one, or before the end of the connection.
  func lines(through last: String?) async throws -> [String] {
    var text = ""
    for await more in texts {
      text += more
      if let last, text.hasSuffix(last + "\n") { break }
    }
    let lines = text.split(separator: "\n").map(String.init)
    return last == nil ? lines : lines.dropLast()
  }

  func end() async { try? await server.close() }

  private final class Hearing: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let texts: AsyncStream<String>.Continuation

    init(texts: AsyncStream<String>.Continuation) { self.texts = texts }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      texts.yield(String(buffer: unwrapInboundIn(data)))
    }

    func channelInactive(context: ChannelHandlerContext) { texts.finish() }
  }
}
