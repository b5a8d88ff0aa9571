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

  private func knownNominee(_ code: Code<Candidate>) throws(Rejection) -> Nominee {
    guard let nominee = round.nominee(code) else { throw broken(.candidateUnknown(code)) }
    return nominee
  }

  func nominate(
    _ code: Code<Candidate>, name: String?, origin: Candidate.Origin
  ) throws(Rejection) -> ElectionChange {
    try checkListIsNotVotedOn()
    // In a second round, somebody could otherwise be given a second seat.
    guard !election.elected.contains(code) else { throw broken(.candidateAlreadyElected(code)) }
    let known = round.nominee(code)
    if let known {
      guard case .withdrawn = known.standing else {
        throw broken(.candidateAlreadyStands(code, name: known.candidate.name))
      }
    }
    if origin == .prepared {
      guard let known, known.candidate.origin == .prepared else { throw broken(.candidateNotPrepared(code)) }
      return .restored(candidate: code)
    }
    let count = round.nominees.count + (known == nil ? 1 : 0)
    guard count <= ElectionPlan.candidatesMax else { throw broken(.candidatesTooMany(count)) }
    let name = try fullName(of: code, known: known?.candidate.name, given: name)
    return .nominated(candidate: Candidate(code: code, name: name, origin: origin))
  }

  /// The name on the roster or, for whoever is not on it, the one that was given.
  func fullName(
    of code: Code<Candidate>, known: String?, given: String?
  ) throws(Rejection) -> String {
    if let name = state.definition.roster[Code(code.text)]?.name ?? known {
      // Another name beside a known code is a slip of the hand in one of the two.
      guard given == nil || given == name else { throw broken(.nameUnlikeCode(code, name: name)) }
      return name
    }
    guard code.isFit else { throw broken(.codeNotFit(code)) }
    guard let given, !given.allSatisfy(\.isWhitespace) else { throw broken(.nameMissing(code)) }
    guard given.count <= Candidate.nameCharactersMax, given.utf8.count <= Candidate.nameBytesMax,
      !given.hasControlCharacters, given.first != " ", given.last != " "
    else {
      throw broken(.nameNotFit(code))
    }
    return given
  }

  func support(_ code: Code<Candidate>, votes: Int) throws(Rejection) -> ElectionChange {
    try checkListIsNotVotedOn()
    let nominee = try knownNominee(code)
    switch nominee.standing {
    case .proposed, .supported: break
    case .admitted: throw broken(.supportNotNeeded(code, name: nominee.candidate.name))
    case .withdrawn: throw broken(.candidateAlreadyWithdrawn(code, name: nominee.candidate.name))
    }
    try checkRange(votes, .votes, of: code)
    let attending = state.attendance.present
    guard votes <= attending else { throw broken(.supportAboveAttending(votes: votes, attending: attending)) }
    return .supported(candidate: code, votes: votes, attending: attending)
  }

  func withdraw(_ code: Code<Candidate>, reason: String) throws(Rejection) -> ElectionChange {
    try checkListIsNotVotedOn()
    let nominee = try knownNominee(code)
    if case .withdrawn = nominee.standing {
      throw broken(.candidateAlreadyWithdrawn(code, name: nominee.candidate.name))
    }
    try state.checkLength(of: reason)
    return .withdrawn(candidate: code, reason: reason)
  }

  // MARK: The list

  func adoptList() throws(Rejection) -> ElectionChange {
    let form = try checkList()
    let candidates = round.nominees.filter(\.entersList).map(\.candidate)
    return .listAdopted(list: CandidateList(form: form, candidates: candidates))
  }

  /// Refuses what keeps the list from being adopted; how the paper is filled in, where nothing does.
  @discardableResult
  func checkList() throws(Rejection) -> ElectionForm {
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
  private func checkListedNames(adding count: Int) throws(Rejection) {
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

  // MARK: Rounds

  func nextRound(_ named: [Code<Candidate>]) throws(Rejection) -> ElectionChange {
    guard [.published, .aborted, .voided].contains(election.state) else {
      throw wrongState(needed: .published, .aborted, .voided)
    }
    guard election.rounds.count < Election.roundsMax else { throw broken(.roundsTooMany) }
    guard let standing = election.standingRounds.last, let outcome = standing.phase.outcome else {
      return try firstRoundAgain(named)
    }
    guard election.openSeats > 0 else { throw broken(.seatsFilled(election.plan.seats)) }
    guard standing.kind == .runOff || outcome.tied.isEmpty else { return try runOff(standing, outcome, named) }
    return try secondRound(named)
  }

  /// Nothing stands, so everything begins again, with everybody who has been put forward.
  private func firstRoundAgain(_ named: [Code<Candidate>]) throws(Rejection) -> ElectionChange {
    guard named.isEmpty else { throw broken(.candidateUnknown(named[0])) }
    let first = election.rounds.last { $0.kind == .first }
    return .roundBegun(
      kind: .first, seats: election.plan.seats, nominees: first?.nominees ?? [], list: nil)
  }

  /// Between exactly those tied at the last seat, for the seats that their tie has left open.
  private func runOff(
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
  private func secondRound(_ named: [Code<Candidate>]) throws(Rejection) -> ElectionChange {
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

extension Code {
  /// The most characters of a code that comes from outside.
  public static var charactersMax: Int { 64 }

  /// Whether the code has the shape of one: short, without spaces or control characters.
  var isFit: Bool {
    (1...Self.charactersMax).contains(text.count) && !text.contains(where: \.isWhitespace)
      && !text.hasControlCharacters
  }
}

extension String {
  /// Whether a control character, a line break or an invisible sign stands in the text.
  var hasControlCharacters: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
