import Congress
import HallTestSupport
import HallProtocol
import Testing

@testable import ControlClient

/// Goal: a client comes back soon but not all at once, knows the service's clock, and says what it holds.
///
/// Method: the pure machines, told messages and times.
@Suite struct LinkTests {
  private let identity = ClientIdentity(role: .screen, id: "hall-left", topics: nil, acknowledgesOnArrival: false)

  private func welcome(_ epoch: String) -> ServiceMessage {
    .welcome(Welcome(epoch: epoch, sequence: 1, now: 0, mode: .live, topics: ["agenda"]))
  }

  private func agenda(_ revision: Int64) -> ServiceMessage {
    .topic(
      TopicUpdate(
        revision: revision, atMS: 0, value: .agenda(AgendaView(agenda: Agenda(days: []), utcOffset: 0))))
  }

  private func hello(_ actions: [LinkMachine.Action]) -> Hello? {
    if case .send(.hello(let hello)) = actions.first { hello } else { nil }
  }

  @Test func waitsDoubleFromAQuarterSecondToTwoSeconds() {
    var backoff = Backoff()
    let waits = (0..<6).map { _ in backoff.failed(jitter: 500) }
    #expect(waits == [250, 500, 1_000, 2_000, 2_000, 2_000])
    backoff.succeeded()
    let first = backoff.failed(jitter: 500)
    #expect(first == 250)
  }

  @Test func jitterIsAQuarterEitherWay() {
    var (early, late) = (Backoff(), Backoff())
    let waits = [early.failed(jitter: 0), late.failed(jitter: 999)]
    #expect(waits == [187, 312])
  }

  @Test func theOffsetOfTheQuickestAnswerCounts() {
    var clock = ServiceClock()
    clock.learn(sentMS: 1_000, receivedMS: 1_400, serviceMS: 9_000)
    #expect(clock.offsetMS == 7_800)
    clock.learn(sentMS: 2_000, receivedMS: 2_002, serviceMS: 10_001)
    #expect(clock.offsetMS == 8_000)
    #expect(clock.serviceMS(atLocalMS: 3_000) == 11_000)
    for number in 0..<Int64(ServiceClock.samplesMax) {
      clock.learn(sentMS: number, receivedMS: number + 10, serviceMS: number + 105)
    }
    #expect(clock.offsetMS == 100, "old answers are forgotten")
  }

  /// Countdowns and times were wrong for eight more answers.
  @Test func aServiceWhoseClockWasPutRightIsBelievedAtOnce() {
    var clock = ServiceClock()
    for number in 0..<Int64(4) { clock.learn(sentMS: number, receivedMS: number + 1, serviceMS: number) }
    clock.learn(sentMS: 1_000, receivedMS: 1_020, serviceMS: 1_010 - 25_200_000)
    #expect(clock.offsetMS == -25_200_000)
  }

  @Test func aRehearsalsClockRunsAsFastAsItsServiceSays() {
    var clock = ServiceClock(speed: 60)
    clock.learn(sentMS: 1_000, receivedMS: 1_002, serviceMS: 500_000)
    #expect(clock.serviceMS(atLocalMS: 1_001) == 500_000)
    #expect(clock.serviceMS(atLocalMS: 2_001) == 560_000)
  }

  private func picture(_ output: Code<Output>, _ revision: Int64) -> ServiceMessage {
    let heading = CongressHeading(
      name: .test(), language: .vietnamese, utcOffset: 420, theme: "red-gold", emblem: nil, hall: .test)
    let view = OutputView(output: output, congress: heading, isSafe: false, content: .holding)
    return .topic(TopicUpdate(revision: revision, atMS: 0, value: .output(view)))
  }

  @Test func aScreenThatWasGivenToAnotherOutputNoLongerHoldsTheOneBefore() {
    var machine = LinkMachine(identity: identity, token: "t")
    _ = machine.connected(nowMS: 0)
    _ = machine.received(welcome("E1"), nowMS: 1)
    for (output, revision) in [("hall", 5), ("lobby", 4)] as [(Code<Output>, Int64)] {
      _ = machine.received(picture(output, revision), nowMS: 2)
    }
    #expect(hello(machine.connected(nowMS: 3))?.have?.topics == ["output.lobby": 4])
  }

  @Test func aReturningClientSaysWhatItHoldsOfTheEpoch() throws {
    var machine = LinkMachine(identity: identity, token: "t")
    let first = hello(machine.connected(nowMS: 0))
    #expect(first?.have == nil && first?.token == "t")
    _ = machine.received(welcome("E1"), nowMS: 1)
    _ = machine.received(agenda(5), nowMS: 2)
    let second = hello(machine.connected(nowMS: 3))
    #expect(second?.have == Holding(epoch: "E1", topics: ["agenda": 5]))
    _ = machine.received(welcome("E2"), nowMS: 4)
    let third = hello(machine.connected(nowMS: 5))
    #expect(third?.have == Holding(epoch: "E2", topics: [:]), "another epoch: everything is forgotten")
  }

  @Test func silenceEndsTheLinkAndPingsKeepIt() {
    var machine = LinkMachine(identity: identity, token: "t")
    _ = machine.connected(nowMS: 0)
    _ = machine.received(welcome("E1"), nowMS: 0)
    let ping = machine.ticked(nowMS: 1_000)
    guard case .send(.ping(atMS: 1_000)) = ping.first else {
      Issue.record("no ping")
      return
    }
    _ = machine.received(.pong(atMS: 1_000, nowMS: 1_000), nowMS: 1_001)
    let end = machine.ticked(nowMS: 3_501)
    guard case .end(.silent(ms: 2_500)) = end.first else {
      Issue.record("not ended: \(end)")
      return
    }
  }

  @Test func aReplacedClientDoesNotFightItsWayBack() {
    func loss(_ code: CloseReason.Kind) -> LinkLoss { .refused(CloseReason(code: code, message: "")) }
    for code in [CloseReason.Kind.replaced, .protocolUnknown, .idWrong, .topicUnknown, .topicNotOpen] {
      #expect(!loss(code).isWorthRetrying)
    }
    for code in [CloseReason.Kind.shuttingDown, .silent, .tooManyConnections, .tokenWrong, .tokenRevoked, .idTaken] {
      #expect(loss(code).isWorthRetrying)
    }
    #expect(LinkLoss.closed.isWorthRetrying && !LinkLoss.cancelled.isWorthRetrying)
  }
}
