import Congress
import Testing

/// Goal: nobody but those who work on an election sees a figure of it before it is published; then everybody does.
///
/// Method: an election brought through every state; what is open to screens is searched for its figures.
@Suite struct ElectionViewTests {
  @Test(arguments: ElectionState.allCases)
  func onlyPublishedRoundsAreToldToEverybody(state: ElectionState) throws {
    let hall = try ElectionLifeTests.hall(in: state)
    let told = hall.state.electionResultsView.results
    #expect(told.isEmpty == ![.published, .voided].contains(state))
    #expect(told.allSatisfy { $0.isVoided == (state == .voided) })
    let outputs = try hall.state.outputs.map { try json(hall.state.outputView($0.name)) }.joined()
    #expect(!outputs.contains("Mai Văn Yên"), "an output knows a candidate in \(state)")
    #expect(try json(hall.state.electionsView).contains("Mai Văn Yên") == (state != .aborted) || state == .aborted)
  }

  @Test func topicsAreOpenToThoseWhoWorkOnElectionsAndResultsToAll() {
    #expect(Role.allCases.filter { Topic.elections.isOpen(to: $0) } == [.operator, .chair, .teller])
    #expect(Role.allCases.allSatisfy { Topic.electionResults.isOpen(to: $0) })
    for topic in [Topic.elections, .electionResults] { #expect(Topic(name: topic.name) == topic) }
  }

  /// A line of the hall protocol has at most 1 MiB.
  @Test func theLargestElectionsFitIntoOneLine() throws {
    let candidates = (1...ElectionPlan.candidatesMax).map {
      Candidate(code: Code("CT-\(1_000 + $0)"), name: "Nguyễn Thị Huyền Trang \($0)")
    }
    let plans = (1...ElectionPlan.electionsMax).map {
      ElectionPlan(
        code: Code("E\($0)"), title: LocalizedText(vi: "Bầu Ban Chấp hành"), seats: 250, form: .withoutSurplus,
        candidates: candidates)
    }
    var hall = try Hall(.sample(elections: plans))
    let rounds = ElectionPlan.listedNamesMax / ElectionPlan.candidatesMax / ElectionPlan.electionsMax
    let count = ElectionFigures(
      valid: 5, invalid: 0, votes: Dictionary(uniqueKeysWithValues: candidates.map { ($0.code.text, 5) }),
      disagree: Dictionary(uniqueKeysWithValues: candidates.map { ($0.code.text, 0) }))
    for code in plans.map(\.code) {
      for _ in 1...rounds {
        for step in [.adoptList, .issue(issued: 5, absentThroughout: 0), .collect(collected: 5)] as [ElectionStep] {
          try hall.run(.election(code, step))
        }
        for teller in [Actor.teller, .secondTeller] { try hall.run(.election(code, .count(count)), as: teller) }
        for step in [.confirm, .publish, .void(reason: "đếm sai")] as [ElectionStep] {
          try hall.run(.election(code, step))
        }
        try hall.run(.election(code, .void(reason: "")), as: .podium)
        try hall.run(.election(code, .nextRound(candidates: [])))
      }
    }
    let limit = 1_000_000
    #expect(try json(hall.state.electionsView).utf8.count < limit)
    #expect(try json(hall.state.electionResultsView).utf8.count < limit)
    #expect(throws: Rejection.election("E1", .candidatesTooMany(6_250))) { try hall.elect(.adoptList) }
  }

  @Test func aPublishedRoundSaysWhatTheHeadOfTheTellersReadsOut() throws {
    let hall = try ElectionLifeTests.hall(in: .published)
    let result = try #require(hall.state.electionResultsView.results.first)
    #expect(result.election == "E1" && result.round == 1 && result.kind == .first && result.seats == 7)
    #expect(result.summoned == 6 && result.entitled == 5 && result.issued == 5 && result.collected == 5)
    #expect(result.outcome.base == 6 && result.outcome.needed == 4)
    #expect(result.outcome.elected == ["C3", "C2", "C4", "C6", "C5", "C7"] && result.outcome.openSeats == 1)
    #expect(try throughJSON(hall.state.electionsView) == hall.state.electionsView)
    #expect(try throughJSON(hall.state.electionResultsView) == hall.state.electionResultsView)
  }
}
