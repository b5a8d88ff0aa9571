/// Why a break that somebody types is asked back before it is shown.
///
/// No rule forbids it: a script that is played at another hour shows its breaks, and a night is a long break. A person who
/// types one has more likely mistaken the time.
public enum BreakDoubt: Sendable, Hashable {
  /// It is over already.
  case over(untilMS: Int64)
  /// It lasts most of a day.
  case long(untilMS: Int64)

  /// From how long a break is asked back, in ms: a night between two days of a congress is shorter.
  static let longMS: Int64 = 16 * 3_600_000
}

extension Cue {
  /// Why the cue is asked back, if it is a break that has been or lasts most of a day.
  ///
  /// - Parameter moment: When it would be shown, in ms since 1970 UTC.
  public func breakDoubt(atMS moment: Int64, utcOffset: UTCOffset) -> BreakDoubt? {
    guard case .break(let until, _) = self else { return nil }
    let untilMS = until.meant(atMS: moment, utcOffset: utcOffset)
    if untilMS <= moment { return .over(untilMS: untilMS) }
    return untilMS - moment > BreakDoubt.longMS ? .long(untilMS: untilMS) : nil
  }
}
