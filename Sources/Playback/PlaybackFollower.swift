/// Keeps a player where the clock says that it should be.
///
/// Pure: told what is wanted, where the player is and what time it is, it says what to do. A player that joins late jumps a
/// little ahead, waits there for its moment and runs; one that drifts runs a little faster or slower; one that is far off
/// joins again. All times are ns of the monotonic clock or of the film.
public struct PlaybackFollower: Sendable {
  /// What is wanted.
  public enum Goal: Sendable, Hashable {
    /// Run: the beginning is or was due at a moment.
    case plays(zeroAtNS: Int64, loops: Bool)
    /// Stand at a place.
    case stands(atNS: Int64)
  }

  /// What the player is to do.
  public enum Step: Sendable, Hashable {
    case seek(toNS: Int64)
    case run
    case stop
    /// Run at so many thousandths of its speed.
    case speed(Int)
  }

  private enum Phase: Sendable, Hashable {
    /// It is jumping.
    case seeks
    /// It stands where it is wanted.
    case stands
    /// It stands ready and runs at a moment.
    case waits(untilNS: Int64)
    case runs
  }

  /// How far ahead a player jumps that joins late.
  static let leadNS: Int64 = 400_000_000
  /// The longest lead; a slow file needs more.
  static let leadNSMax: Int64 = 3_200_000_000
  /// Beyond this it joins again.
  static let jumpNS: Int64 = 300_000_000
  /// Beyond this it runs faster or slower, until it is within ``nearNS``.
  static let driftNS: Int64 = 60_000_000
  /// Near enough.
  static let nearNS: Int64 = 15_000_000
  /// How often it joins again for one wish: what ends too early is not looked for for ever.
  static let joinsMax = 5
  /// How much faster or slower it runs, in thousandths.
  static let nudge = 30

  /// What is wanted.
  public private(set) var goal = Goal.stands(atNS: 0)
  /// How long the film is; 0 where nobody knows.
  public let lengthNS: Int64
  private var phase = Phase.stands
  private var leadNS = Self.leadNS
  private var speed = 1_000
  private var joinsCount = 0

  /// A film that stands at its beginning.
  public init(lengthNS: Int64) { self.lengthNS = lengthNS }

  /// Wants something else.
  /// - Parameter positionNS: Where the player is.
  public mutating func want(_ goal: Goal, positionNS: Int64, nowNS: Int64) -> [Step] {
    guard goal != self.goal else { return [] }
    self.goal = goal
    (leadNS, joinsCount) = (Self.leadNS, 0)
    switch goal {
    case .stands(let atNS):
      phase = .seeks
      return [.stop, .seek(toNS: clamped(atNS))]
    case .plays(let zeroAtNS, _):
      // What runs already and is hardly off is not stopped for that.
      if phase == .runs, abs(drift(positionNS, nowNS)) < Self.jumpNS { return [] }
      if zeroAtNS > nowNS, phase != .runs, phase != .seeks, positionNS < Self.nearNS {
        phase = .waits(untilNS: zeroAtNS)
        return []
      }
      return join(nowNS: nowNS)
    }
  }

  /// The player has jumped.
  public mutating func hasSought(positionNS: Int64, nowNS: Int64) -> [Step] {
    guard phase == .seeks else { return [] }
    switch goal {
    case .stands:
      phase = .stands
      return []
    case .plays(let zeroAtNS, _):
      let dueNS = due(positionNS, zeroAtNS: zeroAtNS, nowNS: nowNS)
      if dueNS < nowNS - Self.jumpNS, leadNS < Self.leadNSMax {
        leadNS *= 2
        return join(nowNS: nowNS)
      }
      phase = .waits(untilNS: dueNS)
      return look(positionNS: positionNS, nowNS: nowNS)
    }
  }

  /// Looks whether something is due.
  public mutating func look(positionNS: Int64, nowNS: Int64) -> [Step] {
    switch phase {
    case .seeks, .stands: return []
    case .waits(let untilNS):
      guard untilNS <= nowNS else { return [] }
      phase = .runs
      return (speed == 1_000 ? [] : [pace(1_000)]) + [.run]
    case .runs: return correct(positionNS: positionNS, nowNS: nowNS)
    }
  }

  /// When it is to look again, at the latest.
  public func nextLookNS(nowNS: Int64) -> Int64? {
    switch phase {
    case .seeks, .stands: nil
    case .waits(let untilNS): untilNS
    case .runs: nowNS + 250_000_000
    }
  }

  private mutating func correct(positionNS: Int64, nowNS: Int64) -> [Step] {
    guard case .plays(_, let loops) = goal else { return [] }
    // At its end it stays there.
    if !loops, lengthNS > 0, target(nowNS) >= lengthNS - Self.jumpNS { return speed == 1_000 ? [] : [pace(1_000)] }
    let drift = drift(positionNS, nowNS)
    if abs(drift) > Self.jumpNS {
      guard joinsCount < Self.joinsMax else { return [] }
      joinsCount += 1
      return join(nowNS: nowNS)
    }
    joinsCount = 0
    if speed == 1_000, abs(drift) > Self.driftNS { return [pace(drift < 0 ? 1_000 + Self.nudge : 1_000 - Self.nudge)] }
    if speed != 1_000, abs(drift) < Self.nearNS || (drift > 0) == (speed > 1_000) { return [pace(1_000)] }
    return []
  }

  private mutating func pace(_ thousandths: Int) -> Step {
    speed = thousandths
    return .speed(thousandths)
  }

  private mutating func join(nowNS: Int64) -> [Step] {
    phase = .seeks
    return [.stop, .seek(toNS: clamped(target(nowNS + leadNS)))]
  }

  /// Where it should be, however often it has begun.
  private func target(_ nowNS: Int64) -> Int64 {
    guard case .plays(let zeroAtNS, let loops) = goal else { return 0 }
    let passed = max(0, nowNS - zeroAtNS)
    return loops && lengthNS > 0 ? passed % lengthNS : passed
  }

  private func clamped(_ position: Int64) -> Int64 { lengthNS > 0 ? min(max(0, position), lengthNS) : max(0, position) }

  /// How far it is ahead of where it should be; over the seam of a loop the short way.
  private func drift(_ positionNS: Int64, _ nowNS: Int64) -> Int64 {
    let difference = positionNS - target(nowNS)
    guard case .plays(_, true) = goal, lengthNS > 0 else { return difference }
    if difference > lengthNS / 2 { return difference - lengthNS }
    return difference < -lengthNS / 2 ? difference + lengthNS : difference
  }

  /// When a place that it stands at is due.
  private func due(_ positionNS: Int64, zeroAtNS: Int64, nowNS: Int64) -> Int64 {
    if nowNS < zeroAtNS { return zeroAtNS + positionNS }
    return nowNS + drift(positionNS, nowNS)
  }
}
