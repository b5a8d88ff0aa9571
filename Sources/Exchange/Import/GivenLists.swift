import Assets
import Congress
import Foundation

/// What a file that was given holds: its lists, and what became of the rest.
public struct GivenLists: Sendable {
  /// The lists, at most one of each kind.
  public internal(set) var tables: [GivenTable] = []
  /// What became of everything.
  public internal(set) var report = ImportReport()

  init() {}

  /// Reads a workbook, a text with columns, or lists as JSON.
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name, for the report.
  public static func read(_ bytes: [UInt8], named file: String, words: GivenWords, choices: ImportChoices) -> GivenLists
  {
    var lists = GivenLists()
    do throws(ImportProblem) {
      let sources = try SourceFile.tables(of: bytes, named: file)
      lists.take(sources, named: file, words: words, choices: choices)
    } catch { lists.report.problems.append(error.line) }
    return lists
  }

  private mutating func take(
    _ sources: [SourceTable], named file: String, words: GivenWords, choices: ImportChoices
  ) {
    for source in sources {
      if let sheet = choices.sheet, source.name != sheet {
        leave(source, .sheetLeft)
      } else if source.isHidden, choices.sheet == nil {
        leave(source, .sheetHidden)
      } else if let table = HeadedTable(source, words: words) {
        if tables.contains(where: { $0.kind == table.kind }) {
          leave(source, .sheetAnother)
        } else {
          take(table, words: words, choices: choices)
        }
      } else if !source.rows.isEmpty {
        leave(source, .sheetLeft)
      }
    }
    guard tables.isEmpty else { return }
    let known = [GivenColumn.code, .name, .organisation, .sex, .birthYear].map { words.heading($0, of: .roster) }
    let said = ExchangeNote.headingMissing.with([
      "rows": "\(HeadedTable.rowsLookedAt)", "known": .text(known.joined(separator: ", ")),
    ])
    report.problems.append(ImportLine(place: file, said: said))
  }

  private mutating func leave(_ source: SourceTable, _ note: ExchangeNote) {
    report.leftOut.append(ImportLine(place: source.name, said: note.with(["count": "\(source.rows.count)"])))
  }

  private mutating func take(_ headed: HeadedTable, words: GivenWords, choices: ImportChoices) {
    for (column, heading) in headed.unknown {
      leave(heading, in: column, of: headed, .columnLeft)
    }
    for (column, heading) in headed.repeated { leave(heading, in: column, of: headed, .columnTwice) }
    let table: GivenTable
    if headed.kind == .roster {
      var roster = RosterImport(headed, words: words, choices: choices)
      table = roster.read()
      report.add(roster.report)
    } else {
      table = plain(headed, words: words)
    }
    guard table.rows.count <= Roster.delegatesMax else {
      let said = ExchangeNote.rowsTooMany.with(["count": "\(table.rows.count)", "max": "\(Roster.delegatesMax)"])
      report.problems.append(ImportLine(place: headed.source.name, said: said))
      return
    }
    tables.append(table)
    defer { noteColumns(of: headed, words: words) }
    report.taken.append(
      ImportLine(
        place: headed.source.rowPlace(headed.headingRow),
        said: ExchangeNote.tableTaken.with([
          "list": .wording(Wording("exchange.list.\(headed.kind.rawValue)")), "count": "\(table.rows.count)",
        ])))
  }

  /// Which column was read as what.
  private mutating func noteColumns(of headed: HeadedTable, words: GivenWords) {
    for (column, known) in headed.columns.sorted(by: { $0.key < $1.key }) where known != .ordinal {
      // What is called as it is called here needs no word.
      let heading = headed.headings[column] ?? ""
      guard heading != known.rawValue, heading != words.heading(known, of: headed.kind) else { continue }
      let values: [String: Wording.Part] = [
        "heading": .text(String(heading.prefix(60))),
        "column": .text(words.heading(known, of: headed.kind)),
      ]
      let place = headed.source.place(column, headed.headingRow)
      report.taken.append(ImportLine(place: place, said: ExchangeNote.columnTaken.with(values)))
    }
  }

  private mutating func leave(_ heading: String, in column: Int, of headed: HeadedTable, _ note: ExchangeNote) {
    let place = headed.source.place(column, headed.headingRow)
    report.leftOut.append(ImportLine(place: place, said: note.with(["heading": .text(String(heading.prefix(60)))])))
  }

  /// A list whose rows are taken as they are.
  private mutating func plain(_ headed: HeadedTable, words: GivenWords) -> GivenTable {
    var table = GivenTable(kind: headed.kind)
    for row in headed.rows where !row.texts.isEmpty {
      let reader = RowReader(row, of: headed, words: words)
      guard headed.kind.marks.allSatisfy({ $0.contains { reader.fields[$0] != nil } }) || !reader.problems.isEmpty
      else {
        // A form that waits for its figures is no mistake.
        if headed.kind == .counts || headed.kind == .arrivals { continue }
        let text = String(row.texts.joined(separator: " ").prefix(60))
        let place = headed.source.rowPlace(row.number)
        report.leftOut.append(ImportLine(place: place, said: ExchangeNote.rowLeft.with(["value": .text(text)])))
        continue
      }
      report.changed += reader.changed
      report.problems += reader.problems
      table.add(reader.fields, place: reader.place)
    }
    return table
  }
}

extension ImportReport {
  /// Adds what another report says.
  mutating func add(_ other: ImportReport) {
    taken += other.taken
    changed += other.changed
    leftOut += other.leftOut
    toDecide += other.toDecide
    problems += other.problems
  }
}
