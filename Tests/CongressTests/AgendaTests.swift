import Congress
import Testing

/// Goal: the programme goes on one item at a time, and shows what each item asks for.
///
/// Method: examples over four items in two sessions, the first with nothing to vote on, the second with two ballots.
@Suite struct AgendaTests {
  @Test func nextStartsTheFirstItemAndShowsItsCue() throws {
    var hall = try Hall(after: .cueTake("hall", .black))
    #expect(
      try hall.run(.itemNext) == [.itemStarted(item: "1.01"), .cueTaken(output: "hall", cue: .holding)])
    #expect(hall.progress("1.01") == .live(startedMS: hall.nowMS))
    #expect(hall.state.agenda.liveItem?.code == "1.01")
  }

  @Test func nextEndsTheLiveItemAndStartsTheOneAfterIt() throws {
    var hall = try Hall(after: .itemNext)
    let startedMS = hall.nowMS
    try hall.run(.itemNext)
    #expect(hall.progress("1.01") == .done(startedMS: startedMS, endedMS: hall.nowMS))
    #expect(hall.progress("1.02") == .live(startedMS: hall.nowMS))
    #expect(hall.state.hall?.onAir == .item)
    #expect(hall.state.hall?.standby == .question("B1"))
  }

  @Test func anItemWithoutBallotsClearsTheStandby() throws {
    let hall = try Hall(after: .itemStart("1.02"), .itemNext)
    #expect(hall.progress("1.03")?.isLive == true)
    #expect(hall.state.hall?.onAir == .programme)
    #expect(hall.state.hall?.standby == nil)
  }

  @Test func nextGoesOnAcrossSessionsAndDays() throws {
    let hall = try Hall(after: .itemStart("1.03"), .itemNext)
    #expect(hall.state.agenda.liveItem?.code == "2.01")
  }

  @Test func nextAfterAnEndGoesOnBehindTheLastItemDone() throws {
    let hall = try Hall(after: .itemStart("1.02"), .itemEnd, .itemNext)
    #expect(hall.state.agenda.liveItem?.code == "1.03")
    #expect(hall.progress("1.01") == .pending)
  }

  @Test func startEndsTheLiveItemAndSkipsThoseBetween() throws {
    let hall = try Hall(after: .itemNext, .itemStart("2.01"))
    #expect(hall.progress("1.01")?.isDone == true)
    #expect(hall.progress("1.02") == .pending)
    #expect(hall.state.agenda.liveItem?.code == "2.01")
  }

  @Test func anItemThatWasSkippedCanBeStartedLater() throws {
    let hall = try Hall(after: .itemStart("2.01"), .itemStart("1.01"), .itemNext)
    #expect(hall.progress("2.01")?.isDone == true)
    #expect(hall.progress("1.01")?.isDone == true)
    #expect(hall.state.agenda.liveItem?.code == "1.02")
  }

  @Test func endLeavesNothingLiveAndThePictureAsItIsAndTheNextStandsBy() throws {
    var hall = try Hall(after: .itemStart("1.02"))
    let picture = hall.state.outputs.map(\.onAir)
    #expect(try hall.run(.itemEnd) == [.itemEnded(item: "1.02"), .cueStoodBy(output: "hall", cue: .programme)])
    #expect(hall.state.agenda.liveItem == nil)
    #expect(hall.state.outputs.map(\.onAir) == picture)
  }

  @Test func theProgrammeShowsTheSessionWithDoneNowAndToCome() throws {
    var hall = try Hall(after: .itemNext, .itemNext, .cueTake("press", .programme))
    guard case .programme(let first) = hall.state.outputView("press").content else {
      Issue.record("no programme is shown")
      return
    }
    #expect(first.session.vi == "Phiên trù bị")
    #expect(first.lines.map(\.code) == ["1.01", "1.02", "1.03"])
    #expect(first.lines.map(\.mark) == [.done, .now, .next])
    for command in [Command.itemNext, .itemNext, .itemEnd] { try hall.run(command) }
    guard case .programme(let last) = hall.state.outputView("press").content else {
      Issue.record("no programme is shown")
      return
    }
    #expect(last.session.vi == "Phiên bế mạc")
    #expect(last.lines.map(\.mark) == [.done])
  }

  @Test func theItemPictureShowsTheItemAndWhatComesNextInItsSession() throws {
    let hall = try Hall(after: .itemNext, .cueTake("press", .item))
    let shown = ItemView(
      session: LocalizedText(vi: "Phiên trù bị"), title: LocalizedText(vi: "Mục 1.01"), presenter: nil,
      next: LocalizedText(vi: "Mục 1.02"))
    #expect(hall.state.outputView("press").content == .item(shown))
  }

  @Test func theItemPictureIsTheHoldingPictureBetweenItemsAndNamesNothingAfterTheLastOfASession() throws {
    var hall = try Hall(after: .cueTake("press", .item))
    #expect(hall.state.outputView("press").content == .holding)
    try hall.run(.itemStart("1.03"))
    guard case .item(let view) = hall.state.outputView("press").content else {
      Issue.record("no item is shown")
      return
    }
    #expect(view.next == nil)
  }
}

/// Goal: who is here is counted exactly, whatever delegates do, and nobody is counted who may not vote.
///
/// Method: six official delegates of three organisations, five of them in the hall; beside them a guest and an
/// alternate.
@Suite struct PresenceTests {
  @Test func theRosterSaysWhoWasHereBefore() throws {
    let hall = try Hall()
    let attendance = hall.state.attendance
    #expect(attendance.summoned == 6)
    #expect(attendance.present == 5)
    #expect(attendance.pending == 1)
    #expect(attendance.organisations == 3)
    #expect(attendance.organisationsRepresented == 3)
    #expect(attendance.source == .roster)
    #expect(attendance.asOfMS == hall.nowMS)
  }

  @Test func checkingInCountsOnceWithTimeAndSource() throws {
    var hall = try Hall()
    let events = try hall.run(.delegateCheckIn("D6"), as: .desk)
    #expect(events == [.delegatePresenceChanged(delegate: "D6", presence: .present, reason: "", source: .badge)])
    #expect(hall.state.attendance.present == 6)
    #expect(hall.state.attendance.pending == 0)
    #expect(hall.state.attendance.asOfMS == hall.nowMS)
    #expect(hall.state.attendance.source == .badge)
    #expect(hall.state.presence(of: "D6") == PresenceRecord(presence: .present, atMS: hall.nowMS, source: .badge))
  }

  @Test func steppingOutAndComingBackMovesOneDelegate() throws {
    var hall = try Hall(after: .delegateStepOut("D1"))
    #expect(hall.state.attendance.out == 1)
    #expect(hall.state.attendance.present == 4)
    try hall.run(.delegateCheckIn("D1"))
    #expect(hall.state.attendance.out == 0)
    #expect(hall.state.attendance.present == 5)
  }

  @Test func anAbsenceIsWithAReasonOrWithoutAndMayChange() throws {
    var hall = try Hall(after: .delegateMarkAbsent("D6", reason: ""))
    #expect(hall.presence("D6") == .absentUnexcused)
    #expect(hall.state.attendance.absentUnexcused == 1)
    try hall.run(.delegateMarkAbsent("D6", reason: "ốm"))
    #expect(hall.presence("D6") == .absentExcused)
    #expect(hall.state.attendance.absentExcused == 1)
    #expect(hall.state.attendance.absent == 1)
    try hall.run(.delegateMarkAbsent("D6", reason: "công tác"))
    #expect(hall.state.presence(of: "D6")?.reason == "công tác")
    try hall.run(.delegateCheckIn("D6"))
    #expect(hall.state.presence(of: "D6")?.reason == "")
    #expect(hall.state.attendance.absent == 0)
  }

  @Test func anOrganisationIsRepresentedByItsLastDelegateInTheHall() throws {
    var hall = try Hall(after: .delegateStepOut("D1"))
    #expect(hall.state.attendance.organisationsRepresented == 3)
    try hall.run(.delegateStepOut("D2"))
    #expect(hall.state.attendance.organisationsRepresented == 2)
  }

  @Test(arguments: ["G1", "A1"] as [Code<Delegate>])
  func guestsAndAlternatesCheckInAndAreNotCounted(_ code: Code<Delegate>) throws {
    var hall = try Hall()
    let before = hall.state.attendance
    try hall.run(.delegateCheckIn(code), as: .desk)
    #expect(hall.presence(code) == .present)
    #expect(hall.state.attendance.summoned == before.summoned)
    #expect(hall.state.attendance.present == before.present)
    #expect(hall.state.attendance.organisations == before.organisations)
  }

  @Test func whoStandsTwiceOnARosterIsThereOnce() {
    let one = Delegate.sample("D1", kind: .elected, organisation: "Chi bộ 1")
    let two = Delegate.sample("D1", kind: .guest, organisation: "Chi bộ 2")
    let roster = Roster([one, two])
    #expect(roster.delegates == [one])
    #expect(roster.organisations == ["Chi bộ 1"])
    #expect(roster["D1"] == one)
    #expect(roster.index(of: "D2") == nil)
  }

  @Test func aRosterIsItsPeopleInJSON() throws {
    let roster = Definition.sample().roster
    #expect(try json(roster) == json(roster.delegates))
    let read = try throughJSON(roster)
    #expect(read == roster)
    #expect(read.organisations == roster.organisations)
    #expect(read.index(of: "D6") == 5)
  }
}
