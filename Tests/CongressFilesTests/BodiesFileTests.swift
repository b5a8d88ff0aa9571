import Congress
import CongressFiles
import HallTestSupport
import Testing

/// Goal: bodies and pictures are read as they were meant, and a mistake is found with its line.
///
/// Method: the small folder with a right file; then one mistake at a time: the list of problems must be exactly the
/// expected one.
@Suite struct BodiesFileTests {
  static let bodies = """
    bodies:
      - id: presidium
        name: { vi: Đoàn Chủ tịch, en: Presidium }
        members:
          - D1
          - { delegate: D2, office: { vi: Trưởng đoàn, en: Chair } }
          - { name: Võ Thị Ánh, office: Khách mời }

    """

  private static var folder: SampleFolder {
    var folder = SampleFolder()
    folder.files["bodies.yaml"] = bodies
    return folder
  }

  private static func wrong(_ old: String, _ new: String, _ problems: String...) -> Mistake {
    Mistake(old, new, in: "bodies.yaml", problems)
  }

  static let mistakes = [
    wrong("- D1\n", "- D9\n", "5: Member 'D9' is not in roster.csv; did you mean 'D1'?"),
    wrong("delegate: D2", "delegate: D1", "6: Member 'D1' stands on line 5 already; expected each only once."),
    wrong(
      "name: Võ", "delegate: D3, name: Võ",
      "7: An entry of 'members' has both or neither of the keys delegate, name; expected one of them."),
    wrong(
      "{ name: Võ Thị Ánh, office: Khách mời }", "{ office: x }",
      "7: An entry of 'members' has both or neither of the keys delegate, name; expected one of them."),
    wrong(
      "- id: presidium", "- ids: presidium", "2: Unknown key 'ids' in a body; did you mean 'id'?",
      "2: Key 'id' is missing in a body."),
  ]

  @Test func bodiesAreReadWithTheNamesOfTheRoster() throws {
    let definition = try Self.folder.written { try CongressFolder.read($0) }
    let names = Dictionary(uniqueKeysWithValues: definition.roster.delegates.map { ($0.code, $0.name) })
    #expect(definition.bodies.map(\.code) == ["presidium"])
    #expect(definition.bodies[0].members.map(\.name) == [names["D1"], names["D2"], "Võ Thị Ánh"])
    #expect(definition.bodies[0].members.map(\.delegate) == ["D1", "D2", nil])
    #expect(definition.bodies[0].members[1].office?.text(in: .english) == "Chair")
  }

  @Test(arguments: mistakes)
  func aMistakeIsFoundWithItsLine(_ mistake: Mistake) throws {
    let folder = try Self.folder.replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(try folder.problems() == mistake.problems)
  }

  @Test func picturesAreReadAndTheirNamesCannotLeaveTheirFolder() throws {
    var folder = SampleFolder()
    folder.files["congress.yaml", default: ""] += "pictures:\n  - { id: opening, files: [hall-1.jpg, hall-2.png] }\n"
    #expect(
      try folder.written { try CongressFolder.read($0).series } == [
        PictureSeries(code: "opening", files: ["hall-1.jpg", "hall-2.png"], seconds: 8)
      ])
    folder.files["congress.yaml", default: ""] += "  - { id: other, files: [../secret.jpg], seconds: 1 }\n"
    let problems = try folder.problems()
    #expect(problems.count == 2 && problems.contains { $0.contains("../secret") }, "\(problems)")
  }
}
