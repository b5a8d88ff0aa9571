import Foundation
import PageServing
import Scenes
import Testing

@testable import ScreenPages

/// Goal: pages get the newest picture, at once when they come, and nobody who reads slowly costs anything; nothing else is
/// taken in or given out.
///
/// Method: a server on a real port, and requests written by hand.
@Suite(.serialized) struct PageServerTests {
  @Test("A page that comes late gets the whole picture at once, and then each newer one")
  func latePage() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      try publisher.publish(PageWorkshop.list("Đại hội"))
      let page = try HandConnection(port: pages.address.port)
      page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
      let first = await page.read { $0.contains("Đại hội") && $0.hasSuffix("\n\n\r\n") }
      #expect(first.contains("HTTP/1.1 200"))
      #expect(first.contains("text/event-stream"))
      #expect(first.contains("retry: "))
      #expect(first.contains("id: 1\nevent: picture\ndata: {"))
      try publisher.publish(PageWorkshop.list("Bế mạc"))
      #expect(await page.read { $0.contains("Bế mạc") }.contains("id: 2\n"))
      #expect(pages.pageCount == 1)
    }
  }

  @Test("A picture that is the same is not sent again")
  func samePicture() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      for text in ["một", "một", "hai"] { try publisher.publish(PageWorkshop.list(text)) }
      let page = try HandConnection(port: pages.address.port)
      page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
      #expect(await page.read { $0.contains("hai") }.contains("id: 2\n"))
    }
  }

  @Test("A page that reads nothing gets the newest picture afterwards, and few before it")
  func slowPage() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      let (pictures, lines) = (400, 100)
      func list(_ number: Int) -> DrawList {
        DrawList(commands: (0..<lines).map { .text(TextRun("\(number)·\($0)", x: 0, baseline: $0, size: 20)) })
      }
      try publisher.publish(list(0))
      let page = try HandConnection(port: pages.address.port, receiveBytes: 4_096)
      page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
      _ = await page.read { $0.contains("id: 1\n") }
      for number in 1..<pictures { try publisher.publish(list(number)) }
      let rest = await page.read { $0.contains("\"\(pictures - 1)·\(lines - 1)\"") }
      let count = rest.components(separatedBy: "event: picture").count - 1
      #expect(rest.contains("id: \(pictures)\n"))
      #expect(count < pictures / 4, "\(count) of \(pictures) pictures were kept for a page that read none")
    }
  }

  @Test("The page's files have tags, and are not sent again to who has them")
  func filesOfThePage() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      let port = pages.address.port
      for (path, type) in [("/", "text/html"), ("/screen.js", "text/javascript"), ("/screen.css", "text/css")] {
        let answer = try await HandConnection.answer(port, "GET \(path)")
        #expect(answer.contains("HTTP/1.1 200") && answer.contains(type), "\(path)")
        #expect(answer.contains("default-src 'none'") && answer.contains("nosniff"), "\(path)")
        let tag = try #require(answer.firstMatch(of: /(?i)etag: ("[0-9a-f]+")/)?.1)
        let again = try await HandConnection.answer(port, "GET \(path)", headers: "If-None-Match: \(tag)\r\n")
        #expect(again.contains("HTTP/1.1 304"), "\(path)")
      }
    }
  }

  @Test("Fonts and pictures are given out by the digest of their bytes")
  func filesByDigest() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      let box = Box(x: 0, y: 0, width: 100, height: 100)
      try publisher.publish(DrawList(commands: [.emblem("star", box), .emblem("none", box)]))
      let page = try HandConnection(port: pages.address.port)
      page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
      let picture = await page.read { $0.contains("\"commands\"") && $0.hasSuffix("\n\n\r\n") }
      let emblem = try #require(picture.firstMatch(of: /"file":"([0-9a-f]{64})"/)?.1)
      let drawing = try await HandConnection.answer(pages.address.port, "GET /files/\(emblem)")
      #expect(drawing.contains("image/svg+xml") && drawing.contains("sandbox") && drawing.contains("immutable"))
      #expect(drawing.contains("<svg"))
      let font = try #require(picture.firstMatch(of: /"text-bold":"([0-9a-f]{64})"/)?.1)
      let connection = try HandConnection(port: pages.address.port)
      connection.send("GET /files/\(font) HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
      #expect(await connection.read { $0.contains("\r\n\r\n") }.contains("font/sfnt"))
    }
  }

  @Test(
    "Whatever is no request for what there is, is refused",
    arguments: [
      ("POST /", "", "405"), ("HEAD /", "", "405"), ("OPTIONS /live", "", "405"), ("PUT /files/a", "", "405"),
      ("GET /nothing", "", "404"), ("GET /files/0000", "", "404"), ("GET /../../README.md", "", "404"),
      ("GET /files/../screen.js", "", "404"), ("GET /%2e%2e/README.md", "", "404"),
      ("GET /" + String(repeating: "a", count: 600), "", "414"),
      ("GET /", "Content-Length: 5\r\n", "413"), ("GET /", "Transfer-Encoding: chunked\r\n", "413"),
      ("GET /", "X-Long: " + String(repeating: "a", count: 40_000) + "\r\n", "400"),
    ])
  func refusals(request: String, headers: String, status: String) async throws {
    try await PageWorkshop.withPages { pages, publisher in
      let answer = try await HandConnection.answer(pages.address.port, request, headers: headers)
      #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(request.prefix(40)): \(answer.prefix(80))")
      let after = try await HandConnection.answer(pages.address.port, "GET /")
      #expect(after.hasPrefix("HTTP/1.1 200"), "the next is served")
    }
  }

  @Test("There are no more pages than there may be; who comes then is told when to try again")
  func tooManyPages() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      try publisher.publish(PageWorkshop.list("một"))
      var connections: [HandConnection] = []
      for _ in 0..<PageHub.pagesMax {
        let page = try HandConnection(port: pages.address.port)
        page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
        #expect(await page.read { $0.contains("\"form\"") }.contains("id: 1\n"))
        connections.append(page)
      }
      let refused = try await HandConnection.answer(pages.address.port, "GET /live")
      #expect(refused.contains("HTTP/1.1 503"))
      #expect(refused.lowercased().contains("retry-after: "))
      #expect(pages.pageCount == PageHub.pagesMax)
    }
  }

  @Test("Streams end when the screen does, and its address is free")
  func end() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      try publisher.publish(PageWorkshop.list("một"))
      let page = try HandConnection(port: pages.address.port)
      page.send("GET /live HTTP/1.1\r\nHost: here\r\n\r\n")
      _ = await page.read { $0.contains("id: 1\n") }
      await pages.end()
      #expect(await page.read().hasSuffix("0\r\n\r\n"), "the stream's end is written")
      let again = try await PageService(address: pages.address, assets: PageWorkshop.assets, onChange: {})
      await again.end()
    }
  }

  @Test("An address that is taken, or not of this machine, is refused with what would work")
  func addresses() async throws {
    try await PageWorkshop.withPages { pages, publisher in
      await #expect(throws: ServingProblem.addressTaken(pages.address, option: "--serve")) {
        _ = try await PageService(address: pages.address, assets: PageWorkshop.assets, onChange: {})
      }
      let elsewhere = try #require(ServedAddress("203.0.113.5:7480"))
      let problem = await #expect(throws: ServingProblem.self) {
        _ = try await PageService(address: elsewhere, assets: PageWorkshop.assets, onChange: {})
      }
      if case .addressNotHere(let address, _, _)? = problem {
        #expect(address == elsewhere)
      } else {
        Issue.record("\(String(describing: problem))")
      }
    }
  }
}
