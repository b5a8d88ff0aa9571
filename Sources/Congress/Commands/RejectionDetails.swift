extension Rejection {
  /// The names and numbers of the refusal, by the keys that its sentence uses.
  public var details: [String: Detail] {
    switch self {
    case .roleMayNot(let command, let role, let allowed):
      [
        "command": .text(command.rawValue), "role": .text(role.rawValue),
        "allowed": .text(Self.list(allowed.map(\.rawValue))),
      ]
    case .sequenceMoved(let expected, let actual): ["expected": .number(expected), "actual": .number(actual)]
    case .itemUnknown(let item), .itemAlreadyLive(let item), .itemAlreadyDone(let item): ["item": .text(item.text)]
    case .agendaAtEnd(let last): ["item": .text(last.text)]
    case .ballotStillOpen(let ballot): ["ballot": .text(ballot.text)]
    case .reasonTooLong(let bytes):
      ["bytes": .number(Int64(bytes)), "bytesMax": .number(Int64(CommandRequest.reasonBytesMax))]
    case .delegateUnknown(let delegate): ["delegate": .text(delegate.text)]
    case .delegateAlreadyPresent(let delegate, let name, let sinceMS):
      ["delegate": .text(delegate.text), "name": .text(name), "sinceMS": .number(sinceMS)]
    case .scanTooOld(let delegate, let name, let scannedAtMS):
      [
        "delegate": .text(delegate.text), "name": .text(name), "scannedAtMS": .number(scannedAtMS),
        "hoursMax": .number(ScanTime.ageMaxMS / 3_600_000),
      ]
    case .scanOvertaken(let delegate, let name, let scannedAtMS, let sinceMS):
      [
        "delegate": .text(delegate.text), "name": .text(name), "scannedAtMS": .number(scannedAtMS),
        "sinceMS": .number(sinceMS),
      ]
    case .delegateNotPresent(let delegate, let name), .delegateAlreadyAbsent(let delegate, let name):
      ["delegate": .text(delegate.text), "name": .text(name)]
    case .ballotUnknown(let ballot, let known):
      ["ballot": .text(ballot.text), "known": .text(Self.list(known.map(\.text)))]
    case .ballotInWrongState(let ballot, let state, let needed):
      [
        "ballot": .text(ballot.text), "state": .text(state.rawValue),
        "needed": .text(Self.list(needed.map(\.rawValue))),
      ]
    case .ballotAnotherOpen(let ballot, let other): ["ballot": .text(ballot.text), "other": .text(other.text)]
    case .quorumNotMet(let present, let needed, let organisations, let organisationsNeeded):
      [
        "present": .number(Int64(present)), "needed": .number(Int64(needed)),
        "organisations": .number(Int64(organisations)), "organisationsNeeded": .number(Int64(organisationsNeeded)),
      ]
    case .organisationsNotCounted(let present, let needed), .delegateQuorumNotMet(let present, let needed):
      ["present": .number(Int64(present)), "needed": .number(Int64(needed))]
    case .choiceUnknown(let choice, let known):
      ["choice": .text(String(choice.prefix(60))), "known": .text(Self.list(known))]
    case .choiceMissing(let choice): ["choice": .text(choice)]
    case .countMustNotBeNegative(let choice, let count): ["choice": .text(choice), "count": .number(Int64(count))]
    case .moreVotesThanVoters(let cast, let voters):
      ["cast": .number(Int64(cast)), "voters": .number(Int64(voters)), "excess": .number(Int64(cast - voters))]
    case .voidNeedsOtherRole(let ballot, let role), .publishNeedsOtherRole(let ballot, let role):
      ["ballot": .text(ballot.text), "role": .text(role.rawValue)]
    case .outputUnknown(let output, let known):
      ["output": .text(output.text), "known": .text(Self.list(known.map(\.text)))]
    case .outputFollows(let output, let followed): ["output": .text(output.text), "followed": .text(followed.text)]
    case .standbyEmpty(let output): ["output": .text(output.text)]
    case .cueAlreadyOnAir(let cue): ["cue": .text(cue.shortText)]
    case .cueTextNotFit(let scene): ["scene": .text(scene.rawValue)]
    case .cueTextTooLong(let scene, let bytes, let bytesMax):
      ["scene": .text(scene.rawValue), "bytes": .number(Int64(bytes)), "bytesMax": .number(Int64(bytesMax))]
    case .resultNotPublished(let ballot, let state), .ballotNotOpened(let ballot, let state):
      ["ballot": .text(ballot.text), "state": .text(state.rawValue)]
    case .election(let election, let rule): rule.details.merging(["election": .text(election.text)]) { $1 }
    case .screen(let rule): rule.details
    case .agenda(let rule): rule.details
    case .ballotPlan(let rule): rule.details
    case .clock(let rule): rule.details
    case .minutes(let rule): rule.details
    case .document(let rule): rule.details
    case .pressPicture(let rule): rule.details
    case .recording(let rule): rule.details
    case .tablet(let rule): rule.details
    case .speaker(let rule): rule.details
    case .lowerThird(let rule): rule.details
    case .film(let rule): rule.details
    case .camera(let rule): rule.details
    case .sceneIsPrivate(let scene, let output):
      [
        "scene": .text(scene.rawValue), "output": .text(output.text), "presidium": .text(Output.presidium.text),
      ]
    case .undoNotPossible(let command), .undoOvertaken(let command): ["command": .text(command)]
    case .badgeUnknown(let badge): ["badge": .text(String(badge.prefix(60)))]
    case .presenceAlreadySo(let delegate, let name, let presence):
      ["delegate": .text(delegate.text), "name": .text(name), "presence": .text(presence.rawValue)]
    case .notAnAlternate(let delegate, let name, let kind), .notAMandate(let delegate, let name, let kind):
      ["delegate": .text(delegate.text), "name": .text(name), "kind": .text(kind.rawValue)]
    case .delegateNotAbsent(let delegate, let name), .alternateNotSeated(let delegate, let name):
      ["delegate": .text(delegate.text), "name": .text(name)]
    case .delegateReplaced(let delegate, let name, let alternate):
      ["delegate": .text(delegate.text), "name": .text(name), "alternate": .text(alternate.text)]
    case .alternateSeatedAlready(let alternate, let name, let delegate):
      ["alternate": .text(alternate.text), "name": .text(name), "delegate": .text(delegate.text)]
    case .importOutOfRange(let count):
      ["count": .number(Int64(count)), "countMax": .number(Int64(PresenceEntry.countMax))]
    case .importRepeats(let delegate): ["delegate": .text(delegate.text)]
    case .importUnknown(let unknown):
      ["count": .number(Int64(unknown.count)), "known": .text(Self.list(unknown.prefix(10).map(\.text)))]
    case .countNameUnknown(let name, let scope): ["name": .text(name), "by": .text(scope.rawValue)]
    case .countAboveSummoned(let name, let count, let summoned):
      [
        "name": .text(name), "count": .number(Int64(count)), "summoned": .number(Int64(summoned)),
        "excess": .number(Int64(count - summoned)),
      ]
    case .adjustmentOutOfRange(let count, let most):
      ["count": .number(Int64(count)), "most": .number(Int64(most))]
    case .methodIsOther(let ballot, let method): ["ballot": .text(ballot.text), "method": .text(method.rawValue)]
    case .blockUnknown(let block, let known):
      ["block": .text(block.text), "known": .text(Self.list(known.map(\.text)))]
    case .blockOfOtherTeller(let block, let teller): ["block": .text(block.text), "teller": .text(teller)]
    case .blockAboveSeats(let block, let cast, let seats):
      [
        "block": .text(block.text), "cast": .number(Int64(cast)), "seats": .number(Int64(seats)),
        "excess": .number(Int64(cast - seats)),
      ]
    case .blocksMissing(let ballot, let blocks):
      ["ballot": .text(ballot.text), "missing": .text(Self.list(blocks.map(\.text)))]
    case .moreIssuedThanVoters(let issued, let voters):
      [
        "issued": .number(Int64(issued)), "voters": .number(Int64(voters)), "excess": .number(Int64(issued - voters)),
      ]
    case .moreCollectedThanIssued(let collected, let issued):
      [
        "collected": .number(Int64(collected)), "issued": .number(Int64(issued)),
        "excess": .number(Int64(collected - issued)),
      ]
    case .validAndInvalidNotCollected(let valid, let invalid, let collected):
      [
        "valid": .number(Int64(valid)), "invalid": .number(Int64(invalid)), "collected": .number(Int64(collected)),
        "difference": .number(Int64(valid + invalid - collected)),
      ]
    case .baseBelowVotes(let ballot, let base, let votes):
      [
        "ballot": .text(ballot.text), "base": .number(Int64(base)), "votes": .number(Int64(votes)),
        "excess": .number(Int64(votes - base)),
      ]
    case .notOnRoll(let delegate, let ballot), .voteMayNotChange(let delegate, let ballot):
      ["delegate": .text(delegate.text), "ballot": .text(ballot.text)]
    case .rollNeedsCheckIn(let ballot), .urnNotSealed(let ballot), .urnKeyLost(let ballot), .ballotNotTimed(let ballot),
      .paperFiguresMissing(let ballot):
      ["ballot": .text(ballot.text)]
    case .extensionOutOfRange(let seconds):
      ["seconds": .number(Int64(seconds)), "secondsMax": .number(Int64(BallotPlan.extensionSecondsMax))]
    case .targetUnknown(let target, let known):
      ["target": .text(target.text), "known": .text(Self.list(known.map(\.text)))]
    case .targetIsTheLast(let target, let ballot): ["target": .text(target.text), "ballot": .text(ballot.text)]
    case .bodyUnknown(let body, let known):
      ["body": .text(body.text), "known": .text(Self.list(known.map(\.text)))]
    case .picturesUnknown(let series, let known):
      ["series": .text(series.text), "known": .text(Self.list(known.map(\.text)))]
    case .driverIsOther(let driver): ["driver": .text(driver.name)]
    case .attendanceNotCounted, .itemNotLive, .reasonMissing, .safeAlreadyOn, .safeAlreadyOff, .undoEmpty,
      .driverAlready, .driverNone, .outputsLocked, .outputsAlreadyLocked, .outputsNotLocked:
      [:]
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
