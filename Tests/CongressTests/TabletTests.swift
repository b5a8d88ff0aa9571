import Congress
import Foundation
import Testing

/// Goal: nobody has two tablets, no tablet has two owners, and what is on record gives nobody a tablet.
@Suite struct TabletTests {
  /// A digest of one digit, over and over.
  static func digest(_ digit: Character) -> TabletDigest {
    TabletDigest(text: String(repeating: digit, count: 64)) ?? TabletDigest.none
  }
  static let letters = TabletLetters("BCFGHJ") ?? TabletLetters(random: { _ in 0 })

  private func owner(_ hall: Hall, _ digit: Character) -> Code<Delegate>? {
    hall.state.tablets.pairing(Self.digest(digit))?.delegate
  }

  // MARK: What is read

  @Test("A digest comes back from what a scanner reads off the tablet", arguments: ["0", "9", "a", "f"] as [Character])
  func scanned(_ digit: Character) {
    let digest = Self.digest(digit)
    #expect(digest.scanned.count == TabletDigest.scannedDigits)
    #expect(digest.scanned.allSatisfy { $0.isNumber })
    #expect(TabletDigest(scanned: digest.scanned) == digest)
  }

  @Test(
    "What is no digest is none",
    arguments: [
      "", "12", String(repeating: "9", count: 96), String(repeating: "0", count: 95), String(repeating: "0", count: 97),
      String(repeating: "00a", count: 32), String(repeating: "٠", count: 96),
    ])
  func noDigest(_ text: String) { #expect(TabletDigest(scanned: text) == nil) }

  @Test("Letters are read as people type them", arguments: ["BCFGHJ", "bcfghj", "bcf ghj", "BCF-GHJ"])
  func letters(_ text: String) { #expect(TabletLetters(text) == Self.letters) }

  @Test(
    "What are no letters are none",
    arguments: ["", "BCFGH", "BCFGHJK", "ABCFGH", "BCFGH1", "ĐCFGHJ", "Nguyễn", "hoa lê"])
  func noLetters(_ text: String) { #expect(TabletLetters(text) == nil) }

  // MARK: Who has which

  @Test("A desk gives a tablet to a delegate, and takes it back")
  func given() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    #expect(owner(hall, "a") == "D1")
    let line = try #require(hall.state.tabletsView.lines.first)
    #expect(line.delegate == "D1" && line.presence == .present && line.audience == .presidium)
    try hall.run(.tabletRevoke("D1"), as: .desk)
    #expect(owner(hall, "a") == nil && hall.state.tabletsView.lines.isEmpty)
  }

  @Test("A newer tablet ends the older, and a tablet that is given on is no longer whose it was")
  func givenOn() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    try hall.run(.tabletPair("D1", digest: Self.digest("b")), as: .desk)
    #expect(owner(hall, "a") == nil && owner(hall, "b") == "D1")
    try hall.run(.tabletPair("D2", digest: Self.digest("b")), as: .desk)
    #expect(owner(hall, "b") == "D2" && hall.state.tablets.pairing(of: "D1") == nil)
    #expect(hall.state.tablets.pairings.count == 1)
  }

  @Test("Letters that a desk names are claimed by the tablet that shows them, once and in time")
  func claimed() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", letters: Self.letters), as: .desk)
    #expect(hall.state.tabletsView.requests.map(\.delegate) == ["D1"])
    try hall.run(.tabletClaim(letters: Self.letters, digest: Self.digest("a")), as: .web)
    #expect(owner(hall, "a") == "D1" && hall.state.tablets.requests.isEmpty)
    #expect(throws: Rejection.tablet(.lettersNotNamed)) {
      try hall.run(.tabletClaim(letters: Self.letters, digest: Self.digest("b")), as: .web)
    }
  }

  // MARK: Tickets

  private func refuses(
    _ hall: Hall, _ command: Command, _ rule: TabletRule, as actor: Actor = .web,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var hall = hall
    #expect(throws: Rejection.tablet(rule), sourceLocation: sourceLocation) { try hall.run(command, as: actor) }
  }

  @Test("A ticket makes one device its owner's, once and within five minutes, and says why where it does not")
  func tickets() throws {
    var hall = try Hall()
    let ticket = Self.digest("b")
    let accept = Command.tabletAccept(ticket: ticket, digest: Self.digest("a"))
    refuses(hall, accept, .ticketUnknown)
    try hall.run(.tabletInvite("D1", ticket: ticket), as: .desk)
    var late = hall
    late.wait(milliseconds: TabletInvitation.goodForMS)
    refuses(late, accept, .ticketTooOld(minutes: 5))
    var inTime = hall
    inTime.wait(milliseconds: TabletInvitation.goodForMS - Hall.stepMS)
    try inTime.run(accept, as: .web)
    #expect(owner(inTime, "a") == "D1")
    try hall.run(accept, as: .web)
    #expect(owner(hall, "a") == "D1")
    // Whoever has photographed it comes too late, and its owner cannot use it twice.
    refuses(hall, .tabletAccept(ticket: ticket, digest: Self.digest("c")), .ticketUsed)
    refuses(hall, accept, .ticketUsed)
    refuses(hall, .tabletInvite("D2", ticket: ticket), .ticketUsed, as: .desk)
    #expect(try CongressState.replaying(hall.records) == hall.state)
    #expect(try throughJSON(hall.state) == hall.state)
  }

  @Test("A newer ticket ends the older, and whoever's device is taken from them has none that is good")
  func ticketsEnd() throws {
    var hall = try Hall()
    try hall.run(.tabletInvite("D1", ticket: Self.digest("b")), as: .desk)
    try hall.run(.tabletInvite("D1", ticket: Self.digest("c")), as: .desk)
    refuses(hall, .tabletAccept(ticket: Self.digest("b"), digest: Self.digest("a")), .ticketUnknown)
    try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    try hall.run(.tabletRevoke("D1"), as: .desk)
    refuses(hall, .tabletAccept(ticket: Self.digest("c"), digest: Self.digest("a")), .ticketUnknown)
  }

  @Test("Letters that were named too long ago give nobody a tablet")
  func tooOld() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", letters: Self.letters), as: .desk)
    hall.wait(milliseconds: TabletLetters.goodForMS)
    #expect(throws: Rejection.tablet(.lettersTooOld(seconds: 120))) {
      try hall.run(.tabletClaim(letters: Self.letters, digest: Self.digest("a")), as: .web)
    }
  }

  @Test("A tablet says itself that it is nobody's, and what opens it")
  func byItself() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    try hall.run(.tabletSeal(Self.digest("a"), seal: Self.digest("c")), as: .web)
    #expect(hall.state.tabletsView.lines.first?.seal == Self.digest("c"))
    try hall.run(.tabletSeal(Self.digest("a"), seal: nil), as: .web)
    #expect(hall.state.tabletsView.lines.first?.seal == nil)
    try hall.run(.tabletUnpair(Self.digest("a")), as: .web)
    #expect(throws: Rejection.tablet(.nobodys)) { try hall.run(.tabletUnpair(Self.digest("a")), as: .web) }
  }

  @Test("What cannot be is refused by its rule")
  func refused() throws {
    var hall = try Hall()
    try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    #expect(throws: Rejection.tablet(.alreadyTheirs(name: "Đại biểu D1"))) {
      try hall.run(.tabletPair("D1", digest: Self.digest("a")), as: .desk)
    }
    #expect(throws: Rejection.tablet(.hasNone(name: "Đại biểu D2"))) { try hall.run(.tabletRevoke("D2"), as: .desk) }
    #expect(throws: Rejection.delegateUnknown("X")) {
      try hall.run(.tabletPair("X", digest: Self.digest("b")), as: .desk)
    }
  }

  @Test("Guests, delegates and the presidium are audiences of their own")
  func audiences() throws {
    var hall = try Hall()
    for (place, code) in (["D1", "D2", "G1", "A1"] as [Code<Delegate>]).enumerated() {
      try hall.run(.tabletPair(code, digest: Self.digest(Character(String(place)))), as: .desk)
    }
    #expect(hall.state.tabletsView.lines.map(\.audience) == [.presidium, .delegate, .guest, .delegate])
  }

  @Test("A state from before tablets reads as one in which nobody has any")
  func earlyStates() throws {
    let hall = try Hall()
    #expect(try !json(hall.state).contains("tabletStandings"))
    #expect(hall.state.tablets.pairings.isEmpty)
  }
}

extension TabletDigest {
  /// Never met: all that tests ask for are digests.
  fileprivate static var none: Self { preconditionFailure("no digest") }
}
