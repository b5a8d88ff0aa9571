import Assets
import Congress
import Foundation
import HallTestSupport
import NIOCore
import Testing

@testable import WebService

/// Goal: a tablet reads, in its language, what its audience may know, and nothing that has not been published.
///
/// Method: a small congress whose commands are carried out as the service does it; the page is made of its state.
@Suite struct TabletPageTests {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets")
    .standardizedFileURL.path
  static let counts = ["for": 2, "against": 1, "other": 0]

  static func page(
    _ state: CongressState, _ audience: TabletAudience = .delegate, language: Language = .vietnamese,
    atMS nowMS: Int64? = nil
  ) throws -> TabletPage {
    let view = try #require(state.tabletView(for: audience))
    let strings = try Strings(language: language.rawValue, assets: assets)
    return TabletPageMaker(view: view, strings: strings, nowMS: nowMS ?? state.newestMS).page(hall: nil)
  }

  static func json(_ page: TabletPage) throws -> String { String(buffer: try LiveFrame(page).json) }

  @Test("Before anything has begun the next item is told with its time")
  func nothingHasBegun() throws {
    let page = try Self.page(SmallCongress.state)
    #expect(page.current.title == "Chưa đến nội dung tiếp theo")
    #expect(page.next?.title == "07:00 · Điểm danh")
    #expect(page.programme.heading == "CHƯƠNG TRÌNH · Phiên, 26/9")
    #expect(page.programme.lines.map(\.mark) == ["next", "pending"])
  }

  @Test("The item that is on is told with its beginning, its expected end and how late it is")
  func theItemThatIsOn() throws {
    var state = SmallCongress.state
    try state.carryOut([.itemStart("2")], everyMS: 1_500_000)
    let page = try Self.page(state)
    #expect(page.current.heading == "ĐANG DIỄN RA · 2 · TỪ 07:25")
    #expect(page.current.details == ["Dự kiến xong 07:35"])
    #expect(page.current.lateness == "chậm 15 phút")
    #expect(page.programme.foot == "Dự kiến kết thúc phiên 07:35 · chậm 15 phút")
    let english = try Self.page(state, language: .english)
    #expect(english.current.heading == "NOW · 2 · SINCE 07:25")
    #expect(english.current.lateness == "15 min late")
  }

  @Test(
    "A question stands there once it is put; figures only once they are published", arguments: TabletAudience.allCases)
  func aVote(_ audience: TabletAudience) throws {
    var state = SmallCongress.state
    try state.carryOut([.itemStart("2")])
    #expect(try Self.page(state, audience).vote == nil)
    try state.carryOut([.ballotAsk("B1")])
    let asked = try #require(try Self.page(state, audience).vote)
    #expect(asked.title == "Câu hỏi 1?")
    #expect(asked.notes == ["Yêu cầu: quá nửa đại biểu được triệu tập"])
    try state.carryOut([.ballotOpen("B1")])
    let open = try #require(try Self.page(state, audience).vote)
    #expect(open.isOpen && open.call == "Mời đại biểu giơ thẻ")
    #expect(open.choices.map(\.sign) == ["agree", "against", "other"])
    for command: Command in [.ballotCount("B1", counts: Self.counts), .ballotClose("B1"), .ballotConfirm("B1")] {
      try state.carryOut([command])
      let page = try Self.page(state, audience)
      #expect(page.vote?.choices.allSatisfy { $0.figure == nil } ?? false, "\(command.name)")
      #expect(page.result == nil)
    }
    try state.carryOut([.ballotPublish("B1")], by: Actor(role: .chair, name: "podium"))
    let page = try Self.page(state, audience)
    let result = try #require(page.result)
    #expect(page.vote == nil)
    #expect(result.choices.map(\.figure) == ["2", "1", "0"])
    #expect(result.choices.map(\.part) == [5_000, 2_500, 0])
    #expect(result.verdict == "KHÔNG THÔNG QUA" && result.tone == "against")
    #expect(result.notes == ["Cần quá nửa đại biểu được triệu tập: 3/4"])
    #expect(page.programme.lines[1].badges.map(\.text) == ["B1 không thông qua"])
  }

  @Test("A result makes room for the item that begins after it")
  func theNextItemBegins() throws {
    var state = SmallCongress.state
    try state.carryOut([
      .itemStart("2"), .ballotOpen("B1"), .ballotCount("B1", counts: Self.counts), .ballotClose("B1"),
      .ballotConfirm("B1"),
    ])
    try state.carryOut([.ballotPublish("B1")], by: Actor(role: .chair, name: "podium"))
    #expect(try Self.page(state).result != nil)
    try state.carryOut([.itemStart("1")])
    #expect(try Self.page(state).result == nil)
    #expect(try Self.page(state).programme.lines[1].badges.count == 1)
  }

  @Test("A void result says so before its figures")
  func aVoidResult() throws {
    var state = SmallCongress.state
    try state.carryOut([
      .itemStart("2"), .ballotOpen("B1"), .ballotCount("B1", counts: ["for": 3, "against": 0, "other": 0]),
      .ballotClose("B1"), .ballotConfirm("B1"),
    ])
    let podium = Actor(role: .chair, name: "podium")
    try state.carryOut([.ballotPublish("B1")], by: podium)
    #expect(try Self.page(state).result?.verdict == "THÔNG QUA")
    try state.carryOut([.ballotVoid("B1", reason: "đếm nhầm")])
    try state.carryOut([.ballotVoid("B1", reason: "đếm nhầm")], by: podium)
    let result = try #require(try Self.page(state).result)
    #expect(result.isVoided && result.verdict == "ĐÃ HỦY KẾT QUẢ" && result.tone == "other")
    // Why is for those who work on it.
    #expect(try !Self.json(Self.page(state)).contains("đếm nhầm"))
  }

  @Test("Who is here is told with whether that is enough")
  func attendance() throws {
    let page = try Self.page(SmallCongress.state)
    #expect(page.attendance.lines.map(\.figure) == ["3 / 4", "2 / 2"])
    #expect(page.attendance.foot == "Đủ điều kiện tiến hành")
  }

  @Test("Guests are not told who waits to speak, and the presidium's notes are the presidium's")
  func audiences() throws {
    let state = SmallCongress.state
    #expect(try Self.page(state, .guest).speakers == nil)
    #expect(try Self.page(state, .delegate).notes == nil)
  }

  @Test("Equal pages have equal frames, and a time that moves nothing is no other page")
  func equalPages() throws {
    let state = SmallCongress.state
    let first = try LiveFrame(Self.page(state, atMS: 5_000))
    #expect(try LiveFrame(Self.page(state, atMS: 9_000)) == first)
    #expect(try LiveFrame(Self.page(state, .guest, atMS: 5_000)) != first)
  }

  @Test("A page of a full session is small enough for thousands of tablets")
  func aPageIsSmall() throws {
    let frame = try LiveFrame(Self.page(SmallCongress.state))
    #expect(frame.json.readableBytes < 2_048)
  }
}
