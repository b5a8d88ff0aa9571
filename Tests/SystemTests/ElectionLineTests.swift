import Congress
import Foundation
import Testing

/// Goal: an election is held from its nominations to its published result as a control room would, and survives the
/// death of its service.
///
/// Method: the real executables on the sample congress; two tellers who first differ, a count from a file, `kill -9` in
/// between, and what everybody may see at the end.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct ElectionLineTests {
  private static let teller = ["--role", "teller", "--id"]

  /// A file of counts in the order of the list.
  private func write(_ votes: [Int], of list: CandidateList, to path: String) throws {
    let rows = zip(list.codes, votes).map { "\($0),\($1)\n" }
    try Data(("candidate,votes\n" + rows.joined()).utf8).write(to: URL(filePath: path))
  }

  @Test func anElectionIsHeldByTwoTellersWhoFirstDiffer() async throws {
    let house = try await House()
    try await house.run("election", "nominate", "BC01", "UV-01", "--name", "Lê Thị Ánh", "--by", "self")
    try await house.run("election", "support", "BC01", "UV-01", "--votes", "145")
    try await house.run("election", "withdraw", "BC01", "CT-0001", "--reason", "sức khỏe")
    try await house.run("election", "adopt-list", "BC01")
    try await house.run("election", "issue", "BC01", "--issued", "480", "--absent-throughout", "5")
    try await house.run("election", "collect", "BC01", "--collected", "480")
    let list = try #require(try await house.election("BC01").rounds.last?.list)
    #expect(list.candidates.count == 58 && list.codes.contains("UV-01") && !list.codes.contains("CT-0001"))

    let votes = (0..<58).map { $0 < 50 ? 440 - $0 : 200 + $0 }
    let file = house.workplace.path + "/counts.csv"
    try write(votes, of: list, to: file)
    let papers = ["--valid", "478", "--invalid", "2"]
    let first = try await Executable.plenary(
      ["election", "import", "BC01", file] + papers + Self.teller + ["machine-1"], port: house.port)
    #expect(first.status == 0, "\(first.words)")

    // The second counts on their own: nobody is shown the first one's figures yet.
    let early = try await house.plenary("election", "show", "BC01")
    #expect(early.words.contains("machine-1 has counted") && !early.words.contains("440"), "\(early.words)")
    let round = try #require(try await house.election("BC01").rounds.last)
    #expect(round.counts.isEmpty && round.tellers == ["machine-1"])

    var slip = votes
    slip[7] += 1
    let figures = zip(list.codes, slip).flatMap { ["--votes", "\($0)=\($1)"] }
    let second = try await Executable.plenary(
      ["election", "count", "BC01"] + papers + figures + Self.teller + ["table-2"], port: house.port)
    #expect(second.status == 0, "\(second.words)")
    let blocked = try await house.plenary("election", "confirm", "BC01")
    #expect(blocked.status == 1 && blocked.words.contains("votes \(list.codes[7]) 433 ≠ 434"), "\(blocked.words)")

    let before = try await house.election("BC01")
    house.crash()
    try await house.start()
    #expect(try await house.election("BC01") == before)
    #expect(before.state == .counting && before.rounds.last?.differences.count == 1)

    let again = try await Executable.plenary(
      ["election", "import", "BC01", file] + papers + Self.teller + ["table-2"], port: house.port)
    #expect(again.status == 0, "\(again.words)")
    try await house.run("election", "confirm", "BC01")
    try await house.run("election", "publish", "BC01")
    house.crash()
    try await house.start()
    let outcome = try #require(try await house.election("BC01").rounds.last?.outcome)
    // 485 summoned, 5 of them absent throughout: base 480, 241 needed.
    #expect(outcome.base == 480 && outcome.needed == 241)
    #expect(outcome.elected == Array(list.codes.prefix(50)) + [list.codes[57]])
    #expect(outcome.openSeats == 0 && outcome.tied.isEmpty)
    let told = try await house.plenary("election", "show", "BC01")
    #expect(told.words.contains("Elected 51 of 51"), "\(told.words)")
    try await expectExports(house, of: list)
    let (words, status) = try await house.plenary("election")
    #expect(status == 0 && words.contains("BC01  published"), "\(words)")
  }

  /// What the head of the tellers signs, in every form.
  private func expectExports(_ house: House, of list: CandidateList) async throws {
    let sheet = try await house.plenary("election", "export", "BC01")
    for words in ["Record of the count of votes, round 1", "Elected, from high to low", "241", "Teller · table-2"] {
      #expect(sheet.words.contains(words), "\(words)")
    }
    let table = try await house.plenary("election", "export", "BC01", "--format", "csv")
    #expect(table.words.contains("elected,\(list.codes[0]),") && table.words.contains("fact,base,480"))
    #expect(
      table.words.split(separator: "\r\n").count { $0.hasPrefix("count,") } == 3 * 58, "every count, also the slip")
    let json = try await house.plenary("election", "export", "BC01", "--json")
    let record = try JSONSerialization.jsonObject(with: Data(json.words.utf8)) as? [String: Any]
    #expect((record?["counts"] as? [Any])?.count == 3)
  }

  @Test func aFileThatIsNotRightSendsNothingAndSaysWhere() async throws {
    let house = try await House()
    let early = try await house.plenary("election", "import", "BC02", "/nowhere.csv", "--valid", "1", "--invalid", "0")
    #expect(early.status == 1 && early.words.contains("has no list yet"), "\(early.words)")
    try await house.run("election", "adopt-list", "BC02")
    try await house.run("election", "issue", "BC02", "--issued", "480")
    try await house.run("election", "collect", "BC02", "--collected", "480")
    let file = house.workplace.path + "/counts.csv"
    try Data("candidate,votes,disagree\nCT-9999,1,x\n".utf8).write(to: URL(filePath: file))
    let wrong = try await house.plenary("election", "import", "BC02", file, "--valid", "480", "--invalid", "0")
    #expect(wrong.status == 65, "\(wrong.words)")
    #expect(wrong.words.contains("counts.csv:2: 'disagree' is 'x'") && wrong.words.contains("CT-9999"))
    let (words, _) = try await house.plenary("election", "list", "--json")
    let view = try JSONDecoder().decode(ElectionsView.self, from: Data(words.utf8))
    #expect(view.elections.map(\.state) == [.nominating, .collected])
    let unknown = try await house.plenary("election", "show", "BC09")
    #expect(unknown.status == 1 && unknown.words.contains("There are: BC01, BC02."), "\(unknown.words)")
  }
}
