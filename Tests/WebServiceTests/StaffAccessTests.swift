import Assets
import Congress
import ControlClient
import HTTPTypes
import Hummingbird
import PageServing
import Testing

@testable import WebService

/// Goal: whoever is not signed in gets the page's own files and nothing else, and no other site can do anything in
/// somebody's name.
///
/// Method: every address, read and written, without a secret and with a wrong one; requests as browsers make them.
@Suite struct StaffAccessTests {
  private func desk(canBePaired: Bool = true) throws -> WebResponderTests.Desk {
    var desk = try WebResponderTests.Desk(canBePaired: canBePaired)
    let words = try Language.allCases.map { try Strings(language: $0.rawValue, assets: TabletPageTests.assets) }
    desk.responder.staff = StaffDesk(
      files: try ServedFiles(
        assets: TabletPageTests.assets, folder: "staff", root: StaffDesk.folder, words: words,
        wordPrefix: StaffDesk.wordPrefix),
      // Nobody answers there: whoever gets as far as the service is told that it does not answer.
      sessions: StaffSessions(
        settings: ClientSettings(host: "127.0.0.1", port: 1, token: ""), nowMS: { 0 }, random: { 7 }),
      uploads: nil,
      words: Dictionary(
        uniqueKeysWithValues: words.compactMap { strings in
          Language(rawValue: strings.language).map { ($0, strings) }
        }), nowMS: { 0 })
    return desk
  }

  private static let secrets = [nil, "plenary-staff=", "plenary-staff=" + String(repeating: "0", count: 64)]

  @Test("Without being signed in nothing is read and nothing is done, at any address", arguments: secrets)
  func outside(_ secret: String?) async throws {
    let desk = try desk()
    let own = [("X-Plenary", "staff"), ("Origin", "http://hall.lan")] + (secret.map { [("Cookie", $0)] } ?? [])
    for path in ["state", "state?after=x", "review?document=BC01&version=1", "page/BC01/1/1", "anything"] {
      let answer = try await desk.answer(.get, "/staff/" + path, own)
      #expect(answer.status == .unauthorized, "\(path)")
    }
    #expect(try await desk.answer(.post, "/staff/do", own, body: #"{"verb":"undo"}"#).status == .unauthorized)
    #expect(try await desk.answer(.post, "/staff/upload?form=pdf", own, body: "%PDF-1.4").status == .unauthorized)
    #expect(try await desk.answer(.get, "/staff/").status == .ok)
    #expect(try await desk.answer(.get, "/staff/staff.js").headers[.contentType]?.hasPrefix("text/javascript") == true)
    #expect(try await desk.answer(.get, "/staff").headers[.location] == "/staff/")
    #expect(desk.commands.all.isEmpty)
  }

  @Test("A page of another site, and one without the page's own header, can do nothing")
  func elsewhere() async throws {
    let desk = try desk()
    for path in ["/staff/sign-in", "/staff/sign-out", "/staff/do", "/staff/upload"] {
      for headers in [
        [("Origin", "http://hall.lan")], [("X-Plenary", "staff")],
        [("X-Plenary", "staff"), ("Origin", "https://hall.lan")],
        [("X-Plenary", "staff"), ("Origin", "http://evil.example")],
        [("X-Plenary", "staff"), ("Origin", "http://hall.lan.evil.example")],
      ] {
        #expect(try await desk.answer(.post, path, headers, body: "{}").status == .forbidden, "\(path) \(headers)")
      }
    }
    let own = [("X-Plenary", "staff"), ("Origin", "http://hall.lan")]
    #expect(try await desk.answer(.post, "/staff/sign-in", own, body: "{}").status == .badRequest)
    let long = #"{"role":"operator","token":"\#(String(repeating: "x", count: 300))"}"#
    #expect(try await desk.answer(.post, "/staff/sign-in", own, body: long).status == .badRequest)
    // Nobody comes in a role that has no business with documents.
    for role in ["registration", "screen", "gateway", "voter", "nobody"] {
      let body = #"{"role":"\#(role)","token":"x"}"#
      #expect(try await desk.answer(.post, "/staff/sign-in", own, body: body).status == .badRequest, "\(role)")
    }
    let answer = try await desk.answer(.post, "/staff/sign-out", own, body: "{}")
    #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
      #expect(answer.headers[.setCookie]?.contains(part) == true, "\(part)")
    }
  }

  @Test("Where somebody could read along there is no such page, and none where it is not served")
  func inTheOpen() async throws {
    for desk in [try desk(canBePaired: false), try WebResponderTests.Desk()] {
      for path in ["/staff", "/staff/", "/staff/staff.js", "/staff/state"] {
        #expect(try await desk.answer(.get, path).status == .notFound, "\(path)")
      }
      let own = [("X-Plenary", "staff"), ("Origin", "http://hall.lan")]
      #expect(
        try await desk.answer(.post, "/staff/sign-in", own, body: #"{"role":"operator","token":"x"}"#).status
          != .noContent)
    }
  }
}
