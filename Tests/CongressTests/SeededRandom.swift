import Congress

/// The same numbers for the same seed, on every machine (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of several things, all equally likely.
  mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[Int.random(in: things.indices, using: &self)] }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

extension Command {
  /// Any command, sensible or not, about the sample congress and now and then about things it does not have.
  static func random(in state: CongressState, using random: inout SeededRandom) -> Command {
    let item = random.pick(["1.01", "1.02", "1.03", "2.01", "9.99"] as [Code<Item>])
    let delegate = random.pick(["D1", "D2", "D3", "D4", "D5", "D6", "G1", "A1", "X"] as [Code<Delegate>])
    let ballot = random.once(in: 20) ? "B9" : random.pick(state.ballots.map(\.code))
    let output = random.pick(["hall", "lobby", "press", "hall", "press", "stage"] as [Code<Output>])
    let cue = Cue(scene: random.pick(Cue.Scene.allCases), ballot: ballot) ?? random.pick(plainCues)
    let reason = random.pick(["", "nhầm", "ốm"])
    switch random.pick(CommandName.allCases) {
    case .itemNext: return .itemNext
    case .itemStart: return .itemStart(item)
    case .itemEnd: return .itemEnd
    case .delegateCheckIn: return .delegateCheckIn(delegate)
    case .delegateStepOut: return .delegateStepOut(delegate)
    case .delegateMarkAbsent: return .delegateMarkAbsent(delegate, reason: reason)
    case .ballotAsk: return .ballotAsk(ballot)
    case .ballotOpen: return .ballotOpen(ballot)
    case .ballotHold: return .ballotHold(ballot)
    case .ballotResume: return .ballotResume(ballot)
    case .ballotClose: return .ballotClose(ballot)
    case .ballotCount: return .ballotCount(ballot, counts: counts(of: ballot, in: state, using: &random))
    case .ballotConfirm: return .ballotConfirm(ballot)
    case .ballotPublish: return .ballotPublish(ballot)
    case .ballotAbort: return .ballotAbort(ballot, reason: reason)
    case .ballotVoid: return .ballotVoid(ballot, reason: reason)
    case .ballotRevote: return .ballotRevote(ballot)
    case .electionNominate, .electionSupport, .electionWithdraw, .electionAdoptList, .electionIssue, .electionCollect,
      .electionCount, .electionConfirm, .electionPublish, .electionAbort, .electionVoid, .electionNextRound:
      return ElectionStep.random(in: state, using: &random)
    case .cueStandby: return .cueStandby(output, cue)
    case .cueTake: return .cueTake(output, random.once(in: 3) ? nil : cue)
    case .safeOn: return .safeOn
    case .safeOff: return .safeOff
    case .commandUndo: return .commandUndo
    }
  }

  /// The step that brings a ballot on, so that sequences of sixty commands come as far as voiding one.
  static func nextStep(of ballot: Ballot, in state: CongressState, using random: inout SeededRandom) -> Command {
    switch ballot.state {
    case .ready: random.once(in: 2) ? .ballotAsk(ballot.code) : .ballotOpen(ballot.code)
    case .asked: .ballotOpen(ballot.code)
    case .open:
      random.pick([
        .ballotHold(ballot.code), .ballotClose(ballot.code), .ballotClose(ballot.code),
        .ballotCount(ballot.code, counts: counts(of: ballot.code, in: state, using: &random)),
      ])
    case .held: random.once(in: 2) ? .ballotResume(ballot.code) : .ballotClose(ballot.code)
    case .closed: .ballotCount(ballot.code, counts: counts(of: ballot.code, in: state, using: &random))
    case .counted: .ballotConfirm(ballot.code)
    case .confirmed: .ballotPublish(ballot.code)
    case .published: .ballotVoid(ballot.code, reason: "nhầm")
    case .aborted, .voided: .ballotRevote(ballot.code)
    }
  }

  private static let plainCues: [Cue] = [.holding, .programme, .item, .attendance, .fallback, .black]

  /// Figures for a ballot that now and then are too many, negative, missing or for a choice that is not there.
  private static func counts(
    of ballot: Code<Ballot>, in state: CongressState, using random: inout SeededRandom
  ) -> [String: Int] {
    let keys = state.ballot(ballot)?.plan.choices.map(\.key) ?? ["for"]
    var counts: [String: Int] = [:]
    for key in keys where !random.once(in: 40) {
      counts[key] = random.once(in: 40) ? -1 : Int.random(in: 0...3, using: &random)
    }
    if random.once(in: 40) { counts["maybe"] = 1 }
    return counts
  }
}
