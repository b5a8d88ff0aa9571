import Congress
import HallTestSupport
import Testing

/// Goal: the agenda can be edited while it runs, and no edit touches what happened or what is on air.
///
/// Method: each edit on two days of which `a` is done and `b` is on; then random edits between random commands of a day,
/// each held against what may never change, and each taken back.
@Suite struct AgendaEditTests {
  private static func hall(_ steps: AgendaStep...) throws -> Hall {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext] as [Command] { try hall.run(command) }
    for step in steps { try hall.run(.agenda(step)) }
    return hall
  }

  private static func codes(_ hall: Hall) -> [[String]] {
    hall.state.agenda.sessions.map { $0.items.map(\.code.text) }
  }

  /// The planned start of an item in the hall.
  private static func start(_ code: Code<Item>, _ hall: Hall) -> String? {
    hall.state.agenda[code].map { "\(TimeOfDay(atMS: $0.plannedStartMS, utcOffset: 420))" }
  }

  @Test func whatIsInsertedIsPlannedAtTheEndOfWhatStandsBeforeIt() throws {
    let hall = try Self.hall(
      .insert(.sample(), at: ItemPlace(session: "S1", after: "d")),
      .insert(.sample("m"), at: ItemPlace(session: "S2", after: nil)))
    #expect(Self.codes(hall) == [["a", "b", "c", "d", "n"], ["m", "e", "f"], ["g"]])
    #expect(Self.start("n", hall) == "10:00" && Self.start("m", hall) == "14:00")
    #expect(hall.state.agenda.version == 2)
  }

  @Test func whatIsMovedIsPlannedWhereItThenStands() throws {
    let hall = try Self.hall(.move("d", to: ItemPlace(session: "S1", after: "b")))
    #expect(Self.codes(hall)[0] == ["a", "b", "d", "c"] && Self.start("d", hall) == "09:00")
    #expect(Forecast(hall.state.agenda, atMS: hall.nowMS)["c"] != nil)
  }

  @Test func whatIsDroppedStaysToBeSeenAndIsPassedOver() throws {
    var hall = try Self.hall(.drop("c", reason: "nhường giờ"))
    #expect(Self.codes(hall)[0] == ["a", "b", "c", "d"])
    #expect(hall.state.agenda.nextItem?.code == "d")
    #expect(throws: Rejection.agenda(.itemIsDropped("c"))) { try hall.run(.itemStart("c")) }
    try hall.run(.cueTake("hall", .programme))
    guard case .programme(let view) = hall.state.outputView("hall").content else { throw Missing() }
    #expect(view.lines.map(\.mark) == [.done, .now, .struck, .next])
    try hall.run(.agenda(.restore("c")))
    #expect(hall.state.agenda.nextItem?.code == "c")
  }

  @Test func changedLinesAreMarkedUntilTheyAreAsAnnounced() throws {
    func changed(_ hall: Hall) throws -> [Bool] {
      guard case .programme(let view) = hall.state.outputView("hall").content else { throw Missing() }
      return view.lines.map { $0.isChanged == true }
    }
    var hall = try Self.hall(.retitle("d", ItemWords(title: LocalizedText(vi: "Tên khác"))))
    try hall.run(.cueTake("hall", .programme))
    #expect(try changed(hall) == [false, false, false, true])
    try hall.run(.agenda(.retitle("d", ItemWords(title: LocalizedText(vi: "Mục d")))))
    try hall.run(.agenda(.retime("d", Retiming(byMinutes: 5))))
    #expect(try changed(hall) == [false, false, false, false], "a length is not announced")
    try hall.run(.agenda(.retime("d", Retiming(start: TimeOfDay(text: "09:30")))))
    #expect(try changed(hall) == [false, false, false, true])
  }

  @Test func whatAnAdjournedSessionHasLeftIsCarriedInOrder() throws {
    var hall = try Self.hall(.adjournSession(nil, reason: "mất điện"))
    #expect(hall.state.agenda.liveItem == nil && hall.state.agenda.nextItem?.code == "e")
    #expect(["b", "c", "d"].allSatisfy { hall.progress(Code($0)).map { $0.isAdjourned } ?? false })
    try hall.run(.agenda(.carry(.undone(of: "S1"), to: "S3")))
    #expect(Self.codes(hall) == [["a"], ["e", "f"], ["g", "b", "c", "d"]])
    #expect(Self.start("b", hall) == "09:00" && Self.start("d", hall) == "09:50")
    #expect(hall.progress("b") == .pending)
    try hall.run(.commandUndo)
    #expect(Self.codes(hall)[0] == ["a", "b", "c", "d"] && hall.progress("b")?.isAdjourned == true)
    try hall.run(.commandUndo)
    #expect(hall.state.agenda.liveItem?.code == "b")
  }

  @Test func anAdjournedItemCanBeStartedAgain() throws {
    var hall = try Self.hall(.adjournItem(reason: "mất điện"))
    #expect(hall.state.agenda.nextItem?.code == "c")
    try hall.run(.itemStart("b"))
    #expect(hall.state.agenda.liveItem?.code == "b")
  }

  @Test func heldTimeIsCounted() throws {
    var hall = try Self.hall(.hold(reason: "mất điện"))
    let heldMS = hall.nowMS
    #expect(hall.progress("b")?.isHeld == true)
    hall.wait(milliseconds: 600_000)
    try hall.run(.agenda(.resume))
    #expect(hall.progress("b")?.isHeld == false)
    let lengthMS = hall.nowMS - heldMS
    try hall.run(.itemEnd)
    guard case .done(_, _, let total) = hall.progress("b") else { throw Missing() }
    #expect(total == lengthMS)
  }

  @Test func anItemsEndShowsItsSceneAndStandsByTheNext() throws {
    var hall = try Self.hall(.revise("b", ItemRunning(kind: .report, ballots: ["B1", "B2"], endCue: .holding)))
    try hall.run(.itemEnd)
    #expect(hall.state.hall?.onAir == .holding && hall.state.hall?.standby == .item)
  }

  @Test func theNextItemStartsByItselfOnlyWhereTheItemSaysSo() throws {
    var hall = try Self.hall(.revise("b", ItemRunning(kind: .report, ballots: ["B1", "B2"], followOn: .automatic)))
    try hall.run(.itemEnd)
    #expect(hall.state.agenda.liveItem?.code == "c")
    try hall.run(.itemEnd)
    #expect(hall.state.agenda.liveItem == nil)
  }

  @Test func theOperatorsNotesAreForTheControlRoomAlone() throws {
    let note = LocalizedText(vi: "BÍ MẬT: nhắc MC")
    let hall = try Self.hall(.revise("b", ItemRunning(kind: .report, ballots: ["B1", "B2"], operatorNotes: note)))
    #expect(hall.state.rundownView.note(on: "b") == note)
    #expect(hall.state.agendaView.agenda["b"]?.operatorNotes == nil)
    for output in hall.state.outputs {
      #expect(try !json(hall.state.outputView(output.name)).contains("BÍ MẬT"))
    }
    #expect(try !json(hall.state.agendaView).contains("BÍ MẬT"))
    #expect(Role.allCases.filter { Topic.rundown.isOpen(to: $0) } == [.operator, .chair])
  }

  /// What happened, what is on, and every output.
  private struct Fixed: Equatable {
    let done: [Code<Item>: Item]
    let live: Code<Item>?
    let outputs: [Output]

    init(_ state: CongressState) {
      done = Dictionary(
        uniqueKeysWithValues: state.agenda.items.filter(\.progress.isDone).map { ($0.code, $0) })
      live = state.agenda.liveItem?.code
      outputs = state.outputs
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func noEditTouchesWhatHappenedOrWhatIsOnAirAndEachIsTakenBack(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var hall = try Hall(.sample(agenda: .twoDays))
    var done = 0
    for number in 0..<120 {
      if random.once(in: 4) {
        _ = try? hall.run(random.pick([.itemNext, .itemNext, .itemEnd, .cueTake("hall", .programme)]))
      }
      let step = AgendaStep.random(in: hall.state.agenda, using: &random, keepsSessions: false)
      let before = hall.state
      guard (try? hall.run(.agenda(step))) != nil else {
        #expect(hall.state == before, "seed \(seed), \(number): \(step)")
        continue
      }
      done += 1
      let (was, now) = (Fixed(before), Fixed(hall.state))
      #expect(was.done == now.done && was.outputs == now.outputs, "seed \(seed), \(number): \(step)")
      if step.isOfPlan { #expect(was.live == now.live, "seed \(seed), \(number): \(step)") }
      #expect(Set(hall.state.agenda.items.map(\.code)).count == hall.state.agenda.items.count, "seed \(seed)")
      for day in hall.state.agenda.days where step.isOfPlan {
        let starts = day.sessions.flatMap(\.items).map(\.plannedStartMS)
        #expect(starts == starts.sorted(), "seed \(seed), \(number): \(step)")
      }
      if random.once(in: 2) {
        try hall.run(.commandUndo)
        #expect(hall.state.agenda.days == before.agenda.days, "seed \(seed), \(number): \(step)")
      }
    }
    #expect(done > 3, "seed \(seed)")
  }

  private struct Missing: Error {}

  /// At half past eleven nothing could be put in for ten past midnight.
  @Test func aDayGoesOnPastMidnight() throws {
    let items = ["23:00", "23:30"].enumerated().map { number, _ in
      Item(
        code: Code("n\(number)"), kind: .report, title: LocalizedText(vi: "Mục"), presenter: nil,
        plannedStartMS: 1_758_902_400_000 + Int64(number) * 1_800_000, plannedMinutes: 30, ballots: [], cue: .item)
    }
    let session = Session(code: "S1", title: LocalizedText(vi: "Phiên"), items: items)
    let day = Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày"), sessions: [session])
    var hall = try Hall(.sample(ballots: [], agenda: Agenda(days: [day])))
    let last = try #require(hall.state.agenda["n1"]?.plannedStartMS)
    func add(_ code: Code<Item>, _ start: String?, after: Code<Item>) throws {
      let new = NewItem(
        code: code, words: ItemWords(title: LocalizedText(vi: "Mục đêm")), start: start.flatMap(TimeOfDay.init(text:)),
        minutes: 5, running: ItemRunning(kind: .report))
      try hall.run(.agenda(.insert(new, at: ItemPlace(session: "S1", after: after))))
    }
    try add("late", "00:10", after: "n1")
    #expect(hall.state.agenda["late"]?.plannedStartMS == last + 40 * 60_000)
    try add("between", "23:50", after: "n1")
    #expect(hall.state.agenda["between"]?.plannedStartMS == last + 20 * 60_000)
    try add("next", nil, after: "late")
    #expect(hall.state.agenda["next"]?.plannedStartMS == last + 45 * 60_000)
    try hall.run(.agenda(.retime("next", Retiming(start: TimeOfDay(text: "01:30")))))
    #expect(hall.state.agenda["next"]?.plannedStartMS == last + 120 * 60_000)
    #expect(throws: Rejection.self) { try add("noon", "12:00", after: "next") }
  }
}

/// Goal: an import leads exactly to the file's agenda, shows what it does, and never touches what happened.
@Suite struct AgendaDifferenceTests {
  private static let ballots: [Code<Ballot>] = ["B1", "B2", "B3"]

  private static func difference(_ agenda: Agenda, _ file: Agenda) -> AgendaDifference {
    AgendaDifference(from: agenda, to: file, utcOffset: 420, ballots: ballots)
  }

  @Test func theSameFileChangesNothing() {
    #expect(Self.difference(.twoDays, .twoDays).steps.isEmpty)
  }

  /// Random files made by editing the plan: the steps lead there.
  @Test(arguments: 0..<60 as Range<UInt64>) func theStepsLeadToTheFile(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var running = try Hall(.sample(agenda: .twoDays))
    var file = try Hall(.sample(agenda: .twoDays))
    for _ in 0..<Int.random(in: 0...2, using: &random) { try running.run(.itemNext) }
    for _ in 0..<8 {
      let step = AgendaStep.random(in: file.state.agenda, using: &random, isNested: true, keepsSessions: false)
      if case .carry = step { continue }
      let begun = running.state.agenda.items.filter(\.progress.hasBegun).map(\.code)
      if let item = step.item, begun.contains(item) { continue }
      _ = try? file.run(.agenda(step))
    }
    let wanted = Self.plain(file.state.agenda)
    let difference = Self.difference(running.state.agenda, wanted)
    guard difference.conflicts.isEmpty else {
      // A file may put something before what has begun, or have its session elsewhere or not at all; then nothing else is
      // wrong with it.
      #expect(
        difference.conflicts.allSatisfy { if case .refused(.agenda, _) = $0 { true } else { $0.isOfBegunItem } },
        "seed \(seed): \(difference.conflicts)")
      return
    }
    if difference.steps.isEmpty { return }
    try running.run(.agenda(.replace(difference.steps, version: running.state.agenda.version)))
    #expect(Self.plain(running.state.agenda) == wanted, "seed \(seed)")
    #expect(Self.difference(running.state.agenda, wanted).steps.isEmpty, "seed \(seed)")
  }

  /// An agenda as a file has it: nothing begun, nothing struck.
  private static func plain(_ agenda: Agenda) -> Agenda {
    Agenda(
      days: agenda.days.map { day in
        Day(
          code: day.code, date: day.date, title: day.title,
          sessions: day.sessions.map { session in
            let items = session.items.filter { !$0.progress.isDropped }
              .map { Item(code: $0.code, words: $0.words, time: $0.time, running: $0.running) }
            return Session(code: session.code, title: session.title, items: items)
          })
      })
  }

  @Test func whatWasPutOffIsDealtWithWhereTheFilePutsIt() throws {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext, .agenda(.adjournItem(reason: "mất điện"))] as [Command] {
      try hall.run(command)
    }
    var file = try Hall(.sample(agenda: .twoDays))
    try file.run(.agenda(.move("b", to: ItemPlace(session: "S2", after: "e"))))
    let difference = Self.difference(hall.state.agenda, Self.plain(file.state.agenda))
    #expect(difference.conflicts.isEmpty && difference.steps.contains(.carry(.item("b"), to: "S2")))
    try hall.run(.agenda(.replace(difference.steps, version: 0)))
    #expect(hall.progress("b") == .pending && hall.state.agenda.place(of: "b")?.after == "e")
  }

  @Test func oneItemThatMovesIsOneMove() {
    var hall = try? Hall(.sample(agenda: .twoDays))
    _ = try? hall?.run(.agenda(.move("a", to: ItemPlace(session: "S1", after: "d"))))
    let steps = hall.map { Self.difference(.twoDays, Self.plain($0.state.agenda)).steps } ?? []
    #expect(steps.filter { if case .move = $0 { true } else { false } }.count == 1)
  }

  @Test func whatHappenedMayNotBeChangedByAFile() throws {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in [.itemNext, .itemNext] as [Command] { try hall.run(command) }
    var file = try Hall(.sample(agenda: .twoDays))
    try file.run(.agenda(.drop("a", reason: "")))
    try file.run(.agenda(.move("b", to: ItemPlace(session: "S2", after: "e"))))
    let conflicts = Self.difference(hall.state.agenda, Self.plain(file.state.agenda)).conflicts
    #expect(conflicts.contains(.begunItemMissing("a")) && conflicts.contains(.begunItemMoved("b")))
  }
}

extension AgendaDifference.Conflict {
  fileprivate var isOfBegunItem: Bool {
    switch self {
    case .begunItemMissing, .begunItemMoved: true
    case .begunItemChanged, .refused: false
    }
  }
}
