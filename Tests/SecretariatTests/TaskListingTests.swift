import Assets
import Congress
import CongressFiles
import Foundation
import HallTestSupport
import Secretariat
import Testing

/// Goal: a secretary finds who has to do what by when, in a narrow terminal too, and takes the list elsewhere and back.
///
/// Method: the small folder with tasks; lines word for word.
@Suite struct TaskListingTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private static func contents(_ rows: [String]) throws -> FolderContents {
    var folder = SampleFolder()
    folder.files["tasks.csv"] = (["task,who,item,due,authority,result,done"] + rows).joined(separator: "\n")
    return try folder.written { try CongressFolder.readContents($0) }
  }

  private static let rows = [
    "Thu dọn,Tổ Kỹ thuật,,N2 09:00,,,", "Gọi khách,Lễ tân,,,,,",
    "Mở quầy,Tổ Đón tiếp,1.01,-30,Ban Tổ chức,Quầy mở,yes",
    "\"Đọc lại \"\"Báo cáo\"\"\nrồi in\",Trần Thị Bình,2.01,2025-09-28 00:30,,\"Bản in\nđã ký\",",
  ]

  /// A day by the clocks of the hall, which is 7 hours ahead of UTC.
  private static func day(_ date: String) throws -> TaskDay {
    try #require(TaskDay(written: date, utcOffset: 420))
  }

  private func lines(
    _ rows: [String], _ choice: TaskChoice = TaskChoice(), today: String = "2025-09-01", columns: Int = 80,
    language: String = "en"
  ) throws -> [String] {
    let contents = try Self.contents(rows)
    return TaskListing(
      choice.chosen(of: contents.tasks), of: contents.definition, today: try Self.day(today),
      strings: try Strings(language: language, assets: Self.assets), columns: columns
    ).lines
  }

  @Test("tasks stand in order of time under their days, past midnight under the new one, and those without a time last")
  func tasksStandByDay() throws {
    #expect(
      try lines(Self.rows, language: "vi") == [
        "Ngày thứ nhất (2025-09-27)",
        "  06:30 ✓ 1.01  Mở quầy                                            Tổ Đón tiếp",
        "                → Quầy mở",
        "                Thẩm quyền: Ban Tổ chức",
        "",
        "Ngày thứ hai (2025-09-28)",
        "  00:30 · 2.01  Đọc lại \"Báo cáo\"                                  Trần Thị Bình",
        "                rồi in",
        "                → Bản in",
        "                  đã ký",
        "  09:00 · –     Thu dọn                                            Tổ Kỹ thuật",
        "",
        "Chưa định thời hạn",
        "    –   · –     Gọi khách                                          Lễ tân",
        "",
        "4 việc: 1 đã xong, 3 chưa xong.",
        "Tính đến ngày 2025-09-01: không có việc nào quá hạn.",
      ])
  }

  @Test("what is overdue says so in a word, is counted in the last line, and can be asked for alone")
  func overdueTasksAreTold() throws {
    let rows = [
      "Gửi giấy mời,Văn phòng,,2025-09-26 17:00,,,", "In thẻ,Văn phòng,,2025-09-26 09:00,,,yes",
      "Mở quầy,Tổ Đón tiếp,1.01,-30,,,", "Gọi khách,Lễ tân,,,,,",
    ]
    #expect(
      try lines(rows, today: "2025-09-27", language: "vi") == [
        "2025-09-26",
        "  09:00 ✓ –     In thẻ                                               Văn phòng",
        "  17:00 ! –     QUÁ HẠN: Gửi giấy mời                                Văn phòng",
        "",
        "Ngày thứ nhất (2025-09-27)",
        "  06:30 · 1.01  Mở quầy                                              Tổ Đón tiếp",
        "",
        "Chưa định thời hạn",
        "    –   · –     Gọi khách                                            Lễ tân",
        "",
        "4 việc: 1 đã xong, 3 chưa xong.",
        "Tính đến ngày 2025-09-27: 1 việc quá hạn.",
      ])
    let choice = TaskChoice(overdueOn: try Self.day("2025-09-28"))
    #expect(choice.chosen(of: try Self.contents(rows).tasks).map(\.text) == ["Gửi giấy mời", "Mở quầy"])
    #expect(try lines(rows, choice, today: "2025-09-28").last == "Overdue on 2025-09-28: 2.")
  }

  @Test(
    "a task is overdue from the hall's midnight on, also where UTC still has the day before or has the next already",
    arguments: [
      // Due on the 27th in the hall: at its first minute, in the evening, at its last one.
      ("2025-09-27 00:00", 420), ("2025-09-27 18:30", 420), ("2025-09-27 23:59", 420), ("2025-09-27 00:00", -480),
      ("2025-09-27 20:00", -480), ("2025-09-27 12:00", 0),
    ])
  func theDayIsTheHalls(_ due: String, _ minutes: Int) throws {
    let offset = UTCOffset(minutes: minutes)
    let zone = "\(minutes < 0 ? "-" : "+")\(minutes.magnitude / 60 < 10 ? "0" : "")\(minutes.magnitude / 60):00"
    var folder = SampleFolder()
    folder.files["tasks.csv"] = "task,who,due\nIn,An,\(due)"
    folder.files["congress.yaml"] = folder.files["congress.yaml"]?.replacing("+07:00", with: zone)
    let contents = try folder.written { try CongressFolder.readContents($0) }
    try #require(contents.definition.utcOffset == offset)
    let task = try #require(contents.tasks.first)
    // 28 September 2025, 00:00 in the hall.
    let midnightMS: Int64 = 1_759_017_600_000 - Int64(minutes) * 60_000
    #expect(!TaskDay(atMS: midnightMS - 1, utcOffset: offset).isOverdue(task), "due today")
    #expect(TaskDay(atMS: midnightMS, utcOffset: offset).isOverdue(task))
    #expect(TaskDay(atMS: midnightMS, utcOffset: offset).date == "2025-09-28")
  }

  @Test("what is no day is none", arguments: ["", "heute", "2025-02-29", "27/09/2025", "2025-9-7"])
  func noDay(_ text: String) { #expect(TaskDay(written: text, utcOffset: 420) == nil) }

  @Test(
    "no line is wider than its terminal, and in a narrow one names stand below their tasks", arguments: [40, 72, 100])
  func linesKeepToTheirTerminal(_ columns: Int) throws {
    let long = Array(repeating: "chuẩn bị tài liệu", count: 12).joined(separator: " ")
    let who = Array(repeating: "Tiểu ban Văn kiện", count: 4).joined(separator: " ")
    let lines = try lines(["\(long),\(who),1.01,-30,\(who),\(long),"], columns: columns)
    #expect(lines.dropLast(3).allSatisfy { $0.count <= columns }, "\(lines)")
    #expect(lines.count > 5)
  }

  @Test("a name is found by a part of it, with marks, without them, and in letters that are not composed")
  func namesAreFound() throws {
    let tasks = try Self.contents(Self.rows).tasks
    for query in ["Bình", "binh", "trần thị", "TRẦN", "Trần".decomposedStringWithCanonicalMapping] {
      #expect(TaskChoice(who: query).chosen(of: tasks).map(\.who) == ["Trần Thị Bình"], "\(query)")
    }
    #expect(TaskChoice(who: "Tổ").chosen(of: tasks).map(\.who) == ["Tổ Đón tiếp", "Tổ Kỹ thuật"])
    #expect(TaskChoice(who: "Nam").chosen(of: tasks).isEmpty)
  }

  @Test("tasks are chosen by item and by whether they are open, and nothing is told as nothing")
  func tasksAreChosen() throws {
    let tasks = try Self.contents(Self.rows).tasks
    #expect(TaskChoice(item: "1.01").chosen(of: tasks).map(\.text) == ["Mở quầy"])
    #expect(TaskChoice(isOpenOnly: true).chosen(of: tasks).count == 3)
    #expect(TaskChoice(item: "1.01", isOpenOnly: true).chosen(of: tasks).isEmpty)
    #expect(try lines([]) == ["There are no tasks."])
  }

  /// Each line measured every name: ten thousand tasks took half a minute.
  @Test("ten thousand tasks are listed", .timeLimit(.minutes(1)))
  func thousandsAreListed() throws {
    let lines = try lines((1...10_000).map { "Việc \($0),Tổ \($0 % 7),1.01,-\($0),,," })
    #expect(lines.count(where: { $0.contains("Việc ") }) == 10_000)
  }

  @Test("an item that there is not is told with the one that was probably meant")
  func unknownItemsAreTold() throws {
    let contents = try Self.contents(Self.rows)
    let strings = try Strings(language: "en", assets: Self.assets)
    #expect(contents.unknown(item: "1.01") == nil)
    let told = try #require(contents.unknown(item: "1.03"))
    #expect(strings[told] == "There is no item '1.03' in agenda.yaml; did you mean '1.01'?")
  }
}
