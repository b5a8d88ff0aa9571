public import Congress
public import CongressFiles

/// A congress as the lists that people give.
public enum DefinitionTables {
  /// Every list of a congress; arrivals and counts as forms that wait for their figures.
  /// - Parameter tasks: Those of its folder: no congress that is under way knows of them.
  public static func tables(of congress: Definition, tasks: [TaskPlan] = []) -> [GivenTable] {
    GivenKind.allCases.map { $0 == .tasks ? table(of: tasks) : table($0, of: congress) }.filter { !$0.rows.isEmpty }
  }

  /// The list of tasks.
  public static func table(of tasks: [TaskPlan]) -> GivenTable {
    var table = GivenTable(kind: .tasks)
    for task in tasks {
      table.add([
        .task: task.text, .who: task.who, .item: task.item?.text ?? "", .due: task.due ?? "",
        .authority: task.authority, .result: task.result, .done: task.isDone ? "yes" : "",
      ])
    }
    return table
  }

  /// One list of a congress.
  public static func table(_ kind: GivenKind, of congress: Definition) -> GivenTable {
    var table = GivenTable(kind: kind)
    for fields in rows(kind, of: congress) { table.add(fields) }
    return table
  }

  private static func rows(_ kind: GivenKind, of congress: Definition) -> [[GivenColumn: String]] {
    switch kind {
    case .roster: roster(congress)
    case .agenda: agenda(congress)
    case .ballots: ballots(congress)
    case .elections: congress.elections.map { election($0, of: congress) }
    case .speakers: congress.speakers.map { speaker($0, of: congress) }
    case .tasks: []
    case .arrivals: arrivals(congress)
    case .counts: counts(congress)
    }
  }

  private static func roster(_ congress: Definition) -> [[GivenColumn: String]] {
    let present = Set(congress.presentAtFounding)
    return congress.roster.delegates.map { person in
      [
        .code: person.code.text, .name: person.name, .kind: person.kind.rawValue, .organisation: person.organisation,
        .group: person.group, .seat: person.seat, .sex: person.sex.rawValue, .ethnicity: person.ethnicity,
        .birthYear: "\(person.birthYear)", .partyYear: person.partyYear.map(String.init) ?? "",
        .presence: (present.contains(person.code) ? Presence.present : .pending).rawValue, .badge: person.badge ?? "",
        .weight: person.weight.map(String.init) ?? "",
      ]
    }
  }

  private static func agenda(_ congress: Definition) -> [[GivenColumn: String]] {
    let notes = Dictionary(congress.notes.map { ($0.item, $0.text) }, uniquingKeysWith: { first, _ in first })
    return congress.agenda.days.flatMap { day in
      day.sessions.flatMap { session in
        session.items.map { item in
          var row: [GivenColumn: String] = [
            .day: day.code.text, .date: day.date, .session: session.code.text, .code: item.code.text,
            .start: "\(TimeOfDay(atMS: item.plannedStartMS, utcOffset: congress.utcOffset))",
            .minutes: "\(item.plannedMinutes)", .kind: item.kind.rawValue,
            .ballots: item.ballots.map { WrittenList.written($0.text) }.joined(separator: "; "), .cue: item.cue.text,
            .endCue: item.endCue?.text ?? "", .followOn: item.followOn?.rawValue ?? "",
          ]
          row.set(.dayTitle, .dayTitleEnglish, day.title)
          row.set(.sessionTitle, .sessionTitleEnglish, session.title)
          row.set(.title, .titleEnglish, item.title)
          row.set(.shortTitle, .shortTitleEnglish, item.shortTitle)
          row.set(.presenter, .presenterEnglish, item.presenter)
          row.set(.operatorNotes, .operatorNotesEnglish, item.operatorNotes)
          row.set(.notes, .notesEnglish, notes[item.code])
          return row
        }
      }
    }
  }

  private static func ballots(_ congress: Definition) -> [[GivenColumn: String]] {
    let used = Set(congress.agenda.items.flatMap(\.ballots))
    return congress.ballots.map { plan in
      func yes(_ isSo: Bool, unlessSaid standard: Bool) -> String { isSo == standard ? "" : isSo ? "yes" : "no" }
      let isStandard = plan.choices == Choice.standard && plan.kind == .motion
      let plain = BallotPlan(code: plan.code, question: plan.question, method: plan.method)
      var row: [GivenColumn: String] = [
        .code: plan.code.text, .method: plan.method.rawValue, .base: plan.base.rawValue,
        .fixedBase: plan.fixedBase.map(String.init) ?? "", .rule: written(plan.rule),
        .kind: isStandard ? "" : plan.kind.rawValue,
        .choices: isStandard
          ? "" : plan.choices.map { WrittenChoice.text(of: $0, in: plan) }.joined(separator: "; "),
        .targets: plan.targets.map(WrittenTarget.text).joined(separator: "; "),
        .durationSeconds: plan.durationMS.map { "\($0 / 1_000)" } ?? "",
        .autoClose: yes(plan.closesItself, unlessSaid: false),
        .interim: plan.interim == plain.interim ? "" : plan.interim.rawValue,
        .allowsChange: yes(plan.allowsChange, unlessSaid: true),
        .admitsLateArrivals: yes(plan.admitsLateArrivals, unlessSaid: false),
        .weighted: yes(plan.isWeighted, unlessSaid: false), .spare: yes(!used.contains(plan.code), unlessSaid: false),
      ]
      row.set(.question, .questionEnglish, plan.question)
      row.set(.title, .titleEnglish, plan.title)
      return row
    }
  }

  /// A rule as `ballots.yaml` has it: `more than 1/2`.
  static func written(_ rule: PassRule) -> String {
    let comparison = rule.comparison == .moreThan ? "more than" : "at least"
    return "\(comparison) \(rule.part.numerator)/\(rule.part.denominator)"
  }

  private static func election(_ plan: ElectionPlan, of congress: Definition) -> [GivenColumn: String] {
    let people = Set(congress.roster.delegates.map(\.code.text))
    let candidates = plan.candidates.map { candidate in
      people.contains(candidate.code.text)
        ? WrittenList.written(candidate.code.text)
        : "\(WrittenList.written(candidate.code.text))=\(WrittenList.written(candidate.name))"
    }
    var row: [GivenColumn: String] = [
      .code: plan.code.text, .seats: "\(plan.seats)", .form: plan.form.rawValue,
      .listBallot: plan.listBallot?.text ?? "", .candidates: candidates.joined(separator: "; "),
    ]
    row.set(.title, .titleEnglish, plan.title)
    return row
  }

  private static func speaker(_ speaker: Speaker, of congress: Definition) -> [GivenColumn: String] {
    var row: [GivenColumn: String] = [.code: speaker.code.text, .item: speaker.item?.text ?? ""]
    switch speaker.person {
    case .delegate(let code):
      row[.delegate] = code.text
      let person = congress.roster.delegates.first { $0.code == code }
      row[.name] = person?.name ?? ""
      row[.unit] = person?.organisation ?? ""
    case .guest(let name, let unit): (row[.name], row[.unit]) = (name, unit)
    }
    row.set(.office, .officeEnglish, speaker.office)
    row.set(.title, .titleEnglish, speaker.title)
    if speaker.allottedSeconds != congress.speaking.seconds { row[.seconds] = "\(speaker.allottedSeconds)" }
    return row
  }

  private static func arrivals(_ congress: Definition) -> [[GivenColumn: String]] {
    let present = Set(congress.presentAtFounding)
    return congress.roster.delegates.map { person in
      let presence: Presence = present.contains(person.code) ? .present : .pending
      return [.code: person.code.text, .name: person.name, .presence: presence.rawValue]
    }
  }

  /// A line for every candidate of every election, without figures.
  private static func counts(_ congress: Definition) -> [[GivenColumn: String]] {
    congress.elections.flatMap { plan in
      Candidate.inOrder(plan.candidates).map { candidate in
        [.election: plan.code.text, .candidate: candidate.code.text, .name: candidate.name]
      }
    }
  }
}

extension [GivenColumn: String] {
  fileprivate mutating func set(_ vi: GivenColumn, _ en: GivenColumn, _ text: LocalizedText?) {
    self[vi] = text?.vi
    self[en] = text?.en
  }
}
