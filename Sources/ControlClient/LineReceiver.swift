import HallProtocol
import NIOCore

/// Hands each line of a connection on where it comes in, and tells once why there will be no more.
///
/// Thread: everything on the channel's event loop.
final class LineReceiver: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let onLine: (ByteBuffer) -> LinkLoss?
  private let onEnd: (LinkLoss?, (any Error)?) -> Void
  private var hasEnded = false

  /// - Parameters:
  ///   - onLine: Takes a line without its end; says why the link ends, if it does.
  ///   - onEnd: Told what has ended the link: the client's own reason, an error, or neither where the other side closed.
  init(onLine: @escaping (ByteBuffer) -> LinkLoss?, onEnd: @escaping (LinkLoss?, (any Error)?) -> Void) {
    self.onLine = onLine
    self.onEnd = onEnd
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasEnded, let loss = onLine(unwrapInboundIn(data)) else { return }
    end(loss, nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { end(nil, error) }

  func channelInactive(context: ChannelHandlerContext) {
    end(nil, nil)
    context.fireChannelInactive()
  }

  private func end(_ loss: LinkLoss?, _ error: (any Error)?) {
    guard !hasEnded else { return }
    hasEnded = true
    onEnd(loss, error)
  }
}

@available(*, unavailable)
extension LineReceiver: Sendable {}
