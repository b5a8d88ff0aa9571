/// Whether a cue may be shown, and as what it is taken.
extension CongressState {
  /// Refuses a cue about something that does not exist, or that would show what is not there to be shown.
  func check(_ cue: Cue, isForAir: Bool) throws(Rejection) {
    try checkTexts(of: cue)
    if let code = cue.ballot { try checkBallot(code, of: cue.scene, isForAir: isForAir) }
    if case .body(let code) = cue, definition.body(code) == nil {
      throw .bodyUnknown(code, known: definition.bodies.map(\.code))
    }
    if case .pictures(let code) = cue, definition.series(code) == nil {
      throw .picturesUnknown(code, known: definition.series.map(\.code))
    }
    if let camera = cue.camera { try check(camera, isForAir: isForAir) }
    if let film = cue.film { try check(film, isForAir: isForAir) }
    if let code = cue.election { try checkElection(code, of: cue, isForAir: isForAir) }
  }

  /// Refuses to show on another output what only the presidium may read.
  func checkIsOpen(_ cue: Cue, on output: Code<Output>) throws(Rejection) {
    if cue.scene.isPrivate, output != Output.presidium { throw .sceneIsPrivate(cue.scene, output: output) }
    if let next = cue.film?.followOn { try checkIsOpen(next, on: output) }
  }

  private func checkBallot(_ code: Code<Ballot>, of scene: Cue.Scene, isForAir: Bool) throws(Rejection) {
    let ballot = try knownBallot(code)
    if scene == .seats, ballot.plan.method != .electronicNamed {
      throw .methodIsOther(code, method: ballot.plan.method)
    }
    guard isForAir else { return }
    switch (scene, ballot.state) {
    case (.result, .published), (.result, .voided): return
    case (.seats, .published): return
    case (.seats, let state): throw .resultNotPublished(code, state: state)
    case (.result, let state): throw .resultNotPublished(code, state: state)
    case (.voting, .ready), (.voting, .asked), (.voting, .aborted): throw .ballotNotOpened(code, state: ballot.state)
    default: return
    }
  }

  private func checkElection(_ code: Code<Election>, of cue: Cue, isForAir: Bool) throws(Rejection) {
    guard let election = election(code) else { throw .election(code, .unknown(known: elections.map(\.code))) }
    guard isForAir else { return }
    switch cue {
    case .electionPapers:
      guard election.round.phase.issue == nil else { return }
      throw .election(code, .inWrongState(election.state, needed: [.issued]))
    case .electionTable(_, let rows, let round):
      let candidates = try told(round, of: election, in: election.toldRounds).phase.list?.candidates.count ?? 0
      guard let rows, !(0...candidates).contains(rows) else { return }
      throw .election(code, .rowsOutOfRange(rows, candidates: candidates))
    case .elected(_, let round):
      _ = try told(round, of: election, in: election.standingRounds)
    default: return
    }
  }

  /// The round of that number among those that may be shown or, without a number, the newest.
  private func told(
    _ number: Int?, of election: Election, in rounds: [ElectionRound]
  ) throws(Rejection) -> ElectionRound {
    guard let newest = rounds.last else {
      throw .election(election.code, .inWrongState(election.state, needed: [.published]))
    }
    guard let number else { return newest }
    guard let round = rounds.first(where: { $0.number == number }) else {
      throw .election(election.code, .roundNotPublished(number, published: rounds.map(\.number)))
    }
    return round
  }

  private func checkTexts(of cue: Cue) throws(Rejection) {
    switch cue {
    case .notice(let text):
      try Cue.Scene.notice.check(text, bytesMax: Cue.noticeBytesMax)
    case .text(let title, let text):
      if let title { try Cue.Scene.text.check(title, bytesMax: Cue.titleBytesMax) }
      try Cue.Scene.text.check(text, bytesMax: Cue.textBytesMax)
    case .break(_, let place):
      if let place { try Cue.Scene.break.check(place, bytesMax: Cue.placeBytesMax) }
    default: return
    }
  }

  /// The cue with the round that it shows from now on.
  ///
  /// What is published later is never seen before somebody takes it, and read out.
  func pinned(_ cue: Cue) -> Cue {
    switch cue {
    case .electionTable(let code, let rows, nil):
      .electionTable(code, rows: rows, round: election(code)?.toldRound(nil)?.number)
    case .elected(let code, nil):
      .elected(code, round: election(code)?.standingRounds.last?.number)
    case .camera(let camera): .camera(CameraCue(camera.camera, beside: camera.beside.map(pinned)))
    default: cue
    }
  }
}

extension Cue.Scene {
  /// Refuses a text that is empty, too long, or holds anything that is neither a letter nor the end of a line.
  func check(_ text: String, bytesMax: Int) throws(Rejection) {
    let bytes = text.utf8.count
    guard bytes <= bytesMax else { throw .cueTextTooLong(self, bytes: bytes, bytesMax: bytesMax) }
    let isFit = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
    guard isFit, !text.allSatisfy(\.isWhitespace) else { throw .cueTextNotFit(self) }
  }
}

extension Election {
  /// A round that everybody may know: the one of that number or, without one, the newest.
  func toldRound(_ number: Int?) -> ElectionRound? {
    toldRounds.last { number == nil || $0.number == number }
  }

  /// The rounds that everybody may know, oldest first: published, also those declared void afterwards.
  var toldRounds: [ElectionRound] { rounds.filter { [.published, .voided].contains($0.phase.state) } }
}
