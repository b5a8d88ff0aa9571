import Congress
import Documents
import Foundation
import HTTPTypes
import HallTestSupport
import HummingbirdCore
import Testing

@testable import WebService

/// Goal: nobody gets of a document what is not theirs, and nothing unreleased leaves unsealed, to anybody.
///
/// Method: exhaustive: every audience that there can be in every state, asked for at every address by everybody who has a
/// tablet, by one that is nobody's and by one that is locked.
@Suite struct DocumentAddressTests {
  /// Every audience: each reader in it or not, but for nobody at all.
  private static let audiences: [[DocumentReader]] = (1..<(1 << DocumentReader.allCases.count)).map { bits in
    DocumentReader.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
  }

  @Test("Every audience, state, address and asker: exactly what the table says")
  func everything() async throws {
    let rig = try DocumentRig()
    var cases: [(audience: [DocumentReader], state: DocumentState, pages: DocumentPages)] = []
    for (number, audience) in Self.audiences.enumerated() {
      for state in DocumentState.allCases {
        let code = "\(state.rawValue)-\(number)"
        let pages = try rig.pages(code)
        cases.append((audience, state, pages))
        var commands = [rig.filing(code, pages, for: audience)]
        if state != .filed { commands.append(.documentApprove(Code(code), version: 1, pages: pages.digest)) }
        if state != .filed, state != .approved { commands.append(.documentRelease(Code(code), version: 1)) }
        if state == .withdrawn { commands.append(.documentWithdraw(Code(code), reason: "x")) }
        if state == .superseded {
          let newer = try rig.pages(code + "-2")
          commands += [
            rig.version(code, newer), .documentApprove(Code(code), version: 2, pages: newer.digest),
            .documentRelease(Code(code), version: 2),
          ]
        }
        try rig.state.carryOut(commands)
      }
    }
    rig.tell()
    var asked = 0
    for (audience, state, pages) in cases {
      for asker in DocumentRig.Asker.allCases {
        let isTheirs =
          audience.contains(asker.reader) || audience.contains(.public)
          || (asker.reader == .presidium && audience.contains(.delegate))
        let mayRead = isTheirs && state == .released
        let mayHold = isTheirs && (state == .released || state == .approved)
        for part in ["book", "1"] {
          let answer = try await rig.get("/documents/\(pages.digest)/\(part)", by: asker)
          #expect((answer.status == .ok) == mayRead, "\(asker) \(state) \(audience) \(part)")
          #expect(answer.status == .ok || answer.status == .notFound)
          asked += 1
        }
        for reader in ReadableDocuments.readers {
          let name = try rig.sealing(pages, for: reader).name
          let answer = try await rig.get("/sealed/\(name)/0", by: asker)
          let isOwn = reader == asker.reader
          #expect((answer.status == .ok) == (mayHold && isOwn), "\(asker) \(state) \(audience) sealed for \(reader)")
          asked += 1
        }
      }
    }
    #expect(asked == 63 * 5 * 6 * 7)
  }

  @Test("What may be had is told to be kept for good, for this tablet alone; what is not theirs is not there")
  func headers() async throws {
    let rig = try DocumentRig()
    let pages = try rig.pages("a", count: 2)
    try rig.state.carryOut([
      rig.filing("A", pages, for: [.delegate]), .documentApprove("A", version: 1, pages: pages.digest),
      .documentRelease("A", version: 1),
    ])
    rig.tell()
    let page = try await rig.get("/documents/\(pages.digest)/2", by: .delegate)
    #expect(page.headers[.cacheControl] == "private, max-age=31536000, immutable")
    #expect(page.headers[.contentType] == "image/webp")
    let book = try await rig.get("/documents/\(pages.digest)/book", by: .delegate)
    #expect(book.headers[.contentEncoding] == "gzip" && book.headers[.contentType] == "application/json")
    for path in ["3", "0", "-1", "01", "book/", "x", ""] {
      #expect(try await rig.get("/documents/\(pages.digest)/\(path)", by: .delegate).status == .notFound, "\(path)")
    }
    #expect(try await rig.get("/documents/\(pages.digest.uppercased())/1", by: .delegate).status == .notFound)
    #expect(try await rig.get("/documents/../../etc/passwd", by: .delegate).status == .notFound)
    #expect(try await rig.desk.answer(.get, "/documents/\(pages.digest)/1").status == .notFound, "without a secret")
  }

  @Test("Before the release only what is sealed goes out, and its key goes out with the release")
  func keys() async throws {
    let rig = try DocumentRig()
    let pages = try rig.pages("a")
    try rig.state.carryOut([
      rig.filing("A", pages, for: [.delegate]), .documentApprove("A", version: 1, pages: pages.digest),
    ])
    rig.tell()
    let sealing = try rig.sealing(pages, for: .delegate)
    let before = try DocumentFrameTests.frame(rig, .delegate)
    #expect(before.groups.isEmpty && before.waiting.map(\.sealed) == [sealing.name])
    #expect(before.waiting.map(\.count) == [1])
    #expect(try await rig.get("/sealed/\(sealing.name)/1", by: .delegate).status == .ok)
    let sealed = try await rig.desk.documents.answer(.sealed(name: sealing.name, part: 1), to: .delegate)
    #expect(try #require(sealed).bytes.range(of: Data("a picture".utf8)) == nil)
    try rig.state.carryOut([.documentRelease("A", version: 1)])
    rig.tell()
    let after = try DocumentFrameTests.frame(rig, .delegate)
    #expect(after.groups.first?.documents.first?.pages?.key == sealing.keyText && after.waiting.isEmpty)
    try rig.state.carryOut([.documentWithdraw("A", reason: "nhầm bản")])
    rig.tell()
    #expect(try await rig.get("/sealed/\(sealing.name)/1", by: .delegate).status == .notFound)
    let withdrawn = try #require(try DocumentFrameTests.frame(rig, .delegate).groups.first?.documents.first)
    #expect(withdrawn.pages == nil && withdrawn.isWithdrawn && withdrawn.remark == "Đã thu hồi: nhầm bản")
  }

  @Test("When too many pages are on their way, a tablet comes again; each that has arrived makes room")
  func traffic() async throws {
    let rig = try DocumentRig()
    let pages = try rig.pages("a")
    try rig.state.carryOut([
      rig.filing("A", pages, for: [.public]), .documentApprove("A", version: 1, pages: pages.digest),
      .documentRelease("A", version: 1),
    ])
    rig.tell()
    var under: [PageTraffic.Passage] = []
    for _ in 0..<PageTraffic.max { under.append(try #require(rig.desk.documents.traffic.enter())) }
    let busy = try await rig.get("/documents/\(pages.digest)/1", by: .guest)
    #expect(busy.status == .serviceUnavailable)
    let seconds = try #require(busy.headers[.retryAfter].flatMap { Int($0) })
    #expect(WebResponder.pageAgainSeconds.contains(seconds))
    under.removeLast()
    for _ in 0..<3 { #expect(try await rig.get("/documents/\(pages.digest)/1", by: .guest).status == .ok) }
  }

  @Test("What the library has not got is said to come, and is told once it is there")
  func notHereYet() async throws {
    let rig = try DocumentRig()
    let pages = DocumentPages(digest: String(repeating: "f", count: 64), count: 3)
    try rig.state.carryOut([
      rig.filing("A", pages, for: [.public]), .documentApprove("A", version: 1, pages: pages.digest),
      .documentRelease("A", version: 1),
    ])
    rig.tell()
    #expect(try await rig.get("/documents/\(pages.digest)/1", by: .guest).status == .serviceUnavailable)
    let line = try #require(try DocumentFrameTests.frame(rig, .guest).groups.first?.documents.first)
    #expect(line.pages == nil && line.remark?.contains("chưa về") == true)
  }
}
