import Assets
import Congress

/// The programme of the session that is on, in words.
extension TabletPageMaker {
  /// The session's items with their times, as they were and as they are expected now.
  func programme(_ forecast: Forecast) -> TabletPage.ProgrammeCard {
    guard let session = view.currentSession else {
      return TabletPage.ProgrammeCard(heading: strings[.programmeTitle], lines: [], foot: nil)
    }
    let end = forecast.sessionEnd.flatMap { $0.session == session.code ? $0 : nil }
    let foot = end.map { end in
      [word("session-end", ["time": time(end.endMS)]), lateness(end.latenessMS)].compactMap(\.self)
        .joined(separator: " · ")
    }
    return TabletPage.ProgrammeCard(
      heading: word("programme", ["session": text(session.title), "date": date(of: view.day)]),
      lines: session.items.map { line($0, forecast) }, foot: foot)
  }

  private func line(_ item: Item, _ forecast: Forecast) -> TabletPage.ProgrammeCard.Line {
    TabletPage.ProgrammeCard.Line(
      time: time(forecast[item.code]?.startMS ?? item.plannedStartMS),
      mark: forecast[item.code] == nil && item.progress == .pending ? "passed" : mark(of: item).rawValue,
      title: text(item.shortTitle ?? item.title), note: note(on: item),
      badges: view.results.filter { item.ballots.contains($0.ballot) }.map(badge))
  }

  func mark(of item: Item) -> ProgrammeView.Mark {
    switch item.progress {
    case .pending: item.code == view.next ? .next : .pending
    case .live: .now
    case .done: .done
    case .dropped: .struck
    case .adjourned: .adjourned
    }
  }

  func note(on item: Item) -> String? {
    switch item.progress {
    case .dropped: strings[.programmeStruck]
    case .adjourned: strings[.programmeAdjourned]
    case .pending, .live, .done: nil
    }
  }

  /// A day's date as people write it: `26/9`.
  func date(of day: Day) -> String {
    let parts = day.date.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? word("date", ["day": "\(parts[2])", "month": "\(parts[1])"]) : day.date
  }
}
