import Glibc
import HallProtocol
import NIOCore
import NIOPosix
import NIOSSL

/// A page that does nothing but read its pictures, so that the screen is measured and not its browsers.
final class BarePage: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let numberMark = "id: "

  /// How nice the pages are to what is measured: in a hall they stand on machines of their own.
  private static let niceness: Int32 = 19

  private static let threads: MultiThreadedEventLoopGroup = {
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    for thread in threads.makeIterator() {
      thread.execute {
        // Linux holds a thread's niceness, not a process's; 0 is the thread that calls.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      }
    }
    return threads
  }()

  private let onLine: @Sendable (String) -> Void

  private init(onLine: @escaping @Sendable (String) -> Void) {
    self.onLine = onLine
  }

  /// Follows the pictures of a port, each told by its number; comes again for as long as nobody listens there yet.
  static func connect(
    port: Int, waitMSMax: Int, onPicture: @escaping @Sendable (Int64) -> Void
  ) async throws -> any Channel {
    try await connect(port: port, waitMSMax: waitMSMax) { (line: String) in
      guard line.hasPrefix(numberMark), let number = Int64(line.dropFirst(numberMark.count)) else { return }
      onPicture(number)
    }
  }

  /// Follows a tablet's stream of a port, whose lines of one text are told; comes again as for pictures.
  /// - Parameter trust: For a page that is served through TLS.
  static func connect(
    port: Int, waitMSMax: Int, trust: NIOSSLContext? = nil, mark: String, onMark: @escaping @Sendable () -> Void
  ) async throws -> any Channel {
    try await connect(port: port, waitMSMax: waitMSMax, trust: trust) { (line: String) in if line == mark { onMark() } }
  }

  /// Follows a tablet's stream of a port, each line of it told; comes again as for pictures.
  static func connect(
    port: Int, waitMSMax: Int, trust: NIOSSLContext? = nil, onLine: @escaping @Sendable (String) -> Void
  ) async throws -> any Channel {
    let bootstrap = ClientBootstrap(group: threads)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let trust {
            try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: trust, serverHostname: nil))
          }
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(LineDecoder(lineBytesMax: HallLimits.serviceLineBytesMax)),
            BarePage(onLine: onLine))
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

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Whoever waits for its pictures waits in vain then; those whose server is killed are meant to be cut off.
    if case NIOSSLError.handshakeFailed = error { print("a page has failed: \(error)") }
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    onLine(String(buffer: unwrapInboundIn(data)))
  }
}
