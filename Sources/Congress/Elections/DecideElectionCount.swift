/// How the papers of an election and the figures on them must fit together.
extension ElectionDecision {
  // MARK: Papers

  func issue(_ issued: Int, absentThroughout entered: Int?) throws(Rejection) -> ElectionChange {
    let attendance: Attendance
    let roll: [Code<Delegate>]
    switch round.phase {
    case .listed:
      attendance = state.attendance
      try checkListBallot()
      try attendance.checkQuorum(by: state.definition.quorum)
      roll = attendance.countedBy == nil ? state.votersPresent : []
    // A corrected figure does not change who was here.
    case .issued(let earlier): (attendance, roll) = (earlier.attendance, earlier.roll)
    case .collected(let box): (attendance, roll) = (box.issue.attendance, box.issue.roll)
    default: throw wrongState(needed: .listed, .issued, .collected)
    }
    let absentThroughout = entered ?? round.phase.issue?.absentThroughout ?? state.absentThroughout
    try checkRange(issued)
    try checkRange(absentThroughout)
    guard issued <= attendance.present else {
      throw broken(.issuedAboveEntitled(issued: issued, entitled: attendance.present))
    }
    // Who is out for now has been here, so only the absent and those never checked in can be absent throughout.
    let absent = attendance.absent + attendance.pending
    guard absentThroughout <= absent else {
      throw broken(.absentAboveReallyAbsent(entered: absentThroughout, absent: absent))
    }
    return .ballotsIssued(issued: issued, absentThroughout: absentThroughout, attendance: attendance, roll: roll)
  }

  func collect(_ collected: Int) throws(Rejection) -> ElectionChange {
    guard [.issued, .collected, .counting, .counted].contains(election.state), let issue = round.phase.issue else {
      throw wrongState(needed: .issued, .collected, .counting, .counted)
    }
    try checkRange(collected)
    guard collected <= issue.issued else {
      throw broken(.collectedAboveIssued(collected: collected, issued: issue.issued))
    }
    return .ballotsCollected(collected: collected)
  }

  // MARK: Figures

  func count(_ figures: ElectionFigures) throws(Rejection) -> ElectionChange {
    guard [.collected, .counting, .counted].contains(election.state), let box = round.phase.box else {
      throw wrongState(needed: .collected, .counting, .counted)
    }
    let tellers = round.phase.tellerCounts.map(\.teller)
    guard tellers.count < 2 || tellers.contains(actor.name) else { throw broken(.tellersAlreadyTwo(tellers)) }
    try checkPapers(figures, box)
    let list = box.issue.list
    let votes = try inOrder(figures.votes, .votes, of: list)
    guard list.form == .withoutSurplus else {
      guard figures.disagree == nil else { throw broken(.disagreeNotAsked) }
      try checkVotes(votes, of: list, valid: figures.valid)
      return counted(figures, votes: votes, disagree: nil)
    }
    let disagree = try inOrder(figures.disagree ?? [:], .disagree, of: list)
    try checkVotes(votes, of: list, valid: figures.valid)
    for (code, (agree, disagree)) in zip(list.codes, zip(votes, disagree)) where agree + disagree > figures.valid {
      throw broken(.answersAboveValid(code, agree: agree, disagree: disagree, valid: figures.valid))
    }
    return counted(figures, votes: votes, disagree: disagree)
  }

  private func counted(_ figures: ElectionFigures, votes: [Int], disagree: [Int]?) -> ElectionChange {
    .counted(
      teller: actor.name,
      count: ElectionCount(valid: figures.valid, invalid: figures.invalid, votes: votes, disagree: disagree))
  }

  private func checkPapers(_ figures: ElectionFigures, _ box: BallotBox) throws(Rejection) {
    try checkRange(figures.valid, .valid)
    try checkRange(figures.invalid, .invalid)
    guard figures.valid + figures.invalid == box.collected else {
      throw broken(
        .validAndInvalidUnlikeCollected(
          valid: figures.valid, invalid: figures.invalid, collected: box.collected))
    }
  }

  /// One figure a candidate, in the order of the list.
  private func inOrder(
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

  private func checkVotes(_ votes: [Int], of list: CandidateList, valid: Int) throws(Rejection) {
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
