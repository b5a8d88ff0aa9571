@testable import Congress
import Testing

/// Goal: steps and changes of elections are written as the protocol and the journal say, for ever.
///
/// Method: the exact JSON of each, there and back (by `CommandCodingTests` and `EventCodingTests`, which take these
/// lists in); then what is missing or wrong, and a founding from before there were elections.
@Suite struct ElectionCodingTests {
  /// Every step, with its JSON under sorted keys.
  static let commands: [(Command, String)] = [
    (
      .nominate("C9", name: "Lê An", origin: .itself),
      #""candidate":"C9","election":"E1","name":"Lê An","origin":"self""#
    ),
    (.nominate("D1", name: nil, origin: .floor), #""candidate":"D1","election":"E1","origin":"floor""#),
    (.support("C9", votes: 146), #""candidate":"C9","election":"E1","votes":146"#),
    (.withdraw("C9", reason: "ốm"), #""candidate":"C9","election":"E1","reason":"ốm""#),
    (.adoptList, #""election":"E1""#),
    (.issue(issued: 486, absentThroughout: 1), #""absentThroughout":1,"election":"E1","issued":486"#),
    (.issue(issued: 486, absentThroughout: nil), #""election":"E1","issued":486"#),
    (.collect(collected: 486), #""collected":486,"election":"E1""#),
    (
      .count(ElectionFigures(valid: 3, invalid: 1, votes: ["C1": 2, "C2": 0])),
      #""election":"E1","invalid":1,"valid":3,"votes":{"C1":2,"C2":0}"#
    ),
    (
      .count(ElectionFigures(valid: 3, invalid: 1, votes: ["C1": 2], disagree: ["C1": 1])),
      #""disagree":{"C1":1},"election":"E1","invalid":1,"valid":3,"votes":{"C1":2}"#
    ),
    (.confirm, #""election":"E1""#), (.publish, #""election":"E1""#),
    (.abort(reason: "nhầm"), #""election":"E1","reason":"nhầm""#),
    (.void(reason: "nhầm"), #""election":"E1","reason":"nhầm""#),
    (.nextRound(candidates: []), #""election":"E1""#),
    (.nextRound(candidates: ["C1", "C2"]), #""candidates":["C1","C2"],"election":"E1""#),
  ].map { (step: ElectionStep, arguments: String) in
    (.election("E1", step), #"{"args":{\#(arguments)},"name":"\#(step.name.rawValue)"}"#)
  }

  private static let list = CandidateList(
    form: .withSurplus, candidates: [Candidate(code: "C1", name: "Lê An"), Candidate(code: "C2", name: "Lê Ba")])
  private static let listText =
    #"{"candidates":[{"code":"C1","name":"Lê An","origin":"prepared"},"#
    + #"{"code":"C2","name":"Lê Ba","origin":"prepared"}],"form":"with-surplus"}"#
  private static let count = ElectionCount(valid: 3, invalid: 1, votes: [2, 2])

  /// Every change, with its JSON under sorted keys; the one that freezes attendance has a test of its own.
  static let events: [(Event, String)] = [
    (
      .nominated(candidate: Candidate(code: "C9", name: "Lê An", origin: .floor)),
      #"{"nominated":{"candidate":{"code":"C9","name":"Lê An","origin":"floor"}}}"#
    ),
    (.restored(candidate: "C1"), #"{"restored":{"candidate":"C1"}}"#),
    (
      .supported(candidate: "C9", votes: 146, attending: 485),
      #"{"supported":{"attending":485,"candidate":"C9","votes":146}}"#
    ),
    (.withdrawn(candidate: "C9", reason: "ốm"), #"{"withdrawn":{"candidate":"C9","reason":"ốm"}}"#),
    (.listAdopted(list: list), #"{"list-adopted":{"list":\#(listText)}}"#),
    (.ballotsCollected(collected: 4), #"{"ballots-collected":{"collected":4}}"#),
    (
      .counted(teller: "teller-1", count: count),
      #"{"counted":{"count":{"invalid":1,"valid":3,"votes":[2,2]},"teller":"teller-1"}}"#
    ),
    (
      .confirmed(outcome: ElectionOutcome(count, of: list, base: 6, seats: 1, kind: .runOff)),
      #"{"confirmed":{"outcome":{"base":6,"count":{"invalid":1,"valid":3,"votes":[2,2]},"elected":[],"openSeats":1,"#
        + #""tied":["C1","C2"]}}}"#
    ),
    (.published, #"{"published":{}}"#), (.aborted(reason: "nhầm"), #"{"aborted":{"reason":"nhầm"}}"#),
    (.voidRequested(role: .chair, reason: "nhầm"), #"{"void-requested":{"reason":"nhầm","role":"chair"}}"#),
    (.voided(round: 1, reason: "nhầm"), #"{"voided":{"reason":"nhầm","round":1}}"#),
    (
      .roundBegun(
        kind: .runOff, seats: 1,
        nominees: [
          Nominee(candidate: Candidate(code: "C1", name: "Lê An"), standing: .admitted),
          Nominee(
            candidate: Candidate(code: "C2", name: "Lê Ba"), standing: .supported(votes: 3, attending: 5)),
        ], list: list),
      #"{"round-begun":{"kind":"run-off","list":\#(listText),"nominees":[{"candidate":{"code":"C1","name":"Lê An","#
        + #""origin":"prepared"},"standing":{"admitted":{}}},{"candidate":{"code":"C2","name":"Lê Ba","#
        + #""origin":"prepared"},"standing":{"supported":{"attending":5,"votes":3}}}],"seats":1}}"#
    ),
  ].map { (change: ElectionChange, text: String) in
    (
      .electionChanged(election: "E1", change: change),
      #"{"election.changed":{"change":\#(text),"election":"E1"}}"#
    )
  }

  @Test func everyStepIsInTheTable() {
    // What is prepared has its own, beside the ballots that are.
    let prepared: Set<CommandName> = [
      AddElection.name, EditElection.name, MoveElection.name, DropElection.name, AddPreparedCandidate.name,
      RenamePreparedCandidate.name, DropPreparedCandidate.name,
    ]
    let names = CommandName.allCases.filter { $0.rawValue.hasPrefix("election.") && !prepared.contains($0) }
    #expect(Set(Self.commands.map(\.0.name)) == Set(names))
  }

  @Test func theIssuingCarriesItsFrozenFigures() throws {
    let hall = try ElectionLifeTests.hall(in: .issued)
    let event = try #require(hall.records.last?.event)
    let text = try json(event)
    #expect(text.hasPrefix(#"{"election.changed":{"change":{"ballots-issued":{"absentThroughout":0,"attendance":{"#))
    #expect(text.hasSuffix(#""issued":5,"roll":["D1","D2","D3","D4","D5"]}},"election":"E1"}}"#))
    #expect(try throughJSON(event) == event)
  }

  @Test(arguments: [
    #"{"name":"election.confirm"}"#, #"{"name":"election.confirm","args":{}}"#,
    #"{"name":"election.nominate","args":{"election":"E1","candidate":"C1"}}"#,
    #"{"name":"election.nominate","args":{"election":"E1","candidate":"C1","origin":"nobody"}}"#,
    #"{"name":"election.issue","args":{"election":"E1"}}"#,
    #"{"name":"election.issue","args":{"election":"E1","issued":"486"}}"#,
    #"{"name":"election.count","args":{"election":"E1","valid":1,"invalid":0}}"#,
    #"{"name":"election.count","args":{"election":"E1","valid":1,"invalid":0,"votes":{"C1":1.5}}}"#,
    #"{"name":"election.next-round","args":{"election":"E1","candidates":"C1"}}"#,
    #"{"name":"election.burn","args":{"election":"E1"}}"#,
  ])
  func aStepThatIsNotWholeIsRefusedAsItIsRead(_ text: String) {
    #expect(throws: DecodingError.self) { try decode(Command.self, text) }
  }

  @Test func whatMayBeLeftOutMeansNothing() throws {
    let issue = #"{"name":"election.issue","args":{"election":"E1","issued":4}}"#
    #expect(try decode(Command.self, issue) == .electionIssue("E1", issued: 4, absentThroughout: nil))
    let next = #"{"name":"election.next-round","args":{"election":"E1"}}"#
    #expect(try decode(Command.self, next) == .electionNextRound("E1", candidates: []))
  }

  @Test func aFoundingFromBeforeThereWereElectionsHasNone() throws {
    let text = try json(Definition.sample(elections: []))
    #expect(text.contains(#""elections":[],"#))
    let old = text.replacing(#""elections":[],"#, with: "")
    #expect(try decode(Definition.self, old) == Definition.sample(elections: []))
    #expect(try throughJSON(Definition.sample()) == Definition.sample())
  }
}
