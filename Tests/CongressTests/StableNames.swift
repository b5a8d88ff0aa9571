import Congress

extension RefusalTests {
  /// Every name that replies may carry.
  ///
  /// Clients know refusals by these; none may ever change.
  static let stableNames: Set<String> = [
    "role_may_not", "sequence_moved", "item_unknown", "item_already_live", "item_already_done", "item_not_live",
    "ballot_still_open", "reason_too_long", "agenda_at_end", "delegate_unknown", "delegate_already_present",
    "delegate_not_present",
    "delegate_already_absent", "ballot_unknown", "ballot_in_wrong_state", "ballot_another_open", "quorum_not_met",
    "choice_unknown", "choice_missing", "count_must_not_be_negative", "more_votes_than_voters",
    "publish_needs_other_role", "void_needs_other_role", "reason_missing", "output_unknown", "output_follows",
    "standby_empty",
    "cue_already_on_air", "result_not_published", "ballot_not_opened", "safe_already_on", "safe_already_off",
    "undo_empty", "undo_not_possible", "undo_overtaken",
  ]

  /// The name of a refusal, written down a second time: a new case does not compile until it has its name here, and an
  /// example in these tests.
  static func stableName(of rejection: Rejection) -> String {
    switch rejection {
    case .roleMayNot: "role_may_not"
    case .sequenceMoved: "sequence_moved"
    case .itemUnknown: "item_unknown"
    case .itemAlreadyLive: "item_already_live"
    case .itemAlreadyDone: "item_already_done"
    case .itemNotLive: "item_not_live"
    case .agendaAtEnd: "agenda_at_end"
    case .ballotStillOpen: "ballot_still_open"
    case .reasonTooLong: "reason_too_long"
    case .delegateUnknown: "delegate_unknown"
    case .delegateAlreadyPresent: "delegate_already_present"
    case .delegateNotPresent: "delegate_not_present"
    case .delegateAlreadyAbsent: "delegate_already_absent"
    case .ballotUnknown: "ballot_unknown"
    case .ballotInWrongState: "ballot_in_wrong_state"
    case .ballotAnotherOpen: "ballot_another_open"
    case .quorumNotMet: "quorum_not_met"
    case .choiceUnknown: "choice_unknown"
    case .choiceMissing: "choice_missing"
    case .countMustNotBeNegative: "count_must_not_be_negative"
    case .moreVotesThanVoters: "more_votes_than_voters"
    case .publishNeedsOtherRole: "publish_needs_other_role"
    case .voidNeedsOtherRole: "void_needs_other_role"
    case .reasonMissing: "reason_missing"
    case .outputUnknown: "output_unknown"
    case .outputFollows: "output_follows"
    case .standbyEmpty: "standby_empty"
    case .cueAlreadyOnAir: "cue_already_on_air"
    case .resultNotPublished: "result_not_published"
    case .ballotNotOpened: "ballot_not_opened"
    // Rules of elections have their examples in ElectionRefusalTests.
    case .election(_, let rule): ElectionRefusalTests.stableName(of: rule)
    case .safeAlreadyOn: "safe_already_on"
    case .safeAlreadyOff: "safe_already_off"
    case .undoEmpty: "undo_empty"
    case .undoNotPossible: "undo_not_possible"
    case .undoOvertaken: "undo_overtaken"
    }
  }
}
