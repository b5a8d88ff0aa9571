/// Something that somebody wants done.
///
/// Written on the wire as a name `noun.verb` and its arguments; ``CommandName`` has the names and who may send each.
public enum Command: Sendable, Hashable {
  case itemNext
  case itemStart(Code<Item>)
  case itemEnd
  case delegateCheckIn(Code<Delegate>)
  case delegateStepOut(Code<Delegate>)
  case delegateMarkAbsent(Code<Delegate>, reason: String)
  case ballotAsk(Code<Ballot>)
  case ballotOpen(Code<Ballot>)
  case ballotHold(Code<Ballot>)
  case ballotResume(Code<Ballot>)
  case ballotClose(Code<Ballot>)
  /// Figures by the keys of the ballot's choices.
  case ballotCount(Code<Ballot>, counts: [String: Int])
  case ballotConfirm(Code<Ballot>)
  case ballotPublish(Code<Ballot>)
  case ballotAbort(Code<Ballot>, reason: String)
  case ballotVoid(Code<Ballot>, reason: String)
  /// Puts the same question again, after a round that came to nothing.
  case ballotRevote(Code<Ballot>)
  case election(Code<Election>, ElectionStep)
  case cueStandby(Code<Output>, Cue)
  /// Takes a cue at once or, without one, what stands by.
  case cueTake(Code<Output>, Cue?)
  case safeOn
  case safeOff
  case commandUndo

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .itemNext: .itemNext
    case .itemStart: .itemStart
    case .itemEnd: .itemEnd
    case .delegateCheckIn: .delegateCheckIn
    case .delegateStepOut: .delegateStepOut
    case .delegateMarkAbsent: .delegateMarkAbsent
    case .ballotAsk: .ballotAsk
    case .ballotOpen: .ballotOpen
    case .ballotHold: .ballotHold
    case .ballotResume: .ballotResume
    case .ballotClose: .ballotClose
    case .ballotCount: .ballotCount
    case .ballotConfirm: .ballotConfirm
    case .ballotPublish: .ballotPublish
    case .ballotAbort: .ballotAbort
    case .ballotVoid: .ballotVoid
    case .ballotRevote: .ballotRevote
    case .election(_, let step): step.name
    case .cueStandby: .cueStandby
    case .cueTake: .cueTake
    case .safeOn: .safeOn
    case .safeOff: .safeOff
    case .commandUndo: .commandUndo
    }
  }
}

/// The names of all commands, and the one table of who may send them.
public enum CommandName: String, Sendable, Hashable, Codable, CaseIterable {
  case itemNext = "item.next"
  case itemStart = "item.start"
  case itemEnd = "item.end"
  case delegateCheckIn = "delegate.check-in"
  case delegateStepOut = "delegate.step-out"
  case delegateMarkAbsent = "delegate.mark-absent"
  case ballotAsk = "ballot.ask"
  case ballotOpen = "ballot.open"
  case ballotHold = "ballot.hold"
  case ballotResume = "ballot.resume"
  case ballotClose = "ballot.close"
  case ballotCount = "ballot.count"
  case ballotConfirm = "ballot.confirm"
  case ballotPublish = "ballot.publish"
  case ballotAbort = "ballot.abort"
  case ballotVoid = "ballot.void"
  case ballotRevote = "ballot.revote"
  case electionNominate = "election.nominate"
  case electionSupport = "election.support"
  case electionWithdraw = "election.withdraw"
  case electionAdoptList = "election.adopt-list"
  case electionIssue = "election.issue"
  case electionCollect = "election.collect"
  case electionCount = "election.count"
  case electionConfirm = "election.confirm"
  case electionPublish = "election.publish"
  case electionAbort = "election.abort"
  case electionVoid = "election.void"
  case electionNextRound = "election.next-round"
  case cueStandby = "cue.standby"
  case cueTake = "cue.take"
  case safeOn = "safe.on"
  case safeOff = "safe.off"
  case commandUndo = "command.undo"

  /// The roles that may send the command.
  public var roles: [Role] {
    switch self {
    case .itemNext, .itemStart, .itemEnd: [.operator]
    case .delegateCheckIn, .delegateStepOut, .delegateMarkAbsent: [.operator, .registration]
    case .ballotAsk, .ballotOpen, .ballotHold, .ballotResume, .ballotClose: [.operator, .chair]
    case .ballotCount: [.operator, .teller]
    case .ballotConfirm, .ballotPublish, .ballotAbort, .ballotVoid, .ballotRevote: [.operator, .chair]
    case .electionNominate, .electionWithdraw, .electionAdoptList, .electionConfirm, .electionPublish, .electionAbort,
      .electionVoid, .electionNextRound:
      [.operator, .chair]
    case .electionSupport, .electionIssue, .electionCollect, .electionCount: [.operator, .teller]
    case .cueStandby, .cueTake, .safeOn, .safeOff: [.operator]
    case .commandUndo: [.operator, .registration]
    }
  }
}

/// A command with everything the core needs from outside: who, under what id, when, and on what footing.
public struct CommandRequest: Sendable, Hashable {
  /// The longest command id, in bytes of UTF-8.
  public static let idBytesMax = 128
  /// The longest reason, in bytes of UTF-8.
  public static let reasonBytesMax = 2_000

  /// Made by the client, unique among its commands; a repeated id never does anything twice.
  public let id: String
  /// Who wants it.
  public let actor: Actor
  /// When the service received it, in ms since 1970 UTC.
  public let atMS: Int64
  /// The sequence that the sender saw; where it is no longer the newest, the command is refused.
  public let ifSequence: Int64?
  /// What is wanted.
  public let command: Command

  /// A command as received.
  public init(id: String, actor: Actor, atMS: Int64, ifSequence: Int64? = nil, command: Command) {
    self.id = id
    self.actor = actor
    self.atMS = atMS
    self.ifSequence = ifSequence
    self.command = command
  }

  /// The command's name in the record, unique over all senders: `operator/control-1/7f1c`.
  public var recordID: String { "\(actor.role.rawValue)/\(actor.name)/\(id)" }
}
