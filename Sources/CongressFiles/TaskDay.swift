public import Congress

/// The day from which a list of tasks is looked at, by the hall's clocks: what was due on a day before it is overdue.
public struct TaskDay: Sendable, Hashable {
  private let days: Int
  private let utcOffset: UTCOffset

  /// The day of a moment in ms since 1970 UTC; behind the hall's midnight it is the next one, whatever UTC says.
  public init(atMS: Int64, utcOffset: UTCOffset) {
    days = utcOffset.days(atMS: atMS)
    self.utcOffset = utcOffset
  }

  /// Reads `2025-09-26`; nothing for a date that no calendar has.
  public init?(written date: String, utcOffset: UTCOffset) {
    guard let days = CivilTime.days(date: date) else { return nil }
    self.days = days
    self.utcOffset = utcOffset
  }

  /// The day as it is written: `2025-09-26`.
  public var date: String { CivilDate.text(daysSince1970: days) }

  /// Its noon, in ms since 1970 UTC.
  public var noonMS: Int64 { utcOffset.moment(days: days, minutes: CivilTime.minutesPerDay / 2) }

  /// Whether a task is not done and its day is over; what is due today is not overdue, nor is what is due at no time.
  public func isOverdue(_ task: TaskPlan) -> Bool {
    guard !task.isDone, let dueMS = task.dueMS else { return false }
    return utcOffset.days(atMS: dueMS) < days
  }
}
