import Congress
import CongressFiles
import HallTestSupport
import Foundation
import Testing

/// Goal: the congress that ships with the house is right, and means what its organisers meant.
///
/// Method: read `Config/congresses/can-tho-2025` and count; read the small folder of these tests and look at each part.
@Suite struct SampleCongressTests {
  private static var canThoPath: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Config/congresses/can-tho-2025").path
  }

  @Test func canThoHasTheFiguresOfItsPressReports() throws {
    let congress = try CongressFolder.read(Self.canThoPath)
    let people = congress.roster.delegates
    #expect(people.count == 485)
    #expect(people.count { $0.kind == .appointed } == 406)
    #expect(people.count { $0.kind == .exOfficio } == 79)
    #expect(congress.roster.organisations.count == 109)
    #expect(Set(people.map(\.group)).count == 9)
    #expect(congress.agenda.items.count == 42)
    #expect(congress.ballots.count == 11)
    #expect(congress.agenda.days.map(\.date) == ["2025-09-26", "2025-09-27", "2025-09-28"])
    #expect(congress.outputs.map(\.name) == ["hall", "presidium", "lobby", "press"])
    #expect(congress.quorum == QuorumPolicy(delegates: .twoThirds, organisations: .twoThirds, policy: .warn))
  }

  @Test func canThoPlansItsResolutionForTwentyFivePastTenOnTheThirdDay() throws {
    let congress = try CongressFolder.read(Self.canThoPath)
    let item = try #require(congress.agenda["3.08"])
    // 2025-09-28 10:25 +07:00 is 03:25 UTC.
    #expect(item.plannedStartMS == 1_759_029_900_000)
    #expect(item.plannedMinutes == 10)
    #expect(item.ballots == ["BQ11"])
    let targets = try #require(congress.ballots.first { $0.code == "BQ10" })
    #expect(targets.durationMS == 30_000)
    #expect(targets.targets.count == 28, "as many as its question names")
  }

  @Test func aSmallFolderIsReadPartByPart() throws {
    let congress = try SampleFolder().written { try CongressFolder.read($0) }
    #expect(congress.id == "small")
    #expect(congress.name.slogan == LocalizedText(vi: "Khẩu hiệu"))
    #expect(congress.name.body == LocalizedText(vi: "Đảng bộ xã", en: "Party Committee"))
    #expect(congress.name.placeAndDate.vi == "Cần Thơ")
    #expect(congress.language == .vietnamese)
    #expect(congress.utcOffset == 420)
    #expect(congress.theme == "red-gold")
    #expect(congress.emblem == "star")
    #expect(congress.hall == HallGeometry(farthestViewerMetres: 28, imageHeightMetres: 4))
    #expect(congress.quorum.organisations == Fraction(0, 1))
    #expect(congress.outputs == [Output(name: "hall"), Output(name: "lobby", follows: "hall")])
    #expect(congress.screens == [Screen(id: "hall-left", output: "hall")])
    #expect(congress.presentAtFounding == ["D1"])
  }

  @Test func aSmallAgendaIsReadItemByItem() throws {
    let agenda = try SampleFolder().written { try CongressFolder.read($0).agenda }
    #expect(agenda.days.map(\.code) == ["N1", "N2"])
    #expect(agenda.days.flatMap(\.sessions).map(\.code) == ["N1A", "N2A"])
    let vote = Item(
      code: "1.02", kind: .vote, title: LocalizedText(vi: "Thông qua chương trình", en: "Adoption of the programme"),
      presenter: LocalizedText(vi: "Đoàn Chủ tịch"), plannedStartMS: 1_758_933_000_000, plannedMinutes: 15,
      ballots: ["BQ01", "BQ02"], cue: .item)
    #expect(agenda["1.02"] == vote)
    #expect(agenda["1.01"]?.cue == .attendance)
    #expect(agenda["2.01"]?.presenter == nil)
  }

  @Test func smallBallotsAreReadWithTheirRulesAndChoices() throws {
    let ballots = try SampleFolder().written { try CongressFolder.read($0).ballots }
    let twoThirds = try #require(Fraction(2, 3))
    let choices = [
      Choice(key: "yes", label: LocalizedText(vi: "Đồng ý", en: "Agree"), sign: .agree),
      Choice(key: "no", label: LocalizedText(vi: "Không đồng ý"), sign: .against),
    ]
    let first = BallotPlan(code: "BQ01", question: LocalizedText(vi: "Thông qua chương trình"))
    let second = BallotPlan(
      code: "BQ02", question: LocalizedText(vi: "Thông qua nội quy", en: "Adopt the rules"), choices: choices,
      base: .cast, rule: PassRule(.atLeast, twoThirds), durationMS: 30_000)
    #expect(ballots == [first, second])
  }

  @Test func aSmallRosterIsReadWithItsQuotesAndGaps() throws {
    let people = try SampleFolder().written { try CongressFolder.read($0).roster.delegates }
    let quoted = Delegate(
      code: "D3", name: "Lê \"Ba\" Cường", kind: .elected, organisation: "Chi bộ 2, ấp 3", group: "", seat: "",
      sex: .male, ethnicity: "Kinh", birthYear: 1985, partyYear: nil)
    #expect(people.map(\.code) == ["D1", "D2", "D3", "G1"])
    #expect(people[2] == quoted)
    #expect(people[3].kind == .guest)
  }

  @Test func columnsMayStandInAnyOrderAndPresenceMayBeLeftOut() throws {
    var folder = SampleFolder()
    folder.files["roster.csv"] = """
      name,code,kind,organisation,group,seat,sex,ethnicity,birth_year,party_year
      Nguyễn Văn An,D1,elected,Chi bộ 1,,,m,Kinh,1970,
      """
    let congress = try folder.written { try CongressFolder.read($0) }
    #expect(congress.roster.delegates.map(\.code) == ["D1"])
    #expect(congress.presentAtFounding == [])
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreNoProblem() throws {
    var folder = SampleFolder()
    let plain = try folder.written { try CongressFolder.read($0) }
    for (name, text) in folder.files {
      folder.files[name] = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n")
    }
    #expect(try folder.written { try CongressFolder.read($0) } == plain)
  }

  @Test func anotherTimeZoneMovesThePlannedTimes() throws {
    let folder = try SampleFolder().replacing("+07:00", with: "-03:30", in: "congress.yaml")
    let congress = try folder.written { try CongressFolder.read($0) }
    #expect(congress.utcOffset == -210)
    // 2025-09-27 07:00 -03:30 is 10:30 UTC.
    #expect(congress.agenda["1.01"]?.plannedStartMS == 1_758_969_000_000)
  }
}
