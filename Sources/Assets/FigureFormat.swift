public import Congress

/// Numbers, shares and times as people of a language read them.
public struct FigureFormat: Sendable, Hashable {
  /// A space that never breaks a line and is narrower than a space between words.
  public static let narrowSpace = "\u{202F}"

  private let decimalMark: String
  private let thousandsMark: String
  private let speaksHours: Bool

  /// Figures as people of `language` read them: decimal comma and thousands dot in Vietnamese.
  public init(language: String) {
    let isVietnamese = language == "vi"
    decimalMark = isVietnamese ? "," : "."
    thousandsMark = isVietnamese ? "." : ","
    speaksHours = isVietnamese
  }

  /// A whole number: `1.586`.
  public func number(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: thousandsMark)
  }

  /// A percentage given in hundredths of a percent: 9814 is `98,14 %`; nothing is `–`.
  public func percent(hundredths: Int?) -> String {
    guard let hundredths else { return "–" }
    let fraction = hundredths % 100
    return "\(number(hundredths / 100))\(decimalMark)\(fraction < 10 ? "0" : "")\(fraction)\(Self.narrowSpace)%"
  }

  /// A time of day in a hall: `08:05`.
  public func time(_ unixMS: Int64, utcOffset: UTCOffset) -> String {
    let (hour, minute) = Self.clock(unixMS, utcOffset: utcOffset)
    return "\(Self.twoDigits(hour)):\(Self.twoDigits(minute))"
  }

  /// Date and time of day in a hall, for records: `2025-09-26 08:05:07`.
  public func timeWithSeconds(_ unixMS: Int64, utcOffset: UTCOffset) -> String {
    let days = utcOffset.days(atMS: unixMS)
    let rest = Int(utcOffset.shownMS(atMS: unixMS) / 1_000) - days * 86_400
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(Self.twoDigits).joined(separator: ":")
    return "\(CivilDate.text(daysSince1970: days)) \(clock)"
  }

  /// The time of day to the second, where the day is known: `10:31:08`.
  public func timeOfDay(_ unixMS: Int64, utcOffset: UTCOffset) -> String {
    String(timeWithSeconds(unixMS, utcOffset: utcOffset).suffix(8))
  }

  /// A time of day as it is said: `14 giờ 05 phút`, or `14:05`.
  public func spokenTime(_ unixMS: Int64, utcOffset: UTCOffset) -> String {
    guard speaksHours else { return time(unixMS, utcOffset: utcOffset) }
    let (hour, minute) = Self.clock(unixMS, utcOffset: utcOffset)
    return "\(Self.twoDigits(hour)) giờ \(Self.twoDigits(minute)) phút"
  }

  /// A clock's figures: `03:20`, from an hour on `1:03:20`.
  public static func clock(seconds: UInt64) -> String {
    func digits(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes) = (seconds / 3_600, seconds / 60)
    guard hours > 0 else { return digits(minutes) + ":" + digits(seconds % 60) }
    return "\(hours):" + digits(minutes % 60) + ":" + digits(seconds % 60)
  }

  /// From how long a time on what is left of it is told in minutes, in ms.
  public static let clockFromMS: Int64 = 100_000

  /// What is left of a time given: seconds while two digits are enough for all of it, else a clock's figures.
  public static func countdown(seconds: Int64, ofMS wholeMS: Int64) -> String {
    wholeMS < clockFromMS ? "\(seconds)" : clock(seconds: UInt64(max(0, seconds)))
  }

  /// How long something is, with its hours: `7:00:05`.
  public static func hours(ofSeconds seconds: Int) -> String {
    "\(seconds / 3_600):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }

  /// A span with its sign, for lateness: `+2:10` is behind, `−0:30` ahead.
  public static func lateness(_ ms: Int64) -> String {
    let seconds = Int(ms.magnitude / 1_000)
    let sign = ms < 0 ? "−" : "+"
    let hours = seconds / 3_600
    let minutes = seconds / 60 % 60
    let tail = ":\(twoDigits(seconds % 60))"
    return hours == 0 ? "\(sign)\(minutes)\(tail)" : "\(sign)\(hours):\(twoDigits(minutes))\(tail)"
  }

  private static func clock(_ unixMS: Int64, utcOffset: UTCOffset) -> (hour: Int, minute: Int) {
    let minutes = TimeOfDay(atMS: unixMS, utcOffset: utcOffset).minutes
    return (minutes / 60, minutes % 60)
  }

  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
