import Congress

/// Changes of days and sessions as lines for people.
extension AgendaReports {
  /// What leads from one outline to another.
  func lines(from was: AgendaOutline, to became: AgendaOutline) -> [String] {
    OutlineChange.all(from: was, to: became).map(line)
  }

  private func line(of change: OutlineChange) -> String {
    switch change {
    case .dayAdded(let day): say("agenda.change.day-added", values(of: day))
    case .dayRemoved(let day): say("agenda.change.day-removed", values(of: day))
    case .dayRedated(let day, let was, let became):
      say("agenda.change.day-redated", ["day": day.text, "was": was, "became": became])
    case .dayRetitled(let day, let was, let became):
      say(
        "agenda.change.day-retitled",
        ["day": day.text, "was": text(was, beside: became), "became": text(became, beside: was)])
    case .sessionAdded(let session, let day): say("agenda.change.session-added", values(of: session, day: day))
    case .sessionRemoved(let session, let day): say("agenda.change.session-removed", values(of: session, day: day))
    case .sessionRetitled(let session, let was, let became):
      say(
        "agenda.change.session-retitled",
        ["session": session.text, "was": text(was, beside: became), "became": text(became, beside: was)])
    case .sessionMoved(let session, let day, let after):
      say("agenda.change.session-moved", ["session": session.text, "place": place(on: day, after: after)])
    }
  }

  private func values(of day: DayOutline) -> [String: String] {
    ["day": day.code.text, "title": text(day.title), "date": day.date]
  }

  private func values(of session: SessionOutline, day: Code<Day>) -> [String: String] {
    ["session": session.code.text, "title": text(session.title), "day": day.text]
  }

  private func place(on day: Code<Day>, after: Code<Session>?) -> String {
    guard let after else { return say("agenda.place.session-first", ["day": day.text]) }
    return say("agenda.place.session-after", ["day": day.text, "after": after.text])
  }

  private func text(_ text: LocalizedText) -> String { text.text(in: reports.language) }

  /// A text of which the reader sees how it differs from another: where it does only in the other language, in both.
  func text(_ text: LocalizedText, beside other: LocalizedText) -> String {
    let isSame = text.text(in: reports.language) == other.text(in: reports.language)
    return isSame && text != other ? [text.vi, text.en ?? "–"].joined(separator: " / ") : self.text(text)
  }
}
