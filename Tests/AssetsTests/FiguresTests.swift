import Assets
import Congress
import Testing

/// Goal: figures read as people of a language write them.
///
/// Method: examples.
@Suite struct FiguresTests {
  private let vietnamese = FigureFormat(language: "vi")
  private let english = FigureFormat(language: "en")

  @Test func numbersHaveTheirThousandsMark() {
    #expect(vietnamese.number(485) == "485")
    #expect(vietnamese.number(1_586) == "1.586")
    #expect(english.number(1_234_567) == "1,234,567")
    #expect(vietnamese.number(1_005) == "1.005")
    #expect(vietnamese.number(-12) == "−12")
  }

  @Test func percentagesHaveTwoDecimalsAndANarrowSpace() {
    #expect(vietnamese.percent(hundredths: 9_814) == "98,14\u{202F}%")
    #expect(vietnamese.percent(hundredths: 103) == "1,03\u{202F}%")
    #expect(english.percent(hundredths: 10_000) == "100.00\u{202F}%")
    #expect(vietnamese.percent(hundredths: nil) == "–")
  }

  @Test func timesAreThoseOfTheHall() {
    #expect(vietnamese.time(1_758_937_280_000, utcOffset: 420) == "08:41")
    #expect(vietnamese.spokenTime(1_758_937_280_000, utcOffset: 420) == "08 giờ 41 phút")
    #expect(english.time(0, utcOffset: -210) == "20:30")
  }

  @Test func whatIsLeftIsToldInSecondsAndOfALongTimeInMinutes() {
    #expect(FigureFormat.countdown(seconds: 20, ofMS: 30_000) == "20")
    #expect(FigureFormat.countdown(seconds: 99, ofMS: 99_999) == "99")
    // A vote of ten minutes once stood on the wall as "599".
    #expect(FigureFormat.countdown(seconds: 599, ofMS: 600_000) == "09:59")
    #expect(FigureFormat.countdown(seconds: 7, ofMS: 600_000) == "00:07")
    #expect(FigureFormat.clock(seconds: 3_605) == "1:00:05")
  }

  @Test func behindIsPlus() {
    #expect(FigureFormat.lateness(130_000) == "+2:10")
    #expect(FigureFormat.lateness(-30_000) == "−0:30")
    #expect(FigureFormat.lateness(0) == "+0:00")
    #expect(FigureFormat.lateness(3_725_000) == "+1:02:05")
  }
}
