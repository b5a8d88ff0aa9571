/// One difference between two outlines, as an import shows it and the history tells it.
public enum OutlineChange: Sendable, Hashable {
  case dayAdded(DayOutline)
  case dayRemoved(DayOutline)
  case dayRedated(Code<Day>, was: String, became: String)
  case dayRetitled(Code<Day>, was: LocalizedText, became: LocalizedText)
  case sessionAdded(SessionOutline, day: Code<Day>)
  case sessionRemoved(SessionOutline, day: Code<Day>)
  case sessionRetitled(Code<Session>, was: LocalizedText, became: LocalizedText)
  /// A session on another day, or elsewhere among those of its day; `after` is the session before it on that day.
  case sessionMoved(Code<Session>, day: Code<Day>, after: Code<Session>?)

  /// What leads from one outline to another: days, then sessions, each in the order in which they stand.
  public static func all(from was: AgendaOutline, to became: AgendaOutline) -> [OutlineChange] {
    days(from: was, to: became) + sessions(from: was, to: became)
  }

  private static func days(from was: AgendaOutline, to became: AgendaOutline) -> [OutlineChange] {
    let gone = was.days.filter { day in !became.days.contains { $0.code == day.code } }.map { dayRemoved($0) }
    return gone
      + became.days.flatMap { day -> [OutlineChange] in
        guard let known = was.days.first(where: { $0.code == day.code }) else { return [.dayAdded(day)] }
        let date: [OutlineChange] =
          known.date == day.date ? [] : [.dayRedated(day.code, was: known.date, became: day.date)]
        let title: [OutlineChange] =
          known.title == day.title ? [] : [.dayRetitled(day.code, was: known.title, became: day.title)]
        return date + title
      }
  }

  private static func sessions(from was: AgendaOutline, to became: AgendaOutline) -> [OutlineChange] {
    let gone = was.days.flatMap { day in
      day.sessions.filter { session in !became.sessions.contains { $0.code == session.code } }
        .map { sessionRemoved($0, day: day.code) }
    }
    let before = was.sessions.map(\.code)
    let places = became.sessions.compactMap { session in before.firstIndex(of: session.code) }
    let inOrder = Set(HeaviestRun.of(places) { _ in 1 })
    return gone
      + became.days.flatMap { day in
        day.sessions.enumerated().flatMap { index, session -> [OutlineChange] in
          guard let place = before.firstIndex(of: session.code) else { return [.sessionAdded(session, day: day.code)] }
          let known = was.sessions[place]
          let stays = was.day(of: session.code)?.code == day.code && inOrder.contains(place)
          let after = index > 0 ? day.sessions[index - 1].code : nil
          let move: [OutlineChange] = stays ? [] : [.sessionMoved(session.code, day: day.code, after: after)]
          let title: [OutlineChange] =
            known.title == session.title
            ? [] : [.sessionRetitled(session.code, was: known.title, became: session.title)]
          return move + title
        }
      }
  }
}

/// The rising run among places that weighs most: what keeps its order while the rest is moved around it.
enum HeaviestRun {
  /// The places of the run, in order.
  static func of(_ places: [Int], weight: (Int) -> Int) -> [Int] {
    var best: [(weight: Int, before: Int?)] = []
    for (index, place) in places.enumerated() {
      var entry: (weight: Int, before: Int?) = (0, nil)
      for earlier in 0..<index where places[earlier] < place && best[earlier].weight > entry.weight {
        entry = (best[earlier].weight, earlier)
      }
      best.append((entry.weight + weight(place), entry.before))
    }
    var index = best.indices.max { best[$0].weight < best[$1].weight }
    var run: [Int] = []
    while let place = index {
      run.append(places[place])
      index = best[place].before
    }
    return run.reversed()
  }
}
