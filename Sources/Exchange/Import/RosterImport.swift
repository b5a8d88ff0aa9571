import Assets
public import Congress
import Foundation
import Sheets

/// Takes a roster as an office keeps it: names in one column or two, years of birth in one or two, organisations in a
/// column or as headings between the rows.
struct RosterImport {
  let table: HeadedTable
  let words: GivenWords
  let choices: ImportChoices
  private(set) var report = ImportReport()
  private var people: [(reader: RowReader, fields: [GivenColumn: String])] = []
  private var section = ""
  private var blankRows: [Int] = []

  init(_ table: HeadedTable, words: GivenWords, choices: ImportChoices) {
    self.table = table
    self.words = words
    self.choices = choices
  }

  /// The roster; what is wrong with it stands in the report.
  mutating func read() -> GivenTable {
    checkColumns()
    for row in table.rows { read(row) }
    noteBlankRows()
    noteFormulas()
    giveCodes()
    assumeKinds()
    unify()
    var roster = GivenTable(kind: .roster)
    for (reader, fields) in people { roster.add(fields, place: reader.place) }
    let alike = Lookalikes(roster)
    report.problems += alike.otherwise(choices: choices)
    report.toDecide += alike.toDecide()
    return roster
  }

  /// Without these nobody's credentials can be counted.
  private mutating func checkColumns() {
    let found = Set(table.columns.values)
    let either: [[GivenColumn]] = [
      [.sex, .birthYearMale, .birthYearFemale], [.birthYear, .birthYearMale, .birthYearFemale], [.ethnicity],
    ]
    for columns in either where found.isDisjoint(with: columns) {
      let name = words.heading(columns[0], of: .roster)
      let place = table.source.rowPlace(table.headingRow)
      report.problems.append(ImportLine(place: place, said: ExchangeNote.columnMissing.with(["column": .text(name)])))
    }
    for (place, column) in table.columns.sorted(by: { $0.key < $1.key })
    where table.source.hiddenColumns.contains(place) && column != .ordinal {
      let cell = table.source.place(place, table.headingRow)
      let values: [String: Wording.Part] = ["column": .text(words.heading(column, of: .roster))]
      report.toDecide.append(ImportLine(place: cell, said: ExchangeNote.columnHidden.with(values)))
    }
  }

  private mutating func read(_ row: SourceRow) {
    let texts = row.texts
    guard !texts.isEmpty else { return blankRows.append(row.number) }
    let place = table.source.rowPlace(row.number)
    let reader = RowReader(row, of: table, words: words)
    var fields = reader.fields
    join(&fields)
    guard isPerson(fields, row: row) else {
      if let heading = heading(texts, row: row) {
        section = heading
        report.changed.append(
          ImportLine(place: place, said: ExchangeNote.headingTaken.with(["value": .text(heading)])))
      } else {
        let text = texts.joined(separator: " ")
        report.leftOut.append(
          ImportLine(place: place, said: ExchangeNote.rowLeft.with(["value": .text(String(text.prefix(60)))])))
      }
      return
    }
    if row.isHidden {
      let values: [String: Wording.Part] = ["value": .text(fields[.name] ?? "")]
      report.toDecide.append(ImportLine(place: place, said: ExchangeNote.rowHidden.with(values)))
    }
    if fields[.organisation] == nil, !section.isEmpty { fields[.organisation] = section }
    report.changed += reader.changed
    report.problems += reader.problems
    people.append((reader, fields))
  }

  /// Whether a row is a person: it has a name, and something beside it that only people have.
  private func isPerson(_ fields: [GivenColumn: String], row: SourceRow) -> Bool {
    guard fields[.name] != nil else { return fields[.code] != nil && fields.count > 2 }
    let marks: [GivenColumn] = [.birthYear, .sex, .ethnicity, .kind, .code, .organisation, .partyYear]
    // A heading that is merged over the whole row is in every column, and is nobody.
    let isMergedOver = row.cells.values.count { $0.mergedFrom?.row == row.number } >= 3
    return !isMergedOver && marks.contains { fields[$0] != nil }
  }

  /// The organisation that a row between people names: `II. Đảng bộ phường Cái Răng`.
  private func heading(_ texts: [String], row: SourceRow) -> String? {
    guard table.column(of: .organisation) == nil else { return nil }
    let joined = texts.joined(separator: " ")
    let plain = joined.replacing(/^(?:[IVXLC]+|\d+|[A-Z])[.)\/\-:]?\s+/, with: "")
    guard plain.count >= 3, !plain.contains(/\d\s*(?:đại biểu|người|people|delegates)/.ignoresCase()) else {
      return nil
    }
    return plain
  }

  /// Names from two columns become one, and years from the columns of men and women say the sex, too.
  private mutating func join(_ fields: inout [GivenColumn: String]) {
    let parts = [fields.removeValue(forKey: .familyName), fields[.name], fields.removeValue(forKey: .givenName)]
    let name = parts.compactMap { $0 }.joined(separator: " ")
    if !name.isEmpty { fields[.name] = name }
    for (column, sex) in [(GivenColumn.birthYearMale, Delegate.Sex.male), (.birthYearFemale, .female)] {
      guard let year = fields.removeValue(forKey: column) else { continue }
      fields[.birthYear] = year
      if fields[.sex] == nil { fields[.sex] = sex.rawValue }
    }
  }

  private mutating func noteBlankRows() {
    // Behind the last person there is nothing to tell.
    guard let last = people.last?.reader.row.number else { return }
    let known = Set(table.rows.map(\.number))
    let missing = (table.lastHeadingRow + 1..<max(last, table.lastHeadingRow + 1)).filter { !known.contains($0) }
    let blank = Set(missing + blankRows).filter { $0 < last }.sorted()
    guard !blank.isEmpty else { return }
    let rows = blank.prefix(10).map(String.init).joined(separator: ", ") + (blank.count > 10 ? ", …" : "")
    report.leftOut.append(
      ImportLine(
        place: table.source.name,
        said: ExchangeNote.blankRows.with(["count": "\(blank.count)", "rows": .text(rows)])))
  }

  private mutating func noteFormulas() {
    let known = Set(table.columns.filter { $0.value != .ordinal }.keys)
    let cells = people.flatMap { person in
      person.reader.row.cells.filter { $0.value.isFormula && known.contains($0.key) }.keys.sorted().map {
        table.source.place($0, person.reader.row.number)
      }
    }
    guard let first = cells.first else { return }
    report.changed.append(
      ImportLine(place: first, said: ExchangeNote.formulaValues.with(["count": "\(cells.count)"])))
  }

  /// People without a code are given one, where the list has no column of them.
  private mutating func giveCodes() {
    guard table.column(of: .code) == nil, !people.isEmpty else { return }
    for index in people.indices {
      let number = String(index + 1)
      let padding = String(repeating: "0", count: max(0, 4 - number.count))
      people[index].fields[.code] = "\(choices.codePrefix)-\(padding)\(number)"
    }
    let values: [String: Wording.Part] = [
      "first": .text(people[0].fields[.code] ?? ""), "last": .text(people[people.count - 1].fields[.code] ?? ""),
    ]
    report.changed.append(ImportLine(place: table.source.name, said: ExchangeNote.codesGiven.with(values)))
  }

  /// People of whom nothing is said come by election, where the list has no column of kinds.
  private mutating func assumeKinds() {
    guard table.column(of: .kind) == nil, !people.isEmpty else { return }
    for index in people.indices { people[index].fields[.kind] = choices.kind.rawValue }
    let values: [String: Wording.Part] = [
      "value": .text(words.word(choices.kind.rawValue, in: .kind)), "count": "\(people.count)",
    ]
    report.changed.append(ImportLine(place: table.source.name, said: ExchangeNote.kindAssumed.with(values)))
  }

  /// Where it was said so, names that differ in nothing people see are written as most are.
  private mutating func unify() {
    guard choices.unifies else { return }
    for column in Lookalikes.countedBy {
      let common = Lookalikes.commonForms(people.compactMap { $0.fields[column] })
      for index in people.indices {
        guard let written = people[index].fields[column], let form = common[FoldedText(written)],
          !form.unicodeScalars.elementsEqual(written.unicodeScalars)
        else { continue }
        people[index].fields[column] = form
        let values: [String: Wording.Part] = ["found": .text(written), "value": .text(form)]
        report.changed.append(
          ImportLine(place: people[index].reader.place.cell(column), said: ExchangeNote.unified.with(values)))
      }
    }
  }
}

/// What whoever imports has decided beforehand.
public struct ImportChoices: Sendable, Hashable {
  /// Whether names that differ only in spaces, capitals, the place of tones or letters that look alike are made one.
  public let unifies: Bool
  /// In what right people come of whom the list says nothing.
  public let kind: Delegate.Kind
  /// How the codes begin of people who have none.
  public let codePrefix: String
  /// The sheet that is read; the first with a roster where nothing is said.
  public let sheet: String?

  /// Choices as they are made where nothing is said.
  public init(
    unifies: Bool = false, kind: Delegate.Kind = .elected, codePrefix: String = "DB", sheet: String? = nil
  ) {
    self.unifies = unifies
    self.kind = kind
    self.codePrefix = codePrefix
    self.sheet = sheet
  }
}
