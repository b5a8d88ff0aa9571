/// Dates of the proleptic Gregorian calendar, in integers: no time zone database, the same answer on every machine.
public enum CivilDate {
  /// Days from 1970-01-01 to a date, negative before it.
  ///
  /// Years are counted from March, so that the leap day is the last of its year, in eras of 400 years (146,097 days).
  public static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Years in which a congress may meet.
  public static let yearsRange = 1_900...2_100

  /// Reads `yyyy-MM-dd` as days since 1970-01-01; nothing for a date that no calendar has, or out of ``yearsRange``.
  public static func days(date text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), yearsRange.contains(year), (1...12).contains(month),
      (1...lastDay(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return days(year: year, month: month, day: day)
  }

  /// How much later one date is than another, in ms; nought where one of them is none.
  static func milliseconds(from first: String, to second: String) -> Int64 {
    guard let first = days(date: first), let second = days(date: second) else { return 0 }
    return Int64((second - first) * TimeOfDay.minutesPerDay) * 60_000
  }

  /// Reads exactly so many ASCII digits; `Int` alone would take a sign and leave out the noughts.
  public static func number(_ text: Substring, digits: Int) -> Int? {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The last day of a month: 28 to 31.
  public static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day {
  /// The beginning of the day in a hall, in ms since 1970 UTC; nothing where its date is none.
  public func midnightMS(utcOffsetMinutes: Int) -> Int64? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let days = CivilDate.days(year: parts[0], month: parts[1], day: parts[2])
    return Int64(days * TimeOfDay.minutesPerDay - utcOffsetMinutes) * 60_000
  }
}

extension Day {
  /// Until which time of day a night belongs to the day before: a vote that began at 23:30 goes on at 00:10.
  static let nightEndsMinutes = 6 * 60
  /// From which time of day on what follows before ``nightEndsMinutes`` is of the night.
  static let eveningBeginsMinutes = 18 * 60

  /// The minutes from the day's midnight to a time of day that follows others: past midnight where it can only be that.
  /// - Parameter last: The planned start before it, in minutes from the day's midnight; nothing where it is the first.
  public static func minutes(of time: Int, after last: Int?) -> Int {
    guard let last, time < last, time < nightEndsMinutes, last >= eveningBeginsMinutes else { return time }
    return time + TimeOfDay.minutesPerDay
  }
}

extension TimeOfDay {
  /// What a hall's clocks show at a moment, in ms since 1970 UTC.
  public init(atMS moment: Int64, utcOffsetMinutes: Int) {
    let minutes = Int((moment / 60_000 + Int64(utcOffsetMinutes)) % Int64(Self.minutesPerDay))
    self.init(clamped: (minutes + Self.minutesPerDay) % Self.minutesPerDay)
  }
}
