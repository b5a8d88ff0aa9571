import Congress
import ControlClient
import Foundation
import HallProtocol
import Testing

/// Goal: votes of every method work with the real executables, and a secret vote leaves no trace on disk.
///
/// Method: the sample congress with other methods written into its files; a gateway that sends votes over TCP; the
/// service killed in the middle; the bytes of the journal looked through.
@Suite(.serialized, .timeLimit(.minutes(30)), .realProcesses) struct VoteLineTests {
  /// The sample congress with `BQ06` secret, `BQ07` named, `BQ08` by block, `BQ09` on paper and an alternate.
  private static func congress(in workplace: Workplace) throws -> String {
    let folder = workplace.path + "/congress"
    try FileManager.default.copyItem(atPath: Executable.package + "/Config/congresses/can-tho-2025", toPath: folder)
    func change(_ file: String, _ change: (String) throws -> String) throws {
      let path = folder + "/" + file
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = try change(text)
      try #require(changed != text)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let methods = [
      "BQ06": "electronic-secret", "BQ07": "electronic-named", "BQ08": "block-count", "BQ09": "paper",
    ]
    try change("ballots.yaml") { text in
      var ballot = ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        if let code = line.split(separator: " ").last, line.contains("- id: BQ") { ballot = String(code) }
        guard line.contains("method: card-count"), let method = methods[ballot] else { return String(line) }
        return "    method: \(method)"
      }.joined(separator: "\n")
    }
    try change("congress.yaml") { text in
      text + """
        blocks:
          - { id: A, name: { vi: Khối A, en: Block A }, teller: an, seats: 250 }
          - { id: B, name: { vi: Khối B, en: Block B }, teller: binh, seats: 250 }
        permissions: { ballot.publish: [chair] }

        """
    }
    try change("roster.csv") { $0 + "DK-01,Trần Văn Khuyết,alternate,Chi bộ dự khuyết,Tổ 1,,m,Kinh,1980,2005,\n" }
    return folder
  }

  private static func house() async throws -> House {
    let workplace = try Workplace()
    return try await House(workplace: workplace, congress: congress(in: workplace))
  }

  /// Sends votes of a gateway all at once; each has its own answer.
  private static func vote(
    _ votes: [(delegate: Int, choice: String)], on ballot: Code<Ballot>, at house: House
  ) async throws -> [Reply] {
    let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self)
    let client = HallClient(
      identity: ClientIdentity(role: .voter, id: "gateway", topics: []), settings: house.settings(.voter),
      nowMS: { Int64(Date().timeIntervalSince1970 * 1_000) }
    ) { continuation.yield($0) }
    let link = Task { await client.run() }
    defer { link.cancel() }
    for await event in events { if case .up = event { break } }
    var replies: [Reply] = []
    for start in stride(from: 0, to: votes.count, by: HallClient.commandsUnderWayMax) {
      let batch = Array(votes[start...].prefix(HallClient.commandsUnderWayMax))
      replies += try await send(batch, on: ballot, through: client)
    }
    return replies
  }

  private static func send(
    _ votes: [(delegate: Int, choice: String)], on ballot: Code<Ballot>, through client: HallClient
  ) async throws -> [Reply] {
    try await withThrowingTaskGroup(of: Reply.self) { group in
      for (delegate, choice) in votes {
        let digits = "000\(delegate)".suffix(4)
        let command = Command.ballotVote(ballot, delegate: Code("CT-\(digits)"), choice: choice)
        let message = CommandMessage(id: "\(ballot)-\(delegate)-\(choice)", command: command)
        group.addTask {
          // A gateway that has lost its link, as on a busy machine, sends again under the same id.
          var reply: Reply?
          try await eventually("the service answers \(message.id)") {
            reply = try? await client.send(message)
            return reply != nil
          }
          return try #require(reply)
        }
      }
      var replies: [Reply] = []
      for try await reply in group { replies.append(reply) }
      return replies
    }
  }

  @Test func aSecretVoteSurvivesTheDeathOfTheServiceAndLeavesNoTraceOnDisk() async throws {
    let house = try await Self.house()
    try await house.run("ballot", "open", "BQ06")
    let first = (1...100).map { (delegate: $0, choice: $0 % 10 == 0 ? "against" : "for") }
    for reply in try await Self.vote(first, on: "BQ06", at: house) {
      if case .refused(let refusal) = reply.answer { Issue.record("\(refusal)") }
    }
    house.crash()
    try await house.start()
    let second = (208...307).map { (delegate: $0, choice: "other") }
    _ = try await Self.vote(second, on: "BQ06", at: house)
    // The same once more: nobody votes twice.
    _ = try await Self.vote(first, on: "BQ06", at: house)
    #expect(try await house.ballot("BQ06").progress?.turnout == 200)
    #expect(try await house.ballot("BQ06").outcome == nil, "no tally before the close")
    #expect(try Self.keyFiles(of: house).count == 1)
    let copy = house.workplace.path + "/copy"
    try FileManager.default.copyItem(atPath: house.journal, toPath: copy)
    try await house.run("ballot", "close", "BQ06")
    #expect(try await house.ballot("BQ06").outcome?.tally.counts == [90, 10, 100])
    #expect(try Self.keyFiles(of: house).isEmpty, "the key is destroyed")
    try Self.expectNoChoice(in: try await Self.log(house))
    try await Self.expectLostKey(inCopy: copy, of: house)
  }

  private static func keyFiles(of house: House) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: house.keys).filter { $0.hasSuffix(".key") }
  }

  /// The records of the votes hold who voted and, of what, nothing that depends on the choice.
  private static func expectNoChoice(in log: [EventRecord]) throws {
    let sealed = log.compactMap { record -> (Code<Delegate>, String)? in
      if case .ballotVoteSealed(_, let delegate, let sealed) = record.event { (delegate, sealed) } else { nil }
    }
    #expect(Set(sealed.map(\.0)).count == 200)
    #expect(Set(sealed.map(\.1.count)).count == 1, "as long for every choice")
    #expect(Set(sealed.map(\.1)).count == sealed.count, "and never the same twice")
    let ids = log.compactMap { if case .ballotVoteSealed = $0.event { $0.commandID } else { nil } }
    #expect(ids.count == sealed.count && Set(ids).count == 200, "a vote sent again is known by its id")
    // With the hyphen that the gateway writes and Base64 has not: a digest may spell "for" by chance.
    let spelled = ["-for", "-against", "-other"]
    #expect(!ids.contains { id in spelled.contains { id.contains($0) } }, "the gateway's ids hold the choice")
    #expect(!log.contains { if case .ballotVoteCast = $0.event { true } else { false } })
  }

  /// A backup from the middle of the vote, without the key, cannot be counted by anybody.
  private static func expectLostKey(inCopy copy: String, of house: House) async throws {
    let other = try House(
      continuing: copy, workplace: house.workplace, congress: house.workplace.path + "/congress",
      keys: "/dev/shm/plenary-test-\(UUID().uuidString)")
    try await other.start()
    let (words, status) = try await other.plenary("ballot", "close", "BQ06", "--json")
    #expect(status == 1 && words.contains("urn_key_lost"), "\(words)")
  }

  private static func log(_ house: House) async throws -> [EventRecord] {
    let command = try Executable("plenary", ["journal", "log", "--json", "--journal", house.journal])
    #expect(try await command.exitStatus() == 0)
    return try command.words.split(separator: "\n").map {
      try JSONDecoder().decode(EventRecord.self, from: Data($0.utf8))
    }
  }

  @Test func aNamedVoteIsExportedWithEveryNameAndBothWhoPublishAreOnTheSheet() async throws {
    let house = try await Self.house()
    try await house.run("ballot", "open", "BQ07")
    let present = Array(1...100) + Array(208...307) + Array(319...400)
    let votes = present.map { (delegate: $0, choice: $0 <= 390 ? "for" : "against") }
    _ = try await Self.vote(votes, on: "BQ07", at: house)
    let late = try await Self.vote([(delegate: 1, choice: "maybe")], on: "BQ07", at: house)
    guard case .refused(let refusal) = late[0].answer else { throw Missing() }
    #expect(refusal.code == "choice_unknown")
    for step in ["close", "confirm"] { try await house.run("ballot", step, "BQ07") }
    let refused = try await house.plenary("ballot", "publish", "BQ07")
    #expect(refused.status == 1 && refused.words.contains("these may: chair"), "\(refused.words)")
    try await house.run("ballot", "publish", "BQ07", "--role", "chair", "--id", "podium")
    let json = try await house.plenary("ballot", "export", "BQ07", "--format", "json")
    let record = try JSONSerialization.jsonObject(with: Data(json.words.utf8)) as? [String: Any]
    #expect((record?["voted"] as? [String])?.count == 282)
    let table = try await house.plenary("ballot", "export", "BQ07", "--format", "csv")
    #expect(table.words.contains("choice,for,272,,56.08%") && table.words.contains("vote,CT-0001,for"))
    let file = house.workplace.path + "/sheet.html"
    try await house.run("ballot", "export", "BQ07", "--output", file)
    let sheet = try String(contentsOfFile: file, encoding: .utf8)
    for words in ["Record of vote BQ07", "ADOPTED", "Chair · podium", "Operator · control-1", "Votes by name", "243"] {
      #expect(sheet.contains(words), "\(words)")
    }
  }

  @Test func tellersReportTheirBlocksAndPaperReconciles() async throws {
    let house = try await Self.house()
    try await house.run("ballot", "open", "BQ08")
    let other = try await house.plenary(
      "ballot", "block", "BQ08", "A", "--for", "240", "--against", "0", "--other", "0", "--role", "teller", "--id",
      "binh", "--json")
    #expect(other.status == 1 && other.words.contains("block_of_other_teller"))
    for (block, teller, inFavour) in [("A", "an", "240"), ("B", "binh", "230")] {
      try await house.run(
        "ballot", "block", "BQ08", block, "--for", inFavour, "--against", "3", "--other", "0", "--role", "teller",
        "--id", teller)
    }
    try await house.run("ballot", "close", "BQ08")
    #expect(try await house.ballot("BQ08").outcome?.tally.counts == [470, 6, 0])
    try await house.run("ballot", "open", "BQ09")
    func count(_ invalid: String) async throws -> (words: String, status: Int32) {
      try await house.plenary(
        "ballot", "count", "BQ09", "--for", "460", "--against", "10", "--other", "5", "--issued", "480", "--collected",
        "478", "--invalid", invalid, "--json")
    }
    let wrong = try await count("2")
    #expect(wrong.status == 1 && wrong.words.contains("valid_and_invalid_not_collected"), "\(wrong.words)")
    #expect(try await count("3").status == 0)
  }

  @Test func attendanceIsTakenByListByHandAndForAnAlternate() async throws {
    let house = try await Self.house()
    let list = house.workplace.path + "/arrivals.csv"
    try "code,presence,reason\nCT-0123,present,\nCT-0001,absent-excused,Ốm\n".write(
      toFile: list, atomically: true, encoding: .utf8)
    try await house.run("attendance", "import", list)
    try await house.run("attendance", "import", list)
    try await house.run("delegate", "check-in", "DK-01")
    try await house.run("delegate", "seat", "DK-01", "--for", "CT-0001")
    var facts = try await house.status().attendance
    #expect(facts.present == 481 && facts.alternatesSeated == 1 && facts.absentExcused == 0)
    try "code,presence\nCT-9999,gone\n".write(toFile: list, atomically: true, encoding: .utf8)
    let wrong = try await house.plenary("attendance", "import", list)
    #expect(wrong.status == 65 && wrong.words.contains("arrivals.csv:2: 'presence' is 'gone'"), "\(wrong.words)")
    try await house.run("attendance", "count", "470")
    facts = try await house.status().attendance
    #expect(facts.present == 470 && facts.countedBy == .hall)
    let table = try await house.plenary("attendance", "show", "--by", "organisation", "--incomplete")
    #expect(table.status == 0 && table.words.contains("·"), "\(table.words)")
    let report = try await house.plenary("attendance", "credentials")
    #expect(report.words.contains("Ethnic minorities") && report.words.contains("%"), "\(report.words)")
    let export = try await house.plenary("attendance", "export")
    #expect(export.words.contains("CT-0001,Phạm Hữu Danh,ex-officio") && export.words.contains("absent-excused,Ốm"))
    // The last row is the head of the record, which an import passes over.
    let rows = export.words.split(separator: "\r\n")
    let head = try #require(rows.last { $0.hasPrefix("# journal_head,") }).split(separator: ",")[1]
    #expect(rows.count == 488 && !export.words.contains("The head of the record"))
    try await house.run("attendance", "export", "--output", list)
    try await house.run("attendance", "import", list)
    let verify = try Executable("plenary", ["journal", "verify", "--journal", house.journal, "--head", String(head)])
    #expect(try await verify.exitStatus() == 0, "\(verify.words)")
  }

  private struct Missing: Error {}
}
