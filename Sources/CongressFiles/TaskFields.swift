import Assets
import Congress

/// By when a task is to be done, as `tasks.csv` says it.
enum TaskDue: Hashable {
  /// Minutes before its item begins.
  case before(minutes: Int)
  /// A time of a calendar day: days since 1970, minutes since midnight.
  case date(days: Int, minutes: Int)
  /// A time of a day of the agenda, by the day's code.
  case day(String, minutes: Int)

  /// Reads `-30`, `2025-09-26 06:30` or `N1 06:30`; nothing for what is none of them.
  init?(written text: String) {
    if text == "0" || text.first == "-", let minutes = Int(text), "\(minutes)" == text {
      guard FileLimits.taskMinutesBeforeRange.contains(-minutes) else { return nil }
      self = .before(minutes: -minutes)
      return
    }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let minutes = CivilTime.minutes(timeOfDay: String(parts[1])), !parts[0].isEmpty else {
      return nil
    }
    if let days = CivilTime.days(date: String(parts[0])) {
      self = .date(days: days, minutes: minutes)
    } else {
      // What begins like a date is one that no calendar has, or that a spreadsheet has turned round.
      guard !parts[0].contains("/"), parts[0].count(where: { $0 == "-" }) < 2 else { return nil }
      self = .day(String(parts[0]), minutes: minutes)
    }
  }

  /// As it is written.
  var text: String {
    switch self {
    case .before(let minutes): "\(-minutes)"
    case .date(let days, let minutes): "\(CivilDate.text(daysSince1970: days)) \(Self.time(minutes))"
    case .day(let day, let minutes): "\(day) \(Self.time(minutes))"
    }
  }

  private static func time(_ minutes: Int) -> String {
    [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

/// The fields of one row of `tasks.csv` by column; every reading reports what is wrong.
struct TaskFields {
  private var fields: [TaskColumn: Placed<String>] = [:]
  private let line: Int
  private let log: FileLog

  init(_ row: CommaSeparatedRows.Row, columns: [TaskColumn], log: FileLog) {
    for (column, field) in zip(columns, row.fields) {
      // An export has put a sign before what a spreadsheet would take for a formula, as it does for '-30'.
      fields[column] = Placed(value: CommaSeparatedRows.unquotedFormula(field.value), line: field.line)
    }
    line = row.line
    self.log = log
  }

  /// The task, where every field that a task needs could be read.
  func entry() -> TasksFile.Entry? {
    let text = lines(.task)
    let who = self.text(.who)
    let item = filled(.item).map(code)
    let due = filled(.due).map(readDue)
    let authority = filled(.authority) == nil ? "" : self.text(.authority)
    let result = filled(.result) == nil ? "" : lines(.result)
    let mark = filled(.done).map { log.word($0, named: TaskColumn.done.rawValue, TaskMark.self) }
    if case .before? = due??.value, item == nil, let due = filled(.due) {
      report(due, .due, FileRule.needsBeside.with(["key": .text(TaskColumn.item.rawValue)]))
      return nil
    }
    guard let text, let who, let authority, let result else { return nil }
    if case .some(nil) = item { return nil }
    if case .some(nil) = due { return nil }
    if case .some(nil) = mark { return nil }
    return TasksFile.Entry(
      text: text, who: who, item: item ?? nil, due: due ?? nil, authority: authority, result: result,
      isDone: mark == .yes, line: line)
  }

  /// A field as it is written, where it is not empty.
  func written(_ column: TaskColumn) -> Placed<String>? { filled(column) }

  private func filled(_ column: TaskColumn) -> Placed<String>? {
    fields[column].flatMap { $0.value.isEmpty ? nil : $0 }
  }

  private func report(_ field: Placed<String>, _ column: TaskColumn, _ fault: Wording) {
    log.report(FileRule.subjectKey.with(["name": .text(column.rawValue)]), fault, line: field.line)
  }

  /// A text of one line.
  private func text(_ column: TaskColumn) -> String? {
    guard let field = fields[column] else { return nil }
    guard let fault = Self.fault(in: field.value, charactersMax: FileLimits.fieldCharactersMax) else {
      return FoldedText.tidied(field.value)
    }
    report(field, column, fault)
    return nil
  }

  /// A text that may have several lines, as people write them in a cell of a spreadsheet.
  private func lines(_ column: TaskColumn) -> String? {
    guard let field = fields[column] else { return nil }
    let lines = field.value.split(whereSeparator: \.isNewline)
      .map { FoldedText.tidied(String($0)) }.filter { !$0.isEmpty }
    let text = lines.joined(separator: "\n")
    let most = FileLimits.textCharactersMax
    let tooLong = text.count > most ? FileRule.tooLong.with(["count": "\(text.count)", "max": "\(most)"]) : nil
    let fault =
      lines.isEmpty
      ? FileRule.empty.with() : tooLong ?? lines.lazy.compactMap { Self.fault(in: $0, charactersMax: most) }.first
    guard let fault else { return text }
    report(field, column, fault)
    return nil
  }

  private static func fault(in text: String, charactersMax: Int) -> Wording? {
    TextRules.fault(inText: text, charactersMax: charactersMax) ?? TextRules.fault(inCell: text)
  }

  private func code(_ field: Placed<String>) -> Placed<String>? {
    guard let fault = TextRules.fault(inCell: field.value) ?? TextRules.fault(inCode: field.value) else { return field }
    report(field, .item, fault)
    return nil
  }

  private func readDue(_ field: Placed<String>) -> Placed<TaskDue>? {
    if let due = TaskDue(written: field.value) { return Placed(value: due, line: field.line) }
    let most = FileLimits.taskMinutesBeforeRange.upperBound
    let fault = FileRule.notExpected.with([
      "found": .rule(.kindText, ["text": "\(field.value.prefix(60))"]),
      "expected": .rule(.expectedDue, ["most": "\(most)"]),
    ])
    report(field, .due, fault)
    return nil
  }
}
