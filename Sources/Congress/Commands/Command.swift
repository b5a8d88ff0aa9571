/// Something that somebody wants done.
///
/// Written on the wire as a name `noun.verb` and its arguments; ``CommandName`` has the names and who may send each.
public enum Command: Sendable, Hashable {
  case itemNext
  case itemStart(Code<Item>)
  case itemEnd
  /// `scannedAtMS` where the badge was scanned before the command came, as ``ScanTime`` has it.
  case delegateCheckIn(Code<Delegate>, scannedAtMS: Int64? = nil)
  case delegateStepOut(Code<Delegate>, scannedAtMS: Int64? = nil)
  case delegateMarkAbsent(Code<Delegate>, reason: String)
  /// A badge as a scanner reads it.
  case delegateScan(badge: String, scannedAtMS: Int64? = nil)
  /// Puts a presence right that was recorded wrongly; the old value stays on record.
  case delegateCorrect(Code<Delegate>, presence: Presence, reason: String)
  /// An alternate sits for an absent delegate.
  case delegateSeat(alternate: Code<Delegate>, for: Code<Delegate>)
  case delegateUnseat(alternate: Code<Delegate>)
  case attendanceImport([PresenceEntry])
  /// A count by hand that stands in for check-in.
  case attendanceCount(AttendanceCount)
  /// Back to check-in.
  case attendanceUncount
  /// How many have been absent throughout without an alternate.
  case attendanceAdjust(absentThroughout: Int, reason: String)
  case ballotPlan(BallotPlanStep)
  case ballotAsk(Code<Ballot>)
  case ballotOpen(Code<Ballot>)
  case ballotHold(Code<Ballot>)
  case ballotResume(Code<Ballot>)
  /// Gives a timed vote more time.
  case ballotExtend(Code<Ballot>, seconds: Int)
  case ballotClose(Code<Ballot>)
  /// Figures by the keys of the ballot's choices, with what was counted of the ballots for a vote on paper.
  case ballotCount(Code<Ballot>, counts: [String: Int], paper: PaperFigures? = nil)
  /// The figures of one block by the keys of the ballot's choices.
  case ballotReportBlock(Code<Ballot>, block: Code<Block>, counts: [String: Int])
  /// One delegate's vote, by the key of the choice.
  case ballotVote(Code<Ballot>, delegate: Code<Delegate>, choice: String)
  /// Takes a target out of a block vote, to be put alone.
  case ballotSplit(Code<Ballot>, target: Code<BallotPlan.Target>)
  case ballotConfirm(Code<Ballot>)
  case ballotPublish(Code<Ballot>)
  case ballotAbort(Code<Ballot>, reason: String)
  case ballotVoid(Code<Ballot>, reason: String)
  /// Puts the same question again, after a round that came to nothing.
  case ballotRevote(Code<Ballot>)
  case electionPlan(ElectionPlanStep)
  case election(Code<Election>, ElectionStep)
  /// One screen or, without one, every screen says who it is.
  case screenIdentify(Code<Screen>?)
  case screen(Code<Screen>, ScreenStep)
  case agenda(AgendaStep)
  case speaker(SpeakerStep)
  case cueStandby(Code<Output>, Cue)
  /// Takes a cue at once or, without one, what stands by.
  case cueTake(Code<Output>, Cue?)
  /// Takes away what stands by.
  case cueClear(Code<Output>)
  case lowerThirdShow(Code<Output>, LowerThird)
  /// Clears one output's lower third or, without a name, every one.
  case lowerThirdClear(Code<Output>?)
  case safeOn
  case safeOff
  /// Takes the show over, from whoever runs it.
  case driverTake
  /// Gives the show out of hand.
  case driverRelease
  /// Keeps every output as it is.
  case outputsLock
  case outputsUnlock
  case commandUndo
  /// Puts the service's clock right: by the clock of its machine or, where that is wrong too, to a time.
  case clockCorrect(toMS: Int64?)

  /// The command's name.
  public var name: CommandName {
    switch self {
    case .itemNext: .itemNext
    case .itemStart: .itemStart
    case .itemEnd: .itemEnd
    case .delegateCheckIn: .delegateCheckIn
    case .delegateStepOut: .delegateStepOut
    case .delegateMarkAbsent: .delegateMarkAbsent
    case .delegateScan: .delegateScan
    case .delegateCorrect: .delegateCorrect
    case .delegateSeat: .delegateSeat
    case .delegateUnseat: .delegateUnseat
    case .attendanceImport: .attendanceImport
    case .attendanceCount: .attendanceCount
    case .attendanceUncount: .attendanceUncount
    case .attendanceAdjust: .attendanceAdjust
    case .ballotPlan(let step): step.name
    case .ballotAsk: .ballotAsk
    case .ballotOpen: .ballotOpen
    case .ballotHold: .ballotHold
    case .ballotResume: .ballotResume
    case .ballotExtend: .ballotExtend
    case .ballotClose: .ballotClose
    case .ballotCount: .ballotCount
    case .ballotReportBlock: .ballotReportBlock
    case .ballotVote: .ballotVote
    case .ballotSplit: .ballotSplit
    case .ballotConfirm: .ballotConfirm
    case .ballotPublish: .ballotPublish
    case .ballotAbort: .ballotAbort
    case .ballotVoid: .ballotVoid
    case .ballotRevote: .ballotRevote
    case .electionPlan(let step): step.name
    case .election(_, let step): step.name
    case .screenIdentify: .screenIdentify
    case .screen(_, let step): step.name
    case .agenda(let step): step.name
    case .speaker(let step): step.name
    case .cueStandby: .cueStandby
    case .cueTake: .cueTake
    case .cueClear: .cueClear
    case .lowerThirdShow: .lowerThirdShow
    case .lowerThirdClear: .lowerThirdClear
    case .safeOn: .safeOn
    case .safeOff: .safeOff
    case .driverTake: .driverTake
    case .driverRelease: .driverRelease
    case .outputsLock: .outputsLock
    case .outputsUnlock: .outputsUnlock
    case .commandUndo: .commandUndo
    case .clockCorrect: .clockCorrect
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
  case delegateScan = "delegate.scan"
  case delegateCorrect = "delegate.correct"
  case delegateSeat = "delegate.seat"
  case delegateUnseat = "delegate.unseat"
  case attendanceImport = "attendance.import"
  case attendanceCount = "attendance.count"
  case attendanceUncount = "attendance.uncount"
  case attendanceAdjust = "attendance.adjust"
  case ballotAdd = "ballot.add"
  case ballotEdit = "ballot.edit"
  case ballotMove = "ballot.move"
  case ballotDrop = "ballot.drop"
  case ballotAsk = "ballot.ask"
  case ballotOpen = "ballot.open"
  case ballotHold = "ballot.hold"
  case ballotResume = "ballot.resume"
  case ballotExtend = "ballot.extend"
  case ballotClose = "ballot.close"
  case ballotCount = "ballot.count"
  case ballotReportBlock = "ballot.report-block"
  case ballotVote = "ballot.vote"
  case ballotSplit = "ballot.split"
  case ballotConfirm = "ballot.confirm"
  case ballotPublish = "ballot.publish"
  case ballotAbort = "ballot.abort"
  case ballotVoid = "ballot.void"
  case ballotRevote = "ballot.revote"
  case electionAdd = "election.add"
  case electionEdit = "election.edit"
  case electionMove = "election.move"
  case electionDrop = "election.drop"
  case electionAddCandidate = "election.add-candidate"
  case electionEditCandidate = "election.edit-candidate"
  case electionDropCandidate = "election.drop-candidate"
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
  case screenIdentify = "screen.identify"
  case screenRename = "screen.rename"
  case screenAssign = "screen.assign"
  case screenPin = "screen.pin"
  case screenFreeze = "screen.freeze"
  case screenFollow = "screen.follow"
  case speakerRequest = "speaker.request"
  case speakerRemove = "speaker.remove"
  case speakerMove = "speaker.move"
  case speakerCall = "speaker.call"
  case speakerNext = "speaker.next"
  case speakerStart = "speaker.start"
  case speakerHold = "speaker.hold"
  case speakerResume = "speaker.resume"
  case speakerExtend = "speaker.extend"
  case speakerEnd = "speaker.end"
  case cueStandby = "cue.standby"
  case cueTake = "cue.take"
  case cueClear = "cue.clear"
  case lowerThirdShow = "lower-third.show"
  case lowerThirdClear = "lower-third.clear"
  case safeOn = "safe.on"
  case safeOff = "safe.off"
  case driverTake = "driver.take"
  case driverRelease = "driver.release"
  case outputsLock = "outputs.lock"
  case outputsUnlock = "outputs.unlock"
  case commandUndo = "command.undo"
  case clockCorrect = "clock.correct"
  case agendaInsert = "agenda.insert"
  case agendaMove = "agenda.move"
  case agendaDrop = "agenda.drop"
  case agendaRestore = "agenda.restore"
  case agendaRetitle = "agenda.retitle"
  case agendaRetime = "agenda.retime"
  case agendaRevise = "agenda.revise"
  case agendaCarry = "agenda.carry"
  case agendaReplace = "agenda.replace"
  case itemHold = "item.hold"
  case itemResume = "item.resume"
  case itemAdjourn = "item.adjourn"
  case sessionAdjourn = "session.adjourn"
  case agendaArrange = "agenda.arrange"

  /// The roles that may send the command.
  public var roles: [Role] {
    switch self {
    case .itemNext, .itemStart, .itemEnd: [.operator]
    case .delegateCheckIn, .delegateStepOut, .delegateMarkAbsent, .delegateScan, .delegateCorrect, .delegateSeat,
      .delegateUnseat, .attendanceImport:
      [.operator, .registration]
    case .attendanceCount, .attendanceUncount: [.operator, .registration, .teller]
    case .attendanceAdjust: [.operator]
    case .ballotAdd, .ballotEdit, .ballotMove, .ballotDrop, .electionAdd, .electionEdit, .electionMove, .electionDrop,
      .electionAddCandidate, .electionEditCandidate, .electionDropCandidate:
      [.operator]
    case .ballotAsk, .ballotOpen, .ballotHold, .ballotResume, .ballotExtend, .ballotClose, .ballotSplit:
      [.operator, .chair]
    case .ballotCount, .ballotReportBlock: [.operator, .teller]
    case .ballotVote: [.voter]
    case .ballotConfirm, .ballotPublish, .ballotAbort, .ballotVoid, .ballotRevote: [.operator, .chair]
    case .electionNominate, .electionWithdraw, .electionAdoptList, .electionConfirm, .electionPublish, .electionAbort,
      .electionVoid, .electionNextRound:
      [.operator, .chair]
    case .electionSupport, .electionIssue, .electionCollect, .electionCount: [.operator, .teller]
    case .screenIdentify, .screenRename, .screenAssign, .screenPin, .screenFreeze, .screenFollow: [.operator]
    case .speakerRequest, .speakerRemove, .speakerMove: [.operator]
    case .speakerCall, .speakerNext, .speakerStart, .speakerHold, .speakerResume, .speakerExtend, .speakerEnd:
      [.operator, .chair]
    case .cueTake: [.operator, .chair]
    case .cueStandby, .cueClear, .lowerThirdShow, .lowerThirdClear, .safeOn, .safeOff: [.operator]
    case .driverTake, .driverRelease, .outputsLock, .outputsUnlock, .clockCorrect: [.operator]
    case .commandUndo: [.operator, .registration]
    case .agendaInsert, .agendaMove, .agendaDrop, .agendaRestore, .agendaRetitle, .agendaRetime, .agendaRevise,
      .agendaCarry, .agendaReplace, .agendaArrange:
      [.operator]
    case .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn: [.operator, .chair]
    }
  }
}

/// A command with everything the core needs from outside: who, under what id, when, and on what footing.
public struct CommandRequest: Sendable, Hashable {
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
