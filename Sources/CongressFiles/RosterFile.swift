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
    guard let columns = rows.readHeader(known: RosterColumn.allCases, required: RosterColumn.required, log: log) else {
      return nil
    }
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
    return row.hasFields(count: columns.count, log: log)
  }
}

/// The columns of the roster, by the names in its first row; they may stand in any order.
enum RosterColumn: String, CaseIterable, FileColumn {
  case code, name, kind, organisation, group, seat, sex, ethnicity
  case birthYear = "birth_year"
  case partyYear = "party_year"
  case presence, badge, weight

  /// The columns that every roster has.
  static var required: [RosterColumn] { allCases.filter { !$0.mayBeMissing } }

  /// Whether a roster may do without the column.
  var mayBeMissing: Bool { self == .presence || self == .badge || self == .weight }
}
