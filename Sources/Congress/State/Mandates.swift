/// Who may sit for whom, and who joins a vote that is open: what the commands of the desks share.
extension CongressState {
  /// The person with `code` and what is known of them, or the refusal that names the code.
  func known(_ code: Code<Delegate>) throws(Rejection) -> (Delegate, PresenceRecord) {
    guard let delegate = definition.roster[code], let record = presence(of: code) else {
      throw .delegateUnknown(code)
    }
    return (delegate, record)
  }

  /// A delegate for whom somebody sits cannot be in the hall as well.
  func checkNotReplaced(_ delegate: Delegate) throws(Rejection) {
    if let alternate = alternate(for: delegate.code) {
      throw .delegateReplaced(delegate.code, name: delegate.name, alternate: alternate)
    }
  }

  /// Somebody who arrives while a ballot is open that admits late arrivals joins its roll.
  func joining(_ code: Code<Delegate>, asSeatedFor seated: Code<Delegate>? = nil) -> [Event] {
    guard let ballot = openBallot, ballot.plan.admitsLateArrivals, let opening = ballot.phase.opening,
      opening.attendance.countedBy == nil, opening.place(of: code) == nil
    else { return [] }
    let isOfficial = definition.roster[code]?.kind.isOfficial == true
    // One mandate votes once: neither the delegate nor the alternate joins where the other is on the roll already.
    let mandate = isOfficial ? code : seated ?? replaced(by: code)
    guard let mandate else { return [] }
    if let seated, presence(of: code)?.presence != .present || opening.place(of: seated) != nil { return [] }
    if opening.mandates.contains(mandate) { return [] }
    let weight = ballot.plan.isWeighted ? definition.roster[mandate]?.weight ?? 1 : nil
    return [.ballotRollJoined(ballot: ballot.code, delegate: code, mandate: mandate, weight: weight)]
  }
}
