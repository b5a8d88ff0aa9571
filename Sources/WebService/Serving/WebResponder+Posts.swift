import Congress
import ControlClient
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PageServing

/// What a tablet asks for of itself: letters, to be nobody's, to lock itself and to be opened; and what it tells: that a
/// document has been opened.
///
/// Each is a POST of the page itself: another site's page can send neither the header nor, under the cookie's rule, the
/// cookie.
extension WebResponder {
  /// The longest body, in bytes.
  static let bodyBytesMax = 256
  /// The header that only a script of this host can send.
  static let ownHeader = HTTPField.Name("X-Plenary")

  /// A number that somebody has typed; nothing to want none any more.
  private struct NumberBody: Decodable { let number: String? }

  private struct LettersAnswer: Encodable {
    let letters: String
    let seconds: Int64
  }

  /// Answers a POST.
  func posted(_ request: Request) async -> Response {
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length <= Self.bodyBytesMax,
      request.headers[.transferEncoding] == nil
    else { return refusal(.contentTooLarge) }
    guard let own = Self.ownHeader, request.headers[own] != nil, isOfThisHost(request) else {
      return refusal(.forbidden)
    }
    guard let body = try? await request.body.collect(upTo: Self.bodyBytesMax) else { return refusal(.contentTooLarge) }
    guard let token = token(of: request), let digest = token.digest else { return refusal(.unauthorized) }
    switch request.uri.path {
    case "/letters": return letters(of: digest)
    case "/ticket": return await openTicket(body, digest)
    case "/unpair": return await answer(to: .tabletUnpair(digest))
    case "/lock":
      sessions.lock(digest)
      return done
    case "/touch":
      sessions.touch(digest)
      return done
    case "/number": return await chooseNumber(body, token, digest)
    case "/open": return open(body, token, digest)
    case "/read": return await read(body, digest)
    default: return refusal(.notFound)
    }
  }

  /// Whether the page that asks is one of this host; a browser says so with every POST.
  func isOfThisHost(_ request: Request) -> Bool {
    guard let origin = request.headers[.origin], let authority = request.head.authority else { return false }
    return origin == "\(isSecure ? "https" : "http")://\(authority)"
  }

  private var done: Response { refusal(.noContent) }

  private func letters(of digest: TabletDigest) -> Response {
    guard let (letters, seconds) = sessions.letters(of: digest),
      let json = try? JSONEncoder().encode(
        LettersAnswer(letters: letters.text, seconds: seconds))
    else { return tooMany() }
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "application/json"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
  }

  private func chooseNumber(_ body: ByteBuffer, _ token: TabletToken, _ digest: TabletDigest) async -> Response {
    guard let wanted = try? JSONDecoder().decode(NumberBody.self, from: Data(body.readableBytesView)) else {
      return refusal(.badRequest)
    }
    guard wanted.number.map(LockBook.isNumber) ?? true else { return refusal(.badRequest) }
    // Whoever finds a tablet that is locked does not choose.
    guard sessions.isOpen(digest) else { return refusal(.forbidden) }
    sessions.opened(digest)
    return await answer(to: .tabletSeal(digest, seal: wanted.number.flatMap { token.seal(of: $0) }))
  }

  private func open(_ body: ByteBuffer, _ token: TabletToken, _ digest: TabletDigest) -> Response {
    guard let typed = try? JSONDecoder().decode(NumberBody.self, from: Data(body.readableBytesView)),
      let number = typed.number, LockBook.isNumber(number)
    else { return refusal(.badRequest) }
    switch sessions.open(digest, seal: token.seal(of: number)) {
    case .open: return done
    case .wrong: return refusal(.forbidden)
    case .waits(let seconds): return refusal(.tooManyRequests, [.retryAfter: "\(seconds)"])
    case .nothingToOpen: return refusal(.conflict)
    }
  }

  /// A document that somebody has opened, who has it from here; each tablet tells it once.
  private struct ReadBody: Decodable {
    let document: String
    let version: Int
  }

  private func read(_ body: ByteBuffer, _ digest: TabletDigest) async -> Response {
    guard let told = try? JSONDecoder().decode(ReadBody.self, from: Data(body.readableBytesView)) else {
      return refusal(.badRequest)
    }
    let version = DocumentReads.Version(document: Code(told.document), number: told.version)
    guard let reader = sessions.reader(of: digest) else { return refusal(.forbidden) }
    guard documents.hasGiven(version, to: reader) else { return refusal(.notFound) }
    return answer(await reads.count(version, on: digest))
  }

  private func answer(to wanted: Command) async -> Response { answer(await command(wanted)) }

  private func answer(_ outcome: CommandOutcome) -> Response {
    switch outcome {
    case .done: done
    case .refused: refusal(.conflict)
    case .notSent, .unknown: tooMany()
    }
  }
}
