extension CommandRegistry {
  /// The commands that bring a vote from its question to its end.
  static let ballotRounds: [any CommandFamily.Type] = [
    AskBallot.self, OpenBallot.self, HoldBallot.self, ResumeBallot.self, ExtendBallot.self, CloseBallot.self,
    SplitBallot.self,
  ]
}

/// Shows a ballot's question, before the vote.
package struct AskBallot: PlainBallotCommand {
  package static let name = CommandName("ballot.ask")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06")
  package static let facets: Facets = [.ballots, .outputs, .lock]

  /// The ballot.
  package let ballot: Code<Ballot>

  package init(ballot: Code<Ballot>) { self.ballot = ballot }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard case .ready = known.phase else { throw known.wrongState(needed: .ready) }
    if let other = state.openBallot { throw .ballotAnotherOpen(ballot, other: other.code) }
    return [.ballotAsked(ballot: ballot)] + state.showing(.question(ballot), next: .voting(ballot))
  }
}

/// Opens the vote: who is here, who may vote, for whom and with how many votes is frozen at this moment.
package struct OpenBallot: PlainBallotCommand {
  package static let name = CommandName("ballot.open")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(ballot: "BQ06")
  package static let facets: Facets = [.ballots, .people, .outputs, .lock]

  /// The ballot.
  package let ballot: Code<Ballot>

  package init(ballot: Code<Ballot>) { self.ballot = ballot }

  /// Refuses what breaks a rule, without a look at each who may vote, and without the key of a secret vote.
  package func check(in state: CongressState, _ context: CommandContext) throws(Rejection) {
    _ = try checkedPlan(in: state)
    try state.checkLock(shown(in: state))
  }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let plan = try checkedPlan(in: state)
    if plan.method == .electronicSecret {
      let round = SealedRound(ballot: ballot, number: try state.knownBallot(ballot).round)
      guard context.sealing.seal(0, of: "-", in: round) != nil else { throw .urnNotSealed(ballot) }
    }
    return [opening(plan, in: state, atMS: context.atMS)] + shown(in: state) + state.releases(on: .ballot(ballot))
      + state.pressReleases(on: .ballot(ballot))
  }

  private func shown(in state: CongressState) -> [Event] { state.showing(.voting(ballot), next: .result(ballot)) }

  /// The plan of a ballot that may open now.
  private func checkedPlan(in state: CongressState) throws(Rejection) -> BallotPlan {
    let known = try state.knownBallot(ballot)
    switch known.phase {
    case .ready, .asked: break
    default: throw known.wrongState(needed: .ready, .asked)
    }
    if let other = state.openBallot { throw .ballotAnotherOpen(ballot, other: other.code) }
    let plan = known.plan
    let attendance = state.attendance
    try attendance.checkQuorum(by: state.definition.quorum)
    if attendance.countedBy != nil, plan.method.isElectronic { throw .rollNeedsCheckIn(ballot) }
    if let base = plan.fixedBase, plan.base == .fixed, base < attendance.present {
      throw .baseBelowVotes(ballot, base: base, votes: attendance.present)
    }
    // Whoever is here, or was and is out for now, has not been absent throughout, whatever was entered before.
    let absent = attendance.absent + attendance.pending
    if plan.base == .adjustedSummoned, attendance.absentThroughout > absent {
      throw .adjustmentOutOfRange(attendance.absentThroughout, most: absent)
    }
    return plan
  }

  private func opening(_ plan: BallotPlan, in state: CongressState, atMS: Int64) -> Event {
    let roll = state.attendance.countedBy == nil ? state.votersPresent : []
    let onRoll = Set(roll)
    let replacements = state.seatings.all.filter { onRoll.contains($0.alternate) }
    func weight(of delegate: Code<Delegate>) -> Int {
      state.definition.roster[state.replaced(by: delegate) ?? delegate]?.weight ?? 1
    }
    return .ballotOpened(
      ballot: ballot, attendance: state.attendance, roll: roll, deadlineMS: plan.durationMS.map { atMS + $0 },
      replacements: replacements.isEmpty ? nil : replacements, weights: plan.isWeighted ? roll.map(weight) : nil,
      summonedWeight: plan.isWeighted
        ? state.definition.roster.delegates.filter(\.kind.isOfficial).reduce(0) { $0 + ($1.weight ?? 1) } : nil)
  }
}

/// Holds a vote that is open.
struct HoldBallot: PlainBallotCommand {
  static let name = CommandName("ballot.hold")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(ballot: "BQ06")
  static let facets: Facets = .ballots

  /// The ballot.
  let ballot: Code<Ballot>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard case .open = known.phase else { throw known.wrongState(needed: .open) }
    return [.ballotHeld(ballot: ballot)]
  }
}

/// Lets a vote go on that was held; what time was left is left again.
struct ResumeBallot: PlainBallotCommand {
  static let name = CommandName("ballot.resume")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(ballot: "BQ06")
  static let facets: Facets = .ballots

  /// The ballot.
  let ballot: Code<Ballot>

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard case .held(let opening, _, let heldMS) = known.phase else { throw known.wrongState(needed: .held) }
    let deadlineMS = opening.deadlineMS.map { $0 + max(0, context.atMS - heldMS) }
    return [.ballotResumed(ballot: ballot, deadlineMS: deadlineMS)]
  }
}

/// Gives a timed vote more time.
struct ExtendBallot: BallotCommand {
  static let name = CommandName("ballot.extend")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(ballot: "BQ06", seconds: 30)
  static let facets: Facets = .ballots

  /// The ballot.
  let ballot: Code<Ballot>
  /// How much more, 1 to ``BallotPlan/extensionSecondsMax``.
  let seconds: Int

  static func offers(in state: CongressState) -> [Self] { state.ballots.map { Self(ballot: $0.code, seconds: 30) } }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    switch known.phase {
    case .open, .held: break
    default: throw known.wrongState(needed: .open, .held)
    }
    guard (1...BallotPlan.extensionSecondsMax).contains(seconds) else { throw .extensionOutOfRange(seconds: seconds) }
    guard let deadlineMS = known.phase.opening?.deadlineMS else { throw .ballotNotTimed(ballot) }
    return [.ballotExtended(ballot: ballot, deadlineMS: deadlineMS + Int64(seconds) * 1_000)]
  }
}

/// Closes the vote; its figures follow where nobody still has to report them.
struct CloseBallot: PlainBallotCommand {
  static let name = CommandName("ballot.close")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(ballot: "BQ06")
  static let facets: Facets = .ballots

  /// The ballot.
  let ballot: Code<Ballot>

  /// Refuses a ballot that is not open; adding up needs the key of a secret vote, and a look at each.
  func check(in state: CongressState, _ context: CommandContext) throws(Rejection) { _ = try vote(in: state) }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (known, opening, entries) = try vote(in: state)
    let figures = try state.figures(at: known, opening: opening, entries: entries, sealing: context.sealing)
    return [.ballotClosed(ballot: ballot)] + figures
  }

  private func vote(in state: CongressState) throws(Rejection) -> (Ballot, Opening, Entries) {
    let known = try state.knownBallot(ballot)
    switch known.phase {
    case .open(let opening, let entries), .held(let opening, let entries, _): return (known, opening, entries)
    default: throw known.wrongState(needed: .open, .held)
    }
  }
}

/// Takes a target out of a block vote, to be put alone.
struct SplitBallot: BallotCommand {
  static let name = CommandName("ballot.split")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(ballot: "BQ06", target: "2")

  /// The ballot.
  let ballot: Code<Ballot>
  /// What is put alone.
  let target: Code<BallotPlan.Target>

  var subject: String? { "\(ballot) \(target)" }

  func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard known.state == .ready || known.state == .asked else { throw known.wrongState(needed: .ready, .asked) }
    let targets = known.plan.targets.map(\.code)
    guard targets.contains(target) else { throw .targetUnknown(target, known: targets) }
    guard targets.count > 1 else { throw .targetIsTheLast(target, ballot: ballot) }
    let into = Code<Ballot>("\(ballot).\(target)")
    if let taken = state.ballot(into) { throw taken.wrongState(needed: .ready) }
    return [.ballotSplit(ballot: ballot, target: target, into: into)]
  }
}

extension Command {
  /// Shows a ballot's question.
  public static func ballotAsk(_ ballot: Code<Ballot>) -> Command { Command(AskBallot(ballot: ballot)) }
  /// Opens the vote.
  public static func ballotOpen(_ ballot: Code<Ballot>) -> Command { Command(OpenBallot(ballot: ballot)) }
  /// Holds a vote that is open.
  public static func ballotHold(_ ballot: Code<Ballot>) -> Command { Command(HoldBallot(ballot: ballot)) }
  /// Lets a vote go on that was held.
  public static func ballotResume(_ ballot: Code<Ballot>) -> Command { Command(ResumeBallot(ballot: ballot)) }
  /// Closes the vote.
  public static func ballotClose(_ ballot: Code<Ballot>) -> Command { Command(CloseBallot(ballot: ballot)) }

  /// Gives a timed vote more time.
  public static func ballotExtend(_ ballot: Code<Ballot>, seconds: Int) -> Command {
    Command(ExtendBallot(ballot: ballot, seconds: seconds))
  }

  /// Takes a target out of a block vote, to be put alone.
  public static func ballotSplit(_ ballot: Code<Ballot>, target: Code<BallotPlan.Target>) -> Command {
    Command(SplitBallot(ballot: ballot, target: target))
  }
}
