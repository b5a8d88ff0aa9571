import Congress
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
