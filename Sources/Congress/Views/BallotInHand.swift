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

  /// The election that a chair acts on while no ballot is under way: one whose papers are out, else the one that the hall
  /// sees, else the one that the live item is about.
  public var electionBeforeChair: ElectionView? {
    let begun: [ElectionState] = [.issued, .collected, .counting, .counted, .confirmed]
    if let election = elections.first(where: { begun.contains($0.state) }) { return election }
    if let election = show.outputs.first?.onAir.election.flatMap(election) { return election }
    guard let item = agenda.liveItem, !item.ballots.contains(where: { ballot($0)?.state == .ready }) else { return nil }
    return [item.cue.election, item.endCue?.election].compactMap(\.self).compactMap(election).first
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
