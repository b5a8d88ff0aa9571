import Glibc
import HallProtocol
import NIOCore
import NIOPosix
import Synchronization

/// Reads connections in the open on a thread of its own, which sleeps on them.
public protocol LinkReader: Sendable {
  /// Whether it would read one that comes now.
  var isReading: Bool { get }
  /// Takes over a connection, to call its ``PlainLink/proceed()`` whenever its descriptor has something to read; or lets
  /// go of the one that it has.
  ///
  /// Thread: any.
  func read(_ link: PlainLink?)
}

/// A connection in the open without a thread of the network's: whoever sleeps on it reads it.
///
/// To hand over what has come from one thread to another costs a screen more than to read it.
public final class PlainLink: LineWay {
  /// The most bytes that are read at once.
  static let chunkBytes = 1 << 16
  /// How many times in one go.
  static let chunksMax = 16
  /// The most bytes that wait to be sent; a connection that takes no more of them has ended.
  static let waitingBytesMax = 32 << 20
  /// The largest buffer that is kept when all of it has been read, in bytes.
  static let keptBytesMax = 1 << 20

  private struct Incoming {
    var buffer: ByteBuffer
    var decoder = LineDecoder(lineBytesMax: HallLimits.serviceLineBytesMax)
    var reader = ServiceLineReader()
    var hasEnded = false
  }

  /// What to sleep on.
  public let descriptor: Int32
  private let incoming: Mutex<Incoming>
  /// What the system has not taken yet.
  private let outgoing = Mutex(ByteBuffer())
  private let onMessage: @Sendable (ServiceMessage) -> LinkLoss?
  private let onEnd: @Sendable (LinkLoss?, (any Error)?) -> Void

  /// A connection that is the caller's no more.
  ///
  /// - Parameters:
  ///   - arrived: What has been read of it before.
  ///   - onMessage: Takes a message; says why the link ends, if it does.
  ///   - onEnd: Told once what has ended it: the client's own reason, an error, or neither where the other side closed.
  init(
    descriptor: Int32, arrived: ByteBuffer, onMessage: @escaping @Sendable (ServiceMessage) -> LinkLoss?,
    onEnd: @escaping @Sendable (LinkLoss?, (any Error)?) -> Void
  ) {
    self.descriptor = descriptor
    self.onMessage = onMessage
    self.onEnd = onEnd
    incoming = Mutex(Incoming(buffer: arrived))
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Whether to sleep until more can be sent as well.
  public var isWaitingToSend: Bool { outgoing.withLock { $0.readableBytes > 0 } }

  /// Takes what has come, and sends what waits.
  ///
  /// Thread: any, one after the other. It never waits for the other side, and leaves what is more than it reads in one go
  /// for the next time.
  public func proceed() {
    sendWaiting()
    incoming.withLock { incoming in
      do throws(LineError) {
        try takeLines(&incoming)
        for _ in 0..<Self.chunksMax where !incoming.hasEnded {
          guard let count = receive(&incoming.buffer) else {
            try LineDecoder.checkRest(incoming.buffer)
            return end(&incoming, nil, nil)
          }
          try takeLines(&incoming)
          guard count == Self.chunkBytes else { return }
        }
      } catch {
        end(&incoming, nil, error)
      }
    }
  }

  /// Sends a line; what is wrong with the connection is told by its end.
  ///
  /// Thread: any. It never waits: what is not taken now is sent by the next ``proceed()``.
  func send(_ line: ByteBuffer) {
    outgoing.withLock { waiting in
      var line = line
      if waiting.readableBytes == 0 { Self.hand(&line, to: descriptor) }
      guard waiting.readableBytes + line.readableBytes <= Self.waitingBytesMax else { return close() }
      waiting.writeBuffer(&line)
    }
  }

  /// Closes the connection; whoever reads it finds its end.
  ///
  /// Thread: any.
  func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Nothing that comes from now on is told.
  func finish() { incoming.withLock { $0.hasEnded = true } }

  private func sendWaiting() {
    outgoing.withLock { waiting in
      guard waiting.readableBytes > 0 else { return }
      Self.hand(&waiting, to: descriptor)
      if waiting.readableBytes == 0 { waiting = ByteBuffer() }
    }
  }

  /// Takes off what the system takes now.
  private static func hand(_ bytes: inout ByteBuffer, to descriptor: Int32) {
    let taken = bytes.withUnsafeReadableBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
    }
    bytes.moveReaderIndex(forwardBy: max(0, taken))
  }

  private func takeLines(_ incoming: inout Incoming) throws(LineError) {
    while !incoming.hasEnded, let line = try incoming.decoder.line(from: &incoming.buffer) {
      if let loss = onMessage(try incoming.reader.message(line)) { end(&incoming, loss, nil) }
    }
    guard incoming.buffer.readableBytes == 0 else { return }
    if incoming.buffer.capacity > Self.keptBytesMax { incoming.buffer = ByteBuffer() } else { incoming.buffer.clear() }
  }

  /// Reads once; says how many bytes, or nothing where no more will come.
  private func receive(_ buffer: inout ByteBuffer) -> Int? {
    var hasEnded = false
    let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.chunkBytes) { room in
      let count = Glibc.recv(descriptor, room.baseAddress, Self.chunkBytes, Int32(MSG_DONTWAIT))
      hasEnded = count == 0 || count < 0 && ![EAGAIN, EWOULDBLOCK, EINTR].contains(errno)
      return max(0, count)
    }
    return hasEnded ? nil : count
  }

  private func end(_ incoming: inout Incoming, _ loss: LinkLoss?, _ error: (any Error)?) {
    incoming.hasEnded = true
    onEnd(loss, error)
  }
}

extension PlainLink {
  /// Connects with the network's help, and takes the connection over.
  static func connect(
    _ bootstrap: ClientBootstrap, host: String, port: Int,
    onMessage: @escaping @Sendable (ServiceMessage) -> LinkLoss?,
    onEnd: @escaping @Sendable (LinkLoss?, (any Error)?) -> Void
  ) async throws -> PlainLink {
    let arrivals = Arrivals()
    let channel = try await bootstrap.channelOption(.autoRead, value: false)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(arrivals) }
      }
      .connect(host: host, port: port).get()
    // In one turn of its thread, or that would read on in between. The socket lives on under its second number.
    let (descriptor, arrived) = try await channel.eventLoop.submit {
      defer { channel.close(promise: nil) }
      return (channel.secondDescriptor, arrivals.bytes)
    }.get()
    return PlainLink(descriptor: descriptor ?? -1, arrived: arrived, onMessage: onMessage, onEnd: onEnd)
  }

  /// What a service says that closes the connection at once is read by the network's thread, and outlives its channel.
  private final class Arrivals: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let said = Mutex(ByteBuffer())

    var bytes: ByteBuffer { said.withLock { $0 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      said.withLock { said in
        var more = unwrapInboundIn(data)
        said.writeBuffer(&more)
      }
    }
  }
}
