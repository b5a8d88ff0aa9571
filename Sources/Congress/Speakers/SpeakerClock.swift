/// How a speaker stands.
public enum SpeakerState: String, Sendable, Hashable, Codable, CaseIterable {
  /// On the list.
  case waiting
  /// Called to the lectern; the clock does not run yet.
  case called
  /// Speaking; the clock runs.
  case speaking
  /// At the lectern; the clock stands.
  case held
  /// Has spoken.
  case done
  /// Was called and did not speak.
  case passed

  /// Whether the speaker has the floor.
  public var hasFloor: Bool { self == .called || self == .speaking || self == .held }
}

/// How far a speech has come: the one place where its time is reckoned.
public enum SpeechProgress: Sendable, Hashable, Codable {
  case waiting
  case called
  /// The clock runs since `sinceMS` and had `usedMS` on it by then.
  case speaking(sinceMS: Int64, usedMS: Int64)
  case held(usedMS: Int64)
  case done(usedMS: Int64)
  case passed

  /// The state by name.
  public var state: SpeakerState {
    switch self {
    case .waiting: .waiting
    case .called: .called
    case .speaking: .speaking
    case .held: .held
    case .done: .done
    case .passed: .passed
    }
  }

  /// The time used up at a moment, in ms; a moment before the clock was started counts as none.
  public func usedMS(atMS nowMS: Int64) -> Int64 {
    switch self {
    case .waiting, .called, .passed: 0
    case .speaking(let sinceMS, let usedMS): usedMS + max(0, nowMS - sinceMS)
    case .held(let usedMS), .done(let usedMS): usedMS
    }
  }
}

/// A speaker's clock as it is sent: it says since when it runs, and nothing ticks on the wire.
public struct SpeakerClock: Sendable, Hashable, Codable {
  /// How the time stands; each is told by a word and a sign.
  public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
    /// There is time.
    case inTime = "in-time"
    /// Little is left.
    case warning
    /// The time is used up.
    case timeUp = "time-up"
    /// More than that has been used.
    case overtime
  }

  /// The time given, in ms.
  public let allottedMS: Int64
  /// How much is left when the warning begins, in ms.
  public let warningMS: Int64
  /// How long after the end it is overtime, in ms.
  public let overtimeMS: Int64
  /// How far the speech has come.
  public let progress: SpeechProgress

  /// A clock from its parts.
  public init(allottedMS: Int64, warningMS: Int64, overtimeMS: Int64, progress: SpeechProgress) {
    self.allottedMS = allottedMS
    self.warningMS = warningMS
    self.overtimeMS = overtimeMS
    self.progress = progress
  }

  /// Whether the clock runs.
  public var isRunning: Bool { progress.state == .speaking }

  /// The time that is left at a moment, in ms; negative once more than all is used.
  public func leftMS(atMS nowMS: Int64) -> Int64 { allottedMS - progress.usedMS(atMS: nowMS) }

  /// The seconds to be shown at a moment: those left, begun ones counting whole; once the time is up, those over it.
  public func shownSeconds(atMS nowMS: Int64) -> Int64 {
    let leftMS = leftMS(atMS: nowMS)
    return leftMS > 0 ? (leftMS + 999) / 1_000 : leftMS / 1_000
  }

  /// How the time stands at a moment.
  public func level(atMS nowMS: Int64) -> Level {
    let leftMS = leftMS(atMS: nowMS)
    if leftMS <= -overtimeMS, leftMS < 0 { return .overtime }
    if leftMS <= 0 { return .timeUp }
    return leftMS <= warningMS ? .warning : .inTime
  }

  /// When the seconds shown are other ones than at a moment; nothing for a clock that stands.
  public func changesMS(after nowMS: Int64) -> Int64? {
    guard isRunning else { return nil }
    let leftMS = leftMS(atMS: nowMS)
    // Above nothing the seconds are rounded up, below towards it, so that the end of the time is shown as 0 at once.
    let stepMS = leftMS > 0 ? (leftMS - 1) % 1_000 + 1 : 1_000 - (-leftMS % 1_000)
    return nowMS + stepMS
  }
}
