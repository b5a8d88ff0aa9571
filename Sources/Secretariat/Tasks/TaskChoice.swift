package import Congress
package import CongressFiles

/// Which tasks are asked for.
package struct TaskChoice: Sendable, Hashable {
  /// A part of the name of whoever does them.
  package let who: String?
  /// The item that they serve.
  package let item: Code<Item>?
  /// Whether those that are done are left out.
  package let isOpenOnly: Bool
  /// The day on which they are overdue; nothing where all others are asked for too.
  package let overdueOn: TaskDay?

  /// Every task where nothing is said.
  package init(
    who: String? = nil, item: Code<Item>? = nil, isOpenOnly: Bool = false, overdueOn: TaskDay? = nil
  ) {
    self.who = who
    self.item = item
    self.isOpenOnly = isOpenOnly
    self.overdueOn = overdueOn
  }

  /// Those of the tasks that are asked for, in order of time.
  ///
  /// A name is found by its beginning of words, with marks or without, as people type it in a hurry.
  package func chosen(of tasks: [TaskPlan]) -> [TaskPlan] {
    let query = who.map { FoldedName($0) }
    let written = who.map { FoldedText($0).text }
    return TaskPlan.inOrder(tasks).filter { task in
      if isOpenOnly, task.isDone { return false }
      if let overdueOn, !overdueOn.isOverdue(task) { return false }
      if let item, task.item != item { return false }
      guard let query, let written else { return true }
      return FoldedText(task.who).text.contains(written) || FoldedName(task.who).rank(for: query) != nil
    }
  }
}
