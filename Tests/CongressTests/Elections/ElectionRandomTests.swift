import Congress
import HallTestSupport
import Testing

extension Command {
  /// Any step of an election of the sample congress, mostly one that brings it on, now and then nonsense.
  static func randomElection(in state: CongressState, using random: inout SeededRandom) -> Command {
    guard !random.once(in: 20), let election = state.elections.randomElement(using: &random) else {
      return .electionConfirm("E9")
    }
    return .election(
      election.code,
      random.once(in: 3) ? ElectionStep.any(of: election, &random) : ElectionStep.next(of: election, &random))
  }
}

extension ElectionStep {
  static func next(of election: Election, _ random: inout SeededRandom) -> ElectionStep {
    switch election.state {
    case .nominating: random.once(in: 2) ? .adoptList : any(of: election, &random)
    case .listed: .issue(issued: Int.random(in: 3...5, using: &random), absentThroughout: 0)
    case .issued: .collect(collected: Int.random(in: 3...5, using: &random))
    case .collected, .counting: .count(figures(of: election, &random))
    case .counted: .confirm
    case .confirmed: .publish
    case .published: random.once(in: 2) ? .void(reason: "nhầm") : .nextRound(candidates: [])
    case .aborted, .voided: .nextRound(candidates: [])
    }
  }

  static func any(of election: Election, _ random: inout SeededRandom) -> ElectionStep {
    let candidate = random.pick(["C1", "C2", "C3", "C8", "X1", "X2", "D1", "D6"] as [Code<Candidate>])
    let figure = random.once(in: 10) ? -1 : Int.random(in: 0...6, using: &random)
    let reason = random.pick(["", "nhầm"])
    return random.pick([
      .nominate(candidate, name: random.once(in: 4) ? nil : "Lê An", origin: random.pick(Candidate.Origin.allCases)),
      .support(candidate, votes: figure), .support(candidate, votes: 3), .withdraw(candidate, reason: reason),
      .adoptList, .issue(issued: figure, absentThroughout: random.once(in: 3) ? 1 : 0), .collect(collected: figure),
      .count(figures(of: election, &random)), .confirm, .publish, .abort(reason: reason), .void(reason: reason),
      .nextRound(candidates: random.once(in: 2) ? [] : [candidate]),
    ])
  }

  /// Figures that mostly reconcile, and mostly are what the first teller has.
  private static func figures(of election: Election, _ random: inout SeededRandom) -> ElectionFigures {
    let phase = election.round.phase
    let codes = phase.list?.codes ?? ["C1"]
    if let first = phase.tellerCounts.first?.count, !random.once(in: 4) {
      return ElectionFigures(
        valid: first.valid, invalid: first.invalid, votes: byCode(codes, first.votes),
        disagree: first.disagree.map { byCode(codes, $0) })
    }
    let collected = phase.box?.collected ?? 5
    let invalid = random.once(in: 3) ? 1 : 0
    let valid = collected - invalid
    let votes = codes.map { _ in
      random.once(in: 60) ? valid + 1 : random.once(in: 5) ? 0 : max(0, valid - Int.random(in: 0...1, using: &random))
    }
    let hasDisagree = phase.list?.form == .withoutSurplus
    return ElectionFigures(
      valid: valid, invalid: invalid, votes: byCode(codes, votes),
      disagree: hasDisagree ? byCode(codes, votes.map { max(0, valid - $0) }) : nil)
  }

  private static func byCode(_ codes: [Code<Candidate>], _ figures: [Int]) -> [String: Int] {
    Dictionary(zip(codes.map(\.text), figures), uniquingKeysWith: { first, _ in first })
  }
}

/// Goal: whatever is commanded in whatever order, elections stay sound, what was published stays, and the records alone
/// lead to the same state again.
///
/// Method: 200 seeds of 120 steps by all who may; the invariants after every step, and at the end the replay of the
/// records, live and through JSON, byte for byte. The seed stands in every message.
@Suite struct ElectionRandomTests {
  private static let stepCount = 120
  private static let actors: [Actor] = [.control, .podium, .teller, .secondTeller, .thirdTeller]

  /// Two elections that both come far: the ballot for the second one's list is adopted first.
  private static func play(seed: UInt64, _ body: (_ before: Hall, _ after: Hall) -> Void) throws -> Hall {
    var random = SeededRandom(seed: seed)
    let publishing = random.pick(Publishing.allCases)
    var hall = try Hall(.sample(publishing: publishing))
    if random.once(in: 2) {
      try hall.run(.ballotOpen("B1"))
      try hall.run(.ballotCount("B1", counts: ["for": 5, "against": 0, "other": 0]))
      for command in [Command.ballotClose("B1"), .ballotConfirm("B1")] { try hall.run(command) }
      try hall.run(.ballotPublish("B1"), as: .podium)
    }
    for _ in 0..<stepCount {
      let before = hall
      let command = Command.randomElection(in: hall.state, using: &random)
      let actor = random.pick(actors.filter { command.name.roles.contains($0.role) })
      if random.once(in: 8) { _ = try? hall.run(random.once(in: 2) ? .delegateStepOut("D5") : .delegateCheckIn("D5")) }
      let refusedIn = hall.state
      do {
        try hall.run(command, as: actor)
      } catch {
        if hall.state != refusedIn { Issue.record("seed \(seed): a refused \(command) has changed something") }
      }
      body(before, hall)
    }
    return hall
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func electionsStaySoundAndReplayToTheSameBytes(seed: UInt64) throws {
    let hall = try Self.play(seed: seed) { before, after in
      let broken =
        after.state.elections.flatMap(\.brokenInvariants)
        + zip(before.state.elections, after.state.elections).flatMap { $1.brokenPromises(since: $0) }
      for what in broken { Issue.record("seed \(seed), event \(after.state.sequence): \(what)") }
    }
    let live = try json(hall.state)
    #expect(try json(CongressState.replaying(hall.records)) == live, "seed \(seed)")
    let stored = try throughJSON(hall.records)
    #expect(stored == hall.records, "seed \(seed)")
    #expect(try json(CongressState.replaying(stored)) == live, "seed \(seed)")
    #expect(try json(throughJSON(hall.state)) == live, "seed \(seed)")
  }

  @Test func theSeedsReachEveryStateAndEveryKindOfRound() throws {
    var states: Set<ElectionState> = []
    var kinds: Set<ElectionRound.Kind> = []
    for seed in 0..<200 as Range<UInt64> {
      _ = try Self.play(seed: seed) { _, after in
        for round in after.state.elections.flatMap(\.rounds) {
          states.insert(round.phase.state)
          kinds.insert(round.kind)
        }
      }
    }
    #expect(states == Set(ElectionState.allCases))
    #expect(kinds == Set(ElectionRound.Kind.allCases))
  }
}

extension Election {
  /// What must hold of every election and does not, in words.
  var brokenInvariants: [String] {
    var broken: [String] = []
    func must(_ holds: Bool, _ what: String) { if !holds { broken.append("\(code): \(what)") } }
    must(rounds.map(\.number) == Array(1...rounds.count), "the rounds are not numbered from 1")
    must(elected.count + openSeats == plan.seats, "\(elected.count) elected and \(openSeats) open seats")
    must(Set(elected).count == elected.count, "somebody is elected twice")
    for round in earlierRounds {
      must([.published, .aborted, .voided].contains(round.phase.state), "round \(round.number) has not ended")
    }
    for round in rounds {
      if let list = round.phase.list {
        must(list.candidates == Candidate.inOrder(list.candidates), "the list is out of order")
        must(Set(list.codes).count == list.codes.count, "somebody is on the list twice")
      }
      for count in round.phase.tellerCounts.map(\.count) + [round.phase.outcome?.count].compactMap({ $0 }) {
        must(reconciles(count, in: round), "round \(round.number) does not reconcile")
      }
      if let outcome = round.phase.outcome, let box = round.phase.box {
        let again = ElectionOutcome(
          outcome.count, of: box.issue.list, base: box.issue.base, seats: round.seats, kind: round.kind)
        must(again == outcome, "round \(round.number) is not what its figures mean")
        must(Set(outcome.elected).isDisjoint(with: outcome.tied), "somebody is elected and tied")
      }
    }
    return broken
  }

  private func reconciles(_ count: ElectionCount, in round: ElectionRound) -> Bool {
    guard let box = round.phase.box else { return false }
    let papers =
      box.collected <= box.issue.issued && box.issue.issued <= box.issue.entitled
      && count.valid + count.invalid == box.collected
    let isWithSurplus = box.issue.list.form == .withSurplus
    let votes =
      count.votes.count == box.issue.list.codes.count && count.votes.allSatisfy { (0...count.valid).contains($0) }
      && (!isWithSurplus || count.votes.reduce(0, +) <= count.valid * round.seats)
    let answers = zip(count.votes, count.disagree ?? []).allSatisfy { $0 + $1 <= count.valid }
    return papers && votes && answers
  }

  /// What was promised in an earlier state and no longer holds, in words.
  func brokenPromises(since before: Election) -> [String] {
    var broken: [String] = []
    if rounds.count < before.rounds.count { broken.append("\(code): a round is gone") }
    for (old, new) in zip(before.rounds, rounds) {
      switch old.phase {
      case .published(let box, let outcome, let publishedMS, _):
        switch new.phase {
        case .published(box, outcome, publishedMS, _), .voided(box, outcome, publishedMS, _): break
        default: broken.append("\(code): published round \(old.number) has changed")
        }
      case .voided, .aborted:
        if new != old { broken.append("\(code): ended round \(old.number) has changed") }
      default: break
      }
    }
    return broken
  }
}
