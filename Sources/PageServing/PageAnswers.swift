public import HTTPTypes
public import Hummingbird
public import HummingbirdCore
public import NIOCore

/// Where requests are answered: a connection.
public struct PageContext: RequestContext {
  /// What the server keeps of a request.
  public var coreContext: CoreRequestContextStorage
  /// The connection.
  public let channel: any Channel

  /// The place of a request.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

/// Whoever answers the requests of pages; this is how all of them answer.
public protocol PageAnswers: HTTPResponder where Context == PageContext {}

extension PageAnswers {
  /// What every answer says of itself.
  public static func headers(caching: String) -> HTTPFields {
    var headers: HTTPFields = [.cacheControl: caching, .xContentTypeOptions: "nosniff"]
    if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
    return headers
  }

  /// Whether a request brings something, where none may.
  public func hasBody(_ request: Request) -> Bool {
    !(request.headers[.contentLength].map { $0 == "0" } ?? true) || request.headers[.transferEncoding] != nil
  }

  /// Something that has a tag, which is not sent again to who has it.
  /// - Parameters:
  ///   - tag: Its digest in quotation marks, as HTTP wants it.
  ///   - policy: What it may load and run; nothing for what runs nothing.
  ///   - more: What else the answer says of itself.
  ///   - bytes: Asked for only where they are sent; nothing where they are not there any more.
  public func answer(
    _ request: Request, _ mediaType: String, tag: String, caching: String, policy: String? = nil,
    more: HTTPFields = [:], bytes: () -> ByteBuffer?
  ) -> Response {
    var headers = Self.headers(caching: caching)
    for field in more { headers.append(field) }
    headers[.eTag] = tag
    headers[.contentSecurityPolicy] = policy
    if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
    guard let bytes = bytes() else { return refusal(.notFound) }
    headers[.contentType] = mediaType
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// A file of the page itself, packed for whoever reads that.
  public func answer(_ request: Request, _ entry: ServedFiles.Entry, policy: String) -> Response {
    let isPacked = request.headers[.acceptEncoding]?.contains("gzip") ?? false
    var response = answer(
      request, entry.mediaType, tag: entry.tag, caching: "no-cache", policy: policy, more: [.vary: "Accept-Encoding"]
    ) { isPacked ? entry.packed : entry.plain }
    if isPacked, response.status == .ok { response.headers[.contentEncoding] = "gzip" }
    return response
  }

  /// That something is not given, or that there is nothing to give.
  public func refusal(_ status: HTTPResponse.Status, _ more: HTTPFields = [:]) -> Response {
    var headers = Self.headers(caching: "no-store")
    for field in more { headers.append(field) }
    // What else comes with it is not read.
    if status == .contentTooLarge || status == .methodNotAllowed { headers[.connection] = "close" }
    return Response(status: status, headers: headers)
  }

  /// That there are too many, and when to try again.
  public func tooMany() -> Response {
    refusal(.serviceUnavailable, [.retryAfter: "\(PageHTTP.retryAfterSeconds)"])
  }
}
