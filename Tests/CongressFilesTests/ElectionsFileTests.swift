import Congress
import CongressFiles
import HallTestSupport
import Testing

/// Goal: elections are read as they were meant, and a mistake in `elections.yaml` is found with its line.
///
/// Method: the small folder with a right file; then one mistake at a time: the list of problems must be exactly the
/// expected one.
@Suite struct ElectionsFileTests {
  static let elections = """
    elections:
      - id: E1
        title: { vi: Bầu Ban Chấp hành, en: Committee }
        seats: 3
        form: with-surplus
        listBallot: BQ01
        candidates:
          - D1
          - D2
          - { code: UV-01, name: Võ Thị Ánh }
      - id: E2
        title: Bầu Đoàn đại biểu
        seats: 1
        form: without-surplus
        candidates: [D3]

    """

  private static var folder: SampleFolder {
    var folder = SampleFolder()
    folder.files["elections.yaml"] = elections
    return folder
  }

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "elections.yaml", problems)
  }

  static let mistakes = [
    wrong("seats: 3", "seats: 0", "4: 'seats' is '0'; expected a whole number from 1 to 250."),
    wrong("seats: 3", "seats: 251", "4: 'seats' is '251'; expected a whole number from 1 to 250."),
    wrong(
      "form: with-surplus", "form: surplus",
      "5: 'form' is 'surplus'; expected one of with-surplus, without-surplus."),
    wrong("    seats: 1\n", "", "11: Key 'seats' is missing in an election."),
    wrong("listBallot: BQ01", "listBallot: BQ03", "6: There is no ballot 'BQ03' in ballots.yaml; did you mean 'BQ01'?"),
    wrong(
      "listBallot: BQ01", "list: BQ01",
      "6: Unknown key 'list' in an election; expected only id, title, seats, form, candidates, listBallot."),
    wrong("id: E2", "id: E1", "11: Election 'E1' stands on line 2 already; expected each only once."),
    wrong("      - D2\n", "      - D1\n", "9: Candidate 'D1' stands on line 8 already; expected each only once."),
    wrong(
      "[D3]", "[D9]",
      "15: Candidate 'D9' is not in roster.csv; expected a delegate's code, or a group with the keys code, name."),
    wrong("UV-01", "D3", "10: Candidate 'D3' is in roster.csv with a name; expected the code alone."),
    wrong("name: Võ Thị Ánh", "name: \"\"", "10: 'name' is empty."),
    wrong(", name: Võ Thị Ánh", "", "10: Key 'name' is missing in a candidate."),
    wrong("[D3]", "D3", "15: 'candidates' is 'D3'; expected a list."),
    wrong("[D3]", "[\"D 3\"]", "15: An entry of 'candidates' holds a space; expected a code without spaces."),
    wrong(
      "elections:\n", "election:\n",
      "1: Unknown key 'election' in the elections; did you mean 'elections'?",
      "1: Key 'elections' is missing in the elections."),
  ]

  @Test(arguments: mistakes) func aMistakeIsFoundWhereItStands(_ mistake: Mistake) throws {
    let folder = try Self.folder.replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func moreElectionsOrCandidatesThanThereMayBeAreFound() throws {
    let many = (1...251).map { "{ code: U\($0), name: Võ Ánh }" }.joined(separator: ", ")
    let folder = try Self.folder.replacing("[D3]", with: "[\(many)]", in: "elections.yaml")
    #expect(
      try folder.problems() == ["elections.yaml:15: 'candidates' does not have 0 to 250 entries, but 251."])
    var elections = SampleFolder()
    elections.files["elections.yaml"] =
      "elections:\n"
      + (1...9).map { "  - { id: E\($0), title: Bầu, seats: 1, form: without-surplus, candidates: [] }\n" }.joined()
    #expect(try elections.problems() == ["elections.yaml:1: 'elections' does not have 0 to 8 entries, but 9."])
  }

  @Test func electionsAreReadWithTheirCandidatesNames() throws {
    let elections = try Self.folder.written { try CongressFolder.read($0).elections }
    let first = ElectionPlan(
      code: "E1", title: LocalizedText(vi: "Bầu Ban Chấp hành", en: "Committee"), seats: 3, form: .withSurplus,
      listBallot: "BQ01",
      candidates: [
        Candidate(code: "D1", name: "Nguyễn Văn An"), Candidate(code: "D2", name: "Trần Thị Bình"),
        Candidate(code: "UV-01", name: "Võ Thị Ánh"),
      ])
    let second = ElectionPlan(
      code: "E2", title: LocalizedText(vi: "Bầu Đoàn đại biểu"), seats: 1, form: .withoutSurplus,
      candidates: [Candidate(code: "D3", name: "Lê \"Ba\" Cường")])
    #expect(elections == [first, second])
  }

  @Test func aCongressWithoutTheFileHoldsNoElections() throws {
    #expect(try SampleFolder().written { try CongressFolder.read($0).elections } == [])
  }

  @Test func theSampleCongressHasOneElectionOfEachForm() throws {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let congress = try CongressFolder.read("/\(package)/Config/congresses/can-tho-2025")
    #expect(congress.elections.map(\.seats) == [51, 12])
    #expect(congress.elections.map(\.candidates.count) == [58, 12])
    #expect(congress.elections.map(\.form) == [.withSurplus, .withoutSurplus])
  }
}
