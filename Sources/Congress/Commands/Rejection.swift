/// Why a command was refused.
///
/// Each case is named after the rule that the command would have broken.
///
/// The words for people stand in `Assets/strings` under `refusal.<code>`, with ``details`` in their places.
public enum Rejection: Error, Sendable, Hashable {
  case roleMayNot(command: CommandName, role: Role)
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
  case delegateAlreadyAbsent(Code<Delegate>, name: String)
  case ballotUnknown(Code<Ballot>, known: [Code<Ballot>])
  case ballotInWrongState(Code<Ballot>, state: BallotState, needed: [BallotState])
  case ballotAnotherOpen(Code<Ballot>, other: Code<Ballot>)
  case quorumNotMet(present: Int, needed: Int, organisations: Int, organisationsNeeded: Int)
  case choiceUnknown(String, known: [String])
  case choiceMissing(String)
  case countMustNotBeNegative(choice: String, count: Int)
  case moreVotesThanVoters(cast: Int, voters: Int)
  case publishNeedsOtherRole(Code<Ballot>, role: Role)
  case voidNeedsOtherRole(Code<Ballot>, role: Role)
  case reasonMissing
  case reasonTooLong(bytes: Int)
  case outputUnknown(Code<Output>, known: [Code<Output>])
  case outputFollows(Code<Output>, followed: Code<Output>)
  case standbyEmpty(Code<Output>)
  case cueAlreadyOnAir(Cue)
  case resultNotPublished(Code<Ballot>, state: BallotState)
  case ballotNotOpened(Code<Ballot>, state: BallotState)
  case election(Code<Election>, ElectionRule)
  case safeAlreadyOn
  case safeAlreadyOff
  case undoEmpty
  case undoNotPossible(command: String)
  case undoOvertaken(command: String)

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
    case .reasonTooLong: "reason_too_long"
    case .outputUnknown: "output_unknown"
    case .outputFollows: "output_follows"
    case .standbyEmpty: "standby_empty"
    case .cueAlreadyOnAir: "cue_already_on_air"
    case .resultNotPublished: "result_not_published"
    case .ballotNotOpened: "ballot_not_opened"
    case .election(_, let rule): rule.code
    case .safeAlreadyOn: "safe_already_on"
    case .safeAlreadyOff: "safe_already_off"
    case .undoEmpty: "undo_empty"
    case .undoNotPossible: "undo_not_possible"
    case .undoOvertaken: "undo_overtaken"
    }
  }

  /// The names and numbers of the refusal, by the keys that its sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .roleMayNot(let command, let role):
      [
        "command": .text(command.rawValue), "role": .text(role.rawValue),
        "allowed": .text(Self.list(command.roles.map(\.rawValue))),
      ]
    case .sequenceMoved(let expected, let actual): ["expected": .number(expected), "actual": .number(actual)]
    case .itemUnknown(let item), .itemAlreadyLive(let item), .itemAlreadyDone(let item): ["item": .text(item.text)]
    case .agendaAtEnd(let last): ["item": .text(last.text)]
    case .ballotStillOpen(let ballot): ["ballot": .text(ballot.text)]
    case .reasonTooLong(let bytes):
      ["bytes": .number(Int64(bytes)), "bytesMax": .number(Int64(CommandRequest.reasonBytesMax))]
    case .delegateUnknown(let delegate): ["delegate": .text(delegate.text)]
    case .delegateAlreadyPresent(let delegate, let name, let sinceMS):
      ["delegate": .text(delegate.text), "name": .text(name), "sinceMS": .number(sinceMS)]
    case .delegateNotPresent(let delegate, let name), .delegateAlreadyAbsent(let delegate, let name):
      ["delegate": .text(delegate.text), "name": .text(name)]
    case .ballotUnknown(let ballot, let known):
      ["ballot": .text(ballot.text), "known": .text(Self.list(known.map(\.text)))]
    case .ballotInWrongState(let ballot, let state, let needed):
      [
        "ballot": .text(ballot.text), "state": .text(state.rawValue),
        "needed": .text(Self.list(needed.map(\.rawValue))),
      ]
    case .ballotAnotherOpen(let ballot, let other): ["ballot": .text(ballot.text), "other": .text(other.text)]
    case .quorumNotMet(let present, let needed, let organisations, let organisationsNeeded):
      [
        "present": .number(Int64(present)), "needed": .number(Int64(needed)),
        "organisations": .number(Int64(organisations)), "organisationsNeeded": .number(Int64(organisationsNeeded)),
      ]
    case .choiceUnknown(let choice, let known): ["choice": .text(choice), "known": .text(Self.list(known))]
    case .choiceMissing(let choice): ["choice": .text(choice)]
    case .countMustNotBeNegative(let choice, let count): ["choice": .text(choice), "count": .number(Int64(count))]
    case .moreVotesThanVoters(let cast, let voters):
      ["cast": .number(Int64(cast)), "voters": .number(Int64(voters)), "excess": .number(Int64(cast - voters))]
    case .voidNeedsOtherRole(let ballot, let role), .publishNeedsOtherRole(let ballot, let role):
      ["ballot": .text(ballot.text), "role": .text(role.rawValue)]
    case .outputUnknown(let output, let known):
      ["output": .text(output.text), "known": .text(Self.list(known.map(\.text)))]
    case .outputFollows(let output, let followed): ["output": .text(output.text), "followed": .text(followed.text)]
    case .standbyEmpty(let output): ["output": .text(output.text)]
    case .cueAlreadyOnAir(let cue): ["cue": .text(cue.text)]
    case .resultNotPublished(let ballot, let state), .ballotNotOpened(let ballot, let state):
      ["ballot": .text(ballot.text), "state": .text(state.rawValue)]
    case .election(let election, let rule): rule.details.merging(["election": .text(election.text)]) { $1 }
    case .undoNotPossible(let command), .undoOvertaken(let command): ["command": .text(command)]
    case .itemNotLive, .reasonMissing, .safeAlreadyOn, .safeAlreadyOff, .undoEmpty: [:]
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
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
