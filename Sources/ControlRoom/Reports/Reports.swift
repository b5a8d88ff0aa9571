public import Assets
public import Congress
public import HallProtocol

/// What control-room commands print: views as lines for people.
///
/// Pure: the same views give the same lines.
public struct Reports: Sendable {
  private let strings: Strings
  private let figures: Figures
  private let language: Language

  /// Reports in the language of `strings`.
  public init(strings: Strings) {
    self.strings = strings
    figures = Figures(language: strings.language)
    language = Language(rawValue: strings.language) ?? .vietnamese
  }

  /// The line after a command.
  public func done(_ command: Command, sequence: Int64) -> String {
    strings[.done, ["command": command.name.rawValue, "sequence": "\(sequence)"]]
  }

  /// The whole house on a page.
  public func status(
    welcome: Welcome, show: ShowView, agenda: AgendaView, attendance: Attendance, ballots: BallotsView,
    screens: ScreensView
  ) -> [String] {
    let mode = strings.text("status.mode.\(welcome.mode.rawValue)") ?? welcome.mode.rawValue
    var lines = [
      strings[
        .statusService, ["congress": show.congress.text, "sequence": "\(show.sequence)", "mode": mode]]
    ]
    if show.isSafe { lines.append(strings[.statusSafe]) }
    lines += outputs(show)
    lines.append(currentItem(agenda))
    if let ballot = ballots.ballots.last(where: { ![.ready, .aborted].contains($0.state) }) {
      lines.append(self.ballot(ballot))
    }
    lines.append(self.attendance(attendance))
    return lines + self.screens(screens, nowMS: welcome.now)
  }

  private func outputs(_ show: ShowView) -> [String] {
    var table = Table()
    for output in show.outputs {
      if let followed = output.follows {
        table.add(output.name.text, strings[.statusFollows, ["output": followed.text]])
      } else {
        table.add(
          output.name.text, "\(strings[.statusOnAir]) \(cue(output.onAir))",
          "\(strings[.statusStandby]) \(output.standby.map(cue) ?? "–")")
      }
    }
    return table.lines
  }

  private func cue(_ cue: Cue) -> String { "\(cue.scene.layout) \(cue.shortText)" }

  private func currentItem(_ view: AgendaView) -> String {
    guard let item = view.agenda.liveItem, case .live(let startedMS) = item.progress else {
      return strings[.statusNoItem]
    }
    return strings[
      .statusItem,
      [
        "code": item.code.text, "title": item.title.text(in: language),
        "planned": figures.time(item.plannedStartMS, utcOffsetMinutes: view.utcOffsetMinutes),
        "started": figures.time(startedMS, utcOffsetMinutes: view.utcOffsetMinutes),
        "lateness": Figures.lateness(startedMS - item.plannedStartMS),
      ]]
  }

  /// One line for a ballot and its figures.
  public func ballot(_ ballot: BallotView) -> String {
    let state = strings.text("state.\(ballot.state.rawValue)") ?? ballot.state.rawValue
    var parts = [strings[.statusBallot, ["code": ballot.plan.code.text, "state": state]]]
    if ballot.round > 1 { parts.append(strings[.ballotRound, ["round": "\(ballot.round)"]]) }
    if let outcome = ballot.outcome {
      for (choice, share) in zip(ballot.plan.choices, outcome.shares) {
        let percent = figures.percent(hundredths: share.hundredthsOfPercent)
        parts.append("\(choice.label.text(in: language)) \(figures.number(share.count)) (\(percent))")
      }
      parts.append("\(figures.number(outcome.needed))/\(figures.number(outcome.base)) \(outcome.isAdopted ? "✓" : "✕")")
    }
    if let voters = ballot.voters, ballot.outcome == nil { parts.append("\(figures.number(voters))") }
    return parts.joined(separator: " · ")
  }

  /// One ballot with everything that is known of it.
  public func ballotTable(_ view: BallotView) -> [String] {
    func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
      strings[Wording("minutes.\(key)", values)]
    }
    let plan = view.plan
    var facts = Table()
    facts.add(say("method"), strings.text("minutes.method.\(plan.method.rawValue)") ?? plan.method.rawValue)
    let part = "\(plan.rule.part.numerator)/\(plan.rule.part.denominator)"
    let rule = say(plan.rule.comparison == .moreThan ? "more-than" : "at-least", ["part": .text(part)])
    facts.add(say("rule"), rule + " " + (strings.text("base.\(plan.base.rawValue)") ?? plan.base.rawValue))
    if let voters = view.voters { facts.add(say("voters"), figures.number(voters)) }
    if let turnout = view.progress?.turnout { facts.add(say("turnout"), figures.number(turnout)) }
    if let reported = view.progress?.blocksReported, let missing = view.progress?.blocksMissing {
      facts.add(say("blocks-reported"), reported.map(\.text).joined(separator: ", "))
      facts.add(say("blocks-missing"), missing.map(\.text).joined(separator: ", "))
    }
    for target in plan.targets {
      facts.add(say("target", ["code": .text(target.code.text)]), target.text.text(in: language))
    }
    if let reason = view.reason { facts.add(say("reason"), reason) }
    return [ballotLine(view), plan.question.text(in: language)] + facts.lines + figuresTable(view)
  }

  /// State and round in one line.
  private func ballotLine(_ view: BallotView) -> String {
    let state = strings.text("state.\(view.state.rawValue)") ?? view.state.rawValue
    let line = strings[.statusBallot, ["code": view.plan.code.text, "state": state]]
    return view.round > 1 ? line + " · " + strings[.ballotRound, ["round": "\(view.round)"]] : line
  }

  private func figuresTable(_ view: BallotView) -> [String] {
    guard let outcome = view.outcome else { return [] }
    var table = Table()
    for (index, choice) in view.plan.choices.enumerated() {
      let votes = outcome.tally.weights.map { strings[Wording("minutes.votes", ["count": "\($0[index])"])] }
      let blocks = (outcome.tally.blocks ?? []).map { "\($0.block) \(figures.number($0.counts[index]))" }
      table.add(
        choice.label.text(in: language), figures.number(outcome.tally.counts[index]),
        figures.percent(hundredths: outcome.shares[index].hundredthsOfPercent),
        ([votes].compactMap { $0 } + blocks).joined(separator: " · "))
    }
    let verdict = strings[outcome.isAdopted ? .resultAdopted : .resultNotAdopted]
    let need = strings[
      .resultNeeded,
      ["rule": strings.text("base.\(view.plan.base.rawValue)") ?? "", "needed": figures.number(outcome.needed)]]
    return table.lines + ["\(outcome.isAdopted ? "✓" : "✕") \(verdict) · \(figures.number(outcome.base)) · \(need)"]
  }

  /// Every ballot, a line each.
  public func ballots(_ view: BallotsView) -> [String] {
    var table = Table()
    table.add(strings[.columnCode], strings[.columnState], strings[.columnName])
    for ballot in view.ballots {
      let state = strings.text("state.\(ballot.state.rawValue)") ?? ballot.state.rawValue
      table.add(ballot.plan.code.text, state, ballot.plan.question.text(in: language))
    }
    return table.lines
  }

  /// Attendance against both quorum lines.
  public func attendance(_ facts: Attendance) -> String {
    strings[
      .statusAttendance,
      [
        "present": figures.number(facts.present), "summoned": figures.number(facts.summoned),
        "delegates": facts.delegateQuorum.isMet ? "✓" : "✕", "needed": figures.number(facts.delegateQuorum.needed),
        "organisations": figures.number(facts.organisationsRepresented), "of": figures.number(facts.organisations),
        "units": facts.organisationQuorum.isMet ? "✓" : "✕",
        "unitsNeeded": figures.number(facts.organisationQuorum.needed),
      ]]
  }

  /// Attendance in all its parts.
  public func attendanceTable(_ facts: Attendance, utcOffsetMinutes: Int) -> [String] {
    var table = Table()
    table.add(strings[.attendanceSummoned], figures.number(facts.summoned))
    table.add(strings[Wording("column.present")], figures.number(facts.present))
    table.add(strings[.attendanceOut], figures.number(facts.out))
    table.add(strings[.attendancePending], figures.number(facts.pending))
    table.add(strings[.attendanceExcused], figures.number(facts.absentExcused))
    table.add(strings[.attendanceUnexcused], figures.number(facts.absentUnexcused))
    let rate = Share(count: facts.present, base: facts.summoned).hundredthsOfPercent
    if facts.alternatesSeated > 0 {
      table.add(strings[Wording("attendance.alternates")], figures.number(facts.alternatesSeated))
    }
    if facts.absentThroughout > 0 {
      table.add(strings[Wording("attendance.absent-throughout")], figures.number(facts.absentThroughout))
    }
    table.add(strings[.attendanceRate], figures.percent(hundredths: rate))
    let word = facts.countedBy == nil ? facts.source.rawValue : PresenceSource.count.rawValue
    let source = strings.text("attendance.source.\(word)") ?? word
    let time = figures.time(facts.asOfMS, utcOffsetMinutes: utcOffsetMinutes)
    return table.lines + [
      attendance(facts), facts.isQuorate ? strings[.statusQuorumMet] : strings[.statusQuorumNotMet],
      strings[.attendanceAsOf, ["time": time, "source": source]],
    ]
  }

  /// Attendance part by part, a line a part; `·` marks where somebody is missing.
  public func parts(_ rows: [AttendanceBreakdown.Row]) -> [String] {
    var table = Table()
    table.add(
      "", strings[Wording("column.present")], strings[.attendanceSummoned], strings[.attendanceOut],
      strings[.attendancePending], strings[.attendanceExcused], strings[.attendanceUnexcused], strings[.columnName])
    for row in rows {
      table.add(
        row.isIncomplete ? "·" : "✓", figures.number(row.counted ?? row.present), figures.number(row.summoned),
        figures.number(row.out), figures.number(row.pending), figures.number(row.absentExcused),
        figures.number(row.absentUnexcused), row.name)
    }
    return table.lines
  }

  /// What the roster tells of those summoned and of those here.
  public func credentials(_ view: CredentialsView) -> [String] {
    var table = Table()
    table.add("", strings[.attendanceSummoned], strings[Wording("column.present")])
    let (all, here) = (view.summoned, view.present)
    func add(_ name: String, _ first: Int, _ second: Int) {
      let shares = [Share(count: first, base: all.count), Share(count: second, base: here.count)].map {
        "\(figures.number($0.count)) (\(figures.percent(hundredths: $0.hundredthsOfPercent)))"
      }
      table.add(name, shares[0], shares[1])
    }
    func say(_ key: String, _ values: [String: Wording.Part] = [:]) -> String {
      strings[Wording("credentials.\(key)", values)]
    }
    table.add(say("delegates"), figures.number(all.count), figures.number(here.count))
    for kind in Delegate.Kind.allCases where all.kinds[kind.rawValue] != nil {
      add(say("kind.\(kind.rawValue)"), all.kinds[kind.rawValue] ?? 0, here.kinds[kind.rawValue] ?? 0)
    }
    add(say("women"), all.women, here.women)
    add(say("minority"), all.minority, here.minority)
    for (first, second) in zip(all.ages, here.ages) {
      add(say("ages", ["band": .text(band(first))]), first.count, second.count)
    }
    add(say("members"), all.members, here.members)
    for (first, second) in zip(all.memberships, here.memberships) {
      add(say("memberships", ["band": .text(band(first))]), first.count, second.count)
    }
    let extremes = [("oldest", all.oldest, here.oldest), ("youngest", all.youngest, here.youngest)]
    for (key, first, second) in extremes { table.add(say(key), person(first), person(second)) }
    return table.lines
  }

  private func band(_ band: CredentialsReport.Band) -> String {
    band.to.map { "\(band.from)–\($0)" } ?? "≥ \(band.from)"
  }

  private func person(_ extreme: CredentialsReport.Extreme?) -> String {
    extreme.map { "\($0.age) (\($0.birthYear)) \($0.names.joined(separator: ", "))" } ?? "–"
  }

  /// The programme, a line an item; `▶` live, `✓` done.
  public func agenda(_ view: AgendaView) -> [String] {
    var lines: [String] = []
    for day in view.agenda.days {
      for session in day.sessions {
        lines.append("\(day.title.text(in: language)) · \(day.date) · \(session.title.text(in: language))")
        var table = Table()
        for item in session.items { table.add(mark(item), item.code.text, times(item, view), title(item)) }
        lines += table.lines
      }
    }
    return lines
  }

  private func mark(_ item: Item) -> String {
    switch item.progress {
    case .pending: " "
    case .live: "▶"
    case .done: "✓"
    }
  }

  private func times(_ item: Item, _ view: AgendaView) -> String {
    func time(_ ms: Int64) -> String { figures.time(ms, utcOffsetMinutes: view.utcOffsetMinutes) }
    switch item.progress {
    case .pending: return time(item.plannedStartMS)
    case .live(let startedMS): return "\(time(item.plannedStartMS)) \(time(startedMS))–"
    case .done(let startedMS, let endedMS): return "\(time(item.plannedStartMS)) \(time(startedMS))–\(time(endedMS))"
    }
  }

  private func title(_ item: Item) -> String {
    let ballots = item.ballots.isEmpty ? "" : " [\(item.ballots.map(\.text).joined(separator: ", "))]"
    return item.title.text(in: language) + ballots
  }

  /// The screens, a line each: asked and shown revision, and how long ago each was heard.
  public func screens(_ view: ScreensView, nowMS: Int64) -> [String] {
    guard !view.screens.isEmpty else { return [strings[.screenNone]] }
    var table = Table()
    table.add(strings[.statusScreens], strings[.columnOutput], strings[.columnShown], strings[.columnAge])
    for screen in view.screens {
      let tenths = max(0, nowMS - screen.heardAtMS) / 100
      table.add(
        screen.id, screen.output.text, "\(screen.shownRevision)/\(screen.askedRevision)",
        "\(tenths / 10).\(tenths % 10) s",
        strings[screen.isConnected ? .screenConnected : .screenLost] + (screen.problem.map { ": \($0)" } ?? ""))
    }
    return table.lines
  }
}
