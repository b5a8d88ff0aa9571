import Congress
import ControlService
import HallProtocol
import HallTestSupport
import Testing

/// Goal: of several services over one record one decides; the others show what it has decided, and say who decides.
///
/// Method: real services in memory over one record; leadership is moved at the worst moments.
@Suite(.timeLimit(.minutes(30))) struct FollowerTests {
  private func refusal(_ answer: Reply.Answer) -> String? {
    if case .refused(let refusal) = answer { refusal.code } else { nil }
  }

  /// Two services over one record, of which "one" leads.
  private func pair(
    _ test: @escaping @Sendable (_ one: HallRig, _ other: HallRig, _ record: MemoryRecord) async throws -> Void
  ) async throws {
    let record = MemoryRecord(leader: "one")
    try await HallRig.with(.memory, journal: MemoryJournal(name: "one", record: record)) { one in
      try await HallRig.with(.memory, journal: MemoryJournal(name: "other", record: record)) { other in
        try await test(one, other, record)
      }
    }
  }

  private func desk(_ rig: HallRig) async throws -> LineClient {
    let desk = try await rig.connect()
    try desk.hello(.operator, id: "control-1", want: [])
    return desk
  }

  @Test func aFollowerShowsWhatTheLeaderHasDecidedAndRefusesToDecide() async throws {
    try await pair { one, other, _ in
      let watch = try await other.connect(release: .acknowledged)
      try watch.hello(.observer, id: "watch", want: ["attendance"])
      guard case .attendance(let before) = try await watch.nextTopic().value else { throw Mistaken() }
      try watch.say(.acknowledge(Acknowledgement(topic: "attendance", revision: 1)))
      let answer = try await desk(one).command("1", .delegateCheckIn("D-4"))
      #expect(answer == .done(sequence: 2))
      guard case .attendance(let after) = try await watch.nextTopic().value else { throw Mistaken() }
      #expect(after.present == before.present + 1)
      let follower = try await desk(other)
      #expect(refusal(try await follower.command("2", .delegateStepOut("D-4"))) == "not_leader")
      #expect(
        try await follower.command("1", .delegateCheckIn("D-4")) == answer, "what is on record is answered from there")
      #expect(one.journal.records.count == 2)
    }
  }

  @Test func whoeverLeadsNextBeginsBehindTheNewestRecord() async throws {
    try await pair { one, other, record in
      #expect(try await desk(one).command("1", .delegateCheckIn("D-4")) == .done(sequence: 2))
      record.elect("other")
      let next = try await desk(other)
      // It may not have heard yet that it leads.
      var answer = try await next.command("2", .delegateStepOut("D-4"))
      while refusal(answer) == "not_leader" { answer = try await next.command("2", .delegateStepOut("D-4")) }
      #expect(answer == .done(sequence: 3))
      let before = try await desk(one)
      var late = try await before.command("3", .delegateCheckIn("D-4"))
      while refusal(late) == "written_by_another" { late = try await before.command("3", .delegateCheckIn("D-4")) }
      #expect(refusal(late) == "not_leader")
      #expect(record.sequences == [1, 2, 3], "nothing twice, nothing lost")
    }
  }

  /// A leader that stood still while another was chosen must not write over what that one has written.
  @Test func aLeaderWhoseTermIsOverWritesNothingAndReadsOn() async throws {
    try await pair { one, other, record in
      let (late, next) = (try await desk(one), try await desk(other))
      let watch = try await one.connect()
      try watch.hello(.observer, id: "watch", want: ["attendance"])
      guard case .attendance(let before) = try await watch.nextTopic().value else { throw Mistaken() }
      try watch.say(.acknowledge(Acknowledgement(topic: "attendance", revision: 1)))
      one.journal.hold()
      try late.say(.command(CommandMessage(id: "1", command: .delegateStepOut("D-1"))))
      while !one.journal.isHolding { await Task.yield() }
      record.elect("other")
      var answer = try await next.command("2", .delegateCheckIn("D-4"))
      while refusal(answer) == "not_leader" { answer = try await next.command("2", .delegateCheckIn("D-4")) }
      one.journal.release()
      guard case .reply(let reply) = try await late.nextWord() else {
        guard case .reply(let reply) = try await late.nextWord() else { throw Mistaken() }
        #expect(refusal(reply.answer) == "written_by_another")
        return
      }
      #expect(refusal(reply.answer) == "written_by_another")
      guard case .attendance(let after) = try await watch.nextTopic().value else { throw Mistaken() }
      #expect(after.present == before.present + 1, "it shows what the other has written, and nothing of its own")
      #expect(record.sequences == [1, 2])
    }
  }

  @Test func anAppendWithoutAnAnswerThatAnotherLeaderOvertookIsNotDone() async throws {
    try await pair { one, other, record in
      let (late, next) = (try await desk(one), try await desk(other))
      one.journal.fail(MemoryJournal.Fault(keeps: false, settlingFailures: 1))
      #expect(refusal(try await late.command("1", .delegateStepOut("D-1"))) == "outcome_unknown")
      record.elect("other")
      var answer = try await next.command("2", .delegateCheckIn("D-4"))
      while refusal(answer) == "not_leader" { answer = try await next.command("2", .delegateCheckIn("D-4")) }
      var again = try await late.command("1", .delegateStepOut("D-1"))
      while refusal(again) == "written_by_another" { again = try await late.command("1", .delegateStepOut("D-1")) }
      #expect(refusal(again) == "not_leader")
      #expect(record.sequences == [1, 2])
    }
  }

  @Test func withoutALeaderNothingIsDecidedAndSaidSo() async throws {
    try await pair { one, _, record in
      record.elect(nil)
      let desk = try await desk(one)
      var answer = try await desk.command("1", .delegateCheckIn("D-4"))
      while refusal(answer) == "written_by_another" { answer = try await desk.command("1", .delegateCheckIn("D-4")) }
      #expect(refusal(answer) == "no_leader")
    }
  }
}
