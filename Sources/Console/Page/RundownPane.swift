import ControlClient
import Congress
import TerminalUI

extension ConsolePage {
  /// On air and standing by: a line for each output of its own, one for all that follow.
  func outputLines(width: Int) -> [Line] {
    let outputs = state.control?.show.outputs ?? []
    let own = outputs.filter { $0.follows == nil }
    let nameWidth = own.map(\.name.text.columns).max() ?? 0
    var lines = own.map { output in
      let mark = own.count > 1 && output.name == state.output?.name ? "›" : " "
      let name = output.name.text.padded(to: nameWidth)
      let onAir = Line(
        [
          Span("\(mark)\(name)  ", .strong), Span(say("status.on-air") + " ", .quiet),
          Span("▶ " + output.onAirText, .good),
        ] + filmSpans(of: output))
      let standby = output.standby.map { Span("◇ \(cue($0))", .accent) } ?? Span("–", .quiet)
      return onAir.beside(Line([Span("   " + say("status.standby") + " ", .quiet), standby]), width: width)
    }
    let followers = Dictionary(grouping: outputs.filter { $0.follows != nil }, by: { $0.follows?.text ?? "" })
    for (followed, names) in followers.sorted(by: { $0.key < $1.key }) {
      let list = names.map(\.name.text).joined(separator: ", ")
      lines.append(Line(" \(list)  \(say("status.follows", ["output": followed]))", .quiet))
    }
    return lines
  }

  /// Where the film that is on air is, and what remains; nothing is counted on beside a lost link.
  private func filmSpans(of output: Output) -> [Span] {
    guard let film = output.film else { return [] }
    guard state.model.isLinked || !film.isRunning(atMS: serviceMS) else { return [Span("  –", .quiet)] }
    let isNearEnd = film.remainingMS(atMS: serviceMS).map { $0 < 10_000 } ?? false
    return [Span("  " + strings.words(for: film, atMS: serviceMS), isNearEnd ? .warning : .strong)]
  }

  func cue(_ cue: Cue) -> String { "\(cue.scene.layout) \(cue.text)" }

  /// The programme around the selected item, and when the day ends.
  ///
  /// Three marks, never one: `▶` is live, `◇` stands by, the selection is inverse.
  func rundownLines(rows: Int, width: Int) -> [Line] {
    guard rows > 1, let agenda = state.control?.agenda else { return [] }
    let forecast = Forecast(agenda, atMS: serviceMS)
    var lines: [Line] = []
    var anchor = 0
    for day in agenda.days {
      lines.append(Line(" \(day.title.text(in: language)) · \(day.date)", .quiet))
      for item in day.sessions.flatMap(\.items) {
        if item.code == state.item?.code { anchor = lines.count }
        lines.append(itemLine(item, forecast[item.code], width: width))
      }
    }
    let notes = noteLines(width: width, rows: rows)
    let room = rows - 1 - notes.count
    let start = max(0, min(anchor - room / 3, lines.count - room))
    return Array(lines[start...].prefix(room)) + notes + [dayEndLine(forecast, width: width)]
  }

  /// What the operator is to mind at the selected item, and what goes out with it, a line each; nothing where nothing is
  /// written or there is no room.
  private func noteLines(width: Int, rows: Int) -> [Line] {
    guard rows > 4, let item = state.item, let rundown = state.model.rundown else { return [] }
    let note = rundown.note(on: item.code).map { note in
      let text = String(note.text(in: language).map { $0.isNewline ? " " : $0 })
      return Line([Span(" ✎ \(item.code)  ", .accent), Span(text)]).fitted(to: width)
    }
    let releases = rundown.releases(at: item).prefix(rows > 8 ? Self.releaseLinesMax : 1).map { release in
      releaseLine(release).fitted(to: width)
    }
    return [note].compactMap(\.self) + releases
  }

  /// How many documents that go out with an item are told of.
  private static let releaseLinesMax = 3

  /// A document that goes out with the selected item; one that nobody has approved is a warning.
  private func releaseLine(_ release: RundownView.Release) -> Line {
    let on =
      switch release.on {
      case .item(let item): say("document.on.item", ["item": item.text])
      case .ballot(let ballot): say("document.on.ballot", ["ballot": ballot.text])
      case .time(let atMS): say("document.on.time", ["time": time(atMS)])
      }
    let key = release.isApproved ? "document.rundown" : "document.rundown-not-approved"
    let words = say(key, ["document": release.document.text, "version": "\(release.version)", "on": on])
    return Line([Span(" ▤ ", .accent), Span(words, release.isApproved ? .plain : .warning)])
  }

  private func itemLine(_ item: Item, _ times: Forecast.Times?, width: Int) -> Line {
    let isStandby = standbyItem == item.code
    let isSelected = item.code == state.item?.code
    let mark =
      switch item.progress {
      case .live: item.progress.isHeld ? "‖" : "▶"
      case .done: "✓"
      case .dropped: "✕"
      case .adjourned: "»"
      case .pending: times == nil ? "·" : " "
      }
    let style: Style = item.progress.isLive ? .strong : item.progress.isDone || times == nil ? .quiet : .plain
    let title = (item.shortTitle ?? item.title).text(in: language)
    let ballots = item.ballots.isEmpty ? "" : " [\(item.ballots.map(\.text).joined(separator: " "))]"
    let film = item.cue.film.map { " [▷ \($0.file)]" } ?? ""
    let left = Line([
      Span(isStandby ? "◇" : " ", .accent), Span("\(mark) ", item.progress.isLive ? .good : style),
      Span("\(item.code)  \(time(item.plannedStartMS)) \(title)\(ballots)\(film)", style),
    ])
    let line = left.with(right: timesLine(item, times, style), width: width)
    return isSelected ? line.styled(.selected) : line
  }

  private func timesLine(_ item: Item, _ times: Forecast.Times?, _ style: Style) -> Line {
    guard let times else { return Line(say(Self.words(for: item.progress)), .quiet) }
    let isLate = times.latenessMS.magnitude >= 30_000
    let late = isLate ? [Span(" " + lateness(times.latenessMS), times.latenessMS > 0 ? .warning : .good)] : []
    switch item.progress {
    case .done: return Line("\(time(times.startMS))–\(time(times.endMS))", style)
    case .live:
      let held = item.progress.isHeld ? [Span("‖ " + say("console.held") + " ", .warning)] : []
      let span = "\(time(times.startMS))– " + say("console.expected", ["time": time(times.endMS)])
      return Line(held + [Span(span, .strong)] + late)
    case .pending, .dropped, .adjourned:
      return Line([Span(say("console.expected", ["time": time(times.startMS)]), style)] + late)
    }
  }

  /// Why an item is not expected any more.
  private static func words(for progress: ItemProgress) -> String {
    switch progress {
    case .dropped: "console.dropped"
    case .adjourned: "console.adjourned"
    case .pending, .live, .done: "console.passed-over"
    }
  }

  private func dayEndLine(_ forecast: Forecast, width: Int) -> Line {
    guard let end = forecast.dayEnd else { return Line(" " + say("console.all-over"), .quiet) }
    let words = " " + say("console.day-end", ["time": time(end.endMS)]) + " "
    let isBehind = end.latenessMS > 0
    let session = forecast.sessionEnd.map {
      [Span("   " + say("console.session-end", ["time": time($0.endMS)]), .quiet)]
    }
    let scrolled = state.selected == nil ? Line() : Line(say("console.selected-by-hand") + " ", .accent)
    return Line([Span(words, .strong), Span(lateness(end.latenessMS), isBehind ? .warning : .good)] + (session ?? []))
      .with(right: scrolled, width: width)
  }

  /// The item whose cue stands by: the one it was taken from here, or the one that has the ballot it is about.
  private var standbyItem: Code<Item>? {
    guard let cue = state.output?.standby else { return nil }
    if let code = state.standbyItem { return code }
    return cue.ballot.flatMap { ballot in state.control?.agenda.items.first { $0.ballots.contains(ballot) }?.code }
  }
}
