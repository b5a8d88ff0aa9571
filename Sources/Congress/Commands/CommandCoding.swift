/// Commands as the protocol writes them: `"name":"ballot.open","args":{"ballot":"BQ06"}`, beside other keys.
extension Command: Codable {
  private enum CodingKeys: String, CodingKey { case name, args }

  private enum ArgumentKeys: String, CodingKey {
    case item, delegate, ballot, counts, reason, output, cue
    case seconds, issued, collected, invalid, block, choice, target
    case badge, presence, alternate, entries, by, organisations, absentThroughout
    case screen, name, scannedAtMS, lowerThird, toMS
  }

  /// Reads `name` and `args`; errors say which argument is missing or wrong.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(CommandName.self, forKey: .name)
    let speakerArguments = { container.contains(.args) ? try container.superDecoder(forKey: .args) : nil }
    if let step = try SpeakerStep.read(name, arguments: speakerArguments) {
      self = .speaker(step)
      return
    }
    guard container.contains(.args) else {
      guard let command = Command(withoutArguments: name) else {
        throw DecodingError.keyNotFound(
          CodingKeys.args, .init(codingPath: container.codingPath, debugDescription: "\(name.rawValue) needs args"))
      }
      self = command
      return
    }
    if let step = try AgendaStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) {
      self = .agenda(step)
      return
    }
    if let step = try BallotPlanStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) {
      self = .ballotPlan(step)
      return
    }
    if let step = try ElectionPlanStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) {
      self = .electionPlan(step)
      return
    }
    if let (election, step) = try ElectionStep.read(name, arguments: { try container.superDecoder(forKey: .args) }) {
      self = .election(election, step)
      return
    }
    let arguments = try container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: .args)
    let bare = name == .lowerThirdClear || name == .clockCorrect ? nil : Command(withoutArguments: name)
    self = try bare ?? Command(name: name, arguments: arguments)
  }

  private init?(withoutArguments name: CommandName) {
    switch name {
    case .itemNext: self = .itemNext
    case .itemEnd: self = .itemEnd
    case .attendanceUncount: self = .attendanceUncount
    case .safeOn: self = .safeOn
    case .safeOff: self = .safeOff
    case .driverTake: self = .driverTake
    case .driverRelease: self = .driverRelease
    case .outputsLock: self = .outputsLock
    case .outputsUnlock: self = .outputsUnlock
    case .commandUndo: self = .commandUndo
    case .lowerThirdClear: self = .lowerThirdClear(nil)
    case .clockCorrect: self = .clockCorrect(toMS: nil)
    case .itemHold: self = .agenda(.hold(reason: ""))
    case .itemResume: self = .agenda(.resume)
    default: return nil
    }
  }

  private init(name: CommandName, arguments: KeyedDecodingContainer<ArgumentKeys>) throws {
    func ballot() throws -> Code<Ballot> { try arguments.decode(Code.self, forKey: .ballot) }
    func delegate() throws -> Code<Delegate> { try arguments.decode(Code.self, forKey: .delegate) }
    func scannedAtMS() throws -> Int64? { try arguments.decodeIfPresent(Int64.self, forKey: .scannedAtMS) }
    func output() throws -> Code<Output> { try arguments.decode(Code.self, forKey: .output) }
    func screen() throws -> Code<Screen> { try arguments.decode(Code.self, forKey: .screen) }
    func reason() throws -> String { try arguments.decodeIfPresent(String.self, forKey: .reason) ?? "" }
    /// All three figures or none.
    func paper() throws -> PaperFigures? {
      guard arguments.contains(.issued) || arguments.contains(.collected) || arguments.contains(.invalid) else {
        return nil
      }
      return PaperFigures(
        issued: try arguments.decode(Int.self, forKey: .issued),
        collected: try arguments.decode(Int.self, forKey: .collected),
        invalid: try arguments.decode(Int.self, forKey: .invalid))
    }
    switch name {
    case .itemStart: self = .itemStart(try arguments.decode(Code.self, forKey: .item))
    case .delegateCheckIn: self = .delegateCheckIn(try delegate(), scannedAtMS: try scannedAtMS())
    case .delegateStepOut: self = .delegateStepOut(try delegate(), scannedAtMS: try scannedAtMS())
    case .delegateMarkAbsent: self = .delegateMarkAbsent(try delegate(), reason: try reason())
    case .delegateScan:
      self = .delegateScan(badge: try arguments.decode(String.self, forKey: .badge), scannedAtMS: try scannedAtMS())
    case .delegateCorrect:
      self = .delegateCorrect(
        try delegate(), presence: try arguments.decode(Presence.self, forKey: .presence), reason: try reason())
    case .delegateSeat:
      self = .delegateSeat(alternate: try arguments.decode(Code.self, forKey: .alternate), for: try delegate())
    case .delegateUnseat:
      self = .delegateUnseat(alternate: try arguments.decode(Code.self, forKey: .alternate))
    case .attendanceImport:
      self = .attendanceImport(try arguments.decode([PresenceEntry].self, forKey: .entries))
    case .attendanceCount:
      self = .attendanceCount(
        AttendanceCount(
          scope: try arguments.decode(AttendanceCount.Scope.self, forKey: .by),
          counts: try arguments.decode([String: Int].self, forKey: .counts),
          organisations: try arguments.decodeIfPresent(Int.self, forKey: .organisations)))
    case .attendanceAdjust:
      self = .attendanceAdjust(
        absentThroughout: try arguments.decode(Int.self, forKey: .absentThroughout), reason: try reason())
    case .ballotAsk: self = .ballotAsk(try ballot())
    case .ballotOpen: self = .ballotOpen(try ballot())
    case .ballotHold: self = .ballotHold(try ballot())
    case .ballotResume: self = .ballotResume(try ballot())
    case .ballotClose: self = .ballotClose(try ballot())
    case .ballotCount:
      self = .ballotCount(
        try ballot(), counts: try arguments.decode([String: Int].self, forKey: .counts), paper: try paper())
    case .ballotReportBlock:
      self = .ballotReportBlock(
        try ballot(), block: try arguments.decode(Code.self, forKey: .block),
        counts: try arguments.decode([String: Int].self, forKey: .counts))
    case .ballotVote:
      self = .ballotVote(
        try ballot(), delegate: try delegate(), choice: try arguments.decode(String.self, forKey: .choice))
    case .ballotSplit:
      self = .ballotSplit(try ballot(), target: try arguments.decode(Code.self, forKey: .target))
    case .ballotExtend:
      self = .ballotExtend(try ballot(), seconds: try arguments.decode(Int.self, forKey: .seconds))
    case .ballotConfirm: self = .ballotConfirm(try ballot())
    case .ballotPublish: self = .ballotPublish(try ballot())
    case .ballotAbort: self = .ballotAbort(try ballot(), reason: try reason())
    case .ballotVoid: self = .ballotVoid(try ballot(), reason: try reason())
    case .ballotRevote: self = .ballotRevote(try ballot())
    case .screenIdentify: self = .screenIdentify(try arguments.decodeIfPresent(Code.self, forKey: .screen))
    case .screenRename: self = .screen(try screen(), .rename(try arguments.decode(String.self, forKey: .name)))
    case .screenAssign: self = .screen(try screen(), .assign(try output()))
    case .screenPin: self = .screen(try screen(), .pin(try arguments.decode(Cue.self, forKey: .cue)))
    case .screenFreeze: self = .screen(try screen(), .freeze)
    case .screenFollow: self = .screen(try screen(), .follow)
    case .cueStandby: self = .cueStandby(try output(), try arguments.decode(Cue.self, forKey: .cue))
    case .cueTake: self = .cueTake(try output(), try arguments.decodeIfPresent(Cue.self, forKey: .cue))
    case .cueClear: self = .cueClear(try output())
    case .lowerThirdShow:
      self = .lowerThirdShow(try output(), try arguments.decode(LowerThird.self, forKey: .lowerThird))
    case .lowerThirdClear: self = .lowerThirdClear(try arguments.decodeIfPresent(Code.self, forKey: .output))
    case .clockCorrect: self = .clockCorrect(toMS: try arguments.decodeIfPresent(Int64.self, forKey: .toMS))
    case .itemNext, .itemEnd, .attendanceUncount, .safeOn, .safeOff, .driverTake, .driverRelease, .outputsLock,
      .outputsUnlock, .commandUndo:
      preconditionFailure("commands without arguments are read before this")
    case .ballotAdd, .ballotEdit, .ballotMove, .ballotDrop, .electionAdd, .electionEdit, .electionMove, .electionDrop,
      .electionAddCandidate, .electionEditCandidate, .electionDropCandidate:
      preconditionFailure("steps of what is prepared are read before this")
    case .electionNominate, .electionSupport, .electionWithdraw, .electionAdoptList, .electionIssue, .electionCollect,
      .electionCount, .electionConfirm, .electionPublish, .electionAbort, .electionVoid, .electionNextRound:
      preconditionFailure("steps of elections are read before this")
    case .agendaInsert, .agendaMove, .agendaDrop, .agendaRestore, .agendaRetitle, .agendaRetime, .agendaRevise,
      .agendaCarry, .agendaArrange, .agendaReplace, .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn:
      preconditionFailure("steps of the agenda are read before this")
    case .speakerRequest, .speakerRemove, .speakerMove, .speakerCall, .speakerNext, .speakerStart, .speakerHold,
      .speakerResume, .speakerExtend, .speakerEnd:
      preconditionFailure("steps of the speakers' list are read before this")
    }
  }

  /// Writes `name` and, where the command has any, `args`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if Command(withoutArguments: name) == self { return }
    if case .agenda(let step) = self { return try step.write(to: container.superEncoder(forKey: .args)) }
    if case .ballotPlan(let step) = self { return try step.write(to: container.superEncoder(forKey: .args)) }
    if case .electionPlan(let step) = self { return try step.write(to: container.superEncoder(forKey: .args)) }
    if case .election(let election, let step) = self {
      return try step.write(election, to: container.superEncoder(forKey: .args))
    }
    if case .speaker(let step) = self {
      return step.isWrittenWithoutArguments ? () : try step.write(to: container.superEncoder(forKey: .args))
    }
    var arguments = container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: .args)
    switch self {
    case .itemNext, .itemEnd, .attendanceUncount, .safeOn, .safeOff, .driverTake, .driverRelease, .outputsLock,
      .outputsUnlock, .commandUndo, .election, .electionPlan, .ballotPlan, .agenda, .speaker:
      break
    case .itemStart(let item): try arguments.encode(item, forKey: .item)
    case .delegateCheckIn(let delegate, let scannedAtMS), .delegateStepOut(let delegate, let scannedAtMS):
      try arguments.encode(delegate, forKey: .delegate)
      try arguments.encodeIfPresent(scannedAtMS, forKey: .scannedAtMS)
    case .delegateMarkAbsent(let delegate, let reason):
      try arguments.encode(delegate, forKey: .delegate)
      try arguments.encode(reason, forKey: .reason)
    case .delegateScan(let badge, let scannedAtMS):
      try arguments.encode(badge, forKey: .badge)
      try arguments.encodeIfPresent(scannedAtMS, forKey: .scannedAtMS)
    case .delegateCorrect(let delegate, let presence, let reason):
      try arguments.encode(delegate, forKey: .delegate)
      try arguments.encode(presence, forKey: .presence)
      try arguments.encode(reason, forKey: .reason)
    case .delegateSeat(let alternate, let delegate):
      try arguments.encode(alternate, forKey: .alternate)
      try arguments.encode(delegate, forKey: .delegate)
    case .delegateUnseat(let alternate): try arguments.encode(alternate, forKey: .alternate)
    case .attendanceImport(let entries): try arguments.encode(entries, forKey: .entries)
    case .attendanceCount(let count):
      try arguments.encode(count.scope, forKey: .by)
      try arguments.encode(count.counts, forKey: .counts)
      try arguments.encodeIfPresent(count.organisations, forKey: .organisations)
    case .attendanceAdjust(let absentThroughout, let reason):
      try arguments.encode(absentThroughout, forKey: .absentThroughout)
      try arguments.encode(reason, forKey: .reason)
    case .ballotAsk(let ballot), .ballotOpen(let ballot), .ballotHold(let ballot), .ballotResume(let ballot),
      .ballotClose(let ballot), .ballotConfirm(let ballot), .ballotPublish(let ballot), .ballotRevote(let ballot):
      try arguments.encode(ballot, forKey: .ballot)
    case .ballotCount(let ballot, let counts, let paper):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(counts, forKey: .counts)
      try arguments.encodeIfPresent(paper?.issued, forKey: .issued)
      try arguments.encodeIfPresent(paper?.collected, forKey: .collected)
      try arguments.encodeIfPresent(paper?.invalid, forKey: .invalid)
    case .ballotReportBlock(let ballot, let block, let counts):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(block, forKey: .block)
      try arguments.encode(counts, forKey: .counts)
    case .ballotVote(let ballot, let delegate, let choice):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(delegate, forKey: .delegate)
      try arguments.encode(choice, forKey: .choice)
    case .ballotSplit(let ballot, let target):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(target, forKey: .target)
    case .ballotExtend(let ballot, let seconds):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(seconds, forKey: .seconds)
    case .ballotAbort(let ballot, let reason), .ballotVoid(let ballot, let reason):
      try arguments.encode(ballot, forKey: .ballot)
      try arguments.encode(reason, forKey: .reason)
    case .screenIdentify(let screen): try arguments.encodeIfPresent(screen, forKey: .screen)
    case .screen(let screen, let step):
      try arguments.encode(screen, forKey: .screen)
      switch step {
      case .rename(let name): try arguments.encode(name, forKey: .name)
      case .assign(let output): try arguments.encode(output, forKey: .output)
      case .pin(let cue): try arguments.encode(cue, forKey: .cue)
      case .freeze, .follow: break
      }
    case .cueStandby(let output, let cue):
      try arguments.encode(output, forKey: .output)
      try arguments.encode(cue, forKey: .cue)
    case .cueTake(let output, let cue):
      try arguments.encode(output, forKey: .output)
      try arguments.encodeIfPresent(cue, forKey: .cue)
    case .cueClear(let output): try arguments.encode(output, forKey: .output)
    case .lowerThirdShow(let output, let lowerThird):
      try arguments.encode(output, forKey: .output)
      try arguments.encode(lowerThird, forKey: .lowerThird)
    case .lowerThirdClear(let output): try arguments.encodeIfPresent(output, forKey: .output)
    case .clockCorrect(let toMS): try arguments.encodeIfPresent(toMS, forKey: .toMS)
    }
  }
}
