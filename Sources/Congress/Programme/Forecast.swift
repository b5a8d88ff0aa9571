/// When the items of a programme will probably be dealt with, judged from how late it is.
///
/// Lateness pushes what follows; gaps in the plan take it up again. An item takes as long as planned, or as long as it
/// has taken already. Items that were passed over are not expected any more. A lateness is positive where it is behind.
public struct Forecast: Sendable, Hashable {
  /// An item's expected or actual times.
  public struct Times: Sendable, Hashable {
    /// When it starts or has started, in ms since 1970 UTC.
    public let startMS: Int64
    /// When it ends or has ended, in ms since 1970 UTC.
    public let endMS: Int64
    /// How far the start is behind the plan, in ms; negative where it is ahead.
    public let latenessMS: Int64
  }

  /// The end of a day.
  public struct DayEnd: Sendable, Hashable {
    /// The day.
    public let day: Code<Day>
    /// When it ends, in ms since 1970 UTC.
    public let endMS: Int64
    /// How far that is behind the plan, in ms; negative where it is ahead.
    public let latenessMS: Int64
  }

  private var times: [Code<Item>: Times] = [:]
  /// The end of the day that is on, or that comes next; nothing once all days are over.
  public private(set) var dayEnd: DayEnd?

  /// A forecast at a moment, in ms since 1970 UTC.
  public init(_ agenda: Agenda, atMS nowMS: Int64) {
    var freeMS = Int64.min
    var isAhead = agenda.items.allSatisfy { $0.progress == .pending }
    let reached = agenda.items.last { $0.progress != .pending }?.code
    for day in agenda.days {
      var isOver = true
      for item in day.sessions.flatMap(\.items) {
        guard let known = Self.times(of: item, freeMS: freeMS, nowMS: nowMS, isAhead: isAhead) else { continue }
        times[item.code] = known
        freeMS = max(freeMS, known.endMS)
        if item.code == reached { isAhead = true }
        if !item.progress.isDone { isOver = false }
      }
      if dayEnd == nil, !isOver { dayEnd = Self.end(of: day, freeMS: freeMS) }
    }
  }

  /// An item's times; nothing where it was passed over.
  public subscript(item: Code<Item>) -> Times? { times[item] }

  private static func times(of item: Item, freeMS: Int64, nowMS: Int64, isAhead: Bool) -> Times? {
    let lengthMS = Int64(item.plannedMinutes) * 60_000
    switch item.progress {
    case .done(let startedMS, let endedMS):
      return Times(startMS: startedMS, endMS: endedMS, latenessMS: startedMS - item.plannedStartMS)
    case .live(let startedMS):
      return Times(
        startMS: startedMS, endMS: max(nowMS, startedMS + lengthMS), latenessMS: startedMS - item.plannedStartMS)
    case .pending:
      guard isAhead else { return nil }
      let startMS = max(item.plannedStartMS, freeMS, nowMS)
      return Times(startMS: startMS, endMS: startMS + lengthMS, latenessMS: startMS - item.plannedStartMS)
    }
  }

  private static func end(of day: Day, freeMS: Int64) -> DayEnd? {
    let planned = day.sessions.flatMap(\.items).map { $0.plannedStartMS + Int64($0.plannedMinutes) * 60_000 }.max()
    return planned.map { DayEnd(day: day.code, endMS: freeMS, latenessMS: freeMS - $0) }
  }
}
