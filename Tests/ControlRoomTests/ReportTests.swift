import Assets
import Congress
import HallTestSupport
import Foundation
import HallProtocol
import Testing

@testable import ControlRoom

/// Goal: what the control room prints is aligned, complete and in the reader's language.
///
/// Method: pure views in, lines out, compared as text.
@Suite struct ReportTests {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private func reports(_ language: String) throws -> Reports {
    Reports(strings: try Strings(language: language, assets: Self.assets))
  }

  @Test func columnsAlignByWhatATerminalShows() {
    var table = TextTable()
    table.add("Mã", "Nội dung", "x")
    table.add("BQ06", "Ý", "y")
    #expect(table.lines == ["Mã    Nội dung  x", "BQ06  Ý         y"])
  }

  @Test func aBallotsLineSaysWhatItsFiguresMean() throws {
    var state = CongressState(definition, foundedBy: record(1, .congressFounded(definition)))
    let opened = Event.ballotOpened(
      ballot: "BQ06", attendance: state.attendance, roll: definition.roster.delegates.map(\.code), deadlineMS: nil)
    state.apply([
      record(2, opened), record(3, .ballotClosed(ballot: "BQ06")),
      record(4, .ballotCounted(ballot: "BQ06", counts: [2, 1, 0])),
    ])
    let ballot = try #require(state.ballotsView.ballots.first)
    #expect(
      try reports("vi").ballot(ballot)
        == "Biểu quyết BQ06 · đã kiểm đếm · Tán thành 2 (66,67\u{202F}%) · Không tán thành 1 (33,33\u{202F}%) · "
        + "Ý kiến khác 0 (0,00\u{202F}%) · cần 2/3 ✓ THÔNG QUA")
  }

  @Test func figuresOfBlocksWithoutTheRestSayNothingOfTheirMeaning() throws {
    let plan = BallotPlan(code: "BQ06", question: LocalizedText(vi: "x"), method: .blockCount, base: .valid)
    let entries = [Event.ballotBlockReported(ballot: "BQ06", block: "A", counts: [2, 0, 0])]
    let line = try ballotLine(plan, entries)
    #expect(
      line.contains("In favour 2") && !line.contains("ADOPTED") && !line.contains("needed") && !line.contains("%"))
  }

  @Test func weightsWereOnceSaidToBeDelegates() throws {
    let plan = BallotPlan(code: "BQ06", question: LocalizedText(vi: "x"), method: .electronicOpen, isWeighted: true)
    let view = try ballotView(
      plan,
      [.ballotClosed(ballot: "BQ06"), .ballotCounted(ballot: "BQ06", counts: [2, 1, 0], weights: [400, 233, 0])],
      weights: [200, 200, 233], summonedWeight: 633)
    let lines = try reports("en").ballotTable(view).joined(separator: "\n")
    #expect(lines.contains("of 633 votes of delegates summoned") && !lines.contains("633 delegates"))
    #expect(try reports("vi").ballotTable(view).joined().contains("so với 633 phiếu của đại biểu được triệu tập"))
  }

  @Test func aVoteInWhichNothingIsValidNeedsNothingOfNobody() throws {
    let plan = BallotPlan(code: "BQ06", question: LocalizedText(vi: "x"), base: .valid)
    let line = try ballotLine(
      plan, [.ballotClosed(ballot: "BQ06"), .ballotCounted(ballot: "BQ06", counts: [0, 0, 0])])
    #expect(line.hasSuffix("! NO RESULT") && !line.contains("needed"))
  }

  @Test func anAlternativeThatIsAdoptedIsNamed() throws {
    let choices = ["A", "B"].map { Choice(key: $0, label: LocalizedText(vi: "Phương án \($0)"), sign: .other) }
    let plan = BallotPlan(
      code: "BQ06", question: LocalizedText(vi: "x"), choices: choices, base: .valid, kind: .alternatives)
    let line = try ballotLine(
      plan, [.ballotClosed(ballot: "BQ06"), .ballotCounted(ballot: "BQ06", counts: [1, 2])])
    #expect(line.hasSuffix("2 of 3 needed ✓ ADOPTED: Phương án B"))
  }

  @Test func organisationsThatNobodyCountedAreAskedFor() throws {
    let counted = Event.attendanceCounted(count: AttendanceCount(scope: .hall, counts: ["hall": 2]))
    var state = CongressState(definition, foundedBy: record(1, .congressFounded(definition)))
    state.apply([record(2, counted)])
    let lines = try reports("en").attendanceTable(state.attendance, utcOffset: 0).joined(separator: "\n")
    #expect(lines.contains("organisations ?/1") && lines.contains("--organisations N") && !lines.contains("NO quorum"))
  }

  private func ballotLine(_ plan: BallotPlan, _ events: [Event]) throws -> String {
    try reports("en").ballot(ballotView(plan, events))
  }

  /// A ballot after it has opened and events have happened.
  private func ballotView(
    _ plan: BallotPlan, _ events: [Event], weights: [Int]? = nil, summonedWeight: Int? = nil
  ) throws -> BallotView {
    let definition = Definition.small(ballots: [plan])
    var state = CongressState(definition, foundedBy: record(1, .congressFounded(definition)))
    let opened = Event.ballotOpened(
      ballot: "BQ06", attendance: state.attendance, roll: definition.roster.delegates.map(\.code), deadlineMS: nil,
      weights: weights, summonedWeight: summonedWeight)
    state.apply([record(2, opened)] + events.enumerated().map { record(Int64($0.offset) + 3, $0.element) })
    return try #require(state.ballotsView.ballots.first)
  }

  @Test func aScreenThatIsLostSaysSoWithItsAge() throws {
    let line = ScreensView.Line(
      id: "hall-left", output: "hall", isConnected: false, askedRevision: 12, shownRevision: 9, shownAtMS: 1_000,
      heardAtMS: 1_000, problem: "no emblem")
    let lines = try reports("en").screens(ScreensView(screens: [line]), nowMS: 39_400)
    #expect(lines[1].contains("9/12") && lines[1].contains("38.4 s") && lines[1].hasSuffix("lost: no emblem"))
    #expect(try reports("en").screens(ScreensView(screens: []), nowMS: 0) == ["No screen has connected yet."])
  }

  @Test func aRefusalIsSaidInTheReadersLanguageWithItsStatesNamed() throws {
    let refusal = Refusal(
      code: "ballot_in_wrong_state", message: "English.",
      details: ["ballot": .text("BQ06"), "state": .text("ready"), "needed": .text("open, held")])
    let strings = try Strings(language: "vi", assets: Self.assets)
    #expect(
      refusal.sentence(in: strings)
        == "Biểu quyết BQ06 đang ở trạng thái sẵn sàng; lệnh này cần trạng thái đang mở, tạm dừng.")
    #expect(Refusal(code: "brand_new", message: "English.").sentence(in: strings) == "English.")
  }

  @Test func figuresOfChoicesAreReadAsTyped() {
    #expect(ChoiceCount(argument: "for=12")?.count == 12)
    #expect(ChoiceCount(argument: "for") == nil && ChoiceCount(argument: "for=x") == nil)
  }

  @Test func aCueIsReadByNameAndByLayout() {
    #expect(Cue(argument: "L11:BQ06") == .result("BQ06"))
    #expect(Cue(argument: "attendance") == .attendance)
    #expect(Cue(argument: "result") == nil && Cue(argument: "holding:BQ06") == nil && Cue(argument: "sky") == nil)
  }

  private func record(_ sequence: Int64, _ event: Event) -> EventRecord {
    EventRecord(sequence: sequence, atMS: sequence, actor: nil, commandID: nil, event: event)
  }

  private let definition = Definition.small(ballots: [BallotPlan(code: "BQ06", question: LocalizedText(vi: "x"))])
}

extension Definition {
  /// A congress of three delegates of one organisation.
  fileprivate static func small(ballots: [BallotPlan]) -> Definition {
    .test(
      people: Delegate.tests(3, kind: .appointed), quorum: QuorumPolicy(), publishing: .twoPersons, ballots: ballots)
  }
}
