import Congress
import CongressFiles
import HallTestSupport
import Testing

/// Goal: planned speakers, speaking times, the presidium's notes and its output are read as they were meant, and a
/// mistake is found with its line.
///
/// Method: the small folder with a right `speakers.yaml`; then one mistake at a time: the list of problems must be
/// exactly the expected one.
@Suite struct SpeakersFileTests {
  static let speakers = """
    speakers:
      - id: TL01
        item: "1.02"
        delegate: D1
        office: { vi: Bí thư, en: Secretary }
        title: Chuyển đổi số
      - id: TL02
        name: Lê Thị Hoa
        unit: Hội Nông dân
        seconds: 300

    """

  private static var folder: SampleFolder {
    var folder = SampleFolder()
    folder.files["speakers.yaml"] = speakers
    return folder
  }

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "speakers.yaml", problems)
  }

  static let mistakes = [
    wrong(
      "delegate: D1", "delegate: D9",
      "4: Delegate 'D9' is not in roster.csv; expected a delegate's code, or 'name' for a guest."),
    wrong("item: \"1.02\"", "item: \"1.03\"", "3: There is no item '1.03' in agenda.yaml; did you mean '1.01'?"),
    wrong("seconds: 300", "seconds: 5", "10: 'seconds' is '5'; expected a whole number from 10 to 14400."),
    wrong("id: TL02", "id: TL01", "7: Speaker 'TL01' stands on line 2 already; expected each only once."),
    wrong(
      "    name: Lê Thị Hoa\n", "",
      "7: Speaker 'TL02' has no name; expected 'delegate' (a code of roster.csv) or 'name'."),
    wrong(
      "    unit: Hội", "    delegate: D2\n    unit: Hội", "8: 'name' cannot stand beside 'delegate'.",
      "10: 'unit' cannot stand beside 'delegate'."),
    wrong(
      "    delegate: D1\n", "", "2: Speaker 'TL01' has no name; expected 'delegate' (a code of roster.csv) or 'name'."),
    wrong(
      "unit: Hội", "units: Hội", "9: Unknown key 'units' in a speaker; did you mean 'unit'?"),
  ]

  @Test(arguments: mistakes) func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try Self.folder.replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func theSpeakersAreReadInOrderWithTheTimeOfTheCongress() throws {
    let congress = try Self.folder.written { try CongressFolder.read($0) }
    #expect(
      congress.speakers == [
        Speaker(
          code: "TL01", person: .delegate("D1"), office: LocalizedText(vi: "Bí thư", en: "Secretary"),
          title: LocalizedText(vi: "Chuyển đổi số"), item: "1.02", allottedSeconds: 420),
        Speaker(code: "TL02", person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), allottedSeconds: 300),
      ])
    #expect(congress.speaking == .standard)
  }

  @Test func aCongressWithoutSpeakersHasNoFileOfThem() throws {
    #expect(try SampleFolder().written { try CongressFolder.read($0) }.speakers.isEmpty)
  }

  @Test func speakingTimesAreReadAsFarAsTheyAreGiven() throws {
    let folder = try Self.folder.replacing(
      "screens:", with: "speaking: { seconds: 300, warningSeconds: 30 }\nscreens:", in: "congress.yaml")
    let congress = try folder.written { try CongressFolder.read($0) }
    #expect(congress.speaking == SpeakingRules(seconds: 300, warningSeconds: 30, overtimeSeconds: 30))
    #expect(congress.speakers.map(\.allottedSeconds) == [300, 300])
    let wrong = try SampleFolder().replacing(
      "screens:", with: "speaking: { seconds: 9 }\nscreens:", in: "congress.yaml")
    #expect(try wrong.problems() == ["congress.yaml:19: 'seconds' is '9'; expected a whole number from 10 to 14400."])
  }

  @Test func notesAreKeptApartFromTheAgenda() throws {
    let folder = try SampleFolder().replacing(
      "ballots: [BQ01, BQ02]",
      with: "notes: { vi: Mời tổ kiểm phiếu, en: Call the tellers }\n            ballots: [BQ01, BQ02]",
      in: "agenda.yaml")
    let congress = try folder.written { try CongressFolder.read($0) }
    #expect(
      congress.notes == [ItemNote(item: "1.02", text: LocalizedText(vi: "Mời tổ kiểm phiếu", en: "Call the tellers"))])
    #expect(congress.agenda == (try SampleFolder().written { try CongressFolder.read($0) }).agenda)
  }

  @Test func theMonitorIsForThePresidiumAlone() throws {
    let own = try SampleFolder().replacing(
      "- { name: lobby, follows: hall }", with: "- { name: presidium, scene: presidium }", in: "congress.yaml")
    #expect(
      try own.written { try CongressFolder.read($0) }.outputs.last == Output(name: "presidium", onAir: .presidium))
    let other = try SampleFolder().replacing(
      "- { name: lobby, follows: hall }", with: "- { name: lobby, scene: presidium }", in: "congress.yaml")
    #expect(
      try other.problems() == [
        "congress.yaml:18: 'scene' is for the output 'presidium' alone, because it has what only the presidium may read."
      ])
    let both = try SampleFolder().replacing(
      "name: lobby, follows: hall", with: "name: lobby, follows: hall, scene: programme", in: "congress.yaml")
    #expect(try both.problems() == ["congress.yaml:18: 'scene' cannot stand beside 'follows'."])
  }
}
