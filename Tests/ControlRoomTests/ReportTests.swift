import Assets
import Congress
import Foundation
import HallProtocol
import Testing

@testable import ControlRoom

/// Goal: what the control room prints is aligned, complete and in the reader's language.
///
/// Method: pure views in, lines out, compared as text.
@Suite struct ReportTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"

  private func reports(_ language: String) throws -> Reports {
    Reports(strings: try Strings(language: language, assets: Self.assets))
  }

  @Test func columnsAlignByWhatATerminalShows() {
    var table = Table()
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

  private let definition: Definition = {
    let people = (1...3).map { number in
      Delegate(
        code: Code("D\(number)"), name: "N", kind: .appointed, organisation: "O", group: "", seat: "", sex: .male,
        ethnicity: "Kinh", birthYear: 1970, partyYear: nil)
    }
    let text = LocalizedText(vi: "x")
    return Definition(
      id: "small",
      name: CongressName(
        slogan: text, body: text, title: text, shortTitle: text, ordinal: text, term: text, placeAndDate: text),
      language: .vietnamese, utcOffsetMinutes: 420, theme: "red-gold", emblem: nil,
      hall: HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4), quorum: QuorumPolicy(),
      outputs: [Output(name: "hall")], screens: [], agenda: Agenda(days: []),
      ballots: [BallotPlan(code: "BQ06", question: text)], roster: Roster(people),
      presentAtFounding: people.map(\.code))
  }()
}
