import Congress
import Foundation

/// The time of the hall as `congress.yaml` says it: an offset, or a time zone whose clocks may change in the year.
enum HallZone: Sendable {
  case offset(UTCOffset)
  case named(TimeZone)

  /// How many days before a congress and after it count: its nights.
  ///
  /// Where the clocks change a week or a year from it, everything is told in the time that it has itself.
  static let daysBeside = 2
  /// How many days a day's times may reach beyond it: its night, and what any zone is ahead or behind.
  private static let daysNear = 2

  /// Reads `+07:00`, or `Asia/Ho_Chi_Minh`; nothing for what is neither.
  init?(written text: String) {
    if let minutes = CivilTime.minutes(utcOffset: text) {
      self = .offset(UTCOffset(minutes: minutes))
    } else if text.contains("/") || text == "UTC", let zone = TimeZone(identifier: text) {
      self = .named(zone)
    } else {
      return nil
    }
  }

  /// How the clocks go during a congress, and in the nights beside it.
  /// - Parameter days: Its first and last day, in days since 1970.
  func utcOffset(around days: ClosedRange<Int>) -> UTCOffset {
    utcOffset(days: (days.lowerBound - Self.daysBeside)...(days.upperBound + Self.daysBeside))
  }

  /// How the clocks go on a day, in days since 1970, and in the nights beside it.
  func utcOffset(near day: Int) -> UTCOffset { utcOffset(days: (day - Self.daysNear)...(day + Self.daysNear)) }

  private func utcOffset(days: ClosedRange<Int>) -> UTCOffset {
    switch self {
    case .offset(let offset): return offset
    case .named(let zone):
      // Day by day: whatever a zone's clocks do, they do not do it twice on one.
      func minutes(atMinute minute: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
      }
      let first = days.lowerBound * CivilTime.minutesPerDay
      var (lastMinute, last) = (first, minutes(atMinute: first))
      let before = last
      var changes: [UTCOffset.Change] = []
      for day in days.dropFirst() {
        let minute = day * CivilTime.minutesPerDay
        let now = minutes(atMinute: minute)
        if now != last {
          let changed = Self.firstMinute(in: lastMinute...minute) { minutes(atMinute: $0) == now }
          changes.append(UTCOffset.Change(atMS: Int64(changed) * 60_000, minutes: now))
        }
        (lastMinute, last) = (minute, now)
      }
      return UTCOffset(minutes: before, changes: changes)
    }
  }

  /// The first minute that is so, where all before it are not and the last one is.
  private static func firstMinute(in range: ClosedRange<Int>, isSo: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if isSo(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
