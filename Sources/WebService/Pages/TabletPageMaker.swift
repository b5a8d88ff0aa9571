import Assets
import Congress

/// Puts what an audience is told into words.
///
/// Pure: the same view, moment and language give the same page.
struct TabletPageMaker {
  let view: TabletView
  let strings: Strings
  /// The service's time, in ms since 1970 UTC.
  let nowMS: Int64

  var language: Language { Language(rawValue: strings.language) ?? .vietnamese }
  var figures: FigureFormat { FigureFormat(language: strings.language) }

  /// The page.
  /// - Parameter hall: What the hall sees, where it has been drawn.
  func page(hall: HallDrawing?) -> TabletPage {
    let forecast = Forecast(view.agenda, atMS: nowMS)
    return TabletPage(
      audience: view.audience.rawValue, language: strings.language, heading: heading,
      current: current(forecast), next: next(forecast), vote: vote, result: newestResult, speaker: speaker,
      speakers: speakers, programme: programme(forecast), elected: view.elected.map(elected),
      hall: hall.map { hall in
        TabletPage.HallCard(
          heading: word("hall"), source: hall.path, label: hall.label, width: hall.width, height: hall.height)
      }, attendance: attendance,
      notes: view.notes.isEmpty
        ? nil
        : TabletPage.ListCard(
          heading: word("notes"),
          lines: view.notes.map { .init(text: text($0), detail: "", mark: "pending", figure: nil) }, foot: nil))
  }

  // MARK: Words

  /// A text of `tablet.json`.
  func word(_ key: String, _ values: [String: String] = [:]) -> String {
    strings.text("tablet.\(key)", values) ?? "tablet.\(key)"
  }

  func text(_ text: LocalizedText) -> String { text.text(in: language) }

  func time(_ ms: Int64) -> String { figures.time(ms, utcOffset: view.congress.utcOffset) }

  /// From how many minutes on a time is of another day, and says nothing about today.
  private static let minutesMax = 24 * 60

  /// How late something is, from a minute on; nothing where it is on time.
  func lateness(_ ms: Int64) -> String? {
    let minutes = Int(ms.magnitude / 60_000)
    guard 0 < minutes, minutes < Self.minutesMax else { return nil }
    let key = ms > 0 ? "late" : "early"
    guard minutes >= 60 else { return word(key, ["minutes": "\(minutes)"]) }
    let rest = minutes % 60
    return word("\(key)-hours", ["hours": "\(minutes / 60)", "minutes": rest < 10 ? "0\(rest)" : "\(rest)"])
  }

  private var heading: TabletPage.Heading {
    TabletPage.Heading(
      body: text(view.congress.name.body), title: text(view.congress.name.shortTitle),
      rehearsal: view.congress.isRehearsal ? strings[.rehearsalMark] : nil,
      utcOffsetMinutes: view.congress.utcOffset.minutes(atMS: nowMS))
  }

  // MARK: Items

  private func current(_ forecast: Forecast) -> TabletPage.ItemCard {
    guard let item = view.agenda.liveItem, case .live(let startedMS, _) = item.progress else {
      return TabletPage.ItemCard(
        heading: word("now"), title: word(view.next == nil ? "over" : "between"), details: [], lateness: nil)
    }
    let presenter = item.presenter.map { word("presenter", ["presenter": text($0)]) }
    let end = forecast[item.code].map { word("expected-end", ["time": time($0.endMS)]) }
    return TabletPage.ItemCard(
      item: item.code.text,
      heading: word(
        item.progress.isHeld ? "held-since" : "now-since", ["item": item.code.text, "time": time(startedMS)]),
      title: text(item.title), details: [presenter, end].compactMap(\.self),
      lateness: forecast[item.code].flatMap { lateness($0.endMS - item.time.endMS) })
  }

  private func next(_ forecast: Forecast) -> TabletPage.ItemCard? {
    guard let code = view.next, let item = view.agenda[code], let times = forecast[code] else { return nil }
    return TabletPage.ItemCard(
      item: code.text, heading: word("next"),
      title: word("next-at", ["time": time(times.startMS), "title": text(item.shortTitle ?? item.title)]),
      details: item.presenter.map { [word("presenter", ["presenter": text($0)])] } ?? [], lateness: nil)
  }

  // MARK: People

  private var attendance: TabletPage.AttendanceCard {
    let facts = view.attendance
    var lines = [
      TabletPage.AttendanceCard.Line(
        label: word("present"), figure: "\(figures.number(facts.present)) / \(figures.number(facts.summoned))")
    ]
    if facts.knowsOrganisations, facts.organisations > 0 {
      lines.append(
        .init(
          label: word("organisations"),
          figure: "\(figures.number(facts.organisationsRepresented)) / \(figures.number(facts.organisations))"))
    }
    let foot =
      switch facts.quorum {
      case .met: word("quorum-met")
      case .notMet: word("quorum-not-met")
      case .organisationsUnknown: word("organisations-unknown")
      }
    return TabletPage.AttendanceCard(
      heading: word("delegates"), lines: lines, foot: foot, isEnough: facts.isQuorate)
  }

  private var speaker: TabletPage.SpeakerCard? {
    guard let facts = view.speaker else { return nil }
    let progress = facts.clock.progress
    var running: (sinceMS: Int64, usedMS: Int64)?
    if case .speaking(let sinceMS, let usedMS) = progress { running = (sinceMS, usedMS) }
    return TabletPage.SpeakerCard(
      heading: strings[progress.state == .called ? .speakerCalled : .speakerNow], name: facts.speaker.name,
      details: [role(of: facts.speaker), facts.speaker.title.map(text) ?? ""].filter { !$0.isEmpty },
      next: facts.next.map { word("speaker-next", ["name": $0.name]) },
      clock: TabletPage.Clock(
        state: progress.state.rawValue, allottedMS: facts.clock.allottedMS, warningMS: facts.clock.warningMS,
        overtimeMS: facts.clock.overtimeMS, usedMS: running?.usedMS ?? progress.usedMS(atMS: nowMS),
        sinceMS: running?.sinceMS))
  }

  private var speakers: TabletPage.ListCard? {
    guard !view.speakers.isEmpty else { return nil }
    let done = view.speakers.count { $0.state == .done }
    let waiting = view.speakers.count { $0.state == .waiting }
    return TabletPage.ListCard(
      heading: strings[.speakersTitle],
      lines: view.speakers.map { line in
        let mark = line.state.hasFloor ? "now" : line.isNext ? "next" : line.state == .waiting ? "pending" : "done"
        return .init(text: line.speaker.name, detail: role(of: line.speaker), mark: mark, figure: nil)
      },
      foot: strings[.speakersCount, ["done": figures.number(done), "waiting": figures.number(waiting)]])
  }

  private func role(of speaker: SpeakerFacts) -> String {
    [speaker.office.map(text), speaker.unit.isEmpty ? nil : speaker.unit].compactMap(\.self).joined(separator: " – ")
  }

  private func elected(_ facts: ElectedView) -> TabletPage.ListCard {
    TabletPage.ListCard(
      heading: word("elected", ["election": facts.election.text]),
      lines: facts.rows.map { row in
        let share = Share(count: row.votes, base: row.base)
        return .init(
          text: row.name, detail: figures.percent(hundredths: share.hundredthsOfPercent), mark: "pending",
          figure: figures.number(row.votes))
      }, foot: text(facts.title))
  }
}
