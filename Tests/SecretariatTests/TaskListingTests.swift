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

  private func lines(
    _ rows: [String], _ choice: TaskChoice = TaskChoice(), columns: Int = 80, language: String = "en"
  ) throws -> [String] {
    let contents = try Self.contents(rows)
    return TaskListing(
      choice.chosen(of: contents.tasks), of: contents.definition,
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
      ])
  }

  @Test(
    "no line is wider than its terminal, and in a narrow one names stand below their tasks", arguments: [40, 72, 100])
  func linesKeepToTheirTerminal(_ columns: Int) throws {
    let long = Array(repeating: "chuẩn bị tài liệu", count: 12).joined(separator: " ")
    let who = Array(repeating: "Tiểu ban Văn kiện", count: 4).joined(separator: " ")
    let lines = try lines(["\(long),\(who),1.01,-30,\(who),\(long),"], columns: columns)
    #expect(lines.dropLast(2).allSatisfy { $0.count <= columns }, "\(lines)")
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
