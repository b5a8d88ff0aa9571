extension CommandRegistry {
  /// The commands that bring votes and figures into a ballot.
  static let ballotFigures: [any CommandFamily.Type] = [CountBallot.self, ReportBlock.self, CastVote.self]
}

/// The figures of a vote by card or on paper.
package struct CountBallot: BallotCommand {
  package static let name = CommandName("ballot.count")
  package static let roles: [Role] = [.operator, .teller]
  package static let example = Self(
    ballot: "BQ06", counts: ["against": 2, "abstain": 1], issued: nil, collected: nil, invalid: nil)
  package static let facets: Facets = .ballots

  /// The ballot.
  package let ballot: Code<Ballot>
  /// Figures by the keys of the ballot's choices.
  package let counts: [String: Int]
  /// Of a vote on paper: how many papers were handed out, came back, and are invalid; all three or none.
  private let issued, collected, invalid: Int?

  package static func offers(in state: CongressState) -> [Self] {
    state.ballots.filter(\.plan.method.isCounted).map { Self(ballot: $0.code, counts: [:]) }
  }

  /// Refuses figures where none may be entered, whatever they are.
  package func check(in state: CongressState, _ context: CommandContext) throws(Rejection) { _ = try vote(in: state) }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (plan, opening) = try vote(in: state)
    let figures = try plan.figures(counts, voters: opening.voters)
    try plan.check(paper, valid: figures.reduce(0, +), voters: opening.voters)
    return [.ballotCounted(ballot: ballot, counts: figures, paper: paper, weights: nil)]
  }

  private func vote(in state: CongressState) throws(Rejection) -> (BallotPlan, Opening) {
    let known = try state.knownBallot(ballot)
    guard known.plan.method.isCounted else { throw .methodIsOther(ballot, method: known.plan.method) }
    switch known.phase {
    case .open(let opening, _), .held(let opening, _, _), .closed(let opening, _), .counted(let opening, _):
      return (known.plan, opening)
    default: throw known.wrongState(needed: .open, .held, .closed, .counted)
    }
  }
}

extension CountBallot {
  init(ballot: Code<Ballot>, counts: [String: Int], paper: PaperFigures? = nil) {
    self.init(
      ballot: ballot, counts: counts, issued: paper?.issued, collected: paper?.collected, invalid: paper?.invalid)
  }

  /// Reads all three figures of a vote on paper, or none.
  package init(from decoder: any Decoder) throws {
    let arguments = try decoder.container(keyedBy: CodingKeys.self)
    let paper = arguments.contains(.issued) || arguments.contains(.collected) || arguments.contains(.invalid)
    self.init(
      ballot: try arguments.decode(Code.self, forKey: .ballot),
      counts: try arguments.decode([String: Int].self, forKey: .counts),
      issued: paper ? try arguments.decode(Int.self, forKey: .issued) : nil,
      collected: paper ? try arguments.decode(Int.self, forKey: .collected) : nil,
      invalid: paper ? try arguments.decode(Int.self, forKey: .invalid) : nil)
  }

  /// What was counted of the papers, for a vote on paper.
  private var paper: PaperFigures? {
    guard let issued, let collected, let invalid else { return nil }
    return PaperFigures(issued: issued, collected: collected, invalid: invalid)
  }
}

/// The figures of one block.
package struct ReportBlock: BallotCommand {
  package static let name = CommandName("ballot.report-block")
  package static let roles: [Role] = [.operator, .teller]
  package static let example = Self(ballot: "BQ06", block: "A", counts: ["for": 97, "against": 2, "abstain": 1])
  package static let facets: Facets = .ballots

  /// The ballot.
  package let ballot: Code<Ballot>
  /// The block.
  package let block: Code<Block>
  /// Figures by the keys of the ballot's choices.
  package let counts: [String: Int]

  package static func offers(in state: CongressState) -> [Self] {
    state.ballots.filter { $0.plan.method == .blockCount }.map { Self(ballot: $0.code, block: "", counts: [:]) }
  }

  package var brief: String? { "\(ballot) \(block)" }

  /// Refuses figures where none may be reported, whatever they are and of whatever block.
  package func check(in state: CongressState, _ context: CommandContext) throws(Rejection) { _ = try vote(in: state) }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let (known, voters, reported) = try vote(in: state)
    let block = try self.block(in: state, of: context.actor)
    let figures = try known.plan.figures(counts, voters: voters)
    let cast = figures.reduce(0, +)
    if let seats = block.seats, cast > seats { throw .blockAboveSeats(block.code, cast: cast, seats: seats) }
    let others = reported.filter { $0.block != block.code }
    let sum = others.reduce(cast) { $0 + $1.counts.reduce(0, +) }
    guard sum <= voters else { throw .moreVotesThanVoters(cast: sum, voters: voters) }
    var events: [Event] = [.ballotBlockReported(ballot: ballot, block: block.code, counts: figures)]
    if case .closed = known.phase, others.count + 1 == state.definition.blocks.count {
      let sums = figures.indices.map { choice in others.reduce(figures[choice]) { $0 + $1.counts[choice] } }
      events.append(.ballotCounted(ballot: ballot, counts: sums, paper: nil, weights: nil))
    }
    return events
  }

  /// The block, where somebody may report it.
  private func block(in state: CongressState, of actor: Actor) throws(Rejection) -> Block {
    guard let known = state.definition.blocks.first(where: { $0.code == block }) else {
      throw .blockUnknown(block, known: state.definition.blocks.map(\.code))
    }
    if actor.role == .teller, let teller = known.teller, teller != actor.name {
      throw .blockOfOtherTeller(block, teller: teller)
    }
    return known
  }

  /// The ballot, how many may vote, and what the blocks have reported so far.
  private func vote(in state: CongressState) throws(Rejection) -> (Ballot, voters: Int, blocks: [BlockCount]) {
    let known = try state.knownBallot(ballot)
    guard known.plan.method == .blockCount else { throw .methodIsOther(ballot, method: known.plan.method) }
    switch known.phase {
    case .open(let opening, let entries), .held(let opening, let entries, _), .closed(let opening, let entries):
      return (known, opening.voters, entries.blocks)
    case .counted(let opening, let tally): return (known, opening.voters, tally.blocks ?? [])
    default: throw known.wrongState(needed: .open, .held, .closed, .counted)
    }
  }
}

/// One delegate's vote.
package struct CastVote: BallotCommand {
  package static let name = CommandName("ballot.vote")
  package static let roles: [Role] = [.voter]
  package static let rolesPossible: [Role] = [.voter]
  package static let example = Self(ballot: "BQ06", delegate: "D1", choice: "for")

  /// The ballot.
  package let ballot: Code<Ballot>
  /// Who votes.
  package let delegate: Code<Delegate>
  /// What is voted for, by the key of the choice.
  package let choice: String

  package var brief: String? { nil }

  package func events(in state: CongressState, _ context: CommandContext) throws(Rejection) -> [Event] {
    let known = try state.knownBallot(ballot)
    guard known.plan.method.isElectronic else { throw .methodIsOther(ballot, method: known.plan.method) }
    guard case .open(let opening, let entries) = known.phase else { throw known.wrongState(needed: .open) }
    guard let place = opening.place(of: delegate) else { throw .notOnRoll(delegate, ballot: ballot) }
    guard let index = known.plan.choices.firstIndex(where: { $0.key == choice }) else {
      throw .choiceUnknown(choice, known: known.plan.choices.map(\.key))
    }
    let earlier = entries.vote(at: place)
    guard known.plan.method == .electronicSecret else {
      if earlier == .choice(index) { return [] }
      guard earlier == nil || known.plan.allowsChange else { throw .voteMayNotChange(delegate, ballot: ballot) }
      return [.ballotVoteCast(ballot: ballot, delegate: delegate, choice: choice)]
    }
    return try sealing(index, in: known, entries: entries, earlier: earlier, with: context.sealing)
  }

  private func sealing(
    _ choice: Int, in known: Ballot, entries: Entries, earlier: Vote?, with sealing: any BallotSealing
  ) throws(Rejection) -> [Event] {
    let round = SealedRound(ballot: ballot, number: known.round)
    // Answered alike whatever is chosen: an answer that depends on the first choice would tell it.
    if earlier != nil, !known.plan.allowsChange { throw .voteMayNotChange(delegate, ballot: ballot) }
    // A vote sealed under a new key beside votes that nobody can read would be lost with them.
    if !sealing.isKnownToOpen(round), let (place, sealed) = entries.firstSealed, let opening = known.phase.opening,
      sealing.open(sealed, of: opening.roll[place], in: round) == nil
    {
      throw .urnKeyLost(ballot)
    }
    guard let sealed = sealing.seal(choice, of: delegate, in: round) else { throw .urnNotSealed(ballot) }
    return [.ballotVoteSealed(ballot: ballot, delegate: delegate, sealed: sealed)]
  }
}

extension Entries {
  /// The first sealed vote, with its place on the roll.
  fileprivate var firstSealed: (place: Int, sealed: String)? {
    for (place, vote) in votes.enumerated() {
      if case .sealed(let sealed)? = vote { return (place, sealed) }
    }
    return nil
  }
}

extension Command {
  /// Figures by the keys of the ballot's choices, with what was counted of the ballots for a vote on paper.
  public static func ballotCount(
    _ ballot: Code<Ballot>, counts: [String: Int], paper: PaperFigures? = nil
  ) -> Command {
    Command(CountBallot(ballot: ballot, counts: counts, paper: paper))
  }

  /// The figures of one block by the keys of the ballot's choices.
  public static func ballotReportBlock(
    _ ballot: Code<Ballot>, block: Code<Block>, counts: [String: Int]
  ) -> Command {
    Command(ReportBlock(ballot: ballot, block: block, counts: counts))
  }

  /// One delegate's vote, by the key of the choice.
  public static func ballotVote(_ ballot: Code<Ballot>, delegate: Code<Delegate>, choice: String) -> Command {
    Command(CastVote(ballot: ballot, delegate: delegate, choice: choice))
  }
}
