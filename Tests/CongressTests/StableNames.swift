import Congress

extension RefusalTests {
  /// Every name that replies may carry.
  ///
  /// Clients know refusals by these; none may ever change.
  static let stableNames = ownNames.union(AgendaRefusalTests.stableNames)

  private static let ownNames: Set<String> = [
    "role_may_not", "sequence_moved", "item_unknown", "item_already_live", "item_already_done", "item_not_live",
    "ballot_still_open", "reason_too_long", "agenda_at_end", "delegate_unknown", "delegate_already_present",
    "delegate_not_present", "scan_too_old", "scan_overtaken",
    "delegate_already_absent", "ballot_unknown", "ballot_in_wrong_state", "ballot_another_open", "quorum_not_met",
    "organisations_not_counted", "delegate_quorum_not_met",
    "choice_unknown", "choice_missing", "count_must_not_be_negative", "more_votes_than_voters",
    "publish_needs_other_role", "void_needs_other_role", "reason_missing", "output_unknown", "output_follows",
    "standby_empty",
    "cue_already_on_air", "cue_text_not_fit", "cue_text_too_long", "result_not_published", "ballot_not_opened",
    "body_unknown", "pictures_unknown", "safe_already_on", "safe_already_off", "driver_is_other", "driver_already",
    "driver_none", "outputs_locked",
    "outputs_already_locked", "outputs_not_locked",
    "undo_empty", "undo_not_possible", "undo_overtaken",
    "badge_unknown", "presence_already_so", "not_an_alternate", "not_a_mandate", "delegate_not_absent",
    "delegate_replaced", "alternate_seated_already", "alternate_not_seated", "import_out_of_range", "import_repeats",
    "import_unknown", "count_name_unknown", "count_above_summoned", "attendance_not_counted",
    "adjustment_out_of_range", "method_is_other", "block_unknown", "block_of_other_teller", "block_above_seats",
    "blocks_missing", "paper_figures_missing", "more_issued_than_voters", "more_collected_than_issued",
    "valid_and_invalid_not_collected", "base_below_votes", "not_on_roll", "vote_may_not_change",
    "roll_needs_check_in", "urn_not_sealed", "urn_key_lost", "ballot_not_timed",
    "extension_out_of_range",
    "target_unknown", "target_is_the_last", "scene_is_private",
    "lower_third_scene_has_no_room", "lower_third_already_shown", "lower_third_not_shown",
    "film_name_not_fit", "film_not_on_air", "film_already_plays", "film_already_paused", "film_loop_already_so",
    "camera_unknown", "camera_beside_not_fit",
    "screen_unknown", "screen_id_not_fit", "screen_too_many", "screen_name_not_fit", "screen_name_too_long",
    "screen_name_already_so", "screen_output_already_so", "screen_already_pinned", "screen_already_frozen",
    "screen_already_follows", "screen_ceremony_on_air",
  ]

  /// The name of a rule of screens, written down a second time.
  private static func stableName(of rule: ScreenRule) -> String {
    switch rule {
    case .unknown: "screen_unknown"
    case .idNotFit: "screen_id_not_fit"
    case .tooMany: "screen_too_many"
    case .nameNotFit: "screen_name_not_fit"
    case .nameTooLong: "screen_name_too_long"
    case .nameAlreadySo: "screen_name_already_so"
    case .outputAlreadySo: "screen_output_already_so"
    case .alreadyPinned: "screen_already_pinned"
    case .alreadyFrozen: "screen_already_frozen"
    case .alreadyFollows: "screen_already_follows"
    case .ceremonyOnAir: "screen_ceremony_on_air"
    }
  }

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
    case .scanTooOld: "scan_too_old"
    case .scanOvertaken: "scan_overtaken"
    case .delegateNotPresent: "delegate_not_present"
    case .delegateAlreadyAbsent: "delegate_already_absent"
    case .ballotUnknown: "ballot_unknown"
    case .ballotInWrongState: "ballot_in_wrong_state"
    case .ballotAnotherOpen: "ballot_another_open"
    case .quorumNotMet: "quorum_not_met"
    case .organisationsNotCounted: "organisations_not_counted"
    case .delegateQuorumNotMet: "delegate_quorum_not_met"
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
    case .cueTextNotFit: "cue_text_not_fit"
    case .cueTextTooLong: "cue_text_too_long"
    case .resultNotPublished: "result_not_published"
    case .ballotNotOpened: "ballot_not_opened"
    // Rules of what is prepared have their examples and names in BallotPlanTests.
    case .ballotPlan(let rule): rule.code
    // Rules of the clock have theirs in ClockCorrectionTests.
    case .clock(let rule): rule.code
    // Rules of minutes have theirs in MinutesRecordTests.
    case .minutes(let rule): rule.code
    // Rules of documents have theirs in DocumentTests.
    case .document(let rule): rule.code
    // Those of pictures for reporters have theirs in PressPictureTests.
    case .pressPicture(let rule): rule.code
    // That of the recording has its own in RecordingTests.
    case .recording(let rule): rule.code
    // Rules of tablets have theirs in TabletTests.
    case .tablet(let rule): rule.code
    // Rules of elections have their examples in ElectionRefusalTests.
    case .election(_, let rule): ElectionRefusalTests.stableName(of: rule)
    case .bodyUnknown: "body_unknown"
    case .picturesUnknown: "pictures_unknown"
    case .screen(let rule): stableName(of: rule)
    // Rules of the speakers' list have theirs in SpeakerRefusalTests.
    case .speaker(let rule): SpeakerRefusalTests.stableName(of: rule)
    case .sceneIsPrivate: "scene_is_private"
    case .lowerThird(.sceneHasNoRoom): "lower_third_scene_has_no_room"
    case .lowerThird(.alreadyShown): "lower_third_already_shown"
    case .lowerThird(.notShown): "lower_third_not_shown"
    case .camera(.unknown): "camera_unknown"
    case .camera(.besideNotFit): "camera_beside_not_fit"
    case .film(.nameNotFit): "film_name_not_fit"
    case .film(.notOnAir): "film_not_on_air"
    case .film(.alreadyPlays): "film_already_plays"
    case .film(.alreadyPaused): "film_already_paused"
    case .film(.loopAlreadySo): "film_loop_already_so"
    case .safeAlreadyOn: "safe_already_on"
    case .safeAlreadyOff: "safe_already_off"
    case .driverIsOther: "driver_is_other"
    case .driverAlready: "driver_already"
    case .driverNone: "driver_none"
    case .outputsLocked: "outputs_locked"
    case .outputsAlreadyLocked: "outputs_already_locked"
    case .outputsNotLocked: "outputs_not_locked"
    case .badgeUnknown: "badge_unknown"
    case .presenceAlreadySo: "presence_already_so"
    case .notAnAlternate: "not_an_alternate"
    case .notAMandate: "not_a_mandate"
    case .delegateNotAbsent: "delegate_not_absent"
    case .delegateReplaced: "delegate_replaced"
    case .alternateSeatedAlready: "alternate_seated_already"
    case .alternateNotSeated: "alternate_not_seated"
    case .importOutOfRange: "import_out_of_range"
    case .importRepeats: "import_repeats"
    case .importUnknown: "import_unknown"
    case .countNameUnknown: "count_name_unknown"
    case .countAboveSummoned: "count_above_summoned"
    case .attendanceNotCounted: "attendance_not_counted"
    case .adjustmentOutOfRange: "adjustment_out_of_range"
    case .methodIsOther: "method_is_other"
    case .blockUnknown: "block_unknown"
    case .blockOfOtherTeller: "block_of_other_teller"
    case .blockAboveSeats: "block_above_seats"
    case .blocksMissing: "blocks_missing"
    case .paperFiguresMissing: "paper_figures_missing"
    case .moreIssuedThanVoters: "more_issued_than_voters"
    case .moreCollectedThanIssued: "more_collected_than_issued"
    case .validAndInvalidNotCollected: "valid_and_invalid_not_collected"
    case .baseBelowVotes: "base_below_votes"
    case .notOnRoll: "not_on_roll"
    case .voteMayNotChange: "vote_may_not_change"
    case .rollNeedsCheckIn: "roll_needs_check_in"
    case .urnNotSealed: "urn_not_sealed"
    case .urnKeyLost: "urn_key_lost"
    case .ballotNotTimed: "ballot_not_timed"
    case .extensionOutOfRange: "extension_out_of_range"
    case .targetUnknown: "target_unknown"
    case .targetIsTheLast: "target_is_the_last"
    case .agenda(let rule): AgendaRefusalTests.stableName(of: rule)
    case .undoEmpty: "undo_empty"
    case .undoNotPossible: "undo_not_possible"
    case .undoOvertaken: "undo_overtaken"
    }
  }
}
