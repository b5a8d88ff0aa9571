extension CongressState {
  /// Folds in what has happened to an election.
  mutating func applyElection(_ code: Code<Election>, _ change: ElectionChange, _ record: EventRecord) {
    undo.remember(nil, of: record)
    guard let index = elections.firstIndex(where: { $0.code == code }) else { return }
    elections[index].apply(change, record)
  }
}

extension Election {
  /// Folds a change in; one that does not fit changes nothing.
  mutating func apply(_ change: ElectionChange, _ record: EventRecord) {
    switch change {
    case .nominated, .restored, .supported, .withdrawn: round.applyNomination(change)
    case .voidRequested(let role, let reason):
      changeVoidable { $0.asked(by: VoidRequest(role: role, reason: reason)) }
    case .voided(let number, let reason):
      guard let index = voidableRoundIndex, rounds[index].number == number else { return }
      changeVoidable { $0.voided(reason: reason) }
    case .roundBegun(let kind, let seats, let nominees, let list):
      guard [.published, .aborted, .voided].contains(state) else { return }
      earlierRounds.append(round)
      round = ElectionRound(
        number: earlierRounds.count + 1, kind: kind, seats: seats, nominees: nominees,
        phase: list.map(ElectionPhase.listed) ?? .nominating)
    default:
      if let phase = round.phase.after(change, record) { round.phase = phase }
    }
  }

  /// Changes the phase of the round that can be declared void.
  private mutating func changeVoidable(_ next: (ElectionPhase) -> ElectionPhase?) {
    guard let index = voidableRoundIndex, let phase = next(rounds[index].phase) else { return }
    if earlierRounds.indices.contains(index) {
      earlierRounds[index].phase = phase
    } else {
      round.phase = phase
    }
  }
}

extension ElectionRound {
  fileprivate mutating func applyNomination(_ change: ElectionChange) {
    guard case .nominating = phase else { return }
    switch change {
    case .nominated(let candidate):
      // Who comes back after withdrawing is put forward anew.
      nominees.removeAll { $0.candidate.code == candidate.code }
      nominees.append(Nominee(candidate: candidate, standing: .proposed))
    case .restored(let code): setStanding(.admitted, of: code)
    case .supported(let code, let votes, let attending):
      setStanding(.supported(votes: votes, attending: attending), of: code)
    case .withdrawn(let code, let reason): setStanding(.withdrawn(reason: reason), of: code)
    default: break
    }
  }

  private mutating func setStanding(_ standing: Nominee.Standing, of code: Code<Candidate>) {
    guard let index = nominees.firstIndex(where: { $0.candidate.code == code }) else { return }
    nominees[index].standing = standing
  }
}

extension ElectionPhase {
  /// The phase that a change leads to, or nothing where the change does not fit this phase.
  fileprivate func after(_ change: ElectionChange, _ record: EventRecord) -> ElectionPhase? {
    switch (change, self) {
    case (.listAdopted(let list), .nominating): .listed(list)
    case (.ballotsIssued(let issued, let absent, let attendance, let roll), .listed),
      (.ballotsIssued(let issued, let absent, let attendance, let roll), .issued),
      (.ballotsIssued(let issued, let absent, let attendance, let roll), .collected):
      list.map { list in
        .issued(
          BallotIssue(
            list: list, issued: issued, absentThroughout: absent, attendance: attendance, roll: roll,
            issuedMS: record.atMS))
      }
    case (.ballotsCollected(let collected), .issued), (.ballotsCollected(let collected), .collected),
      (.ballotsCollected(let collected), .counting), (.ballotsCollected(let collected), .counted):
      issue.map { .collected(BallotBox(issue: $0, collected: collected)) }
    case (.counted(let teller, let count), _): counted(TellerCount(teller: teller, count: count))
    case (.confirmed(let outcome), .counted(let box, _, _)): .confirmed(box, outcome, by: record.actor?.role)
    case (.published, .confirmed(let box, let outcome, _)):
      .published(box, outcome, publishedMS: record.atMS, voidRequest: nil)
    case (.aborted, .published), (.aborted, .voided), (.aborted, .aborted): nil
    case (.aborted(let reason), _): .aborted(reason: reason)
    default: nil
    }
  }

  /// The phase after a teller's figures: counted only where two tellers have the same.
  private func counted(_ entered: TellerCount) -> ElectionPhase? {
    guard let box, state == .collected || !tellerCounts.isEmpty else { return nil }
    var counts = tellerCounts
    if let index = counts.firstIndex(where: { $0.teller == entered.teller }) {
      counts[index] = entered
    } else {
      counts.append(entered)
    }
    switch counts.count {
    case 1: return .counting(box, first: entered, second: nil)
    case 2 where counts[0].count == counts[1].count:
      return .counted(box, entered.count, tellers: counts.map(\.teller))
    case 2: return .counting(box, first: counts[0], second: counts[1])
    // Two count, never three.
    default: return nil
    }
  }

  fileprivate func asked(by request: VoidRequest) -> ElectionPhase? {
    guard case .published(let box, let outcome, let publishedMS, _) = self else { return nil }
    return .published(box, outcome, publishedMS: publishedMS, voidRequest: request)
  }

  fileprivate func voided(reason: String) -> ElectionPhase? {
    guard case .published(let box, let outcome, let publishedMS, _) = self else { return nil }
    return .voided(box, outcome, publishedMS: publishedMS, reason: reason)
  }
}
