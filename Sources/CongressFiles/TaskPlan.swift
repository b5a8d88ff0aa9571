public import Congress

/// A task that people have before an item of the congress or behind it: who does what, by when, and who decides on it.
public struct TaskPlan: Sendable, Hashable {
  /// What is to be done; may have several lines.
  public let text: String
  /// Who does it: a person or a team.
  public let who: String
  /// The item that it serves; nothing where it serves the congress as a whole.
  public let item: Code<Item>?
  /// By when, as it is written: `2025-09-26 06:30`, `N1 06:30`, `-30`; nothing where nothing is said.
  public let due: String?
  /// The moment by which it is to be done, in ms since 1970 UTC: where no due time is written, the planned start of its
  /// item; nothing where it has neither.
  public let dueMS: Int64?
  /// When its item is planned to end, in ms since 1970 UTC; nothing where it has none.
  public let itemEndsMS: Int64?
  /// Who decides on it; empty where nobody is named.
  public let authority: String
  /// What is there when it is done; may have several lines; empty where nothing is said.
  public let result: String
  /// Whether it is done.
  public let isDone: Bool
  /// The line of its row in `tasks.csv`, from 1.
  public let line: Int

  /// Where it stands: `tasks.csv:12`.
  public var place: String { "\(TasksFile.fileName):\(line)" }

  /// The beginning of its text in one line, for a sentence about it.
  public var title: String { Self.title(of: text) }

  static func title(of text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(60))
  }
}

extension TaskPlan {
  /// The name of the file of tasks in a congress folder.
  public static var fileName: String { TasksFile.fileName }
  /// The names of its columns.
  public static var fileColumns: String { TaskColumn.allCases.names }

  /// The tasks in order of time, those without a time behind all others; of the same time, in the order of the file.
  public static func inOrder(_ tasks: [TaskPlan]) -> [TaskPlan] {
    tasks.sorted { ($0.dueMS ?? .max, $0.line) < ($1.dueMS ?? .max, $1.line) }
  }

  /// Tasks as the text of a file that is read again as the same tasks.
  public static func fileText(of tasks: [TaskPlan]) -> String {
    var text = CommaSeparatedText()
    text.add(TaskColumn.allCases.map(\.rawValue))
    for task in tasks {
      text.add([
        task.text, task.who, task.item?.text ?? "", task.due ?? "", task.authority, task.result,
        task.isDone ? TaskMark.yes.rawValue : "",
      ])
    }
    return text.text
  }
}

/// The columns of `tasks.csv`, by the names in its first row; they may stand in any order.
enum TaskColumn: String, CaseIterable, FileColumn {
  case task, who, item, due, authority, result, done

  /// Those without which nobody knows what to do.
  static let required: [TaskColumn] = [.task, .who]
}

/// What the column `done` may hold beside nothing.
enum TaskMark: String, CaseIterable {
  case yes, no
}
