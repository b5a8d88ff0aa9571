import Congress
import HallTestSupport
import Foundation
import HallProtocol
import NIOCore
import Testing

/// Goal: the guide tells the truth.
///
/// Method: every example in it is read and written again by the codec and must come out as the same JSON; every table
/// row must match the code's own tables.
@Suite struct GuideTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let side: String
    let line: String
    var testDescription: String { "\(side): \(line.prefix(70))" }
  }

  static let guide: String = {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let guide = here.appending(path: "../../Sources/Manual/Plenary.docc/HallProtocol.md")
    return (try? String(contentsOf: guide, encoding: .utf8)) ?? ""
  }()

  static let examples: [Example] = {
    var examples: [Example] = []
    var side: String?
    for line in guide.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        side = side == nil ? String(line.dropFirst(3)) : nil
      } else if let side, side == "client" || side == "service" {
        examples.append(Example(side: side, line: String(line)))
      }
    }
    return examples
  }()

  /// The first cells of the table rows that hold `marker` somewhere.
  private func cells(ofTableHeaded header: String) -> [[String]] {
    let lines = Self.guide.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(header) }) else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
  }

  @Test func thereAreExamplesOfEveryMessage() {
    for type in ["hello", "ack", "command", "report", "shot", "picture", "ping", "pong"] {
      #expect(Self.examples.contains { $0.side == "client" && $0.line.contains("\"type\":\"\(type)\"") }, "\(type)")
    }
    for type in ["welcome", "topic", "reply", "shot", "picture", "ping", "pong", "error"] {
      #expect(Self.examples.contains { $0.side == "service" && $0.line.contains("\"type\":\"\(type)\"") }, "\(type)")
    }
  }

  @Test(arguments: examples) func everyExampleIsReadAndWrittenAgainAsItStands(_ example: Example) throws {
    let codec = MessageCodec()
    let line = ByteBuffer(string: example.line)
    let written =
      example.side == "client"
      ? try codec.line(codec.clientMessage(line)) : try codec.line(codec.serviceMessage(line))
    let expected = try JSONSerialization.jsonObject(with: Data(example.line.utf8)) as? NSDictionary
    let actual = try JSONSerialization.jsonObject(with: Data(written.readableBytesView)) as? NSDictionary
    #expect(expected != nil && expected == actual)
  }

  @Test func theTableOfCommandsIsTheTableOfTheCode() {
    let rows = Dictionary(uniqueKeysWithValues: cells(ofTableHeaded: "| name | args").map { ($0[0], $0.last ?? "") })
    let code = Dictionary(
      uniqueKeysWithValues: CommandName.allCases.map { name in
        (name.rawValue, name.roles.map(\.rawValue).joined(separator: ", "))
      })
    #expect(rows == code)
  }

  @Test func theTableOfScenesIsTheTableOfTheCode() {
    let rows = cells(ofTableHeaded: "| scene | layout").map { Array($0.prefix(3)) }
    #expect(rows == Cue.Scene.allCases.map { [$0.rawValue, $0.layout, $0.usage.replacing("|", with: "\u{2223}")] })
  }

  @Test func everyMethodAndEveryBaseIsInTheGuide() {
    #expect(cells(ofTableHeaded: "| method | how").map { $0[0] } == BallotPlan.Method.allCases.map(\.rawValue))
    let bases = Set(cells(ofTableHeaded: "| base | figures").map { $0[0] })
    #expect(bases == Set(BallotPlan.Base.allCases.map(\.rawValue)))
  }

  @Test func everyWorkedVoteComesOutAsTheGuideSays() throws {
    for row in cells(ofTableHeaded: "| base | figures") {
      let base = try #require(BallotPlan.Base(rawValue: row[0]))
      let counts = row[1].split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
      let rule = row[2].split(separator: " ").map(String.init)
      let plan = BallotPlan(
        code: "B", question: LocalizedText(vi: "?"), base: base, fixedBase: Int(row[3]),
        rule: PassRule(
          try #require(PassRule.Comparison(rawValue: rule[0])), try #require(Fraction(text: rule[1]))))
      let outcome = Outcome(plan: plan, opening: try opening(of: base, whole: row[3]), tally: Tally(counts: counts))
      let share = outcome.shares[0].hundredthsOfPercent.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
      let actual = [
        "\(outcome.base)", "\(outcome.needed)", share ?? "–", outcome.isAdopted ? "yes" : "no",
      ]
      #expect(actual == Array(row[3...]), "\(row)")
    }
  }

  @Test func everyWorkedChoiceBetweenAlternativesComesOutAsTheGuideSays() throws {
    let rows = cells(ofTableHeaded: "| figures | rule")
    try #require(rows.count > 5)
    for row in rows {
      let counts = row[0].split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
      let rule = row[1].split(separator: " ").map(String.init)
      let choices = zip(["a", "b", "c", "d"], counts).map { key, _ in
        Choice(key: key, label: LocalizedText(vi: key), sign: .other, isAdoptable: key != "d")
      }
      let plan = BallotPlan(
        code: "B", question: LocalizedText(vi: "?"), choices: choices, base: .valid,
        rule: PassRule(
          try #require(PassRule.Comparison(rawValue: rule[0])), try #require(Fraction(text: rule[1]))),
        kind: .alternatives)
      let state = try published(plan, counts)
      let outcome = try #require(state.resultsView.results.first?.outcome)
      let runOff = state.ballotsView.ballots.first?.runOff
      func list(_ keys: [String]?) -> String { keys.map { $0.joined(separator: ", ") } ?? "–" }
      let actual = [
        "\(outcome.base)", "\(outcome.needed)", outcome.adopted ?? "–", list(outcome.tied), list(runOff?.map(\.key)),
      ]
      #expect(actual == Array(row[2...]), "\(row)")
    }
  }

  /// A congress of 485 in which a ballot has been counted and published.
  private func published(_ plan: BallotPlan, _ counts: [Int]) throws -> CongressState {
    let definition = Definition.test(people: Delegate.tests(485), ballots: [plan])
    var state = CongressState(definition, foundedBy: definition.founding())
    let counts = Dictionary(uniqueKeysWithValues: zip(plan.choices.map(\.key), counts))
    let code = plan.code
    try state.carryOut([
      .ballotOpen(code), .ballotClose(code), .ballotCount(code, counts: counts), .ballotConfirm(code),
      .ballotPublish(code),
    ])
    return state
  }

  /// An opening of a congress of 485 in which the base is a given number.
  private func opening(of base: BallotPlan.Base, whole: String) throws -> Opening {
    let whole = try #require(Int(whole))
    let people = Delegate.tests(485)
    let here = base == .present ? whole : 484
    let presences = (1...485).map {
      PresenceRecord(presence: $0 <= here ? .present : .pending, atMS: 0, source: .badge)
    }
    let headcount = Headcount(roster: Roster(people), presences: presences)
    let attendance = Attendance(
      headcount, policy: QuorumPolicy(), absentThroughout: base == .adjustedSummoned ? 485 - whole : 0)
    return Opening(
      attendance: attendance, roll: people.prefix(here).map(\.code), openedMS: 0, deadlineMS: nil)
  }

  @Test func theTableOfCloseReasonsIsTheListOfTheCode() {
    #expect(cells(ofTableHeaded: "| code | why").map { $0[0] } == CloseReason.Kind.allCases.map(\.rawValue))
  }

  /// The worked examples of elections, row by row as written.
  private static let workedElections: [[String]] = {
    let lines = guide.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("| round | seats") }) else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
  }()

  private static func names(_ cell: String) -> [Code<Candidate>] {
    cell.split(separator: ",").map { Code($0.trimmingCharacters(in: .whitespaces)) }
  }

  @Test(arguments: workedElections) func everyWorkedElectionComesOutAsTheGuideSays(_ row: [String]) throws {
    try #require(row.count == 10)
    let kind = try #require(ElectionRound.Kind(rawValue: row[0]))
    let numbers = row[1...4].compactMap(Int.init)
    try #require(numbers.count == 4)
    let (seats, issued, collected, valid) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let votes = row[5].split(separator: ",").map { $0.split(separator: " ") }
    let list = CandidateList(
      form: .withSurplus, candidates: votes.map { Candidate(code: Code(String($0[0])), name: String($0[0])) })
    let count = ElectionCount(
      valid: valid, invalid: collected - valid, votes: votes.compactMap { $0.last.flatMap { Int($0) } })
    #expect(collected <= issued && valid <= collected && count.votes.reduce(0, +) <= valid * seats, "it reconciles")
    let base = try #require(Int(row[6]))
    let outcome = ElectionOutcome(count, of: list, base: base, seats: seats, kind: kind)
    #expect(outcome.needed.map(String.init) ?? "–" == row[7])
    #expect(outcome.elected == Self.names(row[8]))
    #expect(outcome.tied == Self.names(row[9]))
    #expect(outcome.openSeats == seats - outcome.elected.count)
  }

  @Test func everyKindOfRoundHasAWorkedElection() {
    #expect(Set(Self.workedElections.map { $0.first }) == Set(ElectionRound.Kind.allCases.map(\.rawValue)))
  }

  @Test func theTableOfTopicsSaysWhoMayFollowThem() {
    for row in cells(ofTableHeaded: "| topic | value") {
      let topic = Topic(
        name: row[0].replacing("<name>", with: "hall").replacing("<id>", with: "hall-left")
          .replacing("<audience>", with: "guest"))
      let open = Role.allCases.filter { topic?.isOpen(to: $0) ?? false }
      #expect(
        row.last == (open.count == Role.allCases.count ? "every role" : open.map(\.rawValue).joined(separator: ", ")))
    }
  }
}
