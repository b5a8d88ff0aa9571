import Assets
import Congress
import CongressFiles
import Foundation
import HallTestSupport
import Testing

/// Goal: the tasks of a congress are read as they were meant, however an office has written them, and a mistake is found
/// with its line.
///
/// Method: the small folder with a right `tasks.csv`; then one mistake at a time: the list of problems must be exactly
/// the expected one.
@Suite struct TasksFileTests {
  static let tasks = """
    task,who,item,due,authority,result,done
    Mở quầy,Tổ Đón tiếp,1.01,-30,Ban Tổ chức,Quầy mở,yes
    In phiếu,Văn phòng,1.02,2025-09-26 16:00,,,
    Thử màn hình,Tổ Kỹ thuật,2.01,N2 07:15,,,no
    Phát tài liệu,Tổ Đón tiếp,1.02,,,,
    Gọi khách,Lễ tân,,,,,

    """

  private static func folder(_ tasks: String = tasks) -> SampleFolder {
    var folder = SampleFolder()
    folder.files["tasks.csv"] = tasks
    return folder
  }

  private static func read(_ folder: SampleFolder) throws -> [TaskPlan] {
    try folder.written { try CongressFolder.readContents($0).tasks }
  }

  private static func read(_ rows: String...) throws -> [TaskPlan] {
    try read(folder((["task,who,item,due,authority,result,done"] + rows).joined(separator: "\n")))
  }

  /// A moment of the hall, as people write it.
  private static func moment(_ text: String) -> Int64? { HallTime.milliseconds(text, utcOffset: 420) }

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "tasks.csv", problems)
  }

  private static let dueExpected =
    "expected a date and time such as 2025-09-26 06:30, a day's code and a time such as N1 06:30, or minutes before the "
    + "item such as -30 (at most 10080)."

  static let mistakes = [
    wrong("Đón tiếp,1.01", "Đón tiếp,1.03", "2: There is no item '1.03' in agenda.yaml; did you mean '1.01'?"),
    wrong("N2 07:15", "N3 07:15", "4: There is no day 'N3' in agenda.yaml; did you mean 'N1'?"),
    wrong("N2 07:15", "N2 7:15", "4: 'due' is 'N2 7:15'; \(dueExpected)"),
    wrong("2025-09-26 16:00", "26/09/2025 16:00", "3: 'due' is '26/09/2025 16:00'; \(dueExpected)"),
    wrong("2025-09-26 16:00", "2025-09-31 16:00", "3: 'due' is '2025-09-31 16:00'; \(dueExpected)"),
    wrong("-30", "30", "2: 'due' is '30'; \(dueExpected)"),
    wrong("-30", "-10081", "2: 'due' is '-10081'; \(dueExpected)"),
    wrong("1.01,-30", ",-30", "2: 'due' needs 'item' beside it."),
    wrong("Mở quầy,Tổ", ",Tổ", "2: 'task' is empty."),
    wrong("Gọi khách,Lễ tân", "Gọi khách,", "6: 'who' is empty."),
    wrong("yes", "yess", "2: 'done' is 'yess'; expected one of yes, no; did you mean 'yes'?"),
    wrong("done\n", "don\n", "1: Unknown column 'don'; did you mean 'done'?"),
    wrong(
      "Gọi khách", "#REF!",
      "6: 'task' is '#REF!', which a spreadsheet shows for a formula that found nothing; expected the text itself. Correct the formula and paste values."
    ),
    wrong(
      "Gọi khách,Lễ tân,,,,,", "mở  QUẦY,Tổ Đón tiếp,1.01,-30,,,",
      "6: Task 'mở QUẦY' stands on line 2 already, of the same person, item and time; leave one of the two out."),
    wrong(
      "Phát tài liệu,Tổ Đón tiếp", "Phát tài liệu,Tổ đón tiếp",
      "5: 'who' is 'Tổ đón tiếp', which line 2 writes 'Tổ Đón tiếp'; they differ only in capital letters. Write it in one way, or they are counted apart."
    ),
  ]

  @Test("a mistake is found where it stands", arguments: mistakes)
  func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try Self.folder().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test("each way of saying by when is the moment that was meant, and without one a task is due as its item begins")
  func everyDueTimeIsAMoment() throws {
    let tasks = try Self.read(Self.folder())
    #expect(
      tasks.map(\.dueMS) == [
        Self.moment("2025-09-27T06:30"), Self.moment("2025-09-26T16:00"), Self.moment("2025-09-28T07:15"),
        Self.moment("2025-09-27T07:30"), nil,
      ])
    #expect(tasks.map(\.due) == ["-30", "2025-09-26 16:00", "N2 07:15", nil, nil])
    #expect(tasks.map(\.isDone) == [true, false, false, false, false])
    #expect(tasks[0].authority == "Ban Tổ chức" && tasks[0].result == "Quầy mở" && tasks[0].item == "1.01")
    #expect(tasks[0].itemEndsMS == Self.moment("2025-09-27T07:30") && tasks[0].place == "tasks.csv:2")
    #expect(TaskPlan.inOrder(tasks).map(\.line) == [3, 2, 5, 4, 6])
  }

  @Test("minutes before an item go back past midnight, and the night after a programme belongs to its day")
  func midnightIsPassed() throws {
    let late = try Self.folder().replacing(
      "start: \"07:30\"\n            minutes: 15", with: "start: \"23:30\"\n            minutes: 60", in: "agenda.yaml")
    var folder = late
    folder.files["tasks.csv"] = """
      task,who,item,due
      A,Tổ 1,2.01,-510
      B,Tổ 1,1.02,N1 00:20
      C,Tổ 1,1.02,2025-09-28 00:10
      D,Tổ 1,2.01,N2 00:20
      """
    #expect(
      try Self.read(folder).map(\.dueMS) == [
        Self.moment("2025-09-27T23:30"), Self.moment("2025-09-28T00:20"), Self.moment("2025-09-28T00:10"),
        Self.moment("2025-09-28T00:20"),
      ])
    let early = try Self.read("A,Tổ 1,1.01,N1 00:20,,,")
    #expect(early.map(\.dueMS) == [Self.moment("2025-09-27T00:20")], "a day that ends in the evening has no night")
  }

  @Test("line ends, byte order marks, empty rows and columns of spreadsheets change nothing")
  func spreadsheetsChangeNothing() throws {
    let plain = try Self.read(Self.folder())
    let windows = "\u{FEFF}" + Self.tasks.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(try Self.read(Self.folder(windows)) == plain)
    #expect(try Self.read(Self.folder(Self.tasks + ",,,,,,\n,,,,,,\n")) == plain)
    let moved = try Self.read(Self.folder("who,task\nAn,Một\n\nBình,Hai\n"))
    #expect(moved.map(\.who) == ["An", "Bình"] && moved.map(\.line) == [2, 4])
  }

  @Test("semicolons are told for what they are, and so is a list without its columns")
  func semicolonsAreTold() throws {
    let semicolons = Self.folder(Self.tasks.replacingOccurrences(of: ",", with: ";"))
    #expect(try semicolons.problems().count == 1)
    #expect(try semicolons.problems().first?.hasPrefix("tasks.csv:1: ") == true)
    #expect(
      try Self.folder("").problems() == ["tasks.csv: The file is empty; expected a row with the columns task, who."])
    #expect(try Self.folder("task\nMột\n").problems() == ["tasks.csv:1: Column 'who' is missing in the first row."])
  }

  @Test("a cell keeps its quotes and its lines, whichever line ends it has")
  func aCellKeepsItsLines() throws {
    let tasks = try Self.read("\"Đọc \"\"Báo cáo\"\",\r\n  rồi ký\n\",An,,N1 06:00,,\"Một\nHai\",")
    #expect(tasks.map(\.text) == ["Đọc \"Báo cáo\",\nrồi ký"])
    #expect(tasks.map(\.result) == ["Một\nHai"])
    #expect(tasks.map(\.title) == ["Đọc \"Báo cáo\", rồi ký"])
    let two = Self.folder("task,who\nMột,\"An\nBình\"\n")
    #expect(try two.problems().count == 1, "one row is one person or team")
  }

  @Test("letters that are not composed are told with their word, as everywhere in the folder")
  func lettersAreComposed() throws {
    let word = "Tổ".decomposedStringWithCanonicalMapping
    #expect(try Self.folder("task,who\nMột,\(word) 1\n").problems().count == 1)
  }

  @Test("no task is a list as well, and ten thousand are; one more is not")
  func theListHasALimit() throws {
    #expect(try Self.read("").isEmpty)
    #expect(try Self.read(SampleFolder()).isEmpty, "a congress without the file")
    let rows = (1...FileLimits.tasksMax).map { "Việc \($0),Tổ \($0 % 50)" }
    let most = "task,who\n" + rows.joined(separator: "\n")
    #expect(try Self.read(Self.folder(most)).count == 10_000)
    #expect(
      try Self.folder(most + "\nViệc thêm,Tổ 1\n").problems()
        == ["tasks.csv:10002: The list of tasks goes on; expected at most 10000 tasks."])
    let long = String(repeating: "a", count: FileLimits.textCharactersMax + 1)
    let problems = try Self.folder("task,who\n\(long),An\n").problems()
    #expect(problems == ["tasks.csv:2: 'task' has 1001 characters; expected at most 1000."])
  }

  @Test("what is written of tasks is read as the same tasks, and no spreadsheet takes it for a formula")
  func whatIsWrittenIsReadAgain() throws {
    let tasks = try Self.read(
      "\"=Tổng \"\"hợp\"\"\nhai dòng\",An,1.02,-30,\"Ban, tổ\",\"Một\nHai\",yes", "Hai,@Bình,,N2 06:00,,,")
    let text = TaskPlan.fileText(of: tasks)
    #expect(text.contains("'=Tổng") && text.contains("'@Bình"))
    let again = try Self.read(Self.folder(text))
    #expect(again.map(\.text) == tasks.map(\.text) && again.map(\.who) == tasks.map(\.who))
    #expect(again.map(\.dueMS) == tasks.map(\.dueMS) && again.map(\.result) == tasks.map(\.result))
    #expect(TaskPlan.fileText(of: again) == text)
  }

  @Test("the sample's tasks are the organisers' own, by day, and none is without a time")
  func theSampleHasTasks() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Config/congresses/can-tho-2025"
    let contents = try CongressFolder.readContents(folder)
    #expect(contents.tasks.count == 21)
    #expect(contents.tasks.allSatisfy { $0.dueMS != nil && !$0.authority.isEmpty && !$0.result.isEmpty })
    let print = try #require(contents.tasks.first { $0.due == "2025-09-27 00:30" })
    #expect(print.dueMS == Self.moment("2025-09-27T00:30"))
  }
}
