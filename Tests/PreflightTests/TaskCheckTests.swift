import Assets
import Congress
import CongressFiles
import HallTestSupport
import Testing

@testable import Preflight

/// Goal: what people should look at in a list of tasks is told, and what is meant so is not.
@Suite struct TaskCheckTests {
  private func notes(_ rows: String...) throws -> [String] {
    var folder = SampleFolder()
    folder.files["tasks.csv"] = (["task,who,item,due"] + rows).joined(separator: "\n")
    let contents = try folder.written { try CongressFolder.readContents($0) }
    let strings = try Strings(language: "en", assets: SampleFolder.assets)
    return TaskCheck(utcOffset: contents.definition.utcOffset, tasks: contents.tasks).notes
      .map { "\($0.place): \(strings[$0.fault])" }
  }

  @Test("a task that is due once its item has ended is noted with both times")
  func lateTasksAreNoted() throws {
    #expect(
      try notes("In,An,1.01,N1 08:01", "Hai,An,1.01,N1 08:00", "Ba,An,2.01,2025-09-29 00:10") == [
        "tasks.csv:2: Task 'In' is due at 2025-09-27 08:01, after item 1.01 has ended at 2025-09-27 07:30.",
        "tasks.csv:3: Task 'Hai' is due at 2025-09-27 08:00, after item 1.01 has ended at 2025-09-27 07:30.",
        "tasks.csv:4: Task 'Ba' is due at 2025-09-29 00:10, after item 2.01 has ended at 2025-09-28 08:00.",
      ])
    #expect(try notes("In,An,1.01,N1 07:30", "Hai,An,1.01,-5", "Ba,An,1.01,").isEmpty)
  }

  @Test("a task without a time and without an item is noted, whatever its letters")
  func timelessTasksAreNoted() throws {
    #expect(try notes("Chốt,An,,") == ["tasks.csv:2: Task 'Chốt' has neither a time nor an item; add 'due' or 'item'."])
  }

  @Test("two tasks of one person in one minute are noted, however the times are written, and lists of one item are not")
  func twoTasksInOneMinuteAreNoted() throws {
    #expect(
      try notes("Một,An,1.02,-30", "Hai,Bình,1.02,-30", "Ba,An,,N1 07:00", "Bốn,An,,2025-09-27 07:01") == [
        "tasks.csv:4: An has two tasks due at 2025-09-27 07:00: this one, and the one on line 2."
      ])
    #expect(try notes("Một,An,1.02,", "Hai,An,1.02,").isEmpty)
  }

  @Test("of many notes of a kind people are told the first, and how many more there are")
  func manyNotesAreShortened() throws {
    var folder = SampleFolder()
    folder.files["tasks.csv"] = "task,who\n" + (1...1_000).map { "Việc \($0),An" }.joined(separator: "\n")
    let contents = try folder.written { try CongressFolder.readContents($0) }
    let notes = TaskCheck(utcOffset: contents.definition.utcOffset, tasks: contents.tasks).notes
    #expect(notes.count == 1_000 && notes.shortened.count == [FileProblem].ofAKindMax + 1)
  }

  @Test("the sample's own tasks need no second look")
  func theSampleIsQuiet() throws {
    let contents = try CongressFolder.readContents(SampleFolder.assets + "/../Config/congresses/can-tho-2025")
    #expect(TaskCheck(utcOffset: contents.definition.utcOffset, tasks: contents.tasks).notes.isEmpty)
    #expect(!contents.tasks.isEmpty)
  }
}
