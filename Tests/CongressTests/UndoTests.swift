import Congress
import HallTestSupport
import Testing

/// Goal: an operator takes back what the operator did, exactly, and nothing that has gone on since.
///
/// Method: examples for each kind of change; two operators and a desk whose undos must not touch each other's work.
@Suite struct UndoTests {
  @Test func aTakeIsUndoneWithItsStandby() throws {
    var hall = try Hall(after: .cueStandby("press", .attendance))
    let before = hall.state.output("press")
    try hall.run(.cueTake("press", nil))
    #expect(
      try hall.run(.commandUndo)
        == [
          .commandUndone(command: "command-2"), .cueStoodBy(output: "press", cue: .attendance),
          .cueTaken(output: "press", cue: .holding),
        ])
    #expect(hall.state.output("press")?.onAir == before?.onAir)
    #expect(hall.state.output("press")?.standby == before?.standby)
  }

  @Test func aStandbyIsUndone() throws {
    let hall = try Hall(after: .cueStandby("press", .attendance), .cueStandby("press", .black), .commandUndo)
    #expect(hall.state.output("press")?.standby == .attendance)
  }

  @Test func safeIsUndone() throws {
    let hall = try Hall(after: .safeOn, .commandUndo)
    #expect(!hall.state.isSafe)
  }

  @Test func nextIsUndoneWithItsPicture() throws {
    var hall = try Hall(after: .itemNext, .cueStandby("hall", .black))
    let before = hall.state
    try hall.run(.itemNext)
    try hall.run(.commandUndo)
    #expect(hall.state.agenda == before.agenda)
    #expect(hall.state.hall?.onAir == before.hall?.onAir)
    #expect(hall.state.hall?.standby == before.hall?.standby)
  }

  @Test func aCheckInIsUndoneAndSaysSo() throws {
    var hall = try Hall()
    try hall.run(.delegateCheckIn("D6"), as: .desk)
    try hall.run(.commandUndo, as: .desk)
    #expect(hall.presence("D6") == .pending)
    #expect(hall.state.attendance.present == 5)
    #expect(hall.state.attendance.source == .undo)
  }

  @Test func anAbsenceComesBackWithItsReason() throws {
    let hall = try Hall(after: .delegateMarkAbsent("D6", reason: "ốm"), .delegateCheckIn("D6"), .commandUndo)
    #expect(hall.presence("D6") == .absentExcused)
    #expect(hall.state.presence(of: "D6")?.reason == "ốm")
  }

  @Test func undosGoBackOneCommandAtATimeAndAreNotThemselvesUndone() throws {
    var hall = try Hall(after: .cueTake("press", .black), .cueTake("press", .attendance), .itemNext)
    try hall.run(.commandUndo)
    #expect(hall.progress("1.01") == .pending)
    try hall.run(.commandUndo)
    #expect(hall.state.output("press")?.onAir == .black)
    try hall.run(.commandUndo)
    #expect(hall.state.output("press")?.onAir == .holding)
    #expect(throws: Rejection.undoEmpty) { try hall.run(.commandUndo) }
  }

  @Test(arguments: [
    Command.ballotAsk("B1"), .ballotOpen("B1"),
  ])
  func aStepOfABallotIsNotUndone(_ step: Command) throws {
    var hall = try Hall(after: .itemStart("1.02"), step)
    let before = hall.state
    #expect(throws: Rejection.undoNotPossible(command: "command-2")) { try hall.run(.commandUndo) }
    #expect(hall.state == before)
  }

  @Test func aTakeAfterAStepOfABallotIsUndoneAndTheStepThenStops() throws {
    var hall = try Hall(after: .itemStart("1.02"), .ballotAsk("B1"), .cueTake("hall", .black), .commandUndo)
    #expect(hall.state.hall?.onAir == .question("B1"))
    #expect(throws: Rejection.undoNotPossible(command: "command-2")) { try hall.run(.commandUndo) }
  }

  @Test func anUndoStopsWhereTheChairHasGoneOn() throws {
    var hall = try Hall(after: .itemStart("1.02"))
    try hall.run(.ballotAsk("B1"), as: .podium)
    let before = hall.state
    #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo) }
    #expect(hall.state == before)
  }

  @Test func anUndoStopsWhereAnotherDeskHasGoneOn() throws {
    var hall = try Hall()
    try hall.run(.delegateCheckIn("D6"), as: .desk)
    try hall.run(.delegateStepOut("D6"), as: .control)
    #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo, as: .desk) }
    #expect(hall.presence("D6") == .out)
  }

  @Test func twoActorsUndoTheirOwnWorkInAnyOrder() throws {
    var hall = try Hall()
    try hall.run(.cueTake("press", .black), as: .control)
    try hall.run(.delegateCheckIn("D6"), as: .desk)
    try hall.run(.safeOn, as: .otherControl)
    try hall.run(.commandUndo, as: .control)
    #expect(hall.state.output("press")?.onAir == .holding)
    #expect(hall.presence("D6") == .present)
    #expect(hall.state.isSafe)
    try hall.run(.commandUndo, as: .otherControl)
    #expect(!hall.state.isSafe)
    try hall.run(.commandUndo, as: .desk)
    #expect(hall.presence("D6") == .pending)
    for actor in [Actor.control, .otherControl, .desk] {
      #expect(throws: Rejection.undoEmpty) { try hall.run(.commandUndo, as: actor) }
    }
  }

  @Test func onlySoManyCommandsCanBeTakenBack() throws {
    var hall = try Hall()
    for _ in 0..<20 {
      try hall.run(.safeOn)
      try hall.run(.safeOff)
    }
    var undoCount = 0
    while (try? hall.run(.commandUndo)) != nil { undoCount += 1 }
    #expect((15...16).contains(undoCount))
  }

  @Test func aChairHasNoUndo() throws {
    var hall = try Hall()
    #expect(throws: Rejection.roleMayNot(command: "command.undo", role: .chair, allowed: [.operator, .registration])) {
      try hall.run(.commandUndo, as: .podium)
    }
  }
}

/// Goal: faults that undo once had do not come back.
///
/// Method: the shortest way to each, found by seeded random sequences and by reading.
@Suite struct UndoRegressionTests {
  @Test func undoingAnEndNeverMakesASecondItemLive() throws {
    var hall = try Hall(after: .itemNext, .itemEnd)
    try hall.run(.itemNext, as: .otherControl)
    #expect(throws: Rejection.undoOvertaken(command: "command-2")) { try hall.run(.commandUndo) }
    #expect(hall.state.agenda.items.count { $0.progress.isLive } == 1)
  }

  @Test func twoChangesOfOneDelegateAreUndoneOneAfterTheOther() throws {
    var hall = try Hall(after: .delegateCheckIn("D6"), .delegateStepOut("D6"), .commandUndo)
    #expect(hall.presence("D6") == .present)
    try hall.run(.commandUndo)
    #expect(hall.presence("D6") == .pending)
  }

  @Test func sixteenCommandsCanBeTakenBack() throws {
    var hall = try Hall()
    for _ in 0..<8 {
      try hall.run(.safeOn)
      try hall.run(.safeOff)
    }
    var undoCount = 0
    while (try? hall.run(.commandUndo)) != nil { undoCount += 1 }
    #expect(undoCount == 16)
  }

  @Test func anUndoStopsWhereAnotherHasDoneTheSameAgain() throws {
    var hall = try Hall(after: .cueTake("press", .black))
    try hall.run(.cueTake("press", .attendance), as: .otherControl)
    try hall.run(.cueTake("press", .black), as: .otherControl)
    #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo) }
  }

  /// One undo of a carry-over wrote twenty-six lines of history.
  @Test func aCarryOverIsTakenBackAsOneChangeAndThePlanIsAsItWas() throws {
    var hall = try Hall(.sample(agenda: .twoDays))
    let before = hall.state.agenda.days
    try hall.run(.agenda(.carry(.undone(of: "S1"), to: "S3")))
    let events = try hall.run(.commandUndo)
    #expect(hall.state.agenda.days == before)
    #expect(events.count == 2, "\(events)")
    guard case .agendaChanged(.replaced(let changes))? = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(changes.count > 1)
  }
}
