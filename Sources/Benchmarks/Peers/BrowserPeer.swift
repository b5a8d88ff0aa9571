import BrowserDriver
import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A browser in kiosk mode that shows two counts and a bar, fed by server-sent events: what a hall screen costs where it
/// is a page.
///
/// A count comes to the page's server over TCP, as a command comes to the service; nothing there decides or records
/// anything.
final class BrowserPeer: Sendable {
  static let executable = Chromium.executable

  /// The address of the page.
  let url: String
  private let profile = NSTemporaryDirectory() + "plenary-browser-\(UUID().uuidString.prefix(6))"
  private let server: any Channel
  private let desk: any Channel

  /// Those who listen to the page's events.
  private final class Streams: Sendable {
    private let channels = Mutex<[any Channel]>([])
    func add(_ channel: any Channel) { channels.withLock { $0.append(channel) } }
    func send(_ text: String) {
      for channel in channels.withLock({ $0 }) { channel.writeAndFlush(ByteBuffer(string: text), promise: nil) }
    }
  }

  private static let page = """
    <!doctype html><meta charset=utf-8>
    <body style="background:#8c0a14;color:#fff;font:bold 96px Noto Sans;margin:60px">
    <div>ĐẠI HỘI ĐẢNG BỘ THÀNH PHỐ</div><div id=t>Tán thành: 0</div><div id=n>Không tán thành: 5</div>
    <div id=b style="background:#ffd700;height:60px;width:300px"></div>
    <script>new EventSource('/events').onmessage=e=>{t.textContent='Tán thành: '+e.data;
    b.style.width=(300+10*(e.data%60))+'px'}</script>
    """

  /// Serves the page on a free port of this machine.
  init() async throws {
    let streams = Streams()
    server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(page: Self.page, streams: streams))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = server.localAddress?.port ?? 0
    url = "http://127.0.0.1:\(port)/"
    desk = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connect(host: "127.0.0.1", port: port).get()
  }

  /// Shows another count.
  func show(_ count: Int) { desk.writeAndFlush(ByteBuffer(string: "\(Self.countMark)\(count)\n"), promise: nil) }

  /// Ends the server.
  func end() async {
    try? await desk.close()
    try? await server.close()
  }

  /// Removes what a browser that has ended had kept.
  func removeProfile() { try? FileManager.default.removeItem(atPath: profile) }

  private static let countMark = "COUNT "

  /// Starts the browser over the whole of a display.
  func start(on display: String, width: Int, height: Int) throws -> PeerProcess {
    try PeerProcess(
      Self.executable,
      [
        "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu", "--user-data-dir=\(profile)",
        "--window-position=0,0", "--window-size=\(width),\(height)", url,
      ], environment: ["DISPLAY": display])
  }

  /// Answers each request with the page, or with a stream of events, and tells the streams of each count.
  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let page: String
    private let streams: Streams

    init(page: String, streams: Streams) {
      self.page = page
      self.streams = streams
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let request = String(buffer: unwrapInboundIn(data))
      for line in request.split(separator: "\n") where line.hasPrefix(countMark) {
        streams.send("data: \(line.dropFirst(countMark.count))\n\n")
      }
      guard request.hasPrefix("GET ") else { return }
      if request.hasPrefix("GET /events ") {
        answer("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n", context)
        streams.add(context.channel)
      } else {
        answer(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)", context)
      }
    }

    private func answer(_ text: String, _ context: ChannelHandlerContext) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }
  }
}
