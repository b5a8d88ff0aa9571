@testable import Congress
import HallTestSupport

extension Command {
  /// Any command, sensible or not, about the sample congress and now and then about things it does not have.
  static func random(in state: CongressState, using random: inout SeededRandom) -> Command {
    let item = random.pick(["1.01", "1.02", "1.03", "2.01", "9.99"] as [Code<Item>])
    let delegate = random.pick(["D1", "D2", "D3", "D4", "D5", "D6", "G1", "A1", "A1", "X"] as [Code<Delegate>])
    let ballot =
      random.once(in: 20) ? "B99" : random.pick(state.ballots.map(\.code) + (state.ballots.isEmpty ? ["B99"] : []))
    let output = random.pick(["hall", "lobby", "press", "hall", "press", "stage"] as [Code<Output>])
    let cue = self.cue(about: ballot, using: &random)
    let screen = random.pick(["hall-left", "hall-left", "spare"] as [Code<Screen>])
    let reason = random.pick(["", "nhầm", "ốm"])
    let scanned = reason.isEmpty ? state.newestMS - 1 : reason == "ốm" ? 5 : nil
    // Whoever sits for somebody is there only now and then.
    if random.once(in: 25) { return .delegateUnseat(alternate: "A1") }
    if random.once(in: 40) { return .delegateSeat(alternate: "A1", for: delegate) }
    // So is a clock that was wrong.
    if random.once(in: 60) { return .clockCorrect(toMS: state.newestMS + 3_600_000) }
    // An undo finds something to take back only soon after it was done.
    if random.once(in: 6) { return random.pick([.itemNext, .itemNext, .commandUndo, .commandUndo, .commandUndo]) }
    // What goes on beside the programme does not crowd it out.
    let picked = random.pick(CommandName.allCases)
    func isBeside(_ name: CommandName) -> Bool {
      ["document.", "press-picture.", "recording.", "tablet."].contains { name.rawValue.hasPrefix($0) }
    }
    let name =
      isBeside(picked) && !random.once(in: 4) ? random.pick(CommandName.allCases.filter { !isBeside($0) }) : picked
    switch name {
    case StartNextItem.name: return .itemNext
    case StartItem.name: return .itemStart(item)
    case EndItem.name: return .itemEnd
    case CheckInDelegate.name: return .delegateCheckIn(delegate, scannedAtMS: scanned)
    case StepOutDelegate.name: return .delegateStepOut(delegate, scannedAtMS: scanned)
    case MarkDelegateAbsent.name: return .delegateMarkAbsent(delegate, reason: reason)
    case ScanBadge.name: return .delegateScan(badge: random.pick(["d6", " D5\n", "nobody"]))
    case CorrectPresence.name:
      return .delegateCorrect(delegate, presence: random.pick(Presence.allCases), reason: reason)
    case SeatAlternate.name:
      // Somebody who is absent is found by chance only seldom.
      let people = zip(state.definition.roster.delegates, state.presences)
      let absent = people.first { $0.kind.isOfficial && $1.presence.isAbsence }?.0.code
      let seated = random.once(in: 2) ? absent ?? delegate : delegate
      return .delegateSeat(alternate: random.once(in: 4) ? delegate : "A1", for: seated)
    case UnseatAlternate.name: return .delegateUnseat(alternate: random.once(in: 4) ? delegate : "A1")
    case ImportAttendance.name:
      return .attendanceImport([
        PresenceEntry(delegate: delegate, presence: random.pick(Presence.allCases), reason: reason),
        PresenceEntry(delegate: "D2", presence: .present),
      ])
    case CountAttendance.name:
      let count = Int.random(in: -1...7, using: &random)
      return random.once(in: 2)
        ? .attendanceCount(AttendanceCount(scope: .hall, counts: ["hall": count]))
        : .attendanceCount(AttendanceCount(scope: .organisation, counts: ["Chi bộ 1": 2, "Chi bộ 2": count]))
    case UncountAttendance.name: return .attendanceUncount
    case AdjustAttendance.name:
      return .attendanceAdjust(absentThroughout: random.pick([0, 0, 1, -1, 3]), reason: "ốm")
    case ExtendBallot.name: return .ballotExtend(ballot, seconds: Int.random(in: 0...90, using: &random))
    case ReportBlock.name:
      return .ballotReportBlock(
        ballot, block: random.pick(["A", "B", "B", "C"]), counts: counts(of: ballot, in: state, using: &random))
    case CastVote.name: return vote(in: ballot, state, using: &random)
    case SplitBallot.name:
      // Few ballots have targets, and few of these are ready.
      let whole = state.ballots.first { !$0.plan.targets.isEmpty }?.code ?? ballot
      return .ballotSplit(random.once(in: 4) ? ballot : whole, target: random.pick(["1", "2", "3", "4"]))
    case AddBallot.name, EditBallot.name, MoveBallot.name, DropBallot.name:
      return randomPlan(name, ballot, in: state, using: &random)
    case AddElection.name, EditElection.name, MoveElection.name, DropElection.name, AddPreparedCandidate.name,
      RenamePreparedCandidate.name,
      DropPreparedCandidate.name:
      return randomPlan(name, in: state, using: &random)
    case AskBallot.name: return .ballotAsk(ballot)
    case OpenBallot.name: return .ballotOpen(ballot)
    case HoldBallot.name: return .ballotHold(ballot)
    case ResumeBallot.name: return .ballotResume(ballot)
    case CloseBallot.name: return .ballotClose(ballot)
    case CountBallot.name: return count(of: ballot, in: state, using: &random)
    case ConfirmBallot.name: return .ballotConfirm(ballot)
    case PublishBallot.name: return .ballotPublish(ballot)
    case AbortBallot.name: return .ballotAbort(ballot, reason: reason)
    case VoidBallot.name: return .ballotVoid(ballot, reason: reason)
    case RevoteBallot.name: return .ballotRevote(ballot)
    case .agendaInsert, .agendaMove, .agendaDrop, .agendaRestore, .agendaRetitle, .agendaRetime, .agendaRevise,
      .agendaCarry, .agendaReplace, .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn:
      return .agenda(.random(in: state.agenda, using: &random))
    case .agendaArrange:
      return .agenda(.arrange(.random(in: state.agenda.outline, using: &random, keepsSessions: true)))
    case NominateCandidate.name, SupportCandidate.name, WithdrawCandidate.name, AdoptCandidateList.name,
      IssuePapers.name, CollectPapers.name,
      CountElection.name, ConfirmElection.name, PublishElection.name, AbortElection.name, VoidElection.name,
      CallElectionRound.name:
      return randomElection(in: state, using: &random)
    case IdentifyScreens.name: return .screenIdentify(random.pick([nil, "hall-left", "spare"]))
    case RenameScreen.name: return .screenRename(screen, random.pick(["", "Trái", "\u{7}"]))
    case AssignScreen.name: return .screenAssign(screen, output)
    case PinScreen.name: return .screenPin(screen, cue)
    case FreezeScreen.name: return .screenFreeze(screen)
    case FollowOutput.name: return .screenFollow(screen)
    case RequestSpeech.name, RemoveSpeaker.name, MoveSpeaker.name, CallSpeaker.name, CallNextSpeaker.name,
      StartSpeech.name, HoldSpeech.name,
      ResumeSpeech.name, ExtendSpeech.name, EndSpeech.name:
      return randomSpeech(name, in: state, using: &random)
    case StandByCue.name: return .cueStandby(output, cue)
    case TakeCue.name: return .cueTake(output, random.once(in: 3) ? nil : cue)
    case ClearStandby.name: return .cueClear(output)
    case CorrectClock.name:
      return .clockCorrect(toMS: random.pick([nil, state.newestMS + 3_600_000, state.newestMS - 60_000, 5]))
    case ShowLowerThird.name:
      return .lowerThirdShow(output, random.pick([.speaker, .notice(text: "Trật tự"), .notice(text: "\u{7}")]))
    case ClearLowerThird.name: return .lowerThirdClear(random.pick([output, nil]))
    case PlayFilm.name, PauseFilm.name, RestartFilm.name, LoopFilm.name:
      guard state.output(output)?.film != nil else { return .cueTake(output, .film(FilmCue(file: "a.mp4"))) }
      return random.pick([
        .filmPlay(output), .filmPause(output), .filmRestart(output), .filmLoop(output, isOn: random.once(in: 2)),
      ])
    case TurnSafeOn.name: return .safeOn
    case TurnSafeOff.name: return .safeOff
    // Seldom, so that most sequences still come far.
    case TakeDriving.name, ReleaseDriving.name: return random.once(in: 4) ? .driverTake : .driverRelease
    case LockOutputs.name, UnlockOutputs.name: return random.once(in: 4) ? .outputsLock : .outputsUnlock
    case UndoCommand.name: return .commandUndo
    case ReadOutMinutes.name: return .minutesReadOut(of: nil, digest: paper(random.pick(["a", "b"])))
    case AdoptMinutes.name: return .minutesAdopt(of: nil, digest: paper(random.pick(["a", "b"])), by: ballot)
    case SignMinutes.name:
      return .minutesSign(
        of: nil, digest: paper(random.pick(["a", "b"])), signer: random.pick(["Hoa", ""]), office: nil)
    // What has no more in it than what is offered.
    default:
      let kind = CommandRegistry.kinds.first { $0.name == name }
      return Command(any: kind?.example ?? UndoCommand())
    }
  }

  /// The digest of a paper that nobody has.
  private static func paper(_ digit: Character) -> String { String(repeating: digit, count: 64) }

  /// The step that brings a ballot on, so that sequences of sixty commands come as far as voiding one.
  static func nextStep(of ballot: Ballot, in state: CongressState, using random: inout SeededRandom) -> Command {
    switch ballot.state {
    case .ready: random.once(in: 2) ? .ballotAsk(ballot.code) : .ballotOpen(ballot.code)
    case .asked: .ballotOpen(ballot.code)
    case .open:
      random.pick([
        .ballotHold(ballot.code), .ballotClose(ballot.code), .ballotExtend(ballot.code, seconds: 30),
        comingIn(for: ballot, in: state, using: &random), comingIn(for: ballot, in: state, using: &random),
      ])
    case .held: random.once(in: 2) ? .ballotResume(ballot.code) : .ballotClose(ballot.code)
    case .closed: comingIn(for: ballot, in: state, using: &random)
    case .counted: .ballotConfirm(ballot.code)
    case .confirmed: .ballotPublish(ballot.code)
    case .published: .ballotVoid(ballot.code, reason: "nhầm")
    case .aborted, .voided: .ballotRevote(ballot.code)
    }
  }

  /// What brings figures or votes into a ballot, by its method.
  private static func comingIn(
    for ballot: Ballot, in state: CongressState, using random: inout SeededRandom
  ) -> Command {
    switch ballot.plan.method {
    case .cardCount, .residualCount, .paper: count(of: ballot.code, in: state, using: &random)
    case .blockCount:
      .ballotReportBlock(
        ballot.code, block: random.pick(["A", "B"]), counts: counts(of: ballot.code, in: state, using: &random, most: 1)
      )
    case .electronicNamed, .electronicOpen, .electronicSecret: vote(in: ballot.code, state, using: &random)
    }
  }

  private static func vote(
    in ballot: Code<Ballot>, _ state: CongressState, using random: inout SeededRandom
  ) -> Command {
    let roll = state.ballot(ballot)?.phase.opening?.roll ?? []
    let delegate = roll.isEmpty || random.once(in: 10) ? "D1" : random.pick(roll)
    return .ballotVote(ballot, delegate: delegate, choice: random.pick(["for", "for", "against", "other", "maybe"]))
  }

  private static func count(
    of ballot: Code<Ballot>, in state: CongressState, using random: inout SeededRandom
  ) -> Command {
    let counts = counts(of: ballot, in: state, using: &random)
    guard state.ballot(ballot)?.plan.method == .paper, !random.once(in: 10) else {
      return .ballotCount(ballot, counts: counts)
    }
    let valid = counts.values.reduce(0, +)
    let invalid = Int.random(in: 0...1, using: &random)
    let issued = valid + invalid + Int.random(in: -1...1, using: &random)
    return .ballotCount(
      ballot, counts: counts, paper: PaperFigures(issued: issued, collected: valid + invalid, invalid: invalid))
  }

  /// Any cue, now and then one that says too much.
  private static func cue(about ballot: Code<Ballot>, using random: inout SeededRandom) -> Cue {
    let election = random.pick(["E1", "E1", "E2", "E9"] as [Code<Election>])
    let rows = random.pick([nil, 0, 3, 99])
    let facts = random.pick([
      CueFacts(ballot: ballot), CueFacts(election: election), CueFacts(election: election, rows: rows, round: 1),
      CueFacts(text: random.pick(["", "Thông báo", "\u{7}"])), CueFacts(rite: .silence), CueFacts(),
      CueFacts(until: .midnight, place: nil), FilmCue(file: "a.mp4", ending: .loops).facts,
    ])
    // Each fits few scenes, and a film has commands of its own.
    let scene = facts.film == nil ? random.pick(Cue.Scene.allCases) : .film
    return Cue(scene: scene, facts: facts) ?? random.pick(plainCues)
  }

  private static let plainCues: [Cue] = [.holding, .programme, .item, .attendance, .fallback, .black]

  /// Figures for a ballot that now and then are too many, negative, missing or for a choice that is not there.
  private static func counts(
    of ballot: Code<Ballot>, in state: CongressState, using random: inout SeededRandom, most: Int = 3
  ) -> [String: Int] {
    let keys = state.ballot(ballot)?.plan.choices.map(\.key) ?? ["for"]
    var counts: [String: Int] = [:]
    for key in keys where !random.once(in: 40) {
      counts[key] = random.once(in: 40) ? -1 : Int.random(in: 0...most, using: &random)
    }
    if random.once(in: 40) { counts["maybe"] = 1 }
    return counts
  }
}
