import HallProtocol
import NIOCore
import NIOPosix

/// A page that does nothing but read its pictures, so that the screen is measured and not its browsers.
final class BarePage: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let numberMark = "id: "

  private let onPicture: @Sendable (Int64) -> Void

  init(onPicture: @escaping @Sendable (Int64) -> Void) {
    self.onPicture = onPicture
  }

  /// Follows the pictures of a port, each told by its number; comes again for as long as nobody listens there yet.
  static func connect(
    port: Int, waitMSMax: Int, onPicture: @escaping @Sendable (Int64) -> Void
  ) async throws -> any Channel {
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(lineBytesMax: HallLimits.serviceLineBytesMax)),
            BarePage(onPicture: onPicture))
        }
      }
    let deadline = ContinuousClock.now + .milliseconds(waitMSMax)
    while true {
      do {
        return try await bootstrap.connect(host: "127.0.0.1", port: port).get()
      } catch {
        guard ContinuousClock.now < deadline else { throw error }
        try await Task.sleep(for: .milliseconds(PageBench.tryMS))
      }
    }
  }

  func channelActive(context: ChannelHandlerContext) {
    let request = "GET /live HTTP/1.1\r\nHost: bench\r\n\r\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let line = String(buffer: unwrapInboundIn(data))
    guard line.hasPrefix(Self.numberMark), let number = Int64(line.dropFirst(Self.numberMark.count)) else { return }
    onPicture(number)
  }
}
