import Congress

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
      (1...CivilDate.lastDay(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return CivilDate.days(year: year, month: month, day: day)
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

  /// Reads exactly so many ASCII digits; `Int` alone would take a sign and leave out the noughts.
  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
