import Congress
import CongressFiles
import HallTestSupport
import Testing

/// Goal: a mistake in `agenda.yaml`, alone or against `ballots.yaml`, is found with its line.
///
/// Method: one mistake at a time in a folder that is otherwise right; the list of problems must be exactly the expected
/// one.
@Suite struct AgendaFileTests {
  private static let cues =
    "holding, programme, item, attendance, credentials, organisations, speaker, speakers, ceremony:flag, ceremony:silence, "
    + "film:FILE[:flag|silence|ceremony][:loop|:then=CUE], camera:CAMERA[:beside=CUE]"
  private static let lastItem =
    "          - { id: \"2.01\", start: 08:00, minutes: 0, kind: closing, title: Bế mạc, cue: holding }"

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "agenda.yaml", problems)
  }

  static let keys = [
    wrong("presenter: Đoàn", "presentor: Đoàn", "15: Unknown key 'presentor' in an item; did you mean 'presenter'?"),
    wrong("            cue: item\n", "", "10: Key 'cue' is missing in an item."),
    wrong("    date: 2025-09-28\n", "", "18: Key 'date' is missing in a day."),
    wrong(
      "      - id: N2A\n        title: Buổi sáng\n", "      - id: N2A\n", "22: Key 'title' is missing in a session."),
    wrong(
      "days:", "day:", "1: Unknown key 'day' in the agenda; did you mean 'days'?",
      "1: Key 'days' is missing in the agenda."),
    wrong("start: 08:00, minutes: 0,", "start: 08:00,", "25: Key 'minutes' is missing in an item."),
  ]

  static let times = [
    wrong(
      "date: 2025-09-27", "date: 27/09/2025", "3: 'date' is '27/09/2025'; expected a date yyyy-MM-dd from 1900 to 2100."
    ),
    wrong(
      "date: 2025-09-27", "date: 2025-02-29", "3: 'date' is '2025-02-29'; expected a date yyyy-MM-dd from 1900 to 2100."
    ),
    wrong(
      "date: 2025-09-28", "date: 2025-09-27",
      "19: 'date' is '2025-09-27', after a day on 2025-09-27; expected the days in order."),
    wrong("start: 08:00", "start: 8:00", "25: 'start' is '8:00'; expected a time of day HH:mm from 00:00 to 23:59."),
    wrong("start: 08:00", "start: 24:00", "25: 'start' is '24:00'; expected a time of day HH:mm from 00:00 to 23:59."),
    wrong(
      "start: \"07:30\"", "start: \"06:30\"",
      "11: 'start' is 06:30, after an item at 07:00; expected the items of a day in order of time."),
    wrong("minutes: 15", "minutes: 1441", "12: 'minutes' is '1441'; expected a whole number from 0 to 1440."),
    wrong("minutes: 15", "minutes: -1", "12: 'minutes' is '-1'; expected a whole number from 0 to 1440."),
    wrong("minutes: 15", "minutes: a quarter", "12: 'minutes' is 'a quarter'; expected a whole number from 0 to 1440."),
  ]

  static let words = [
    wrong(
      "kind: closing", "kind: close",
      "25: 'kind' is 'close'; expected one of ceremony, reception, attendance, report, address, vote, discussion, "
        + "appointment, performance, break, closing."),
    wrong(
      "kind: closing", "kind: Closing",
      "25: 'kind' is 'Closing'; expected one of ceremony, reception, attendance, report, address, vote, discussion, "
        + "appointment, performance, break, closing; did you mean 'closing'?"),
    wrong(
      "cue: holding", "cue: result", "25: 'cue' is 'result'; expected one of \(cues)."),
    wrong("cue: holding", "cue: L01", "25: 'cue' is 'L01'; expected one of \(cues)."),
    wrong("title: Bế mạc", "title: ''", "25: 'title' is empty."),
  ]

  static let codes = [
    wrong("\"2.01\"", "\"1.01\"", "25: Item '1.01' stands on line 9 already; expected each only once."),
    wrong("id: N2A", "id: N1A", "22: Session 'N1A' stands on line 6 already; expected each only once."),
    wrong("id: N2\n", "id: N1\n", "18: Day 'N1' stands on line 2 already; expected each only once."),
    wrong("\"2.01\"", "\"2 01\"", "25: 'id' holds a space; expected a code without spaces."),
  ]

  static let ballots = [
    wrong("[BQ01, BQ02]", "[BQ01, BQ02, BQ1O]", "16: There is no ballot 'BQ1O' in ballots.yaml; did you mean 'BQ01'?"),
    wrong("[BQ01, BQ02]", "[BQ01, BQ02, motion]", "16: There is no ballot 'motion' in ballots.yaml."),
    wrong(
      "[BQ01, BQ02]", "[BQ01, BQ02, BQ01]", "16: Ballot 'BQ01' stands on line 16 already; expected each only once."),
    wrong(
      "title: Bế mạc,", "title: Bế mạc, ballots: [BQ02],",
      "25: Ballot 'BQ02' stands on line 16 already; expected each only once."),
    wrong("[BQ01, BQ02]", "BQ01", "16: 'ballots' is 'BQ01'; expected a list."),
    wrong("[BQ01, BQ02]", "[BQ01, [BQ02]]", "16: An entry of 'ballots' is a list; expected a text."),
  ]

  static let shapes = [
    wrong(
      "    sessions:\n      - id: N2A\n        title: Buổi sáng\n        items:\n" + lastItem + "\n",
      "    sessions: []\n", "21: 'sessions' does not have 1 to 50 entries, but 0."),
    wrong(
      lastItem,
      "          - Bế mạc",
      "25: An entry of 'items' is 'Bế mạc'; expected an item with the keys id, start, minutes, kind, title, cue."),
  ]

  @Test(arguments: keys + times + words + codes + ballots + shapes)
  func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try SampleFolder().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func aBallotThatNoItemUsesIsAProblemOfTheBallots() throws {
    let folder = try SampleFolder().replacing("[BQ01, BQ02]", with: "[BQ01]", in: "agenda.yaml")
    #expect(
      try folder.problems() == [
        "ballots.yaml:7: No item of agenda.yaml uses ballot 'BQ02'; "
          + "put it into one, or say 'spare: yes' where it is kept in reserve."
      ])
  }

  /// A vote that might be needed could not be prepared.
  @Test func aSpareStandsInNoItem() throws {
    let folder = try SampleFolder().replacing("[BQ01, BQ02]", with: "[BQ01]", in: "agenda.yaml")
      .replacing("id: BQ02", with: "id: BQ02\n    spare: yes", in: "ballots.yaml")
    #expect(try folder.written { try CongressFolder.read($0) }.ballots.map(\.code) == ["BQ01", "BQ02"])
  }

  @Test func moreItemsThanAnAgendaMayHoldAreAProblem() throws {
    var folder = SampleFolder()
    let items = (1...1_001).map {
      "          - { id: I\($0), start: 08:00, minutes: 0, kind: report, title: Báo cáo, cue: item }\n"
    }
    let first = Self.lastItem + "\n"
    folder = try folder.replacing(first, with: items.prefix(998).joined(), in: "agenda.yaml")
    #expect(try folder.problems() == [])
    folder = SampleFolder()
    folder = try folder.replacing(first, with: items.prefix(999).joined(), in: "agenda.yaml")
    #expect(try folder.problems() == ["agenda.yaml:1: 'days' hold 1001 items; expected at most 1000."])
    folder = SampleFolder()
    folder = try folder.replacing(first, with: items.joined(), in: "agenda.yaml")
    #expect(try folder.problems().first == "agenda.yaml:1: 'days' hold 1002 items; expected at most 1000.")
  }

  /// A day that ended past midnight could not be planned.
  @Test func aDayMayEndPastMidnight() throws {
    let late = try SampleFolder().replacing("start: 07:00", with: "start: 23:30", in: "agenda.yaml")
      .replacing("start: \"07:30\"", with: "start: 00:10", in: "agenda.yaml")
    let starts = try late.written { try CongressFolder.read($0) }.agenda.items.map(\.plannedStartMS)
    #expect(starts[1] - starts[0] == 40 * 60_000)
    // What is before the evening is a slip of the hand, not the next morning.
    let wrong = try SampleFolder().replacing("start: \"07:30\"", with: "start: 05:00", in: "agenda.yaml")
    #expect(try !wrong.problems().isEmpty)
  }
}
