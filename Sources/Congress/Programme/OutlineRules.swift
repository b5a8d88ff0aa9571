/// What an outline may be, and what an agenda that is under way lets it change.
extension AgendaOutline {
  /// Refuses codes, names and dates that none can have, whatever the order of the days.
  func checkNames() throws(Rejection) {
    var codes: Set<String> = []
    for (code, title) in days.map({ ($0.code.text, $0.title) }) + sessions.map({ ($0.code.text, $0.title) }) {
      guard Code<Session>(code).isFit else { throw broken(.codeNotFit(code)) }
      guard title.isFitForOutline else { throw broken(.titleNotFit(code)) }
    }
    for day in days {
      guard codes.insert("day \(day.code)").inserted else { throw broken(.codeTaken(day.code.text)) }
      guard CivilDate.days(date: day.date) != nil else { throw broken(.dateNotFit(day.code, date: day.date)) }
    }
    for session in sessions {
      guard codes.insert("session \(session.code)").inserted else { throw broken(.codeTaken(session.code.text)) }
    }
  }

  /// Refuses days that do not follow each other, and more of them or of their sessions than there may be, or none.
  func checkOrderAndSize() throws(Rejection) {
    let sessions = days.map(\.sessions.count)
    guard (1...Self.daysMax).contains(days.count), let least = sessions.min(), let most = sessions.max(),
      least >= 1, most <= Self.sessionsPerDayMax
    else {
      let counted = sessions.first { !(1...Self.sessionsPerDayMax).contains($0) } ?? sessions.first ?? 0
      throw broken(.sizeNotFit(days: days.count, sessionsOfADay: counted))
    }
    for (last, day) in zip(days, days.dropFirst()) where day.date <= last.date {
      throw broken(.dateNotInOrder(day.code, date: day.date, last: last.date))
    }
  }
}

extension Agenda {
  /// Refuses an outline that would change what happened or what is on, or put something before it.
  func checkHistory(under outline: AgendaOutline) throws(Rejection) {
    try checkBegun(under: outline)
    try checkOrder(under: outline)
  }

  /// Refuses an outline under which something that is done or on has another day, date or name.
  func checkBegun(under outline: AgendaOutline) throws(Rejection) {
    for session in sessions where session.hasFixedItems {
      guard outline.day(of: session.code)?.code == day(of: session.code)?.code else {
        throw broken(.sessionHasBegun(session.code))
      }
    }
    for day in days where day.sessions.contains(where: \.hasFixedItems) {
      let date = outline.days.first { $0.code == day.code }?.date
      guard date == day.date else { throw broken(.dayHasBegun(day.code)) }
    }
    try checkTitles(under: outline)
  }

  private func checkOrder(under outline: AgendaOutline) throws(Rejection) {
    let begun = sessions.filter(\.hasFixedItems)
    guard let reached = begun.last, let last = sessions.firstIndex(where: { $0.code == reached.code }) else { return }
    let codes = outline.sessions.map(\.code)
    let order = codes.filter { code in begun.contains { $0.code == code } }
    if let (moved, _) = zip(order, begun.map(\.code)).first(where: { $0 != $1 }) {
      throw broken(.sessionHasBegun(moved))
    }
    let earlier = Set(sessions[...last].map(\.code))
    for code in codes.prefix(while: { $0 != reached.code }) where !earlier.contains(code) {
      throw broken(.sessionIsPast(code, reached: reached.code))
    }
  }

  private func checkTitles(under outline: AgendaOutline) throws(Rejection) {
    for day in days where day.sessions.flatMap(\.items).areOver {
      if let named = outline.days.first(where: { $0.code == day.code }), named.title != day.title {
        throw broken(.dayIsOver(day.code))
      }
    }
    for session in sessions where session.items.areOver {
      if let named = outline.sessions.first(where: { $0.code == session.code }), named.title != session.title {
        throw broken(.sessionIsOver(session.code))
      }
    }
  }
}

private func broken(_ rule: OutlineRule) -> Rejection { .agenda(.outline(rule)) }

extension Session {
  /// Whether something of it is done or on, so that nothing may move it.
  fileprivate var hasFixedItems: Bool { items.contains { $0.progress.isLive || $0.progress.isDone } }
}

extension [Item] {
  /// Whether all that was not struck is done, and something was.
  fileprivate var areOver: Bool {
    let kept = filter { !$0.progress.isDropped }
    return !kept.isEmpty && kept.allSatisfy(\.progress.isDone)
  }
}

extension LocalizedText {
  /// Whether a day or a session may be called so.
  fileprivate var isFitForOutline: Bool {
    [vi, en].compactMap { $0 }.allSatisfy { text in
      (1...ItemWords.charactersMax).contains(text.count) && !text.allSatisfy(\.isWhitespace)
        && !text.hasControlCharacters
    }
  }
}
