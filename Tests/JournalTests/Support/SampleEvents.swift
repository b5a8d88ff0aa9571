import Congress

/// One event of every kind, with every kind of fact that can be missing both there and not there.
enum SampleEvents {
  static let all: [Event] = [
    .congressFounded(SampleCongress.definition()),
    .itemStarted(item: "1.01"),
    .itemEnded(item: "1.01"),
    .itemRestored(item: "1.01", progress: .pending),
    .itemRestored(item: "1.01", progress: .live(startedMS: 5)),
    .itemRestored(item: "1.01", progress: .done(startedMS: 5, endedMS: 6)),
    .delegatePresenceChanged(delegate: "D-1", presence: .absentExcused, reason: "ốm / \"nặng\"\n", source: .badge),
    .ballotAsked(ballot: "BQ01"),
    .ballotOpened(ballot: "BQ01", attendance: attendance, roll: ["D-1", "D-2"], deadlineMS: nil),
    .ballotOpened(ballot: "BQ02", attendance: attendance, roll: [], deadlineMS: .max),
    .ballotHeld(ballot: "BQ02"),
    .ballotResumed(ballot: "BQ02", deadlineMS: nil),
    .ballotResumed(ballot: "BQ02", deadlineMS: 1_758_844_860_000),
    .ballotClosed(ballot: "BQ02"),
    .ballotCounted(ballot: "BQ02", counts: [7, 1, 0]),
    .ballotConfirmed(ballot: "BQ02", outcome: outcome),
    .ballotPublished(ballot: "BQ02"),
    .ballotAborted(ballot: "BQ01", reason: "hỏi lại"),
    .ballotVoidRequested(ballot: "BQ02", role: .chair, reason: "đếm sai 🗳️"),
    .ballotVoided(ballot: "BQ02", reason: "đếm sai"),
    .ballotRoundBegun(ballot: "BQ02", round: 2),
    .delegatePresenceCorrected(
      delegate: "D-1", was: PresenceRecord(presence: .out, atMS: 5, source: .list), presence: .present, reason: "nhầm"),
    .delegateSeated(alternate: "D-2", delegate: "D-1"),
    .delegateUnseated(alternate: "D-2", delegate: "D-1"),
    .attendanceImported(
      changes: [PresenceEntry(delegate: "D-1", presence: .absentExcused, reason: "ốm")], unchanged: 3),
    .attendanceCounted(count: AttendanceCount(scope: .group, counts: ["Tổ 1": 3, "Tổ 2": 0], organisations: 2)),
    .attendanceUncounted,
    .attendanceAdjusted(absentThroughout: 2, reason: "ốm"),
    .ballotExtended(ballot: "BQ02", deadlineMS: 9),
    .ballotCounted(
      ballot: "BQ02", counts: [7, 1, 0], paper: PaperFigures(issued: 9, collected: 9, invalid: 1), weights: [14, 2, 0]),
    .ballotBlockReported(ballot: "BQ02", block: "A", counts: [7, 1, 0]),
    .ballotVoteCast(ballot: "BQ02", delegate: "D-1", choice: "for"),
    .ballotVoteSealed(ballot: "BQ02", delegate: "D-1", sealed: "bm90aGluZw=="),
    .ballotRollJoined(ballot: "BQ02", delegate: "D-1", mandate: "D-1"),
    .ballotPlanned(change: .added(plan: BallotPlan(code: "BQ30", question: LocalizedText(vi: "?")), place: 3)),
    .electionPlanned(change: .moved(election: "E1", from: 0, to: 1)),
    .ballotSplit(ballot: "BQ02", target: "7", into: "BQ02.7"),
    .cueStoodBy(output: "hall", cue: nil),
    .lowerThirdChanged(output: "hall", lowerThird: .notice(text: "Trật tự")),
    .cueStoodBy(output: "hall", cue: .question("BQ01")),
    .cueTaken(output: "hall", cue: .holding),
    .filmChanged(output: "hall", motion: .plays(zeroAtMS: 5), loops: true),
    .filmChanged(output: "hall", motion: .stands(atMS: 5), loops: false),
    .filmMeasured(film: "Quốc ca.mp4", lengthMS: 5),
    .safeTurned(isOn: true),
    .driverChanged(driver: Actor(role: .operator, name: "control-1")),
    .driverChanged(driver: nil),
    .outputsLocked(isLocked: true),
    .commandUndone(command: "7f"),
    .clockCorrected(fromMS: 9, toMS: 5),
    .electionChanged(election: "E1", change: .counted(teller: "bàn 1", count: electionCount)),
    .electionChanged(election: "E1", change: .published),
    .screenChanged(screen: "hall-left", change: .renamed(name: "Bên trái")),
    .screenChanged(screen: "hall-left", change: .assigned(output: "lobby")),
    .screenChanged(screen: "hall-left", change: .pinned(cue: .question("BQ01"))),
    .screenChanged(screen: "hall-left", change: .frozen),
    .screenChanged(screen: "hall-left", change: .followed),
    .screensReported(reports: [
      .shown(screen: "hall-left", sequence: 3, atMS: 9), .gone(screen: "lobby-1", atMS: 9),
    ]),
    .screenIdentified(screen: nil, untilMS: 9),
    .screenIdentified(screen: "hall-left", untilMS: 9),
    .minutesChanged(change: .readOut(digest: "ab")),
    .documentChanged(document: "BC01", change: .released(version: 1, audience: [.delegate, .press])),
    .documentChanged(document: "BC01", change: .restored()),
    .pressPictureChanged(picture: "A01", change: .withdrawn(reason: "nhầm")),
    .recordingTurned(standing: .offTheRecord),
    .minutesChanged(session: "N1B", change: .adopted(digest: "ab", ballot: "BQ02", round: 1)),
    .minutesChanged(change: .signed(digest: "ab", name: "Lê Thị Hoa", office: nil)),
    .tabletChanged(delegate: "D-2", change: .requested(letters: TabletLetters(random: { _ in 1 }))),
    .tabletChanged(delegate: "D-2", change: .sealed(seal: nil)), .tabletChanged(delegate: "D-2", change: .ended),
    .agendaChanged(change: .dropped(item: "1.01", reason: "nhường giờ")),
    .speakerChanged(speaker: "PB01", change: .requested(speaker: speaker)),
    .speakerChanged(speaker: "PB01", change: .moved(before: nil)),
    .speakerChanged(speaker: "PB01", change: .begun),
    .speakerChanged(speaker: "PB01", change: .extended(allottedSeconds: 480)),
    .speakerChanged(speaker: "PB01", change: .restored(place: nil, entry: nil)),
    .speakerChanged(
      speaker: "PB01",
      change: .restored(place: 0, entry: Floor.Entry(speaker: speaker, progress: .speaking(sinceMS: 5, usedMS: 7)))),
  ]

  /// How many kinds of events there are.
  ///
  /// A new kind does not compile until it has a number below; give it a sample above as well.
  static let kindCount = 53

  static func kind(of event: Event) -> Int {
    switch event {
    case .congressFounded: 0
    case .itemStarted: 1
    case .itemEnded: 2
    case .itemRestored: 3
    case .delegatePresenceChanged: 4
    case .ballotAsked: 5
    case .ballotOpened: 6
    case .ballotHeld: 7
    case .ballotResumed: 8
    case .ballotClosed: 9
    case .ballotCounted: 10
    case .ballotConfirmed: 11
    case .ballotPublished: 12
    case .ballotAborted: 13
    case .ballotVoidRequested: 14
    case .ballotVoided: 15
    case .cueStoodBy: 16
    case .cueTaken: 17
    case .safeTurned: 18
    case .commandUndone: 19
    case .ballotRoundBegun: 20
    case .delegatePresenceCorrected: 21
    case .delegateSeated: 22
    case .delegateUnseated: 23
    case .attendanceImported: 24
    case .attendanceCounted: 25
    case .attendanceUncounted: 26
    case .attendanceAdjusted: 27
    case .ballotExtended: 28
    case .ballotBlockReported: 29
    case .ballotVoteCast: 30
    case .ballotVoteSealed: 31
    case .ballotRollJoined: 32
    case .ballotSplit: 33
    case .electionChanged: 34
    case .driverChanged: 35
    case .outputsLocked: 36
    case .screenChanged: 37
    case .screenIdentified: 38
    case .agendaChanged: 39
    case .speakerChanged: 40
    case .lowerThirdChanged: 41
    case .ballotPlanned: 42
    case .electionPlanned: 43
    case .screensReported: 44
    case .clockCorrected: 45
    case .minutesChanged: 46
    case .documentChanged: 47
    case .recordingTurned: 48
    case .tabletChanged: 49
    case .filmChanged: 50
    case .filmMeasured: 51
    case .pressPictureChanged: 52
    }
  }

  private static let attendance = Attendance(
    roster: SampleCongress.definition().roster,
    presences: (1...12).map { PresenceRecord(presence: $0 % 2 == 0 ? .present : .pending, atMS: 5, source: .badge) },
    policy: QuorumPolicy())

  private static let speaker = Speaker(
    code: "PB01", person: .guest(name: "Lê Thị Hoa", unit: "Hội Nông dân"), title: LocalizedText(vi: "Chào mừng"),
    allottedSeconds: 420)

  private static let electionCount = ElectionCount(valid: 7, invalid: 0, votes: [7, 3], disagree: [0, 4])

  private static let outcome = Outcome(
    plan: BallotPlan(code: "BQ02", question: LocalizedText(vi: "?")),
    opening: Opening(attendance: attendance, roll: ["D-2", "D-4"], openedMS: 5, deadlineMS: nil),
    tally: Tally(counts: [7, 1, 0]))
}
