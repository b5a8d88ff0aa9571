extension CommandRegistry {
  /// The commands about candidates, until their list is adopted.
  static let nominations: [any CommandFamily.Type] = [
    NominateCandidate.self, SupportCandidate.self, WithdrawCandidate.self, AdoptCandidateList.self,
  ]
}

/// Puts somebody forward.
struct NominateCandidate: ElectionCommand {
  static let name = CommandName("election.nominate")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(election: "E1", candidate: "K7", name: "Lê Thị Hoa", origin: .floor)

  /// The election.
  let election: Code<Election>
  /// Who it is.
  let candidate: Code<Candidate>
  /// The full name of whoever is not on the roster.
  let fullName: String?
  /// By whom.
  let origin: Candidate.Origin

  private enum CodingKeys: String, CodingKey {
    case election, candidate, origin
    case fullName = "name"
  }

  init(election: Code<Election>, candidate: Code<Candidate>, name: String?, origin: Candidate.Origin) {
    self.election = election
    self.candidate = candidate
    fullName = name
    self.origin = origin
  }

  var hallTexts: [String] { [fullName].compactMap(\.self) }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    try found.checkListIsNotVotedOn()
    let round = found.round
    // In a second round, somebody could otherwise be given a second seat.
    guard !found.election.elected.contains(candidate) else { throw found.broken(.candidateAlreadyElected(candidate)) }
    let known = round.nominee(candidate)
    if let known {
      guard case .withdrawn = known.standing else {
        throw found.broken(.candidateAlreadyStands(candidate, name: known.candidate.name))
      }
    }
    if origin == .prepared {
      guard let known, known.candidate.origin == .prepared else {
        throw found.broken(.candidateNotPrepared(candidate))
      }
      return .restored(candidate: candidate)
    }
    let count = round.nominees.count + (known == nil ? 1 : 0)
    guard count <= ElectionPlan.candidatesMax else { throw found.broken(.candidatesTooMany(count)) }
    let name = try found.fullName(of: candidate, known: known?.candidate.name, given: fullName)
    return .nominated(candidate: Candidate(code: candidate, name: name, origin: origin))
  }
}

/// How many of those attending want a nominee from the floor on the list.
struct SupportCandidate: ElectionCommand {
  static let name = CommandName("election.support")
  static let roles: [Role] = [.operator, .teller]
  static let example = Self(election: "E1", candidate: "K7", votes: 201)

  /// The election.
  let election: Code<Election>
  /// The nominee.
  let candidate: Code<Candidate>
  /// How many.
  let votes: Int

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    try found.checkListIsNotVotedOn()
    let nominee = try found.knownNominee(candidate)
    let name = nominee.candidate.name
    switch nominee.standing {
    case .proposed, .supported: break
    case .admitted: throw found.broken(.supportNotNeeded(candidate, name: name))
    case .withdrawn: throw found.broken(.candidateAlreadyWithdrawn(candidate, name: name))
    }
    try found.checkRange(votes, .votes, of: candidate)
    let attending = found.state.attendance.present
    guard votes <= attending else { throw found.broken(.supportAboveAttending(votes: votes, attending: attending)) }
    return .supported(candidate: candidate, votes: votes, attending: attending)
  }
}

/// A candidate has withdrawn.
struct WithdrawCandidate: ElectionCommand {
  static let name = CommandName("election.withdraw")
  static let roles: [Role] = [.operator, .chair]
  static let example = Self(election: "E1", candidate: "K7", reason: Reason("xin rút"))

  /// The election.
  let election: Code<Election>
  /// The candidate.
  let candidate: Code<Candidate>
  /// Why, where that is said.
  let reason: Reason

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    try found.checkListIsNotVotedOn()
    let nominee = try found.knownNominee(candidate)
    if case .withdrawn = nominee.standing {
      throw found.broken(.candidateAlreadyWithdrawn(candidate, name: nominee.candidate.name))
    }
    try reason.checkLength()
    return .withdrawn(candidate: candidate, reason: reason.text)
  }
}

/// Closes nominations: the list stands, by given name, as the congress has adopted it.
package struct AdoptCandidateList: PlainElectionCommand {
  package static let name = CommandName("election.adopt-list")
  package static let roles: [Role] = [.operator, .chair]
  package static let example = Self(election: "E1")
  package static let facets: Facets = [.elections, .ballots]

  /// The election.
  package let election: Code<Election>

  package init(election: Code<Election>) { self.election = election }

  /// Refuses what keeps the list from being adopted, without putting its names in order.
  package func check(in state: CongressState, _ context: CommandContext) throws(Rejection) {
    try state.foundElection(election, by: context.actor).checkList()
  }

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    let form = try found.checkList()
    let candidates = found.round.nominees.filter(\.entersList).map(\.candidate)
    return .listAdopted(list: CandidateList(form: form, candidates: candidates))
  }
}

extension ElectionDecision {
  private func checkNominating() throws(Rejection) {
    guard case .nominating = round.phase else { throw wrongState(needed: .nominating) }
  }

  /// Once the congress is asked about the list, it is the list that it was asked about.
  func checkListIsNotVotedOn() throws(Rejection) {
    try checkNominating()
    guard round.kind == .first, let code = election.plan.listBallot else { return }
    try checkIsAtRest(code)
  }

  /// Refuses a ballot of a list that is put already.
  func checkIsAtRest(_ code: Code<Ballot>) throws(Rejection) {
    let ballot = try state.knownBallot(code)
    guard ballot.state.isAtRest else { throw broken(.listIsVotedOn(code, state: ballot.state)) }
  }

  fileprivate func knownNominee(_ code: Code<Candidate>) throws(Rejection) -> Nominee {
    guard let nominee = round.nominee(code) else { throw broken(.candidateUnknown(code)) }
    return nominee
  }

  /// Refuses what keeps the list from being adopted; how the paper is filled in, where nothing does.
  @discardableResult
  fileprivate func checkList() throws(Rejection) -> ElectionForm {
    try checkNominating()
    for nominee in round.nominees where nominee.standing == .proposed {
      throw broken(.supportMissing(nominee.candidate.code, name: nominee.candidate.name))
    }
    let count = round.nominees.count(where: \.entersList)
    let form = try form(forCandidates: count)
    try checkListBallot()
    try checkListedNames(adding: count)
    return form
  }

  /// How the paper is filled in, where that many candidates may stand for the seats.
  ///
  /// The first round has the form that the congress has decided on, and its surplus has a limit; in later rounds the
  /// seats that are left say how many names are too many.
  private func form(forCandidates count: Int) throws(Rejection) -> ElectionForm {
    let seats = round.seats
    guard round.kind == .first else {
      guard count > 0 else { throw broken(.listUnlikeSeats(candidates: count, seats: seats)) }
      return count > seats ? .withSurplus : .withoutSurplus
    }
    if let rule = election.plan.rule(brokenByCandidates: count) { throw broken(rule) }
    return election.plan.form
  }

  /// Refuses more names than can be told to everybody at once.
  func checkListedNames(adding count: Int) throws(Rejection) {
    let listed = state.elections.flatMap(\.rounds).reduce(count) { $0 + ($1.phase.list?.candidates.count ?? 0) }
    guard listed <= ElectionPlan.listedNamesMax else { throw broken(.candidatesTooMany(listed)) }
  }

  /// The list of the first round is adopted by a ballot, where the plan names one.
  func checkListBallot() throws(Rejection) {
    guard round.kind == .first, let code = election.plan.listBallot else { return }
    let ballot = try state.knownBallot(code)
    guard ballot.state == .published else { throw broken(.listNotVoted(code, state: ballot.state)) }
    guard ballot.verdict == .adopted else { throw broken(.listRejected(code)) }
  }
}

extension Command {
  /// Puts somebody forward; `name` for whoever is not on the roster.
  public static func electionNominate(
    _ election: Code<Election>, _ candidate: Code<Candidate>, name: String?, origin: Candidate.Origin
  ) -> Command {
    Command(NominateCandidate(election: election, candidate: candidate, name: name, origin: origin))
  }

  /// How many of those attending want a nominee from the floor on the list.
  public static func electionSupport(
    _ election: Code<Election>, _ candidate: Code<Candidate>, votes: Int
  ) -> Command {
    Command(SupportCandidate(election: election, candidate: candidate, votes: votes))
  }

  /// A candidate has withdrawn.
  public static func electionWithdraw(
    _ election: Code<Election>, _ candidate: Code<Candidate>, reason: String
  ) -> Command {
    Command(WithdrawCandidate(election: election, candidate: candidate, reason: Reason(reason)))
  }

  /// Closes nominations: the list stands.
  public static func electionAdoptList(_ election: Code<Election>) -> Command {
    Command(AdoptCandidateList(election: election))
  }
}
