import Assets
import Congress
import CongressFiles
import Foundation
import Sheets

/// Reads the cells of one row as plain texts, and notes what was changed in them.
struct RowReader {
  let table: HeadedTable
  let row: SourceRow
  let words: GivenWords
  private(set) var fields: [GivenColumn: String] = [:]
  private(set) var cells: [GivenColumn: String] = [:]
  private(set) var changed: [ImportLine] = []
  private(set) var problems: [ImportLine] = []

  /// Columns whose values are codes: what is a number there may have lost its noughts.
  private static let codeColumns: Set<GivenColumn> = [
    .code, .badge, .candidate, .delegate, .item, .day, .session, .ballots, .listBallot, .election,
  ]

  init(_ row: SourceRow, of table: HeadedTable, words: GivenWords) {
    self.row = row
    self.table = table
    self.words = words
    for (column, name) in table.columns.sorted(by: { $0.key < $1.key }) where name != .ordinal {
      cells[name] = table.source.place(column, row.number)
      guard let cell = row.cells[column] else { continue }
      take(cell, as: name)
    }
  }

  /// Where the row stands, and its cells.
  var place: RowPlace { RowPlace(row: table.source.rowPlace(row.number), cells: cells) }

  private mutating func note(_ column: GivenColumn, _ note: ExchangeNote, _ values: [String: Wording.Part] = [:]) {
    changed.append(ImportLine(place: cells[column] ?? "", said: note.with(values)))
  }

  private mutating func refuse(_ column: GivenColumn, _ note: ExchangeNote, _ values: [String: Wording.Part] = [:]) {
    problems.append(ImportLine(place: cells[column] ?? "", said: note.with(values)))
  }

  private mutating func take(_ cell: SourceCell, as column: GivenColumn) {
    if case .error(let error) = cell.value { return refuse(column, .cellIsError, ["value": .text(error)]) }
    if Self.codeColumns.contains(column) {
      if case .number = cell.value { return refuse(column, .codeIsNumber, ["value": .text(cell.value.text)]) }
      if OfficeList.fault(inField: cell.value.text) != nil {
        return refuse(column, .codeIsNumber, ["value": .text(cell.value.text)])
      }
      if case .moment = cell.value { return refuse(column, .codeIsNumber, ["value": .text(cell.value.text)]) }
    }
    let text = tidied(cell.value.text, column)
    guard !text.isEmpty else { return }
    switch column {
    case .birthYear, .partyYear, .birthYearMale, .birthYearFemale: takeYear(cell.value, text, column)
    case .kind where table.kind == .roster, .sex, .presence, .done: takeWord(text, column)
    case .start: fields[column] = Self.timeOfDay(cell.value, text)
    case .date: takeDate(text)
    case .due: fields[column] = Self.due(cell.value, text)
    default: fields[column] = text
    }
    if let corner = cell.mergedFrom, corner.row != row.number {
      let from = table.source.place(corner.column, corner.row)
      note(column, .filledFromMerged, ["value": .text(text), "from": .text(from)])
    }
  }

  /// A text with one plain space between words, none around it, and letters composed.
  private mutating func tidied(_ written: String, _ column: GivenColumn) -> String {
    let composed = written.precomposedStringWithCanonicalMapping
    if !composed.unicodeScalars.elementsEqual(written.unicodeScalars) {
      note(column, .lettersComposed, ["value": .text(composed)])
    }
    let visible = composed.unicodeScalars.filter { $0.properties.generalCategory != .format }
    let lines = String(String.UnicodeScalarView(visible))
    let plain = lines.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if plain != composed { note(column, .spaceTidied, ["value": .text(plain)]) }
    return plain
  }

  private mutating func takeYear(_ value: CellValue, _ text: String, _ column: GivenColumn) {
    guard let year = YearReading.year(value, text) else {
      return refuse(column, .yearUnreadable, ["value": .text(text), "column": .text(heading(column))])
    }
    if year != text { note(column, .yearOfDate, ["found": .text(text), "value": .text(year)]) }
    fields[column] = year
  }

  /// A date as offices write one, the day before the month (`26/9/2025`) unless another date of the column cannot be so; what is none is told where the folder is read.
  private mutating func takeDate(_ text: String) {
    let parts = text.split(whereSeparator: { "/-.".contains($0) })
    guard parts.count == 3, parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2 else {
      fields[.date] = text
      return
    }
    func digits(_ part: Substring) -> String { part.count == 1 ? "0\(part)" : String(part) }
    let (day, month) = table.isMonthFirst ? (parts[1], parts[0]) : (parts[0], parts[1])
    let date = "\(parts[2])-\(digits(month))-\(digits(day))"
    fields[.date] = date
    note(.date, .dateRead, ["found": .text(text), "value": .text(date)])
  }

  private mutating func takeWord(_ text: String, _ column: GivenColumn) {
    guard let value = words.value(text, in: column) else {
      let known = words.choices(of: column).joined(separator: ", ")
      return refuse(
        column, .wordUnknown,
        ["value": .text(text), "column": .text(heading(column)), "known": .text(known)])
    }
    fields[column] = value
  }

  private func heading(_ column: GivenColumn) -> String { words.heading(column, of: table.kind) }

  /// A day and a time of day as `2025-09-26 06:30`, from a cell that is one; any other text as it is.
  private static func due(_ value: CellValue, _ text: String) -> String {
    guard case .moment(let moment) = value, let days = moment.daysSince1970 else { return text }
    return "\(CivilDate.text(daysSince1970: days)) \(timeOfDay(value, text))"
  }

  /// A time of day as `HH:mm`, from a cell that is one, or from `7h30`, `7:30`, `07.30`, `07:30:00 PM`.
  private static func timeOfDay(_ value: CellValue, _ text: String) -> String {
    let minutes: Int
    if case .moment(let moment) = value {
      minutes = (moment.seconds + 30) / 60 % TimeOfDay.minutesPerDay
    } else if let match = text.firstMatch(of: /^(\d{1,2})\s*[:hg.]\s*(\d{2})?(?::\d{2})?\s*([APap][Mm])?$/),
      let written = Int(match.1)
    {
      let half = match.3?.lowercased()
      // Noon is 12 PM, and midnight 12 AM.
      let hour = half == nil ? written : written % 12 + (half == "pm" ? 12 : 0)
      minutes = hour * 60 + (match.2.flatMap { Int($0) } ?? 0)
    } else {
      return text
    }
    let (hour, minute) = (minutes / 60, minutes % 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
  }
}

/// Reads a year from a date in any of the forms in which offices write one.
enum YearReading {
  /// The year in four digits; nothing for what is none.
  static func year(_ value: CellValue, _ text: String) -> String? {
    switch value {
    case .moment(let moment):
      return moment.daysSince1970.map { _ in String(moment.text.prefix(4)) }
    case .number, .text:
      // 1965, 15/3/1965, 15-03-1965, 3/1965, 1965-03-15: the only part of four digits.
      let parts = text.split(whereSeparator: { "/-.".contains($0) || $0.isWhitespace })
      let years = parts.filter { $0.count == 4 && $0.allSatisfy(\.isNumber) && ["1", "2"].contains($0.first) }
      guard years.count == 1, parts.count <= 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return nil }
      return String(years[0])
    case .boolean, .error: return nil
    }
  }
}
