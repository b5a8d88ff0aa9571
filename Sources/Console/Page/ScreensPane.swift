import Congress
import ControlClient
import HallProtocol
import TerminalUI

extension ConsolePage {
  /// Every screen: asked and shown revision, and how long ago it was heard.
  func screenLines(rows: Int) -> [Line] {
    let title = say("console.screens")
    guard let screens = state.model.screens?.screens, !screens.isEmpty else {
      return [Line([Span(" \(title)  ", .quiet), Span(say("screen.none"), .warning)])]
    }
    let nameWidth = screens.map(\.id.columns).max() ?? 0
    let indent = title.columns + 3
    let cellWidth = (screens.map { screenCell($0, nameWidth: nameWidth).width }.max() ?? 1) + 2
    let perLine = max(1, (size.columns - indent) / cellWidth)
    let cells = cells(screens, nameWidth: nameWidth, countMax: rows * perLine)
    return stride(from: 0, to: cells.count, by: perLine).map { start in
      let head = Span(start == 0 ? " \(title)  " : String(repeating: " ", count: indent), .quiet)
      return cells[start..<min(start + perLine, cells.count)].reduce(Line([head])) { $0 + $1.fitted(to: cellWidth) }
    }
  }

  /// A cell a screen; where not all fit, those that must be looked at come first, and the last cell counts the others.
  private func cells(_ screens: [ScreensView.Line], nameWidth: Int, countMax: Int) -> [Line] {
    guard screens.count > countMax else { return screens.map { screenCell($0, nameWidth: nameWidth) } }
    let isGood = { (screen: ScreensView.Line) in self.sign(screen).style == .good }
    let sorted = screens.filter { !isGood($0) } + screens.filter(isGood)
    let hidden = sorted.dropFirst(countMax - 1)
    let bad = hidden.count { !isGood($0) }
    let more = Line(
      say("console.more-screens", ["count": "\(hidden.count)", "bad": "\(bad)"]), bad > 0 ? .alarm : .quiet)
    return sorted.prefix(countMax - 1).map { screenCell($0, nameWidth: nameWidth) } + [more]
  }

  private func sign(_ screen: ScreensView.Line) -> Span {
    guard screen.isConnected else { return Span("✕", .alarm) }
    let sign = AgeSign.sign(ageMS: silenceMS(of: screen))
    let isBehind = screen.shownRevision < screen.askedRevision || remark(on: screen) != nil
    return sign.style == .good && isBehind ? Span("◐", .warning) : sign
  }

  /// How long a screen has not been heard, in ms of time, however fast a rehearsal's clock runs.
  private func silenceMS(of screen: ScreensView.Line) -> Int64 {
    (serviceMS - screen.heardAtMS) / Int64(state.model.welcome?.speed ?? 1)
  }

  /// What somebody has to see to, if anything.
  private func remark(on screen: ScreensView.Line) -> String? {
    screen.problem ?? screen.report?.films?.compactMap(\.problem).first ?? screen.report?.parked
      ?? (screen.standing == .unknown ? say("screens.standing.unknown") : nil)
  }

  /// That a screen does not show its output, where the operator wanted it so.
  private func mode(of screen: ScreensView.Line) -> String {
    switch screen.standing {
    case .pinned?, .frozen?: screen.standing.map { " " + say("screens.standing.\($0.rawValue)") } ?? ""
    case .follows?, .unknown?, nil: ""
    }
  }

  private func screenCell(_ screen: ScreensView.Line, nameWidth: Int) -> Line {
    let ageMS = silenceMS(of: screen)
    let sign = sign(screen)
    let words =
      screen.isConnected
      ? " \(screen.shownRevision)/\(screen.askedRevision) \(age(ageMS))" : " \(say("screen.lost")) \(age(ageMS))"
    let problem = remark(on: screen).map { [Span(" \($0)", .alarm)] } ?? []
    return Line(
      [Span(screen.id.padded(to: nameWidth) + " "), sign, Span(words + mode(of: screen), sign.style)] + problem)
  }

  /// Who else is connected, whoever drives first.
  var roomLine: Line {
    let connections = (state.model.controlRoom?.connections ?? []).filter { $0.actor != state.actor }
    let driver = state.control?.show.driver
    let sorted = connections.filter { $0.actor == driver } + connections.filter { $0.actor != driver }
    var line = Line(" \(say("console.room"))  ", .quiet)
    guard !sorted.isEmpty else { return line + Line(say("console.room.nobody"), .quiet) }
    for (index, connection) in sorted.enumerated() {
      let drives = connection.actor == driver
      let name =
        "\(drives ? "▶ " : "")\(say("role.\(connection.actor.role.rawValue)")) \(connection.actor.name)"
      let next = Line([Span(name, drives ? .warning : .plain), Span("  ")])
      let left = sorted.count - index + (state.model.controlRoom?.unnamed ?? 0)
      guard line.width + next.width <= size.columns - 6 else { return line + Line("+\(left)", .quiet) }
      line = line + next
    }
    return line
  }

  /// The last commands with what became of each, newest first.
  func logLines(rows: Int) -> [Line] {
    let commands = state.recentCommands.prefix(rows)
    guard !commands.isEmpty else { return Self.filled([Line(" " + say("console.no-commands"), .quiet)], rows: rows) }
    let lines = commands.map { entry in
      let actor = entry.actor.map { [Span("\($0.name)  ", .accent)] } ?? []
      let head = [Span(" \(timeWithSeconds(entry.atMS))  ", .quiet)] + actor + [Span(entry.command + "  ")]
      return Line(head + [outcome(entry.outcome)])
    }
    return Self.filled(lines, rows: rows)
  }

  private func outcome(_ outcome: CommandOutcome?) -> Span {
    switch outcome {
    case nil: Span("… " + say("console.outcome.under-way"), .warning)
    case .done: Span("✓", .good)
    case .refused(let rule, let message): Span("✕ " + sentence(rule, message), .warning)
    case .notSent: Span("✕ " + say("console.outcome.not-sent"), .warning)
    case .unknown: Span("? " + say("console.outcome.unknown"), .alarm)
    }
  }
}
