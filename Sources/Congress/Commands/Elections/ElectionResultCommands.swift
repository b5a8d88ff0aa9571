extension CommandRegistry {
  /// The commands that make a result of an election's figures, or nothing of a round.
  static let electionResults: [any CommandFamily.Type] = [
    ConfirmElection.self, PublishElection.self, AbortElection.self, VoidElection.self, CallElectionRound.self,
  ]
}

/// Confirms the figures that both tellers have.
package struct ConfirmElection: PlainElectionCommand {
  package static let name = CommandName("election.confirm")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(election: "E1")
  package static let facets: Facets = .elections

  /// The election.
  package let election: Code<Election>

  package init(election: Code<Election>) { self.election = election }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    let round = found.round
    switch round.phase {
    case .counted(let box, let count, _):
      return .confirmed(
        outcome: ElectionOutcome(
          count, of: box.issue.list, base: box.issue.base, seats: round.seats, kind: round.kind))
    case .counting(_, let first, nil): throw found.broken(.secondTellerMissing(first: first.teller))
    case .counting(let box, let first, let second?):
      let differences = ElectionDifference.between(first.count, second.count, of: box.issue.list)
      throw found.broken(.tellersDiffer(differences))
    default: throw found.wrongState(needed: .counted)
    }
  }
}

/// Publishes the result, where the congress says so by another than who confirmed it.
package struct PublishElection: PlainElectionCommand {
  package static let name = CommandName("election.publish")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(election: "E1")
  package static let facets: Facets = .elections

  /// The election.
  package let election: Code<Election>

  package init(election: Code<Election>) { self.election = election }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    guard case .confirmed(_, let outcome, let confirmer) = found.round.phase else {
      throw found.wrongState(needed: .confirmed)
    }
    let role = found.actor.role
    guard found.state.definition.publishing == .onePerson || confirmer != role else {
      throw found.broken(.publishNeedsOtherRole(role))
    }
    // The outcome was computed here, but stored since; what the hall is told is checked once more.
    let elected = found.election.elected.count + outcome.elected.count
    let seats = found.election.plan.seats
    guard elected <= seats else { throw found.broken(.electedAboveSeats(elected: elected, seats: seats)) }
    return .published
  }
}

/// Ends a round without a result.
struct AbortElection: ElectionCommand {
  static let name = CommandName("election.abort")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(election: "E1", reason: Reason("nhầm"))
  static let facets: Facets = .elections

  /// The election.
  let election: Code<Election>
  /// Why.
  let reason: Reason

  static func offers(in state: CongressState) -> [Self] {
    state.elections.map { Self(election: $0.code, reason: .any) }
  }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    switch found.round.phase {
    case .nominating, .listed, .issued, .collected, .counting, .counted, .confirmed: break
    case .published, .aborted, .voided:
      throw found.wrongState(needed: .nominating, .listed, .issued, .collected, .counting, .counted, .confirmed)
    }
    try reason.checkGiven()
    return .aborted(reason: reason.text)
  }
}

/// Takes a published round back: one role asks for it, another agrees.
package struct VoidElection: ElectionCommand {
  package static let name = CommandName("election.void")
  package static let roles: [Role] = [.operator, .chair]
  package static let rolesPossible: [Role] = [.operator, .chair]
  package static let example = Self(election: "E1", reason: Reason("nhầm"))
  package static let facets: Facets = .elections

  /// The election.
  package let election: Code<Election>
  /// Why; who agrees need not say it again.
  package let reason: Reason

  package static func offers(in state: CongressState) -> [Self] {
    state.elections.map { Self(election: $0.code, reason: .any) }
  }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    let election = found.election
    guard let index = election.voidableRoundIndex,
      case .published(_, _, _, let request) = election.rounds[index].phase
    else { throw found.wrongState(needed: .published) }
    let role = found.actor.role
    guard let request else {
      try reason.checkGiven()
      return .voidRequested(role: role, reason: reason.text)
    }
    guard request.role != role else { throw found.broken(.voidNeedsOtherRole(role)) }
    return .voided(round: election.rounds[index].number, reason: request.reason)
  }
}

/// Calls the round that the newest result asks for; in a second round between some or, without them, between all who
/// were not elected.
struct CallElectionRound: ElectionCommand {
  static let name = CommandName("election.next-round")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(election: "E1", candidates: ["K7"])
  static let facets: Facets = .elections

  /// The election.
  let election: Code<Election>
  /// Of those not elected, only these.
  let candidates: [Code<Candidate>]?

  init(election: Code<Election>, candidates: [Code<Candidate>]) {
    self.election = election
    self.candidates = candidates.isEmpty ? nil : candidates
  }

  static func offers(in state: CongressState) -> [Self] {
    state.elections.map { Self(election: $0.code, candidates: []) }
  }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    let election = found.election
    let named = candidates ?? []
    guard [.published, .aborted, .voided].contains(election.state) else {
      throw found.wrongState(needed: .published, .aborted, .voided)
    }
    guard election.rounds.count < Election.roundsMax else { throw found.broken(.roundsTooMany) }
    guard let standing = election.standingRounds.last, let outcome = standing.phase.outcome else {
      return try found.firstRoundAgain(named)
    }
    guard election.openSeats > 0 else { throw found.broken(.seatsFilled(election.plan.seats)) }
    guard standing.kind == .runOff || outcome.tied.isEmpty else {
      return try found.runOff(standing, outcome, named)
    }
    return try found.secondRound(named)
  }
}

extension ElectionDecision {
  /// Nothing stands, so everything begins again, with everybody who has been put forward.
  fileprivate func firstRoundAgain(_ named: [Code<Candidate>]) throws(Rejection) -> ElectionChange {
    guard named.isEmpty else { throw broken(.candidateUnknown(named[0])) }
    let first = election.rounds.last { $0.kind == .first }
    return .roundBegun(
      kind: .first, seats: election.plan.seats, nominees: first?.nominees ?? [], list: nil)
  }

  /// Between exactly those tied at the last seat, for the seats that their tie has left open.
  fileprivate func runOff(
    _ standing: ElectionRound, _ outcome: ElectionOutcome, _ named: [Code<Candidate>]
  ) throws(Rejection) -> ElectionChange {
    guard named.isEmpty else { throw broken(.runOffHasItsCandidates) }
    try checkListedNames(adding: outcome.tied.count)
    let tied = (standing.phase.list?.candidates ?? []).filter { outcome.tied.contains($0.code) }
    return .roundBegun(
      kind: .runOff, seats: outcome.openSeats, nominees: tied.map { Nominee(candidate: $0, standing: .admitted) },
      list: CandidateList(form: .withSurplus, candidates: tied))
  }

  /// For the open seats, between those not elected, or those of them whom the congress names.
  fileprivate func secondRound(_ named: [Code<Candidate>]) throws(Rejection) -> ElectionChange {
    let candidates = election.notElected
    if let stranger = named.first(where: { code in !candidates.contains { $0.code == code } }) {
      throw broken(.candidateUnknown(stranger))
    }
    let chosen = candidates.filter { named.isEmpty || named.contains($0.code) }
    return .roundBegun(
      kind: .second, seats: election.openSeats, nominees: chosen.map { Nominee(candidate: $0, standing: .admitted) },
      list: nil)
  }
}

extension Command {
  /// Confirms the figures that both tellers have.
  public static func electionConfirm(_ election: Code<Election>) -> Command {
    Command(ConfirmElection(election: election))
  }

  /// Publishes the result.
  public static func electionPublish(_ election: Code<Election>) -> Command {
    Command(PublishElection(election: election))
  }

  /// Ends a round without a result.
  public static func electionAbort(_ election: Code<Election>, reason: String) -> Command {
    Command(AbortElection(election: election, reason: Reason(reason)))
  }

  /// Takes a published round back.
  public static func electionVoid(_ election: Code<Election>, reason: String) -> Command {
    Command(VoidElection(election: election, reason: Reason(reason)))
  }

  /// Calls the round that the newest result asks for.
  public static func electionNextRound(_ election: Code<Election>, candidates: [Code<Candidate>]) -> Command {
    Command(CallElectionRound(election: election, candidates: candidates))
  }
}
