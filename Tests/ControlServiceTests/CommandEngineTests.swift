import Congress
import HallProtocol
import HallTestSupport
import ServiceLifecycle
import Testing

@testable import ControlService

/// Goal: what is answered is on disk and shown, once; what cannot be written has not happened.
///
/// Method: a real service on a socket over a journal that can be held and made to fail.
@Suite(.timeLimit(.minutes(30))) struct CommandEngineTests {
  private func done(_ answer: Reply.Answer) -> Int64? { if case .done(let sequence) = answer { sequence } else { nil } }
  private func refusal(_ answer: Reply.Answer) -> String? {
    if case .refused(let refusal) = answer { refusal.code } else { nil }
  }

  @Test func aCommandIsAnsweredWithItsSequenceAndARefusalWithItsRule() async throws {
    try await RunningService.with { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      #expect(done(try await desk.command("1", .itemNext)) == 3)
      #expect(refusal(try await desk.command("2", .ballotPublish("B1"))) == "ballot_in_wrong_state")
      #expect(refusal(try await desk.command("3", .itemNext, ifSequence: 1)) == "sequence_moved")
      #expect(service.journal.records.map(\.sequence) == [1, 2, 3])
    }
  }

  @Test func aTimedVoteClosesItselfWithoutAnybodysCommand() async throws {
    let plan = BallotPlan(
      code: "B3", question: LocalizedText(vi: "?"), method: .electronicOpen, durationMS: 200, closesItself: true)
    let definition = SmallCongress.congress(ballots: [plan])
    let founding = EventRecord(
      sequence: 1, atMS: 1_000, actor: nil, commandID: nil, event: .congressFounded(definition))
    let state = CongressState(definition, foundedBy: founding)
    try await RunningService.with(state: state) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: ["ballots"])
      let first = try await desk.nextTopic()
      try desk.say(.acknowledge(Acknowledgement(topic: "ballots", revision: first.revision)))
      try desk.say(.command(CommandMessage(id: "1", command: .ballotOpen("B3"))))
      // Nothing more is sent: the close comes by itself, and with it the next value.
      var newest: BallotState?
      while newest != .counted {
        let update = try await desk.nextTopic()
        if case .ballots(let view) = update.value { newest = view.ballots.last?.state }
        try desk.say(.acknowledge(Acknowledgement(topic: "ballots", revision: update.revision)))
      }
      let closed = service.journal.records.first { $0.event == .ballotClosed(ballot: "B3") }
      #expect(closed != nil && closed?.actor == nil && closed?.commandID == nil)
    }
  }

  @Test func aRepeatedIdGetsTheFirstAnswerAndDoesNothingTwice() async throws {
    try await RunningService.with { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.registration, id: "desk-1", want: [])
      let first = try await desk.command("same", .delegateCheckIn("D-4"))
      let again = try LineClient(port: service.port)
      try again.hello(.registration, id: "desk-1", want: [])
      #expect(try await again.command("same", .delegateCheckIn("D-4")) == first)
      #expect(refusal(try await desk.command("new", .delegateCheckIn("D-4"))) == "delegate_already_present")
      #expect(refusal(try await again.command("new", .delegateStepOut("D-4"))) == "delegate_already_present")
      #expect(service.journal.records.count == 2)
    }
  }

  @Test func commandsThatWaitTogetherShareOneWriteAndEachIsAnswered() async throws {
    let journal = MemoryJournal()
    try await RunningService.with(journal: journal) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: ["agenda"])
      _ = try await desk.nextTopic()
      journal.hold()
      for number in 0..<30 {
        let code: Code<Delegate> = "D-1"
        let command: Command = number.isMultiple(of: 2) ? .delegateStepOut(code) : .delegateCheckIn(code)
        try desk.say(.command(CommandMessage(id: "\(number)", command: command)))
      }
      // A pong comes after the service has read everything before it.
      try desk.say(.ping(atMS: 7))
      while true { if case .pong = try await desk.next() { break } }
      journal.release()
      var answered: [String] = []
      while answered.count < 30 {
        if case .reply(let reply) = try await desk.next() {
          #expect(done(reply.answer) != nil)
          answered.append(reply.id)
        }
      }
      #expect(answered == (0..<30).map(String.init), "in the order of arrival")
      #expect(journal.records.count == 31)
      #expect(journal.writes <= 3, "\(journal.writes) writes for 30 commands")
    }
  }

  @Test func whatCannotBeWrittenHasNotHappenedAndTheServiceGoesOn() async throws {
    let journal = MemoryJournal()
    try await RunningService.with(journal: journal) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: ["attendance"])
      guard case .attendance(let before) = try await desk.nextTopic().value else { throw Mistaken() }
      journal.setFull(true)
      #expect(refusal(try await desk.command("1", .delegateCheckIn("D-4"))) == "journal_failed")
      journal.setFull(false)
      #expect(done(try await desk.command("1", .delegateCheckIn("D-4"))) == 2, "it may be sent again")
      try desk.say(.acknowledge(Acknowledgement(topic: "attendance", revision: 1)))
      guard case .attendance(let after) = try await desk.nextTopic().value else { throw Mistaken() }
      #expect(after.present == before.present + 1)
    }
  }

  /// "Nothing was done" was said of an event that was there after the next start.
  @Test(arguments: [true, false], [0, 1, 3])
  func aWriteWithoutAnAnswerIsSettledBeforeAnythingElseIsDecided(keeps: Bool, settlingFailures: Int) async throws {
    let journal = MemoryJournal()
    try await RunningService.with(journal: journal) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      journal.fail(MemoryJournal.Fault(keeps: keeps, settlingFailures: settlingFailures))
      let first = try await desk.command("1", .delegateCheckIn("D-4"))
      switch (settlingFailures, keeps) {
      case (0, true): #expect(done(first) == 2, "it was found to be on record")
      case (0, false): #expect(refusal(first) == "journal_failed", "it was found not to be")
      default: #expect(refusal(first) == "outcome_unknown")
      }
      for number in stride(from: 1, to: settlingFailures, by: 1) {
        let answer = try await desk.command("other-\(number)", .delegateStepOut("D-1"))
        #expect(refusal(answer) == "journal_failed", "it was never decided")
      }
      // Under the same id it is done once, whatever became of it before.
      #expect(done(try await desk.command("1", .delegateCheckIn("D-4"))) == 2)
      #expect(journal.records.count == 2)
      #expect(done(try await desk.command("2", .delegateStepOut("D-4"))) == 3)
    }
  }

  @Test func theControlRoomIsToldWhileNothingCanBeRecorded() async throws {
    let journal = MemoryJournal()
    try await RunningService.with(journal: journal) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: ["control-room"])
      func room(until holds: (ControlRoomView) -> Bool) async throws -> ControlRoomView {
        while true {
          let update = try await desk.nextTopic()
          try desk.say(.acknowledge(Acknowledgement(topic: "control-room", revision: update.revision)))
          if case .controlRoom(let view) = update.value, holds(view) { return view }
        }
      }
      let other = try LineClient(port: service.port)
      try other.hello(.operator, id: "control-2", want: [])
      journal.setFull(true)
      #expect(refusal(try await other.command("1", .delegateCheckIn("D-4"))) == "journal_failed")
      let trouble = try await room { $0.journal != nil }.journal
      #expect(trouble?.reason.contains("DiskFull") == true)
      journal.setFull(false)
      #expect(done(try await other.command("1", .delegateCheckIn("D-4"))) == 2)
      _ = try await room { $0.journal == nil }
    }
  }

  @Test func admittedCommandsAreAnsweredBeforeTheServiceEnds() async throws {
    let journal = MemoryJournal()
    try await RunningService.with(journal: journal) { service in
      let desk = try LineClient(port: service.port)
      try desk.hello(.operator, id: "control-1", want: [])
      journal.hold()
      try desk.say(.command(CommandMessage(id: "1", command: .itemNext)))
      try desk.say(.ping(atMS: 7))
      while true { if case .pong = try await desk.next() { break } }
      await service.group.triggerGracefulShutdown()
      journal.release()
      guard case .reply(let reply) = try await desk.nextWord() else { throw Mistaken() }
      #expect(done(reply.answer) == 3)
      #expect(try await desk.closeCode() == .shuttingDown)
    }
    #expect(journal.records.count == 3, "the command that was admitted is on record")
  }

  @Test func aMemoryOfCommandsIsTheSameAfterItWasWrittenDown() throws {
    var memory = CommandMemory()
    for number in 0..<1_000 { memory.remember("operator/a/\(number)", at: Int64(number)) }
    memory.remember("operator/a/7", at: 2_000)
    let again = try #require(CommandMemory(encoded: memory.encoded))
    #expect(again.sequence(of: "operator/a/7") == 2_000 && again.sequence(of: "operator/a/999") == 999)
    #expect(again.sequence(of: "operator/b/7") == nil)
    #expect(CommandMemory(encoded: [1, 2, 3]) == nil)
  }

  @Test func theOldestAnswersAreForgottenFirst() {
    var memory = AnswerMemory(capacity: 2)
    for id in ["a", "b", "c"] { memory.remember(.done(sequence: 1), for: id) }
    memory.remember(.done(sequence: 2), for: "c")
    #expect(memory["a"] == nil)
    #expect(memory["b"] == .done(sequence: 1))
    #expect(memory["c"] == .done(sequence: 1), "the first answer stands")
  }

  @Test func aFullQueueRefusesAndAClosedOneToo() {
    let queue = CommandQueue(capacity: 1)
    let request = CommandRequest(
      id: "1", actor: Actor(role: .operator, name: "x"), atMS: 0, command: .itemNext)
    #expect(queue.offer(WaitingCommand(request: request) { _ in }) == .admitted)
    #expect(queue.offer(WaitingCommand(request: request) { _ in }) == .full)
    queue.close()
    #expect(queue.offer(WaitingCommand(request: request) { _ in }) == .closed)
  }
}
