extension ControlView {
  /// The ballot that a day is about just now: one that has begun, else one of the live item, else the newest result.
  public var ballotInHand: BallotView? {
    if let ballot = ballotUnderWay { return ballot }
    let own = agenda.liveItem?.ballots.compactMap(ballot) ?? []
    return own.first { [.ready, .aborted, .voided].contains($0.state) } ?? own.last
      ?? ballots.last { $0.state == .published } ?? ballots.first
  }

  /// The ballot that has begun and has no result yet.
  public var ballotUnderWay: BallotView? {
    let begun: [BallotState] = [.asked, .open, .held, .closed, .counted, .confirmed]
    return openBallot ?? ballots.first { begun.contains($0.state) }
  }

  /// The ballot that a chair acts on: one that has begun, else the result that the hall sees, else one of the live item.
  ///
  /// Nothing where the live item has none: what is to be asked in another item is not a chair's to begin by a press.
  public var ballotBeforeChair: BallotView? {
    if let ballot = ballotUnderWay { return ballot }
    if case .result(let code)? = show.outputs.first?.onAir, let shown = ballot(code) { return shown }
    let own = agenda.liveItem?.ballots.compactMap(ballot) ?? []
    return own.first { [.ready, .aborted, .voided].contains($0.state) } ?? own.last
  }
}
