extension CommandRegistry {
  /// The commands about ballot papers and the figures on them.
  static let electionPapers: [any CommandFamily.Type] = [
    IssuePapers.self, CollectPapers.self, CountElection.self,
  ]
}

/// The papers are handed out; attendance and roll are frozen at this moment.
struct IssuePapers: ElectionCommand {
  static let name = CommandName("election.issue")
  static let roles: [Role] = [.operator, .teller]
  static let example = Self(election: "E1", issued: 486, absentThroughout: 2)

  /// The election.
  let election: Code<Election>
  /// How many were handed out.
  let issued: Int
  /// The base is the summoned but these, by what was entered before where nothing is said.
  let absentThroughout: Int?

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    let (attendance, roll) = try whoWasHere(found)
    let state = found.state
    let absentThroughout = absentThroughout ?? found.round.phase.issue?.absentThroughout ?? state.absentThroughout
    try found.checkRange(issued)
    try found.checkRange(absentThroughout)
    guard issued <= attendance.present else {
      throw found.broken(.issuedAboveEntitled(issued: issued, entitled: attendance.present))
    }
    // Who is out for now has been here, so only the absent and those never checked in can be absent throughout.
    let absent = attendance.absent + attendance.pending
    guard absentThroughout <= absent else {
      throw found.broken(.absentAboveReallyAbsent(entered: absentThroughout, absent: absent))
    }
    return .ballotsIssued(issued: issued, absentThroughout: absentThroughout, attendance: attendance, roll: roll)
  }

  private func whoWasHere(_ found: ElectionDecision) throws(Rejection) -> (Attendance, [Code<Delegate>]) {
    switch found.round.phase {
    case .listed:
      let attendance = found.state.attendance
      try found.checkListBallot()
      try attendance.checkQuorum(by: found.state.definition.quorum)
      return (attendance, attendance.countedBy == nil ? found.state.votersPresent : [])
    // A corrected figure does not change who was here.
    case .issued(let earlier): return (earlier.attendance, earlier.roll)
    case .collected(let box): return (box.issue.attendance, box.issue.roll)
    default: throw found.wrongState(needed: .listed, .issued, .collected)
    }
  }
}

/// The papers are back; counts entered before are forgotten.
struct CollectPapers: ElectionCommand {
  static let name = CommandName("election.collect")
  static let roles: [Role] = [.operator, .teller]
  static let example = Self(election: "E1", collected: 485)

  /// The election.
  let election: Code<Election>
  /// How many came back.
  let collected: Int

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    guard [.issued, .collected, .counting, .counted].contains(found.election.state),
      let issue = found.round.phase.issue
    else { throw found.wrongState(needed: .issued, .collected, .counting, .counted) }
    try found.checkRange(collected)
    guard collected <= issue.issued else {
      throw found.broken(.collectedAboveIssued(collected: collected, issued: issue.issued))
    }
    return .ballotsCollected(collected: collected)
  }
}

/// The figures of one teller; a second teller counts the same papers again.
package struct CountElection: ElectionCommand {
  package static let name = CommandName("election.count")
  package static let roles: [Role] = [.operator, .teller]
  package static let example = Self(
    election: "E1", figures: ElectionFigures(valid: 480, invalid: 5, votes: ["D1": 470], disagree: ["D1": 10]))

  /// The election.
  package let election: Code<Election>
  /// The figures as entered.
  package let figures: ElectionFigures

  package func change(_ found: ElectionDecision) throws(Rejection) -> ElectionChange {
    guard [.collected, .counting, .counted].contains(found.election.state), let box = found.round.phase.box else {
      throw found.wrongState(needed: .collected, .counting, .counted)
    }
    let tellers = found.round.phase.tellerCounts.map(\.teller)
    guard tellers.count < 2 || tellers.contains(found.actor.name) else {
      throw found.broken(.tellersAlreadyTwo(tellers))
    }
    try checkPapers(found, box)
    let list = box.issue.list
    let votes = try found.inOrder(figures.votes, .votes, of: list)
    guard list.form == .withoutSurplus else {
      guard figures.disagree == nil else { throw found.broken(.disagreeNotAsked) }
      try found.checkVotes(votes, of: list, valid: figures.valid)
      return counted(by: found.actor, votes: votes, disagree: nil)
    }
    let disagree = try found.inOrder(figures.disagree ?? [:], .disagree, of: list)
    try found.checkVotes(votes, of: list, valid: figures.valid)
    for (code, (agree, disagree)) in zip(list.codes, zip(votes, disagree)) where agree + disagree > figures.valid {
      throw found.broken(.answersAboveValid(code, agree: agree, disagree: disagree, valid: figures.valid))
    }
    return counted(by: found.actor, votes: votes, disagree: disagree)
  }

  private func counted(by actor: Actor, votes: [Int], disagree: [Int]?) -> ElectionChange {
    .counted(
      teller: actor.name,
      count: ElectionCount(valid: figures.valid, invalid: figures.invalid, votes: votes, disagree: disagree))
  }

  private func checkPapers(_ found: ElectionDecision, _ box: BallotBox) throws(Rejection) {
    try found.checkRange(figures.valid, .valid)
    try found.checkRange(figures.invalid, .invalid)
    guard figures.valid + figures.invalid == box.collected else {
      throw found.broken(
        .validAndInvalidUnlikeCollected(
          valid: figures.valid, invalid: figures.invalid, collected: box.collected))
    }
  }
}

extension CountElection {
  private enum CodingKeys: String, CodingKey { case election }

  package init(from decoder: any Decoder) throws {
    election = try decoder.container(keyedBy: CodingKeys.self).decode(Code.self, forKey: .election)
    figures = try ElectionFigures(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var arguments = encoder.container(keyedBy: CodingKeys.self)
    try arguments.encode(election, forKey: .election)
    try figures.encode(to: encoder)
  }
}

extension ElectionDecision {
  /// One figure a candidate, in the order of the list.
  fileprivate func inOrder(
    _ entered: [String: Int], _ figure: ElectionDifference.Figure, of list: CandidateList
  ) throws(Rejection) -> [Int] {
    let known = Set(list.codes.map(\.text))
    if let stranger = entered.keys.filter({ !known.contains($0) }).min() {
      throw broken(.candidateUnknown(Code(stranger)))
    }
    var figures: [Int] = []
    for code in list.codes {
      guard let value = entered[code.text] else { throw broken(.figureMissing(code)) }
      try checkRange(value, figure, of: code)
      figures.append(value)
    }
    return figures
  }

  fileprivate func checkVotes(_ votes: [Int], of list: CandidateList, valid: Int) throws(Rejection) {
    for (code, votes) in zip(list.codes, votes) where votes > valid {
      throw broken(.votesAboveValid(code, votes: votes, valid: valid))
    }
    let sum = votes.reduce(0, +)
    // Every valid paper leaves at most as many names standing as there are seats.
    guard list.form == .withoutSurplus || sum <= valid * round.seats else {
      throw broken(.votesAboveSeats(votes: sum, valid: valid, seats: round.seats))
    }
  }
}

extension Command {
  /// The papers are handed out; the base is the summoned but those absent throughout, by what was entered before where
  /// nothing is said.
  public static func electionIssue(_ election: Code<Election>, issued: Int, absentThroughout: Int?) -> Command {
    Command(IssuePapers(election: election, issued: issued, absentThroughout: absentThroughout))
  }

  /// The papers are back; counts entered before are forgotten.
  public static func electionCollect(_ election: Code<Election>, collected: Int) -> Command {
    Command(CollectPapers(election: election, collected: collected))
  }

  /// The figures of one teller.
  public static func electionCount(_ election: Code<Election>, _ figures: ElectionFigures) -> Command {
    Command(CountElection(election: election, figures: figures))
  }
}
