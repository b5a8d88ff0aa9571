@testable import Congress
import Foundation
import Testing

/// Goal: what is planned and shown is what the clocks in the hall show, also where they change.
///
/// Method: Berlin's year 2025, whose changes are known: on 30 March at 01:00 UTC forward, on 26 October at 01:00 UTC back.
@Suite struct UTCOffsetTests {
  private static let springMS: Int64 = 1_743_296_400_000
  private static let autumnMS: Int64 = 1_761_440_400_000
  private let berlin = UTCOffset(
    minutes: 60,
    changes: [
      UTCOffset.Change(atMS: springMS, minutes: 120), UTCOffset.Change(atMS: autumnMS, minutes: 60),
    ])
  private let springDay = CivilDate.days(year: 2025, month: 3, day: 30)
  private let autumnDay = CivilDate.days(year: 2025, month: 10, day: 26)

  @Test func theClocksShowWhatTheyAreSetToAtEachMoment() {
    let shown = [Self.springMS - 1, Self.springMS, Self.autumnMS - 1, Self.autumnMS].map {
      TimeOfDay(atMS: $0, utcOffset: berlin).description
    }
    #expect(shown == ["01:59", "03:00", "02:59", "02:00"])
  }

  @Test func aTimeThatIsLeaptOverIsTheMomentOfTheLeap() {
    #expect(berlin.moment(days: springDay, minutes: 119) == Self.springMS - 60_000)
    #expect(berlin.moment(days: springDay, minutes: 150) == Self.springMS)
    #expect(berlin.moment(days: springDay, minutes: 180) == Self.springMS)
    #expect(berlin.moment(days: springDay, minutes: 181) == Self.springMS + 60_000)
  }

  @Test func aTimeThatIsShownTwiceIsTheFirst() {
    #expect(berlin.moment(days: autumnDay, minutes: 150) == Self.autumnMS - 1_800_000)
    #expect(berlin.moment(days: autumnDay, minutes: 180) == Self.autumnMS + 3_600_000)
  }

  @Test func whatIsPlannedLaterIsNeverEarlier() {
    for day in [springDay, autumnDay] {
      let moments = (0...1_800).map { berlin.moment(days: day, minutes: $0) }
      #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func aMomentComesBackFromWhatTheClocksShow() {
    // But in the hour that they show twice.
    for day in [springDay, autumnDay] {
      for hour in -24...48 {
        let moment = Int64(day * 24 + hour) * 3_600_000
        let shown = berlin.minutes(atMS: moment, fromMidnightOf: day)
        let isSecond = moment >= Self.autumnMS && moment < Self.autumnMS + 3_600_000
        #expect(berlin.moment(days: day, minutes: shown) == moment - (isSecond ? 3_600_000 : 0))
      }
    }
  }

  @Test func aDayOfTwentyFiveHoursHasOneNoonAndTheNextIsTomorrows() throws {
    let noon = try #require(TimeOfDay(text: "12:00"))
    let before = berlin.moment(days: autumnDay, minutes: 0)
    let first = noon.next(afterMS: before, utcOffset: berlin)
    #expect(first == before + 13 * 3_600_000)
    #expect(noon.next(afterMS: first, utcOffset: berlin) == first + 24 * 3_600_000)
    // A break until noon that has just been is over; one of the evening before is tomorrow's.
    #expect(noon.meant(atMS: first + 60_000, utcOffset: berlin) == first)
    #expect(noon.meant(atMS: before, utcOffset: berlin) == first)
  }

  @Test func daysOfBefore1970AreDaysToo() {
    #expect(berlin.days(atMS: -1) == 0)
    #expect(UTCOffset(minutes: -60).days(atMS: 0) == -1)
    #expect(TimeOfDay(atMS: -60_000, utcOffset: 0).description == "23:59")
  }

  @Test func withoutChangesItIsWrittenAsTheNumberThatItAlwaysWas() throws {
    let plain = try JSONEncoder().encode([UTCOffset(minutes: 420)])
    #expect(String(decoding: plain, as: UTF8.self) == "[420]")
    #expect(try JSONDecoder().decode([UTCOffset].self, from: plain) == [420])
    let changing = try JSONEncoder().encode(berlin)
    #expect(try JSONDecoder().decode(UTCOffset.self, from: changing) == berlin)
  }

  @Test(arguments: [
    #"{"minutes":60,"changes":[{"atMS":2,"minutes":0},{"atMS":1,"minutes":60}]}"#,
    #"{"minutes":60}"#, #""+01:00""#, #"{"changes":[]}"#,
  ])
  func whatIsNoOffsetIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(UTCOffset.self, from: Data(text.utf8)) }
  }

  /// Days that change their dates over the end of summer time took their items an hour away from their times.
  @Test func itemsStayAtTheirTimeOfDayWhereTheirDayIsSetToAnotherDate() throws {
    let item = Item(
      code: "1.01", kind: .report, title: LocalizedText(vi: "Báo cáo"), presenter: nil,
      plannedStartMS: berlin.moment(days: autumnDay - 1, minutes: 8 * 60), plannedMinutes: 30, ballots: [],
      cue: .programme)
    func agenda(_ date: String) -> Agenda {
      Agenda(days: [
        Day(
          code: "D1", date: date, title: LocalizedText(vi: "Ngày"),
          sessions: [Session(code: "D1S1", title: LocalizedText(vi: "Phiên"), items: [item])])
      ])
    }
    let editor = AgendaEditor(
      agenda: agenda("2025-10-25"), utcOffset: berlin, ballots: [], openBallot: nil)
    let change = try editor.change(for: .arrange(agenda("2025-10-26").outline))
    var moved = editor.agenda
    for part in moved.parts(of: change, atMS: 0) { moved.apply(part, utcOffset: berlin) }
    let start = try #require(moved["1.01"]?.plannedStartMS)
    #expect(TimeOfDay(atMS: start, utcOffset: berlin).description == "08:00")
    #expect(start == item.plannedStartMS + 25 * 3_600_000)
  }
}
