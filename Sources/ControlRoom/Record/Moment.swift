/// A moment in the hall as people write it: `14:05`, `14:05:30`, `2025-09-26T14:05`, `"2025-09-26 14:05:30"`.
///
/// Without a date it is on the day of the journal's newest record.
struct Moment: Sendable, Hashable {
  /// In ms since 1970 UTC: the last moment of the second that is named, so that what came in it counts.
  ///
  /// A minute that is named without a second is its first.
  let ms: Int64
  /// The last moment of the minute, where no second is named; else the same.
  let untilMS: Int64

  /// Reads a moment; nothing where the text is none.
  /// - Parameter newestMS: When the newest record was written, in ms since 1970 UTC.
  init?(_ text: String, utcOffsetMinutes: Int, newestMS: Int64) {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard (1...2).contains(parts.count), let last = parts.last else { return nil }
    let clock = last.split(separator: ":", omittingEmptySubsequences: false).map { Self.number($0, digits: 2) }
    guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], hour < 24, minute < 60 else {
      return nil
    }
    var second = 0
    if clock.count == 3 {
      guard let named = clock[2], named < 60 else { return nil }
      second = named
    }
    let offsetMS = Int64(utcOffsetMinutes) * 60_000
    let dayMS: Int64 = 86_400_000
    var dayStartMS = ((newestMS + offsetMS) / dayMS) * dayMS
    if parts.count == 2 {
      guard let days = Self.days(parts[0]) else { return nil }
      dayStartMS = days * dayMS
    }
    ms = dayStartMS + Int64((hour * 60 + minute) * 60 + second) * 1_000 + 999 - offsetMS
    untilMS = clock.count == 3 ? ms : ms + 59_000
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.count == digits && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  /// Days since 1970 of a date of the Gregorian calendar, `yyyy-MM-dd`.
  private static func days(_ text: Substring) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
      let day = number(parts[2], digits: 2), year >= 1_970, (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let before = year - 1
    let leapDays = before / 4 - before / 100 + before / 400 - (1_969 / 4 - 1_969 / 100 + 1_969 / 400)
    return Int64((year - 1_970) * 365 + leapDays + lengths.prefix(month - 1).reduce(0, +) + day - 1)
  }
}
