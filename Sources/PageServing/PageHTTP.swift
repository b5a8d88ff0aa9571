public import HummingbirdCore
import NIOCore

/// How pages are served over HTTP/1.1, whatever is on them.
public enum PageHTTP {
  /// The longest that a request may take to be read, and that a connection is kept without one, in s.
  public static let requestSecondsMax: Int64 = 10
  /// The longest path with its query, in bytes.
  public static let pathBytesMax = 512
  /// The most bytes of a request's header fields.
  public static let headerBytesMax = 16 << 10
  /// The most header fields of a request.
  public static let headersMax = 64
  /// After how long whoever comes when there are too many may try again, in s.
  public static let retryAfterSeconds = 5
  /// How much the system keeps for a page that takes nothing, in bytes: few pictures, for it is to get the newest.
  static let sendBufferBytes = 64 << 10

  /// What makes a server of such pages, without TLS.
  public static var server: HTTPServerBuilder {
    let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: headerBytesMax, maxHeaderListSize: headerBytesMax, maxHeaderFieldCount: headersMax)
    return .http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [PageSocketOptions()], idleTimeout: TimeAmount.seconds(requestSecondsMax),
        httpDecoderConfiguration: decoder))
  }
}

/// Keeps little for a connection that takes nothing, and sends at once what there is.
private final class PageSocketOptions: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  func handlerAdded(context: ChannelHandlerContext) {
    context.channel.setOption(.socketOption(.so_sndbuf), value: PageHTTP.sendBufferBytes).whenFailure { _ in }
    context.channel.setOption(.tcpOption(.tcp_nodelay), value: 1).whenFailure { _ in }
  }
}
