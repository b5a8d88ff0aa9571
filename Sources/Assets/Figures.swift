/// Numbers, shares and times as people of a language read them.
public struct Figures: Sendable, Hashable {
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
  public func time(_ unixMS: Int64, utcOffsetMinutes: Int) -> String {
    let (hour, minute) = Self.clock(unixMS, utcOffsetMinutes: utcOffsetMinutes)
    return "\(Self.twoDigits(hour)):\(Self.twoDigits(minute))"
  }

  /// Date and time of day in a hall, for records: `2025-09-26 08:05:07`.
  public func timeWithSeconds(_ unixMS: Int64, utcOffsetMinutes: Int) -> String {
    let seconds = unixMS / 1_000 + Int64(utcOffsetMinutes) * 60
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = Int(seconds - day * 86_400)
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(Self.twoDigits).joined(separator: ":")
    return "\(Self.date(daysSince1970: Int(day))) \(clock)"
  }

  /// A date of the Gregorian calendar, `yyyy-MM-dd`; years are counted from March, in eras of 400 years.
  private static func date(daysSince1970 days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return "\(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))-\(twoDigits(month))-\(twoDigits(day))"
  }

  /// A time of day as it is said: `14 giờ 05 phút`, or `14:05`.
  public func spokenTime(_ unixMS: Int64, utcOffsetMinutes: Int) -> String {
    guard speaksHours else { return time(unixMS, utcOffsetMinutes: utcOffsetMinutes) }
    let (hour, minute) = Self.clock(unixMS, utcOffsetMinutes: utcOffsetMinutes)
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

  private static func clock(_ unixMS: Int64, utcOffsetMinutes: Int) -> (hour: Int, minute: Int) {
    let dayMinutes = 24 * 60
    let minutes = Int((unixMS / 60_000 + Int64(utcOffsetMinutes)) % Int64(dayMinutes))
    let positive = (minutes + dayMinutes) % dayMinutes
    return (positive / 60, positive % 60)
  }

  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
