import Assets
import Congress
import CongressFiles

/// What every file allows and the service would refuse once it is too late: in the hall.
struct RuleCheck {
  let definition: Definition
  let places: FilePlaces

  var problems: [CheckProblem] { blockProblems + electionProblems }

  /// Ballots that are counted by blocks where there are none to report.
  private var blockProblems: [CheckProblem] {
    guard definition.blocks.isEmpty else { return [] }
    return definition.ballots.filter { $0.method == .blockCount }.map { plan in
      CheckProblem(
        place: places.ballot(plan.code), fault: Wording("check.blocks-missing", ["ballot": .text(plan.code.text)]))
    }
  }

  /// Lists that no paper could be made of; a list that is still empty is drawn up in the hall.
  private var electionProblems: [CheckProblem] {
    definition.elections.compactMap { plan in
      guard !plan.candidates.isEmpty, let rule = plan.rule(brokenByCandidates: plan.candidates.count) else {
        return nil
      }
      let rejection = Rejection.election(plan.code, rule)
      let values = rejection.details.mapValues { Wording.Part.text($0.description) }
      let refusal = Wording("refusal.\(rejection.code)", values)
      return CheckProblem(
        place: places.election(plan.code),
        fault: Wording("check.election-list", ["election": .text(plan.code.text), "refusal": .wording(refusal)]))
    }
  }
}
