import Congress
import ControlService
import Foundation
import HallProtocol
import HallTestSupport
import Settings
import Testing

/// Goal: everybody sees whole values of one moment, nobody is disturbed by anybody else, and bad input is told so.
///
/// Method: the same on each footing of ``HallRig``: step by step, in memory, over real sockets; every wait is for a line.
@Suite(.timeLimit(.minutes(30))) struct SessionTests {
  @Test(arguments: HallRig.Footing.allCases) func aScreenGetsItsOutputAndThenEveryChangeItHasRoomFor(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "lobby-1")
      guard case .welcome(let welcome) = try await screen.next() else { throw Failed() }
      #expect(welcome.topics == ["screen.lobby-1", "output.lobby"])
      #expect(welcome.epoch == "E1")
      let first = try await screen.nextPicture()
      guard case .output(let view) = first.value else { throw Failed() }
      #expect(view.content == .holding)
      try screen.say(.acknowledge(Acknowledgement(topic: "output.lobby", revision: first.revision)))
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      _ = try await desk.command("1", .itemNext)
      guard case .output(let next) = try await screen.nextPicture().value else { throw Failed() }
      #expect(next.content.scene == .attendance, "the lobby follows the hall")
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenThatDoesNotAcknowledgeIsSentNothingMoreAndThenOnlyTheNewest(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      let first = try await screen.nextPicture()
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      for cue in [Cue.attendance, .black, .programme, .fallback] {
        _ = try await desk.command("take-\(cue.text)", .cueTake("hall", cue))
      }
      try screen.say(.ping(atMS: 1))
      guard case .pong = try await screen.nextWord() else { throw Failed() }
      try screen.say(.acknowledge(Acknowledgement(topic: "output.hall", revision: first.revision)))
      guard case .output(let view) = try await screen.nextPicture().value else { throw Failed() }
      #expect(view.content == .fallback)
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aReturningClientIsSentOnlyWhatIsNewer(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let same = try await rig.connect()
      try same.hello(
        .observer, id: "o", want: ["agenda", "attendance"],
        have: Holding(epoch: "E1", topics: ["agenda": 1, "attendance": 0]))
      #expect(try await same.nextTopic().value.topic == .attendance)
      let other = try await rig.connect()
      try other.hello(.observer, id: "p", want: ["agenda"], have: Holding(epoch: "E0", topics: ["agenda": 99]))
      #expect(try await other.nextTopic().value.topic == .agenda, "another epoch holds nothing")
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func theNewestScreenOfAnIdStaysAndBothAreTold(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let older = try await rig.connect()
      try older.hello(.screen, id: "hall-left")
      _ = try await older.nextPicture()
      let newer = try await rig.connect()
      try newer.hello(.screen, id: "hall-left")
      _ = try await newer.nextPicture()
      #expect(try await older.closeCode() == .replaced)
      try newer.say(.ping(atMS: 1))
      guard case .pong = try await newer.nextWord() else { throw Failed() }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func whatAScreenHasShownIsReportedFromItsOwnWord(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      let arrived = try await screen.nextPicture().revision
      let other = try await rig.connect()
      try other.hello(.operator, id: "control-1", want: [])
      // While its picture is still coming, the screen is sent the next one and has shown nothing.
      try screen.say(.acknowledge(Acknowledgement(topic: "output.hall", revision: arrived)))
      _ = try await other.command("take", .cueTake("hall", .attendance))
      let revision = try await screen.nextPicture().revision
      try screen.say(
        .acknowledge(Acknowledgement(topic: "output.hall", revision: revision, shownAt: 77, problem: "no emblem")))
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-2", want: ["screens"])
      while true {
        let update = try await desk.nextTopic()
        try desk.say(.acknowledge(Acknowledgement(topic: "screens", revision: update.revision)))
        guard case .screens(let view) = update.value, let line = view.screens.first, line.shownRevision > 0 else {
          continue
        }
        #expect(line.id == "hall-left" && line.isConnected && line.shownAtMS == 77 && line.problem == "no emblem")
        #expect(line.shownRevision == line.askedRevision)
        break
      }
    }
  }

  /// Step by step nobody else could do anything while the record hangs.
  @Test(arguments: [HallRig.Footing.memory, .live])
  func aPeerThatHasFinishedSpeakingStillGetsItsAnswer(on footing: HallRig.Footing) async throws {
    let journal = MemoryJournal()
    try await HallRig.with(footing, journal: journal) { rig in
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      guard case .welcome = try await desk.next() else { throw Failed() }
      journal.hold()
      try desk.say(.command(CommandMessage(id: "1", command: .itemNext)))
      desk.closeOutput()
      let other = try await rig.connect()
      try other.hello(.operator, id: "control-2", want: [])
      _ = try await other.next()
      journal.release()
      guard case .reply(let reply) = try await desk.nextWord() else { throw Failed() }
      #expect(reply.answer == .done(sequence: 3))
      await #expect(throws: LineClient.Closed.self) { try await desk.next() }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenThatWasSentAwayIsReportedAsLost(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await screen.nextPicture()
      screen.send("nonsense\n")
      #expect(try await screen.closeCode() == .badLine)
      screen.closeOutput()
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: ["screens"])
      while true {
        let update = try await desk.nextTopic()
        try desk.say(.acknowledge(Acknowledgement(topic: "screens", revision: update.revision)))
        if case .screens(let view) = update.value, view.screens.contains(where: { !$0.isConnected }) { break }
      }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func whatAPutBackJournalNeverHeldIsSentAgain(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let client = try await rig.connect()
      try client.hello(
        .observer, id: "o", want: ["agenda"], have: Holding(epoch: "E1", topics: ["agenda": 99]))
      #expect(try await client.nextTopic().revision == 1)
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func theJournalTopicIsOrderedCompleteAndResumable(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: ["journal"])
      var seen: [Int64] = []
      func collect(until last: Int64) async throws {
        while seen.last != last {
          let update = try await desk.nextTopic()
          guard case .journal(let view) = update.value else { continue }
          seen += view.records.map(\.sequence)
          try desk.say(.acknowledge(Acknowledgement(topic: "journal", revision: update.revision)))
        }
      }
      try await collect(until: 1)
      for number in 0..<20 {
        let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("D-1") : .delegateCheckIn("D-1")
        try desk.say(.command(CommandMessage(id: "c\(number)", command: command)))
      }
      try await collect(until: 21)
      #expect(seen == Array(1...21))
      let again = try await rig.connect()
      try again.hello(
        .operator, id: "minutes", want: ["journal"], have: Holding(epoch: "E1", topics: ["journal": 19]))
      guard case .journal(let rest) = try await again.nextTopic().value else { throw Failed() }
      #expect(rest.records.map(\.sequence) == [20, 21])
    }
  }

  /// A browser's stream cannot answer: what has left for it counts as taken, and it is never behind by more than one.
  @Test(arguments: [HallRig.Footing.machine, .memory])
  func aPeerThatCannotAcknowledgeIsSentTheNewestAsFastAsItLeaves(on footing: HallRig.Footing) async throws {
    try await HallRig.with(footing) { rig in
      let (mute, desk) = (try await rig.connect(release: .flushed), try await rig.connect())
      try mute.hello(.operator, id: "stream", want: ["attendance", "journal"])
      try desk.hello(.operator, id: "control-1", want: [])
      var newest: Int64 = 0
      for number in 0..<6 {
        let command: Command = number.isMultiple(of: 2) ? .delegateStepOut("D-1") : .delegateCheckIn("D-1")
        guard case .done(let sequence) = try await desk.command("c\(number)", command) else { throw Failed() }
        newest = sequence
      }
      var (revision, recorded): (Int64, Int64) = (0, 0)
      while revision < newest || recorded < newest {
        let update = try await mute.nextTopic()
        if update.value.topic == .journal { recorded = update.revision } else { revision = update.revision }
      }
      #expect(revision == newest && recorded == newest)
    }
  }

  struct BadInput: Sendable, CustomTestStringConvertible {
    let text: String
    let reason: CloseReason.Kind
    var testDescription: String { reason.rawValue }
  }

  @Test(
    arguments: HallRig.Footing.allCases,
    [
      BadInput(text: "nonsense\n", reason: .badLine),
      BadInput(text: "{\"type\":\"ping\",\"at\":1}\n", reason: .helloExpected),
      BadInput(text: String(repeating: "x", count: HallLimits.lineBytesMax + 2), reason: .lineTooLong),
    ])
  func badInputIsToldSoAndDisturbsNobody(on footing: HallRig.Footing, _ input: BadInput) async throws {
    try await HallRig.with(footing) { rig in
      let good = try await rig.connect()
      try good.hello(.operator, id: "control-1", want: [])
      let bad = try await rig.connect()
      bad.send(input.text)
      #expect(try await bad.closeCode() == input.reason)
      await #expect(throws: LineClient.Closed.self) { try await bad.next() }
      guard case .done = try await good.command("1", .itemNext) else { throw Failed() }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func oneConnectionTooManyIsTurnedAwayAndTheOthersStay(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing, connectionsMax: 2) { rig in
      let first = try await rig.connect()
      try first.hello(.observer, id: "a", want: ["agenda"])
      let second = try await rig.connect()
      try second.hello(.observer, id: "b", want: [])
      _ = try await (first.next(), second.next())
      let third = try await rig.connect()
      try third.hello(.observer, id: "c", want: [])
      #expect(try await third.closeCode() == .tooManyConnections)
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      guard case .done = try await desk.command("1", .itemNext) else { throw Failed() }
      _ = try await first.nextTopic()
    }
  }
}

private struct Failed: Error {}
