import CongressFiles

/// Lists as the files of a congress folder.
enum TableFiles {
  /// The file that a list becomes, and what stands in it; a list of counts becomes one for each election.
  static func files(of table: GivenTable) -> [(name: String, text: PlacedText)] {
    switch table.kind {
    case .roster: [("roster.csv", separated(table, columns: rosterColumns(table)))]
    case .arrivals: [("arrivals.csv", separated(table, columns: table.kind.columns.filter { $0 != .name }))]
    case .agenda: [("agenda.yaml", AgendaText(table).text)]
    case .ballots: [("ballots.yaml", ballots(table))]
    case .elections: [("elections.yaml", elections(table))]
    case .speakers: [("speakers.yaml", speakers(table))]
    case .tasks: [("tasks.csv", separated(table, columns: table.kind.columns))]
    case .counts: counts(table)
    }
  }

  private static func rosterColumns(_ table: GivenTable) -> [GivenColumn] {
    let mayBeMissing: Set<GivenColumn> = [.presence, .badge, .weight]
    let used = Set(table.columnsInUse)
    return table.kind.columns.filter { used.contains($0) || !mayBeMissing.contains($0) }
  }

  /// A list as rows of fields; each row of its own line, for no field of such a list has a line break.
  private static func separated(_ table: GivenTable, columns: [GivenColumn]) -> PlacedText {
    var text = PlacedText()
    func line(_ fields: [String]) -> String {
      var row = CommaSeparatedText(guardsFormulas: false)
      row.add(fields)
      return row.plainText.trimmingEnd
    }
    text.add(line(columns.map(\.rawValue)))
    for row in table.rows { text.add(line(columns.map { row[$0] }), from: row.place) }
    return text
  }

  private static func ballots(_ table: GivenTable) -> PlacedText {
    var text = PlacedText()
    text.add(table.rows.isEmpty ? "ballots: []" : "ballots:")
    for row in table.rows {
      let place = row.place
      text.add("  - id: \(PlacedText.quoted(row[.code]))", from: place)
      text.add("question", vi: row[.question], en: row[.questionEnglish], indent: "    ", from: place)
      text.add("title", vi: row[.title], en: row[.titleEnglish], indent: "    ", from: place)
      for (key, column) in ballotWords where !row[column].isEmpty {
        text.add(key, row[column], indent: "    ", from: place)
      }
      for (key, column) in ballotNumbers {
        text.add(key, row[column], indent: "    ", isText: row[column].contains { !$0.isNumber }, from: place)
      }
      for choice in WrittenChoice.read(row[.choices]) {
        if choice.isFirst { text.add("    choices:", from: place) }
        text.add("      - \(choice.yaml)", from: place)
      }
      for target in WrittenTarget.read(row[.targets]) {
        if target.isFirst { text.add("    targets:", from: place) }
        text.add("      - \(target.yaml)", from: place)
      }
    }
    return text
  }

  private static let ballotWords: [(String, GivenColumn)] = [
    ("method", .method), ("base", .base), ("rule", .rule), ("kind", .kind), ("autoClose", .autoClose),
    ("interim", .interim), ("allowsChange", .allowsChange), ("admitsLateArrivals", .admitsLateArrivals),
    ("weighted", .weighted), ("spare", .spare),
  ]
  private static let ballotNumbers: [(String, GivenColumn)] = [
    ("fixedBase", .fixedBase), ("durationSeconds", .durationSeconds),
  ]

  private static func elections(_ table: GivenTable) -> PlacedText {
    var text = PlacedText()
    text.add(table.rows.isEmpty ? "elections: []" : "elections:")
    for row in table.rows {
      let place = row.place
      text.add("  - id: \(PlacedText.quoted(row[.code]))", from: place)
      text.add("title", vi: row[.title], en: row[.titleEnglish], indent: "    ", from: place)
      text.add("seats", row[.seats], indent: "    ", isText: row[.seats].contains { !$0.isNumber }, from: place)
      text.add("form", row[.form], indent: "    ", from: place)
      text.add("listBallot", row[.listBallot], indent: "    ", from: place)
      let candidates = WrittenList.parts(row[.candidates])
      text.add(candidates.isEmpty ? "    candidates: []" : "    candidates:", from: place)
      for candidate in candidates {
        // A delegate is a code; whoever is none has a name beside it.
        let parts = WrittenList.split(candidate, at: "=", max: 2).map(WrittenList.read)
        let written =
          parts.count == 2
          ? "{ code: \(PlacedText.quoted(parts[0])), name: \(PlacedText.quoted(parts[1])) }"
          : PlacedText.quoted(parts.first ?? "")
        text.add("      - \(written)", from: place)
      }
    }
    return text
  }

  private static func speakers(_ table: GivenTable) -> PlacedText {
    var text = PlacedText()
    text.add(table.rows.isEmpty ? "speakers: []" : "speakers:")
    for row in table.rows {
      let place = row.place
      text.add("  - id: \(PlacedText.quoted(row[.code]))", from: place)
      text.add("item", row[.item], indent: "    ", from: place)
      text.add("delegate", row[.delegate], indent: "    ", from: place)
      // Name and unit of a delegate stand in the roster, and are in the list only for people.
      if row[.delegate].isEmpty {
        text.add("name", row[.name], indent: "    ", from: place)
        text.add("unit", row[.unit], indent: "    ", from: place)
      }
      text.add("office", vi: row[.office], en: row[.officeEnglish], indent: "    ", from: place)
      text.add("title", vi: row[.title], en: row[.titleEnglish], indent: "    ", from: place)
      text.add("seconds", row[.seconds], indent: "    ", isText: row[.seconds].contains { !$0.isNumber }, from: place)
    }
    return text
  }

  private static func counts(_ table: GivenTable) -> [(name: String, text: PlacedText)] {
    var elections: [String] = []
    for row in table.rows where !elections.contains(row[.election]) { elections.append(row[.election]) }
    let hasDisagree = table.columnsInUse.contains(.disagree)
    return elections.map { election in
      var counts = GivenTable(kind: .counts)
      for row in table.rows where row[.election] == election { counts.add(row.fields, place: row.place) }
      let columns: [GivenColumn] = [.candidate, .votes] + (hasDisagree ? [.disagree] : [])
      let plain = election.filter { $0.isLetter || $0.isNumber || $0 == "-" }
      return ("counts-\(plain).csv", separated(counts, columns: columns))
    }
  }
}

extension String {
  /// The text without a line break at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}
