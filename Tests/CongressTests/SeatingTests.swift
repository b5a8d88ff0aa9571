import Congress
import Testing

/// Goal: an alternate sits for one absent delegate, is counted as that delegate's organisation's, and votes once.
///
/// Method: the small congress, in which `A1` is an alternate, with people coming and going around a seating.
@Suite struct SeatingTests {
  private static func seated() throws -> Hall {
    try Hall(
      after: .delegateMarkAbsent("D5", reason: "ốm"), .delegateCheckIn("A1"),
      .delegateSeat(alternate: "A1", for: "D5"))
  }

  @Test func aSeatedAlternateIsCountedInTheDelegatesStead() throws {
    var hall = try Hall(after: .delegateMarkAbsent("D5", reason: "ốm"))
    #expect(hall.state.attendance.present == 4)
    #expect(hall.state.attendance.organisationsRepresented == 2)
    try hall.run(.delegateCheckIn("A1"))
    #expect(hall.state.attendance.present == 4, "an alternate who sits for nobody is not counted")
    try hall.run(.delegateSeat(alternate: "A1", for: "D5"))
    #expect(hall.state.attendance.present == 5)
    #expect(hall.state.attendance.organisationsRepresented == 3)
    #expect(hall.state.attendance.alternatesSeated == 1)
    #expect(hall.state.attendance.summoned == 6)
    let row = hall.state.attendanceBreakdown.organisations.first { $0.name == "Chi bộ 3" }
    #expect(row?.present == 1, "counted where the delegate belongs, not where the alternate does")
  }

  @Test func whatTheAlternateDoesCountsAndWhatTheDelegateDoesNot() throws {
    var hall = try Self.seated()
    try hall.run(.delegateStepOut("A1"))
    #expect(hall.state.attendance.present == 4)
    #expect(hall.state.attendance.out == 1)
    try hall.run(.delegateMarkAbsent("D5", reason: "tai nạn"))
    #expect(hall.state.attendance.out == 1, "the mandate is where its holder is")
    try hall.run(.delegateUnseat(alternate: "A1"))
    #expect(hall.state.attendance.out == 0)
    #expect(hall.state.attendance.absentExcused == 1)
    #expect(hall.state.attendance.alternatesSeated == 0)
  }

  @Test func theRollSaysWhoVotesForWhom() throws {
    var hall = try Self.seated()
    try hall.run(.ballotOpen("B1"))
    let opening = try #require(hall.state.ballot("B1")?.phase.opening)
    #expect(opening.roll == ["D1", "D2", "D3", "D4", "A1"])
    #expect(opening.replacements == [Seating(alternate: "A1", delegate: "D5")])
    #expect(opening.mandates == ["D1", "D2", "D3", "D4", "D5"])
    try hall.run(.delegateUnseat(alternate: "A1"))
    #expect(hall.state.ballot("B1")?.phase.opening == opening, "the roll is frozen")
  }

  @Test func oneMandateNeverVotesTwice() throws {
    var hall = try Hall(.everyMethod())
    try hall.run(.ballotOpen("B5"))
    try hall.run(.delegateMarkAbsent("D5", reason: "ốm"))
    try hall.run(.delegateCheckIn("A1"))
    try hall.run(.delegateSeat(alternate: "A1", for: "D5"))
    #expect(hall.state.ballot("B5")?.phase.opening?.roll.contains("A1") == false, "D5 is on the roll already")
  }

  @Test func anAlternateWhoIsSeatedWhileALateVoteIsOpenJoinsItsRoll() throws {
    var hall = try Hall(.everyMethod(), after: .delegateMarkAbsent("D6", reason: "ốm"), .ballotOpen("B5"))
    try hall.run(.delegateSeat(alternate: "A1", for: "D6"))
    #expect(hall.state.ballot("B5")?.phase.opening?.roll.last == "D5", "not in the hall yet")
    try hall.run(.delegateCheckIn("A1"))
    let opening = try #require(hall.state.ballot("B5")?.phase.opening)
    #expect(opening.roll.last == "A1" && opening.voters == 6)
    #expect(opening.replacements == [Seating(alternate: "A1", delegate: "D6")])
    #expect(opening.attendance.present == 5, "what was frozen stays")
  }
}
