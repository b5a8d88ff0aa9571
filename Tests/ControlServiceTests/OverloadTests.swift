import Congress
import ControlService
import Foundation
import HallProtocol
import HallTestSupport
import Testing

/// Goal: whoever sends too much is slowed down, refused nothing and disturbs nobody; before hello nobody is owed anything.
///
/// Method: real sockets against a real service: floods of commands, pings and tokens, long first lines, silent strangers.
@Suite(.timeLimit(.minutes(30))) struct OverloadTests {
  private func answers(_ count: Int, to client: LineClient) async throws -> [Reply] {
    var replies: [Reply] = []
    while replies.count < count { if case .reply(let reply) = try await client.next() { replies.append(reply) } }
    return replies
  }

  /// The lines of commands that turn a delegate's presence over and over.
  private func flips(_ count: Int) throws -> String {
    try (0..<count).map { number in
      let message = ClientMessage.command(CommandMessage(id: "\(number)", command: flip(number)))
      return String(decoding: try JSONEncoder().encode(message), as: UTF8.self) + "\n"
    }.joined()
  }

  private func flip(_ number: Int) -> Command {
    number.isMultiple(of: 2) ? .delegateStepOut("D-1") : .delegateCheckIn("D-1")
  }

  /// More than half of ten thousand votes in flight were refused because they were in flight.
  @Test func aFloodOfCommandsIsAnsweredWholeAndInOrder() async throws {
    try await RunningService.with { service in
      let client = try LineClient(port: service.port)
      try client.hello(.operator, id: "control-1", want: [])
      let count = 3_000
      client.flood(try flips(count))
      let replies = try await answers(count, to: client)
      #expect(replies.map(\.id) == (0..<count).map(String.init))
      for reply in replies {
        guard case .done = reply.answer else {
          Issue.record("\(reply)")
          return
        }
      }
    }
  }

  /// What the socket does not take at once goes another way than what it takes, and must not be overtaken.
  @Test func aPeerThatReadsLateMissesNoLineAndGetsThemInOrder() async throws {
    try await RunningService.with(sendBufferBytes: 4_096) { service in
      let begin = DispatchSemaphore(value: 0)
      let client = try LineClient(port: service.port, readsAfter: begin)
      try client.hello(.operator, id: "control-1", want: [])
      let count = 3_000
      client.flood(try flips(count))
      let witness = try LineClient(port: service.port)
      try witness.hello(.operator, id: "minutes-1", want: ["journal"])
      var recorded = 0
      while recorded < count {
        let update = try await witness.nextTopic()
        if case .journal(let view) = update.value { recorded += view.records.count }
        try witness.say(.acknowledge(Acknowledgement(topic: "journal", revision: update.revision)))
      }
      begin.signal()
      #expect(try await answers(count, to: client).map(\.id) == (0..<count).map(String.init))
    }
  }

  @Test func aPeerThatFloodsAndThenEndsItsOutputGetsEveryAnswer() async throws {
    try await RunningService.with { service in
      let client = try LineClient(port: service.port)
      try client.hello(.operator, id: "control-1", want: [])
      client.flood(try flips(500), thenCloses: true)
      #expect(try await answers(500, to: client).count == 500)
    }
  }

  /// Forty screens that pinged and never read raised everybody's time to seconds, and none was cut off.
  @Test func whoeverPingsAndTakesNoAnswerIsCutOff() async throws {
    try await RunningService.with { service in
      let client = try LineClient(port: service.port, readsNothing: true)
      try client.hello(.screen, id: "hall-left")
      let watch = try LineClient(port: service.port)
      try watch.hello(.operator, id: "control-2", want: ["screens"])
      client.flood(String(repeating: "{\"at\":1,\"type\":\"ping\"}\n", count: 4_000), times: 400, thenCloses: true)
      // The innocent one is served meanwhile.
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      #expect(try await desk.command("1", .delegateStepOut("D-1")).isDone)
      while true {
        let update = try await watch.nextTopic()
        try watch.say(.acknowledge(Acknowledgement(topic: "screens", revision: update.revision)))
        guard case .screens(let view) = update.value, let line = view.screens.first else { continue }
        if !line.isConnected { break }
      }
    }
  }

  @Test func aFirstLineThatIsTooLongIsRefusedAndALongOneAfterHelloIsNot() async throws {
    try await RunningService.with { service in
      let stranger = try LineClient(port: service.port)
      stranger.send(#"{"type":"hello","padding":""# + String(repeating: "x", count: 5_000))
      #expect(try await stranger.closeCode() == .lineTooLong)
      let member = try LineClient(port: service.port)
      try member.hello(.operator, id: "control-1", want: [])
      guard case .welcome = try await member.next() else { throw Mistaken() }
      let entries = (0..<400).map { _ in PresenceEntry(delegate: "D-1", presence: .present, reason: "lâu") }
      let answer = try await member.command("1", .attendanceImport(entries))
      guard case .refused = answer else { throw Mistaken() }
    }
  }

  /// Twelve hundred silent connections locked every console out.
  @Test func strangersWhoSayNothingTakeNobodysPlace() async throws {
    try await RunningService.with(connectionsMax: 4) { service in
      var silent: [LineClient] = []
      for _ in 0..<270 { silent.append(try LineClient(port: service.port)) }
      for number in 0..<4 {
        let member = try LineClient(port: service.port)
        try member.hello(.observer, id: "press-\(number)", want: [])
        guard case .welcome = try await member.nextWord() else { throw Mistaken() }
        silent.append(member)
      }
      let refused = try LineClient(port: service.port)
      try refused.hello(.observer, id: "press-5", want: [])
      #expect(try await refused.closeCode() == .tooManyConnections)
      let console = try LineClient(port: service.port)
      try console.hello(.operator, id: "control-1", want: [])
      guard case .welcome = try await console.nextWord() else { throw Mistaken() }
      withExtendedLifetime(silent) {}
    }
  }

  /// Tokens could be guessed thousands of times a second, and nobody was told.
  @Test func wrongTokensAreAnsweredMoreAndMoreSlowlyAndTold() async throws {
    try await RunningService.with { service in
      let start = ContinuousClock.now
      for number in 0..<6 {
        let guesser = try LineClient(port: service.port)
        try guesser.say(.hello(Hello(role: .operator, id: "x", token: "guess-\(number)")))
        #expect(try await guesser.closeCode() == .tokenWrong)
      }
      #expect(ContinuousClock.now - start >= .milliseconds(250 + 500 + 1_000), "the fourth, fifth and sixth waited")
      let console = try LineClient(port: service.port)
      try console.hello(.operator, id: "control-1", want: ["control-room"])
      while true {
        let update = try await console.nextTopic()
        try console.say(.acknowledge(Acknowledgement(topic: "control-room", revision: update.revision)))
        guard case .controlRoom(let room) = update.value, let tries = room.failedTries else { continue }
        #expect(tries.map(\.count) == [6] && tries.map(\.address) == ["127.0.0.1"])
        break
      }
    }
  }

  @Test func manyWhoFollowTheJournalReadTheSameLines() async throws {
    try await RunningService.with { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      var followers: [LineClient] = []
      for number in 0..<20 {
        let follower = try LineClient(port: service.port)
        try follower.hello(.operator, id: "minutes-\(number)", want: ["journal"])
        followers.append(follower)
      }
      for number in 0..<40 { _ = try await desk.command("\(number)", flip(number)) }
      for follower in followers {
        var records: [EventRecord] = []
        while records.count < 41 {
          let update = try await follower.nextTopic()
          guard case .journal(let view) = update.value else { continue }
          records += view.records
          try follower.say(.acknowledge(Acknowledgement(topic: "journal", revision: update.revision)))
        }
        #expect(records.map(\.sequence) == Array(1...41))
      }
      #expect(service.journal.reads <= 200, "\(service.journal.reads) reads for 20 who follow 41 records")
    }
  }
}
