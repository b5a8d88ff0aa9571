import ChairPanel
import Congress
import ControlClient
import Foundation
import HallProtocol
import Testing

/// Goal: a real panel does what a finger that stays on a button means, and nothing else.
///
/// Method: `plenary-screen --chair` on X11 under Xvfb, at a real service; the finger is the server's own, moved through
/// XTEST. What the panel made of it is read in its log, what became of it in the service and on a real hall screen.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ChairLineTests {
  /// A panel on a display of its own.
  final class Panel: Sendable {
    static let size = (width: 1_280, height: 800)
    let server: VirtualDisplay
    let finger: Finger
    let executable: Executable

    /// - Parameter heldMS: How long the finger has to stay, in ms: long where it is to be lifted before that, for a busy
    ///   machine needs its time; the panel's own where nothing is said.
    init(_ house: House, heldMS: Int64 = PanelState.holdMS) async throws {
      server = try await VirtualDisplay(width: Self.size.width, height: Self.size.height)
      finger = try Finger(display: server.display)
      executable = try Executable(
        "plenary-screen",
        [
          "--chair", "--port", "\(house.port)", "--window", "\(Self.size.width)x\(Self.size.height)", "--position",
          "0,0", "--language", "vi", "--held-ms", "\(heldMS)",
        ], environment: ["DISPLAY": server.display, "SDL_VIDEODRIVER": "x11"])
    }

    /// Puts the finger on a button and waits until the panel has begun to count; a touch that came before the button
    /// was there is made again.
    func press(_ slot: PanelSlot, for command: String) async throws {
      let sheet = PanelSheet(pixelWidth: Self.size.width, pixelHeight: Self.size.height)
      let place = sheet.pixel(inTheMiddleOf: PanelLayout(sheet)[slot])
      let before = count("hold of \(command) began")
      try await eventually("a hold of \(command) begins: \(executable.words)") {
        try finger.up()
        try finger.down(x: place.x, y: place.y)
        let deadline = ContinuousClock.now + .milliseconds(500)
        while ContinuousClock.now < deadline {
          if count("hold of \(command) began") > before { return true }
          try await Task.sleep(for: .milliseconds(10))
        }
        return false
      }
    }

    /// Presses a button until its command has been answered.
    func hold(_ slot: PanelSlot, for command: String) async throws {
      try await press(slot, for: command)
      try await eventually("\(command) is done: \(executable.words)") { count("\(command): done") == 1 }
      try finger.up()
    }

    func count(_ line: String) -> Int { executable.words.components(separatedBy: "chair: " + line + "\n").count - 1 }

    /// Whether the log has a line.
    func waits(for line: String) async throws {
      try await eventually("'\(line)' in: \(executable.words)") { count(line) > 0 }
    }
  }

  /// In the item of BQ06.
  private func house() async throws -> House {
    let house = try await House()
    try await house.run("item", "start", "1.11")
    return house
  }

  @Test func aVoteIsTakenByAFingerAndItsResultStandsOnARealScreen() async throws {
    let house = try await house()
    let hall = try house.screen("hall-left")
    let panel = try await Panel(house)
    try await panel.hold(.next, for: "ballot.ask BQ06")
    try await house.waitForScreen("hall-left", showing: "L09-question-BQ06")
    try await panel.hold(.next, for: "ballot.open BQ06")
    try await panel.hold(.beside, for: "ballot.hold BQ06")
    #expect(try await house.ballot("BQ06").state == .held)
    try await panel.hold(.next, for: "ballot.resume BQ06")
    try await panel.hold(.next, for: "ballot.close BQ06")
    try await house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    try await panel.hold(.next, for: "ballot.confirm BQ06")
    try await panel.hold(.next, for: "ballot.publish BQ06")
    try await house.waitForScreen("hall-left", showing: "L11-result-BQ06")
    #expect(try await house.ballot("BQ06").state == .published)
    #expect(try await panel.executable.end() == 0, "\(panel.executable.words)")
    #expect(try await hall.executable.end() == 0)
  }

  /// Longer than anything takes that is to happen under a finger, in ms.
  private static let longMS: Int64 = 15_000

  @Test func aFingerThatLetsGoOrSlipsOffDoesNothing() async throws {
    let house = try await house()
    let panel = try await Panel(house, heldMS: Self.longMS)
    try await panel.press(.next, for: "ballot.ask BQ06")
    try panel.finger.up()
    try await panel.waits(for: "hold of ballot.ask BQ06 ended, nothing sent: released")
    try await panel.press(.next, for: "ballot.ask BQ06")
    try panel.finger.move(x: 4, y: 4)
    try await panel.waits(for: "hold of ballot.ask BQ06 ended, nothing sent: slipped")
    try panel.finger.up()
    #expect(panel.count("ballot.ask BQ06 sent") == 0)
    // The next whole press is the only one that the service hears of.
    try await panel.hold(.next, for: "ballot.ask BQ06")
    #expect(panel.count("ballot.ask BQ06 sent") == 1)
    #expect(try await house.ballot("BQ06").state == .asked)
  }

  @Test func aServiceThatDiesUnderTheFingerIsToldNothingWhenItIsBack() async throws {
    let house = try await house()
    let panel = try await Panel(house, heldMS: Self.longMS)
    try await panel.press(.next, for: "ballot.ask BQ06")
    house.crash()
    try await panel.waits(for: "hold of ballot.ask BQ06 ended, nothing sent: link-lost")
    try await house.start()
    // The finger is still down; only a new press counts.
    #expect(panel.count("ballot.ask BQ06 sent") == 0)
    #expect(try await house.ballot("BQ06").state == .ready)
    try await panel.hold(.next, for: "ballot.ask BQ06")
    #expect(panel.count("ballot.ask BQ06 sent") == 1)
  }

  @Test func whatTheOperatorDoesUnderTheFingerEndsTheHold() async throws {
    let house = try await house()
    let panel = try await Panel(house, heldMS: Self.longMS)
    try await house.run("ballot", "open", "BQ06")
    // Linked before the finger comes down: to start a process takes as long as a hold.
    let (client, link) = try await control(of: house)
    defer { link.cancel() }
    try await panel.press(.next, for: "ballot.close BQ06")
    let reply = try await client.send(CommandMessage(id: "hold", command: .ballotHold("BQ06")))
    guard case .done = reply.answer else {
      Issue.record("\(reply)")
      return
    }
    try await panel.waits(for: "hold of ballot.close BQ06 ended, nothing sent: changed")
    try panel.finger.up()
    #expect(try await house.ballot("BQ06").state == .held)
    #expect(panel.count("ballot.close BQ06 sent") == 0)
  }

  /// An operator who is linked.
  private func control(of house: House) async throws -> (client: HallClient, link: Task<LinkLoss, Never>) {
    let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self)
    let client = HallClient(
      identity: ClientIdentity(role: .operator, id: "control-1", topics: []), settings: house.settings(.operator),
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { continuation.yield($0) }
    let link = Task { await client.run() }
    for await event in events { if case .up = event { break } }
    return (client, link)
  }

  @Test func theTerminalDoesTheSame() async throws {
    let house = try await house()
    let look = try await house.plenary("chair")
    #expect(look.status == 0 && look.words.contains("1  ASK BQ06 round 1"), "\(look.words)")
    for step in ["ask", "open", "hold", "resume", "close"] { try await house.run("chair", step) }
    let early = try await house.plenary("chair", "confirm")
    #expect(early.status == 1 && early.words.contains("BQ06"), "\(early.words)")
    try await house.run("ballot", "count", "BQ06", "--for", "470", "--against", "5", "--other", "3")
    for step in ["confirm", "publish"] { try await house.run("chair", step) }
    #expect(try await house.ballot("BQ06").state == .published)
    try await house.run("chair", "attendance")
    try await house.run("chair", "break", "14:00", "--anyway")
    try await house.run("item", "start", "1.01")
    let unclear = try await house.plenary("chair", "ask")
    #expect(unclear.status == 1 && unclear.words.contains("It is not clear which ballot"), "\(unclear.words)")
    try await house.run("chair", "void", "BQ06", "--reason", "sai")
    #expect(try await house.ballot("BQ06").voidRequestedBy == .chair)
    let wrong = try await house.plenary("chair", "--token", "sample-operator")
    #expect(wrong.status == 69, "\(wrong.words)")
    let other = try await house.plenary("chair", "ask", "--role", "teller")
    #expect(other.status == 64 && other.words.contains("speaks as the chair"), "\(other.words)")
  }

  @Test func anElectionIsConfirmedAndPublishedFromTheChair() async throws {
    let house = try await house()
    try await house.run("item", "start", "1.01")
    let unclear = try await house.plenary("chair", "adopt-list")
    #expect(unclear.status == 1 && unclear.words.contains("It is not clear which election"), "\(unclear.words)")
    try await house.run("chair", "adopt-list", "BC02")
    try await house.run("election", "issue", "BC02", "--issued", "480")
    let early = try await house.plenary("chair")
    #expect(
      early.words.contains("Waiting for the figures") && early.words.contains("480 papers handed out"), "\(early.words)"
    )
    try await house.run("election", "collect", "BC02", "--collected", "479")
    let round = try #require(try await house.election("BC02").rounds.last)
    let figures = (round.list?.codes ?? []).flatMap { ["--votes", "\($0)=400", "--disagree", "\($0)=70"] }
    for teller in ["an", "binh"] {
      let (words, status) = try await Executable.plenary(
        ["election", "count", "BC02", "--valid", "475", "--invalid", "4"] + figures + [
          "--role", "teller", "--token", "sample-teller", "--id", teller,
        ], port: house.port)
      #expect(status == 0, "\(words)")
    }
    let look = try await house.plenary("chair")
    #expect(look.words.contains("1  CONFIRM the figures of election BC02, round 1, for good"), "\(look.words)")
    for step in ["confirm-election", "publish-election"] { try await house.run("chair", step) }
    #expect(try await house.election("BC02").state == .published)
    let json = try await house.plenary("chair", "--json")
    #expect(json.status == 0, "\(json.words)")
    try await house.run("chair", "void-election", "BC02", "--reason", "sai")
    #expect(try await house.election("BC02").voidRequestedBy == .chair)
  }

  @Test func aPanelWithoutTheChairsTokenSaysSo() async throws {
    let house = try await House()
    let panel = try Executable(
      "plenary-screen",
      ["--chair", "--token", "sample-operator", "--port", "\(house.port)", "--off-screen", house.workplace.path + "/p"])
    try await eventually("it says why: \(panel.words)") { panel.words.contains("not one of role 'chair'") }
    #expect(try await panel.end() == 0)
    let nameless = try Executable("plenary-screen", ["--off-screen", house.workplace.path + "/q"])
    #expect(try await nameless.exitStatus() == 64 && nameless.words.contains("--id"), "\(nameless.words)")
  }
}
