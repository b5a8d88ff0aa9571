import Assets
public import Congress

extension Reports {
  /// Attendance against both quorum lines.
  public func attendance(_ facts: Attendance) -> String {
    strings[
      .statusAttendance,
      [
        "present": figures.number(facts.present), "summoned": figures.number(facts.summoned),
        "delegates": facts.delegateQuorum.isMet ? "✓" : "✕", "needed": figures.number(facts.delegateQuorum.needed),
        "organisations": facts.knowsOrganisations ? figures.number(facts.organisationsRepresented) : "?",
        "of": figures.number(facts.organisations),
        "units": !facts.knowsOrganisations ? "≥" : facts.organisationQuorum.isMet ? "✓" : "✕",
        "unitsNeeded": figures.number(facts.organisationQuorum.needed),
      ]]
  }

  /// Whether the congress can decide, or what is missing to know it.
  public func quorum(_ facts: Attendance) -> String {
    switch facts.quorum {
    case .met: strings[.statusQuorumMet]
    case .notMet: strings[.statusQuorumNotMet]
    case .organisationsUnknown:
      strings[.statusOrganisationsUnknown, ["needed": figures.number(facts.organisationQuorum.needed)]]
    }
  }

  /// Attendance in all its parts.
  public func attendanceTable(_ facts: Attendance, utcOffset: UTCOffset) -> [String] {
    var table = TextTable()
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
    let time = figures.time(facts.asOfMS, utcOffset: utcOffset)
    return table.lines + [
      attendance(facts), quorum(facts),
      strings[.attendanceAsOf, ["time": time, "source": source]],
    ]
  }

  /// Attendance part by part, a line a part; `·` marks where somebody is missing.
  public func parts(_ rows: [AttendanceBreakdown.Row]) -> [String] {
    var table = TextTable()
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
    var table = TextTable()
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
}
