import Congress

/// A date, a time of day or both, which a sheet keeps as a number of days.
public struct SheetMoment: Sendable, Hashable {
  /// From which day a workbook counts.
  public enum Epoch: Sendable, Hashable {
    /// Day 1 is 1 January 1900, and day 60 the 29 February that 1900 did not have.
    case from1900
    /// Day 0 is 1 January 1904, as old Macintosh programs count.
    case from1904
  }

  /// The number of days as the sheet has it, the time of day behind its point.
  public let serial: Double
  /// From which day it counts.
  public let epoch: Epoch

  private static let secondsPerDay = 86_400
  /// 1 January 1904 and, of the other count, the day before 1 March 1900 was day 60, in days since 1970.
  private static let dayZeroOf1904 = -24_107
  private static let dayZeroBehindFault = -25_569
  private static let dayZeroBeforeFault = -25_568
  private static let faultDay = 60
  /// The day behind the last that a sheet can show, 31 December 9999.
  private static let daysMax = 2_958_466

  /// A moment as a sheet keeps it.
  public init(serial: Double, epoch: Epoch = .from1900) {
    self.serial = serial
    self.epoch = epoch
  }

  /// A moment by the clock in the hall.
  /// - Parameters:
  ///   - daysSince1970: The day; from 1 March 1900 on.
  ///   - seconds: Since midnight.
  public init(daysSince1970 days: Int, seconds: Int) {
    self.init(
      serial: Double(days - Self.dayZeroBehindFault) + Double(seconds) / Double(Self.secondsPerDay), epoch: .from1900)
  }

  /// The day, in days since 1970; nothing for a time of day alone, a day that no calendar has, or one far away.
  public var daysSince1970: Int? {
    guard serial.isFinite, serial >= 0, serial < Double(Self.daysMax) else { return nil }
    let (day, _) = parts
    switch epoch {
    case .from1904: return day + Self.dayZeroOf1904
    case .from1900 where day == 0 || day == Self.faultDay: return nil
    case .from1900: return day + (day < Self.faultDay ? Self.dayZeroBeforeFault : Self.dayZeroBehindFault)
    }
  }

  /// Seconds since midnight, to the nearest.
  public var seconds: Int { parts.seconds }

  /// Whole days and seconds; what is nearest to midnight is the day after.
  private var parts: (day: Int, seconds: Int) {
    guard serial.isFinite, abs(serial) < Double(Self.daysMax) else { return (0, 0) }
    let all = Int((serial * Double(Self.secondsPerDay)).rounded())
    return (all / Self.secondsPerDay, max(0, all % Self.secondsPerDay))
  }

  /// As it is written: `yyyy-MM-dd`, with `THH:mm:ss` behind it where there is a time of day; a time alone as `HH:mm:ss`.
  public var text: String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    let time = [hours, minutes, rest].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    guard let days = daysSince1970 else { return (0..<1).contains(serial) ? time : CellValue.text(of: serial) }
    let date = CivilDate.text(daysSince1970: days)
    return seconds == 0 ? date : date + "T" + time
  }
}
