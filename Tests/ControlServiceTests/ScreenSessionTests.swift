import Congress
import ControlService
import Foundation
import HallProtocol
import HallTestSupport
import Testing

/// Goal: a screen is told at once what it is to show, and whoever runs the show what each screen shows.
///
/// Method: the same on each footing of ``HallRig``: step by step, in memory, over real sockets; every wait is for a line.
@Suite(.timeLimit(.minutes(30))) struct ScreenSessionTests {
  /// Waits for the next value of a topic, acknowledging all that come.
  private func next(_ topic: Topic, to client: LineClient) async throws -> TopicUpdate {
    while true {
      let update = try await client.nextTopic()
      try client.say(
        .acknowledge(Acknowledgement(topic: update.value.topic.name, revision: update.revision, shownAt: 9)))
      if update.value.topic == topic { return update }
    }
  }

  private func line(_ id: String, to desk: LineClient, where holds: (ScreensView.Line) -> Bool) async throws
    -> ScreensView.Line
  {
    while true {
      guard case .screens(let view) = try await next(.screens, to: desk).value else { throw Failed() }
      if let line = view.screens.first(where: { $0.id == id }), holds(line) { return line }
    }
  }

  /// One that commands and one that looks on.
  private func desks(_ rig: HallRig) async throws -> (desk: LineClient, watch: LineClient) {
    let (desk, watch) = (try await rig.connect(), try await rig.connect())
    try desk.hello(.operator, id: "control-1", want: [])
    try watch.hello(.operator, id: "control-2", want: ["screens"])
    return (desk, watch)
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenThatIsGivenToAnotherOutputIsSentItAndNoLongerTheOneBefore(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      let (desk, watch) = try await desks(rig)
      #expect(try await desk.command("1", .screenAssign("hall-left", "lobby")).isDone)
      guard case .screen(let view) = try await next(.screen("hall-left"), to: screen).value else { throw Failed() }
      #expect(view.output == "lobby")
      guard case .output(let picture) = try await next(.output("lobby"), to: screen).value else { throw Failed() }
      #expect(picture.output == "lobby")
      let line = try await line("hall-left", to: watch) { $0.output == "lobby" && $0.shownRevision > 0 }
      #expect(line.shownRevision == line.askedRevision && line.standing == .follows)
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aPinnedScreenCountsByWhatItIsPinnedTo(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      let (desk, watch) = try await desks(rig)
      _ = try await desk.command("1", .screenPin("hall-left", .attendance))
      let update = try await next(.screen("hall-left"), to: screen)
      guard case .screen(let view) = update.value, case .pinned(let picture) = view.standing else { throw Failed() }
      #expect(picture.content.scene == .attendance)
      let line = try await line("hall-left", to: watch) {
        $0.standing == .pinned && $0.shownRevision == update.revision
      }
      #expect(line.askedRevision == update.revision && line.shownAtMS == 9)
    }
  }

  /// With the screens' token, 2,100 invented names pushed the hall's own screens out of sight.
  @Test(arguments: HallRig.Footing.allCases) func inventedNamesNeitherHideAKnownScreenNorAreKept(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      for number in 0..<100 {
        let stranger = try await rig.connect()
        try stranger.hello(.screen, id: "a-\(number)")
        _ = try await next(.screen(Code("a-\(number)")), to: stranger)
        stranger.closeOutput()
        await #expect(throws: LineClient.Closed.self) { while true { _ = try await stranger.next() } }
      }
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      let watch = try await rig.connect()
      try watch.hello(.operator, id: "control-2", want: ["screens"])
      while true {
        guard case .screens(let view) = try await next(.screens, to: watch).value else { throw Failed() }
        #expect(view.screens.count <= 65)
        guard let first = view.screens.first, first.id == "hall-left" else { continue }
        break
      }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenThatNobodyKnowsIsRefusedWhereTooManyOfThemAreConnected(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing, connectionsMax: 200) { rig in
      var strangers: [LineClient] = []
      for number in 0..<64 {
        let stranger = try await rig.connect()
        try stranger.hello(.screen, id: "a-\(number)")
        _ = try await next(.screen(Code("a-\(number)")), to: stranger)
        strangers.append(stranger)
      }
      let refused = try await rig.connect()
      try refused.hello(.screen, id: "one-more")
      #expect(try await refused.closeCode() == .tooManyConnections)
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      withExtendedLifetime(strangers) {}
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenThatNobodyKnowsIsToldSoAndTheOperatorToo(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-lefft")
      guard case .screen(let view) = try await next(.screen("hall-lefft"), to: screen).value else { throw Failed() }
      #expect(view.standing.name == .unknown && view.standing.picture?.content == .holding)
      let (desk, watch) = try await desks(rig)
      #expect(try await line("hall-lefft", to: watch) { _ in true }.standing == .unknown)
      _ = try await desk.command("1", .screenAssign("hall-lefft", "hall"))
      guard case .screen(let known) = try await next(.screen("hall-lefft"), to: screen).value else { throw Failed() }
      #expect(known.standing == .follows && known.number == 3)
      _ = try await line("hall-lefft", to: watch) { $0.standing == .follows }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aScreenIsToldOfItselfAndOfNoOther(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left", want: ["screen.lobby-1"])
      #expect(try await screen.closeCode() == .topicNotOpen)
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func theNewerOfTwoScreensAndTheOperatorAreToldOfTheOther(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      let older = try await rig.connect()
      try older.hello(.screen, id: "hall-left")
      guard case .welcome(let first) = try await older.next() else { throw Failed() }
      #expect(first.hasReplaced == nil)
      let newer = try await rig.connect()
      try newer.hello(.screen, id: "hall-left")
      guard case .welcome(let second) = try await newer.next() else { throw Failed() }
      #expect(second.hasReplaced == true)
      #expect(try await older.closeCode() == .replaced)
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: ["screens"])
      _ = try await line("hall-left", to: desk) { $0.takenOverAtMS != nil && $0.isConnected }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func aTakeHasOneMomentForAllAndFiguresHaveTheSame(
    on footing: HallRig.Footing
  ) async throws {
    try await HallRig.with(footing) { rig in
      var screens: [LineClient] = []
      for id in ["hall-left", "spare-1", "spare-2"] {
        let screen = try await rig.connect()
        try screen.hello(.observer, id: id, want: ["output.hall"])
        screens.append(screen)
      }
      for screen in screens { #expect(try await next(.output("hall"), to: screen).presentAtMS == nil) }
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      _ = try await desk.command("1", .cueTake("hall", .attendance))
      var moments: Set<Int64?> = []
      for screen in screens { moments.insert(try await next(.output("hall"), to: screen).presentAtMS) }
      _ = try await desk.command("2", .delegateStepOut("D-1"))
      for screen in screens { moments.insert(try await next(.output("hall"), to: screen).presentAtMS) }
      #expect(moments.count == 1 && moments != [nil])
    }
  }

  /// What a screen found there when it came is not what it takes for something new.
  @Test func theDelayOfAScreenIsMeasuredFromWhatIsPublishedWhileItIsThere() async throws {
    try await HallRig.with(.machine) { rig in
      let (desk, watch) = (try await rig.connect(), try await rig.connect())
      try desk.hello(.operator, id: "control-1", want: [])
      _ = try await desk.command("1", .cueTake("hall", .attendance))
      // An answer takes a millisecond at least.
      let waitMS: Int64 = 50
      for millisecond in 0..<waitMS { _ = try await desk.command("wait-\(millisecond)", .delegateStepOut("D-404")) }
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      let first = try await screen.nextPicture()
      try screen.say(.acknowledge(Acknowledgement(topic: "output.hall", revision: first.revision, shownAt: .max)))
      _ = try await desk.command("2", .delegateStepOut("D-1"))
      let next = try await screen.nextPicture()
      try screen.say(.acknowledge(Acknowledgement(topic: "output.hall", revision: next.revision, shownAt: .max)))
      try watch.hello(.operator, id: "control-2", want: ["screens"])
      let line = try await line("hall-left", to: watch) { $0.shownRevision == next.revision }
      let delayMS = try #require(line.delayMS)
      #expect((0..<waitMS).contains(delayMS), "what it found had been there for longer")
    }
  }

  @Test(arguments: [Int64.min, -1, 0, .max]) func aScreenMaySayAnyMomentAndEndsNothing(shownAt: Int64) async throws {
    try await HallRig.with(.machine) { rig in
      let (desk, screen) = (try await rig.connect(), try await rig.connect())
      try desk.hello(.operator, id: "control-1", want: [])
      try screen.hello(.screen, id: "hall-left")
      for scene in [Cue.attendance, .item] {
        let picture = try await screen.nextPicture()
        try screen.say(
          .acknowledge(Acknowledgement(topic: "output.hall", revision: picture.revision, shownAt: shownAt)))
        #expect(try await desk.command("take-\(picture.revision)", .cueTake("hall", scene)).isDone)
      }
      _ = try await screen.nextPicture()
    }
  }

  /// Another output's picture may be an hour old when a screen is given to it.
  @Test func theDelayOfAScreenIsNotMeasuredFromWhatItsNewOutputShowedBefore() async throws {
    try await HallRig.with(.machine) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      let (desk, watch) = (try await rig.connect(), try await rig.connect())
      try desk.hello(.operator, id: "control-1", want: [])
      try watch.hello(.operator, id: "control-2", want: ["screens", "output.lobby"])
      _ = try await desk.command("1", .delegateStepOut("D-1"))
      _ = try await desk.command("2", .cueTake("hall", .attendance))
      _ = try await next(.output("hall"), to: screen)
      _ = try await desk.command("3", .screenAssign("hall-left", "lobby"))
      let picture = try await screen.nextPicture()
      #expect(picture.value.topic == .output("lobby"))
      try screen.say(.acknowledge(Acknowledgement(topic: "output.lobby", revision: picture.revision, shownAt: .max)))
      let line = try await line("hall-left", to: watch) { $0.output == "lobby" && $0.shownRevision == picture.revision }
      #expect(line.delayMS == nil)
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func whatAScreenSaysOfItsDisplayIsReported(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      let report = ScreenReport(width: 768, height: 480, connector: "HDMI-A-1")
      try screen.say(.report(report))
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: ["screens"])
      #expect(try await line("hall-left", to: desk) { $0.report != nil }.report == report)
    }
  }

  // MARK: Pictures

  @Test(arguments: HallRig.Footing.allCases) func aPictureGoesToWhoeverAskedAndToNobodyElse(on footing: HallRig.Footing)
    async throws
  {
    try await HallRig.with(footing) { rig in
      let screen = try await rig.connect()
      try screen.hello(.screen, id: "hall-left")
      _ = try await next(.output("hall"), to: screen)
      let (desk, other) = (try await rig.connect(), try await rig.connect())
      try desk.hello(.operator, id: "control-1", want: [])
      try other.hello(.operator, id: "control-2", want: [])
      for client in [desk, other] { guard case .welcome = try await client.next() else { throw Failed() } }
      try desk.say(.shot(ShotRequest(id: "mine", screen: "hall-left", widthMax: 99_999)))
      guard case .shot(let request) = try await screen.nextWord() else { throw Failed() }
      #expect(request.widthMax == HallLimits.shotWidthRange.upperBound && request.id != "mine")
      // Another screen cannot answer in its place, nor one twice.
      let liar = try await rig.connect()
      try liar.hello(.screen, id: "lobby-1")
      try liar.say(.picture(ScreenPicture(id: request.id, screen: "hall-left", shownAt: 1, png: "LIE")))
      try liar.say(.ping(atMS: 1))
      while true { if case .pong = try await liar.next() { break } }
      try screen.say(.picture(ScreenPicture(id: request.id, screen: "hall-left", shownAt: 7, png: "AAAA")))
      try screen.say(.picture(ScreenPicture(id: request.id, screen: "hall-left", shownAt: 8, png: "BBBB")))
      guard case .picture(let picture) = try await desk.nextWord() else { throw Failed() }
      #expect(picture == ScreenPicture(id: "mine", screen: "hall-left", shownAt: 7, png: "AAAA"))
      try other.say(.ping(atMS: 5))
      guard case .pong = try await other.nextWord() else { throw Failed() }
    }
  }

  @Test(arguments: HallRig.Footing.allCases) func whyThereIsNoPictureIsSaid(on footing: HallRig.Footing) async throws {
    try await HallRig.with(footing, patience: ConnectionPatience(helloMS: 900_000, shotMS: 50)) { rig in
      let desk = try await rig.connect()
      try desk.hello(.operator, id: "control-1", want: [])
      guard case .welcome = try await desk.next() else { throw Failed() }
      func refusal(_ client: LineClient, _ screen: String) async throws -> String? {
        try client.say(.shot(ShotRequest(id: screen, screen: screen)))
        guard case .reply(let reply) = try await client.nextWord(), case .refused(let refusal) = reply.answer else {
          return nil
        }
        return reply.id == screen ? refusal.code : nil
      }
      #expect(try await refusal(desk, "nowhere") == "screen_not_connected")
      let silent = try await rig.connect()
      try silent.hello(.screen, id: "hall-left")
      guard case .welcome = try await silent.next() else { throw Failed() }
      #expect(try await refusal(desk, "hall-left") == "shot_timed_out")
      let teller = try await rig.connect()
      try teller.hello(.teller, id: "an", want: [])
      guard case .welcome = try await teller.next() else { throw Failed() }
      #expect(try await refusal(teller, "hall-left") == "role_may_not")
    }
  }
}

private struct Failed: Error {}
