import Assets
import Congress

/// `roster.csv`: everybody who may come.
struct RosterFile {
  /// The people who are right, in the order of the file.
  let people: [Delegate]
  /// The codes of all people, in order.
  let codes: [Placed<String>]
  /// Whether `codes` has the code of every person; where not, somebody who is not among them may still be there.
  let hasEveryCode: Bool
  /// The codes of those who had arrived before.
  let present: [Code<Delegate>]

  /// The file's name.
  static let fileName = "roster.csv"

  /// Whether nobody has a code, also none of those whose rows could not be read.
  func lacks(_ code: String) -> Bool { hasEveryCode && !codes.contains { $0.value == code } }

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ source: SourceText, log: FileLog) -> RosterFile? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let columns = rows.readHeader(known: RosterColumn.allCases, required: RosterColumn.required, log: log) else {
      return nil
    }
    var people: [Delegate] = []
    var present: [Code<Delegate>] = []
    var codes: [Placed<String>] = []
    var texts = RosterTexts()
    var officialCount = 0
    var unreadCount = 0
    var rowCount = 0
    var emptyLines: [Int] = []
    while let row = rows.next() {
      // Spreadsheets leave empty rows behind the last person; between two of them somebody may be missing.
      guard !row.isEmpty else {
        emptyLines.append(row.line)
        continue
      }
      for line in emptyLines { log.report(.rowEmpty, line: line) }
      unreadCount += emptyLines.count
      emptyLines = []
      rowCount += 1
      guard rowCount <= FileLimits.rosterRowsMax else {
        log.report(.rosterTooLong, ["max": "\(FileLimits.rosterRowsMax)"], line: row.line)
        break
      }
      guard row.hasFields(count: columns.count, log: log) else {
        unreadCount += 1
        continue
      }
      let reader = RosterRow(row, columns: columns, log: log)
      if let code = reader.code { codes.append(code) }
      texts.take(reader)
      if reader.kind == nil { unreadCount += 1 }
      if reader.kind?.isOfficial == true { officialCount += 1 }
      guard let delegate = reader.delegate else { continue }
      people.append(delegate)
      if reader.isPresent { present.append(delegate.code) }
    }
    log.reportRepeats(of: .code, in: codes)
    texts.check(codes: codes, log: log)
    // Rows that could not be read may well be official delegates; they have been reported already.
    if officialCount == 0, unreadCount + rows.brokenCount == 0 {
      let kinds = Delegate.Kind.allCases.filter(\.isOfficial).map(\.rawValue).joined(separator: ", ")
      log.report(.officialsMissing, ["kinds": .text(kinds)], line: nil)
    }
    return RosterFile(
      people: people, codes: codes, hasEveryCode: codes.count == rowCount && rows.brokenCount == 0, present: present)
  }
}

/// The texts of a roster by which people are told apart or counted together, to be held against each other.
private struct RosterTexts {
  private var seats: [Placed<String>] = []
  private var badges: [Placed<String>] = []
  private var names: [RosterColumn: [Placed<String>]] = [:]

  mutating func take(_ row: RosterRow) {
    if let seat = row.seat { seats.append(seat) }
    if let badge = row.badge { badges.append(badge) }
    for (column, text) in row.names { names[column, default: []].append(text) }
  }

  /// Reports what two people cannot share, and names that are written in two ways.
  func check(codes: [Placed<String>], log: FileLog) {
    log.reportRepeats(of: .seat, in: seats)
    log.reportRepeats(of: .badge, in: badges)
    for column in RosterRow.countedBy { log.reportLookalikes(in: column.rawValue, names[column] ?? []) }
    let owners = Dictionary(codes.map { (FoldedText($0.value), $0) }, uniquingKeysWith: { first, _ in first })
    for badge in badges {
      guard let owner = owners[FoldedText(badge.value)], owner.line != badge.line else { continue }
      let values: [String: Wording.Part] = [
        "badge": .text(badge.value), "code": .text(owner.value), "line": "\(owner.line)",
      ]
      log.report(.badgeIsCode, values, line: badge.line)
    }
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
