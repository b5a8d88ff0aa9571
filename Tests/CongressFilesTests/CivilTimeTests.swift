import Testing

import Congress
@testable import CongressFiles

/// Goal: a planned time is the right moment, in every year, month and time zone a congress can meet in.
///
/// Method: known days; every day of the range counted one by one against the formula; texts that are no time.
@Suite struct CivilTimeTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2024-12-31", 20_088),
    ("2025-09-28", 20_359), ("1900-01-01", -25_567), ("2100-12-31", 47_846),
  ])
  func aKnownDateHasItsDay(_ text: String, _ days: Int) {
    #expect(CivilTime.days(date: text) == days)
  }

  @Test func everyDayFollowsTheDayBefore() {
    var expected = CivilDate.days(year: 1600, month: 1, day: 1)
    for year in 1600...2400 {
      for month in 1...12 {
        for day in 1...CivilDate.lastDay(ofMonth: month, year: year) {
          guard CivilDate.days(year: year, month: month, day: day) == expected else {
            Issue.record("\(year)-\(month)-\(day) is not day \(expected)")
            return
          }
          expected += 1
        }
      }
    }
    #expect(expected - CivilDate.days(year: 1600, month: 1, day: 1) == 146_097 * 2 + 366)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-9-28", "25-09-28", "2025/09/28",
    "28-09-2025", "2025-09-28 ", "+025-09-28", "1899-12-31", "2101-01-01", "", "2025-09", "2025-09-28-1", "２０２５-09-28",
  ])
  func aTextThatIsNoDateIsRefused(_ text: String) {
    #expect(CivilTime.days(date: text) == nil)
  }

  @Test(arguments: [("00:00", 0), ("07:05", 425), ("23:59", 1_439)])
  func aTimeOfDayIsMinutesSinceMidnight(_ text: String, _ minutes: Int) {
    #expect(CivilTime.minutes(timeOfDay: text) == minutes)
  }

  @Test(arguments: ["24:00", "7:00", "07:60", "0700", "07:00:00", "-7:00", "", "07h00"])
  func aTextThatIsNoTimeIsRefused(_ text: String) {
    #expect(CivilTime.minutes(timeOfDay: text) == nil)
  }

  @Test(arguments: [("+07:00", 420), ("-03:30", -210), ("+00:00", 0), ("+14:00", 840), ("-12:00", -720)])
  func anOffsetIsMinutesAheadOfUTC(_ text: String, _ minutes: Int) {
    #expect(CivilTime.minutes(utcOffset: text) == minutes)
  }

  @Test(arguments: ["07:00", "+14:01", "-12:01", "+7:00", "Z", "+", "", "Asia/Ho_Chi_Minh"])
  func aTextThatIsNoOffsetIsRefused(_ text: String) {
    #expect(CivilTime.minutes(utcOffset: text) == nil)
  }
}

/// Goal: a suggestion helps, and is never a wild guess.
@Suite struct NearestNameTests {
  @Test func whatWasWrittenIsNotSuggested() {
    #expect(NearestName.suggestion(for: "CT-0001", among: ["CT-0001"]) == nil)
    #expect(NearestName.suggestion(for: "CT-0001", among: ["CT-0001", "CT-0002"]) == "CT-0002")
    #expect(NearestName.suggestion(for: "ct-0001", among: ["CT-0001"]) == "CT-0001")
  }

  @Test(arguments: [
    ("presentor", "presenter"), ("Title", "title"), ("minuts", "minutes"), ("cueue", nil), ("i", "id"), ("x", nil),
    ("hall", nil),
  ])
  func onlyANearNameIsSuggested(_ text: String, _ name: String?) {
    let names = ["id", "start", "minutes", "title", "presenter", "cue"]
    #expect(NearestName.suggestion(for: text, among: names) == name)
  }

  @Test func aHostileKeyCostsNothingAndSuggestsNothing() {
    #expect(NearestName.suggestion(for: String(repeating: "a", count: 1_000_000), among: ["title"]) == nil)
    #expect(NearestName.suggestion(for: "title", among: []) == nil)
  }
}
