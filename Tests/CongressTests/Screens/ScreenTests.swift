import Congress
import HallTestSupport
import Testing

/// Goal: a screen shows what the operator gave it to show, over restarts, and SAFE covers it all the same.
///
/// Method: commands in the sample congress, whose one known screen is `hall-left`; what a screen is told is looked at
/// after each, and again in a state replayed from the records.
@Suite struct ScreenTests {
  private static let left: Code<Screen> = "hall-left"

  /// What the screen shows as one picture, wherever it comes from.
  private func content(_ hall: Hall, _ id: Code<Screen> = left) -> SceneContent {
    let view = hall.state.screenView(id)
    return (view.standing.picture ?? hall.state.outputView(view.output)).content
  }

  @Test func aKnownScreenFollowsItsOutput() throws {
    let hall = try Hall(after: .cueTake("hall", .attendance))
    let view = hall.state.screenView(Self.left)
    #expect(view.standing == .follows)
    #expect(view.output == "hall" && view.number == 1)
    #expect(content(hall).scene == .attendance)
  }

  @Test func aScreenThatNobodyKnowsShowsTheHoldingPictureUntilItIsTakenIn() throws {
    var hall = try Hall(after: .cueTake("hall", .attendance))
    let stranger = hall.state.screenView("hall-lefft")
    #expect(stranger.standing.name == .unknown && stranger.number == 0)
    #expect(content(hall, "hall-lefft") == .holding)
    try hall.run(.screenAssign("hall-lefft", "press"))
    #expect(hall.state.screenView("hall-lefft").standing == .follows)
    #expect(hall.state.screenView("hall-lefft").output == "press")
    #expect(hall.state.screenView("hall-lefft").number == 2)
  }

  @Test func aCongressThatNamesNoScreensShowsTheHallToWhoeverComes() throws {
    let sample = Definition.sample()
    let definition = Definition(
      id: sample.id, name: sample.name, language: sample.language, utcOffset: 0, theme: sample.theme,
      emblem: nil, hall: sample.hall, quorum: sample.quorum, outputs: sample.outputs, screens: [],
      agenda: sample.agenda, ballots: sample.ballots, roster: sample.roster, presentAtFounding: [])
    #expect(try Hall(definition).state.screenView("anything").standing == .follows)
  }

  @Test func aPinnedSceneIsKeptUpToDateWhateverIsOnAir() throws {
    var hall = try Hall(after: .screenPin(Self.left, .attendance), .cueTake("hall", .black))
    guard case .attendance(let before) = content(hall) else { throw SampleError(description: "not attendance") }
    try hall.run(.delegateCheckIn("D6"), as: .desk)
    guard case .attendance(let after) = content(hall) else { throw SampleError(description: "not attendance") }
    #expect(after.present == before.present + 1)
    try hall.run(.screenFollow(Self.left))
    #expect(content(hall) == .black)
  }

  @Test func aPinnedBreakCountsFromWhenItWasPinned() throws {
    let until = try #require(TimeOfDay(text: "12:00"))
    var hall = try Hall()
    try hall.run(.cueTake("press", .break(until: until, place: nil)))
    let taken = hall.state.outputView("press").content
    var pinned = try Hall()
    try pinned.run(.screenPin(Self.left, .break(until: until, place: nil)))
    #expect(content(pinned) == taken)
    #expect(pinned.state.screenView(Self.left).standing.picture?.takenAtMS == pinned.nowMS)
  }

  @Test func aFrozenScreenKeepsItsPictureAndItsTime() throws {
    var hall = try Hall(after: .cueTake("hall", .attendance), .screenFreeze(Self.left))
    let frozenMS = hall.nowMS
    let frozen = content(hall)
    try hall.run(.delegateCheckIn("D6"), as: .desk)
    try hall.run(.cueTake("hall", .black))
    #expect(content(hall) == frozen)
    guard case .frozen(_, let atMS) = hall.state.screenView(Self.left).standing else {
      throw SampleError(description: "not frozen")
    }
    #expect(atMS == frozenMS)
    let again = try CongressState.replaying(hall.records)
    #expect(again.screenView(Self.left) == hall.state.screenView(Self.left))
  }

  @Test func safeCoversScreensThatArePinnedFrozenOrUnknown() throws {
    for step in [Command.screenPin(Self.left, .attendance), .screenFreeze(Self.left)] {
      let hall = try Hall(after: .cueTake("hall", .attendance), step, .safeOn)
      #expect(content(hall) == .fallback)
      #expect(content(hall, "stranger") == .fallback)
      let after = try CongressState.replaying(hall.records)
      #expect(after.screen(Self.left)?.mode != .follows, "it comes back as it was")
    }
  }

  @Test func givenToAnotherOutputAScreenFollowsIt() throws {
    var hall = try Hall(after: .cueTake("press", .black), .screenFreeze(Self.left))
    try hall.run(.screenAssign(Self.left, "press"))
    #expect(hall.state.screenView(Self.left).standing == .follows)
    #expect(content(hall) == .black)
  }

  @Test func aScreenSaysWhoItIsForFiveSecondsAndAllDoWithoutAName() throws {
    var hall = try Hall()
    try hall.run(.screenIdentify(Self.left))
    #expect(hall.state.screenView(Self.left).identifyUntilMS == hall.nowMS + 5_000)
    #expect(hall.state.screenView("stranger").identifyUntilMS == 0)
    try hall.run(.screenIdentify(nil))
    for id in [Self.left, "stranger"] {
      #expect(hall.state.screenView(id).identifyUntilMS == hall.nowMS + 5_000, "\(id)")
    }
  }

  @Test func anUndoDoesNotReachPastAScreenToWhatIsOnAirButPastItsName() throws {
    var hall = try Hall(after: .cueTake("hall", .attendance), .screenIdentify(nil))
    try hall.run(.commandUndo)
    #expect(hall.state.onAir("hall") == .holding, "what ends by itself need not be undone")
    try hall.run(.cueTake("hall", .attendance))
    try hall.run(.screenFreeze(Self.left))
    #expect(throws: Rejection.self) { try hall.run(.commandUndo) }
    #expect(hall.state.onAir("hall") == .attendance)
  }

  @Test func aPinnedScreenNeverShowsWhatIsNotPublished() throws {
    var hall = try Hall(after: .ballotOpen("B1"), .ballotClose("B1"))
    #expect(throws: Rejection.resultNotPublished("B1", state: .closed)) {
      try hall.run(.screenPin(Self.left, .result("B1")))
    }
  }

  @Test func whatAScreenIsToldIsWrittenAndReadTheSame() throws {
    var hall = try Hall()
    var views = [hall.state.screenView(Self.left), hall.state.screenView("stranger")]
    for step in [
      Command.screenRename(Self.left, "Trái"), .screenPin(Self.left, .attendance), .screenFreeze(Self.left),
      .screenFollow(Self.left),
    ] {
      try hall.run(step)
      views.append(hall.state.screenView(Self.left))
    }
    for view in views { #expect(try throughJSON(view) == view) }
    #expect(try throughJSON(hall.state.showView) == hall.state.showView)
    #expect(hall.state.showView.screens.map(\.name) == ["Trái"])
  }

  @Test func anEventAboutAScreenThatIsNotThereChangesNothing() throws {
    var hall = try Hall()
    let before = hall.state
    hall.store(.screenChanged(screen: "gone", change: .frozen))
    #expect(hall.state.screens == before.screens)
  }
}

extension RefusalTests {
  private static let left: Code<Screen> = "hall-left"
  private static let long = String(repeating: "m", count: 121)

  static let screens: [(ScreenRule, [Command], Command)] = [
    (.unknown("x", known: [left]), [], .screenFreeze("x")),
    (.unknown("x", known: [left]), [], .screenIdentify("x")),
    (.idNotFit("a/b"), [], .screenAssign("a/b", "hall")),
    (.nameNotFit(left), [], .screenRename(left, "\u{7}")),
    (.nameNotFit(left), [], .screenRename(left, "  ")),
    (.nameTooLong(left, bytes: 121), [], .screenRename(left, long)),
    (.nameAlreadySo(left, name: ""), [], .screenRename(left, "")),
    (.outputAlreadySo(left, output: "hall"), [], .screenAssign(left, "hall")),
    (.alreadyPinned(left, cue: .black), [.screenPin(left, .black)], .screenPin(left, .black)),
    (.alreadyFrozen(left), [.screenFreeze(left)], .screenFreeze(left)),
    (.alreadyFollows(left, output: "hall"), [], .screenFollow(left)),
    (.ceremonyOnAir(left), [.cueTake("hall", .ceremony(.silence))], .screenIdentify(left)),
    (.ceremonyOnAir(left), [.screenPin(left, .ceremony(.silence))], .screenIdentify(nil)),
  ]

  @Test(arguments: screens.indices) func aScreenCommandThatBreaksARuleIsRefused(_ index: Int) throws {
    let (rule, prepared, command) = Self.screens[index]
    var hall = try Hall()
    for step in prepared { try hall.run(step) }
    let before = hall.state
    #expect(throws: Rejection.screen(rule)) { try hall.run(command) }
    #expect(hall.state == before)
    #expect(Self.stableNames.contains(rule.code))
  }

  @Test func noMoreScreensAreTakenInThanThereIsRoomFor() throws {
    var hall = try Hall()
    for number in 1..<ScreenStanding.countMax {
      hall.store(.screenChanged(screen: Code("s\(number)"), change: .assigned(output: "hall")))
    }
    #expect(throws: Rejection.screen(.tooMany)) { try hall.run(.screenAssign("one-more", "hall")) }
  }

  @Test func screensGoToOutputsThatThereAre() throws {
    var hall = try Hall()
    #expect(throws: Rejection.outputUnknown("roof", known: ["hall", "lobby", "press"])) {
      try hall.run(.screenAssign(Self.left, "roof"))
    }
  }
}
