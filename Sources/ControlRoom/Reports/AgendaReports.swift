import Assets
public import Congress

/// Every change of the agenda on record, oldest first.
public struct AgendaHistory: Sendable {
  /// One change.
  public struct Entry: Sendable, Hashable, Encodable {
    /// Place in the journal.
    public let sequence: Int64
    /// When, in ms since 1970 UTC.
    public let atMS: Int64
    /// Who.
    public let actor: Actor?
    /// What was, and what became of it; nothing where an undo put an item back.
    public let change: AgendaChange?
    /// The item that an undo put back.
    public let putBack: Code<Item>?
  }

  /// The changes, oldest first.
  public let entries: [Entry]

  /// The history in a journal's records.
  public init(_ records: [EventRecord]) {
    entries = records.compactMap { record in
      switch record.event {
      case .agendaChanged(let change):
        Entry(sequence: record.sequence, atMS: record.atMS, actor: record.actor, change: change, putBack: nil)
      case .itemRestored(let item, _):
        Entry(sequence: record.sequence, atMS: record.atMS, actor: record.actor, change: nil, putBack: item)
      default: nil
      }
    }
  }
}

/// Changes of the agenda as lines for people.
struct AgendaReports {
  let reports: Reports
  private let utcOffset: UTCOffset

  init(_ reports: Reports, utcOffset: UTCOffset) {
    self.reports = reports
    self.utcOffset = utcOffset
  }

  /// Every change: when, by whom, what; the parts of one below each other.
  func history(_ history: AgendaHistory) -> [String] {
    guard !history.entries.isEmpty else { return [say("agenda.history.none")] }
    return history.entries.flatMap { entry in
      let who = entry.actor.map { "\($0.role.rawValue)/\($0.name)" } ?? "–"
      let head = "\(entry.sequence)  \(time(entry.atMS))  \(who)"
      let putBack = entry.putBack.map { [say("agenda.change.put-back", ["item": $0.text])] } ?? []
      return [head] + ((entry.change.map { lines(of: $0) } ?? []) + putBack).map { "    " + $0 }
    }
  }

  /// What an import changes, and whether it is only shown.
  func difference(_ difference: AgendaDifference, isApplied: Bool) -> [String] {
    guard !difference.steps.isEmpty else { return [say("agenda.difference.none")] }
    let lines = difference.changes.flatMap { self.lines(of: $0) }
    return lines + (isApplied ? [] : [say("agenda.difference.shown", ["count": "\(lines.count)"])])
  }

  private func lines(of change: AgendaChange) -> [String] {
    func reason(_ text: String) -> String { text.isEmpty ? "" : "(\(text))" }
    switch change {
    case .planned(let change): return lines(of: change)
    case .carried(let moves): return moves.map { line(of: $0, key: "carried") }
    case .dropped(let item, let why):
      return [say("agenda.change.dropped", ["item": item.text, "reason": reason(why)]).trimmed]
    case .restored(let item): return [say("agenda.change.restored", ["item": item.text])]
    case .arranged(let was, let became, let removed):
      return lines(from: was, to: became)
        + removed.reversed().map {
          say("agenda.change.gone", ["item": $0.item.code.text, "title": words($0.item.words)])
        }
    case .replaced(let changes): return changes.flatMap { lines(of: $0) }
    case .held(let item, let why):
      return [say("agenda.change.held", ["item": item.text, "reason": reason(why)]).trimmed]
    case .resumed(let item): return [say("agenda.change.resumed", ["item": item.text])]
    case .adjourned(_, let items, let why):
      let list = items.map(\.text).joined(separator: ", ")
      return [say("agenda.change.adjourned", ["items": list, "reason": reason(why)]).trimmed]
    }
  }

  private func lines(of change: PlanChange) -> [String] {
    switch change {
    case .inserted(let item, let at):
      [
        say(
          "agenda.change.inserted",
          ["item": item.code.text, "title": words(item.words), "time": span(item.time), "place": place(at)])
      ]
    case .removed(let item, _):
      [say("agenda.change.removed", ["item": item.code.text, "title": words(item.words)])]
    case .moved(let move): [line(of: move, key: "moved")]
    case .retitled(let item, let was, let became):
      [
        say(
          "agenda.change.retitled",
          ["item": item.text, "was": words(was, beside: became), "became": words(became, beside: was)])
      ]
    case .retimed(let item, let was, let became):
      [say("agenda.change.retimed", ["item": item.text, "was": span(was), "became": span(became)])]
    case .revised(let item, let was, let became):
      [say("agenda.change.revised", ["item": item.text, "became": running(became, beside: was)])]
    case .arranged(let was, let became): lines(from: was, to: became)
    }
  }

  private func line(of move: ItemMove, key: String) -> String {
    say(
      "agenda.change.\(key)",
      [
        "item": move.item.text, "was": place(move.from), "became": place(move.to), "wasTime": time(move.wasStartMS),
        "time": time(move.startMS),
      ])
  }

  private func words(_ words: ItemWords) -> String {
    let presenter = words.presenter.map { " · " + $0.text(in: reports.language) } ?? ""
    return words.title.text(in: reports.language) + presenter
  }

  /// The words of which the reader sees how they differ from others: where they do only in the other language, in both.
  private func words(_ words: ItemWords, beside other: ItemWords) -> String {
    let language = reports.language
    func said(_ words: ItemWords) -> [String?] {
      [words.title.text(in: language), words.shortTitle?.text(in: language), words.presenter?.text(in: language)]
    }
    guard said(words) == said(other) else {
      let short = words.shortTitle != other.shortTitle ? words.shortTitle.map { " (\($0.text(in: language)))" } : nil
      return self.words(words) + (short ?? "")
    }
    let all = [words.title, words.shortTitle, words.presenter].compactMap(\.self)
    return all.map { [$0.vi, $0.en ?? "–"].joined(separator: " / ") }.joined(separator: " · ")
  }

  private func running(_ running: ItemRunning, beside other: ItemRunning) -> String {
    let ballots = running.ballots.map(\.text).joined(separator: " ")
    let parts = [
      running.kind.rawValue, running.cue.shortText, running.endCue.map { "→ " + $0.shortText },
      running.followOn?.rawValue, ballots.isEmpty ? nil : "[\(ballots)]",
      running.operatorNotes.map { "✎ " + text($0, beside: other.operatorNotes ?? $0) },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private func place(_ place: ItemPlace) -> String {
    guard let after = place.after else { return say("agenda.place.first", ["session": place.session.text]) }
    return say("agenda.place.after", ["session": place.session.text, "item": after.text])
  }

  private func span(_ span: ItemTime) -> String {
    say("agenda.minutes", ["time": time(span.startMS), "minutes": "\(span.minutes)"])
  }

  private func time(_ ms: Int64) -> String { reports.figures.time(ms, utcOffset: utcOffset) }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    reports.strings.text(key, values) ?? key
  }
}

extension Reports {
  /// When the session and the day will probably end; nothing once all is over.
  func forecast(_ view: AgendaView, atMS nowMS: Int64) -> [String] {
    let forecast = Forecast(view.agenda, atMS: nowMS)
    func line(_ key: String, _ endMS: Int64, _ latenessMS: Int64) -> String {
      let time = figures.time(endMS, utcOffset: view.utcOffset)
      return strings.text(key, ["time": time, "lateness": lateness(latenessMS)]) ?? key
    }
    return [
      forecast.sessionEnd.map { line("agenda.session-end", $0.endMS, $0.latenessMS) },
      forecast.dayEnd.map { line("agenda.day-end", $0.endMS, $0.latenessMS) },
    ].compactMap { $0 }
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
