public import Assets
public import Congress

/// For what a hall has to look up.
public enum Bell: Sendable, Hashable, CaseIterable {
  /// A vote opens.
  case voteOpens
  /// A vote ends.
  case voteEnds
  /// A speaker's time is over.
  case timeIsOver

  /// The file that a theme rings with; nothing where it does not.
  public func file(in sounds: Theme.Sounds) -> String? {
    switch self {
    case .voteOpens: sounds.voteOpens
    case .voteEnds: sounds.voteEnds
    case .timeIsOver: sounds.timeIsOver
    }
  }
}

/// Finds out from what a hall is shown when a bell rings: once for what happens, never for what was there before.
///
/// What a screen finds when it starts, and what stands there when SAFE ends, has happened already. Nothing rings in SAFE,
/// and nothing from a picture that is frozen.
public struct BellWatch: Sendable {
  private struct Round: Hashable {
    let ballot: Code<Ballot>
    let number: Int
  }

  /// Whether what is seen next has happened already.
  private var isFresh = true
  /// The last round that was seen open.
  private var opened: Round?
  /// The last round that was seen to end.
  private var ended: Round?
  /// Whose time was seen running, before it was over.
  private var running: Code<Speaker>?

  /// A watch that has seen nothing.
  public init() {}

  /// What rings for a picture, at a moment of the service's time.
  public mutating func rings(for view: OutputView, atMS nowMS: Int64) -> [Bell] {
    guard !view.isSafe else {
      self = BellWatch()
      return []
    }
    let bells = [vote(in: view), time(in: view, atMS: nowMS)].compactMap(\.self)
    defer { isFresh = false }
    return isFresh ? [] : bells
  }

  private mutating func vote(in view: OutputView) -> Bell? {
    guard case .voting(let facts) = view.content else { return nil }
    let round = Round(ballot: facts.ballot, number: facts.round)
    switch facts.standing {
    case .open, .held:
      guard opened != round else { return nil }
      opened = round
      return .voteOpens
    case .closed:
      guard ended != round else { return nil }
      ended = round
      // One that was never seen open ended before anybody looked.
      return opened == round ? .voteEnds : nil
    }
  }

  private mutating func time(in view: OutputView, atMS nowMS: Int64) -> Bell? {
    guard let speech = Self.speech(in: view) else { return nil }
    let isOver = [.timeUp, .overtime].contains(speech.clock.level(atMS: nowMS))
    let wasRunning = running == speech.speaker.code
    running = speech.clock.isRunning && !isOver ? speech.speaker.code : nil
    return isOver && speech.clock.isRunning && wasRunning ? .timeIsOver : nil
  }

  private static func speech(in view: OutputView) -> SpeakerSceneView? {
    if case .speaker(let speech)? = view.lowerThird { return speech }
    if case .speaker(let speech) = view.content { return speech }
    return nil
  }
}
