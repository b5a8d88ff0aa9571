import Assets
import Congress

/// `tasks.csv`: who does what by when, of a congress that has such a list.
struct TasksFile {
  /// The tasks that are right, in the order of the file, with what other files must confirm.
  let entries: [Entry]

  /// One task; item and day are still to be looked up.
  struct Entry {
    let text: String
    let who: String
    let item: Placed<String>?
    let due: Placed<TaskDue>?
    let authority: String
    let result: String
    let isDone: Bool
    let line: Int
  }

  /// The file's name.
  static let fileName = "tasks.csv"

  /// Reads the file; reports everything that is wrong in it.
  static func read(_ source: SourceText, log: FileLog) -> TasksFile? {
    var rows = CommaSeparatedRows(source.text, log: log)
    guard let columns = rows.readHeader(known: TaskColumn.allCases, required: TaskColumn.required, log: log) else {
      return nil
    }
    var entries: [Entry] = []
    var names: [Placed<String>] = []
    var rowCount = 0
    while let row = rows.next() {
      // Spreadsheets leave empty rows behind the last task, and people leave some between two days.
      if row.isEmpty { continue }
      rowCount += 1
      guard rowCount <= FileLimits.tasksMax else {
        log.report(.tasksTooMany, ["max": "\(FileLimits.tasksMax)"], line: row.line)
        break
      }
      guard row.hasFields(count: columns.count, log: log) else { continue }
      let fields = TaskFields(row, columns: columns, log: log)
      if let who = fields.written(.who) { names.append(who) }
      if let entry = fields.entry() { entries.append(entry) }
    }
    reportRepeats(in: entries, log: log)
    log.reportLookalikes(in: TaskColumn.who.rawValue, names)
    return TasksFile(entries: entries)
  }

  /// Reports rows that say the same as one before them: one of the two is a mistake, or the work is done twice.
  private static func reportRepeats(in entries: [Entry], log: FileLog) {
    var firsts: [[FoldedText]: Int] = [:]
    for entry in entries {
      let said = [entry.text, entry.who, entry.item?.value ?? "", entry.due?.value.text ?? ""].map(FoldedText.init)
      guard let first = firsts[said] else {
        firsts[said] = entry.line
        continue
      }
      let values: [String: Wording.Part] = ["task": .text(TaskPlan.title(of: entry.text)), "first": "\(first)"]
      log.report(.taskRepeated, values, line: entry.line)
    }
  }

  // MARK: Against the other files

  /// The tasks; reports items and days that cannot be found.
  func plans(agenda: AgendaFile?, zone: HallZone, log: FileLog) -> [TaskPlan] {
    let times = agenda.map { AgendaTimes($0, zone: zone) }
    return entries.map { entry in
      if let item = entry.item, let times, !times.itemCodes.contains(item.value) {
        let values: [String: Wording.Part] = [
          "item": .text(item.value), "file": .text(AgendaFile.fileName),
          "end": .end(meaning: item.value, among: times.itemCodes),
        ]
        log.report(.itemUnknown, values, line: item.line)
      }
      if case .day(let day, _)? = entry.due?.value, let times, !times.dayCodes.contains(day) {
        let values: [String: Wording.Part] = [
          "day": .text(day), "file": .text(AgendaFile.fileName), "end": .end(meaning: day, among: times.dayCodes),
        ]
        log.report(.dayUnknown, values, line: entry.due?.line)
      }
      let item = entry.item.flatMap { times?.items[$0.value] }
      let start = item?.plannedStartMS
      let dueMS = if let due = entry.due?.value { times?.moment(of: due, itemStartMS: start) } else { start }
      return TaskPlan(
        text: entry.text, who: entry.who, item: entry.item.map { Code($0.value) }, due: entry.due?.value.text,
        dueMS: dueMS, itemEndsMS: item.map(AgendaTimes.endMS), authority: entry.authority, result: entry.result,
        isDone: entry.isDone, line: entry.line)
    }
  }
}

/// When the items and days of an agenda are, for what is told by them.
private struct AgendaTimes {
  let itemCodes: [String]
  let dayCodes: [String]
  /// The items that could be read, by code.
  let items: [String: Item]
  private let days: [Day]
  private let zone: HallZone

  init(_ agenda: AgendaFile, zone: HallZone) {
    self.zone = zone
    days = agenda.days
    dayCodes = agenda.dayCodes.map(\.value)
    itemCodes = agenda.items.map(\.value)
    let items = agenda.days.flatMap(\.sessions).flatMap(\.items)
    self.items = Dictionary(items.map { ($0.code.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// When an item is planned to end, in ms since 1970 UTC.
  static func endMS(_ item: Item) -> Int64 { item.plannedStartMS + Int64(item.plannedMinutes) * 60_000 }

  /// The moment that is meant, in ms since 1970 UTC; nothing where its day or item could not be read.
  func moment(of due: TaskDue, itemStartMS: Int64?) -> Int64? {
    switch due {
    case .before(let minutes): itemStartMS.map { $0 - Int64(minutes) * 60_000 }
    case .date(let days, let minutes): zone.utcOffset(near: days).moment(days: days, minutes: minutes)
    case .day(let code, let minutes): days.first { $0.code.text == code }.flatMap { moment(in: $0, minutes: minutes) }
    }
  }

  /// A time of day of a day of the agenda: the night after it, where its programme goes on past midnight.
  private func moment(in day: Day, minutes: Int) -> Int64? {
    guard let days = CivilTime.days(date: day.date) else { return nil }
    let offset = zone.utcOffset(near: days)
    let ends = day.sessions.flatMap(\.items).map(Self.endMS)
    let midnight = offset.moment(days: days, minutes: CivilTime.minutesPerDay)
    let last = (ends.max() ?? 0) > midnight ? CivilTime.minutesPerDay : nil
    return offset.moment(days: days, minutes: Day.minutes(of: minutes, after: last))
  }
}
