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

  /// A date of the Gregorian calendar, `yyyy-MM-dd`; years are counted from March, in eras of 400 years.
  public static func text(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    func digits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))-\(digits(month))-\(digits(day))"
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
  /// The day, in days since 1970-01-01; nothing where its date is none.
  var days: Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? CivilDate.days(year: parts[0], month: parts[1], day: parts[2]) : nil
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
  public init(atMS moment: Int64, utcOffset: UTCOffset) {
    self.init(clamped: utcOffset.minutes(atMS: moment, fromMidnightOf: utcOffset.days(atMS: moment)))
  }
}
