/// A programme as `agenda.yaml`: its rows put into days and sessions again.
struct AgendaText {
  private(set) var text = PlacedText()
  private var day = ""
  private var session = ""

  /// The programme of a list; what a row says of its day and session counts where they begin, and where it says nothing
  /// it belongs to those of the row before.
  init(_ table: GivenTable) {
    text.add("days:")
    for (place, row) in table.rows.enumerated() { add(row, isFirst: place == 0) }
  }

  private mutating func add(_ row: GivenRow, isFirst: Bool) {
    let place = row.place
    let isNewDay = isFirst || !row[.day].isEmpty && row[.day] != day
    if isNewDay {
      day = row[.day].isEmpty ? "N1" : row[.day]
      text.add("  - id: \(PlacedText.quoted(day))", from: place)
      text.add("    date: \(PlacedText.quoted(row[.date]))", from: place)
      let title = row[.dayTitle].isEmpty ? day : row[.dayTitle]
      text.add("title", vi: title, en: row[.dayTitleEnglish], indent: "    ", from: place)
      text.add("    sessions:", from: place)
    }
    if isNewDay || !row[.session].isEmpty && row[.session] != session {
      session = row[.session].isEmpty ? day + "A" : row[.session]
      text.add("      - id: \(PlacedText.quoted(session))", from: place)
      let title = row[.sessionTitle].isEmpty ? session : row[.sessionTitle]
      text.add("title", vi: title, en: row[.sessionTitleEnglish], indent: "        ", from: place)
      text.add("        items:", from: place)
    }
    addItem(row)
  }

  private mutating func addItem(_ row: GivenRow) {
    let place = row.place
    let indent = "            "
    text.add("          - id: \(PlacedText.quoted(row[.code]))", from: place)
    text.add("start", row[.start], indent: indent, from: place)
    let minutes = row[.minutes].isEmpty ? "0" : row[.minutes]
    text.add("minutes", minutes, indent: indent, isText: minutes.contains { !$0.isNumber }, from: place)
    text.add("kind", row[.kind].isEmpty ? "report" : row[.kind], indent: indent, from: place)
    text.add("title", vi: row[.title], en: row[.titleEnglish], indent: indent, from: place)
    text.add("shortTitle", vi: row[.shortTitle], en: row[.shortTitleEnglish], indent: indent, from: place)
    text.add("presenter", vi: row[.presenter], en: row[.presenterEnglish], indent: indent, from: place)
    let ballots = WrittenList.parts(row[.ballots]).map { PlacedText.quoted(WrittenList.read($0)) }.joined(
      separator: ", ")
    if !ballots.isEmpty { text.add("ballots", "[\(ballots)]", indent: indent, isText: false, from: place) }
    text.add("cue", row[.cue].isEmpty ? "item" : row[.cue], indent: indent, from: place)
    text.add("endCue", row[.endCue], indent: indent, from: place)
    text.add("followOn", row[.followOn], indent: indent, from: place)
    text.add("operatorNotes", vi: row[.operatorNotes], en: row[.operatorNotesEnglish], indent: indent, from: place)
    text.add("notes", vi: row[.notes], en: row[.notesEnglish], indent: indent, from: place)
  }
}
