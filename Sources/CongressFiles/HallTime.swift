public import Congress

/// A moment as people write it by the clock in the hall: `2025-09-26T13:00`.
public enum HallTime {
  /// The moment in ms since 1970 UTC; nothing for what is no such moment.
  public static func milliseconds(_ text: String, utcOffset: UTCOffset) -> Int64? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let days = CivilTime.days(date: String(parts[0])),
      let minutes = CivilTime.minutes(timeOfDay: String(parts[1]))
    else { return nil }
    return utcOffset.moment(days: days, minutes: minutes)
  }

  /// The minute of a day in which a moment lies, written that way.
  /// - Parameter date: The day by the clock in the hall, `yyyy-MM-dd`.
  public static func text(of moment: Int64, on date: String, utcOffset: UTCOffset) -> String {
    "\(date)T\(TimeOfDay(atMS: moment, utcOffset: utcOffset))"
  }
}
