/// The rules of minutes that a command may break.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum MinutesRule: Sendable, Hashable {
  /// No session has that code.
  case sessionUnknown(Code<Session>, known: [Code<Session>])
  /// A digest is 64 hexadecimal digits in small letters.
  case digestNotFit
  /// The minutes were never read out.
  case notReadOut
  /// What is to be adopted or signed is another paper than was read out.
  case digestIsOther(known: String)
  /// They have been adopted; what is adopted is not changed.
  case alreadyAdopted(digest: String)
  /// They have not been adopted.
  case notAdopted
  /// The ballot has no published result by which anything was adopted.
  case ballotAdoptsNothing(Code<Ballot>, state: BallotState)
  /// The ballot was opened before the minutes were read out.
  case ballotBeforeReading(Code<Ballot>)
  /// A name or an office is empty, too long, or not on one line.
  case signerNotFit(charactersMax: Int)
  /// Somebody of that name has signed already.
  case signedAlready(String)
  /// As many have signed as can.
  case tooManySignatures(max: Int)

  /// The longest name and office, in characters.
  public static let signerCharactersMax = 200

  /// The rule's stable name, as replies carry it.
  public var code: String {
    switch self {
    case .sessionUnknown: "minutes_session_unknown"
    case .digestNotFit: "minutes_digest_not_fit"
    case .notReadOut: "minutes_not_read_out"
    case .digestIsOther: "minutes_digest_is_other"
    case .alreadyAdopted: "minutes_already_adopted"
    case .notAdopted: "minutes_not_adopted"
    case .ballotAdoptsNothing: "minutes_ballot_adopts_nothing"
    case .ballotBeforeReading: "minutes_ballot_before_reading"
    case .signerNotFit: "minutes_signer_not_fit"
    case .signedAlready: "minutes_signed_already"
    case .tooManySignatures: "minutes_too_many_signatures"
    }
  }

  /// Names and numbers by the keys that the rule's sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .sessionUnknown(let session, let known):
      ["session": .text(session.text), "known": .text(known.map(\.text).joined(separator: ", "))]
    case .digestNotFit, .notReadOut, .notAdopted: [:]
    case .digestIsOther(let digest), .alreadyAdopted(let digest): ["digest": .text(digest)]
    case .ballotAdoptsNothing(let ballot, let state): ["ballot": .text(ballot.text), "state": .text(state.rawValue)]
    case .ballotBeforeReading(let ballot): ["ballot": .text(ballot.text)]
    case .signerNotFit(let most): ["charactersMax": .number(Int64(most))]
    case .signedAlready(let name): ["name": .text(name)]
    case .tooManySignatures(let most): ["max": .number(Int64(most))]
    }
  }
}
