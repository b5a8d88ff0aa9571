import Congress

extension ElectionRefusalTests {
  /// Every name of an election rule that replies may carry; none may ever change.
  static let stableNames: Set<String> = [
    "election_unknown",
    "election_in_wrong_state",
    "election_plan_code_not_fit",
    "election_code_taken",
    "election_too_many",
    "election_title_or_seats_missing",
    "election_title_not_fit",
    "election_seats_out_of_range",
    "election_has_begun",
    "election_already_so",
    "election_candidate_unknown",
    "election_candidate_already_stands",
    "election_candidate_already_withdrawn",
    "election_candidate_already_elected",
    "election_candidate_not_prepared",
    "election_name_missing",
    "election_name_not_fit",
    "election_name_unlike_code",
    "election_code_not_fit",
    "election_candidates_too_many",
    "election_support_not_needed",
    "election_support_above_attending",
    "election_support_missing",
    "election_list_not_voted",
    "election_list_rejected",
    "election_list_is_voted_on",
    "election_surplus_missing",
    "election_surplus_too_large",
    "election_list_unlike_seats",
    "election_figure_out_of_range",
    "election_issued_above_entitled",
    "election_absent_above_really_absent",
    "election_collected_above_issued",
    "election_valid_and_invalid_unlike_collected",
    "election_figure_missing",
    "election_disagree_not_asked",
    "election_votes_above_valid",
    "election_answers_above_valid",
    "election_votes_above_seats",
    "election_tellers_already_two",
    "election_second_teller_missing",
    "election_tellers_differ",
    "election_elected_above_seats",
    "election_publish_needs_other_role",
    "election_void_needs_other_role",
    "election_seats_filled",
    "election_run_off_has_its_candidates",
    "election_rounds_too_many",
    "election_rows_out_of_range", "election_round_not_published",
  ]

  /// The name of a rule, written down a second time: a new case does not compile until it has its name here.
  static func stableName(of rule: ElectionRule) -> String {
    switch rule {
    case .unknown: "election_unknown"
    case .inWrongState: "election_in_wrong_state"
    case .planCodeNotFit: "election_plan_code_not_fit"
    case .codeTaken: "election_code_taken"
    case .tooMany: "election_too_many"
    case .titleOrSeatsMissing: "election_title_or_seats_missing"
    case .titleNotFit: "election_title_not_fit"
    case .seatsOutOfRange: "election_seats_out_of_range"
    case .hasBegun: "election_has_begun"
    case .alreadySo: "election_already_so"
    case .candidateUnknown: "election_candidate_unknown"
    case .candidateAlreadyStands: "election_candidate_already_stands"
    case .candidateAlreadyWithdrawn: "election_candidate_already_withdrawn"
    case .candidateAlreadyElected: "election_candidate_already_elected"
    case .candidateNotPrepared: "election_candidate_not_prepared"
    case .nameMissing: "election_name_missing"
    case .nameNotFit: "election_name_not_fit"
    case .nameUnlikeCode: "election_name_unlike_code"
    case .codeNotFit: "election_code_not_fit"
    case .candidatesTooMany: "election_candidates_too_many"
    case .supportNotNeeded: "election_support_not_needed"
    case .supportAboveAttending: "election_support_above_attending"
    case .supportMissing: "election_support_missing"
    case .listNotVoted: "election_list_not_voted"
    case .listRejected: "election_list_rejected"
    case .listIsVotedOn: "election_list_is_voted_on"
    case .surplusMissing: "election_surplus_missing"
    case .surplusTooLarge: "election_surplus_too_large"
    case .listUnlikeSeats: "election_list_unlike_seats"
    case .figureOutOfRange: "election_figure_out_of_range"
    case .issuedAboveEntitled: "election_issued_above_entitled"
    case .absentAboveReallyAbsent: "election_absent_above_really_absent"
    case .collectedAboveIssued: "election_collected_above_issued"
    case .validAndInvalidUnlikeCollected: "election_valid_and_invalid_unlike_collected"
    case .figureMissing: "election_figure_missing"
    case .disagreeNotAsked: "election_disagree_not_asked"
    case .votesAboveValid: "election_votes_above_valid"
    case .answersAboveValid: "election_answers_above_valid"
    case .votesAboveSeats: "election_votes_above_seats"
    case .tellersAlreadyTwo: "election_tellers_already_two"
    case .secondTellerMissing: "election_second_teller_missing"
    case .tellersDiffer: "election_tellers_differ"
    case .electedAboveSeats: "election_elected_above_seats"
    case .publishNeedsOtherRole: "election_publish_needs_other_role"
    case .voidNeedsOtherRole: "election_void_needs_other_role"
    case .seatsFilled: "election_seats_filled"
    case .runOffHasItsCandidates: "election_run_off_has_its_candidates"
    case .roundsTooMany: "election_rounds_too_many"
    case .rowsOutOfRange: "election_rows_out_of_range"
    case .roundNotPublished: "election_round_not_published"
    }
  }
}
