import Assets
import Congress
import Foundation
import HallTestSupport
import NIOCore
import QRCodes
import Synchronization
import Testing

@testable import WebService

/// Goal: a tablet is its owner's as long as the hall says so, open as long as it is used, and nobody finds out a number by
/// trying.
@Suite struct TabletSessionTests {
  static let words = Dictionary(
    uniqueKeysWithValues: Language.allCases.compactMap { language in
      (try? Strings(language: language.rawValue, assets: TabletPageTests.assets)).map { (language, $0) }
    })

  /// A hall in which `D-1` has a tablet.
  final class Rig {
    let clock: TestClock
    let token = TabletToken { 7 }
    let hub: LiveHub
    let sessions: TabletSessions
    var state = SmallCongress.state
    let digest: TabletDigest

    init() throws {
      let clock = TestClock()
      let hub = LiveHub(
        tabletsMax: 10, outsider: TabletSessions.outsider(words: TabletSessionTests.words, canBePaired: true))
      (self.clock, self.hub) = (clock, hub)
      sessions = TabletSessions(hub: hub, words: TabletSessionTests.words, nowMS: { clock.nowMS }, random: { $0 - 1 })
      digest = try #require(token.digest)
      try run(.tabletPair("D-1", digest: digest))
    }

    func run(_ command: Command) throws {
      try state.carryOut([command])
      sessions.take(state.tabletsView, utcOffset: state.definition.utcOffset)
    }

    /// What the tablet is told of itself.
    var me: String {
      let seeker = LiveHub.Seeker(digest: digest, language: .vietnamese)
      return hub.news(for: seeker, since: LivePlace()).first { $0.kind == .me }.map { String(buffer: $0.frame.json) }
        ?? ""
    }
  }

  /// A clock that a test sets.
  final class TestClock: Sendable {
    private let now = Mutex<Int64>(1_000)
    var nowMS: Int64 {
      get { now.withLock { $0 } }
      set { now.withLock { $0 = newValue } }
    }
  }

  @Test("A tablet is told whose it is, and another is told nothing of them")
  func whose() throws {
    let rig = try Rig()
    #expect(rig.me.contains("Đại biểu 1") && rig.me.contains("Có mặt từ"))
    let other = LiveHub.Seeker(digest: TabletToken { 8 }.digest, language: .vietnamese)
    let told = rig.hub.news(for: other, since: LivePlace()).map { String(buffer: $0.frame.json) }.joined()
    #expect(!told.contains("Đại biểu 1") && told.contains("\"isPaired\":false"))
    try rig.run(.tabletRevoke("D-1"))
    #expect(!rig.me.contains("Đại biểu 1"))
  }

  @Test("With a number a tablet locks itself, tells nothing then, and opens with the number")
  func locks() throws {
    let rig = try Rig()
    rig.sessions.opened(rig.digest)
    try rig.run(.tabletSeal(rig.digest, seal: rig.token.seal(of: "1234")))
    #expect(rig.me.contains("Đại biểu 1"), "whoever chose the number holds it")
    rig.clock.nowMS += LockBook.openForMS - 1
    rig.sessions.touch(rig.digest)
    rig.clock.nowMS += LockBook.openForMS - 1
    rig.sessions.pass()
    #expect(rig.me.contains("Đại biểu 1"), "it is used")
    rig.clock.nowMS += 1
    rig.sessions.pass()
    #expect(!rig.me.contains("Đại biểu 1") && rig.me.contains("\"isLocked\":true"))
    rig.sessions.touch(rig.digest)
    #expect(!rig.sessions.isOpen(rig.digest), "a touch opens nothing")
    #expect(rig.sessions.open(rig.digest, seal: rig.token.seal(of: "4321")) == .wrong)
    #expect(rig.sessions.open(rig.digest, seal: rig.token.seal(of: "1234")) == .open)
    #expect(rig.me.contains("Đại biểu 1"))
  }

  @Test("After some wrong numbers each next one waits, longer and longer, and the right one waits too")
  func waits() throws {
    let rig = try Rig()
    try rig.run(.tabletSeal(rig.digest, seal: rig.token.seal(of: "1234")))
    for _ in 0..<LockBook.triesFree { #expect(rig.sessions.open(rig.digest, seal: nil) == .wrong) }
    #expect(rig.sessions.open(rig.digest, seal: nil) == .waits(seconds: 30))
    #expect(rig.sessions.open(rig.digest, seal: rig.token.seal(of: "1234")) == .waits(seconds: 30))
    rig.clock.nowMS += LockBook.waitMS
    #expect(rig.sessions.open(rig.digest, seal: nil) == .waits(seconds: 60))
    rig.clock.nowMS += 2 * LockBook.waitMS
    #expect(rig.sessions.open(rig.digest, seal: rig.token.seal(of: "1234")) == .open)
  }

  @Test("A number seals nothing without the tablet's secret")
  func seals() {
    #expect(TabletToken { 7 }.seal(of: "1234") != TabletToken { 8 }.seal(of: "1234"))
    #expect(TabletToken { 7 }.seal(of: "1234") != TabletToken { 7 }.seal(of: "1235"))
  }

  @Test("A secret comes back from the cookie that a browser keeps", arguments: [true, false])
  func cookies(isSecure: Bool) throws {
    let token = TabletToken { 7 }
    let cookie = token.cookie(isSecure: isSecure)
    let pair = try #require(cookie.split(separator: ";").first.map(String.init))
    #expect(TabletToken(cookies: "a=b; \(pair)", isSecure: isSecure) == token)
    #expect(TabletToken(cookies: pair, isSecure: !isSecure) == nil)
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    #expect(cookie.contains("Secure") == isSecure)
    for wrong in ["plenary=", "plenary=zz", "plenary=aabb", "xplenary=\(pair)"] {
      #expect(TabletToken(cookies: wrong, isSecure: false) == nil, "\(wrong)")
    }
  }

  @Test("Letters belong to one tablet, stay for a while, and are still known a while later")
  func letters() throws {
    var book = LetterBook()
    var next = 0
    let (one, two) = (TabletToken { 1 }.digest, TabletToken { 2 }.digest)
    let (first, second) = (try #require(one), try #require(two))
    let own = try #require(book.letters(of: first, atMS: 0) { _ in 0 })
    let again = book.letters(of: first, atMS: 1) { _ in 1 }
    #expect(again?.letters == own.letters)
    let other = book.letters(of: second, atMS: 2) { most in
      next += 1
      return next / (TabletLetters.count + 1) % most
    }
    #expect(other != nil && other?.letters != own.letters, "taken letters are not given out twice")
    #expect(book.digest(of: own.letters, atMS: LetterBook.shownForMS) == first)
    let later = book.letters(of: first, atMS: LetterBook.shownForMS + TabletLetters.goodForMS) { _ in 3 }
    #expect(later?.letters != own.letters)
    #expect(book.digest(of: own.letters, atMS: LetterBook.shownForMS + TabletLetters.goodForMS) == nil)
  }

  @Test("What a tablet shows is read by a camera as its digest")
  func qrCode() throws {
    let digest = try #require(TabletToken { 7 }.digest)
    let code = try #require(QRCode(digest.scanned))
    #expect(code.width <= 33, "large squares, for a scanner at arm's length")
    #expect(code.svg.hasPrefix("<svg"))
    #expect(code.terminalLines.count == (code.width + 2 * QRCode.margin + 1) / 2)
    #expect(QRCode("") == nil && QRCode(String(repeating: "a", count: 301)) == nil)
  }
}
