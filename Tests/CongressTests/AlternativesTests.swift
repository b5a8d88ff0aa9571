import Congress
import Testing

/// Goal: of several alternatives the one that reaches the need is adopted and named, and none else; a run-off has those
/// with the most votes.
///
/// Method: examples around each limit, in every way to vote; then every tally that six voters can give three alternatives.
@Suite struct AlternativesTests {
  static func choices(_ count: Int, withOther: Bool = false) -> [Choice] {
    let all = ["a", "b", "c", "d", "e"].prefix(count).map { key in
      Choice(key: key, label: LocalizedText(vi: "Phương án \(key.uppercased())"), sign: .other)
    }
    let other = Choice(key: "other", label: LocalizedText(vi: "Ý kiến khác"), sign: .other, isAdoptable: false)
    return withOther ? all.dropLast() + [other] : all
  }

  static func plan(
    _ count: Int = 3, method: BallotPlan.Method = .cardCount, base: BallotPlan.Base = .valid,
    rule: PassRule = .moreThanHalf, withOther: Bool = false, isWeighted: Bool = false
  ) -> BallotPlan {
    BallotPlan(
      code: "B1", question: LocalizedText(vi: "Chọn phương án"), method: method,
      choices: choices(count, withOther: withOther), base: base, rule: rule, isWeighted: isWeighted,
      kind: .alternatives)
  }

  /// A hall in which a vote has been counted, confirmed and published.
  static func published(_ plan: BallotPlan, _ counts: [Int], delegates: Int = 6, present: Int = 6) throws -> Hall {
    var hall = try Hall(.sample(delegates: delegates, present: present, ballots: [plan]))
    try bring(&hall, counts)
    return hall
  }

  /// Brings the ballot in hand from ready to published.
  static func bring(_ hall: inout Hall, _ counts: [Int]) throws {
    let keys = try #require(hall.state.ballot("B1")).plan.choices.map(\.key)
    let figures = Dictionary(uniqueKeysWithValues: zip(keys, counts))
    for command in [
      Command.ballotOpen("B1"), .ballotClose("B1"), .ballotCount("B1", counts: figures), .ballotConfirm("B1"),
      .ballotPublish("B1"),
    ] { try hall.run(command) }
  }

  static func verdict(_ plan: BallotPlan, _ counts: [Int], delegates: Int = 6, present: Int = 6) throws -> Verdict? {
    let hall = try published(plan, counts, delegates: delegates, present: present)
    let verdict = hall.state.resultsView.results.last?.verdict
    #expect(hall.state.ballot("B1")?.verdict == verdict, "ballot and result say the same")
    #expect(hall.state.ballotsView.ballots.first?.verdict == verdict, "and so does whoever works on it")
    return verdict
  }

  @Test func anAlternativeThatIsNotTheFirstWasOnceNotAdopted() throws {
    let hall = try Self.published(Self.plan(), [10, 450, 5], delegates: 485, present: 465)
    let result = try #require(hall.state.resultsView.results.first)
    #expect(result.outcome.base == 465 && result.outcome.needed == 233)
    #expect(result.verdict == .alternativeAdopted(1))
    #expect(result.outcome.adopted == "b" && result.outcome.isAdopted && result.outcome.tied == nil)
    #expect(
      result.choices.map(\.sign) == [.other, .agree, .other], "a check stands at what is adopted, and nowhere else")
  }

  @Test(arguments: BallotPlan.choicesRange) func anyOfSoManyAlternativesCanBeAdopted(count: Int) throws {
    for winner in 0..<count {
      let counts = (0..<count).map { $0 == winner ? 4 : 0 }
      #expect(try Self.verdict(Self.plan(count), counts) == .alternativeAdopted(winner))
    }
  }

  @Test func noneIsAdoptedThatHasExactlyHalf() throws {
    #expect(try Self.verdict(Self.plan(), [3, 2, 1]) == .noAlternative(tied: []))
    #expect(try Self.verdict(Self.plan(), [1, 3, 2]) == .noAlternative(tied: []))
  }

  @Test func aTieIsToldAndAdoptsNeither() throws {
    #expect(try Self.verdict(Self.plan(), [2, 2, 1]) == .noAlternative(tied: [0, 1]))
    #expect(try Self.verdict(Self.plan(), [2, 2, 2]) == .noAlternative(tied: [0, 1, 2]))
    let half = PassRule(.atLeast, .half)
    #expect(try Self.verdict(Self.plan(2, rule: half), [3, 3]) == .noAlternative(tied: [0, 1]), "both have enough")
  }

  @Test func ofSeveralThatHaveEnoughTheOneWithMostIsAdopted() throws {
    let third = PassRule(.atLeast, try #require(Fraction(1, 3)))
    #expect(try Self.verdict(Self.plan(rule: third), [2, 3, 1]) == .alternativeAdopted(1))
  }

  @Test func theBaseAndTheRuleAreThoseOfThePlan() throws {
    let twoThirds = PassRule(.atLeast, .twoThirds)
    #expect(try Self.verdict(Self.plan(base: .summoned, rule: twoThirds), [1, 4, 0]) == .alternativeAdopted(1))
    #expect(try Self.verdict(Self.plan(base: .summoned, rule: twoThirds), [1, 3, 0]) == .noAlternative(tied: []))
    #expect(
      try Self.verdict(Self.plan(base: .present, rule: twoThirds), [0, 3, 0], present: 4) == .alternativeAdopted(1))
    #expect(try Self.verdict(Self.plan(base: .cast, rule: twoThirds), [1, 2, 0]) == .alternativeAdopted(1))
    #expect(try Self.verdict(Self.plan(base: .valid, rule: twoThirds), [1, 1, 1]) == .noAlternative(tied: [0, 1, 2]))
  }

  @Test func anotherOpinionIsCountedAndNeverAdopted() throws {
    let plan = Self.plan(withOther: true)
    #expect(try Self.verdict(plan, [0, 1, 5]) == .noAlternative(tied: []))
    #expect(try Self.verdict(plan, [0, 4, 2]) == .alternativeAdopted(1))
    #expect(try Self.verdict(plan, [0, 0, 6]) == .noAlternative(tied: []))
  }

  @Test func everyTallyOfSixVotersAdoptsAtMostTheOneWithMoreThanHalf() throws {
    let plan = Self.plan(base: .summoned)
    let opening = Opening(
      attendance: try Hall(.sample(present: 6)).state.attendance, roll: ["D1", "D2", "D3", "D4", "D5", "D6"],
      openedMS: 0, deadlineMS: nil)
    for first in 0...6 {
      for second in 0...(6 - first) {
        for third in 0...(6 - first - second) {
          let counts = [first, second, third]
          let outcome = Outcome(plan: plan, opening: opening, tally: Tally(counts: counts))
          let verdict = plan.verdict(of: outcome, in: .published)
          let winner = counts.firstIndex { 2 * $0 > 6 }
          let most = counts.max() ?? 0
          let tied = counts.indices.filter { counts[$0] == most }
          let expected: Verdict? =
            most == 0
            ? nil : winner.map { .alternativeAdopted($0) } ?? .noAlternative(tied: tied.count > 1 ? tied : [])
          #expect(verdict == expected, "\(counts)")
        }
      }
    }
  }

  // MARK: Other ways to vote

  @Test(arguments: [BallotPlan.Method.electronicNamed, .electronicOpen, .electronicSecret])
  func delegatesChooseAmongAlternativesOnTerminals(_ method: BallotPlan.Method) throws {
    var hall = try Hall(.sample(present: 6, ballots: [Self.plan(method: method)]))
    try hall.run(.ballotOpen("B1"))
    for (number, choice) in ["a", "b", "b", "b", "b", "c"].enumerated() {
      try hall.run(.ballotVote("B1", delegate: Code("D\(number + 1)"), choice: choice), as: .gateway)
    }
    #expect(hall.state.ballotsView.ballots.first?.verdict == nil, "nothing is decided while it is open")
    for command in [Command.ballotClose("B1"), .ballotConfirm("B1"), .ballotPublish("B1")] { try hall.run(command) }
    #expect(hall.state.ballot("B1")?.verdict == .alternativeAdopted(1))
  }

  @Test func blocksCountAlternatives() throws {
    let blocks = ["A", "B"].map { Block(code: Code($0), name: LocalizedText(vi: $0)) }
    var hall = try Hall(.sample(present: 6, ballots: [Self.plan(method: .blockCount)], blocks: blocks))
    try hall.run(.ballotOpen("B1"))
    try hall.run(.ballotReportBlock("B1", block: "A", counts: ["a": 0, "b": 3, "c": 0]))
    try hall.run(.ballotClose("B1"))
    #expect(hall.state.ballotsView.ballots.first?.verdict == nil)
    try hall.run(.ballotReportBlock("B1", block: "B", counts: ["a": 1, "b": 1, "c": 1]))
    #expect(hall.state.ballotsView.ballots.first?.verdict == .alternativeAdopted(1))
  }

  @Test func weightsDecideAndNotHeads() throws {
    let plan = Self.plan(method: .electronicOpen, base: .valid, isWeighted: true)
    let opening = Opening(
      attendance: try Hall().state.attendance, roll: ["D1", "D2", "D3"], weights: [5, 1, 1], summonedWeight: 7,
      openedMS: 0, deadlineMS: nil)
    let outcome = Outcome(plan: plan, opening: opening, tally: Tally(counts: [1, 2, 0], weights: [5, 2, 0]))
    #expect(plan.verdict(of: outcome, in: .counted) == .alternativeAdopted(0))
  }

  // MARK: Run-off

  @Test func aRunOffIsBetweenTheFirstTwo() throws {
    var hall = try Self.published(Self.plan(), [2, 3, 1])
    #expect(hall.state.ballotsView.ballots.first?.runOff?.map(\.key) == ["a", "b"])
    #expect(
      try hall.run(.ballotRevote("B1")).first == .ballotRoundBegun(ballot: "B1", round: 2, choices: ["a", "b"]))
    #expect(hall.ballot("B1") == .ready)
    #expect(throws: Rejection.choiceUnknown("c", known: ["a", "b"])) {
      try hall.run(.ballotOpen("B1"))
      try hall.run(.ballotCount("B1", counts: ["a": 1, "b": 2, "c": 1]))
    }
    for command in [
      Command.ballotClose("B1"), .ballotCount("B1", counts: ["a": 4, "b": 2]), .ballotConfirm("B1"),
      .ballotPublish("B1"),
    ] { try hall.run(command) }
    let results = hall.state.resultsView.results
    #expect(results.map(\.round) == [1, 2])
    #expect(results.map { $0.choices.map(\.key) } == [["a", "b", "c"], ["a", "b"]], "each round keeps its choices")
    #expect(results.map(\.verdict) == [.noAlternative(tied: []), .alternativeAdopted(0)])
    let replayed = try CongressState.replaying(hall.records)
    #expect(replayed == hall.state)
  }

  @Test func whoeverHasAsManyAsTheSecondComesIntoTheRunOff() throws {
    let hall = try Self.published(Self.plan(4), [2, 1, 1, 0], present: 5)
    #expect(hall.state.ballotsView.ballots.first?.runOff?.map(\.key) == ["a", "b", "c"])
  }

  @Test func anotherOpinionStaysInTheRunOff() throws {
    let hall = try Self.published(Self.plan(4, withOther: true), [2, 1, 0, 3])
    #expect(hall.state.ballotsView.ballots.first?.runOff?.map(\.key) == ["a", "b", "other"])
  }

  @Test func aRunOffThatEndsInATieCanBePutAgain() throws {
    var hall = try Self.published(Self.plan(), [2, 2, 1])
    try hall.run(.ballotRevote("B1"))
    try Self.bring(&hall, [3, 3])
    #expect(hall.state.ballot("B1")?.verdict == .noAlternative(tied: [0, 1]))
    try hall.run(.ballotRevote("B1"))
    #expect(hall.state.ballot("B1")?.round == 3)
  }

  @Test func aRunOffThatWasAbortedIsPutAgainAsARunOff() throws {
    var hall = try Self.published(Self.plan(), [2, 3, 1])
    for command in [
      Command.ballotRevote("B1"), .ballotAsk("B1"), .ballotAbort("B1", reason: "nhầm"), .ballotRevote("B1"),
    ] { try hall.run(command) }
    #expect(hall.state.ballot("B1")?.plan.choices.map(\.key) == ["a", "b"])
    #expect(hall.state.ballot("B1")?.plan(ofRound: 1).choices.count == 3)
    #expect(hall.state.ballot("B1")?.plan(ofRound: 2).choices.count == 2)
  }

  @Test func thereIsNoRunOffWhereOneIsAdoptedOrNobodyVoted() throws {
    for counts in [[0, 4, 0], [0, 0, 0]] {
      var hall = try Self.published(Self.plan(), counts)
      #expect(throws: Rejection.ballotInWrongState("B1", state: .published, needed: [.aborted, .voided])) {
        try hall.run(.ballotRevote("B1"))
      }
    }
    var motion = try Hall(.sample(), after: .ballotOpen("B1"), .ballotClose("B1"))
    for command in [
      Command.ballotCount("B1", counts: ["for": 1, "against": 2, "other": 0]), .ballotConfirm("B1"),
      .ballotPublish("B1"),
    ] { try motion.run(command) }
    #expect(throws: Rejection.ballotInWrongState("B1", state: .published, needed: [.aborted, .voided])) {
      try motion.run(.ballotRevote("B1"))
    }
  }

  @Test func theChairIsOfferedTheRunOff() throws {
    let hall = try Self.published(Self.plan(), [2, 3, 1])
    let offer = hall.state.controlView(for: .chair).chairOffer(for: .podium, breakUntil: .midnight)
    #expect(offer.next == .revote("B1"))
    let adopted = try Self.published(Self.plan(), [0, 4, 0])
    #expect(
      adopted.state.controlView(for: .chair).chairOffer(for: .podium, breakUntil: .midnight).next != .revote("B1"))
  }

  // MARK: Records

  @Test func aMotionIsRecordedAsItAlwaysWas() throws {
    let written = try json(BallotPlan(code: "B1", question: LocalizedText(vi: "?")))
    #expect(!written.contains("kind") && !written.contains("splitOff") && !written.contains("adoptable"))
    #expect(try throughJSON(Self.plan(withOther: true)) == Self.plan(withOther: true))
    #expect(try json(Self.plan()).contains(#""kind":"alternatives""#))
  }

  @Test func choicesAreTakenForWhatTheirWordsSay() {
    func looks(_ labels: String...) -> ChoiceLooks {
      ChoiceLooks(
        labels.enumerated().map { Choice(key: "k\($0.offset)", label: LocalizedText(vi: $0.element), sign: .other) })
    }
    #expect(ChoiceLooks(Choice.standard) == .motion)
    #expect(ChoiceLooks(BallotPlan.samples[2].choices) == .motion)
    #expect(looks("Nhất trí", "Không nhất trí", "Không biểu quyết") == .motion)
    #expect(looks("ĐỒNG Ý", "KHÔNG ĐỒNG Ý") == .motion)
    #expect(looks("Phương án A", "Phương án B", "Phương án C") == .alternatives)
    #expect(looks("Phương án 1", "Phương án 2", "Ý kiến khác") == .alternatives)
    #expect(looks("Cơ sở 1", "Cơ sở 2") == .alternatives)
    #expect(looks("Tán thành", "Tán thành có sửa đổi", "Không tán thành") == .unclear)
    #expect(looks("Không tán thành", "Tán thành") == .unclear, "the first choice would be adopted by those against it")
  }
}
