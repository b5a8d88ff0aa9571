package import Assets
package import Congress
package import CongressFiles
import Papers

/// Tasks as lines for people: in order of time, day by day, as wide as their terminal.
package struct TaskListing {
  /// How many columns there are where no terminal says: what a page of a printer has.
  package static let columnsStandard = 100
  /// The fewest columns in which a name stands beside its task and not below it.
  static let columnsBeside = 72

  private let tasks: [TaskPlan]
  private let today: TaskDay
  private let definition: Definition
  private let strings: Strings
  private let columns: Int
  /// As many columns as the longest code of an item has; measured once, for there may be ten thousand tasks.
  private let itemColumns: Int
  /// As many columns as the longest name has.
  private let nameColumns: Int

  /// - Parameters:
  ///   - tasks: The tasks, in order of time.
  ///   - today: From which day they are looked at.
  ///   - columns: How wide a line may be; a longer word than that has a line of its own.
  package init(_ tasks: [TaskPlan], of definition: Definition, today: TaskDay, strings: Strings, columns: Int) {
    self.tasks = tasks
    self.today = today
    self.definition = definition
    self.strings = strings
    self.columns = columns
    itemColumns = tasks.map { $0.item?.text.count ?? 1 }.max() ?? 1
    nameColumns = tasks.map(\.who.count).max() ?? 0
  }

  /// The days with their tasks, how many there are, and how many of them are overdue.
  package var lines: [String] {
    guard !tasks.isEmpty else { return [strings[Wording("tasks.none")]] }
    var lines: [String] = []
    var lastDay: String?
    for task in tasks {
      let day = heading(of: task)
      if day != lastDay { lines += (lastDay == nil ? [] : [""]) + [day] }
      lastDay = day
      lines += self.lines(of: task)
    }
    let done = tasks.count(where: \.isDone)
    let figures = Wording(
      "tasks.figures", ["count": "\(tasks.count)", "done": "\(done)", "open": "\(tasks.count - done)"])
    return lines + ["", strings[figures], strings[Self.overdue(tasks, on: today)]]
  }

  /// How many tasks are overdue, in a sentence.
  package static func overdue(_ tasks: [TaskPlan], on today: TaskDay) -> Wording {
    let count = tasks.count(where: today.isOverdue)
    return Wording(
      count > 0 ? "tasks.overdue" : "tasks.none-overdue", ["count": "\(count)", "date": .text(today.date)])
  }

  // MARK: Days

  private func heading(of task: TaskPlan) -> String {
    guard let dueMS = task.dueMS else { return strings[Wording("tasks.no-day")] }
    let date = CivilDate.text(daysSince1970: definition.utcOffset.days(atMS: dueMS))
    guard let day = definition.agenda.days.first(where: { $0.date == date }) else { return date }
    let title = day.title.text(in: Language(rawValue: strings.language) ?? .vietnamese)
    return strings[Wording("tasks.day", ["day": .text(title), "date": .text(date)])]
  }

  // MARK: Tasks

  /// `  06:30 ✓ 1.01  What is to be done …    Who`, with authority and result below; what is overdue says so first.
  private func lines(of task: TaskPlan) -> [String] {
    let time = task.dueMS.map { "\(TimeOfDay(atMS: $0, utcOffset: definition.utcOffset))" } ?? "  –  "
    let item = Self.padded(task.item?.text ?? "–", to: itemColumns)
    let isOverdue = today.isOverdue(task)
    let head = "  \(time) \(task.isDone ? "✓" : isOverdue ? "!" : "·") \(item)  "
    let isBeside = columns >= Self.columnsBeside
    let room = columns - head.count
    let whoColumns = isBeside ? min(nameColumns, room / 3) : 0
    let textColumns = max(1, isBeside ? room - whoColumns - 2 : room)
    let text = isOverdue ? strings[Wording("tasks.is-overdue", ["task": .text(task.text)])] : task.text
    var left = Self.wrapped(text, columns: textColumns)
    if !isBeside { left += Self.wrapped(task.who, columns: textColumns) }
    // The lines of a result stand behind its arrow.
    for (place, line) in Self.wrapped(task.result, columns: textColumns - 2).enumerated() {
      left.append((place == 0 ? "→ " : "  ") + line)
    }
    if !task.authority.isEmpty {
      let told = strings[Wording("tasks.authority", ["authority": .text(task.authority)])]
      left += Self.wrapped(told, columns: textColumns)
    }
    let right = isBeside ? Self.wrapped(task.who, columns: max(1, whoColumns)) : []
    return (0..<max(left.count, right.count)).map { index in
      let lead = index == 0 ? head : String(repeating: " ", count: head.count)
      let text = left.indices.contains(index) ? left[index] : ""
      guard right.indices.contains(index) else { return lead + text }
      return lead + Self.padded(text, to: textColumns) + "  " + right[index]
    }
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - text.count))
  }

  /// A text of several lines in lines of so many letters at most; a longer word has a line of its own.
  private static func wrapped(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n").flatMap { PaperText.wrapped(String($0), columns: columns) }
  }
}
