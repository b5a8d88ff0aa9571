import Congress
import ControlClient
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import PageServing
import QRCodes

/// Answers the requests of tablets: the page's own files, what the hall sees, and the live stream.
struct WebResponder: PageAnswers {
  /// How long a long poll waits for something new, in ms.
  static let pollMS = 25_000

  /// What the page may load and run: what comes from here, and nothing else.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    + "worker-src 'self'; trusted-types worker; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
  /// A drawing that is opened by itself runs and loads nothing; its emblem lies within it.
  private static let drawingPolicy = "default-src 'none'; img-src data:; sandbox"

  let files: ServedFiles
  let hub: LiveHub
  let drawings: HallDrawings
  let sessions: TabletSessions
  let documents: DocumentPublisher
  /// The programme of every day, and every published result.
  var programme = WholeProgramme()
  /// The press's site; nothing where none is served.
  var press: PublishedSite?
  /// What the page of the secretariat needs; nothing where it is not served.
  var staff: StaffDesk?
  /// Whether pages come through TLS.
  let isSecure: Bool
  /// Whether tablets may be given to people: nobody else reads along.
  let canBePaired: Bool
  /// Who opens documents.
  let reads: DocumentReads
  /// Does a command about a tablet.
  let command: @Sendable (Command) async -> CommandOutcome
  let serviceMS: @Sendable () -> Int64
  let retryMS: @Sendable () -> Int

  func respond(to request: Request, context: PageContext) async throws -> Response {
    guard request.uri.string.utf8.count <= PageHTTP.pathBytesMax else { return refusal(.uriTooLong) }
    if let answer = await staffAnswer(to: request, context.channel) { return answer }
    if request.method == .post { return await posted(request) }
    guard request.method == .get else { return refusal(.methodNotAllowed, [.allow: "GET, POST"]) }
    guard !hasBody(request) else { return refusal(.contentTooLarge) }
    let path = request.uri.path
    if let answer = pressAnswer(to: request) { return answer }
    switch path {
    case "/live": return live(request, context.channel)
    case "/state": return await state(request, context.channel)
    case "/code.svg": return code(request)
    case "/programme": return wholeProgramme(request)
    default: break
    }
    if let entry = files[path] {
      var response = file(entry, request)
      if path == "/", canBePaired, token(of: request) == nil {
        var generator = SystemRandomNumberGenerator()
        response.headers[.setCookie] = TabletToken { generator.next() }.cookie(isSecure: isSecure)
      }
      return response
    }
    if let part = Self.documentPart(path) { return await page(part, request) }
    if let drawing = drawings[path] { return picture(drawing, request) }
    return refusal(.notFound)
  }

  // MARK: Files

  func file(_ entry: ServedFiles.Entry, _ request: Request) -> Response {
    answer(request, entry, policy: Self.pagePolicy)
  }

  private func picture(_ drawing: HallDrawing, _ request: Request) -> Response {
    answer(
      request, "image/svg+xml", tag: "\"\(drawing.digest)\"", caching: "private, max-age=86400, immutable",
      policy: Self.drawingPolicy
    ) { ByteBuffer(string: drawing.svg) }
  }

  // MARK: Who it is

  /// The secret that a request brings; nothing where it brings none, or could be read along.
  func token(of request: Request) -> TabletToken? {
    canBePaired ? TabletToken(cookies: request.headers[.cookie], isSecure: isSecure) : nil
  }

  private func seeker(_ request: Request) -> LiveHub.Seeker {
    let language = request.uri.queryParameters["language"].flatMap { Language(rawValue: String($0)) }
    return LiveHub.Seeker(digest: token(of: request)?.digest, language: language ?? .vietnamese)
  }

  /// The programme of every day, which is asked for by whoever looks at it.
  private func wholeProgramme(_ request: Request) -> Response {
    guard let frame = programme[seeker(request).language] else { return tooMany() }
    return answer(request, "application/json", tag: "\"\(frame.name)\"", caching: "no-cache") { frame.json }
  }

  /// What a desk's scanner reads off a tablet.
  private func code(_ request: Request) -> Response {
    guard let digest = token(of: request)?.digest, let code = QRCode(digest.scanned) else { return refusal(.notFound) }
    var headers = Self.headers(caching: "no-store")
    headers[.contentSecurityPolicy] = Self.drawingPolicy
    headers[.contentType] = "image/svg+xml"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: code.svg)))
  }

  // MARK: Live

  /// The stream: what the tablet has not got at once, then whatever is newer, and a beat where there is none.
  private func live(_ request: Request, _ channel: any Channel) -> Response {
    let seeker = seeker(request)
    guard let (follower, signals) = hub.join(seeker, letGo: { channel.close(promise: nil) }) else { return tooMany() }
    let (hub, serviceMS) = (hub, serviceMS)
    // However the connection ends, the tablet is gone: also where nothing is ever written to it.
    channel.closeFuture.whenComplete { _ in hub.leave(follower) }
    let start = LiveEvents.start(retryMS: retryMS(), version: files.version)
    let held = LivePlace(
      request.headers[Self.lastEventID] ?? request.uri.queryParameters["after"].map(String.init))
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "text/event-stream"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        defer { hub.leave(follower) }
        var place = held
        try await writer.write(start)
        try await writer.write(LiveEvents.beat(serviceMS: serviceMS()))
        for await _ in signals {
          hub.note(follower, isWriting: true)
          let news = hub.news(for: seeker, since: place)
          for (kind, frame) in news {
            place.names[kind] = frame.name
            try await writer.write(LiveEvents.event(kind, frame, place: place))
          }
          if news.isEmpty { try await writer.write(LiveEvents.beat(serviceMS: serviceMS())) }
          hub.note(follower, isWriting: false)
        }
        try await writer.finish(nil)
      })
  }

  /// The long poll, for where something on the way keeps streams back: what the tablet has not got, once there is any.
  private func state(_ request: Request, _ channel: any Channel) async -> Response {
    let seeker = seeker(request)
    var place = LivePlace(request.uri.queryParameters["after"].map(String.init))
    var news = hub.news(for: seeker, since: place)
    if news.isEmpty {
      guard let (follower, signals) = hub.join(seeker, letGo: { channel.close(promise: nil) }) else { return tooMany() }
      channel.closeFuture.whenComplete { [hub] _ in hub.leave(follower) }
      news = await withTaskGroup(of: Void.self) { group in
        group.addTask { [hub, place] in
          for await _ in signals where !hub.news(for: seeker, since: place).isEmpty { return }
        }
        group.addTask { try? await Task.sleep(for: .milliseconds(Self.pollMS)) }
        await group.next()
        group.cancelAll()
        return hub.news(for: seeker, since: place)
      }
      hub.leave(follower)
    }
    for (kind, frame) in news { place.names[kind] = frame.name }
    var body = ByteBuffer(
      string: "{\"after\":\"\(place.text)\",\"version\":\"\(files.version)\",\"serviceMS\":\(serviceMS())")
    for (kind, frame) in news {
      body.writeString(",\"\(kind.rawValue)\":")
      body.writeImmutableBuffer(frame.json)
    }
    body.writeString("}")
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "application/json"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
  }

  private static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .ifMatch
}
