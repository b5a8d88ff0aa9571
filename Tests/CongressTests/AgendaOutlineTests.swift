import Congress
import Testing

/// Goal: days and sessions can be set out anew while the congress is on, items follow them, and nothing that has begun or is
/// on air is touched.
///
/// Method: two days of which `a` is done and `b` is on; one change of the outline at a time, exact; what a file leads to, line
/// by line; each taken back.
@Suite struct AgendaOutlineTests {
  private static func day(_ code: Code<Day>, _ date: String, _ sessions: [Code<Session>]) -> DayOutline {
    DayOutline(
      code: code, date: date, title: LocalizedText(vi: "Ngày"),
      sessions: sessions.map { SessionOutline(code: $0, title: LocalizedText(vi: "Phiên \($0)")) })
  }

  private static func outline(_ days: DayOutline...) -> AgendaOutline { AgendaOutline(days: days) }

  private static func hall(_ commands: Command...) throws -> Hall {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext] + commands { try hall.run(command) }
    return hall
  }

  /// The rule, what is done before, and the outline that breaks it; `a` is done and `b` is on in `S1`.
  static let refusals: [(AgendaRule, [AgendaStep], AgendaStep)] = {
    let second = day("N2", "2025-09-27", ["S3"])
    let named = DayOutline(
      code: "N2", date: "2025-09-27", title: LocalizedText(vi: "Ngày"),
      sessions: [SessionOutline(code: "S3", title: LocalizedText(vi: " "))])
    let crowd = (0...AgendaOutline.sessionsPerDayMax).map { Code<Session>("X\($0)") }
    let cases: [(OutlineRule, AgendaOutline)] = [
      (.dayHasBegun("N1"), outline(day("N1", "2025-09-25", ["S1", "S2"]), second)),
      (.sessionHasBegun("S1"), outline(day("N1", "2025-09-26", ["S2"]), second)),
      (.sessionHasBegun("S1"), outline(day("N1", "2025-09-26", ["S2"]), day("N2", "2025-09-27", ["S1", "S3"]))),
      (.sessionIsPast("X", reached: "S1"), outline(day("N1", "2025-09-26", ["X", "S1", "S2"]), second)),
      (.sessionIsPast("S2", reached: "S1"), outline(day("N1", "2025-09-26", ["S2", "S1"]), second)),
      (.codeNotFit("X X"), outline(day("N1", "2025-09-26", ["S1", "S2", "X X"]), second)),
      (.codeTaken("S3"), outline(day("N1", "2025-09-26", ["S1", "S2", "S3"]), second)),
      (.codeTaken("N1"), outline(day("N1", "2025-09-26", ["S1", "S2"]), day("N1", "2025-09-27", ["S3"]))),
      (.titleNotFit("S3"), outline(day("N1", "2025-09-26", ["S1", "S2"]), named)),
      (
        .dateNotFit("N2", date: "2025-02-30"),
        outline(day("N1", "2025-09-26", ["S1", "S2"]), day("N2", "2025-02-30", ["S3"]))
      ),
      (
        .dateNotInOrder("N2", date: "2025-09-26", last: "2025-09-26"),
        outline(day("N1", "2025-09-26", ["S1", "S2"]), day("N2", "2025-09-26", ["S3"]))
      ),
      (
        .sizeNotFit(days: 2, sessionsOfADay: 51),
        outline(day("N1", "2025-09-26", ["S1", "S2"]), day("N2", "2025-09-27", crowd))
      ),
      (
        .sizeNotFit(days: 2, sessionsOfADay: 0),
        outline(day("N1", "2025-09-26", ["S1", "S2"]), day("N2", "2025-09-27", []))
      ),
      (.alreadySo, outline(day("N1", "2025-09-26", ["S1", "S2"]), second)),
    ]
    return cases.map { (AgendaRule.outline($0.0), [], .arrange($0.1)) }
  }()

  @Test func itemsFollowTheirSessionToAnotherDate() throws {
    let became = Self.outline(Self.day("N1", "2025-09-26", ["S1"]), Self.day("N2", "2025-09-30", ["S3", "S2"]))
    var hall = try Self.hall()
    // g starts at 08:00, e at 14:00: the order of the day holds.
    try hall.run(.agenda(.arrange(became)))
    let dayMS: Int64 = 86_400_000
    let plan = Agenda.twoDays
    #expect(hall.state.agenda.outline == became && hall.state.agenda.version == 1)
    #expect(hall.state.agenda["g"]?.plannedStartMS == plan["g"].map { $0.plannedStartMS + 3 * dayMS })
    #expect(hall.state.agenda["e"]?.plannedStartMS == plan["e"].map { $0.plannedStartMS + 4 * dayMS })
    #expect(hall.state.agenda["a"]?.plannedStartMS == plan["a"]?.plannedStartMS)
  }

  @Test func aSessionThatIsDroppedTakesItsItemsAlongAndAnUndoBringsThemBackInOrder() throws {
    var hall = try Self.hall(
      .agenda(.drop("f", reason: "nhường giờ")),
      .agenda(.insert(.sample("n"), at: ItemPlace(session: "S2", after: "e"))))
    let before = hall.state.agenda
    try hall.run(
      .agenda(.arrange(Self.outline(Self.day("N1", "2025-09-26", ["S1"]), Self.day("N2", "2025-09-27", ["S3"])))))
    #expect(hall.state.agenda.items.map(\.code) == ["a", "b", "c", "d", "g"])
    try hall.run(.commandUndo)
    #expect(hall.state.agenda.days == before.days)
    #expect(hall.state.agenda.session("S2")?.items.map(\.code) == ["e", "n", "f"])
  }

  @Test func anUndoIsRefusedOnceSomethingStandsInWhatWouldGo() throws {
    let became = Self.outline(
      Self.day("N1", "2025-09-26", ["S1", "S2"]), Self.day("N2", "2025-09-27", ["S3"]),
      Self.day("N3", "2025-09-28", ["S4"]))
    var hall = try Self.hall(.agenda(.arrange(became)))
    try hall.run(.agenda(.insert(.sample("n"), at: ItemPlace(session: "S4", after: nil))), as: .otherControl)
    #expect(throws: Rejection.undoOvertaken(command: "command-3")) { try hall.run(.commandUndo) }
    #expect(hall.state.agenda["n"] != nil)
  }

  @Test func whatIsOverKeepsItsNameAndWhatIsOnMayBeRenamed() throws {
    var hall = try Self.hall()
    func renamed(_ session: Code<Session>) -> AgendaOutline {
      AgendaOutline(
        days: hall.state.agenda.outline.days.map { day in
          DayOutline(
            code: day.code, date: day.date, title: day.title,
            sessions: day.sessions.map {
              $0.code == session ? SessionOutline(code: session, title: LocalizedText(vi: "Tên khác")) : $0
            })
        })
    }
    try hall.run(.agenda(.arrange(renamed("S1"))))
    #expect(hall.state.agenda.session("S1")?.title.vi == "Tên khác")
    for _ in 0..<3 { try hall.run(.itemNext) }
    let over = AgendaOutline(
      days: hall.state.agenda.outline.days.map { day in
        DayOutline(
          code: day.code, date: day.date, title: day.title,
          sessions: day.sessions.map { SessionOutline(code: $0.code, title: LocalizedText(vi: "Lại khác")) })
      })
    #expect(throws: Rejection.agenda(.outline(.sessionIsOver("S1")))) { try hall.run(.agenda(.arrange(over))) }
    for _ in 0..<2 { try hall.run(.itemNext) }
    let day = AgendaOutline(
      days: hall.state.agenda.outline.days.map {
        DayOutline(code: $0.code, date: $0.date, title: LocalizedText(vi: "Lại khác"), sessions: $0.sessions)
      })
    #expect(throws: Rejection.agenda(.outline(.dayIsOver("N1")))) { try hall.run(.agenda(.arrange(day))) }
  }

  @Test func theSessionWhoseProgrammeIsOnAirIsNotTakenAway() throws {
    var hall = try Self.hall(.itemStart("f"), .itemEnd, .cueTake("hall", .programme))
    let without = Self.outline(Self.day("N1", "2025-09-26", ["S1", "S2"]))
    #expect(throws: Rejection.agenda(.outline(.sessionOnAir("S3")))) { try hall.run(.agenda(.arrange(without))) }
    try hall.run(.cueTake("hall", .holding))
    try hall.run(.agenda(.arrange(without)))
    #expect(hall.state.agenda["g"] == nil)
  }

  @Test func anOpenVoteIsNotTakenAwayWithItsSession() throws {
    var hall = try Self.hall(.ballotOpen("B3"))
    let without = Self.outline(Self.day("N1", "2025-09-26", ["S1"]), Self.day("N2", "2025-09-27", ["S3"]))
    #expect(throws: Rejection.ballotStillOpen("B3")) { try hall.run(.agenda(.arrange(without))) }
  }

  /// A file with a new day and session, one session gone of which one item is kept elsewhere, a day on another date.
  @Test func aFileWithOtherDaysIsShownThingByThing() throws {
    var hall = try Self.hall()
    var file = try Hall(.sample(agenda: .twoDays))
    for step in [
      .move("f", to: ItemPlace(session: "S1", after: "d")),
      .arrange(
        Self.outline(
          Self.day("N1", "2025-09-26", ["S1"]), Self.day("N2", "2025-09-28", ["S3"]),
          Self.day("N3", "2025-09-29", ["S4"]))),
      .insert(.sample("n", start: TimeOfDay(text: "08:00")), at: ItemPlace(session: "S4", after: nil)),
    ] as [AgendaStep] {
      try file.run(.agenda(step))
    }
    let difference = AgendaDifference(
      from: hall.state.agenda, to: file.state.agenda, utcOffset: 420, ballots: ["B1", "B2", "B3"])
    #expect(difference.conflicts.isEmpty)
    let shown = difference.changes.flatMap { change -> [OutlineChange] in
      guard case .arranged(let was, let became, _) = change else { return [] }
      return OutlineChange.all(from: was, to: became)
    }
    let fourth = SessionOutline(code: "S4", title: LocalizedText(vi: "Phiên S4"))
    #expect(
      shown == [
        .dayRedated("N2", was: "2025-09-27", became: "2025-09-28"),
        .dayAdded(Self.day("N3", "2025-09-29", ["S4"])), .sessionAdded(fourth, day: "N3"),
        .sessionRemoved(SessionOutline(code: "S2", title: LocalizedText(vi: "Phiên S2")), day: "N1"),
      ])
    #expect(difference.steps.map(\.name) == [.agendaArrange, .agendaMove, .agendaInsert, .agendaArrange])
    guard case .arranged(_, _, let removed) = difference.changes.last else {
      Issue.record("the last change is of the outline: \(difference.changes)")
      return
    }
    #expect(removed.map(\.item.code) == ["e"])

    let before = hall.state.agenda
    try hall.run(.agenda(.replace(difference.steps, version: 0)))
    #expect(hall.state.agenda.outline == file.state.agenda.outline)
    #expect(hall.state.agenda.items.map(\.code) == ["a", "b", "c", "d", "f", "g", "n"])
    #expect(hall.state.agenda["f"]?.plannedStartMS == file.state.agenda["f"]?.plannedStartMS)
    try hall.run(.commandUndo)
    #expect(hall.state.agenda.days == before.days)
  }

  @Test func aFileWithoutWhatHasBegunIsRefused() throws {
    let hall = try Self.hall()
    let file = Agenda(days: Array(Agenda.twoDays.days.dropFirst()))
    let difference = AgendaDifference(
      from: hall.state.agenda, to: file, utcOffset: 420, ballots: ["B1", "B2", "B3"])
    #expect(difference.conflicts == [.begunItemMissing("a"), .begunItemMissing("b")])
  }

  @Test func sessionsInAnotherOrderAreMovedAsFewAsNeeded() {
    let was = Self.outline(Self.day("N1", "2025-09-26", ["S1", "S2", "S3"]))
    let became = Self.outline(Self.day("N1", "2025-09-26", ["S3", "S1", "S2"]))
    #expect(OutlineChange.all(from: was, to: became) == [.sessionMoved("S3", day: "N1", after: nil)])
  }
}
