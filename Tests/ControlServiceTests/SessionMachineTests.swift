import Congress
import HallProtocol
import HallTestSupport
import Logging
import Testing

@testable import ControlService

/// Goal: a session does nothing before a good hello, and ends by the rule that was broken.
///
/// Method: the pure machine is told messages and times; its actions are compared. No socket, no sleep.
@Suite struct SessionMachineTests {
  private static let authenticator = Authenticator(
    tokens: TokenBook(shared: RunningService.tokens, logger: Logger(label: "test")),
    topics: Topic.all(outputs: ["hall", "lobby"]),
    output: { id in SmallCongress.definition.screens.first { $0.id.text == id }?.output ?? "hall" })

  private func machine() -> SessionMachine { SessionMachine(authenticator: Self.authenticator, startMS: 0) }

  private func hello(_ role: Role, id: String = "x", want: [String]? = nil, token: String? = nil) -> ClientMessage {
    .hello(Hello(role: role, id: id, token: token ?? "token-\(role.rawValue)", want: want))
  }

  private func closeCode(_ actions: [SessionMachine.Action]) -> CloseReason.Kind? {
    if case .close(let reason) = actions.first { reason.code } else { nil }
  }

  @Test func aScreenIsGivenTheOutputThatTheCongressAssigns() throws {
    var machine = machine()
    let actions = machine.received(hello(.screen, id: "lobby-1"), nowMS: 1)
    guard case .welcome(let grant) = actions.first else { throw Mistaken() }
    #expect(grant.topics == [.screen("lobby-1"), .output("lobby")])
    #expect(grant.output == "lobby")
  }

  /// A screen whose acknowledgement was on its way got the picture of its new output before it was told that it is its own.
  @Test func aScreenIsToldWhereItBelongsBeforeItIsSentThatPicture() throws {
    var machine = machine()
    _ = machine.received(hello(.screen, id: "hall-left"), nowMS: 1)
    machine.welcomed(epoch: "E1") { _ in 5 }
    func opens(_ topic: Topic, _ revision: Int64) -> Bool { machine.opens(topic, for: revision) }
    #expect(opens(.screen("hall-left"), 5) && opens(.output("hall"), 5))
    machine.assign(to: "lobby", as: 6)
    #expect(!opens(.screen("hall-left"), 6), "what it was told first is under way")
    #expect(!opens(.output("lobby"), 4), "the picture waits for it")
    let told = machine.received(
      .acknowledge(Acknowledgement(topic: "screen.hall-left", revision: 5, shownAt: 2)), nowMS: 2)
    #expect(told.last == .offer([.screen("hall-left"), .output("lobby")]))
    #expect(opens(.screen("hall-left"), 6) && opens(.output("lobby"), 4))
    #expect(Set(machine.topics) == [.screen("hall-left"), .output("lobby")])
  }

  @Test func aScreenThatNobodyKnowsShowsTheHall() throws {
    var machine = machine()
    guard case .welcome(let grant) = machine.received(hello(.screen, id: "spare"), nowMS: 1).first else {
      throw Mistaken()
    }
    #expect(grant.output == "hall")
  }

  @Test(arguments: [
    (ClientMessage.ping(atMS: 1), CloseReason.Kind.helloExpected),
    (.hello(Hello(role: .operator, id: "x", token: "wrong")), .tokenWrong),
    (.hello(Hello(role: .operator, id: "x", token: "")), .tokenWrong),
    (.hello(Hello(role: .operator, id: "", token: "token-operator")), .idWrong),
    (.hello(Hello(role: .operator, id: "a/\u{301}b", token: "token-operator")), .idWrong),
    (.hello(Hello(role: .operator, id: "a\nb", token: "token-operator")), .idWrong),
    (.hello(Hello(role: .operator, id: "x", token: "token-operator", protocol: 2)), .protocolUnknown),
    (.hello(Hello(role: .operator, id: "x", token: "token-operator", want: ["weather"])), .topicUnknown),
    (.hello(Hello(role: .operator, id: "x", token: "token-operator", want: ["output.roof"])), .topicUnknown),
    (.hello(Hello(role: .screen, id: "x", token: "token-screen", want: ["ballots"])), .topicNotOpen),
    (.hello(Hello(role: .observer, id: "x", token: "token-observer", want: ["journal"])), .topicNotOpen),
  ])
  func aBadFirstLineEndsTheSession(message: ClientMessage, reason: CloseReason.Kind) {
    var machine = machine()
    let actions = machine.received(message, nowMS: 1)
    #expect(closeCode(actions) == reason)
  }

  @Test func aSecondHelloEndsTheSession() {
    var machine = machine()
    _ = machine.received(hello(.operator), nowMS: 1)
    let actions = machine.received(hello(.operator), nowMS: 2)
    #expect(closeCode(actions) == .helloTwice)
  }

  @Test func noHelloInTimeEndsTheSession() {
    var machine = machine()
    let early = machine.ticks(from: 0, to: HallLimits.helloMS - 1)
    let late = machine.ticked(nowMS: HallLimits.helloMS)
    #expect(early.isEmpty)
    #expect(closeCode(late) == .helloTooLate)
  }

  @Test func silenceIsAskedAfterAndThenEndsTheSession() {
    var machine = machine()
    _ = machine.received(hello(.operator), nowMS: 0)
    _ = machine.ticks(from: 0, to: 2_000)
    let ticks = [2_400, 2_500, 3_000].map { machine.ticked(nowMS: $0) }
    #expect(ticks == [[], [.ping(atMS: 2_500)], []], "one ping a second is enough")
    _ = machine.received(.pong(atMS: 2_500, nowMS: 0), nowMS: 4_000)
    let heard = machine.ticks(from: 4_000, to: 5_500)
    let silent = machine.ticks(from: 5_500, to: 9_000)
    #expect(heard.isEmpty)
    #expect(closeCode(Array(silent.suffix(1))) == .silent)
  }

  /// A clock that was put right by seven hours would cut every screen off, or none for seven hours.
  @Test(arguments: [7 * 3_600_000, -7 * 3_600_000, 10_000] as [Int64])
  func aClockThatIsPutRightCutsNobodyOffAndKeepsNobody(byMS: Int64) {
    var machine = machine()
    _ = machine.received(hello(.operator), nowMS: 0)
    let before = machine.ticks(from: 0, to: 1_000)
    // A word comes before the next look.
    _ = machine.received(.ping(atMS: 0), nowMS: 1_400 + byMS)
    let jump = machine.ticked(nowMS: 1_500 + byMS)
    #expect(before.isEmpty && closeCode(jump) == nil)
    let silent = machine.ticks(from: 1_500 + byMS, to: 6_400 + byMS)
    #expect(closeCode(Array(silent.suffix(1))) == .silent)
  }

  @Test func theWindowIsFullUntilACommandIsAnswered() {
    var machine = machine()
    _ = machine.received(hello(.operator), nowMS: 0)
    for number in 0..<ServiceLimits.commandsUnderWayMax {
      #expect(!machine.isWindowFull)
      _ = machine.received(.command(CommandMessage(id: "\(number)", command: .itemNext)), nowMS: 1)
    }
    #expect(machine.isWindowFull)
    machine.answered()
    #expect(!machine.isWindowFull)
  }

  @Test func aRecordThatComesWhileTheJournalIsBeingReadIsNotMissed() {
    var machine = machine()
    _ = machine.received(hello(.operator, want: ["journal"]), nowMS: 0)
    machine.welcomed(epoch: "E1") { _ in 100 }
    let first = machine.beginJournalRead()
    let second = machine.beginJournalRead()
    #expect(first == 0 && second == nil, "one read at a time")
    let mustReadAgain = machine.endJournalRead(lastSequence: nil)
    let again = machine.beginJournalRead()
    #expect(mustReadAgain && again == 0)
    let isOvertaken = machine.endJournalRead(lastSequence: 5)
    let underWay = machine.beginJournalRead()
    #expect(!isOvertaken && underWay == nil, "5 is under way")
    let actions = machine.received(.acknowledge(Acknowledgement(topic: "journal", revision: 5)), nowMS: 1)
    let next = machine.beginJournalRead()
    #expect(actions == [.offer([.journal])] && next == 5)
  }
}

struct Mistaken: Error {}
