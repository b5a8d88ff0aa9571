import Assets
import Congress
import HallTestSupport
import Foundation
import Testing

@testable import ControlRoom

/// Goal: the record says what every output showed at any moment, as the hall saw it: nothing that lay between the events
/// of one command, nothing that was not published, and SAFE where it was.
///
/// Method: a small journal, replayed; spans are held against the states that the same journal leads to.
@Suite struct ShownRecordTests {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../Assets"
  /// 2025-09-26 07:00:00 in the hall.
  static let startMS: Int64 = 1_758_844_800_000
  private static let actor = Actor(role: .operator, name: "control-1")

  private static func founding(screens: [Code<Screen>] = []) -> EventRecord {
    let text = LocalizedText(vi: "Thông qua chương trình", en: "Adopt the programme")
    return Definition.test(
      outputs: [Output(name: "hall"), Output(name: "lobby", follows: "hall"), Output(name: "press")],
      screens: screens.map { Screen(id: $0, output: "hall") }, ballots: [BallotPlan(code: "B1", question: text)]
    ).founding(atMS: startMS)
  }

  static func congress() throws -> CongressState { try #require(CongressState(founding: founding())) }

  /// Carries commands out, a minute apart; the records.
  @discardableResult
  static func run(_ state: inout CongressState, _ commands: [Command]) throws -> [EventRecord] {
    try state.carryOut(commands, by: actor, everyMS: 60_000)
  }

  /// A vote from the question to the result, with SAFE in the middle and a notice for the press.
  private static func journal() throws -> [EventRecord] {
    var state = try congress()
    let counts = ["for": 4, "against": 0, "other": 0]
    return [founding()]
      + (try run(
        &state,
        [
          .cueTake("hall", .attendance), .delegateStepOut("D5"), .ballotAsk("B1"), .safeOn, .safeOff, .ballotOpen("B1"),
          .ballotCount("B1", counts: counts), .ballotClose("B1"), .ballotConfirm("B1"),
          .cueTake("press", .notice("Họp báo lúc 11 giờ")), .ballotPublish("B1"),
        ]))
  }

  @Test func everySpanEndsWhereTheNextBegins() throws {
    let record = try #require(ShownRecord(Self.journal()))
    for output in ["hall", "lobby", "press"] as [Code<Output>] {
      let spans = record.spans.filter { $0.output == output }
      for (span, next) in zip(spans, spans.dropFirst()) { #expect(span.toMS == next.fromMS, "\(output)") }
      #expect(spans.last?.toMS == nil && spans.first?.fromMS == Self.startMS)
    }
    let hall = record.spans.filter { $0.output == "hall" }
    #expect(hall.map(\.content.scene) == [.holding, .attendance, .question, .fallback, .question, .voting, .result])
    #expect(hall.map(\.isSafe) == [false, false, false, true, false, false, false])
    #expect(record.spans.filter { $0.output == "lobby" }.map(\.content) == hall.map(\.content))
    #expect(record.spans.filter { $0.output == "press" && !$0.isSafe }.last?.content.scene == .notice)
    #expect(hall[1].changes == 1, "a figure that changes while a picture stands is a change of it")
  }

  /// Method: at every moment of the journal the record of the journal up to there is what the state shows.
  @Test func atEveryMomentTheRecordIsWhatTheStateShows() throws {
    let records = try Self.journal()
    var state = try Self.congress()
    for (place, event) in records.dropFirst().enumerated() {
      state.apply(event)
      // Between the events of one command nothing was shown.
      if records.count > place + 2, records[place + 2].atMS == event.atMS { continue }
      let record = try #require(ShownRecord(records, untilMS: event.atMS))
      for span in record.standing {
        #expect(span.content == state.outputView(span.output).content, "\(event.sequence)")
      }
      #expect(record.standing.count == 3)
    }
  }

  @Test func aMomentIsToldInWordsAndFigures() throws {
    let strings = try Strings(language: "en", assets: Self.assets)
    func lines(_ time: String) throws -> String {
      let records = try Self.journal()
      let moment = try #require(Moment(time, utcOffset: 420, newestMS: records.last?.atMS ?? 0))
      let record = try #require(ShownRecord(records, untilMS: moment.ms))
      return MomentReport(record: record, strings: strings, ms: moment.ms).lines
        .joined(separator: "\n")
    }
    let published = try lines("2025-09-26T07:30")
    #expect(published.contains("hall  L11 Result of the vote · since 2025-09-26 07:11:00, operator/control-1"))
    #expect(published.contains("In favour 4 (80.00") && published.contains("Họp báo lúc 11 giờ"), "\(published)")
    let voting = try lines("07:10:30")
    #expect(
      voting.contains("L10 Voting") && !voting.contains("80.00"), "nothing that was not published yet:\n\(voting)")
    #expect(try lines("07:04:10").contains("SAFE covers: question:B1"))
    #expect(try lines("07:00:00").contains("hall  L01 Holding picture · since 2025-09-26 07:00:00, –"))
  }

  @Test func theTableHasARowASpanAndReadsInASpreadsheet() throws {
    let record = try #require(ShownRecord(Self.journal()))
    let strings = try Strings(language: "vi", assets: Self.assets)
    let table = ShownTable(record: record, strings: strings, journalHead: "12:ab").text
    var rows = table.split(separator: "\r\n")
    let last = String(rows.removeLast())
    #expect(last == "# journal_head,12:ab" + String(repeating: ",", count: 16))
    #expect(rows.count == record.spans.count + 1)
    #expect(rows[1].hasPrefix("hall,L01,holding,holding,no,2025-09-26 07:00:00,2025-09-26 07:01:00,60,,1,0,"))
    #expect(record.only("press")?.spans.allSatisfy { $0.output == "press" } == true)
    let json = try ExportFile.json(record.spans)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(
      list.count == record.spans.count
        && list.last?["layout"] as? String == rows.last.map { String($0.split(separator: ",")[1]) })
  }

  @Test func everySceneHasAName() throws {
    for language in Language.allCases {
      let strings = try Strings(language: language.rawValue, assets: Self.assets)
      for scene in Cue.Scene.allCases { #expect(strings.text("record.scene.\(scene.rawValue)") != nil, "\(scene)") }
      for standing in ["open", "held", "closed"] { #expect(strings.text("state.\(standing)") != nil) }
    }
  }

  @Test(
    arguments: [
      ("07:30", 1_758_846_600_999), ("07:30:05", 1_758_846_605_999), ("2025-09-26T07:30:05", 1_758_846_605_999),
      ("2025-09-26 07:30", 1_758_846_600_999), ("2024-02-29T00:00:00", 1_709_139_600_999),
      ("2000-03-01T07:00:00", 951_868_800_999), ("1970-01-02T07:00:00", 86_400_999),
    ] as [(String, Int64)]) func momentsAreReadAsTheHallsTime(_ text: String, _ ms: Int64)
  {
    #expect(Moment(text, utcOffset: 420, newestMS: Self.startMS)?.ms == ms, "\(text)")
  }

  @Test(arguments: [
    "", "7:30", "24:00", "07:60", "07:30:60", "2025-02-29T07:00", "2025-13-01T07:00", "yesterday", "07:30 26/9", "T",
    ":::",
  ])
  func whatIsNoMomentIsRefused(_ text: String) {
    #expect(Moment(text, utcOffset: 420, newestMS: Self.startMS) == nil)
  }

  // MARK: What screens said of themselves

  /// A hall with two screens, and what they report beside what is commanded.
  private struct Screens {
    var state: CongressState
    var records: [EventRecord]

    init() throws {
      records = [ShownRecordTests.founding(screens: ["left", "right"])]
      state = try #require(CongressState(founding: records[0]))
    }

    mutating func run(_ commands: Command...) throws { records += try ShownRecordTests.run(&state, commands) }

    mutating func report(_ proofs: ScreenProof..., afterMS: Int64 = 4_000) {
      let record = EventRecord(
        sequence: state.sequence + 1, atMS: state.newestMS + afterMS, actor: nil, commandID: nil,
        event: .screensReported(reports: proofs))
      state.apply(record)
      records.append(record)
    }

    func spans(_ screen: Code<Screen>, untilMS: Int64? = nil) throws -> [ShownSpan] {
      try #require(ShownRecord(records, untilMS: untilMS)).spans.filter { $0.screen?.id == screen }
    }
  }

  /// The record of the screens knew nothing of what screens acknowledged: it was no proof of display.
  @Test func aScreensOwnWordSaysSinceWhenItShowsWhatItWasTold() throws {
    var hall = try Screens()
    try hall.run(.cueTake("hall", .attendance))
    let takenMS = hall.state.newestMS
    hall.report(.shown(screen: "left", sequence: hall.state.sequence, atMS: takenMS + 55))
    let left = try #require(try hall.spans("left").last)
    #expect(left.content.scene == .attendance && left.screen?.shownAtMS == takenMS + 55)
    let right = try #require(try hall.spans("right").last)
    #expect(right.screen?.hearing == .unheard && right.screen?.shownAtMS == nil)
    // What it said came on record four seconds later, and was so before that.
    #expect(try hall.spans("left", untilMS: takenMS + 100).last?.screen?.shownAtMS == takenMS + 55)
    #expect(try hall.spans("left", untilMS: takenMS + 50).last?.screen?.shownAtMS == nil)
  }

  @Test func aWordThatIsOvertakenIsProofOfThePictureThatItWasOf() throws {
    var hall = try Screens()
    hall.report(.shown(screen: "left", sequence: 1, atMS: hall.state.newestMS))
    try hall.run(.cueTake("hall", .attendance))
    let attendance = hall.state.sequence
    let shownMS = hall.state.newestMS + 50
    try hall.run(.cueTake("hall", .black))
    hall.report(.shown(screen: "left", sequence: attendance, atMS: shownMS))
    let spans = try hall.spans("left").suffix(2)
    #expect(spans.first?.content.scene == .attendance && spans.first?.screen?.shownAtMS == shownMS)
    #expect(spans.last?.content.scene == .black && spans.last?.screen?.shownAtMS == nil)
  }

  @Test func pinsAndFreezesAndSafeAreTheScreensOwn() throws {
    var hall = try Screens()
    try hall.run(.cueTake("hall", .attendance), .screenPin("left", .holding), .screenFreeze("right"))
    let frozenMS = hall.state.newestMS
    try hall.run(.cueTake("hall", .black))
    #expect(try hall.spans("left").last?.content.scene == .holding)
    #expect(try hall.spans("left").last?.screen?.standing == .pinned)
    let right = try #require(try hall.spans("right").last)
    #expect(right.content.scene == .attendance && right.screen?.standingSinceMS == frozenMS)
    hall.report(.shown(screen: "right", sequence: hall.state.sequence - 1, atMS: frozenMS + 9))
    #expect(try hall.spans("right").last?.screen?.shownAtMS == frozenMS + 9, "what is on air elsewhere changes nothing")
    try hall.run(.safeOn)
    #expect(try hall.spans("left").last?.content.scene == .fallback)
    #expect(try hall.spans("right").last?.content.scene == .fallback)
    try hall.run(.safeOff)
    #expect(try hall.spans("right").last?.content.scene == .attendance)
  }

  @Test func aScreenThatWasOffIsSaidToHaveBeenOff() throws {
    var hall = try Screens()
    let startMS = hall.state.newestMS
    hall.report(.shown(screen: "left", sequence: 1, atMS: startMS + 10))
    hall.report(.gone(screen: "left", atMS: startMS + 9_000), afterMS: 6_000)
    try hall.run(.cueTake("hall", .attendance))
    hall.report(.shown(screen: "left", sequence: hall.state.sequence, atMS: hall.state.newestMS + 500))
    let spans = try hall.spans("left")
    #expect(spans.map { $0.screen?.hearing } == [.unheard, .connected, .off, .off, .connected])
    #expect(spans[1].toMS == startMS + 9_000 && spans[4].screen?.shownAtMS == hall.state.newestMS - 3_500)
    let strings = try Strings(language: "en", assets: Self.assets)
    func told(_ ms: Int64) throws -> String {
      let record = try #require(ShownRecord(hall.records, untilMS: ms))
      return MomentReport(record: record, strings: strings, ms: ms).lines.joined(separator: "\n")
    }
    #expect(try told(startMS + 20_000).contains("left: ✕ off since 2025-09-26 07:00:09"))
    #expect(try told(startMS + 20_000).contains("right: ! nothing on record of what it showed"))
    #expect(try told(hall.state.newestMS).contains("left: ✓ shown since"))
  }

  @Test func aWordOfOlderTimesDoesNotMakeAScreenHeardThatWasOff() throws {
    var hall = try Screens()
    try hall.run(.cueTake("hall", .attendance))
    let takenMS = hall.state.newestMS
    let taken = hall.state.sequence
    hall.report(.gone(screen: "left", atMS: takenMS - 30_000))
    hall.report(.shown(screen: "left", sequence: taken, atMS: takenMS - 20_000), afterMS: 300_000)
    let spans = try hall.spans("left")
    #expect(spans.map { $0.screen?.hearing }.suffix(2) == [.off, .connected])
    #expect(spans.last?.fromMS == hall.state.newestMS && spans.dropLast().last?.fromMS == takenMS)
    for (span, next) in zip(spans, spans.dropFirst()) {
      #expect(span.toMS == next.fromMS && span.fromMS <= next.fromMS)
    }
    #expect(try hall.spans("left", untilMS: hall.state.newestMS - 1).last?.screen?.hearing == .off)
  }

  @Test func whatScreensReportDecidesNothing() throws {
    var hall = try Screens()
    let seen = hall.state.sequence
    hall.report(.shown(screen: "left", sequence: 1, atMS: 5))
    func decide(_ sequence: Int64) throws {
      _ = try hall.state.decide(
        CommandRequest(id: "x", actor: Self.actor, atMS: 9, ifSequence: sequence, command: .safeOn))
    }
    try decide(seen)
    try decide(hall.state.sequence)
    #expect(throws: Rejection.sequenceMoved(expected: 9, actual: 2)) { try decide(9) }
    try hall.run(.safeOn)
    #expect(throws: Rejection.sequenceMoved(expected: seen, actual: 3)) { try decide(seen) }
  }
}
