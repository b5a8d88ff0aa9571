/// What has happened to the elections that are prepared; the fact of every `election.planned` event.
///
/// Each says what was and what became of it. Encoded as one key, the change's name, over its facts. A shipped name or
/// fact is never changed; new facts are optional.
public enum ElectionPlanChange: Sendable, Hashable, Codable {
  /// An election was put in, at a place among all elections from 0.
  case added(plan: ElectionPlan, place: Int)
  case edited(was: ElectionPlan, became: ElectionPlan)
  case moved(election: Code<Election>, from: Int, to: Int)
  /// An election was taken out that had not begun.
  case dropped(plan: ElectionPlan, place: Int)

  /// The election that it is about.
  public var election: Code<Election> {
    switch self {
    case .added(let plan, _), .dropped(let plan, _), .edited(_, let plan): plan.code
    case .moved(let election, _, _): election
    }
  }

  /// What takes the change back.
  var inverse: ElectionPlanChange {
    switch self {
    case .added(let plan, let place): .dropped(plan: plan, place: place)
    case .edited(let was, let became): .edited(was: became, became: was)
    case .moved(let election, let from, let to): .moved(election: election, from: to, to: from)
    case .dropped(let plan, let place): .added(plan: plan, place: place)
    }
  }
}

extension CongressState {
  /// Folds a change of what is prepared in; what it is about and is not there changes nothing.
  mutating func apply(_ change: ElectionPlanChange) {
    let index = elections.firstIndex { $0.code == change.election }
    switch change {
    case .added(let plan, let place):
      if index == nil { elections.insert(Election(plan: plan), at: min(max(place, 0), elections.count)) }
    case .edited(_, let became): if let index { elections[index].revise(to: became) }
    case .moved(_, _, let to):
      guard let index else { return }
      let election = elections.remove(at: index)
      elections.insert(election, at: min(max(to, 0), elections.count))
    case .dropped: if let index, elections[index].isBeforeList { elections.remove(at: index) }
    }
  }

  /// Whether a change of what is prepared is still as it was made, and the list has neither been adopted nor voted on
  /// since.
  func stands(_ change: ElectionPlanChange) -> Bool {
    switch change {
    case .added(let plan, _): election(plan.code) == Election(plan: plan) && isListQuiet(plan)
    case .edited(let was, let became):
      election(became.code).map { $0.plan == became && $0.isBeforeList && isListQuiet(was) && isListQuiet(became) }
        ?? false
    case .moved(let code, _, let to): elections.firstIndex { $0.code == code } == to
    case .dropped(let plan, _):
      election(plan.code) == nil && elections.count < ElectionPlan.electionsMax && isListQuiet(plan)
    }
  }

  /// Whether nobody votes or has voted on a plan's list.
  private func isListQuiet(_ plan: ElectionPlan) -> Bool {
    guard let code = plan.listBallot else { return true }
    return ballot(code)?.state.isAtRest ?? false
  }
}

extension Election {
  /// Whether its plan can still be changed: nothing has been adopted, in no round.
  var isBeforeList: Bool { earlierRounds.isEmpty && state == .nominating }

  /// Takes another plan over: whoever was put forward by the committee and no longer is goes, and others keep how they
  /// stand.
  fileprivate mutating func revise(to plan: ElectionPlan) {
    guard isBeforeList else { return }
    let was = Set(self.plan.candidates.map(\.code))
    let names = Dictionary(plan.candidates.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var nominees = round.nominees.compactMap { nominee -> Nominee? in
      let code = nominee.candidate.code
      guard nominee.candidate.origin == .prepared, was.contains(code) else { return nominee }
      return names[code].map { Nominee(candidate: $0, standing: nominee.standing) }
    }
    let standing = Set(nominees.map(\.candidate.code))
    nominees += plan.candidates.filter { !standing.contains($0.code) }
      .map { Nominee(candidate: $0, standing: .admitted) }
    self.plan = plan
    round = ElectionRound(number: 1, kind: .first, seats: plan.seats, nominees: nominees, phase: .nominating)
  }
}

extension ElectionPlan {
  /// The same with what a draft says.
  func taking(_ draft: ElectionDraft) -> ElectionPlan {
    ElectionPlan(
      code: code, title: draft.title ?? title, seats: draft.seats ?? seats, form: draft.form ?? form,
      listBallot: draft.listBallot.map { $0.text.isEmpty ? nil : $0 } ?? listBallot, candidates: candidates)
  }

  /// The same with other candidates.
  func with(_ candidates: [Candidate]) -> ElectionPlan {
    ElectionPlan(
      code: code, title: title, seats: seats, form: form, listBallot: listBallot, candidates: candidates)
  }
}
