public import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Papers
import TerminalUI

/// `plenary tasks FOLDER`: who does what by when, for a congress that is being prepared.
public struct TasksCommand: AsyncParsableCommand {
  /// How it is called, and what its help says.
  public static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "List who does what by when, or make the paper of it.",
    discussion: """
      Read from 'tasks.csv' of the congress folder; the service is not asked. A task without a time of its own is due as \
      its item begins, and overdue from the day after on, by the hall's clock, until it is done. --csv writes what 'tasks.csv' may be; --out makes a paper: .docx, .pdf or .txt.
      """)
  @Argument(help: "Folder of the congress.") var folder: String
  @Option(help: "Only of whoever is called so; a part of the name will do, with marks or without.") var who: String?
  @Option(help: "Only for this item, by its code.") var item: String?
  @Flag(help: "Only what is not done yet.") var open = false
  @Flag(help: "Only what is overdue: not done, and due on a day before today.") var overdue = false
  @Option(help: "The day to look from in place of today, such as 2025-09-25.") var today: String?
  @Flag(help: "Write the tasks as CSV, which can be read in again.") var csv = false
  @OptionGroup var paper: TasksPaperOptions
  @OptionGroup var form: AnswerForm

  /// A command as given.
  public init() {}

  /// Refuses what cannot go together.
  public func validate() throws {
    if csv, paper.out != nil { throw ValidationError("--csv goes to standard output; leave --out away, or --csv.") }
  }

  /// Does the work.
  public func run() async throws {
    try await form.reporting {
      let contents = try contents()
      if let item, let unknown = contents.unknown(item: item) { throw RoomProblem.notThere(unknown) }
      let today = try day(by: contents.definition.utcOffset)
      let choice = TaskChoice(
        who: who, item: item.map { Code($0) }, isOpenOnly: open, overdueOn: overdue ? today : nil)
      let tasks = choice.chosen(of: contents.tasks)
      if csv {
        try ExportFile.write(TaskPlan.fileText(of: tasks), to: nil)
      } else if paper.out != nil {
        try paper.write(tasks, of: contents.definition, today: today, form: form)
      } else {
        let columns = TerminalWidth.columns ?? TaskListing.columnsStandard
        let strings = try form.strings()
        let listing = TaskListing(tasks, of: contents.definition, today: today, strings: strings, columns: columns)
        let isNothing = overdue && tasks.isEmpty
        try form.show(
          isNothing ? [strings[TaskListing.overdue(tasks, on: today)]] : listing.lines,
          json: Answer(
            today: today.date, overdue: tasks.count(where: today.isOverdue),
            tasks: tasks.map { Answer.Line($0, isOverdue: today.isOverdue($0)) }))
      }
    }
  }

  /// The day that is said, else that of the hall's clock.
  private func day(by utcOffset: UTCOffset) throws -> TaskDay {
    guard let today else {
      return TaskDay(atMS: Int64(Date().timeIntervalSince1970 * 1_000), utcOffset: utcOffset)
    }
    guard let day = TaskDay(written: today, utcOffset: utcOffset) else {
      throw RoomProblem.notThere(Wording("tasks.day-unreadable", ["date": .text(today)]))
    }
    return day
  }

  private func contents() throws -> FolderContents {
    let contents: FolderContents
    do throws(CongressFolderProblems) {
      contents = try CongressFolder.readContents(folder)
    } catch {
      throw RoomProblem.file(form.json ? error.problems : error.problems.shortened)
    }
    guard FileManager.default.fileExists(atPath: folder + "/" + TaskPlan.fileName) else {
      throw RoomProblem.notThere(
        Wording("tasks.no-file", ["folder": .text(folder), "columns": .text(TaskPlan.fileColumns)]))
    }
    return contents
  }

  /// The tasks as JSON.
  private struct Answer: Encodable {
    struct Line: Encodable {
      let place: String
      let task: String
      let who: String
      let item: String?
      let due: String?
      let dueMS: Int64?
      let authority: String
      let result: String
      let isDone: Bool
      let isOverdue: Bool

      init(_ task: TaskPlan, isOverdue: Bool) {
        self.isOverdue = isOverdue
        place = task.place
        self.task = task.text
        who = task.who
        item = task.item?.text
        due = task.due
        dueMS = task.dueMS
        authority = task.authority
        result = task.result
        isDone = task.isDone
      }
    }

    let today: String
    let overdue: Int
    let tasks: [Line]
  }
}
