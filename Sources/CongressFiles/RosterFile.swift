import Assets
import Congress

/// `roster.csv`: everybody who may come.
struct RosterFile {
  /// The people who are right, in the order of the file.
  let people: [Delegate]
  /// The codes of all people, in order.
  let codes: [Placed<String>]
  /// The codes of those who had arrived before.
  let present: [Code<Delegate>]

  /// The file's name.
  static let fileName = "roster.csv"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ source: SourceText, log: FileLog) -> RosterFile? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let header = rows.next() else {
      if log.problems.isEmpty {
        log.report(.rosterEmpty, ["columns": .text(RosterColumn.names(RosterColumn.required))], line: nil)
      }
      return nil
    }
    guard let columns = RosterColumn.read(header, log: log) else { return nil }
    var people: [Delegate] = []
    var present: [Code<Delegate>] = []
    var codes: [Placed<String>] = []
    var seats: [Placed<String>] = []
    var badges: [Placed<String>] = []
    var officialCount = 0
    var unreadCount = 0
    var rowCount = 0
    while let row = rows.next() {
      rowCount += 1
      guard rowCount <= FileLimits.rosterRowsMax else {
        log.report(.rosterTooLong, ["max": "\(FileLimits.rosterRowsMax)"], line: row.line)
        break
      }
      guard hasRightShape(row, columns: columns, log: log) else {
        unreadCount += 1
        continue
      }
      let reader = RosterRow(row, columns: columns, log: log)
      if let code = reader.code { codes.append(code) }
      if let seat = reader.seat { seats.append(seat) }
      if let badge = reader.badge { badges.append(badge) }
      if reader.kind == nil { unreadCount += 1 }
      if reader.kind?.isOfficial == true { officialCount += 1 }
      guard let delegate = reader.delegate else { continue }
      people.append(delegate)
      if reader.isPresent { present.append(delegate.code) }
    }
    log.reportRepeats(of: .code, in: codes)
    log.reportRepeats(of: .seat, in: seats)
    log.reportRepeats(of: .badge, in: badges)
    // Rows that could not be read may well be official delegates; they have been reported already.
    if officialCount == 0, unreadCount + rows.brokenCount == 0 {
      let kinds = Delegate.Kind.allCases.filter(\.isOfficial).map(\.rawValue).joined(separator: ", ")
      log.report(.officialsMissing, ["kinds": .text(kinds)], line: nil)
    }
    return RosterFile(people: people, codes: codes, present: present)
  }

  /// Whether the fields of a row may be read one by one; reports why not.
  private static func hasRightShape(
    _ row: CommaSeparatedRows.Row, columns: [RosterColumn], log: FileLog
  ) -> Bool {
    // Spreadsheets leave rows of nothing but commas behind; eleven problems for one of them would say less.
    if row.fields.allSatisfy(\.value.isEmpty) {
      log.report(.rowEmpty, line: row.line)
      return false
    }
    guard row.fields.count == columns.count else {
      log.report(.rowFields, ["count": "\(row.fields.count)", "columns": "\(columns.count)"], line: row.line)
      return false
    }
    return true
  }
}

/// The columns of the roster, by the names in its first row; they may stand in any order.
enum RosterColumn: String, CaseIterable {
  case code, name, kind, organisation, group, seat, sex, ethnicity
  case birthYear = "birth_year"
  case partyYear = "party_year"
  case presence, badge, weight

  /// The columns that every roster has.
  static var required: [RosterColumn] { allCases.filter { !$0.mayBeMissing } }

  /// Whether a roster may do without the column.
  var mayBeMissing: Bool { self == .presence || self == .badge || self == .weight }

  static func names(_ columns: [RosterColumn]) -> String { columns.map(\.rawValue).joined(separator: ", ") }

  /// Reads the first row; reports unknown, repeated and missing columns, and answers only where there are none.
  static func read(_ header: CommaSeparatedRows.Row, log: FileLog) -> [RosterColumn]? {
    guard header.isSeparatedByCommas(log: log) else { return nil }
    var isRight = true
    let columns = header.fields.map { RosterColumn(rawValue: $0.value) }
    for (field, column) in zip(header.fields, columns) where column == nil {
      let end = Wording.Part.end(meaning: field.value, amongOnly: allCases.map(\.rawValue))
      log.report(.columnUnknown, ["column": "\(field.value.prefix(60))", "end": end], line: field.line)
      isRight = false
    }
    for column in allCases {
      let count = columns.count { $0 == column }
      if count > 1 {
        log.report(.columnTwice, ["column": .text(column.rawValue), "count": "\(count)"], line: header.line)
        isRight = false
      } else if count == 0, !column.mayBeMissing {
        log.report(.columnMissing, ["column": .text(column.rawValue)], line: header.line)
        isRight = false
      }
    }
    return isRight ? columns.compactMap { $0 } : nil
  }
}
