import Congress
import HallTestSupport
import Testing

/// Goal: everybody sees of the floor what is theirs: screens the speaker with a clock that does not tick on the wire,
/// the presidium its notes, and nobody else those notes.
///
/// Method: the views of a small congress with a presidium's output, as JSON.
@Suite struct SpeakerViewTests {
  private static let note = "Mời Ban kiểm phiếu"
  private static let definition = Definition.sample(
    outputs: [
      Output(name: "hall"), Output(name: "presidium", onAir: .presidium), Output(name: "lobby", follows: "presidium"),
    ], notes: [ItemNote(item: "1.02", text: LocalizedText(vi: note))])

  private static func hall(_ commands: Command...) throws -> Hall {
    var hall = try Hall(definition)
    for command in commands { try hall.run(command) }
    return hall
  }

  private func speaker(_ hall: Hall) throws -> SpeakerSceneView {
    guard case .speaker(let view) = hall.state.outputView("hall").content else {
      throw SampleError(description: "the hall does not show a speaker")
    }
    return view
  }

  @Test func theHallReadsWhoSpeaksAndWhoIsNext() throws {
    let hall = try Self.hall(.speakerCall("S2"), .cueTake("hall", .speaker(.full)))
    let view = try speaker(hall)
    #expect(view.speaker.name == "Lê Thị Hoa" && view.speaker.unit == "Hội Nông dân")
    #expect(view.speaker.office?.vi == "Chủ tịch")
    #expect(view.next?.code == "S1" && view.next?.name == "Đại biểu D1")
  }

  @Test func aRunningClockIsSentOnceAndReckonedByTheScreen() throws {
    var hall = try Self.hall(.speakerCall(nil), .speakerStart, .cueTake("hall", .speaker(.full)))
    let before = try speaker(hall)
    let startedMS = hall.nowMS - 1_000
    hall.wait(milliseconds: 30_000)
    #expect(try speaker(hall) == before)
    #expect(before.clock.leftMS(atMS: startedMS + 12_000) == 48_000)
    #expect(try throughJSON(before) == before)
  }

  @Test func withNobodyAtTheLecternTheItemIsShown() throws {
    let hall = try Self.hall(.itemStart("1.01"), .cueTake("hall", .speaker(.full)))
    #expect(hall.state.outputView("hall").content.scene == .item)
  }

  @Test func theListIsThatOfTheItem() throws {
    let hall = try Self.hall(
      .itemStart("1.01"), .speakerNext, .speakerStart, .speakerNext, .cueTake("hall", .speakers))
    guard case .speakers(let view) = hall.state.outputView("hall").content else {
      throw SampleError(description: "the hall does not show the list")
    }
    #expect(view.lines.map(\.speaker.code) == ["S1", "S2"])
    #expect(view.lines.map(\.state) == [.done, .called])
    #expect(view.changedMS == hall.nowMS - 1_000)
  }

  @Test func theLevelsOfTheClockMeetAtTheirSeconds() {
    let clock = SpeakerClock(
      allottedMS: 60_000, warningMS: 20_000, overtimeMS: 5_000, progress: .speaking(sinceMS: 0, usedMS: 0))
    let levels = [39_999, 40_000, 59_999, 60_000, 64_999, 65_000].map { clock.level(atMS: $0) }
    #expect(levels == [.inTime, .warning, .warning, .timeUp, .timeUp, .overtime])
    let shown = [0, 1, 999, 1_000, 59_999, 60_000, 60_999, 61_000].map { clock.shownSeconds(atMS: $0) }
    #expect(shown == [60, 60, 60, 59, 1, 0, 0, -1])
  }

  @Test func aClockSaysWhenItsSecondsChangeAndAStandingOneNever() throws {
    let clock = SpeakerClock(
      allottedMS: 3_000, warningMS: 0, overtimeMS: 0, progress: .speaking(sinceMS: 100, usedMS: 0))
    var nowMS: Int64 = 100
    var shown = [clock.shownSeconds(atMS: nowMS)]
    for _ in 0..<5 {
      nowMS = try #require(clock.changesMS(after: nowMS))
      shown.append(clock.shownSeconds(atMS: nowMS))
    }
    #expect(shown == [3, 2, 1, 0, -1, -2])
    let held = SpeakerClock(allottedMS: 3_000, warningMS: 0, overtimeMS: 0, progress: .held(usedMS: 5))
    #expect(held.changesMS(after: 0) == nil)
  }

  // MARK: The presidium

  @Test func theNotesOfAnItemStandOnThePresidiumsOutputAndNowhereElse() throws {
    var hall = try Self.hall(.itemStart("1.02"), .speakerCall(nil))
    let monitor = hall.state.outputView("presidium")
    #expect(try throughJSON(monitor) == monitor && monitor.content.scene == .presidium)
    #expect(try json(hall.state.outputView("presidium")).contains(Self.note))
    try hall.run(.cueTake("hall", .speakers))
    for output in ["hall", "lobby", "stage"] as [Code<Output>] {
      #expect(!(try json(hall.state.outputView(output)).contains(Self.note)), "\(output)")
    }
    // Who follows the presidium follows its pictures, and not its secrets.
    #expect(hall.state.outputView("lobby").content == .fallback)
    for view in [
      try json(hall.state.agendaView), try json(hall.state.showView), try json(hall.state.ballotsView),
      try json(hall.state.speakersView),
    ] { #expect(!view.contains(Self.note)) }
    let open = Role.allCases.filter { Topic.output(Output.presidium).isOpen(to: $0) }
    #expect(open == [.operator, .chair, .screen])
  }

  @Test func thePresidiumSeesTheHallAndNoFigureBeforeItIsPublished() throws {
    var hall = try Hall(
      .sample(delegates: 485, present: 484, outputs: Self.definition.outputs, notes: Self.definition.notes))
    try hall.run(.itemStart("1.02"))
    for command in [
      .ballotOpen("B1"), .ballotClose("B1"), .ballotCount("B1", counts: ["for": 317, "against": 101, "other": 63]),
      .ballotConfirm("B1"),
    ] as [Command] { try hall.run(command) }
    guard case .presidium(let view) = hall.state.outputView("presidium").content else {
      throw SampleError(description: "the presidium's monitor is not shown")
    }
    #expect(view.item?.code == "1.02" && view.next?.code == "1.03")
    #expect(view.ballot?.state == .confirmed && view.ballot?.result == nil && view.ballot?.voters == 484)
    #expect(view.hall?.content == hall.state.outputView("hall").content)
    #expect(!(try json(view).contains("317")))
    try hall.run(.ballotPublish("B1"))
    #expect(try json(hall.state.outputView("presidium")).contains("317"))
  }

  @Test func safeCoversTheSmallPictureToo() throws {
    let hall = try Self.hall(.itemStart("1.02"), .safeOn)
    #expect(hall.state.outputView("presidium").content == .fallback)
  }

  @Test func theForecastOfAnItemIsItsOwnUntilItIsOverdue() {
    let item = PresidiumView.ItemFacts(
      code: "1", title: LocalizedText(vi: "Mục"), plannedStartMS: 0, plannedMinutes: 10, startedMS: 120_000)
    #expect(item.expectedEndMS(atMS: 130_000) == 720_000)
    #expect(item.latenessMS(atMS: 130_000) == 120_000)
    #expect(item.latenessMS(atMS: 900_000) == 300_000)
  }
}
