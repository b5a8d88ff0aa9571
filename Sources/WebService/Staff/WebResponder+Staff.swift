import Assets
import Congress
import ControlClient
import Documents
import Foundation
import HTTPTypes
import HallProtocol
import Hummingbird
import HummingbirdCore
import NIOCore
import PageServing
import Rendering

/// The page of the secretariat, `/staff/`: signed in with a person's own token, and everything done in that person's name.
///
/// It is there over TLS and within this machine alone. Whatever is written comes from the page itself: a header that only
/// a script of this host can send, its origin, and a cookie that other sites do not bring.
extension WebResponder {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
  /// The longest that somebody's page waits for something new, in ms.
  private static let waitMS = 25_000

  private struct Credentials: Decodable {
    let token: String
    let role: Role
    let name: String?
  }

  private struct Said: Encodable { let message: String }

  private struct Uploaded: Encodable {
    let upload: StaffOrder.Upload
    let words: [String]
  }

  /// Answers a request for the page or in its name; nothing for a path that is not of it.
  func staffAnswer(to request: Request, _ channel: any Channel) async -> Response? {
    let path = request.uri.path
    guard path == "/staff" || path.hasPrefix(StaffDesk.folder) else { return nil }
    guard let staff, canBePaired else { return refusal(.notFound) }
    if request.method == .post { return await staffPosted(request, staff, channel) }
    guard request.method == .get else { return refusal(.methodNotAllowed, [.allow: "GET, POST"]) }
    if path == "/staff" { return refusal(.permanentRedirect, [.location: StaffDesk.folder]) }
    if let entry = staff.files[path] { return file(entry, request) }
    guard let link = staff.sessions.link(of: secret(of: request), isTouch: path != "/staff/state") else {
      return refusal(.unauthorized)
    }
    guard let strings = staff.strings(request.uri.queryParameters["language"]) else { return refusal(.notFound) }
    switch path {
    case "/staff/state": return await staffState(request, staff, link, strings)
    case "/staff/review": return await review(request, staff, link, strings)
    default: return await pagePicture(path, staff, link, strings)
    }
  }

  // MARK: Who asks

  private static func cookieName(isSecure: Bool) -> String { isSecure ? "__Host-plenary-staff" : "plenary-staff" }

  private func secret(of request: Request) -> String? {
    let name = Self.cookieName(isSecure: isSecure) + "="
    return (request.headers[.cookie] ?? "").split(separator: ";").lazy.map { $0.drop { $0 == " " } }
      .first { $0.hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
  }

  private func cookie(_ secret: String, seconds: Int64) -> String {
    "\(Self.cookieName(isSecure: isSecure))=\(secret); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict"
      + (isSecure ? "; Secure" : "")
  }

  // MARK: What is written

  private func staffPosted(_ request: Request, _ staff: StaffDesk, _ channel: any Channel) async -> Response {
    // What else comes with it is not read.
    guard let own = Self.ownHeader, request.headers[own] != nil, isOfThisHost(request) else {
      return refusal(.forbidden, [.connection: "close"])
    }
    guard let strings = staff.strings(request.uri.queryParameters["language"]) else { return refusal(.notFound) }
    if request.uri.path == "/staff/upload" { return await upload(request, staff, strings) }
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length <= StaffOrder.bytesMax,
      request.headers[.transferEncoding] == nil, let body = try? await request.body.collect(upTo: StaffOrder.bytesMax)
    else { return refusal(.contentTooLarge) }
    let bytes = Data(body.readableBytesView)
    switch request.uri.path {
    case "/staff/sign-in": return await signIn(bytes, staff, strings, from: channel.remoteAddress?.ipAddress ?? "")
    case "/staff/sign-out":
      staff.sessions.signOut(secret(of: request))
      return refusal(.noContent, [.setCookie: cookie("", seconds: 0)])
    case "/staff/do":
      guard let link = staff.sessions.link(of: secret(of: request), isTouch: true) else {
        return refusal(.unauthorized)
      }
      return await carryOut(bytes, staff, link, strings)
    default: return refusal(.notFound)
    }
  }

  private func signIn(_ bytes: Data, _ staff: StaffDesk, _ strings: Strings, from address: String) async -> Response {
    guard let typed = try? JSONDecoder().decode(Credentials.self, from: bytes), !typed.token.isEmpty,
      typed.token.utf8.count <= StaffSessions.tokenBytesMax, StaffSessions.roles.contains(typed.role)
    else { return refusal(.badRequest) }
    let name = typed.name.flatMap { $0.isEmpty ? nil : $0 } ?? "staff"
    func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
      strings[Wording("staff.\(key)", values)]
    }
    switch await staff.sessions.signIn(typed.role, token: typed.token, name: name, from: address) {
    case .done(let secret):
      return refusal(.noContent, [.setCookie: cookie(secret, seconds: StaffSessions.lengthMS / 1_000)])
    case .wrong: return message(.forbidden, say("token-wrong"))
    case .waits(let seconds):
      return message(.tooManyRequests, say("waits", ["seconds": "\(seconds)"]), [.retryAfter: "\(seconds)"])
    case .busy: return message(.serviceUnavailable, say("busy"), [.retryAfter: "\(PageHTTP.retryAfterSeconds)"])
    case .noAnswer: return message(.serviceUnavailable, say("lost"), [.retryAfter: "\(PageHTTP.retryAfterSeconds)"])
    case .refused: return message(.conflict, say("not-wanted"))
    }
  }

  private func carryOut(_ bytes: Data, _ staff: StaffDesk, _ link: StaffLink, _ strings: Strings) async -> Response {
    guard let order = try? JSONDecoder().decode(StaffOrder.self, from: bytes) else { return refusal(.badRequest) }
    let command: Command
    do throws(StaffOrder.Fault) {
      command = try order.command(nowMS: link.serviceMS, utcOffset: utcOffset(of: link))
    } catch {
      guard case .noTime(let text) = error else { return refusal(.badRequest) }
      return message(.conflict, strings[Wording("document.time-not-fit", ["text": .text(text)])])
    }
    // What goes on record has its bytes: the library of this machine has all that the press made of the file.
    if let upload = order.upload {
      let isThere = staff.uploads.map { $0.library.has(upload.file.digest) && $0.library.has(upload.pages.digest) }
      guard isThere == true else { return message(.conflict, strings[Wording("staff.not-uploaded")]) }
    }
    if order.verb == .undo, staff.maker(of: link, in: strings).undo == nil {
      return message(.conflict, strings[Wording("staff.nothing-to-undo")])
    }
    switch await link.carryOut(command) {
    case .done: return refusal(.noContent)
    case .refused(let rule, let said):
      return message(.conflict, strings.refusal(rule.code, rule.details.mapValues(\.description)) ?? said)
    case .notSent: return message(.serviceUnavailable, strings[Wording("staff.not-sent")])
    case .unknown: return message(.serviceUnavailable, strings[Wording("staff.unknown")])
    }
  }

  private func utcOffset(of link: StaffLink) -> UTCOffset {
    if case .agenda(let view)? = link.heard[.agenda]?.value { view.utcOffset } else { 0 }
  }

  private func upload(_ request: Request, _ staff: StaffDesk, _ strings: Strings) async -> Response {
    guard staff.sessions.link(of: secret(of: request), isTouch: true) != nil else {
      return refusal(.unauthorized, [.connection: "close"])
    }
    guard let uploads = staff.uploads else { return message(.conflict, strings[Wording("staff.no-library")]) }
    let tooLarge = message(
      .contentTooLarge, strings[Wording("press.too-large", ["megabytesMax": "\(DocumentFile.bytesMax >> 20)"])],
      [.connection: "close"])
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length <= DocumentFile.bytesMax else {
      return tooLarge
    }
    let isWord = request.uri.queryParameters["form"].map(String.init) == "docx"
    do throws(StaffUploads.Fault) {
      let receipt = try await uploads.take(request.body, isWord: isWord, language: strings.language)
      return json(
        Uploaded(
          upload: StaffOrder.Upload(file: receipt.file, pages: receipt.pages),
          words: receipt.remarks.map { strings[$0.wording] }))
    } catch {
      switch error {
      case .busy:
        return message(
          .serviceUnavailable, strings[Wording("staff.press-busy")],
          [.retryAfter: "\(PageHTTP.retryAfterSeconds)", .connection: "close"])
      case .tooLarge: return tooLarge
      case .notWritten: return message(.internalServerError, strings[Wording("staff.not-written")])
      case .refused(let reason): return message(.unprocessableContent, strings.sentence(for: reason))
      }
    }
  }

  // MARK: What is read

  /// What the page draws, once it is something else than the page has.
  private func staffState(
    _ request: Request, _ staff: StaffDesk, _ link: StaffLink, _ strings: Strings
  ) async -> Response {
    let held = request.uri.queryParameters["after"].map(String.init)
    let deadline = ContinuousClock.now + .milliseconds(Self.waitMS)
    let changes = link.changes()
    func frame() -> LiveFrame? { try? LiveFrame(staff.maker(of: link, in: strings).page) }
    var newest = frame()
    var isFollowed = true
    while newest?.name == held, isFollowed, ContinuousClock.now < deadline {
      // Whoever is signed out meanwhile hears of nothing any more.
      isFollowed = await withTaskGroup(of: Bool.self) { group in
        group.addTask {
          for await _ in changes { return true }
          return false
        }
        group.addTask {
          try? await Task.sleep(until: deadline, clock: .continuous)
          return false
        }
        defer { group.cancelAll() }
        return await group.next() ?? false
      }
      newest = frame()
    }
    guard staff.sessions.link(of: secret(of: request), isTouch: false) != nil else { return refusal(.unauthorized) }
    guard let newest else { return refusal(.serviceUnavailable) }
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "application/json"
    headers[.eTag] = "\"\(newest.name)\""
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: newest.json))
  }

  private func review(
    _ request: Request, _ staff: StaffDesk, _ link: StaffLink, _ strings: Strings
  ) async -> Response {
    guard let library = staff.uploads?.library else {
      return message(.conflict, strings[Wording("staff.no-library")])
    }
    guard let code = request.uri.queryParameters["document"], let number = request.uri.queryParameters["version"],
      let number = Int(number)
    else { return refusal(.badRequest) }
    let maker = staff.maker(of: link, in: strings)
    do {
      guard let review = try maker.review(Code(String(code)), number, from: library) else { return refusal(.notFound) }
      return json(review)
    } catch {
      return message(.conflict, strings.sentence(for: error))
    }
  }

  /// The picture of a page: `/staff/page/BC01/1/3`.
  private func pagePicture(_ path: String, _ staff: StaffDesk, _ link: StaffLink, _ strings: Strings) async -> Response
  {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count == 5, parts[1] == "page", let number = Int(parts[3]), let page = Int(parts[4]),
      let library = staff.uploads?.library,
      let version = staff.maker(of: link, in: strings).documents.first(where: { $0.code.text == parts[2] })?
        .version(number),
      let picture = try? library.pages(version.pages.digest).page(page)?.picture,
      let bytes = try? library.bytes(of: picture.digest)
    else { return refusal(.notFound) }
    var headers = Self.headers(caching: "private, max-age=3600")
    headers[.contentType] = picture.form.mediaType
    headers[.contentSecurityPolicy] = Self.policy
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  // MARK: Answers

  private func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) -> Response {
    guard let bytes = try? JSONEncoder().encode(value) else { return refusal(.internalServerError) }
    var headers = Self.headers(caching: "no-store")
    headers[.contentType] = "application/json"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func message(_ status: HTTPResponse.Status, _ text: String, _ more: HTTPFields = [:]) -> Response {
    var response = json(Said(message: text), status)
    for field in more { response.headers.append(field) }
    return response
  }
}
