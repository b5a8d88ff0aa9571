/// Something that a chair does with one press, and that leads on.
public enum ChairStep: Sendable, Hashable {
  case ask(Code<Ballot>)
  case open(Code<Ballot>)
  case hold(Code<Ballot>)
  case resume(Code<Ballot>)
  case close(Code<Ballot>)
  case confirm(Code<Ballot>)
  case publish(Code<Ballot>)
  case revote(Code<Ballot>)
  case adoptList(Code<Election>)
  case confirmElection(Code<Election>)
  case publishElection(Code<Election>)
  /// Calls the round that an election's newest result asks for.
  case nextRound(Code<Election>)
  /// Ends the speech that is on, if one is, and calls this speaker, who is next on the list.
  case callNext(Code<Speaker>)
  /// Gives this speaker, who has the floor, a minute more.
  case addMinute(Code<Speaker>)
  /// Shows who is here.
  case callAttendance(Code<Output>)
  /// Shows a break until a time of day.
  case `break`(Code<Output>, until: TimeOfDay)

  /// The command that does it.
  public var command: Command {
    switch self {
    case .ask(let code): .ballotAsk(code)
    case .open(let code): .ballotOpen(code)
    case .hold(let code): .ballotHold(code)
    case .resume(let code): .ballotResume(code)
    case .close(let code): .ballotClose(code)
    case .confirm(let code): .ballotConfirm(code)
    case .publish(let code): .ballotPublish(code)
    case .revote(let code): .ballotRevote(code)
    case .adoptList(let code): .electionAdoptList(code)
    case .confirmElection(let code): .electionConfirm(code)
    case .publishElection(let code): .electionPublish(code)
    case .nextRound(let code): .electionNextRound(code, candidates: [])
    case .callNext: .speakerNext
    case .addMinute: .speakerExtend(seconds: 60)
    case .callAttendance(let output): .cueTake(output, .attendance)
    case .break(let output, let until): .cueTake(output, .break(until: until, place: nil))
    }
  }

  /// The step's name: in keys of strings, and as it is typed.
  public var name: String {
    switch self {
    case .ask: "ask"
    case .open: "open"
    case .hold: "hold"
    case .resume: "resume"
    case .close: "close"
    case .confirm: "confirm"
    case .publish: "publish"
    case .revote: "revote"
    case .adoptList: "adopt-list"
    case .confirmElection: "confirm-election"
    case .publishElection: "publish-election"
    case .nextRound: "next-round"
    case .callNext: "next-speaker"
    case .addMinute: "add-minute"
    case .callAttendance: "attendance"
    case .break: "break"
    }
  }

  /// The ballot that it is about, if it is a step of one.
  public var ballot: Code<Ballot>? {
    switch self {
    case .ask(let code), .open(let code), .hold(let code), .resume(let code), .close(let code), .confirm(let code),
      .publish(let code), .revote(let code):
      code
    case .adoptList, .confirmElection, .publishElection, .nextRound, .callNext, .addMinute, .callAttendance, .break:
      nil
    }
  }

  /// The election that it is about, if it is a step of one.
  public var election: Code<Election>? {
    switch self {
    case .adoptList(let code), .confirmElection(let code), .publishElection(let code), .nextRound(let code): code
    default: nil
    }
  }

  /// The speaker whom it is about, if it is about one.
  public var speaker: Code<Speaker>? {
    switch self {
    case .callNext(let code), .addMinute(let code): code
    default: nil
    }
  }
}

/// Something that a chair does and that brings a vote to nothing; it needs a reason.
public enum ChairEnding: Sendable, Hashable {
  /// Ends a vote without a result.
  case abort(Code<Ballot>)
  /// Takes a published result back, together with the operator.
  case void(Code<Ballot>)
  /// Ends a round of an election without a result.
  case abortElection(Code<Election>)
  /// Takes an election's published result back, together with the operator.
  case voidElection(Code<Election>)

  /// The command that does it.
  public func command(reason: String) -> Command {
    switch self {
    case .abort(let code): .ballotAbort(code, reason: reason)
    case .void(let code): .ballotVoid(code, reason: reason)
    case .abortElection(let code): .electionAbort(code, reason: reason)
    case .voidElection(let code): .electionVoid(code, reason: reason)
    }
  }

  /// The ending's name: in keys of strings, and as it is typed.
  public var name: String {
    switch self {
    case .abort: "abort"
    case .void: "void"
    case .abortElection: "abort-election"
    case .voidElection: "void-election"
    }
  }

  /// The ballot that it is about, if it ends a vote.
  public var ballot: Code<Ballot>? {
    switch self {
    case .abort(let code), .void(let code): code
    case .abortElection, .voidElection: nil
    }
  }

  /// The election that it is about, if it ends one.
  public var election: Code<Election>? {
    switch self {
    case .abort, .void: nil
    case .abortElection(let code), .voidElection(let code): code
    }
  }
}
