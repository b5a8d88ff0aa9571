import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Answers the requests of pages: their own files, fonts and pictures by digest, and the stream of pictures.
///
/// Nothing is taken in: whatever is not a GET without a body is refused.
struct PageResponder: HTTPResponder {
  /// The longest path with its query, in bytes.
  static let pathBytesMax = 512
  /// After how long whoever comes when there are too many pages may try again, in s.
  static let retryAfterSeconds = 5

  /// Where requests are answered: a connection.
  struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = CoreRequestContextStorage(source: source)
      channel = source.channel
    }
  }

  /// What a page may load and run: what comes from here, and nothing else.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
  /// A picture that is opened by itself runs and loads nothing.
  private static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

  let assets: PageAssets
  let files: PageFiles
  let hub: PageHub
  let retryMS: @Sendable () -> Int

  func respond(to request: Request, context: Context) async throws -> Response {
    guard request.method == .get else { return refusal(.methodNotAllowed, [.allow: "GET"]) }
    guard request.headers[.contentLength].map({ $0 == "0" }) ?? true, request.headers[.transferEncoding] == nil else {
      return refusal(.contentTooLarge)
    }
    guard request.uri.string.utf8.count <= Self.pathBytesMax else { return refusal(.uriTooLong) }
    let path = request.uri.path
    if path == "/live" { return live(context.channel) }
    if path.hasPrefix("/files/") { return file(String(path.dropFirst("/files/".count)), request) }
    guard let entry = assets[path] else { return refusal(.notFound) }
    return answer(
      entry.bytes, entry.mediaType, tag: entry.tag, caching: "no-cache", policy: Self.pagePolicy, request)
  }

  private func file(_ digest: String, _ request: Request) -> Response {
    guard let file = files.file(digest: digest) else { return refusal(.notFound) }
    return answer(
      file.bytes, file.mediaType, tag: "\"\(digest)\"", caching: "public, max-age=31536000, immutable",
      policy: Self.filePolicy, request)
  }

  private func answer(
    _ bytes: ByteBuffer, _ mediaType: String, tag: String, caching: String, policy: String, _ request: Request
  ) -> Response {
    var headers = Self.headers(caching: caching)
    headers[.eTag] = tag
    headers[.contentSecurityPolicy] = policy
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = mediaType
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  private func refusal(_ status: HTTPResponse.Status, _ more: HTTPFields = [:]) -> Response {
    var headers = Self.headers(caching: "no-store")
    for field in more { headers.append(field) }
    // What else comes with it is not read.
    if status == .contentTooLarge || status == .methodNotAllowed { headers[.connection] = "close" }
    return Response(status: status, headers: headers)
  }

  private static func headers(caching: String) -> HTTPFields {
    var headers: HTTPFields = [.cacheControl: caching, .xContentTypeOptions: "nosniff"]
    if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
    return headers
  }

  /// The stream: the newest picture at once, then each newer one, and a beat where there is none.
  private func live(_ channel: any Channel) -> Response {
    guard let (page, signals) = hub.join(letGo: { channel.close(promise: nil) }) else {
      return refusal(.serviceUnavailable, [.retryAfter: "\(Self.retryAfterSeconds)"])
    }
    let hub = hub
    // However the connection ends, the page is gone: also where nothing is ever written to it.
    channel.closeFuture.whenComplete { _ in hub.leave(page) }
    let start = PageEvents.start(retryMS: retryMS(), version: assets.version)
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "text/event-stream"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        defer { hub.leave(page) }
        try await writer.write(start)
        var sent = 0
        for await _ in signals {
          hub.note(page, isWriting: true)
          if let newest = hub.newest, newest.number != sent {
            sent = newest.number
            try await writer.write(newest.event)
          } else {
            try await writer.write(PageEvents.beat)
          }
          hub.note(page, isWriting: false)
        }
        try await writer.finish(nil)
      })
  }
}
