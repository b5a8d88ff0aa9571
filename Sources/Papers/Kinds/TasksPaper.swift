package import Congress

extension PaperMaker {
  /// A task of the congress, as its paper tells it.
  package struct TaskRow: Sendable {
    package let text: String
    package let who: String
    package let item: Code<Item>?
    package let dueMS: Int64?
    package let authority: String
    package let result: String
    package let isDone: Bool

    /// A task; texts may have several lines, and are empty where nothing is said.
    package init(
      text: String, who: String, item: Code<Item>?, dueMS: Int64?, authority: String, result: String, isDone: Bool
    ) {
      self.text = text
      self.who = who
      self.item = item
      self.dueMS = dueMS
      self.authority = authority
      self.result = result
      self.isDone = isDone
    }
  }

  /// Who does what by when, who decides on it and what is there then, day by day.
  ///
  /// It stands on the congress's file of tasks and not on a record, so that no row names one.
  /// - Parameter tasks: In order of time, those without a time last.
  package func tasksPaper(_ tasks: [TaskRow]) -> Paper {
    var rows: [PaperTable.Row] = []
    var lastDay: String?
    for (index, task) in tasks.enumerated() {
      let day = self.day(of: task)
      if day != lastDay { rows.append(PaperTable.Row(cells: [day], isBold: true)) }
      lastDay = day
      rows.append(
        PaperTable.Row(cells: [
          "\(index + 1)", task.dueMS.map { words.cell($0, nil) } ?? "–", task.text, task.who, task.item?.text ?? "–",
          task.authority, task.result, task.isDone ? words.say("tasks.done") : "",
        ]))
    }
    let table = PaperTable(
      columns: [
        PaperTable.Column(head: words.say("column.number"), width: 9, isCentered: true),
        PaperTable.Column(head: words.say("column.due"), width: 18, isCentered: true),
        PaperTable.Column(head: words.say("column.task"), width: 72),
        PaperTable.Column(head: words.say("column.who"), width: 37),
        PaperTable.Column(head: words.say("column.item"), width: 12, isCentered: true),
        PaperTable.Column(head: words.say("column.authority"), width: 37),
        PaperTable.Column(head: words.say("column.task-result"), width: 51),
        PaperTable.Column(head: words.say("column.progress"), width: 21, isCentered: true),
      ], rows: rows)
    let done = tasks.count(where: \.isDone)
    let figures = words.say(
      "tasks.figures",
      ["count": "\(tasks.count)", "done": "\(done)", "open": "\(tasks.count - done)"])
    return list(
      "tasks", opening: tasks.isEmpty ? [] : [PaperSentence(figures)], table: rows.isEmpty ? nil : table,
      signer: .organisers)
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
