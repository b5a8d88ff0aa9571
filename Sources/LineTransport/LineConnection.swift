import ControlService
import HallProtocol
import NIOCore

/// A socket as the port of a session: what it hears goes to the session, and what the session says goes out.
///
/// Thread: everything on the channel's event loop.
final class LineConnection: ChannelInboundHandler, SessionPort {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let service: ControlService
  private let limit: LineLimit
  private var context: ChannelHandlerContext?
  private var session: ClientSession?

  let release = GateRelease.acknowledged

  init(service: ControlService, limit: LineLimit) {
    self.service = service
    self.limit = limit
  }

  // MARK: What the socket tells

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    let session = service.session(through: self, on: context.eventLoop)
    self.session = session
    session.began()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    session?.ended()
    session = nil
    self.context = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { session?.received(unwrapInboundIn(data)) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? LineError, case .lineTooLong = error else { return context.close(promise: nil) }
    session?.received(error)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    session?.inputEnded()
  }

  // MARK: What the session wants

  var address: String { context?.remoteAddress?.ipAddress ?? "-" }

  var isTakingLines: Bool { context?.channel.isWritable ?? false }

  func write(_ line: ByteBuffer, whenFlushed: (() -> Void)?) {
    guard let context else { return }
    guard let whenFlushed else { return context.write(wrapOutboundOut(line), promise: nil) }
    context.write(wrapOutboundOut(line)).assumeIsolated().whenComplete { _ in whenFlushed() }
  }

  func flush() { context?.flush() }

  func setReading(_ isWanted: Bool) { try? context?.channel.syncOptions?.setOption(.autoRead, value: isWanted) }

  func setLineLimit(bytesMax: Int) { limit.bytesMax = bytesMax }

  func closeOutput() { context?.close(mode: .output, promise: nil) }

  func close() { context?.close(promise: nil) }
}

@available(*, unavailable)
extension LineConnection: Sendable {}
