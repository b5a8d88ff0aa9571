package import Congress

extension PaperMaker {
  /// A task of the congress, as its paper tells it.
  package struct TaskRow: Sendable {
    /// How far a task is on the day of the paper.
    package enum Progress: Sendable { case open, overdue, done }

    package let text: String
    package let who: String
    package let item: Code<Item>?
    package let dueMS: Int64?
    package let authority: String
    package let result: String
    package let progress: Progress

    /// A task; texts may have several lines, and are empty where nothing is said.
    package init(
      text: String, who: String, item: Code<Item>?, dueMS: Int64?, authority: String, result: String,
      progress: Progress
    ) {
      self.text = text
      self.who = who
      self.item = item
      self.dueMS = dueMS
      self.authority = authority
      self.result = result
      self.progress = progress
    }
  }

  /// Who does what by when, who decides on it and what is there then, day by day.
  ///
  /// It stands on the congress's file of tasks and not on a record, so that no row names one.
  /// - Parameters:
  ///   - tasks: In order of time, those without a time last.
  ///   - dayMS: A moment of the day from which they are looked at, in ms since 1970 UTC.
  package func tasksPaper(_ tasks: [TaskRow], on dayMS: Int64) -> Paper {
    var rows: [PaperTable.Row] = []
    var lastDay: String?
    for (index, task) in tasks.enumerated() {
      let day = self.day(of: task)
      if day != lastDay { rows.append(PaperTable.Row(cells: [day], isBold: true)) }
      lastDay = day
      rows.append(
        PaperTable.Row(cells: [
          "\(index + 1)", task.dueMS.map { words.cell($0, nil) } ?? "–", task.text, task.who, item(of: task),
          task.authority, task.result, progress(of: task),
        ]))
    }
    let table = PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 9, isCentered: true),
        PaperTable.Column(head: words.say("column.due"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.task"), width: 60),
        PaperTable.Column(head: words.say("column.who"), width: 33),
        PaperTable.Column(head: words.say("column.item"), width: 42),
        PaperTable.Column(head: words.say("column.authority"), width: 33),
        PaperTable.Column(head: words.say("column.task-result"), width: 41),
        PaperTable.Column(head: words.say("column.progress"), width: 21, isCentered: true),
      ], rows: rows)
    let done = tasks.count { $0.progress == .done }
    let overdue = tasks.count { $0.progress == .overdue }
    let figures = words.say(
      overdue > 0 ? "tasks.figures-overdue" : "tasks.figures",
      [
        "count": "\(tasks.count)", "done": "\(done)", "open": "\(tasks.count - done)", "overdue": "\(overdue)",
        "date": words.date(dayMS),
      ])
    return list(
      "tasks", opening: tasks.isEmpty ? [] : [PaperSentence(figures)], table: rows.isEmpty ? nil : table,
      signer: .organisers)
  }

  /// The item that a task serves, by code and title.
  private func item(of task: TaskRow) -> String {
    guard let code = task.item else { return "–" }
    guard let item = words.definition.agenda[code] else { return code.text }
    return "\(code) – \(item.title.text(in: words.language))"
  }

  private func progress(of task: TaskRow) -> String {
    switch task.progress {
    case .open: ""
    case .overdue: words.say("tasks.overdue")
    case .done: words.say("tasks.done")
    }
  }

  /// The day of a task as a heading: its name in the programme, where it has one, and its date.
  private func day(of task: TaskRow) -> String {
    guard let dueMS = task.dueMS else { return words.say("tasks.no-day") }
    let date = CivilDate.text(daysSince1970: words.definition.utcOffset.days(atMS: dueMS))
    guard let day = words.definition.agenda.days.first(where: { $0.date == date }) else {
      return words.say("tasks.day", ["date": words.date(dueMS)])
    }
    return words.say(
      "tasks.named-day", ["day": day.title.text(in: words.language), "date": words.date(dueMS)])
  }
}
