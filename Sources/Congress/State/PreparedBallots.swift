/// What changes of prepared ballots share: what they may be about, and the items that they come into and out of.
extension CongressState {
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

  func unopened(_ code: Code<Ballot>) throws(Rejection) -> Ballot {
    guard let ballot = ballot(code) else { throw .ballotUnknown(code, known: ballots.map(\.code)) }
    guard !ballot.wasOpened else { throw .ballotPlan(.isOpened(code)) }
    return ballot
  }

  func check(_ plan: BallotPlan) throws(Rejection) {
    guard plan.question.isFit, plan.title?.isFit ?? true else { throw .ballotPlan(.questionNotFit) }
    if let fault = (plan.faultsOfParts + plan.faults).first { throw .ballotPlan(.planNotFit(fault)) }
    if plan.method == .blockCount, definition.blocks.isEmpty { throw .ballotPlan(.planNotFit(.blocksMissing)) }
  }

  /// The changes that take a ballot out of the items that it stands in; also of one that is done, whose vote was put off.
  func leaving(_ code: Code<Ballot>) -> [PlanChange] {
    agenda.items.filter { $0.ballots.contains(code) }.map { item in
      let running = item.running.with(ballots: item.ballots.filter { $0 != code })
      return .revised(item: item.code, was: item.running, became: running)
    }
  }

  func putting(
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
  var nextBallotCode: Code<Ballot> {
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
