import Congress
import Testing

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
      (
        .minutesChanged(change: .readOut(digest: "ab")),
        #"{"minutes.changed":{"change":{"read-out":{"digest":"ab"}}}}"#
      ),
      (
        .minutesChanged(session: "N1B", change: .adopted(digest: "ab", ballot: "B1", round: 1)),
        #"{"minutes.changed":{"change":{"adopted":{"ballot":"B1","digest":"ab","round":1}},"session":"N1B"}}"#
      ),
      (
        .minutesChanged(change: .signed(digest: "ab", name: "Lê Hoa", office: "Trưởng đoàn")),
        #"{"minutes.changed":{"change":{"signed":{"digest":"ab","name":"Lê Hoa","office":"Trưởng đoàn"}}}}"#
      ),
      (
        .documentChanged(
          document: "BC01",
          change: .filed(
            title: LocalizedText(vi: "Báo cáo"), kind: .report, items: [], audience: [.delegate],
            file: DocumentFile(digest: "ab", form: .pdf, bytes: 9), pages: DocumentPages(digest: "cd", count: 2))),
        #"{"document.changed":{"change":{"filed":{"audience":["delegate"],"file":{"bytes":9,"digest":"ab","form":"pdf"},"#
          + #""items":[],"kind":"report","pages":{"count":2,"digest":"cd"},"title":{"vi":"Báo cáo"}}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(
          document: "BC01",
          change: .version(
            number: 2, file: DocumentFile(digest: "ab", form: .docx, bytes: 9),
            pages: DocumentPages(digest: "cd", count: 2), note: "x")),
        #"{"document.changed":{"change":{"version":{"file":{"bytes":9,"digest":"ab","form":"docx"},"note":"x","#
          + #""number":2,"pages":{"count":2,"digest":"cd"}}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .approved(version: 2)),
        #"{"document.changed":{"change":{"approved":{"version":2}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .releasePlanned(on: .item("1.01"))),
        #"{"document.changed":{"change":{"release-planned":{"on":{"item":"1.01"}}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .releasePlanned()),
        #"{"document.changed":{"change":{"release-planned":{}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .released(version: 2, audience: [.press])),
        #"{"document.changed":{"change":{"released":{"audience":["press"],"version":2}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .withdrawn(version: 2, reason: "nhầm")),
        #"{"document.changed":{"change":{"withdrawn":{"reason":"nhầm","version":2}},"document":"BC01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .read(version: 2, readers: 7)),
        #"{"document.changed":{"change":{"read":{"readers":7,"version":2}},"document":"BC01"}}"#
      ),
      (
        .pressPictureChanged(
          picture: "A01",
          change: .added(
            caption: LocalizedText(vi: "Ảnh"), credit: "Hoa",
            image: PressImage(digest: "ab", bytes: 9, width: 4, height: 3),
            preview: PressImage(digest: "cd", bytes: 5, width: 2, height: 1), embargo: .time(atMS: 7))),
        #"{"press-picture.changed":{"change":{"added":{"caption":{"vi":"Ảnh"},"credit":"Hoa","embargo":{"atMS":7},"#
          + #""image":{"bytes":9,"digest":"ab","height":3,"width":4},"preview":{"bytes":5,"digest":"cd","height":1,"#
          + #""width":2}}},"picture":"A01"}}"#
      ),
      (
        .pressPictureChanged(picture: "A01", change: .released),
        #"{"press-picture.changed":{"change":{"released":{}},"picture":"A01"}}"#
      ),
      (
        .pressPictureChanged(picture: "A01", change: .withdrawn(reason: "nhầm")),
        #"{"press-picture.changed":{"change":{"withdrawn":{"reason":"nhầm"}},"picture":"A01"}}"#
      ),
      (
        .documentChanged(document: "BC01", change: .restored()),
        #"{"document.changed":{"change":{"restored":{}},"document":"BC01"}}"#
      ),
      (
        .tabletChanged(delegate: "D1", change: .requested(letters: TabletTests.letters)),
        #"{"tablet.changed":{"change":{"requested":{"letters":"BCFGHJ"}},"delegate":"D1"}}"#
      ),
      (
        .tabletChanged(delegate: "D1", change: .invited(ticket: TabletTests.digest("b"))),
        #"{"tablet.changed":{"change":{"invited":{"ticket":"\#(TabletTests.digest("b"))"}},"delegate":"D1"}}"#
      ),
      (
        .tabletChanged(delegate: "D1", change: .accepted(ticket: TabletTests.digest("b"))),
        #"{"tablet.changed":{"change":{"accepted":{"ticket":"\#(TabletTests.digest("b"))"}},"delegate":"D1"}}"#
      ),
      (
        .tabletChanged(delegate: "D1", change: .paired(digest: TabletTests.digest("a"))),
        "{\"tablet.changed\":{\"change\":{\"paired\":{\"digest\":\"\(TabletTests.digest("a"))\"}},\"delegate\":\"D1\"}}"
      ),
      (
        .tabletChanged(delegate: "D1", change: .sealed(seal: nil)),
        #"{"tablet.changed":{"change":{"sealed":{}},"delegate":"D1"}}"#
      ),
      (
        .tabletChanged(delegate: "D1", change: .ended),
        #"{"tablet.changed":{"change":{"ended":{}},"delegate":"D1"}}"#
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
      (
        .filmChanged(output: "hall", motion: .plays(zeroAtMS: 5), loops: true),
        #"{"film.changed":{"loops":true,"motion":{"plays":{"zeroAtMS":5}},"output":"hall"}}"#
      ),
      (
        .filmChanged(output: "hall", motion: .stands(atMS: 7), loops: false),
        #"{"film.changed":{"loops":false,"motion":{"stands":{"atMS":7}},"output":"hall"}}"#
      ),
      (
        .filmMeasured(film: "opening.mp4", lengthMS: 9),
        #"{"film.measured":{"film":"opening.mp4","lengthMS":9}}"#
      ),
      (.safeTurned(isOn: true), #"{"safe.turned":{"isOn":true}}"#),
      (
        .driverChanged(driver: .control),
        #"{"driver.changed":{"driver":{"name":"control-1","role":"operator"}}}"#
      ),
      (.driverChanged(driver: nil), #"{"driver.changed":{}}"#),
      (.recordingTurned(standing: .offTheRecord), #"{"recording.turned":{"standing":"off-the-record"}}"#),
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
