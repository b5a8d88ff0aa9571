public import Archives
import Congress
import Sheets

/// Lists as a workbook: a sheet each, with headings and words of a language.
public enum TablesWorkbook {
  /// Columns that hold whole numbers.
  private static let numbers: Set<GivenColumn> = [
    .birthYear, .partyYear, .weight, .minutes, .seconds, .durationSeconds, .fixedBase, .seats, .votes, .disagree,
  ]

  /// A workbook with a sheet for every list.
  public static func workbook(of tables: [GivenTable], words: GivenWords) throws(ArchiveFault) -> [UInt8] {
    try WorkbookWriter.workbook(of: tables.map { sheet($0, words: words) })
  }

  private static func sheet(_ table: GivenTable, words: GivenWords) -> SheetDraft {
    let shown = shownColumns(of: table)
    let columns = shown.map { column in
      SheetDraft.Column(
        words.heading(column, of: table.kind), contents: contents(of: column),
        choices: choices(of: column, in: table.kind, words))
    }
    var sheet = SheetDraft(name: words.name(of: table.kind), columns: columns)
    sheet.rows = table.rows.map { row in
      shown.map { column in
        let text = row[column]
        if hasWords(column, in: table.kind), !text.isEmpty { return .text(words.word(text, in: column)) }
        if numbers.contains(column), let number = Int(text), String(number) == text { return .number(number) }
        if column == .date, let days = CivilDate.days(date: text) {
          return .moment(SheetMoment(daysSince1970: days, seconds: 0))
        }
        if column == .start, let time = TimeOfDay(text: text) {
          return .moment(SheetMoment(serial: Double(time.minutes) / Double(TimeOfDay.minutesPerDay)))
        }
        return .text(text)
      }
    }
    return sheet
  }

  /// The columns that people see: of a list that holds anything those in use, and those that wait to be filled in.
  private static func shownColumns(of table: GivenTable) -> [GivenColumn] {
    let waiting: Set<GivenColumn> =
      switch table.kind {
      case .roster: [.group, .seat, .partyYear, .presence]
      case .arrivals: [.reason]
      case .counts: [.votes, .disagree]
      case .tasks: [.done]
      case .agenda, .ballots, .elections, .speakers: []
      }
    guard !table.rows.isEmpty else { return table.columns }
    let used = waiting.union(table.columnsInUse)
    return table.columns.filter(used.contains)
  }

  private static func contents(of column: GivenColumn) -> SheetDraft.Column.Contents {
    switch column {
    case .date: .date
    case .start: .time
    default: numbers.contains(column) ? .number : .text
    }
  }

  private static func hasWords(_ column: GivenColumn, in kind: GivenKind) -> Bool {
    [.sex, .presence, .done].contains(column) || column == .kind && kind == .roster
  }

  private static func choices(of column: GivenColumn, in kind: GivenKind, _ words: GivenWords) -> [String] {
    switch (kind, column) {
    case (.roster, .kind), (_, .sex), (_, .presence), (_, .done): words.choices(of: column)
    case (.agenda, .kind): Item.Kind.allCases.map(\.rawValue)
    case (.ballots, .kind): BallotPlan.Kind.allCases.map(\.rawValue)
    case (_, .method): BallotPlan.Method.allCases.map(\.rawValue)
    case (_, .base): BallotPlan.Base.allCases.map(\.rawValue)
    case (_, .form): ElectionForm.allCases.map(\.rawValue)
    default: []
    }
  }
}
