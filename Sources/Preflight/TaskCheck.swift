import Assets
import Congress
import CongressFiles

/// What people should look at in the list of tasks: it may be meant so, and nothing in the hall depends on it.
struct TaskCheck {
  let utcOffset: UTCOffset
  let tasks: [TaskPlan]

  /// What is good to know, in the order of the file.
  var notes: [FileProblem] {
    var firsts: [Appointment: TaskPlan] = [:]
    return tasks.flatMap { task -> [FileProblem] in
      var notes = [late(task), timeless(task)].compactMap(\.self)
      // Only a time that somebody has written: what a team has to do by the beginning of one item is a list.
      if task.due != nil, let dueMS = task.dueMS {
        let appointment = Appointment(who: FoldedText(task.who), minute: dueMS / 60_000)
        if let first = firsts[appointment] {
          notes.append(
            note(
              task,
              Wording(
                "check.task-same-minute",
                ["who": .text(task.who), "due": .text(moment(dueMS)), "first": "\(first.line)"])))
        } else {
          firsts[appointment] = task
        }
      }
      return notes
    }
  }

  /// Who is to be done with something in which minute.
  private struct Appointment: Hashable {
    let who: FoldedText
    let minute: Int64
  }

  /// A task that is due when the item which it serves is over.
  private func late(_ task: TaskPlan) -> FileProblem? {
    guard let dueMS = task.dueMS, let item = task.item, let endMS = task.itemEndsMS, dueMS > endMS else { return nil }
    let values: [String: Wording.Part] = [
      "task": .text(task.title), "due": .text(moment(dueMS)), "item": .text(item.text),
      "end": .text(moment(endMS)),
    ]
    return note(task, Wording("check.task-late", values))
  }

  private func timeless(_ task: TaskPlan) -> FileProblem? {
    guard task.due == nil, task.item == nil else { return nil }
    return note(task, Wording("check.task-timeless", ["task": .text(task.title)]))
  }

  private func note(_ task: TaskPlan, _ fault: Wording) -> FileProblem {
    FileProblem(file: TaskPlan.fileName, line: task.line, fault: fault)
  }

  /// A moment as the file has it: `2025-09-26 06:30`.
  private func moment(_ ms: Int64) -> String {
    "\(CivilDate.text(daysSince1970: utcOffset.days(atMS: ms))) \(TimeOfDay(atMS: ms, utcOffset: utcOffset))"
  }
}
