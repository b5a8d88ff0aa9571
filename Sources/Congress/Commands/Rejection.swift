/// Why a command was refused.
///
/// Each case is named after the rule that the command would have broken.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum Rejection: Error, Sendable, Hashable {
  case roleMayNot(command: CommandName, role: Role, allowed: [Role])
  case sequenceMoved(expected: Int64, actual: Int64)
  case itemUnknown(Code<Item>)
  case itemAlreadyLive(Code<Item>)
  case itemAlreadyDone(Code<Item>)
  case itemNotLive
  case ballotStillOpen(Code<Ballot>)
  case agendaAtEnd(last: Code<Item>)
  case delegateUnknown(Code<Delegate>)
  case delegateAlreadyPresent(Code<Delegate>, name: String, sinceMS: Int64)
  case delegateNotPresent(Code<Delegate>, name: String)
  /// A scan that was kept longer than one may be; times in ms since 1970 UTC.
  case scanTooOld(Code<Delegate>, name: String, scannedAtMS: Int64)
  /// A scan that was kept while something newer became known of the delegate.
  case scanOvertaken(Code<Delegate>, name: String, scannedAtMS: Int64, sinceMS: Int64)
  case delegateAlreadyAbsent(Code<Delegate>, name: String)
  case badgeUnknown(String)
  case presenceAlreadySo(Code<Delegate>, name: String, presence: Presence)
  case notAnAlternate(Code<Delegate>, name: String, kind: Delegate.Kind)
  case notAMandate(Code<Delegate>, name: String, kind: Delegate.Kind)
  case delegateNotAbsent(Code<Delegate>, name: String)
  case delegateReplaced(Code<Delegate>, name: String, alternate: Code<Delegate>)
  case alternateSeatedAlready(Code<Delegate>, name: String, for: Code<Delegate>)
  case alternateNotSeated(Code<Delegate>, name: String)
  case importOutOfRange(count: Int)
  case importRepeats(Code<Delegate>)
  case importUnknown([Code<Delegate>])
  case countNameUnknown(String, scope: AttendanceCount.Scope)
  case countAboveSummoned(String, count: Int, summoned: Int)
  case attendanceNotCounted
  case adjustmentOutOfRange(Int, most: Int)
  case ballotUnknown(Code<Ballot>, known: [Code<Ballot>])
  case ballotInWrongState(Code<Ballot>, state: BallotState, needed: [BallotState])
  case ballotAnotherOpen(Code<Ballot>, other: Code<Ballot>)
  case quorumNotMet(present: Int, needed: Int, organisations: Int, organisationsNeeded: Int)
  /// A count by hand, with which nobody has said how many organisations are represented.
  case organisationsNotCounted(present: Int, needed: Int)
  case delegateQuorumNotMet(present: Int, needed: Int)
  case choiceUnknown(String, known: [String])
  case choiceMissing(String)
  case countMustNotBeNegative(choice: String, count: Int)
  case moreVotesThanVoters(cast: Int, voters: Int)
  case methodIsOther(Code<Ballot>, method: BallotPlan.Method)
  case blockUnknown(Code<Block>, known: [Code<Block>])
  case blockOfOtherTeller(Code<Block>, teller: String)
  case blockAboveSeats(Code<Block>, cast: Int, seats: Int)
  case blocksMissing(Code<Ballot>, [Code<Block>])
  case paperFiguresMissing(Code<Ballot>)
  case moreIssuedThanVoters(issued: Int, voters: Int)
  case moreCollectedThanIssued(collected: Int, issued: Int)
  case validAndInvalidNotCollected(valid: Int, invalid: Int, collected: Int)
  case baseBelowVotes(Code<Ballot>, base: Int, votes: Int)
  case notOnRoll(Code<Delegate>, ballot: Code<Ballot>)
  case voteMayNotChange(Code<Delegate>, ballot: Code<Ballot>)
  case rollNeedsCheckIn(Code<Ballot>)
  case urnNotSealed(Code<Ballot>)
  case urnKeyLost(Code<Ballot>)
  case ballotNotTimed(Code<Ballot>)
  case extensionOutOfRange(seconds: Int)
  case targetUnknown(Code<BallotPlan.Target>, known: [Code<BallotPlan.Target>])
  case targetIsTheLast(Code<BallotPlan.Target>, ballot: Code<Ballot>)
  case publishNeedsOtherRole(Code<Ballot>, role: Role)
  case voidNeedsOtherRole(Code<Ballot>, role: Role)
  case reasonMissing
  case reasonTooLong(bytes: Int)
  case outputUnknown(Code<Output>, known: [Code<Output>])
  case outputFollows(Code<Output>, followed: Code<Output>)
  case standbyEmpty(Code<Output>)
  case cueAlreadyOnAir(Cue)
  /// An empty text, or one with characters that are no letters.
  case cueTextNotFit(Cue.Scene)
  case cueTextTooLong(Cue.Scene, bytes: Int, bytesMax: Int)
  case resultNotPublished(Code<Ballot>, state: BallotState)
  case ballotNotOpened(Code<Ballot>, state: BallotState)
  case election(Code<Election>, ElectionRule)
  case bodyUnknown(Code<Body>, known: [Code<Body>])
  case picturesUnknown(Code<PictureSeries>, known: [Code<PictureSeries>])
  case screen(ScreenRule)
  case speaker(SpeakerRule)
  /// A scene that only the presidium's output may show.
  case sceneIsPrivate(Cue.Scene, output: Code<Output>)
  case lowerThird(LowerThirdRule)
  case film(FilmRule)
  case camera(CameraRule)
  case safeAlreadyOn
  case safeAlreadyOff
  /// Another operator runs the show.
  case driverIsOther(Actor)
  case driverAlready
  case driverNone
  /// The command would change what an output shows.
  case outputsLocked
  case outputsAlreadyLocked
  case outputsNotLocked
  case undoEmpty
  case undoNotPossible(command: String)
  case undoOvertaken(command: String)
  case agenda(AgendaRule)
  case ballotPlan(BallotPlanRule)
  case clock(ClockRule)
  case minutes(MinutesRule)
  case document(DocumentRule)
  /// A rule of pictures for reporters.
  case pressPicture(PressPictureRule)
  case recording(RecordingRule)
  case tablet(TabletRule)

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .roleMayNot: "role_may_not"
    case .sequenceMoved: "sequence_moved"
    case .itemUnknown: "item_unknown"
    case .itemAlreadyLive: "item_already_live"
    case .itemAlreadyDone: "item_already_done"
    case .itemNotLive: "item_not_live"
    case .ballotStillOpen: "ballot_still_open"
    case .agendaAtEnd: "agenda_at_end"
    case .delegateUnknown: "delegate_unknown"
    case .delegateAlreadyPresent: "delegate_already_present"
    case .delegateNotPresent: "delegate_not_present"
    case .scanTooOld: "scan_too_old"
    case .scanOvertaken: "scan_overtaken"
    case .delegateAlreadyAbsent: "delegate_already_absent"
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
    case .publishNeedsOtherRole: "publish_needs_other_role"
    case .voidNeedsOtherRole: "void_needs_other_role"
    case .reasonMissing: "reason_missing"
    case .reasonTooLong: "reason_too_long"
    case .outputUnknown: "output_unknown"
    case .outputFollows: "output_follows"
    case .standbyEmpty: "standby_empty"
    case .cueAlreadyOnAir: "cue_already_on_air"
    case .cueTextNotFit: "cue_text_not_fit"
    case .cueTextTooLong: "cue_text_too_long"
    case .resultNotPublished: "result_not_published"
    case .ballotNotOpened: "ballot_not_opened"
    case .election(_, let rule): rule.code
    case .bodyUnknown: "body_unknown"
    case .picturesUnknown: "pictures_unknown"
    case .screen(let rule): rule.code
    case .speaker(let rule): rule.code
    case .lowerThird(let rule): rule.code
    case .film(let rule): rule.code
    case .camera(let rule): rule.code
    case .sceneIsPrivate: "scene_is_private"
    case .safeAlreadyOn: "safe_already_on"
    case .safeAlreadyOff: "safe_already_off"
    case .driverIsOther: "driver_is_other"
    case .driverAlready: "driver_already"
    case .driverNone: "driver_none"
    case .outputsLocked: "outputs_locked"
    case .outputsAlreadyLocked: "outputs_already_locked"
    case .outputsNotLocked: "outputs_not_locked"
    case .undoEmpty: "undo_empty"
    case .undoNotPossible: "undo_not_possible"
    case .undoOvertaken: "undo_overtaken"
    case .agenda(let rule): rule.code
    case .ballotPlan(let rule): rule.code
    case .clock(let rule): rule.code
    case .minutes(let rule): rule.code
    case .document(let rule): rule.code
    case .pressPicture(let rule): rule.code
    case .recording(let rule): rule.code
    case .tablet(let rule): rule.code
    }
  }
}

/// A name or a number in a refusal.
public enum Detail: Sendable, Hashable, Codable, CustomStringConvertible {
  case text(String)
  case number(Int64)

  /// Reads a plain string or integer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int64.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a plain string or integer.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }

  /// The name, or the digits of the number.
  public var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    }
  }
}
