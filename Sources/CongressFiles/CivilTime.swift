import Congress

/// Dates and times of day as people write them, and what they are in milliseconds since 1970 UTC.
///
/// Integer arithmetic in the proleptic Gregorian calendar: no time zone database, no leap seconds, the same answer on
/// every machine.
enum CivilTime {
  /// One day, in minutes.
  static let minutesPerDay = 1_440

  /// Reads `yyyy-MM-dd` as days since 1970-01-01; nothing for a date that no calendar has, or out of
  /// ``FileLimits/yearsRange``.
  static func days(date text: String) -> Int? { CivilDate.days(date: text) }

  /// Reads `HH:mm` as minutes since midnight; nothing for a time that no clock shows.
  static func minutes(timeOfDay text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = CivilDate.number(parts[0], digits: 2),
      let minute = CivilDate.number(parts[1], digits: 2),
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
}
