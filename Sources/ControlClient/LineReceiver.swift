import HallProtocol
import NIOCore

/// Reads each line of a connection and hands it on where it comes in, and tells once why there will be no more.
///
/// Thread: everything on the channel's event loop.
final class LineReceiver: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let onMessage: (ServiceMessage) -> LinkLoss?
  private let onEnd: (LinkLoss?, (any Error)?) -> Void
  private var reader = ServiceLineReader()
  private var hasEnded = false

  /// - Parameters:
  ///   - onMessage: Takes a message; says why the link ends, if it does.
  ///   - onEnd: Told what has ended the link: the client's own reason, an error, or neither where the other side closed.
  init(
    onMessage: @escaping (ServiceMessage) -> LinkLoss?, onEnd: @escaping (LinkLoss?, (any Error)?) -> Void
  ) {
    self.onMessage = onMessage
    self.onEnd = onEnd
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasEnded else { return }
    do throws(LineError) {
      if let loss = onMessage(try reader.message(unwrapInboundIn(data))) { end(loss, nil) }
    } catch {
      end(nil, error)
    }
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
