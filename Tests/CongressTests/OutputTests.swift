import Congress
import Testing

/// Goal: a screen shows what was taken, nothing that was only selected, and the plain picture under SAFE.
///
/// Method: examples on a hall, a lobby that follows it, and a press output of its own.
@Suite struct OutputTests {
  /// A break until a moment that was three minutes ago lasted for 23 hours and 57 minutes.
  @Test(arguments: [("05:10", true), ("02:14", true), ("02:12", false), ("05:20", false), ("22:00", false)])
  func aBreakUntilAMomentThatIsOverIsOver(until: String, isOver: Bool) throws {
    // The hall's clocks show 05:13 when the sample congress is founded.
    var hall = try Hall()
    try hall.run(.cueTake("hall", .break(until: #require(TimeOfDay(text: until)), place: nil)))
    guard case .break(let view) = hall.state.outputView("hall").content else {
      Issue.record("no break")
      return
    }
    #expect((view.untilMS < hall.nowMS) == isOver && abs(view.untilMS - hall.nowMS) < 24 * 3_600_000)
  }

  @Test func standingByShowsNothing() throws {
    var hall = try Hall()
    let shown = hall.state.outputView("press")
    try hall.run(.cueStandby("press", .attendance))
    #expect(hall.state.outputView("press") == shown)
    #expect(hall.state.output("press")?.standby == .attendance)
  }

  @Test func takingShowsWhatStandsByAndClearsIt() throws {
    var hall = try Hall(after: .cueStandby("press", .attendance))
    #expect(
      try hall.run(.cueTake("press", nil))
        == [.cueTaken(output: "press", cue: .attendance), .cueStoodBy(output: "press", cue: nil)])
    #expect(hall.state.output("press")?.onAir == .attendance)
    #expect(hall.state.output("press")?.takenAtMS == hall.nowMS)
    #expect(hall.state.output("press")?.standby == nil)
  }

  @Test func takingAnotherCueLeavesTheStandby() throws {
    let hall = try Hall(after: .cueStandby("press", .attendance), .cueTake("press", .black))
    #expect(hall.state.output("press")?.onAir == .black)
    #expect(hall.state.output("press")?.standby == .attendance)
  }

  @Test func oneOutputsTakeLeavesTheOthers() throws {
    let hall = try Hall(after: .cueTake("press", .black))
    #expect(hall.state.outputView("hall").content == .holding)
    #expect(hall.state.outputView("press").content == .black)
  }

  @Test func aFollowerShowsWhatItFollows() throws {
    let hall = try Hall(after: .cueTake("hall", .attendance))
    #expect(hall.state.onAir("lobby") == .attendance)
    #expect(hall.state.outputView("lobby").content == hall.state.outputView("hall").content)
    #expect(hall.state.outputView("lobby").output == "lobby")
  }

  @Test func aPictureSaysSinceWhenItIsShownAndAFollowersTurnsWithIt() throws {
    var hall = try Hall(after: .cueTake("hall", .attendance))
    let takenMS = hall.nowMS
    try hall.run(.delegateCheckIn("D6"))
    #expect(hall.state.outputView("hall").takenAtMS == takenMS)
    #expect(hall.state.outputView("lobby").takenAtMS == takenMS)
    #expect(hall.state.outputView("press").takenAtMS == 0)
  }

  @Test func whatAnOlderServiceDoesNotSayReadsAsTheBeginningOfTime() throws {
    let view = try Hall().state.outputView("hall")
    let old = try json(view).replacing(#","takenAtMS":0"#, with: "")
    #expect(!old.contains("takenAtMS"))
    #expect(try decode(OutputView.self, old).takenAtMS == 0)
  }

  @Test func anUnknownOutputShowsTheFallback() throws {
    let hall = try Hall()
    #expect(hall.state.outputView("stage").content == .fallback)
  }

  @Test func safeCoversEveryScreenAndReleaseGivesExactlyWhatWasThere() throws {
    var hall = try Hall(after: .cueTake("press", .attendance), .ballotOpen("B1"), .cueStandby("press", .black))
    let outputs = hall.state.outputs
    let views = outputs.map { hall.state.outputView($0.name) }
    try hall.run(.safeOn)
    #expect(hall.state.isSafe)
    for output in outputs {
      #expect(hall.state.outputView(output.name).content == .fallback)
      #expect(hall.state.outputView(output.name).isSafe)
    }
    #expect(hall.state.outputs == outputs)
    try hall.run(.safeOff)
    #expect(hall.state.outputs == outputs)
    #expect(outputs.map { hall.state.outputView($0.name) } == views)
  }

  @Test func underSafeTheShowGoesOnUnseenAndReleaseShowsWhereItHasCome() throws {
    var hall = try Hall(after: .safeOn, .cueTake("press", .attendance), .ballotAsk("B1"))
    #expect(hall.state.outputView("press").content == .fallback)
    #expect(hall.state.outputView("hall").content == .fallback)
    try hall.run(.safeOff)
    #expect(hall.state.outputView("press").content == .attendance(hall.state.attendance))
    #expect(hall.state.outputView("hall").content.scene == .question)
  }

  @Test func aBreakHasTheTitleOfTheItemThatItIs() throws {
    func title(_ kind: Item.Kind) throws -> LocalizedText? {
      let item = Item(
        code: "1.01", kind: kind, title: LocalizedText(vi: "Thảo luận tổ"), presenter: nil, plannedStartMS: 0,
        plannedMinutes: 15, ballots: [], cue: .item)
      let session = Session(code: "S1", title: LocalizedText(vi: "Phiên"), items: [item])
      let day = Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày"), sessions: [session])
      var hall = try Hall(.sample(ballots: [], elections: [], agenda: Agenda(days: [day])))
      try hall.run(.itemNext)
      try hall.run(.cueTake("hall", .break(until: CueTests.noon, place: nil)))
      guard case .break(let facts) = hall.state.outputView("hall").content else { return nil }
      return facts.title
    }
    #expect(try title(.break)?.vi == "Thảo luận tổ")
    #expect(try title(.discussion)?.vi == "Thảo luận tổ")
    #expect(try title(.report) == nil, "a break in the midst of a report is a break")
  }

  @Test func theShowViewTellsWhatIsOnAirBeneathSafe() throws {
    let hall = try Hall(after: .cueTake("press", .black), .safeOn)
    #expect(hall.state.showView.isSafe)
    #expect(hall.state.showView.outputs == hall.state.outputs)
    #expect(hall.state.showView.sequence == hall.state.sequence)
    #expect(hall.state.showView.congress == "sample")
  }
}

/// Goal: cues are written and read in one way, and never without the ballot that they are about.
@Suite struct CueTests {
  /// A wall once counted down twenty-two hours because an hour was mistaken.
  @Test(arguments: [
    // Now, until, and how it is asked back.
    ("09:00", "08:30", "over"), ("09:00", "09:00", "over"), ("09:00", "06:01", "over"), ("00:10", "23:50", "over"),
    ("09:00", "09:15", "-"), ("09:00", "14:00", "-"), ("23:50", "00:10", "-"), ("17:00", "07:30", "-"),
    ("09:00", "05:00", "long"),
  ])
  func aBreakThatIsOverOrLastsMostOfADayIsAskedBack(now: String, until: String, asked: String) throws {
    let utcOffset: UTCOffset = 420
    let (from, to) = (try #require(TimeOfDay(text: now)), try #require(TimeOfDay(text: until)))
    let nowMS = from.next(afterMS: 1_758_844_800_000, utcOffset: utcOffset)
    let doubt = Cue.break(until: to, place: nil).breakDoubt(atMS: nowMS, utcOffset: utcOffset)
    let told =
      switch doubt {
      case .over: "over"
      case .long: "long"
      case nil: "-"
      }
    #expect(told == asked)
    #expect(Cue.attendance.breakDoubt(atMS: nowMS, utcOffset: utcOffset) == nil)
  }

  static let cues: [Cue] = [
    .holding, .programme, .item, .attendance, .credentials, .organisations, .speaker(.lowerThird), .speakers,
    .question("B1"), .voting("B1"), .result("B1"), .body("presidium"), .electionPapers("E1"),
    .electionTable("E1", rows: 3, round: 1), .elected("E1", round: nil), .notice("Đề nghị: tắt chuông"),
    .break(until: noon, place: "Tổ 1: phòng 201; Tổ 2: phòng 202"), .text(title: "Nghị quyết", "Một\nHai | Ba"),
    .seats("B1"), .fallback, .testPattern, .pictures("opening"), .ceremony(.silence), .black,
    .film(FilmCue(file: "opening.mp4", rite: .flag, ending: .takes(.question("B1")))),
    .camera(CameraCue("podium", beside: .question("B1"))), .presidium,
  ]

  static let noon = TimeOfDay(text: "12:00") ?? .midnight

  @Test func theseAreAllScenesWithTheirLayouts() {
    #expect(Self.cues.map(\.scene) == Cue.Scene.allCases)
    #expect(
      Cue.Scene.allCases.map(\.layout) == [
        "L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12", "L13", "L14", "L15", "L16",
        "L17", "L18", "L19", "L20", "L21", "L22", "L23", "L24", "L25", "L26", "P1",
      ])
  }

  @Test(arguments: cues)
  func aCueComesBackFromTextAndJSON(_ cue: Cue) throws {
    #expect(Cue(text: cue.text) == cue)
    #expect(Cue(text: cue.text.replacing(cue.scene.rawValue, with: cue.scene.layout)) == cue)
    #expect(try throughJSON(cue) == cue)
    #expect(Cue(scene: cue.scene, facts: cue.facts) == cue)
    // A map of seats may be about a vote, and need not.
    #expect(cue.scene.needsBallot == (cue.ballot != nil) || cue.scene == .seats)
  }

  @Test func anElectionsCueSaysRowsAndRoundAsFarAsTheyAreGiven() {
    #expect(Cue(text: "election-table:BC01") == .electionTable("BC01", rows: nil, round: nil))
    #expect(Cue(text: "election-table:BC01:12") == .electionTable("BC01", rows: 12, round: nil))
    #expect(Cue(text: "L14:BC01:all:2") == .electionTable("BC01", rows: nil, round: 2))
    #expect(Cue(text: "elected:BC01:2") == .elected("BC01", round: 2))
    for text in ["election-table:BC01", "election-table:BC01:12", "election-table:BC01:all:2", "elected:BC01:2"] {
      #expect(Cue(text: text)?.text == text)
    }
  }

  @Test func aBreakEndsTheNextTimeThatTheHallsClocksShowIt() throws {
    let noon = try #require(TimeOfDay(text: "12:00"))
    let hourMS: Int64 = 3_600_000
    // Seven hours east of Greenwich it is noon at five.
    #expect(noon.next(afterMS: 0, utcOffset: 420) == 5 * hourMS)
    #expect(noon.next(afterMS: 5 * hourMS, utcOffset: 420) == 29 * hourMS)
    #expect(noon.next(afterMS: 20 * hourMS, utcOffset: 420) == 29 * hourMS)
    #expect(noon.next(afterMS: 0, utcOffset: -720) == 24 * hourMS)
    for text in ["24:00", "9:00", "12:60", "1200", "12:0a", ""] { #expect(TimeOfDay(text: text) == nil, "\(text)") }
  }

  @Test(arguments: [
    "", "question", "question:", "holding:B1", "L99", "result:", "Holding", ":B1", "election-table", "elected:E1:x",
    "election-table:E1:x", "election-table:E1:1:2:3", "break", "break:9:00", "break:12:00:", "break:12:00x", "notice",
    "text", "ceremony:plain", "ceremony:song", "test-pattern:1",
  ])
  func aTextWithTooLittleOrTooMuchIsNoCue(_ text: String) {
    #expect(Cue(text: text) == nil)
  }

  @Test(arguments: [
    #"{"scene":"question"}"#, #"{"scene":"result","ballot":null}"#, #"{"scene":"holding","ballot":"B1"}"#,
    #"{"scene":"choir"}"#, #"{"ballot":"B1"}"#, #""holding""#, #"{"scene":"elected"}"#,
    #"{"scene":"elected","election":"E1","rows":3}"#, #"{"scene":"break","until":"25:00"}"#,
    #"{"scene":"ceremony"}"#, #"{"scene":"ceremony","rite":"song"}"#, #"{"scene":"notice","title":"T"}"#,
  ])
  func aSceneWithoutItsBallotOrWithOneTooManyIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try decode(Cue.self, text) }
  }

  @Test func aCueIsWrittenAsSceneAndBallot() throws {
    #expect(try json(Cue.question("BQ06")) == #"{"ballot":"BQ06","scene":"question"}"#)
    #expect(try json(Cue.holding) == #"{"scene":"holding"}"#)
  }
}
