/// The days of an agenda and the sessions of each, without their items: what `agenda.arrange` sets.
public struct AgendaOutline: Sendable, Hashable, Codable {
  /// The most days of an agenda.
  public static let daysMax = 31
  /// The most sessions of one day.
  public static let sessionsPerDayMax = 50

  /// The days in order.
  public let days: [DayOutline]

  /// An outline of days in order.
  public init(days: [DayOutline]) { self.days = days }

  /// Every session of every day, in order.
  public var sessions: [SessionOutline] { days.flatMap(\.sessions) }

  /// The day that a session stands on.
  func day(of session: Code<Session>) -> DayOutline? {
    days.first { $0.sessions.contains { $0.code == session } }
  }
}

/// One day of an outline.
public struct DayOutline: Sendable, Hashable, Codable {
  /// The day's code.
  public let code: Code<Day>
  /// The calendar date in the hall, `yyyy-MM-dd`.
  public let date: String
  /// What the day is called.
  public let title: LocalizedText
  /// The sessions in order.
  public let sessions: [SessionOutline]

  /// A day from its parts.
  public init(code: Code<Day>, date: String, title: LocalizedText, sessions: [SessionOutline]) {
    self.code = code
    self.date = date
    self.title = title
    self.sessions = sessions
  }
}

/// One session of an outline.
public struct SessionOutline: Sendable, Hashable, Codable {
  /// The session's code.
  public let code: Code<Session>
  /// What the session is called.
  public let title: LocalizedText

  /// A session from its parts.
  public init(code: Code<Session>, title: LocalizedText) {
    self.code = code
    self.title = title
  }
}

/// An item and where it stands.
public struct PlacedItem: Sendable, Hashable, Codable {
  /// The item.
  public let item: Item
  /// Where it stands.
  public let place: ItemPlace

  /// An item at a place.
  public init(item: Item, place: ItemPlace) {
    self.item = item
    self.place = place
  }
}

extension AgendaOutline {
  /// The outline with what only another one has beside it, where that one has it.
  func joined(with other: AgendaOutline) -> AgendaOutline {
    let known = Set(sessions.map(\.code))
    var joined = days
    for day in other.days {
      for (index, session) in day.sessions.enumerated() where !known.contains(session.code) {
        let before = Set(day.sessions[..<index].map(\.code))
        if let place = joined.firstIndex(where: { $0.code == day.code }) {
          var sessions = joined[place].sessions
          sessions.insert(session, at: sessions.lastIndex { before.contains($0.code) }.map { $0 + 1 } ?? 0)
          joined[place] = joined[place].with(sessions)
        } else {
          let place = joined.firstIndex { $0.date > day.date } ?? joined.count
          joined.insert(day.with([session]), at: place)
        }
      }
    }
    return AgendaOutline(days: joined)
  }
}

extension DayOutline {
  fileprivate func with(_ sessions: [SessionOutline]) -> DayOutline {
    DayOutline(code: code, date: date, title: title, sessions: sessions)
  }
}

extension Agenda {
  /// The days and their sessions.
  public var outline: AgendaOutline {
    AgendaOutline(
      days: days.map { day in
        DayOutline(
          code: day.code, date: day.date, title: day.title,
          sessions: day.sessions.map { SessionOutline(code: $0.code, title: $0.title) })
      })
  }

  /// Sets days and sessions out anew.
  ///
  /// Items stay in their sessions and at their time of day, on whatever date that then is;
  /// items of a session that the outline does not have are gone.
  mutating func arrange(_ outline: AgendaOutline, utcOffset: UTCOffset) {
    let known = Dictionary(sessions.map { ($0.code, $0.items) }, uniquingKeysWith: { first, _ in first })
    let dates = Dictionary(
      days.flatMap { day in day.sessions.map { ($0.code, day.date) } }, uniquingKeysWith: { first, _ in first })
    days = outline.days.map { day in
      let sessions = day.sessions.map { session in
        let items = (known[session.code] ?? []).map { item in
          dates[session.code].map { item.moved(from: $0, to: day.date, utcOffset: utcOffset) } ?? item
        }
        return Session(code: session.code, title: session.title, items: items)
      }
      return Day(code: day.code, date: day.date, title: day.title, sessions: sessions)
    }
  }
}

extension Item {
  /// The same item at the same time of day on another date.
  fileprivate func moved(from first: String, to second: String, utcOffset: UTCOffset) -> Item {
    guard first != second, let days = CivilDate.days(date: first), let later = CivilDate.days(date: second) else {
      return self
    }
    var item = self
    item.plannedStartMS = utcOffset.moment(
      days: later, minutes: utcOffset.minutes(atMS: plannedStartMS, fromMidnightOf: days))
    return item
  }
}
