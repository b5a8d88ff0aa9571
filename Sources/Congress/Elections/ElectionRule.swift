/// The rules of elections that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum ElectionRule: Sendable, Hashable {
  case unknown(known: [Code<Election>])
  case inWrongState(ElectionState, needed: [ElectionState])
  // What is prepared.
  case planCodeNotFit
  case codeTaken
  case tooMany
  case titleOrSeatsMissing
  case titleNotFit
  case seatsOutOfRange(Int)
  /// More than the plan is there: somebody has been nominated, or a list adopted.
  case hasBegun
  case alreadySo
  // Nominations.
  case candidateUnknown(Code<Candidate>)
  case candidateAlreadyStands(Code<Candidate>, name: String)
  case candidateAlreadyWithdrawn(Code<Candidate>, name: String)
  case candidateAlreadyElected(Code<Candidate>)
  case candidateNotPrepared(Code<Candidate>)
  case nameMissing(Code<Candidate>)
  case nameNotFit(Code<Candidate>)
  case nameUnlikeCode(Code<Candidate>, name: String)
  case codeNotFit(Code<Candidate>)
  case candidatesTooMany(Int)
  case supportNotNeeded(Code<Candidate>, name: String)
  case supportAboveAttending(votes: Int, attending: Int)
  // The list.
  case supportMissing(Code<Candidate>, name: String)
  case listNotVoted(Code<Ballot>, state: BallotState)
  case listRejected(Code<Ballot>)
  case listIsVotedOn(Code<Ballot>, state: BallotState)
  case surplusMissing(candidates: Int, seats: Int)
  case surplusTooLarge(candidates: Int, seats: Int)
  case listUnlikeSeats(candidates: Int, seats: Int)
  // The papers and their figures.
  case figureOutOfRange(ElectionDifference.Figure?, Code<Candidate>?, value: Int)
  case issuedAboveEntitled(issued: Int, entitled: Int)
  case absentAboveReallyAbsent(entered: Int, absent: Int)
  case collectedAboveIssued(collected: Int, issued: Int)
  case validAndInvalidUnlikeCollected(valid: Int, invalid: Int, collected: Int)
  case figureMissing(Code<Candidate>)
  case disagreeNotAsked
  case votesAboveValid(Code<Candidate>, votes: Int, valid: Int)
  case answersAboveValid(Code<Candidate>, agree: Int, disagree: Int, valid: Int)
  case votesAboveSeats(votes: Int, valid: Int, seats: Int)
  case tellersAlreadyTwo([String])
  // The result.
  case secondTellerMissing(first: String)
  case tellersDiffer([ElectionDifference])
  case electedAboveSeats(elected: Int, seats: Int)
  case publishNeedsOtherRole(Role)
  case voidNeedsOtherRole(Role)
  // Further rounds.
  case seatsFilled(Int)
  case runOffHasItsCandidates
  case roundsTooMany
  // The screens.
  case rowsOutOfRange(Int, candidates: Int)
  case roundNotPublished(Int, published: [Int])

  /// The rule's stable name, as replies carry it.
  public var code: String { "election_\(name)" }

  private var name: String {
    switch self {
    case .unknown: "unknown"
    case .inWrongState: "in_wrong_state"
    case .planCodeNotFit: "plan_code_not_fit"
    case .codeTaken: "code_taken"
    case .tooMany: "too_many"
    case .titleOrSeatsMissing: "title_or_seats_missing"
    case .titleNotFit: "title_not_fit"
    case .seatsOutOfRange: "seats_out_of_range"
    case .hasBegun: "has_begun"
    case .alreadySo: "already_so"
    case .candidateUnknown: "candidate_unknown"
    case .candidateAlreadyStands: "candidate_already_stands"
    case .candidateAlreadyWithdrawn: "candidate_already_withdrawn"
    case .candidateAlreadyElected: "candidate_already_elected"
    case .candidateNotPrepared: "candidate_not_prepared"
    case .nameMissing: "name_missing"
    case .nameNotFit: "name_not_fit"
    case .nameUnlikeCode: "name_unlike_code"
    case .codeNotFit: "code_not_fit"
    case .candidatesTooMany: "candidates_too_many"
    case .supportNotNeeded: "support_not_needed"
    case .supportAboveAttending: "support_above_attending"
    case .supportMissing: "support_missing"
    case .listNotVoted: "list_not_voted"
    case .listRejected: "list_rejected"
    case .listIsVotedOn: "list_is_voted_on"
    case .surplusMissing: "surplus_missing"
    case .surplusTooLarge: "surplus_too_large"
    case .listUnlikeSeats: "list_unlike_seats"
    case .figureOutOfRange: "figure_out_of_range"
    case .issuedAboveEntitled: "issued_above_entitled"
    case .absentAboveReallyAbsent: "absent_above_really_absent"
    case .collectedAboveIssued: "collected_above_issued"
    case .validAndInvalidUnlikeCollected: "valid_and_invalid_unlike_collected"
    case .figureMissing: "figure_missing"
    case .disagreeNotAsked: "disagree_not_asked"
    case .votesAboveValid: "votes_above_valid"
    case .answersAboveValid: "answers_above_valid"
    case .votesAboveSeats: "votes_above_seats"
    case .tellersAlreadyTwo: "tellers_already_two"
    case .secondTellerMissing: "second_teller_missing"
    case .tellersDiffer: "tellers_differ"
    case .electedAboveSeats: "elected_above_seats"
    case .publishNeedsOtherRole: "publish_needs_other_role"
    case .voidNeedsOtherRole: "void_needs_other_role"
    case .seatsFilled: "seats_filled"
    case .runOffHasItsCandidates: "run_off_has_its_candidates"
    case .roundsTooMany: "rounds_too_many"
    case .rowsOutOfRange: "rows_out_of_range"
    case .roundNotPublished: "round_not_published"
    }
  }
}
