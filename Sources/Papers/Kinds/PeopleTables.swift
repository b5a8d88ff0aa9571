import Congress

extension PaperMaker {
  /// A row of the roster with what is told of it.
  private func row(_ index: Int, _ delegate: Delegate, _ rest: [String], bold: Bool = false) -> PaperTable.Row {
    PaperTable.Row(cells: ["\(index + 1)", delegate.name, delegate.organisation] + rest, isBold: bold)
  }

  var personColumns: [PaperTable.Column] {
    [
      PaperTable.Column(head: words.say("column.number"), width: 8, isCentered: true),
      PaperTable.Column(head: words.say("column.name"), width: 28),
      PaperTable.Column(head: words.say("column.organisation"), width: 28),
    ]
  }

  /// The official delegates who are not in the hall, each with since when and why; nothing where everybody is.
  var absencesTable: PaperTable? {
    let state = course.state
    let roster = state.definition.roster
    let missing = roster.delegates.indices.filter {
      roster.delegates[$0].kind.isOfficial && state.mandate(at: $0).presence != .present
    }
    guard !missing.isEmpty else { return nil }
    let rows = missing.enumerated().map { number, index in
      let delegate = roster.delegates[index]
      let record = state.mandate(at: index)
      let since =
        record.presence == .pending ? "–" : words.cell(record.atMS)
      let presence = words.say(
        course.everPresent.contains(delegate.code) && record.presence != .out
          ? "presence.left" : "presence.\(record.presence.rawValue)")
      let reason = record.reason.isEmpty ? presence : "\(presence): \(record.reason)"
      return row(number, delegate, [since, reason])
    }
    return PaperTable(
      columns: personColumns + [
        PaperTable.Column(head: words.say("column.since"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.reason"), width: 26),
      ], rows: rows)
  }

  /// Every official delegate and alternate, and where they are.
  var attendanceTable: PaperTable {
    let state = course.state
    let roster = state.definition.roster
    let listed = roster.delegates.indices.filter { roster.delegates[$0].kind != .guest }
    let rows = listed.enumerated().map { number, index in
      let delegate = roster.delegates[index]
      let record = state.presences[index]
      var notes = [words.say("presence.\(record.presence.rawValue)")]
      if !record.reason.isEmpty { notes.append(record.reason) }
      if let alternate = state.alternate(for: delegate.code).flatMap({ roster[$0] }) {
        notes.append(words.say("presence.replaced-by", ["name": alternate.name]))
      }
      if let mandate = state.replaced(by: delegate.code).flatMap({ roster[$0] }) {
        notes.append(words.say("presence.replaces", ["name": mandate.name]))
      }
      let time = record.presence == .pending ? "–" : words.cell(record.atMS)
      return row(
        number, delegate,
        [words.word("credentials.kind.\(delegate.kind.rawValue)"), time, notes.joined(separator: "\n")])
    }
    return PaperTable(
      columns: personColumns + [
        PaperTable.Column(head: words.say("column.kind"), width: 14),
        PaperTable.Column(head: words.say("column.since"), width: 16, isCentered: true),
        PaperTable.Column(head: words.say("column.presence"), width: 18),
      ], rows: rows)
  }
}
