import Congress

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
  init?(_ text: String, utcOffset: UTCOffset, newestMS: Int64) {
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
    var days = utcOffset.days(atMS: newestMS)
    if parts.count == 2 {
      guard let named = CivilDate.days(date: String(parts[0])) else { return nil }
      days = named
    }
    ms = utcOffset.moment(days: days, minutes: hour * 60 + minute) + Int64(second) * 1_000 + 999
    untilMS = clock.count == 3 ? ms : ms + 59_000
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    text.count == digits && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}
