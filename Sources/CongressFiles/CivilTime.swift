/// Dates and times of day as people write them, and what they are in milliseconds since 1970 UTC.
///
/// Integer arithmetic in the proleptic Gregorian calendar: no time zone database, no leap seconds, the same answer on
/// every machine.
enum CivilTime {
  /// One day, in minutes.
  static let minutesPerDay = 1_440
  private static let millisecondsPerMinute: Int64 = 60_000

  /// Reads `yyyy-MM-dd` as days since 1970-01-01; nothing for a date that no calendar has, or out of
  /// ``FileLimits/yearsRange``.
  static func days(date text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), FileLimits.yearsRange.contains(year), (1...12).contains(month),
      (1...lastDay(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return daysFromCivil(year: year, month: month, day: day)
  }

  /// Reads `HH:mm` as minutes since midnight; nothing for a time that no clock shows.
  static func minutes(timeOfDay text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = number(parts[0], digits: 2), let minute = number(parts[1], digits: 2),
      hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// Reads `+07:00` or `-03:30` as minutes ahead of UTC; nothing for an offset that no country has.
  static func minutes(utcOffset text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", let ahead = minutes(timeOfDay: String(text.dropFirst()))
    else { return nil }
    let offset = sign == "-" ? -ahead : ahead
    return FileLimits.utcOffsetMinutesRange.contains(offset) ? offset : nil
  }

  /// The moment at which a clock in the hall shows a time of a day, in milliseconds since 1970 UTC.
  static func milliseconds(days: Int, minutes: Int, utcOffsetMinutes: Int) -> Int64 {
    Int64(days * minutesPerDay + minutes - utcOffsetMinutes) * millisecondsPerMinute
  }

  /// Days from 1970-01-01 to a date, negative before it.
  ///
  /// Years are counted from March, so that the leap day is the last of its year, in eras of 400 years (146,097 days).
  static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The last day of a month: 28 to 31.
  static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads exactly so many ASCII digits; `Int` alone would take a sign and leave out the noughts.
  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
