public import Assets
public import Congress
import Console
public import HallProtocol

/// What control-room commands print: views as lines for people.
///
/// Pure: the same views give the same lines.
public struct Reports: Sendable {
  let strings: Strings
  let figures: FigureFormat
  let language: Language

  /// Reports in the language of `strings`.
  public init(strings: Strings) {
    self.strings = strings
    figures = FigureFormat(language: strings.language)
    language = Language(rawValue: strings.language) ?? .vietnamese
  }

  /// The line after a command.
  public func done(_ command: Command, sequence: Int64) -> String {
    strings[.done, ["command": command.name.rawValue, "sequence": "\(sequence)"]]
  }

  /// That the service's clock is wrong; nothing while it is right.
  public func clock(_ room: ControlRoomView) -> String? {
    room.clockAheadSeconds.map { seconds in
      let values: [String: Wording.Part] = ["time": .text(FigureFormat.hours(ofSeconds: abs(seconds)))]
      return strings[Wording("status.clock-\(seconds > 0 ? "ahead" : "behind")", values)]
    }
  }

  /// The whole house on a page.
  public func status(
    welcome: Welcome, show: ShowView, agenda: AgendaView, attendance: Attendance, ballots: BallotsView,
    speakers: SpeakersView, screens: ScreensView, room: ControlRoomView
  ) -> [String] {
    let mode = strings.text("status.mode.\(welcome.mode.rawValue)") ?? welcome.mode.rawValue
    var lines = [
      strings[
        .statusService, ["congress": show.congress.text, "sequence": "\(show.sequence)", "mode": mode]]
    ]
    if let trouble = room.journal {
      let key = trouble.kind == .notWhole ? "status.journal-broken" : "status.journal-trouble"
      lines.append("✕ " + strings[Wording(key, ["reason": .text(trouble.reason)])])
    }
    if let head = room.head { lines.append(strings[Wording("status.head", ["head": .text(head)])]) }
    lines += clock(room).map { ["! " + $0] } ?? []
    if let endsMS = room.certificateEndsMS {
      let time = figures.timeWithSeconds(endsMS, utcOffset: agenda.utcOffset)
      lines.append("! " + strings[Wording("status.certificate-ends", ["time": .text(time)])])
    }
    for tries in room.failedTries ?? [] {
      let values: [String: Wording.Part] = ["count": .text("\(tries.count)"), "address": .text(tries.address)]
      lines.append("! " + strings[Wording("status.failed-tries", values)])
    }
    if show.isSafe { lines.append(strings[.statusSafe]) }
    lines += driving(show)
    if let recording = show.recording, recording.standing != .off {
      lines.append(self.recording(recording, utcOffset: agenda.utcOffset))
    }
    lines += outputs(show)
    lines.append(currentItem(agenda))
    if let ballot = ballots.inHand {
      lines.append(self.ballot(ballot))
    }
    if speakers.current != nil || speakers.next != nil {
      lines += SpeakerReports(strings: strings).floor(speakers, atMS: welcome.now)
    }
    lines.append(self.attendance(attendance))
    if attendance.quorum == .organisationsUnknown { lines.append("! " + quorum(attendance)) }
    lines += films(show, atMS: welcome.now)
    return lines + connections(room) + self.screens(screens, nowMS: welcome.now, speed: welcome.speed)
  }

  /// Who drives, where somebody does, and whether the outputs are locked.
  func driving(_ show: ShowView) -> [String] {
    let driver = show.driver.map { strings[Wording("status.driver", ["driver": .text($0.name)])] }
    return [driver, show.isLocked ? strings[Wording("status.locked")] : nil].compactMap { $0 }
  }

  /// Who stays connected, where anybody does.
  private func connections(_ room: ControlRoomView) -> [String] {
    guard !room.connections.isEmpty else { return [] }
    let names = room.connections.map {
      "\(strings.text("role.\($0.actor.role.rawValue)") ?? $0.actor.role.rawValue) \($0.actor.name)"
    }
    let more = room.unnamed > 0 ? ["+\(room.unnamed)"] : []
    return [strings[Wording("status.connected", ["names": .text((names + more).joined(separator: ", "))])]]
  }

  private func outputs(_ show: ShowView) -> [String] {
    var table = TextTable()
    for output in show.outputs {
      if let followed = output.follows {
        table.add(output.name.text, strings[.statusFollows, ["output": followed.text]])
      } else {
        table.add(
          output.name.text, "\(strings[.statusOnAir]) \(output.onAirText)",
          "\(strings[.statusStandby]) \(output.standby.map(cue) ?? "–")")
      }
    }
    return table.lines
  }

  /// The films that are on air: where they are, and what remains.
  func films(_ show: ShowView, atMS nowMS: Int64) -> [String] {
    show.outputs.compactMap { output in
      guard let film = output.onAir.film, let playback = output.film else { return nil }
      return "\(output.name) \(film.file)  \(strings.words(for: playback, atMS: nowMS))"
    }
  }

  func cue(_ cue: Cue) -> String { "\(cue.scene.layout) \(cue.shortText)" }

  func currentItem(_ view: AgendaView) -> String {
    guard let item = view.agenda.liveItem, case .live(let startedMS, _) = item.progress else {
      return strings[.statusNoItem]
    }
    let held = item.progress.isHeld ? " · ‖ " + strings[Wording("state.held")] : ""
    return strings[
      .statusItem,
      [
        "code": item.code.text, "title": item.title.text(in: language),
        "planned": figures.time(item.plannedStartMS, utcOffset: view.utcOffset),
        "started": figures.time(startedMS, utcOffset: view.utcOffset),
        "lateness": lateness(startedMS - item.plannedStartMS),
      ]] + held
  }

  /// How far behind an item is; nothing where it is dealt with on another day than planned.
  func lateness(_ ms: Int64) -> String {
    ms.magnitude > Self.latenessMSMax ? strings[Wording("status.other-day")] : strings.lateness(ms)
  }

  /// More than this is no lateness any more, in ms.
  private static let latenessMSMax: UInt64 = 12 * 3_600_000

  /// The programme, a line an item; `▶` live, `‖` held, `✓` done, `✕` dropped, `»` adjourned.
  public func agenda(_ view: AgendaView, notes: RundownView? = nil) -> [String] {
    var lines: [String] = []
    for day in view.agenda.days {
      for session in day.sessions {
        lines.append("\(day.title.text(in: language)) · \(day.date) · \(session.title.text(in: language))")
        var table = TextTable()
        for item in session.items { table.add(mark(item), item.code.text, times(item, view), title(item)) }
        for (item, line) in zip(session.items, table.lines) {
          lines.append(line)
          if let note = notes?.note(on: item.code) { lines.append("      ✎ " + note.text(in: language)) }
          for release in notes?.releases(at: item) ?? [] {
            lines.append("      ▤ " + strings[release.wording(figures, utcOffset: view.utcOffset)])
          }
        }
      }
    }
    return lines
  }

  private func mark(_ item: Item) -> String {
    switch item.progress {
    case .pending: " "
    case .live: item.progress.isHeld ? "‖" : "▶"
    case .done: "✓"
    case .dropped: "✕"
    case .adjourned: "»"
    }
  }

  private func times(_ item: Item, _ view: AgendaView) -> String {
    func time(_ ms: Int64) -> String { figures.time(ms, utcOffset: view.utcOffset) }
    switch item.progress {
    case .pending, .dropped, .adjourned: return time(item.plannedStartMS)
    case .live(let startedMS, _): return "\(time(item.plannedStartMS)) \(time(startedMS))–"
    case .done(let startedMS, let endedMS, _): return "\(time(item.plannedStartMS)) \(time(startedMS))–\(time(endedMS))"
    }
  }

  private func title(_ item: Item) -> String {
    let ballots = item.ballots.isEmpty ? "" : " [\(item.ballots.map(\.text).joined(separator: ", "))]"
    return item.title.text(in: language) + ballots
  }

  /// The screens, a line each: asked and shown revision, and how long ago each was heard.
  public func screens(_ view: ScreensView, nowMS: Int64, speed: Int? = nil) -> [String] {
    guard !view.screens.isEmpty else { return [strings[.screenNone]] }
    var table = TextTable()
    table.add(strings[.statusScreens], strings[.columnOutput], strings[.columnShown], strings[.columnAge])
    for screen in view.screens {
      let tenths = max(0, nowMS - screen.heardAtMS) / Int64(speed ?? 1) / 100
      table.add(
        screen.id, screen.output.text, "\(screen.shownRevision)/\(screen.askedRevision)",
        "\(tenths / 10).\(tenths % 10) s",
        strings[screen.isConnected ? .screenConnected : .screenLost] + (screen.problem.map { ": \($0)" } ?? ""))
    }
    return table.lines
  }
}
