import Assets
import Congress

/// One row of the roster, read and checked field by field.
struct RosterRow {
  /// The code and its line, where it is one.
  let code: Placed<String>?
  /// The seat and its line, where there is one.
  let seat: Placed<String>?
  /// The badge and its line, where it is not the code.
  let badge: Placed<String>?
  /// The columns by which people are counted together.
  static let countedBy: [RosterColumn] = [.organisation, .group, .ethnicity]
  /// The texts of those columns as they are written, where they are there.
  let names: [RosterColumn: Placed<String>]
  /// In what right the person comes, where it could be read.
  let kind: Delegate.Kind?
  /// Whether the person had arrived before.
  let isPresent: Bool
  /// The person, where every field that a person needs could be read.
  let delegate: Delegate?

  /// Reads a row that has as many fields as there are columns; reports everything that is wrong in it.
  init(_ row: CommaSeparatedRows.Row, columns: [RosterColumn], log: FileLog) {
    let fields = RosterFields(row, columns: columns, log: log)
    code = fields.code()
    kind = fields.word(.kind, Delegate.Kind.self)
    let name = fields.text(.name)
    // Guests are nobody's delegates; everybody else is counted by organisation.
    let isGuest = kind == .guest
    let organisation = fields.text(.organisation, mayBeEmpty: isGuest)
    let group = fields.text(.group, mayBeEmpty: true)
    let seatText = fields.text(.seat, mayBeEmpty: true)
    let sex = fields.word(.sex, Delegate.Sex.self)
    let ethnicity = fields.text(.ethnicity, mayBeEmpty: isGuest)
    let birthYear = fields.year(.birthYear)
    let partyYear = fields.isEmpty(.partyYear) ? nil : fields.year(.partyYear)
    names = fields.written(Self.countedBy)
    isPresent = !fields.isEmpty(.presence) && fields.word(.presence, RosterPresence.self) == .present
    let badgeText = fields.text(.badge, mayBeEmpty: true).flatMap { $0.isEmpty ? nil : $0 }
    badge = badgeText.map { Placed(value: $0, line: row.line) }
    let weight = fields.isEmpty(.weight) ? nil : fields.number(.weight, in: FileLimits.weightRange)
    seat = seatText.flatMap { $0.isEmpty ? nil : Placed(value: $0, line: row.line) }

    if let birthYear, let partyYear, partyYear <= birthYear {
      fields.report(
        .partyYear, FileRule.partyYearTooEarly.with(["party": "\(partyYear)", "birth": "\(birthYear)"]))
    }
    guard let code, let kind, let name, let organisation, let group, let seatText, let sex, let ethnicity,
      let birthYear
    else {
      delegate = nil
      return
    }
    delegate = Delegate(
      code: Code(code.value), name: name, kind: kind, organisation: organisation, group: group, seat: seatText,
      sex: sex, ethnicity: ethnicity, birthYear: birthYear, partyYear: partyYear, badge: badgeText, weight: weight)
  }
}

/// What the column `presence` may hold: a congress begins before anybody can be out of the hall or excused.
private enum RosterPresence: String, CaseIterable {
  case present, pending
}

/// The fields of one row by column; every reading reports what is wrong.
private struct RosterFields {
  private var fields: [RosterColumn: Placed<String>] = [:]
  private let log: FileLog

  init(_ row: CommaSeparatedRows.Row, columns: [RosterColumn], log: FileLog) {
    for (column, field) in zip(columns, row.fields) { fields[column] = field }
    self.log = log
  }

  func report(_ column: RosterColumn, _ fault: Wording, end: Wording.Part = .rule(.endsPlainly)) {
    let subject = FileRule.subjectKey.with(["name": .text(column.rawValue)])
    log.report(subject, fault, end: end, line: fields[column]?.line)
  }

  /// Whether a field is empty, or its column is not there.
  func isEmpty(_ column: RosterColumn) -> Bool { fields[column]?.value.isEmpty ?? true }

  func text(_ column: RosterColumn, mayBeEmpty: Bool = false) -> String? {
    guard let field = fields[column] else { return nil }
    if mayBeEmpty, field.value.isEmpty { return "" }
    let fault =
      TextRules.fault(inText: field.value, charactersMax: FileLimits.fieldCharactersMax)
      ?? TextRules.fault(inCell: field.value)
    if let fault {
      report(column, fault)
      return nil
    }
    return FoldedText.tidied(field.value)
  }

  /// The fields of some columns that are not empty, as they are written.
  func written(_ columns: [RosterColumn]) -> [RosterColumn: Placed<String>] {
    fields.filter { columns.contains($0.key) && !$0.value.value.isEmpty }
  }

  func code() -> Placed<String>? {
    guard let field = fields[.code] else { return nil }
    if let fault = TextRules.fault(inCell: field.value) {
      report(.code, fault)
      return nil
    }
    if let fault = TextRules.fault(inCode: field.value) {
      let name: [String: Wording.Part] = ["name": .text(RosterColumn.code.rawValue), "value": .text(field.value)]
      let subject = field.value.isEmpty ? FileRule.subjectKey : .subjectValue
      log.report(subject.with(name), fault, line: field.line)
      return nil
    }
    return field
  }

  func word<Word: RawRepresentable & CaseIterable>(_ column: RosterColumn, _ kind: Word.Type) -> Word?
  where Word.RawValue == String {
    fields[column].flatMap { log.word($0, named: column.rawValue, kind) }
  }

  func number(_ column: RosterColumn, in range: ClosedRange<Int>) -> Int? {
    fields[column].flatMap { log.number($0, named: column.rawValue, in: range) }
  }

  func year(_ column: RosterColumn) -> Int? {
    fields[column].flatMap {
      log.number($0, named: column.rawValue, in: FileLimits.yearsRange, rule: .expectedYear)
    }
  }
}
