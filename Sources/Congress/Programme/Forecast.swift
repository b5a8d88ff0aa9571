/// When the items of a programme will probably be dealt with, judged from how late it is.
///
/// Lateness pushes what follows; gaps in the plan take it up again, and breaks give of their length, down to
/// ``leastBreak``. An item takes as long as planned, or as long as it has taken already; while it is interrupted its clock
/// stands, so its end moves on. Items that were passed over, struck or put off are not expected any more. A lateness is
/// positive where it is behind.
public struct Forecast: Sendable, Hashable {
  /// The part of a planned break that is kept whatever the lateness: people have to leave and come back.
  public static let leastBreak = Fraction.half

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

  /// The end of a session.
  public struct SessionEnd: Sendable, Hashable {
    /// The session.
    public let session: Code<Session>
    /// When it ends, in ms since 1970 UTC.
    public let endMS: Int64
    /// How far that is behind the plan, in ms; negative where it is ahead.
    public let latenessMS: Int64
  }

  private var times: [Code<Item>: Times] = [:]
  /// The end of the day that is on, or that comes next; nothing once all days are over.
  public private(set) var dayEnd: DayEnd?
  /// The end of the session that is on, or that comes next; nothing once all sessions are over.
  public private(set) var sessionEnd: SessionEnd?

  /// A forecast at a moment, in ms since 1970 UTC.
  public init(_ agenda: Agenda, atMS nowMS: Int64) {
    var freeMS = Int64.min
    let reached = agenda.items.last { $0.progress.hasBegun }?.code
    var isAhead = reached == nil
    for day in agenda.days {
      for session in day.sessions {
        for item in session.items {
          if let known = Self.times(of: item, freeMS: freeMS, nowMS: nowMS, isAhead: isAhead) {
            times[item.code] = known
            freeMS = max(freeMS, known.endMS)
          }
          if item.code == reached { isAhead = true }
        }
        if sessionEnd == nil, let (endMS, latenessMS) = end(of: session.items) {
          sessionEnd = SessionEnd(session: session.code, endMS: endMS, latenessMS: latenessMS)
        }
      }
      if dayEnd == nil, let (endMS, latenessMS) = end(of: day.sessions.flatMap(\.items)) {
        dayEnd = DayEnd(day: day.code, endMS: endMS, latenessMS: latenessMS)
      }
    }
  }

  /// An item's times; nothing where it is not expected any more.
  public subscript(item: Code<Item>) -> Times? { times[item] }

  private static func times(of item: Item, freeMS: Int64, nowMS: Int64, isAhead: Bool) -> Times? {
    switch item.progress {
    case .done(let startedMS, let endedMS, _):
      return Times(startMS: startedMS, endMS: endedMS, latenessMS: startedMS - item.plannedStartMS)
    case .live(let startedMS, let held):
      let endMS = startedMS + lengthMS(of: item, from: startedMS) + (held?.totalMS(atMS: nowMS) ?? 0)
      return Times(startMS: startedMS, endMS: max(nowMS, endMS), latenessMS: startedMS - item.plannedStartMS)
    case .pending:
      guard isAhead else { return nil }
      let startMS = max(item.plannedStartMS, freeMS, nowMS)
      return Times(
        startMS: startMS, endMS: startMS + lengthMS(of: item, from: startMS),
        latenessMS: startMS - item.plannedStartMS)
    case .dropped, .adjourned: return nil
    }
  }

  /// How long an item takes that starts at a moment: as planned, but that a late break ends as near to its planned end
  /// as ``leastBreak`` lets it.
  private static func lengthMS(of item: Item, from startMS: Int64) -> Int64 {
    let plannedMS = Int64(item.plannedMinutes) * 60_000
    guard item.kind == .break else { return plannedMS }
    let leastMS = plannedMS * Int64(leastBreak.numerator) / Int64(leastBreak.denominator)
    return min(plannedMS, max(leastMS, item.time.endMS - startMS))
  }

  /// When items that are not all over end, and how far behind the plan; nothing where all are over.
  private func end(of items: [Item]) -> (endMS: Int64, latenessMS: Int64)? {
    let expected = items.filter { times[$0.code] != nil }
    guard expected.contains(where: { !$0.progress.isDone }),
      let endMS = expected.compactMap({ times[$0.code]?.endMS }).max(),
      let plannedMS = expected.map(\.time.endMS).max()
    else { return nil }
    return (endMS, endMS - plannedMS)
  }
}
