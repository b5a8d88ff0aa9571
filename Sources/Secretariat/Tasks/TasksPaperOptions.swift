import ArgumentParser
import Assets
import Congress
import CongressFiles
import ControlRoom
import Foundation
import Papers

/// The paper of the tasks: where it goes, in which language and layout.
struct TasksPaperOptions: ParsableArguments {
  @Option(help: "A paper of them, by its ending: .docx, .pdf or .txt.") var out: String?
  @Option(help: "The layout of the paper, a file name in Assets/layouts: party or state.") var layout = "party"
  @Option(name: .customLong("in"), help: "Language of the paper: vi or en (else that of the hall).")
  var paperLanguage: Language?

  /// Writes the paper, dated today.
  ///
  /// The paper stands on the folder alone: it is made of a congress that has only just been founded.
  func write(_ tasks: [TaskPlan], of definition: Definition, today: TaskDay, form: AnswerForm) throws {
    guard let out else { return }
    let assets = try form.assetsFolder()
    let nowMS = Int64(Date().timeIntervalSince1970 * 1_000)
    let founding = EventRecord(
      sequence: 1, atMS: nowMS, actor: nil, commandID: nil, event: .congressFounded(definition))
    guard let course = CongressCourse([founding]) else {
      throw RoomProblem.notThere(Wording("papers.journal-empty"))
    }
    let strings = try Strings(language: (paperLanguage ?? definition.language).rawValue, assets: assets)
    let maker = PaperMaker(
      course: course, strings: strings, layout: try PaperSource.layout(named: layout, assets: assets).turned)
    let paper = maker.tasksPaper(tasks.map { PaperMaker.TaskRow($0, today: today) }, on: today.noonMS)
    try PaperOutput.write(paper, to: out, form: form) { strings in
      strings[Wording("tasks.paper-written", ["file": .text(out), "title": .text(paper.title)])]
    }
  }
}

extension PaperMaker.TaskRow {
  fileprivate init(_ task: TaskPlan, today: TaskDay) {
    self.init(
      text: task.text, who: task.who, item: task.item, dueMS: task.dueMS, authority: task.authority,
      result: task.result, progress: task.isDone ? .done : today.isOverdue(task) ? .overdue : .open)
  }
}
