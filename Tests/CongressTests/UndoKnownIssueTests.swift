import Congress
import Testing

/// Goal: faults of undo that are known and not yet mended, each with the shortest way to it.
/// Method: every test states what is right inside `withKnownIssue`; once mended, the test fails for want of the issue,
/// and its expectation moves to `UndoTests`.
@Suite struct UndoKnownIssueTests {
  @Test func undoingAnEndNeverMakesASecondItemLive() throws {
    var hall = try Hall(after: .itemNext, .itemEnd)
    try hall.run(.itemNext, as: .otherControl)
    // The ended item is still as the end left it, so nothing seems to have overtaken the undo.
    withKnownIssue {
      #expect(throws: Rejection.undoOvertaken(command: "command-2")) { try hall.run(.commandUndo) }
      #expect(hall.state.agenda.items.count { $0.progress.isLive } == 1)
    }
  }

  @Test func twoChangesOfOneDelegateAreUndoneOneAfterTheOther() throws {
    var hall = try Hall(after: .delegateCheckIn("D6"), .delegateStepOut("D6"), .commandUndo)
    #expect(hall.presence("D6") == .present)
    // The first undo gives the presence a new time and source, and so overtakes the second.
    withKnownIssue {
      #expect(throws: Never.self) { try hall.run(.commandUndo) }
      #expect(hall.presence("D6") == .pending)
    }
  }

  @Test func sixteenCommandsCanBeTakenBack() throws {
    var hall = try Hall()
    for _ in 0..<8 {
      try hall.run(.safeOn)
      try hall.run(.safeOff)
    }
    var undoCount = 0
    while (try? hall.run(.commandUndo)) != nil { undoCount += 1 }
    // The first undo is itself remembered for a moment, and pushes the oldest command out.
    withKnownIssue { #expect(undoCount == 16) }
  }

  @Test func anUndoStopsWhereAnotherHasDoneTheSameAgain() throws {
    var hall = try Hall(after: .cueTake("press", .black))
    try hall.run(.cueTake("press", .attendance), as: .otherControl)
    try hall.run(.cueTake("press", .black), as: .otherControl)
    // The picture is the same as the first take left it, but it is now somebody else's.
    withKnownIssue {
      #expect(throws: Rejection.undoOvertaken(command: "command-1")) { try hall.run(.commandUndo) }
    }
  }
}
