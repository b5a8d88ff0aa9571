import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import PageServing

/// Answers the requests of pages: their own files, fonts and pictures by digest, and the stream of pictures.
///
/// Nothing is taken in: whatever is not a GET without a body is refused.
struct PageResponder: PageAnswers {
  /// What a page may load and run: what comes from here, and nothing else.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
  /// A picture that is opened by itself runs and loads nothing.
  private static let filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

  /// The page itself.
  let page: ServedFiles
  let files: PageFiles
  let hub: PageHub
  let retryMS: @Sendable () -> Int

  func respond(to request: Request, context: PageContext) async throws -> Response {
    guard request.method == .get else { return refusal(.methodNotAllowed, [.allow: "GET"]) }
    guard !hasBody(request) else { return refusal(.contentTooLarge) }
    guard request.uri.string.utf8.count <= PageHTTP.pathBytesMax else { return refusal(.uriTooLong) }
    let path = request.uri.path
    if path == "/live" { return live(context.channel) }
    if path.hasPrefix("/files/") { return file(String(path.dropFirst("/files/".count)), request) }
    guard let entry = page[path] else { return refusal(.notFound) }
    return answer(request, entry, policy: Self.pagePolicy)
  }

  private func file(_ digest: String, _ request: Request) -> Response {
    guard let file = files.file(digest: digest) else { return refusal(.notFound) }
    return answer(
      request, file.mediaType, tag: "\"\(digest)\"", caching: "public, max-age=31536000, immutable",
      policy: Self.filePolicy
    ) { file.bytes }
  }

  /// The stream: the newest picture at once, then each newer one, and a beat where there is none.
  private func live(_ channel: any Channel) -> Response {
    guard let (follower, signals) = hub.join(letGo: { channel.close(promise: nil) }) else {
      return tooMany()
    }
    let hub = hub
    // However the connection ends, the page is gone: also where nothing is ever written to it.
    channel.closeFuture.whenComplete { _ in hub.leave(follower) }
    let start = PageEvents.start(retryMS: retryMS(), version: page.version)
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "text/event-stream"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        defer { hub.leave(follower) }
        try await writer.write(start)
        var sent = 0
        for await _ in signals {
          hub.note(follower, isWriting: true)
          if let newest = hub.newest, newest.number != sent {
            sent = newest.number
            try await writer.write(newest.event)
          } else {
            try await writer.write(PageEvents.beat)
          }
          hub.note(follower, isWriting: false)
        }
        try await writer.finish(nil)
      })
  }
}
