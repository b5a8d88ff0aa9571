/// What has happened to what is prepared to be put; the fact of every `ballot.planned` event.
///
/// Each says what was and what became of it. Encoded as one key, the change's name, over its facts. A shipped name or
/// fact is never changed; new facts are optional.
public enum BallotPlanChange: Sendable, Hashable, Codable {
  /// A ballot was put in, at a place among all ballots from 0.
  case added(plan: BallotPlan, place: Int)
  case edited(was: BallotPlan, became: BallotPlan)
  /// A ballot was taken out that had never been put.
  case dropped(plan: BallotPlan, place: Int)

  /// The ballot that it is about.
  public var ballot: Code<Ballot> {
    switch self {
    case .added(let plan, _), .dropped(let plan, _): plan.code
    case .edited(_, let became): became.code
    }
  }

  /// The change's name, as it is written.
  public var name: String {
    switch self {
    case .added: "added"
    case .edited: "edited"
    case .dropped: "dropped"
    }
  }

  /// What takes the change back.
  var inverse: BallotPlanChange {
    switch self {
    case .added(let plan, let place): .dropped(plan: plan, place: place)
    case .edited(let was, let became): .edited(was: became, became: was)
    case .dropped(let plan, let place): .added(plan: plan, place: place)
    }
  }
}

extension Ballot {
  /// Whether its vote has ever been opened: from then on it stays as it was put.
  var wasOpened: Bool { ([phase] + earlierRounds).contains { $0.opening != nil } }
}

extension CongressState {
  /// Folds a change of what is prepared in; what it is about and is not there changes nothing.
  mutating func apply(_ change: BallotPlanChange) {
    switch change {
    case .added(let plan, let place):
      guard ballot(plan.code) == nil else { return }
      ballots.insert(Ballot(plan: plan), at: min(max(place, 0), ballots.count))
    case .edited(_, let became):
      if let index = ballots.firstIndex(where: { $0.code == became.code }) { ballots[index].plan = became }
    case .dropped(let plan, _): ballots.removeAll { $0.code == plan.code && !$0.wasOpened }
    }
  }

  /// Whether a change of what is prepared is still as it was made, and nothing has been done with the ballot since.
  /// - Parameter agenda: The agenda as it is once what came after the change is taken back.
  func stands(_ change: BallotPlanChange, in agenda: Agenda) -> Bool {
    switch change {
    case .added(let plan, _):
      ballot(plan.code) == Ballot(plan: plan) && use(ofBallot: plan.code) == nil
        && !outputs.contains { $0.standby?.facts.ballot == plan.code }
        && !agenda.items.contains { $0.ballots.contains(plan.code) }
    case .edited(_, let became): ballot(became.code).map { $0.plan == became && !$0.wasOpened } ?? false
    case .dropped(let plan, _): ballot(plan.code) == nil
    }
  }
}
