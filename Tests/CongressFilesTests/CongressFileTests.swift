import Congress
import CongressFiles
import HallTestSupport
import Testing

/// Goal: a mistake in `congress.yaml` is found, with its line and in words that lead to the repair.
///
/// Method: one mistake at a time in a folder that is otherwise right; the list of problems must be exactly the expected
/// one, so that no mistake brings a second problem with it.
@Suite struct CongressFileTests {
  private static let file = "congress.yaml"

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: file, problems)
  }

  static let keys = [
    wrong("emblem: star", "emblm: star", "12: Unknown key 'emblm' in a congress; did you mean 'emblem'?"),
    wrong(
      "emblem: star", "sponsor: star",
      "12: Unknown key 'sponsor' in a congress; expected only id, name, language, timeZone, theme, hall, quorum, "
        + "outputs, screens, emblem, publishing, blocks, permissions, pictures, speaking, secondLanguage, badge, "
        + "ballotDefaults, cameras."),
    wrong("theme: red-gold\n", "", "1: Key 'theme' is missing in a congress."),
    wrong("  title: Đại hội\n", "", "2: Key 'title' is missing in the name of a congress."),
    wrong("language: vi", "language:", "10: 'language' has no value; expected one of vi, en."),
    wrong("language: vi", "language: ~", "10: 'language' has no value; expected one of vi, en."),
    wrong("language: vi", "language: [vi]", "10: 'language' is a list; expected one of vi, en."),
    wrong("language: vi", "language: { vi: vi }", "10: 'language' is a group of keys; expected one of vi, en."),
    wrong("language: vi", "language: fr", "10: 'language' is 'fr'; expected one of vi, en."),
    wrong(
      "language: vi", "language: vi\nsecondLanguage: vi",
      "11: 'secondLanguage' is 'vi', which the hall is shown in already; expected en, or leave it out."),
    wrong("language: vi", "language: vi\nsecondLanguage: fr", "11: 'secondLanguage' is 'fr'; expected one of vi, en."),
    wrong(
      "theme: red-gold", "theme: &t red-gold",
      "13: 'theme' has an anchor, an alias or a tag ('&', '*' or '!'); expected the value itself."),
    wrong(
      "theme: red-gold", "theme: !!int 5",
      "13: 'theme' has an anchor, an alias or a tag ('&', '*' or '!'); expected the value itself."),
    wrong(
      "emblem: star", "theme: star", "12: Key 'theme' stands here and again beside it; each key may stand only once."),
    wrong(
      "  - { name: hall }", "  - [ name, hall ]",
      "17: An entry of 'outputs' is a list; expected an output with the keys name."),
  ]

  static let values = [
    wrong("id: small", "id: my congress", "1: 'id' holds a space; expected a code without spaces."),
    wrong("id: small", "id: ''", "1: 'id' is empty."),
    wrong("id: small", "id: \(String(repeating: "x", count: 65))", "1: 'id' has 65 characters; expected at most 64."),
    wrong(
      "timeZone: \"+07:00\"", "timeZone: +7",
      "11: 'timeZone' is '+7'; expected a time zone such as Asia/Ho_Chi_Minh, or an offset from UTC such as +07:00."),
    wrong(
      "timeZone: \"+07:00\"", "timeZone: \"+15:00\"",
      "11: 'timeZone' is the quoted text '+15:00'; expected a time zone such as Asia/Ho_Chi_Minh, or an offset from UTC such as +07:00."
    ),
    wrong("theme: red-gold", "theme: ../red", "13: 'theme' is '../red'; expected only small letters, digits and '-'."),
    wrong("emblem: star", "emblem: Star", "12: 'emblem' is 'Star'; expected only small letters, digits and '-'."),
    wrong(
      "farthestViewerMetres: 28", "farthestViewerMetres: 28.5",
      "14: 'farthestViewerMetres' is '28.5'; expected a whole number from 1 to 100."),
    wrong(
      "farthestViewerMetres: 28", "farthestViewerMetres: '28'",
      "14: 'farthestViewerMetres' is the quoted text '28'; expected a whole number from 1 to 100."),
    wrong(
      "farthestViewerMetres: 28", "farthestViewerMetres: 028",
      "14: 'farthestViewerMetres' is '028'; expected a whole number from 1 to 100."),
    wrong(
      "imageHeightMetres: 4", "imageHeightMetres: 21",
      "14: 'imageHeightMetres' is '21'; expected a whole number from 1 to 20."),
    wrong(
      "delegates: 2/3", "delegates: 3/2",
      "15: 'delegates' is '3/2'; expected a part of the whole such as 2/3, from 0/1 to 1/1."),
    wrong(
      "delegates: 2/3", "delegates: 66%",
      "15: 'delegates' is '66%'; expected a part of the whole such as 2/3, from 0/1 to 1/1."),
    wrong(
      "organisations: 0/1", "organisations: 1/0",
      "15: 'organisations' is '1/0'; expected a part of the whole such as 2/3, from 0/1 to 1/1."),
    wrong(
      "organisations: 0/1", "organisations: 1/1001",
      "15: 'organisations' is '1/1001'; expected a part of the whole such as 2/3, from 0/1 to 1/1."),
    wrong(
      "policy: warn", "policy: Warn", "15: 'policy' is 'Warn'; expected one of off, warn, block; did you mean 'warn'?"),
  ]

  static let outputsAndScreens = [
    wrong(
      "outputs:\n  - { name: hall }\n  - { name: lobby, follows: hall }\nscreens:\n  - { id: hall-left, output: "
        + "hall }\n",
      "outputs: []\nscreens: []\n", "16: 'outputs' does not have 1 to 32 entries, but 0."),
    wrong(
      "{ name: lobby, follows: hall }", "{ name: lobby, follows: foyer }",
      "18: 'follows' is 'foyer'; expected an output of this file: hall."),
    wrong(
      "{ name: lobby, follows: hall }", "{ name: lobby, follows: lobby }",
      "18: 'follows' is 'lobby', which itself follows 'lobby'; expected an output with pictures of its own."),
    wrong(
      "{ name: lobby, follows: hall }", "{ name: lobby, follows: hall }\n  - { name: press, follows: lobby }",
      "19: 'follows' is 'lobby', which itself follows 'hall'; expected an output with pictures of its own."),
    wrong(
      "{ name: hall }", "{ name: hall, follows: lobby }",
      "17: The first output is the hall's, but follows 'lobby'; expected one with pictures of its own.",
      "18: 'follows' is 'hall', which itself follows 'lobby'; expected an output with pictures of its own."),
    wrong("name: lobby,", "name: hall,", "18: Output 'hall' stands on line 17 already; expected each only once."),
    wrong(
      "output: hall }", "output: stage }", "20: 'output' is 'stage'; expected an output of this file: hall, lobby."),
    wrong(
      "output: hall }", "output: hall }\n  - { id: hall-left, output: lobby }",
      "21: Screen 'hall-left' stands on line 20 already; expected each only once."),
  ]

  static let texts = [
    wrong(
      "body: { vi: Đảng bộ xã, en: Party Committee }", "body: { en: Party Committee }",
      "4: Key 'vi' is missing in a text."),
    wrong("en: Party Committee", "fr: Comité", "4: Unknown key 'fr' in a text; expected only vi, en."),
    wrong("en: Party Committee", "en: ''", "4: 'en' is empty."),
    wrong("term: 2025 – 2030", "term: \" 2025 – 2030\"", "8: 'term' begins or ends with a space; expected none there."),
    wrong(
      "term: 2025 – 2030", "term: \"2025\\u00AD2030\"",
      "8: 'term' holds the invisible character U+00AD; expected only characters that can be seen."),
    wrong(
      "term: 2025 – 2030", "term: \"2025\\n2030\"",
      "8: 'term' holds the invisible character U+000A; expected only characters that can be seen."),
    wrong(
      "term: 2025 – 2030", "term: 2025\u{200B} – 2030",
      "8: 'term' holds the invisible character U+200B; expected only characters that can be seen."),
    wrong(
      "ordinal: Lần thứ I", "ordinal: La\u{302}\u{300}n thứ I",
      "7: 'ordinal' holds 'La\u{302}\u{300}n' in decomposed letters; expected composed ones (Unicode NFC)."),
    wrong(
      "term: 2025 – 2030", "term: 2025 \u{7} 2030",
      "8: The line holds a control character; expected only characters that can be seen."),
    wrong(
      "term: 2025 – 2030", "term: 2025 \u{2028} 2030",
      "8: The line holds a control character; expected only characters that can be seen."),
    wrong(
      "term: 2025 – 2030", "term: 2025 \r 2030",
      "8: The line holds a control character; expected only characters that can be seen."),
    wrong(
      "title: Đại hội\n", "title: Đại hội: lần thứ I\n",
      "5: This is not YAML: mapping values are not allowed in this context."),
    wrong(
      "title: Đại hội\n", "title: \(String(repeating: "a", count: 1_001))\n",
      "5: 'title' has 1001 characters; expected at most 1000."),
  ]

  @Test(arguments: keys + values + outputsAndScreens + texts)
  func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try SampleFolder().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func whatABallotIsLikeThatIsAddedLaterMayBeSaid() throws {
    let folder = try SampleFolder().replacing(
      "emblem: star", with: "emblem: star\nballotDefaults: { method: paper, rule: at least 2/3 }", in: "congress.yaml")
    let defaults = try folder.written { try CongressFolder.read($0) }.ballotDefaults
    #expect(
      defaults == BallotDefaults(method: .paper, base: .summoned, rule: PassRule(.atLeast, .twoThirds)))
    let fixed = try folder.replacing("method: paper,", with: "base: fixed,", in: "congress.yaml")
    #expect(try fixed.problems() == ["congress.yaml:13: 'base' cannot stand beside 'ballotDefaults'."])
  }

  /// Every congress had an offset that somebody had to know, in summer another one.
  @Test(
    arguments: [
      ("Asia/Ho_Chi_Minh", 420), ("Europe/Berlin", 120), ("America/New_York", -240), ("UTC", 0), ("Asia/Kolkata", 330),
    ]) func aCongressMayHaveATimeZone(zone: String, minutes: Int) throws
  {
    let folder = try SampleFolder().replacing("timeZone: \"+07:00\"", with: "timeZone: \(zone)", in: "congress.yaml")
    let definition = try folder.written { try CongressFolder.read($0) }
    #expect(definition.utcOffset.minutes(atMS: 1_758_956_400_000) == minutes)
    // Seven in the morning by the clock in the hall.
    #expect(definition.agenda.items.first?.plannedStartMS == (1_758_956_400 - Int64(minutes) * 60) * 1_000)
  }

  /// A congress over the night in which summer time ends was refused: its times had to be meant in one offset.
  @Test func aCongressMayLastOverTheNightInWhichTheClocksChange() throws {
    let folder = try SampleFolder().replacing(
      "timeZone: \"+07:00\"", with: "timeZone: Europe/Berlin", in: "congress.yaml"
    )
    .replacing("date: 2025-09-27", with: "date: 2025-10-25", in: "agenda.yaml")
    .replacing("date: 2025-09-28", with: "date: 2025-10-26", in: "agenda.yaml")
    let definition = try folder.written { try CongressFolder.read($0) }
    let endsMS: Int64 = 1_761_440_400_000
    #expect(definition.utcOffset.changes.contains(UTCOffset.Change(atMS: endsMS, minutes: 60)))
    #expect(definition.utcOffset.minutes(atMS: endsMS - 1) == 120)
    // Each day begins at the same time by the clock in the hall, and the second an hour later than a day after the first.
    let starts = definition.agenda.days.compactMap { $0.sessions.first?.items.first?.plannedStartMS }
    let shown = starts.map { TimeOfDay(atMS: $0, utcOffset: definition.utcOffset).description }
    #expect(shown == ["07:00", "08:00"])
    #expect(starts == [1_761_368_400_000, 1_761_462_000_000])
  }

  @Test func daysOutOfOrderAndTimeZonesThatAreNoneAreTold() throws {
    let turned = try SampleFolder().replacing("date: 2025-09-27", with: "date: 2025-09-29", in: "agenda.yaml")
    #expect(try turned.problems().allSatisfy { $0.hasPrefix("agenda.yaml:") } && !turned.problems().isEmpty)
    let unknown = try SampleFolder().replacing(
      "timeZone: \"+07:00\"", with: "timeZone: Asia/Saigun", in: "congress.yaml")
    #expect(try unknown.problems().count == 1)
  }
}
