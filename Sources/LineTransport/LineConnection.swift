import ControlService
import HallProtocol
import NIOCore

/// A socket as the port of a session: what it hears goes to the session, and what the session says goes out.
///
/// A line that goes alone, in the open, while nothing is under way before it, goes straight to the ``PlainSocket``;
/// everything else goes through the pipeline, in the order in which it was written.
///
/// Thread: everything on the channel's event loop.
final class LineConnection: ChannelInboundHandler, SessionPort {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let service: ControlService
  private let limit: LineLimit
  private let isPlain: Bool
  private var plainSocket: PlainSocket?
  /// What has been written since the last flush.
  private var waiting: [(line: ByteBuffer, whenFlushed: (() -> Void)?)] = []
  /// How many writes the pipeline has not yet carried out.
  private var writesUnderWay = 0
  private var context: ChannelHandlerContext?
  private var session: ClientSession?

  let release = GateRelease.acknowledged

  init(service: ControlService, limit: LineLimit, isPlain: Bool) {
    self.service = service
    self.limit = limit
    self.isPlain = isPlain
  }

  // MARK: What the socket tells

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    plainSocket = isPlain ? PlainSocket(of: context.channel) : nil
    let session = service.session(through: self, on: context.eventLoop)
    self.session = session
    session.began()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    session?.ended()
    session = nil
    self.context = nil
    plainSocket = nil
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

  var isTakingLines: Bool { context.map { writesUnderWay == 0 || $0.channel.isWritable } ?? false }

  var isFree: Bool { waiting.isEmpty && writesUnderWay == 0 && (plainSocket?.isOpen ?? isTakingLines) }

  func write(_ line: ByteBuffer, whenFlushed: (() -> Void)?) { waiting.append((line, whenFlushed)) }

  func send(_ line: ByteBuffer, whenFlushed: (() -> Void)?) {
    var line = line
    if waiting.isEmpty, writesUnderWay == 0, let plainSocket {
      let taken = plainSocket.take(line)
      guard taken < line.readableBytes else {
        whenFlushed?()
        return
      }
      line.moveReaderIndex(forwardBy: taken)
    }
    write(line, whenFlushed: whenFlushed)
    writeWaiting()
    context?.flush()
  }

  func flush() {
    if waiting.count == 1, let (line, whenFlushed) = waiting.popLast() { return send(line, whenFlushed: whenFlushed) }
    writeWaiting()
    context?.flush()
  }

  /// Gives the pipeline what waits.
  private func writeWaiting() {
    guard let context, !waiting.isEmpty else { return waiting.removeAll() }
    let lines = waiting
    waiting.removeAll(keepingCapacity: true)
    for (line, whenFlushed) in lines {
      guard plainSocket != nil || whenFlushed != nil else {
        context.write(wrapOutboundOut(line), promise: nil)
        continue
      }
      writesUnderWay += 1
      context.write(wrapOutboundOut(line)).assumeIsolated().whenComplete { [self] _ in
        writesUnderWay -= 1
        whenFlushed?()
      }
    }
  }

  func setReading(_ isWanted: Bool) { try? context?.channel.syncOptions?.setOption(.autoRead, value: isWanted) }

  func setLineLimit(bytesMax: Int) { limit.bytesMax = bytesMax }

  func closeOutput() {
    writeWaiting()
    context?.close(mode: .output, promise: nil)
  }

  func close() {
    writeWaiting()
    context?.close(promise: nil)
  }
}

@available(*, unavailable)
extension LineConnection: Sendable {}
