import Congress
import ControlClient
import Foundation
import HTTPTypes
import HallTestSupport
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import PageServing
import Settings
import Synchronization
import Testing

@testable import WebService

/// Goal: a tablet gets what is its own and nothing else, and nobody but its own page can ask for anything in its name.
///
/// Method: requests as a browser makes them, answered without a socket.
@Suite struct WebResponderTests {
  /// A web service of a small congress.
  struct Desk {
    let rig: TabletSessionTests.Rig
    var responder: WebResponder
    let documents: DocumentPublisher
    let commands: CommandLog

    init(isSecure: Bool = false, canBePaired: Bool = true, library: String = "/nowhere") throws {
      let rig = try TabletSessionTests.Rig()
      let (log, clock) = (CommandLog(), rig.clock)
      (self.rig, commands) = (rig, log)
      let documents = DocumentPublisher(
        hub: rig.hub, words: TabletSessionTests.words, spreadSeconds: 600, folder: { _ in library })
      self.documents = documents
      responder = WebResponder(
        files: try WebFileTests.files(), hub: rig.hub, drawings: HallDrawings(), sessions: rig.sessions,
        documents: documents, isSecure: isSecure, canBePaired: canBePaired,
        reads: DocumentReads(command: { log.take($0) }, gather: {}), command: { log.take($0) },
        serviceMS: { clock.nowMS },
        retryMS: { 1_000 })
    }

    var cookie: String { String(rig.token.cookie(isSecure: responder.isSecure).prefix { $0 != ";" }) }

    func answer(
      _ method: HTTPRequest.Method, _ path: String, _ headers: [(String, String)] = [], body: String? = nil
    ) async throws -> Response {
      var fields = HTTPFields()
      for (name, value) in headers {
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
      }
      if let body { fields[.contentLength] = "\(body.utf8.count)" }
      let request = Request(
        head: HTTPRequest(method: method, scheme: "http", authority: "hall.lan", path: path, headerFields: fields),
        body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
      let source = ApplicationRequestContextSource(
        channel: EmbeddedChannel(), logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
      return try await responder.respond(to: request, context: PageContext(source: source))
    }

    /// A POST as the page makes it.
    func post(_ path: String, body: String = "{}", origin: String = "http://hall.lan") async throws -> Response {
      try await answer(
        .post, path, [("X-Plenary", "tablet"), ("Origin", origin), ("Cookie", cookie)], body: body)
    }
  }

  /// The commands that were asked for.
  final class CommandLog: Sendable {
    private let commands = Mutex<[Command]>([])
    var all: [Command] { commands.withLock { $0 } }
    func take(_ command: Command) -> CommandOutcome {
      commands.withLock { $0.append(command) }
      return .done
    }
  }

  @Test("A browser that comes for the first time is given a secret, once, and only where nobody reads along")
  func secrets() async throws {
    let first = try await Desk().answer(.get, "/")
    #expect(first.status == .ok)
    #expect(first.headers[.setCookie]?.hasPrefix("plenary=") ?? false)
    #expect(first.headers[.contentSecurityPolicy]?.contains("default-src 'none'") ?? false)
    let desk = try Desk()
    #expect(try await desk.answer(.get, "/", [("Cookie", desk.cookie)]).headers[.setCookie] == nil)
    #expect(try await desk.answer(.get, "/tablet.js").headers[.setCookie] == nil)
    #expect(try await Desk(canBePaired: false).answer(.get, "/").headers[.setCookie] == nil)
    let secure = try await Desk(isSecure: true).answer(.get, "/")
    #expect(secure.headers[.setCookie]?.hasPrefix("__Host-plenary=") ?? false)
  }

  @Test("A page that has been seen is not sent again, and is packed for whoever unpacks")
  func files() async throws {
    let desk = try Desk()
    let page = try await desk.answer(.get, "/tablet.css", [("Accept-Encoding", "gzip, br")])
    #expect(page.headers[.contentEncoding] == "gzip")
    let tag = try #require(page.headers[.eTag])
    #expect(try await desk.answer(.get, "/tablet.css", [("If-None-Match", tag)]).status == .notModified)
  }

  @Test("The code is that of the tablet which asks")
  func codes() async throws {
    let desk = try Desk()
    #expect(try await desk.answer(.get, "/code.svg").status == .notFound)
    let code = try await desk.answer(.get, "/code.svg", [("Cookie", desk.cookie)])
    #expect(code.status == .ok && code.headers[.contentType] == "image/svg+xml")
  }

  @Test("A ticket from a desk is opened for the device that asks, and known to the hall by its digest alone")
  func tickets() async throws {
    let desk = try Desk()
    #expect(try await desk.post("/ticket", body: #"{"ticket":"0123456789abcdef"}"#).status == .noContent)
    let digest = try #require(TabletDigest(text: TokenDigest(of: "0123456789abcdef").text))
    #expect(desk.commands.all == [.tabletAccept(ticket: digest, digest: desk.rig.digest)])
    for body in ["{}", #"{"ticket":""}"#, #"{"ticket":"\#(String(repeating: "a", count: 65))"}"#] {
      #expect(try await desk.post("/ticket", body: body).status == .badRequest)
    }
    #expect(
      try await desk.post("/ticket", body: #"{"ticket":"a"}"#, origin: "http://evil.example").status == .forbidden)
  }

  @Test("What a tablet asks for is done in the name of its own secret, for its own page only")
  func posts() async throws {
    let desk = try Desk()
    #expect(try await desk.post("/unpair").status == .noContent)
    #expect(desk.commands.all == [.tabletUnpair(desk.rig.digest)])
    #expect(try await desk.post("/unpair", origin: "http://evil.example").status == .forbidden)
    #expect(try await desk.post("/unpair", origin: "https://hall.lan").status == .forbidden)
    let own = [("X-Plenary", "tablet"), ("Origin", "http://hall.lan")]
    #expect(try await desk.answer(.post, "/unpair", own, body: "{}").status == .unauthorized)
    let withoutHeader = [("Origin", "http://hall.lan"), ("Cookie", desk.cookie)]
    #expect(try await desk.answer(.post, "/unpair", withoutHeader, body: "{}").status == .forbidden)
    #expect(try await desk.post("/unpair", body: String(repeating: "a", count: 300)).status == .contentTooLarge)
    #expect(try await desk.post("/nothing").status == .notFound)
    #expect(try await desk.answer(.put, "/unpair").status == .methodNotAllowed)
    #expect(desk.commands.all.count == 1)
  }

  @Test("A number is chosen by whoever holds an open tablet, and opens it afterwards", .timeLimit(.minutes(1)))
  func numbers() async throws {
    let desk = try Desk()
    for wrong in ["{\"number\":\"12\"}", "{\"number\":\"12a4\"}", "{\"number\":\"1234567\"}", "x"] {
      #expect(try await desk.post("/number", body: wrong).status == .badRequest, "\(wrong)")
    }
    #expect(try await desk.post("/open", body: "{\"number\":\"1234\"}").status == .conflict, "nothing to open")
    #expect(try await desk.post("/number", body: "{\"number\":\"1234\"}").status == .noContent)
    let seal = desk.rig.token.seal(of: "1234")
    #expect(desk.commands.all == [.tabletSeal(desk.rig.digest, seal: seal)])
    try desk.rig.run(.tabletSeal(desk.rig.digest, seal: seal))
    #expect(try await desk.post("/lock").status == .noContent)
    #expect(try await desk.post("/number", body: "{\"number\":null}").status == .forbidden, "it is locked")
    for _ in 0..<LockBook.triesFree {
      #expect(try await desk.post("/open", body: "{\"number\":\"9999\"}").status == .forbidden)
    }
    let waits = try await desk.post("/open", body: "{\"number\":\"9999\"}")
    #expect(waits.status == .tooManyRequests && waits.headers[.retryAfter] == "30")
    desk.rig.clock.nowMS += LockBook.waitMS
    #expect(try await desk.post("/open", body: "{\"number\":\"1234\"}").status == .noContent)
    #expect(desk.rig.sessions.isOpen(desk.rig.digest))
  }

  @Test("Letters are given to whoever has a secret")
  func letters() async throws {
    let desk = try Desk()
    #expect(try await desk.post("/letters").status == .ok)
    #expect(desk.rig.sessions.digest(of: TabletLetters(random: { $0 - 1 })) == desk.rig.digest)
  }

  @Test("A long poll answers at once with what the tablet has not got", .timeLimit(.minutes(1)))
  func polls() async throws {
    let desk = try Desk()
    let page = try TabletPageTests.page(desk.rig.state, .guest)
    let room = LiveHub.Room(audience: .delegate, language: .vietnamese)
    desk.rig.hub.publish(try LiveFrame(page), in: room)
    let answer = try await desk.answer(.get, "/state?language=vi", [("Cookie", desk.cookie)])
    #expect(answer.status == .ok && answer.body.contentLength ?? 0 > 500)
    #expect(try await desk.answer(.get, "/" + String(repeating: "a", count: 600)).status == .uriTooLong)
  }
}
