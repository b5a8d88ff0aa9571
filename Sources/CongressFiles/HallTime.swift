/// A moment as people write it by the clock in the hall: `2025-09-26T13:00`.
public enum HallTime {
  /// The moment in ms since 1970 UTC; nothing for what is no such moment.
  public static func milliseconds(_ text: String, utcOffsetMinutes: Int) -> Int64? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let days = CivilTime.days(date: String(parts[0])),
      let minutes = CivilTime.minutes(timeOfDay: String(parts[1]))
    else { return nil }
    return CivilTime.milliseconds(days: days, minutes: minutes, utcOffsetMinutes: utcOffsetMinutes)
  }

  /// The minute of a day in which a moment lies, written that way.
  /// - Parameter date: The day by the clock in the hall, `yyyy-MM-dd`.
  public static func text(of moment: Int64, on date: String, utcOffsetMinutes: Int) -> String {
    let minutes = Int(moment / 60_000) + utcOffsetMinutes
    let minuteOfDay = (minutes % CivilTime.minutesPerDay + CivilTime.minutesPerDay) % CivilTime.minutesPerDay
    let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
    return "\(date)T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
