@testable import Congress
import HallTestSupport
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
        .ballotAdd(
          BallotPlanTests.draft { $0.durationMS = 60_000 }, code: nil, place: BallotPlace(item: "1.02", after: "B1")),
        #"{"args":{"after":"B1","durationMS":60000,"item":"1.02","question":{"vi":"Thông qua kiến nghị từ hội trường"}},"#
          + #""name":"ballot.add"}"#
      ),
      (
        .ballotEdit("B1", BallotPlanTests.draft { $0.base = .present }),
        #"{"args":{"ballot":"B1","base":"present","question":{"vi":"Thông qua kiến nghị từ hội trường"}},"#
          + #""name":"ballot.edit"}"#
      ),
      (.ballotMove("B1", to: nil), #"{"args":{"ballot":"B1"},"name":"ballot.move"}"#),
      (.ballotDrop("B1"), #"{"args":{"ballot":"B1"},"name":"ballot.drop"}"#),
      (
        .electionAdd(
          "E2", ElectionDraft(title: LocalizedText(vi: "Bầu"), seats: 3),
          candidates: [NewCandidate(candidate: "D1"), NewCandidate(candidate: "K1", name: "Lê Hoa")]),
        #"{"args":{"candidates":[{"candidate":"D1"},{"candidate":"K1","name":"Lê Hoa"}],"election":"E2","seats":3,"#
          + #""title":{"vi":"Bầu"}},"name":"election.add"}"#
      ),
      (
        .electionEdit("E1", ElectionDraft(listBallot: "")),
        #"{"args":{"election":"E1","listBallot":""},"name":"election.edit"}"#
      ),
      (.electionMove("E1", after: "E2"), #"{"args":{"after":"E2","election":"E1"},"name":"election.move"}"#),
      (.electionDrop("E1"), #"{"args":{"election":"E1"},"name":"election.drop"}"#),
      (
        .electionAddCandidate("E1", NewCandidate(candidate: "D1")),
        #"{"args":{"candidate":"D1","election":"E1"},"name":"election.add-candidate"}"#
      ),
      (
        .electionEditCandidate("E1", "K1", name: "Lê Hoa"),
        #"{"args":{"candidate":"K1","election":"E1","name":"Lê Hoa"},"name":"election.edit-candidate"}"#
      ),
      (
        .electionDropCandidate("E1", "K1"),
        #"{"args":{"candidate":"K1","election":"E1"},"name":"election.drop-candidate"}"#
      ),
      (.clockCorrect(toMS: nil), #"{"name":"clock.correct"}"#),
      (.clockCorrect(toMS: 9), #"{"args":{"toMS":9},"name":"clock.correct"}"#),
      (
        .minutesReadOut(of: nil, digest: "ab"), #"{"args":{"digest":"ab"},"name":"minutes.read-out"}"#
      ),
      (
        .minutesAdopt(of: "N1B", digest: "ab", by: "B1"),
        #"{"args":{"ballot":"B1","digest":"ab","session":"N1B"},"name":"minutes.adopt"}"#
      ),
      (
        .minutesSign(of: nil, digest: "ab", signer: "Lê Hoa", office: "Trưởng đoàn"),
        #"{"args":{"digest":"ab","office":"Trưởng đoàn","signer":"Lê Hoa"},"name":"minutes.sign"}"#
      ),
      (
        .documentFile(
          DocumentFiling(
            code: "BC01", title: LocalizedText(vi: "Báo cáo"), kind: .report, items: ["1.01"],
            audience: [.delegate, .press]),
          file: DocumentFile(digest: "ab", form: .docx, bytes: 9), pages: DocumentPages(digest: "cd", count: 2)),
        #"{"args":{"audience":["delegate","press"],"document":"BC01","file":{"bytes":9,"digest":"ab","form":"docx"},"#
          + #""items":["1.01"],"kind":"report","pages":{"count":2,"digest":"cd"},"title":{"vi":"Báo cáo"}},"#
          + #""name":"document.file"}"#
      ),
      (
        .documentVersion(
          "BC01", file: DocumentFile(digest: "ab", form: .pdf, bytes: 9), pages: DocumentPages(digest: "cd", count: 2),
          note: "sửa trang 4"),
        #"{"args":{"document":"BC01","file":{"bytes":9,"digest":"ab","form":"pdf"},"note":"sửa trang 4","#
          + #""pages":{"count":2,"digest":"cd"}},"name":"document.version"}"#
      ),
      (
        .documentApprove("BC01", version: 2, pages: "cd"),
        #"{"args":{"digest":"cd","document":"BC01","version":2},"name":"document.approve"}"#
      ),
      (
        .documentRelease("BC01", version: 2),
        #"{"args":{"document":"BC01","version":2},"name":"document.release"}"#
      ),
      (
        .documentRelease("BC01", version: 2, on: .ballot("B1")),
        #"{"args":{"document":"BC01","on":{"ballot":"B1"},"version":2},"name":"document.release"}"#
      ),
      (
        .documentRelease("BC01", version: 2, on: .time(atMS: 9)),
        #"{"args":{"document":"BC01","on":{"atMS":9},"version":2},"name":"document.release"}"#
      ),
      (.documentHold("BC01"), #"{"args":{"document":"BC01"},"name":"document.hold"}"#),
      (
        .documentRead("BC01", version: 2, readers: 12),
        #"{"args":{"document":"BC01","readers":12,"version":2},"name":"document.read"}"#
      ),
      (
        .pressPictureAdd(
          PressPictureFiling(code: "A01", caption: LocalizedText(vi: "Ảnh"), credit: "Hoa", embargo: .item("1.01")),
          image: PressImage(digest: "ab", bytes: 9, width: 4, height: 3),
          preview: PressImage(digest: "cd", bytes: 5, width: 2, height: 1)),
        #"{"args":{"caption":{"vi":"Ảnh"},"credit":"Hoa","embargo":{"item":"1.01"},"image":{"bytes":9,"digest":"ab","#
          + #""height":3,"width":4},"picture":"A01","preview":{"bytes":5,"digest":"cd","height":1,"width":2}},"#
          + #""name":"press-picture.add"}"#
      ),
      (
        .pressPictureRelease("A01"), #"{"args":{"picture":"A01"},"name":"press-picture.release"}"#
      ),
      (
        .pressPictureWithdraw("A01", reason: "nhầm"),
        #"{"args":{"picture":"A01","reason":"nhầm"},"name":"press-picture.withdraw"}"#
      ),
      (
        .documentWithdraw("BC01", reason: "nhầm"),
        #"{"args":{"document":"BC01","reason":"nhầm"},"name":"document.withdraw"}"#
      ),
      (
        .tabletPair("D1", digest: TabletTests.digest("a")),
        "{\"args\":{\"delegate\":\"D1\",\"tablet\":\"\(TabletTests.digest("a"))\"},\"name\":\"tablet.pair\"}"
      ),
      (
        .tabletPair("D1", letters: TabletTests.letters),
        #"{"args":{"delegate":"D1","tablet":"BCFGHJ"},"name":"tablet.pair"}"#
      ),
      (.tabletRevoke("D1"), #"{"args":{"delegate":"D1"},"name":"tablet.revoke"}"#),
      (
        .tabletClaim(letters: TabletTests.letters, digest: TabletTests.digest("a")),
        "{\"args\":{\"digest\":\"\(TabletTests.digest("a"))\",\"letters\":\"BCFGHJ\"},\"name\":\"tablet.claim\"}"
      ),
      (
        .tabletInvite("D1", ticket: TabletTests.digest("b")),
        #"{"args":{"delegate":"D1","ticket":"\#(TabletTests.digest("b"))"},"name":"tablet.invite"}"#
      ),
      (
        .tabletAccept(ticket: TabletTests.digest("b"), digest: TabletTests.digest("a")),
        #"{"args":{"digest":"\#(TabletTests.digest("a"))","ticket":"\#(TabletTests.digest("b"))"},"name":"tablet.accept"}"#
      ),
      (
        .tabletUnpair(TabletTests.digest("a")),
        "{\"args\":{\"digest\":\"\(TabletTests.digest("a"))\"},\"name\":\"tablet.unpair\"}"
      ),
      (
        .tabletSeal(TabletTests.digest("a"), seal: nil),
        "{\"args\":{\"digest\":\"\(TabletTests.digest("a"))\"},\"name\":\"tablet.seal\"}"
      ),
      (.ballotSplit("B1", target: "7"), #"{"args":{"ballot":"B1","target":"7"},"name":"ballot.split"}"#),
      (
        .speakerRequest(SpeakerRequest(person: .delegate("D1"), title: "Chuyển đổi số", item: "2.14", seconds: 300)),
        #"{"args":{"delegate":"D1","item":"2.14","seconds":300,"title":"Chuyển đổi số"},"name":"speaker.request"}"#
      ),
      (
        .speakerRequest(SpeakerRequest(person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), office: "Chủ tịch")),
        #"{"args":{"name":"Lê Thị Hoa","office":"Chủ tịch","unit":"Hội Nông dân"},"name":"speaker.request"}"#
      ),
      (.speakerRemove("PB01"), #"{"args":{"speaker":"PB01"},"name":"speaker.remove"}"#),
      (.speakerMove("PB01", before: "PB02"), #"{"args":{"before":"PB02","speaker":"PB01"},"name":"speaker.move"}"#),
      (.speakerMove("PB01", before: nil), #"{"args":{"speaker":"PB01"},"name":"speaker.move"}"#),
      (.speakerCall("PB01"), #"{"args":{"speaker":"PB01"},"name":"speaker.call"}"#),
      (.speakerCall(nil), #"{"name":"speaker.call"}"#), (.speakerNext, #"{"name":"speaker.next"}"#),
      (.speakerStart, #"{"name":"speaker.start"}"#), (.speakerHold, #"{"name":"speaker.hold"}"#),
      (.speakerResume, #"{"name":"speaker.resume"}"#),
      (.speakerExtend(seconds: -30), #"{"args":{"seconds":-30},"name":"speaker.extend"}"#),
      (.speakerEnd, #"{"name":"speaker.end"}"#),
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
        .screenRename("hall-left", "Trái"),
        #"{"args":{"name":"Trái","screen":"hall-left"},"name":"screen.rename"}"#
      ),
      (
        .screenAssign("spare", "lobby"), #"{"args":{"output":"lobby","screen":"spare"},"name":"screen.assign"}"#
      ),
      (
        .screenPin("hall-left", .attendance),
        #"{"args":{"cue":{"scene":"attendance"},"screen":"hall-left"},"name":"screen.pin"}"#
      ),
      (.screenFreeze("hall-left"), #"{"args":{"screen":"hall-left"},"name":"screen.freeze"}"#),
      (.screenFollow("hall-left"), #"{"args":{"screen":"hall-left"},"name":"screen.follow"}"#),
      (.speakerReturn, #"{"name":"speaker.return"}"#),
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
      (.filmPlay("hall"), #"{"args":{"output":"hall"},"name":"film.play"}"#),
      (.filmPause("hall"), #"{"args":{"output":"hall"},"name":"film.pause"}"#),
      (.filmRestart("press"), #"{"args":{"output":"press"},"name":"film.restart"}"#),
      (.filmLoop("hall", isOn: false), #"{"args":{"isOn":false,"output":"hall"},"name":"film.loop"}"#),
      (.safeOn, #"{"name":"safe.on"}"#),
      (.safeOff, #"{"name":"safe.off"}"#),
      (.driverTake, #"{"name":"driver.take"}"#),
      (.driverRelease, #"{"name":"driver.release"}"#),
      (.outputsLock, #"{"name":"outputs.lock"}"#),
      (.outputsUnlock, #"{"name":"outputs.unlock"}"#),
      (.commandUndo, #"{"name":"command.undo"}"#),
      (.recordingStart, #"{"name":"recording.start"}"#),
      (.recordingPause, #"{"name":"recording.pause"}"#),
      (.recordingOffTheRecord, #"{"name":"recording.off-the-record"}"#),
      (.recordingResume, #"{"name":"recording.resume"}"#),
      (.recordingStop, #"{"name":"recording.stop"}"#),
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
    #"{"name":"document.release","args":{"document":"BC01","version":1,"on":{"item":"1.01","atMS":9}}}"#,
    #"{"name":"document.release","args":{"document":"BC01","version":1,"on":{}}}"#,
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
    #expect(!name.roles.contains(.voter) || name == "ballot.vote")
  }

  @Test func theOtherRolesMayDoTheirOwnWorkOnly() {
    func commands(of role: Role) -> Set<CommandName> { Set(CommandName.allCases.filter { $0.roles.contains(role) }) }
    #expect(
      commands(of: .chair) == [
        "ballot.ask", "ballot.open", "ballot.hold", "ballot.resume", "ballot.extend", "ballot.close", "ballot.split",
        "ballot.confirm",
        "ballot.publish", "ballot.abort", "ballot.void", "ballot.revote", "election.nominate", "election.withdraw",
        "election.adopt-list", "election.confirm", "election.publish", "election.abort", "election.void",
        "election.next-round",
        .itemHold, .itemResume, .itemAdjourn, .sessionAdjourn,
        "speaker.call", "speaker.next", "speaker.return", "speaker.start", "speaker.hold", "speaker.resume",
        "speaker.extend",
        "speaker.end",
        "cue.take", "minutes.read-out", "minutes.adopt", "minutes.sign",
        "document.file", "document.version", "document.approve", "document.release", "document.hold",
        "document.withdraw", "press-picture.add", "press-picture.release", "press-picture.withdraw",
        "recording.start", "recording.pause", "recording.off-the-record", "recording.resume", "recording.stop",
      ])
    #expect(
      commands(of: .registration) == [
        "delegate.check-in", "delegate.scan", "delegate.step-out", "delegate.mark-absent", "delegate.correct",
        "delegate.seat",
        "delegate.unseat", "attendance.import", "attendance.count", "attendance.uncount", "command.undo",
        "tablet.pair", "tablet.revoke", "tablet.invite",
      ])
    #expect(
      commands(of: .gateway) == ["document.read", "tablet.claim", "tablet.unpair", "tablet.seal", "tablet.accept"])
    #expect(
      commands(of: .teller) == [
        "ballot.count", "ballot.report-block", "attendance.count", "attendance.uncount", "election.support",
        "election.issue",
        "election.collect", "election.count",
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
