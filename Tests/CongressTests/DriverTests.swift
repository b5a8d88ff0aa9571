import Congress
import Testing

/// Goal: one operator runs the show, the others watch, and a lock keeps the wall as it is whoever presses what.
///
/// Method: two operators, a desk and a chair at one congress; each rule from both sides.
@Suite struct DriverTests {
  @Test func whileOneDrivesTheOtherWatchesAndTakesOverOnlyByName() throws {
    var hall = try Hall()
    try hall.run(.driverTake, as: .control)
    #expect(hall.refusal(of: .itemNext, as: .otherControl) == .driverIsOther(.control))
    #expect(hall.refusal(of: .commandUndo, as: .otherControl) == .driverIsOther(.control))
    try hall.run(.itemNext, as: .control)
    try hall.run(.driverTake, as: .otherControl)
    #expect(hall.refusal(of: .itemNext, as: .control) == .driverIsOther(.otherControl))
    #expect(hall.refusal(of: .driverRelease, as: .control) == .driverIsOther(.otherControl))
    try hall.run(.driverRelease, as: .otherControl)
    try hall.run(.itemNext, as: .control)
  }

  @Test func presenceAndSAFEAreNobodysAloneAndTheChairIsNotBound() throws {
    var hall = try Hall()
    try hall.run(.driverTake, as: .control)
    try hall.run(.delegateCheckIn("D6"), as: .otherControl)
    try hall.run(.safeOn, as: .otherControl)
    #expect(hall.refusal(of: .safeOff, as: .otherControl) == .driverIsOther(.control))
    try hall.run(.ballotAsk("B1"), as: .podium)
  }

  @Test func aLockRefusesWhateverWouldChangeTheWallAndNothingElse() throws {
    var hall = try Hall()
    try hall.run(.itemNext)
    try hall.run(.ballotOpen("B1"))
    let onAir = hall.state.hall?.onAir
    try hall.run(.outputsLock)
    #expect(hall.refusal(of: .cueTake("hall", .holding)) == .outputsLocked)
    #expect(hall.refusal(of: .ballotAbort("B1", reason: "nhầm"), as: .podium) == .outputsLocked)
    try hall.run(.cueStandby("hall", .attendance))
    try hall.run(.ballotClose("B1"), as: .podium)
    try hall.run(.safeOn)
    try hall.run(.safeOff)
    #expect(hall.state.hall?.onAir == onAir)
    try hall.run(.outputsUnlock)
    try hall.run(.cueTake("hall", nil))
  }

  @Test func anUndoThatWouldChangeTheWallIsLockedOutToo() throws {
    var hall = try Hall()
    try hall.run(.cueTake("hall", .attendance))
    try hall.run(.outputsLock)
    #expect(hall.refusal(of: .commandUndo) == .outputsLocked)
    try hall.run(.outputsUnlock)
    try hall.run(.commandUndo)
    #expect(hall.state.hall?.onAir == .holding)
  }
}

extension Hall {
  /// Why a command would be refused now; nothing where it would not.
  fileprivate func refusal(of command: Command, as actor: Actor = .control) -> Rejection? {
    do throws(Rejection) {
      _ = try state.decide(CommandRequest(id: "try", actor: actor, atMS: nowMS, command: command), sealing: urn)
      return nil
    } catch {
      return error
    }
  }
}
