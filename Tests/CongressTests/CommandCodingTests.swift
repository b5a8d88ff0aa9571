import Congress
import Testing

/// Goal: commands are written as the protocol says, come back the same, and bad ones are refused as they are read.
///
/// Method: every command there and back; its exact JSON; then what is missing, wrong or too much.
@Suite struct CommandCodingTests {
  /// Every command, with its JSON under sorted keys.
  static let written: [(Command, String)] =
    [
      (.itemNext, #"{"name":"item.next"}"#),
      (.itemStart("3.08"), #"{"args":{"item":"3.08"},"name":"item.start"}"#),
      (.itemEnd, #"{"name":"item.end"}"#),
      (.delegateCheckIn("D1"), #"{"args":{"delegate":"D1"},"name":"delegate.check-in"}"#),
      (.delegateStepOut("D1"), #"{"args":{"delegate":"D1"},"name":"delegate.step-out"}"#),
      (
        .delegateMarkAbsent("D1", reason: "ốm"),
        #"{"args":{"delegate":"D1","reason":"ốm"},"name":"delegate.mark-absent"}"#
      ),
      (
        .delegateCheckIn("D1", scannedAtMS: 5),
        #"{"args":{"delegate":"D1","scannedAtMS":5},"name":"delegate.check-in"}"#
      ),
      (
        .delegateStepOut("D1", scannedAtMS: 5),
        #"{"args":{"delegate":"D1","scannedAtMS":5},"name":"delegate.step-out"}"#
      ),
      (
        .delegateScan(badge: "QR:1", scannedAtMS: 5),
        #"{"args":{"badge":"QR:1","scannedAtMS":5},"name":"delegate.scan"}"#
      ),
      (.delegateScan(badge: "QR:1"), #"{"args":{"badge":"QR:1"},"name":"delegate.scan"}"#),
      (
        .delegateCorrect("D1", presence: .present, reason: "quét nhầm"),
        #"{"args":{"delegate":"D1","presence":"present","reason":"quét nhầm"},"name":"delegate.correct"}"#
      ),
      (
        .delegateSeat(alternate: "A1", for: "D1"),
        #"{"args":{"alternate":"A1","delegate":"D1"},"name":"delegate.seat"}"#
      ),
      (.delegateUnseat(alternate: "A1"), #"{"args":{"alternate":"A1"},"name":"delegate.unseat"}"#),
      (
        .attendanceImport([PresenceEntry(delegate: "D1", presence: .out)]),
        #"{"args":{"entries":[{"delegate":"D1","presence":"out","reason":""}]},"name":"attendance.import"}"#
      ),
      (
        .attendanceCount(AttendanceCount(scope: .group, counts: ["Tổ 1": 3], organisations: 2)),
        #"{"args":{"by":"group","counts":{"Tổ 1":3},"organisations":2},"name":"attendance.count"}"#
      ),
      (.attendanceUncount, #"{"name":"attendance.uncount"}"#),
      (
        .attendanceAdjust(absentThroughout: 2, reason: "ốm"),
        #"{"args":{"absentThroughout":2,"reason":"ốm"},"name":"attendance.adjust"}"#
      ),
      (.ballotExtend("B1", seconds: 30), #"{"args":{"ballot":"B1","seconds":30},"name":"ballot.extend"}"#),
      (
        .ballotCount("B1", counts: ["for": 4], paper: PaperFigures(issued: 6, collected: 5, invalid: 1)),
        #"{"args":{"ballot":"B1","collected":5,"counts":{"for":4},"invalid":1,"issued":6},"name":"ballot.count"}"#
      ),
      (
        .ballotReportBlock("B1", block: "A", counts: ["for": 4]),
        #"{"args":{"ballot":"B1","block":"A","counts":{"for":4}},"name":"ballot.report-block"}"#
      ),
      (
        .ballotVote("B1", delegate: "D1", choice: "for"),
        #"{"args":{"ballot":"B1","choice":"for","delegate":"D1"},"name":"ballot.vote"}"#
      ),
      (
        .ballotPlan(
          .add(
            BallotPlanTests.draft { $0.durationMS = 60_000 }, code: nil, place: BallotPlace(item: "1.02", after: "B1"))),
        #"{"args":{"after":"B1","durationMS":60000,"item":"1.02","question":{"vi":"Thông qua kiến nghị từ hội trường"}},"#
          + #""name":"ballot.add"}"#
      ),
      (
        .ballotPlan(.edit("B1", BallotPlanTests.draft { $0.base = .present })),
        #"{"args":{"ballot":"B1","base":"present","question":{"vi":"Thông qua kiến nghị từ hội trường"}},"#
          + #""name":"ballot.edit"}"#
      ),
      (.ballotPlan(.move("B1", to: nil)), #"{"args":{"ballot":"B1"},"name":"ballot.move"}"#),
      (.ballotPlan(.drop("B1")), #"{"args":{"ballot":"B1"},"name":"ballot.drop"}"#),
      (
        .electionPlan(
          .add(
            "E2", ElectionDraft(title: LocalizedText(vi: "Bầu"), seats: 3),
            candidates: [NewCandidate(candidate: "D1"), NewCandidate(candidate: "K1", name: "Lê Hoa")])),
        #"{"args":{"candidates":[{"candidate":"D1"},{"candidate":"K1","name":"Lê Hoa"}],"election":"E2","seats":3,"#
          + #""title":{"vi":"Bầu"}},"name":"election.add"}"#
      ),
      (
        .electionPlan(.edit("E1", ElectionDraft(listBallot: ""))),
        #"{"args":{"election":"E1","listBallot":""},"name":"election.edit"}"#
      ),
      (.electionPlan(.move("E1", after: "E2")), #"{"args":{"after":"E2","election":"E1"},"name":"election.move"}"#),
      (.electionPlan(.drop("E1")), #"{"args":{"election":"E1"},"name":"election.drop"}"#),
      (
        .electionPlan(.addCandidate("E1", NewCandidate(candidate: "D1"))),
        #"{"args":{"candidate":"D1","election":"E1"},"name":"election.add-candidate"}"#
      ),
      (
        .electionPlan(.editCandidate("E1", "K1", name: "Lê Hoa")),
        #"{"args":{"candidate":"K1","election":"E1","name":"Lê Hoa"},"name":"election.edit-candidate"}"#
      ),
      (
        .electionPlan(.dropCandidate("E1", "K1")),
        #"{"args":{"candidate":"K1","election":"E1"},"name":"election.drop-candidate"}"#
      ),
      (.clockCorrect(toMS: nil), #"{"name":"clock.correct"}"#),
      (.clockCorrect(toMS: 9), #"{"args":{"toMS":9},"name":"clock.correct"}"#),
      (.ballotSplit("B1", target: "7"), #"{"args":{"ballot":"B1","target":"7"},"name":"ballot.split"}"#),
      (
        .speaker(
          .request(SpeakerRequest(person: .delegate("D1"), title: "Chuyển đổi số", item: "2.14", seconds: 300))),
        #"{"args":{"delegate":"D1","item":"2.14","seconds":300,"title":"Chuyển đổi số"},"name":"speaker.request"}"#
      ),
      (
        .speaker(
          .request(SpeakerRequest(person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), office: "Chủ tịch"))),
        #"{"args":{"name":"Lê Thị Hoa","office":"Chủ tịch","unit":"Hội Nông dân"},"name":"speaker.request"}"#
      ),
      (.speaker(.remove("PB01")), #"{"args":{"speaker":"PB01"},"name":"speaker.remove"}"#),
      (.speaker(.move("PB01", before: "PB02")), #"{"args":{"before":"PB02","speaker":"PB01"},"name":"speaker.move"}"#),
      (.speaker(.move("PB01", before: nil)), #"{"args":{"speaker":"PB01"},"name":"speaker.move"}"#),
      (.speaker(.call("PB01")), #"{"args":{"speaker":"PB01"},"name":"speaker.call"}"#),
      (.speaker(.call(nil)), #"{"name":"speaker.call"}"#), (.speaker(.next), #"{"name":"speaker.next"}"#),
      (.speaker(.start), #"{"name":"speaker.start"}"#), (.speaker(.hold), #"{"name":"speaker.hold"}"#),
      (.speaker(.resume), #"{"name":"speaker.resume"}"#),
      (.speaker(.extend(seconds: -30)), #"{"args":{"seconds":-30},"name":"speaker.extend"}"#),
      (.speaker(.end), #"{"name":"speaker.end"}"#),
      (.ballotAsk("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.ask"}"#),
      (.ballotOpen("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.open"}"#),
      (.ballotHold("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.hold"}"#),
      (.ballotResume("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.resume"}"#),
      (.ballotClose("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.close"}"#),
      (
        .ballotCount("B1", counts: ["for": 476, "against": 0]),
        #"{"args":{"ballot":"B1","counts":{"against":0,"for":476}},"name":"ballot.count"}"#
      ),
      (.ballotConfirm("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.confirm"}"#),
      (.ballotPublish("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.publish"}"#),
      (.ballotAbort("B1", reason: "nhầm"), #"{"args":{"ballot":"B1","reason":"nhầm"},"name":"ballot.abort"}"#),
      (.ballotVoid("B1", reason: "nhầm"), #"{"args":{"ballot":"B1","reason":"nhầm"},"name":"ballot.void"}"#),
      (.ballotRevote("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.revote"}"#),
      (.screenIdentify(nil), #"{"args":{},"name":"screen.identify"}"#),
      (.screenIdentify("hall-left"), #"{"args":{"screen":"hall-left"},"name":"screen.identify"}"#),
      (
        .screen("hall-left", .rename("Trái")),
        #"{"args":{"name":"Trái","screen":"hall-left"},"name":"screen.rename"}"#
      ),
      (
        .screen("spare", .assign("lobby")), #"{"args":{"output":"lobby","screen":"spare"},"name":"screen.assign"}"#
      ),
      (
        .screen("hall-left", .pin(.attendance)),
        #"{"args":{"cue":{"scene":"attendance"},"screen":"hall-left"},"name":"screen.pin"}"#
      ),
      (.screen("hall-left", .freeze), #"{"args":{"screen":"hall-left"},"name":"screen.freeze"}"#),
      (.screen("hall-left", .follow), #"{"args":{"screen":"hall-left"},"name":"screen.follow"}"#),
      (
        .cueStandby("hall", .question("B1")),
        #"{"args":{"cue":{"ballot":"B1","scene":"question"},"output":"hall"},"name":"cue.standby"}"#
      ),
      (.cueTake("hall", .black), #"{"args":{"cue":{"scene":"black"},"output":"hall"},"name":"cue.take"}"#),
      (.cueTake("hall", nil), #"{"args":{"output":"hall"},"name":"cue.take"}"#),
      (.cueClear("hall"), #"{"args":{"output":"hall"},"name":"cue.clear"}"#),
      (
        .lowerThirdShow("hall", .notice(text: "Trật tự: tắt máy")),
        #"{"args":{"lowerThird":"notice:Trật tự: tắt máy","output":"hall"},"name":"lower-third.show"}"#
      ),
      (
        .lowerThirdShow("press", .speaker),
        #"{"args":{"lowerThird":"speaker","output":"press"},"name":"lower-third.show"}"#
      ),
      (.lowerThirdClear("hall"), #"{"args":{"output":"hall"},"name":"lower-third.clear"}"#),
      (.lowerThirdClear(nil), #"{"name":"lower-third.clear"}"#),
      (.safeOn, #"{"name":"safe.on"}"#),
      (.safeOff, #"{"name":"safe.off"}"#),
      (.driverTake, #"{"name":"driver.take"}"#),
      (.driverRelease, #"{"name":"driver.release"}"#),
      (.outputsLock, #"{"name":"outputs.lock"}"#),
      (.outputsUnlock, #"{"name":"outputs.unlock"}"#),
      (.commandUndo, #"{"name":"command.undo"}"#),
    ] + ElectionCodingTests.commands + AgendaCodingTests.commands

  @Test(arguments: written)
  func aCommandIsWrittenAsTheProtocolSaysAndComesBackTheSame(_ command: Command, _ text: String) throws {
    #expect(try json(command) == text)
    #expect(try decode(Command.self, text) == command)
  }

  @Test func everyCommandIsInTheTable() {
    #expect(Set(Self.written.map(\.0.name)) == Set(CommandName.allCases))
  }

  @Test(arguments: [
    #"{}"#, #"{"name":"ballot.open"}"#, #"{"name":"ballot.open","args":{}}"#,
    #"{"name":"ballot.open","args":{"ballot":6}}"#, #"{"name":"ballot.open","args":[]}"#,
    #"{"name":"ballot.burn","args":{"ballot":"B1"}}"#, #"{"name":"BALLOT.OPEN","args":{"ballot":"B1"}}"#,
    #"{"name":"item.start","args":{"ballot":"B1"}}"#, #"{"name":"ballot.count","args":{"ballot":"B1"}}"#,
    #"{"name":"ballot.count","args":{"ballot":"B1","counts":{"for":"3"}}}"#,
    #"{"name":"ballot.count","args":{"ballot":"B1","counts":{"for":3.5}}}"#,
    #"{"name":"ballot.count","args":{"ballot":"B1","counts":{"for":99999999999999999999}}}"#,
    #"{"name":"cue.take","args":{"output":"hall","cue":{"scene":"question"}}}"#,
    #"{"name":"cue.take","args":{"output":"hall","cue":{"scene":"holding","ballot":"B1"}}}"#,
    #"{"name":"cue.standby","args":{"output":"hall"}}"#,
    #"{"name":"speaker.request"}"#, #"{"name":"speaker.request","args":{}}"#,
    #"{"name":"speaker.request","args":{"delegate":"D1","name":"Hoa"}}"#,
    #"{"name":"speaker.request","args":{"delegate":"D1","unit":"Hội"}}"#,
    #"{"name":"speaker.remove"}"#, #"{"name":"speaker.extend","args":{}}"#,
  ])
  func aCommandThatIsNotWholeIsRefusedAsItIsRead(_ text: String) {
    #expect(throws: DecodingError.self) { try decode(Command.self, text) }
  }

  @Test func aReasonMayBeLeftOutAndIsThenEmpty() throws {
    let text = #"{"name":"delegate.mark-absent","args":{"delegate":"D1"}}"#
    #expect(try decode(Command.self, text) == .delegateMarkAbsent("D1", reason: ""))
  }

  @Test func keysOfTheMessageBesideTheCommandAreLeftAlone() throws {
    let text = #"{"type":"command","id":"7f","name":"item.next","args":{},"ifSequence":4}"#
    #expect(try decode(Command.self, text) == .itemNext)
  }

  @Test(arguments: CommandName.allCases)
  func everyCommandHasRolesAndTheOperatorMayDoAll(_ name: CommandName) {
    // A vote is a delegate's: only the gateway that knows the delegate's terminal may send it.
    #expect(name.roles.contains(.operator) || name.roles == [.voter])
    #expect(Set(name.roles).count == name.roles.count)
    #expect(Set(name.roles).isDisjoint(with: [.screen, .observer]))
    #expect(!name.roles.contains(.voter) || name == .ballotVote)
  }

  @Test func theOtherRolesMayDoTheirOwnWorkOnly() {
    func commands(of role: Role) -> Set<CommandName> { Set(CommandName.allCases.filter { $0.roles.contains(role) }) }
    #expect(
      commands(of: .chair) == [
        .ballotAsk, .ballotOpen, .ballotHold, .ballotResume, .ballotExtend, .ballotClose, .ballotSplit, .ballotConfirm,
        .ballotPublish, .ballotAbort, .ballotVoid, .ballotRevote, .electionNominate, .electionWithdraw,
        .electionAdoptList, .electionConfirm, .electionPublish, .electionAbort, .electionVoid, .electionNextRound,
        .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn,
        .speakerCall, .speakerNext, .speakerStart, .speakerHold, .speakerResume, .speakerExtend, .speakerEnd,
        .cueTake,
      ])
    #expect(
      commands(of: .registration) == [
        .delegateCheckIn, .delegateScan, .delegateStepOut, .delegateMarkAbsent, .delegateCorrect, .delegateSeat,
        .delegateUnseat, .attendanceImport, .attendanceCount, .attendanceUncount, .commandUndo,
      ])
    #expect(
      commands(of: .teller) == [
        .ballotCount, .ballotReportBlock, .attendanceCount, .attendanceUncount, .electionSupport, .electionIssue,
        .electionCollect, .electionCount,
      ])
  }

  @Test(arguments: written.map(\.0), Actor.everybody)
  func whoMayNotGiveACommandIsToldSoBeforeAnythingElse(_ command: Command, _ actor: Actor) throws {
    guard !command.name.roles.contains(actor.role) else { return }
    var hall = try Hall()
    #expect(throws: Rejection.roleMayNot(command: command.name, role: actor.role, allowed: command.name.roles)) {
      try hall.run(command, as: actor)
    }
  }
}

/// Goal: what a journal holds can be read for ever.
///
/// Method: the exact JSON of every event; a changed name or fact fails here before it reaches a journal.
@Suite struct EventCodingTests {
  /// Every event after the founding, with its JSON under sorted keys.
  static let written: [(Event, String)] =
    [
      (.itemStarted(item: "1.01"), #"{"item.started":{"item":"1.01"}}"#),
      (.itemEnded(item: "1.01"), #"{"item.ended":{"item":"1.01"}}"#),
      (
        .itemRestored(item: "1.01", progress: .live(startedMS: 5)),
        #"{"item.restored":{"item":"1.01","progress":{"live":{"startedMS":5}}}}"#
      ),
      (
        .delegatePresenceChanged(delegate: "D1", presence: .absentExcused, reason: "ốm", source: .badge),
        #"{"delegate.presence-changed":{"delegate":"D1","presence":"absent-excused","reason":"ốm","source":"badge"}}"#
      ),
      (
        .delegatePresenceChanged(delegate: "D1", presence: .present, reason: "", source: .badge, scannedAtMS: 5),
        #"{"delegate.presence-changed":{"delegate":"D1","presence":"present","reason":"","scannedAtMS":5,"source":"badge"}}"#
      ),
      (
        .delegatePresenceCorrected(
          delegate: "D1", was: PresenceRecord(presence: .out, atMS: 5, source: .badge), presence: .present,
          reason: "nhầm"
        ),
        #"{"delegate.presence-corrected":{"delegate":"D1","presence":"present","reason":"nhầm","#
          + #""was":{"atMS":5,"presence":"out","reason":"","source":"badge"}}}"#
      ),
      (
        .delegateSeated(alternate: "A1", delegate: "D1"),
        #"{"delegate.seated":{"alternate":"A1","delegate":"D1"}}"#
      ),
      (
        .delegateUnseated(alternate: "A1", delegate: "D1"),
        #"{"delegate.unseated":{"alternate":"A1","delegate":"D1"}}"#
      ),
      (
        .attendanceImported(changes: [PresenceEntry(delegate: "D1", presence: .present)], unchanged: 4),
        #"{"attendance.imported":{"changes":[{"delegate":"D1","presence":"present","reason":""}],"unchanged":4}}"#
      ),
      (
        .attendanceCounted(count: AttendanceCount(scope: .hall, counts: ["hall": 5])),
        #"{"attendance.counted":{"count":{"counts":{"hall":5},"scope":"hall"}}}"#
      ),
      (.attendanceUncounted, #"{"attendance.uncounted":{}}"#),
      (
        .attendanceAdjusted(absentThroughout: 1, reason: "ốm"),
        #"{"attendance.adjusted":{"absentThroughout":1,"reason":"ốm"}}"#
      ),
      (.ballotExtended(ballot: "B1", deadlineMS: 9), #"{"ballot.extended":{"ballot":"B1","deadlineMS":9}}"#),
      (
        .ballotCounted(
          ballot: "B1", counts: [4], paper: PaperFigures(issued: 6, collected: 5, invalid: 1), weights: [8]),
        #"{"ballot.counted":{"ballot":"B1","counts":[4],"paper":{"collected":5,"invalid":1,"issued":6},"weights":[8]}}"#
      ),
      (
        .ballotBlockReported(ballot: "B1", block: "A", counts: [4, 0]),
        #"{"ballot.block-reported":{"ballot":"B1","block":"A","counts":[4,0]}}"#
      ),
      (
        .ballotVoteCast(ballot: "B1", delegate: "D1", choice: "for"),
        #"{"ballot.vote-cast":{"ballot":"B1","choice":"for","delegate":"D1"}}"#
      ),
      (
        .ballotVoteSealed(ballot: "B1", delegate: "D1", sealed: "x"),
        #"{"ballot.vote-sealed":{"ballot":"B1","delegate":"D1","sealed":"x"}}"#
      ),
      (
        .ballotRollJoined(ballot: "B1", delegate: "A1", mandate: "D1", weight: 2),
        #"{"ballot.roll-joined":{"ballot":"B1","delegate":"A1","mandate":"D1","weight":2}}"#
      ),
      (
        .ballotSplit(ballot: "B1", target: "7", into: "B1.7"),
        #"{"ballot.split":{"ballot":"B1","into":"B1.7","target":"7"}}"#
      ),
      (
        .ballotPlanned(change: .dropped(plan: BallotPlan(code: "B1", question: LocalizedText(vi: "?")), place: 2)),
        #"{"ballot.planned":{"change":{"dropped":{"place":2,"plan":{"admitsLateArrivals":false,"allowsChange":true,"#
          + #""base":"summoned","choices":[{"color":"agree","key":"for","label":{"en":"In favour","vi":"Tán thành"},"#
          + #""sign":"agree"},{"color":"against","key":"against","label":{"en":"Against","vi":"Không tán thành"},"#
          + #""sign":"against"},{"color":"other","key":"other","label":{"en":"Other opinion","vi":"Ý kiến khác"},"#
          + #""sign":"other"}],"closesItself":false,"code":"B1","interim":"hidden","isWeighted":false,"#
          + #""method":"card-count","question":{"vi":"?"},"rule":{"comparison":"more-than","part":{"denominator":2,"#
          + #""numerator":1}},"targets":[]}}}}}"#
      ),
      (
        .electionPlanned(change: .moved(election: "E1", from: 0, to: 1)),
        #"{"election.planned":{"change":{"moved":{"election":"E1","from":0,"to":1}}}}"#
      ),
      (
        .screensReported(reports: [
          .shown(screen: "hall-left", sequence: 12, atMS: 9, problem: "x"), .gone(screen: "lobby-1", atMS: 8),
        ]),
        #"{"screens.reported":{"reports":[{"shown":{"atMS":9,"problem":"x","screen":"hall-left","sequence":12}},"#
          + #"{"gone":{"atMS":8,"screen":"lobby-1"}}]}}"#
      ),
      (.clockCorrected(fromMS: 9, toMS: 5), #"{"clock.corrected":{"fromMS":9,"toMS":5}}"#),
      (.ballotAsked(ballot: "B1"), #"{"ballot.asked":{"ballot":"B1"}}"#),
      (.ballotHeld(ballot: "B1"), #"{"ballot.held":{"ballot":"B1"}}"#),
      (.ballotResumed(ballot: "B1", deadlineMS: 9), #"{"ballot.resumed":{"ballot":"B1","deadlineMS":9}}"#),
      (.ballotResumed(ballot: "B1", deadlineMS: nil), #"{"ballot.resumed":{"ballot":"B1"}}"#),
      (.ballotClosed(ballot: "B1"), #"{"ballot.closed":{"ballot":"B1"}}"#),
      (.ballotCounted(ballot: "B1", counts: [4, 1, 0]), #"{"ballot.counted":{"ballot":"B1","counts":[4,1,0]}}"#),
      (.ballotPublished(ballot: "B1"), #"{"ballot.published":{"ballot":"B1"}}"#),
      (.ballotAborted(ballot: "B1", reason: "nhầm"), #"{"ballot.aborted":{"ballot":"B1","reason":"nhầm"}}"#),
      (
        .ballotVoidRequested(ballot: "B1", role: .chair, reason: "nhầm"),
        #"{"ballot.void-requested":{"ballot":"B1","reason":"nhầm","role":"chair"}}"#
      ),
      (.ballotVoided(ballot: "B1", reason: "nhầm"), #"{"ballot.voided":{"ballot":"B1","reason":"nhầm"}}"#),
      (.ballotRoundBegun(ballot: "B1", round: 2), #"{"ballot.round-begun":{"ballot":"B1","round":2}}"#),
      (
        .ballotRoundBegun(ballot: "B1", round: 2, choices: ["a", "b"]),
        #"{"ballot.round-begun":{"ballot":"B1","choices":["a","b"],"round":2}}"#
      ),
      (
        .cueStoodBy(output: "hall", cue: .voting("B1")),
        #"{"cue.stood-by":{"cue":{"ballot":"B1","scene":"voting"},"output":"hall"}}"#
      ),
      (
        .screenChanged(screen: "hall-left", change: .renamed(name: "Trái")),
        #"{"screen.changed":{"change":{"renamed":{"name":"Trái"}},"screen":"hall-left"}}"#
      ),
      (
        .screenChanged(screen: "hall-left", change: .pinned(cue: .black)),
        #"{"screen.changed":{"change":{"pinned":{"cue":{"scene":"black"}}},"screen":"hall-left"}}"#
      ),
      (
        .screenChanged(screen: "hall-left", change: .frozen),
        #"{"screen.changed":{"change":{"frozen":{}},"screen":"hall-left"}}"#
      ),
      (.screenIdentified(screen: nil, untilMS: 9), #"{"screen.identified":{"untilMS":9}}"#),
      (.cueStoodBy(output: "hall", cue: nil), #"{"cue.stood-by":{"output":"hall"}}"#),
      (
        .lowerThirdChanged(output: "hall", lowerThird: .speaker),
        #"{"lower-third.changed":{"lowerThird":"speaker","output":"hall"}}"#
      ),
      (.lowerThirdChanged(output: "hall", lowerThird: nil), #"{"lower-third.changed":{"output":"hall"}}"#),
      (.cueTaken(output: "hall", cue: .black), #"{"cue.taken":{"cue":{"scene":"black"},"output":"hall"}}"#),
      (.safeTurned(isOn: true), #"{"safe.turned":{"isOn":true}}"#),
      (
        .driverChanged(driver: .control),
        #"{"driver.changed":{"driver":{"name":"control-1","role":"operator"}}}"#
      ),
      (.driverChanged(driver: nil), #"{"driver.changed":{}}"#),
      (.outputsLocked(isLocked: true), #"{"outputs.locked":{"isLocked":true}}"#),
      (.commandUndone(command: "7f"), #"{"command.undone":{"command":"7f"}}"#),
    ] + ElectionCodingTests.events + AgendaCodingTests.events + SpeakerRefusalTests.events

  @Test(arguments: written)
  func anEventIsWrittenUnderItsNameAndComesBackTheSame(_ event: Event, _ text: String) throws {
    #expect(try json(event) == text)
    #expect(try decode(Event.self, text) == event)
    #expect(text.hasPrefix(#"{"\#(event.name)":"#))
  }

  @Test func anOpeningAndAConfirmationCarryTheirFrozenFigures() throws {
    let hall = try BallotLifeTests.hall(in: .confirmed)
    let attendance =
      #"{"absentExcused":0,"absentThroughout":0,"absentUnexcused":0,"alternatesSeated":0,"#
      + #""asOfMS":1700000000000,"#
      + #""delegateQuorum":{"base":6,"needed":4,"present":5},"organisationQuorum":{"base":3,"needed":2,"present":3},"#
      + #""organisations":3,"organisationsRepresented":3,"out":0,"pending":1,"present":5,"source":"roster","#
      + #""summoned":6}"#
    let opened = hall.records.first { $0.event.name == "ballot.opened" }
    #expect(
      try json(#require(opened?.event))
        == #"{"ballot.opened":{"attendance":\#(attendance),"ballot":"B1","deadlineMS":1700000062000,"roll":["D1","D2","D3","D4","D5"]}}"#
    )
    let confirmed = hall.records.first { $0.event.name == "ballot.confirmed" }
    let outcome = #"{"base":6,"isAdopted":true,"needed":4,"tally":{"counts":[4,1,0]}}"#
    #expect(
      try json(#require(confirmed?.event)) == #"{"ballot.confirmed":{"ballot":"B1","outcome":\#(outcome)}}"#)
  }

  @Test func aFoundingCarriesTheWholeCongress() throws {
    let founding = Event.congressFounded(.sample())
    #expect(try json(founding).hasPrefix(#"{"congress.founded":{"definition":{"agenda":{"days":["#))
    #expect(try throughJSON(founding) == founding)
    #expect(founding.name == "congress.founded")
  }

  @Test func aRecordThatFoundsNothingFoundsNoState() {
    let record = EventRecord(sequence: 1, atMS: 0, actor: nil, commandID: nil, event: .safeTurned(isOn: true))
    #expect(CongressState(founding: record) == nil)
  }

  /// A journal may have been written by software that knew more: such events move the sequence and nothing else.
  @Test func anEventAboutWhatIsNotThereOnlyMovesTheSequence() throws {
    let strangers: [Event] = [
      .itemStarted(item: "9.99"), .itemEnded(item: "9.99"), .itemRestored(item: "9.99", progress: .live(startedMS: 1)),
      .delegatePresenceChanged(delegate: "X", presence: .present, reason: "", source: .badge),
      .ballotAsked(ballot: "B99"), .ballotPublished(ballot: "B99"), .ballotVoided(ballot: "B99", reason: "nhầm"),
      .cueTaken(output: "stage", cue: .black), .cueStoodBy(output: "stage", cue: nil),
      .commandUndone(command: "nobody's"), .congressFounded(.sample(delegates: 2)),
      .agendaChanged(change: .dropped(item: "9.99", reason: "")),
      .electionChanged(election: "E9", change: .listAdopted(list: CandidateList(form: .withSurplus, candidates: []))),
      .speakerChanged(speaker: "PB99", change: .called), .speakerChanged(speaker: "PB99", change: .removed),
    ]
    var hall = try Hall(after: .itemNext)
    for event in strangers {
      let before = hall.state
      hall.store(event)
      #expect(hall.state.sequence == before.sequence + 1)
      #expect(hall.state.agenda == before.agenda)
      #expect(hall.state.presences == before.presences)
      #expect(hall.state.ballots == before.ballots)
      #expect(hall.state.elections == before.elections)
      #expect(hall.state.floor == before.floor)
      #expect(hall.state.outputs == before.outputs)
    }
  }

  @Test(arguments: BallotState.allCases)
  func anEventThatDoesNotFitTheBallotsStateLeavesIt(state: BallotState) throws {
    let steps: [Event] = [
      .ballotAsked(ballot: "B1"), .ballotHeld(ballot: "B1"), .ballotResumed(ballot: "B1", deadlineMS: 1),
      .ballotClosed(ballot: "B1"), .ballotCounted(ballot: "B1", counts: [0, 0, 0]), .ballotPublished(ballot: "B1"),
      .ballotVoided(ballot: "B1", reason: "nhầm"), .ballotRoundBegun(ballot: "B1", round: 2),
    ]
    for event in steps {
      var hall = try BallotLifeTests.hall(in: state)
      let before = hall.state.ballot("B1")
      hall.store(event)
      let after = hall.state.ballot("B1")
      let fits: Set<BallotState> =
        switch event {
        case .ballotAsked: [.ready]
        case .ballotHeld: [.open]
        case .ballotResumed: [.held]
        case .ballotClosed: [.open, .held]
        case .ballotCounted: [.open, .held, .closed, .counted]
        case .ballotPublished: [.confirmed]
        case .ballotRoundBegun: [.aborted, .voided]
        default: [.published]
        }
      #expect((after != before) == fits.contains(state), "\(event.name) in \(state)")
    }
  }
}
