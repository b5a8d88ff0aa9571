import Congress
import HallTestSupport
import Testing

/// Goal: the forecast pushes by lateness, lets gaps take it up, and never expects what was passed over.
///
/// Method: a day of four items with a gap of 15 minutes before the last, at different moments.
@Suite struct ForecastTests {
  private static let minuteMS: Int64 = 60_000

  private static func agenda(_ progress: [Code<Item>: ItemProgress] = [:]) throws -> Agenda {
    func item(_ code: Code<Item>, startMinute: Int64, minutes: Int) -> Item {
      Item(
        code: code, kind: .report, title: LocalizedText(vi: "Mục"), presenter: nil,
        plannedStartMS: startMinute * minuteMS, plannedMinutes: minutes, ballots: [], cue: .item)
    }
    let items = [
      item("1", startMinute: 0, minutes: 10), item("2", startMinute: 10, minutes: 20),
      item("3", startMinute: 30, minutes: 15), item("4", startMinute: 60, minutes: 30),
    ]
    let next = Day(
      code: "N2", date: "2025-09-27", title: LocalizedText(vi: "Ngày hai"),
      sessions: [
        Session(
          code: "S2", title: LocalizedText(vi: "Phiên"), items: [item("5", startMinute: 1_440, minutes: 60)])
      ])
    let session = Session(code: "S", title: LocalizedText(vi: "Phiên"), items: items)
    let day = Day(code: "N1", date: "2025-09-26", title: LocalizedText(vi: "Ngày một"), sessions: [session])
    let plain = Agenda(days: [day, next])
    guard !progress.isEmpty else { return plain }
    var hall = try Hall(.sample(agenda: plain))
    for (code, known) in progress.sorted(by: { $0.key.text < $1.key.text }) {
      hall.store(.itemRestored(item: code, progress: known))
    }
    return hall.state.agenda
  }

  private static func minutes(_ ms: Int64?) -> Int64? { ms.map { $0 / minuteMS } }

  @Test func beforeTheDayEverythingIsAsPlanned() throws {
    let forecast = Forecast(try Self.agenda(), atMS: -5 * Self.minuteMS)
    for (code, start) in [("1", 0), ("2", 10), ("3", 30), ("4", 60), ("5", 1_440)] as [(Code<Item>, Int64)] {
      #expect(Self.minutes(forecast[code]?.startMS) == start && forecast[code]?.latenessMS == 0)
    }
    #expect(forecast.dayEnd?.day == "N1" && forecast.dayEnd?.latenessMS == 0)
  }

  @Test func whatDoesNotBeginIsPushedByTheClock() throws {
    let forecast = Forecast(try Self.agenda(), atMS: 4 * Self.minuteMS)
    #expect(Self.minutes(forecast["1"]?.latenessMS) == 4 && Self.minutes(forecast["3"]?.latenessMS) == 4)
    #expect(forecast["4"]?.latenessMS == 0, "the gap takes it up")
  }

  @Test func anOverrunPushesWhatFollowsAndAGapTakesItUp() throws {
    let agenda = try Self.agenda(["1": .live(startedMS: 2 * Self.minuteMS)])
    let early = Forecast(agenda, atMS: 3 * Self.minuteMS)
    #expect(Self.minutes(early["1"]?.latenessMS) == 2 && Self.minutes(early["2"]?.startMS) == 12)
    let late = Forecast(agenda, atMS: 30 * Self.minuteMS)
    #expect(Self.minutes(late["2"]?.startMS) == 30 && Self.minutes(late["2"]?.latenessMS) == 20)
    #expect(Self.minutes(late["4"]?.startMS) == 65 && Self.minutes(late["4"]?.latenessMS) == 5)
    #expect(Self.minutes(late.dayEnd?.endMS) == 95 && Self.minutes(late.dayEnd?.latenessMS) == 5)
    #expect(late["5"]?.latenessMS == 0, "the next morning begins as planned")
  }

  @Test func aheadIsNegativeAndNothingStartsBeforeItsPlan() throws {
    let forecast = Forecast(try Self.agenda(["1": .live(startedMS: -60_000)]), atMS: 0)
    #expect(forecast["1"]?.latenessMS == -60_000 && Self.minutes(forecast["2"]?.startMS) == 10)
  }

  @Test func whatWasPassedOverIsNotExpected() throws {
    let done = ItemProgress.done(startedMS: 0, endedMS: 5 * Self.minuteMS)
    let forecast = Forecast(
      try Self.agenda(["1": done, "3": .live(startedMS: 30 * Self.minuteMS)]), atMS: 31 * Self.minuteMS)
    #expect(forecast["2"] == nil && forecast["1"]?.endMS == 5 * Self.minuteMS && forecast["4"]?.latenessMS == 0)
  }

  @Test func theEndIsOfTheDayThatIsOn() throws {
    let done = ItemProgress.done(startedMS: 0, endedMS: 1)
    let agenda = try Self.agenda(["1": done, "2": done, "3": done, "4": done])
    #expect(Forecast(agenda, atMS: 0).dayEnd?.day == "N2")
  }
}

/// Goal: the forecast is right for any plan, however it goes: nothing begins before its plan or before what stands before
/// it is over, breaks give no more than they may, and what is not expected has no times.
///
/// Method: random edits and commands on two days, at random moments; each forecast is held against these rules, and against
/// that of the minute before.
@Suite struct ForecastRuleTests {
  private static let minuteMS: Int64 = 60_000

  private static func hall(_ commands: Command...) throws -> Hall {
    var hall = try Hall(.sample(agenda: .twoDays))
    for command in commands { try hall.run(command) }
    return hall
  }

  private static func at(_ hour: Int64, _ minute: Int64) -> Int64 {
    Agenda.midnightMS + (hour * 60 + minute) * minuteMS
  }

  private static func agenda(_ progress: [Code<Item>: ItemProgress]) throws -> Agenda {
    var hall = try Hall(.sample(agenda: .twoDays))
    for (code, known) in progress.sorted(by: { $0.key.text < $1.key.text }) {
      hall.store(.itemRestored(item: code, progress: known))
    }
    return hall.state.agenda
  }

  /// Planned 9:00 for 20 minutes; it gives up to 10.
  @Test(arguments: [(0, 20), (5, 15), (10, 10), (15, 10), (60, 10)] as [(Int64, Int64)])
  func aBreakEndsAsNearToItsPlannedEndAsHalfOfItLets(lateMinutes: Int64, lastsMinutes: Int64) throws {
    let agenda = try Self.agenda(["b": .live(startedMS: Self.at(8, 30) + lateMinutes * Self.minuteMS)])
    let forecast = Forecast(agenda, atMS: Self.at(8, 31))
    let times = try #require(forecast["c"])
    #expect(times.endMS - times.startMS == lastsMinutes * Self.minuteMS)
  }

  @Test func whileAnItemIsHeldItsEndMovesOn() throws {
    let held = ItemProgress.live(
      startedMS: Self.at(8, 30), held: HeldTime(pastMS: 120_000, sinceMS: Self.at(8, 40), reason: ""))
    let agenda = try Self.agenda(["b": held])
    for minutes in 0..<60 as Range<Int64> {
      let forecast = Forecast(agenda, atMS: Self.at(8, 40 + minutes))
      #expect(forecast["b"]?.endMS == Self.at(9, 2 + minutes))
    }
  }

  @Test func endsAreThoseOfTheSessionAndTheDayThatAreOn() throws {
    let done = ItemProgress.done(startedMS: Self.at(8, 0), endedMS: Self.at(8, 30))
    let agenda = try Self.agenda(["a": done, "b": .live(startedMS: Self.at(9, 0))])
    let forecast = Forecast(agenda, atMS: Self.at(9, 1))
    #expect(forecast.sessionEnd?.session == "S1" && forecast.sessionEnd?.endMS == Self.at(10, 20))
    #expect(forecast.sessionEnd?.latenessMS == 20 * Self.minuteMS)
    #expect(forecast.dayEnd?.endMS == Self.at(15, 0) && forecast.dayEnd?.latenessMS == 0, "the noon takes it up")
  }

  @Test func whatIsStruckOrPutOffIsNotExpected() throws {
    let agenda = try Self.agenda(["d": .dropped(atMS: 0), "f": .adjourned(startedMS: nil, atMS: 0)])
    let forecast = Forecast(agenda, atMS: Self.at(8, 0))
    #expect(forecast["d"] == nil && forecast["f"] == nil && forecast["a"]?.latenessMS == 0)
    #expect(forecast.dayEnd?.endMS == Self.at(14, 30) && forecast.dayEnd?.latenessMS == 0)
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func theRulesHoldForAnyDay(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var hall = try Hall(.sample(agenda: .twoDays))
    for number in 0..<60 {
      let command =
        random.once(in: 2)
        ? random.pick([.itemNext, .itemEnd, .itemNext]) : Command.agenda(.random(in: hall.state.agenda, using: &random))
      _ = try? hall.run(command)
      // Some moments lie before the first item, some after the last.
      let nowMS = hall.nowMS + Int64.random(in: 0...3, using: &random) * (Agenda.midnightMS - hall.nowMS) / 2
      check(hall.state.agenda, atMS: max(nowMS, hall.nowMS), "seed \(seed), \(number)")
    }
  }

  private func check(_ agenda: Agenda, atMS nowMS: Int64, _ place: String) {
    let forecast = Forecast(agenda, atMS: nowMS)
    let later = Forecast(agenda, atMS: nowMS + Self.minuteMS)
    var freeMS = Int64.min
    for item in agenda.items {
      guard let times = forecast[item.code] else {
        #expect(!item.progress.isLive && !item.progress.isDone, "\(place): \(item.code)")
        continue
      }
      #expect(times.latenessMS == times.startMS - item.plannedStartMS, "\(place): \(item.code)")
      guard item.progress == .pending else {
        freeMS = max(freeMS, times.endMS)
        continue
      }
      let plannedMS = Int64(item.plannedMinutes) * Self.minuteMS
      let lengthMS = times.endMS - times.startMS
      #expect(times.startMS == max(item.plannedStartMS, freeMS, nowMS), "\(place): \(item.code)")
      #expect(lengthMS <= plannedMS && lengthMS >= (item.kind == .break ? plannedMS / 2 : plannedMS), "\(place)")
      #expect((later[item.code]?.startMS ?? .min) >= times.startMS, "\(place): \(item.code)")
      freeMS = times.endMS
    }
    if let end = forecast.dayEnd, let session = forecast.sessionEnd { #expect(session.endMS <= end.endMS, "\(place)") }
  }
}
