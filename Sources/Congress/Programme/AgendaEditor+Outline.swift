extension AgendaEditor {
  /// Sets days and sessions out anew; a session that is not among them goes with all it holds, none of which was begun.
  func arranging(_ outline: AgendaOutline) throws(Rejection) -> AgendaChange {
    try outline.checkNames()
    if !isBatch { try outline.checkOrderAndSize() }
    guard outline != agenda.outline else { throw .agenda(.outline(.alreadySo)) }
    try agenda.checkHistory(under: outline)
    let kept = Set(outline.sessions.map(\.code))
    let leaving = agenda.sessions.filter { !kept.contains($0.code) }.flatMap(\.items)
    if let openBallot, leaving.contains(where: { $0.ballots.contains(openBallot) }) {
      throw .ballotStillOpen(openBallot)
    }
    // From behind, so that an undo puts each back behind the one before it.
    let removed = leaving.reversed().compactMap { item in
      agenda.place(of: item.code).map { PlacedItem(item: item, place: $0) }
    }
    var edited = self
    edited.agenda.arrange(outline, utcOffset: utcOffset)
    try edited.checkOrderThroughout()
    return .arranged(was: agenda.outline, became: outline, removed: removed)
  }

  /// Refuses a plan in which a start goes back within its day.
  func checkOrderThroughout() throws(Rejection) {
    for item in agenda.items { try checkOrder(around: item.code) }
  }
}
