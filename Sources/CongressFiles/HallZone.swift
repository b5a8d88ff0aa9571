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

  /// The offset that holds on every day and in the night after it, in any order; nothing where the clocks change meanwhile.
  func utcOffsetMinutes(of days: [Int]) -> Int? {
    let offsets = days.flatMap { [utcOffsetMinutes(days: $0, minutes: 0), utcOffsetMinutes(days: $0 + 1)] }
    guard let first = offsets.first else { return utcOffsetMinutes(days: 0) }
    return offsets.allSatisfy { $0 == first } ? first : nil
  }
}
