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

  /// A time of day as it is said: `14 giờ 05 phút`, or `14:05`.
  public func spokenTime(_ unixMS: Int64, utcOffsetMinutes: Int) -> String {
    guard speaksHours else { return time(unixMS, utcOffsetMinutes: utcOffsetMinutes) }
    let (hour, minute) = Self.clock(unixMS, utcOffsetMinutes: utcOffsetMinutes)
    return "\(Self.twoDigits(hour)) giờ \(Self.twoDigits(minute)) phút"
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

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
