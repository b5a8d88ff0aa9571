/// What is prepared to be put, while the congress runs: votes that nobody had foreseen, and mistakes of those that were.
extension CongressState {
  /// Decides what a step leads to: a change of the ballot, and of the items that it comes into and out of.
  func decideBallotPlan(_ step: BallotPlanStep) throws(Rejection) -> [Event] {
    switch step {
    case .add(let draft, let code, let place): return try adding(draft, code: code, at: place)
    case .edit(let code, let draft): return try editing(code, draft)
    case .move(let code, let place): return try moving(code, to: place)
    case .drop(let code): return try dropping(code)
    }
  }

  private func adding(
    _ draft: BallotDraft, code: Code<Ballot>?, at place: BallotPlace?
  ) throws(Rejection) -> [Event] {
    let code = code ?? nextBallotCode
    guard code.isFit else { throw .ballotPlan(.codeNotFit(code)) }
    guard ballot(code) == nil else { throw .ballotPlan(.codeTaken(code)) }
    guard ballots.count < BallotPlan.ballotsMax else { throw .ballotPlan(.tooMany(count: ballots.count + 1)) }
    let plan = draft.plan(code: code, defaults: definition.ballotDefaults ?? .standard)
    try check(plan)
    let added = Event.ballotPlanned(change: .added(plan: plan, place: ballots.count))
    guard let place else { return [added] }
    return [added, .agendaChanged(change: .planned(change: try putting(code, at: place, in: agenda)))]
  }

  private func editing(_ code: Code<Ballot>, _ draft: BallotDraft) throws(Rejection) -> [Event] {
    let ballot = try unopened(code)
    let plan = draft.plan(changing: ballot.plan)
    guard plan != ballot.plan else { throw .ballotPlan(.alreadySo(code)) }
    if plan.targets != ballot.plan.targets, !ballot.plan.splitOff.isEmpty { throw .ballotPlan(.isSplit(code)) }
    try check(plan)
    return [.ballotPlanned(change: .edited(was: ballot.plan, became: plan))]
  }

  private func moving(_ code: Code<Ballot>, to place: BallotPlace?) throws(Rejection) -> [Event] {
    _ = try unopened(code)
    var changes = leaving(code)
    var moved = agenda
    for change in changes { moved.apply(change, utcOffset: definition.utcOffset) }
    if let place {
      let change = try putting(code, at: place, in: moved)
      moved.apply(change, utcOffset: definition.utcOffset)
      changes.append(change)
    }
    guard moved.days != agenda.days else { throw .ballotPlan(.alreadySo(code)) }
    return changes.map { .agendaChanged(change: .planned(change: $0)) }
  }

  private func dropping(_ code: Code<Ballot>) throws(Rejection) -> [Event] {
    let ballot = try unopened(code)
    guard ballot.state == .ready, ballot.earlierRounds.isEmpty else { throw .ballotPlan(.isAsked(code)) }
    guard ballot.plan.splitFrom == nil, ballot.plan.splitOff.isEmpty else { throw .ballotPlan(.isSplit(code)) }
    if let rule = use(ofBallot: code) { throw .ballotPlan(rule) }
    let standbys = outputs.filter { $0.standby?.facts.ballot == code }
    let place = ballots.firstIndex { $0.code == code } ?? 0
    return leaving(code).map { .agendaChanged(change: .planned(change: $0)) }
      + standbys.map { .cueStoodBy(output: $0.name, cue: nil) }
      + [.ballotPlanned(change: .dropped(plan: ballot.plan, place: place))]
  }

  /// What keeps a ballot from being taken away: the election whose list it is about, or a picture of it.
  func use(ofBallot code: Code<Ballot>) -> BallotPlanRule? {
    if let election = elections.first(where: { $0.plan.listBallot == code }) {
      return .isOfElection(code, election.code)
    }
    if let output = outputs.first(where: { $0.onAir.facts.ballot == code }) {
      return .isShown(code, on: output.name.text)
    }
    let screen = screens.first { screen in
      if case .pinned(let cue, _) = screen.mode { cue.facts.ballot == code } else { false }
    }
    return screen.map { .isShown(code, on: $0.id.text) }
  }

  // MARK: What a step may be about

  private func unopened(_ code: Code<Ballot>) throws(Rejection) -> Ballot {
    guard let ballot = ballot(code) else { throw .ballotUnknown(code, known: ballots.map(\.code)) }
    guard !ballot.wasOpened else { throw .ballotPlan(.isOpened(code)) }
    return ballot
  }

  private func check(_ plan: BallotPlan) throws(Rejection) {
    guard plan.question.isFit else { throw .ballotPlan(.questionNotFit) }
    if let fault = (plan.faultsOfParts + plan.faults).first { throw .ballotPlan(.planNotFit(fault)) }
    if plan.method == .blockCount, definition.blocks.isEmpty { throw .ballotPlan(.planNotFit(.blocksMissing)) }
  }

  /// The changes that take a ballot out of the items that it stands in; also of one that is done, whose vote was put off.
  private func leaving(_ code: Code<Ballot>) -> [PlanChange] {
    agenda.items.filter { $0.ballots.contains(code) }.map { item in
      let running = item.running.with(ballots: item.ballots.filter { $0 != code })
      return .revised(item: item.code, was: item.running, became: running)
    }
  }

  private func putting(
    _ code: Code<Ballot>, at place: BallotPlace, in agenda: Agenda
  ) throws(Rejection) -> PlanChange {
    guard let item = agenda[place.item] else { throw .itemUnknown(place.item) }
    if item.progress.isDone { throw .agenda(.itemIsDone(place.item)) }
    if item.progress.isDropped { throw .agenda(.itemIsDropped(place.item)) }
    var ballots = item.ballots
    if let after = place.after {
      guard let index = ballots.firstIndex(of: after) else {
        throw .ballotPlan(.notInItem(after, item: place.item))
      }
      ballots.insert(code, at: index + 1)
    } else {
      ballots.append(code)
    }
    return .revised(item: item.code, was: item.running, became: item.running.with(ballots: ballots))
  }

  /// The code after the newest that the congress itself has given: `BQ27` after `BQ26`.
  private var nextBallotCode: Code<Ballot> {
    let last = ballots.last { $0.plan.splitFrom == nil }?.code.text ?? "B0"
    // More of them would be no number that can be counted on.
    let digits = last.reversed().prefix(9).prefix { $0.isASCII && $0.isNumber }.count
    let stem = last.dropLast(digits)
    let known = Set(ballots.map(\.code.text))
    var number = Int(last.suffix(digits)) ?? 0
    var text: String
    repeat {
      number += 1
      let figures = String(number)
      text = stem + String(repeating: "0", count: max(0, digits - figures.count)) + figures
    } while known.contains(text)
    return Code(text)
  }
}

extension ItemRunning {
  /// The same with other ballots.
  fileprivate func with(ballots: [Code<Ballot>]) -> ItemRunning {
    ItemRunning(
      kind: kind, ballots: ballots, cue: cue, endCue: endCue, followOn: followOn, operatorNotes: operatorNotes)
  }
}
