import Congress
import Foundation

/// The time of the hall as `congress.yaml` says it: an offset, or a time zone whose clocks may change in the year.
enum HallZone: Sendable {
  case offset(minutes: Int)
  case named(TimeZone)

  /// Reads `+07:00`, or `Asia/Ho_Chi_Minh`; nothing for what is neither.
  init?(written text: String) {
    if let minutes = CivilTime.minutes(utcOffset: text) {
      self = .offset(minutes: minutes)
    } else if text.contains("/") || text == "UTC", let zone = TimeZone(identifier: text) {
      self = .named(zone)
    } else {
      return nil
    }
  }

  /// What the hall's clocks are ahead of UTC at a minute by those clocks, in minutes.
  /// - Parameters:
  ///   - days: The day, in days since 1970.
  ///   - minutes: Minutes from its midnight.
  func utcOffsetMinutes(days: Int, minutes: Int = 12 * 60) -> Int {
    switch self {
    case .offset(let minutes): return minutes
    case .named(let zone):
      let local = Double(days * CivilTime.minutesPerDay + minutes) * 60
      // The offset decides which moment is meant, and is asked of it; a second look finds the one that holds.
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(first))) / 60
    }
  }

  /// The offset that holds from the first day to the night after the last; nothing where the clocks change meanwhile.
  func utcOffsetMinutes(of days: [Int]) -> Int? {
    guard let first = days.first, let last = days.last else { return utcOffsetMinutes(days: 0) }
    let offsets =
      (first...(last + 1)).map { utcOffsetMinutes(days: $0, minutes: 0) } + [utcOffsetMinutes(days: last + 1)]
    return Set(offsets).count == 1 ? offsets[0] : nil
  }
}
