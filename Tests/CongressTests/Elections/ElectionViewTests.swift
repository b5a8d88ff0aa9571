import Congress
import HallTestSupport
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

  /// Cues that a record may have put on air, whatever the election has come to.
  private static let cues: [Cue] =
    [nil, 0, 3, 9].map { .electionTable("E1", rows: $0, round: nil) } + [
      .electionTable("E1", rows: nil, round: 1), .elected("E1", round: nil), .elected("E1", round: 1),
      .electionPapers("E1"),
    ]

  @Test(arguments: ElectionState.allCases)
  func noPictureShowsAFigureOfARoundThatIsNotPublished(state: ElectionState) throws {
    let isTold = [.published, .voided].contains(state)
    for cue in Self.cues {
      var hall = try ElectionLifeTests.hall(in: state)
      hall.store(.cueTaken(output: "hall", cue: cue))
      let view = hall.state.outputView("hall")
      let text = try json(view)
      if !isTold { #expect(!text.contains("votes") && !text.contains("valid"), "\(cue.text) in \(state): \(text)") }
      if !isTold { #expect(!text.contains("Mai Văn Yên"), "\(cue.text) in \(state)") }
      switch (cue.scene, state) {
      case (.electionPapers, .nominating), (.electionPapers, .listed), (.electionPapers, .aborted), (.elected, .voided):
        #expect(view.content == .fallback)
      case (.electionPapers, _): #expect(view.content.scene == .electionPapers)
      default: #expect((view.content == .fallback) == !isTold, "\(cue.text) in \(state)")
      }
    }
  }

  @Test func aTableHoldsTheFiguresOfRevealedRowsOnly() throws {
    var hall = try ElectionLifeTests.hall(in: .published)
    for rows in 0...9 {
      try hall.run(.cueTake("hall", .electionTable("E1", rows: rows, round: nil)))
      guard case .electionTable(let table) = hall.state.outputView("hall").content else {
        throw SampleError(description: "no table")
      }
      #expect(table.rows.count == 9 && table.current == rows)
      #expect(table.rows.map { $0.figures != nil } == (1...9).map { $0 <= rows })
    }
    #expect(throws: Rejection.election("E1", .rowsOutOfRange(10, candidates: 9))) {
      try hall.run(.cueTake("hall", .electionTable("E1", rows: 10, round: nil)))
    }
    #expect(throws: Rejection.election("E1", .rowsOutOfRange(-1, candidates: 9))) {
      try hall.run(.cueTake("hall", .electionTable("E1", rows: -1, round: nil)))
    }
  }

  @Test func aCueAboutNothingIsRefused() throws {
    var hall = try ElectionLifeTests.hall(in: .listed)
    #expect(throws: Rejection.election("E9", .unknown(known: ["E1", "E2"]))) {
      try hall.run(.cueStandby("hall", .electionPapers("E9")))
    }
    #expect(throws: Rejection.election("E1", .inWrongState(.listed, needed: [.issued]))) {
      try hall.run(.cueTake("hall", .electionPapers("E1")))
    }
    for cue in [Cue.electionTable("E1", rows: 0, round: nil), .elected("E1", round: nil)] {
      try hall.run(.cueStandby("hall", cue))
      #expect(throws: Rejection.election("E1", .inWrongState(.listed, needed: [.published]))) {
        try hall.run(.cueTake("hall", nil))
      }
    }
    for round in [0, 2] {
      var published = try ElectionLifeTests.hall(in: .published)
      #expect(throws: Rejection.election("E1", .roundNotPublished(round, published: [1]))) {
        try published.run(.cueTake("hall", .electionTable("E1", rows: nil, round: round)))
      }
    }
  }

  @Test func whatIsOnAirStaysWithItsRoundWhenALaterOneIsPublished() throws {
    var hall = try ElectionLifeTests.hall(in: .published)
    try hall.run(.cueTake("hall", .electionTable("E1", rows: 2, round: nil)))
    try hall.run(.cueTake("press", .elected("E1", round: nil)))
    #expect(hall.state.onAir("hall") == .electionTable("E1", rows: 2, round: 1))
    #expect(hall.state.onAir("press") == .elected("E1", round: 1))
    let (table, elected) = (hall.state.outputView("hall"), hall.state.outputView("press"))
    try hall.elect(.nextRound(candidates: ["C8", "C1"]), .adoptList)
    try hall.count(issued: 5, votes: [5, 0])
    try hall.elect(.publish)
    #expect(try hall.election.rounds.count == 2 && hall.election.state == .published)
    #expect(hall.state.outputView("hall") == table && hall.state.outputView("press") == elected)
    try hall.run(.cueTake("press", .elected("E1", round: nil)))
    guard case .elected(let all) = hall.state.outputView("press").content else {
      throw SampleError(description: "nobody is elected")
    }
    #expect(all.rows.count == 7 && all.rows.last?.votes == 5)
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
        for teller in [Actor.teller, .secondTeller] { try hall.run(.electionCount(code, count), as: teller) }
        for step in [.confirm, .publish, .void(reason: "đếm sai")] as [ElectionStep] {
          try hall.run(.election(code, step))
        }
        try hall.run(.electionVoid(code, reason: ""), as: .podium)
        try hall.run(.electionNextRound(code, candidates: []))
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
