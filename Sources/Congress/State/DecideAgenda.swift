/// The agenda while it is run: what edits lead to, and what the end of an item brings.
extension CongressState {
  /// Who decides edits, as things stand.
  private var editor: AgendaEditor {
    AgendaEditor(
      agenda: agenda, utcOffset: definition.utcOffset, ballots: ballots.map(\.code),
      openBallot: openBallot?.code)
  }

  /// Decides what a step of the agenda leads to: one change of the agenda, and nothing on any output.
  func decideAgenda(_ step: AgendaStep) throws(Rejection) -> [Event] {
    let change = try editor.change(for: step)
    for cue in step.cues { try check(cue, isForAir: false) }
    try checkProgrammeOnAir(after: change)
    return [.agendaChanged(change: change)]
  }

  /// Refuses a change that takes away the session whose programme a wall shows.
  private func checkProgrammeOnAir(after change: AgendaChange) throws(Rejection) {
    guard outputs.contains(where: { $0.onAir == .programme }), let shown = currentSession else { return }
    var changed = agenda
    for part in agenda.parts(of: change, atMS: 0) { changed.apply(part, utcOffset: definition.utcOffset) }
    if changed.session(shown.code) == nil { throw .agenda(.outline(.sessionOnAir(shown.code))) }
  }

  /// Folds a change of the agenda in, part by part, so that each can be taken back.
  mutating func applyAgenda(_ change: AgendaChange, _ record: EventRecord) {
    let before = agenda.days
    defer { if change.isOfPlan, agenda.days != before { agenda.version += 1 } }
    for part in agenda.parts(of: change, atMS: record.atMS) {
      switch part {
      case .progress(let code, let progress): setProgress(progress, of: code, record)
      case .plan(let change):
        undo.remember(.plan(change), of: record)
        agenda.apply(change, utcOffset: definition.utcOffset)
      }
    }
  }

  /// The events that end an item: its closing scene goes on air, and what comes next stands by, or starts at once where the
  /// item says so.
  func ending(_ item: Item) -> [Event] {
    let next = agenda.pendingItem(after: item.code)
    if item.followOn == .automatic, let next { return starting(next, ending: item) }
    guard let hall else { return [.itemEnded(item: item.code)] }
    let shown = item.endCue ?? hall.onAir
    let standby = next.flatMap { $0.cue == shown ? nil : $0.cue } ?? hall.standby
    return [.itemEnded(item: item.code)] + showing(shown, next: standby)
  }
}

extension AgendaStep {
  /// Every cue that the step brings with it.
  var cues: [Cue] {
    switch self {
    case .insert(let new, _): new.running.cues
    case .revise(_, let running): running.cues
    case .replace(let steps, _): steps.flatMap(\.cues)
    default: []
    }
  }
}

extension ItemRunning {
  fileprivate var cues: [Cue] { [cue, endCue].compactMap { $0 } }
}
