/// How a film that is on air runs: the same for all screens of its output, whenever they come.
///
/// Pure arithmetic on the service's clock. A screen that returns joins where the others are.
public struct FilmPlayback: Sendable, Hashable, Codable {
  /// Whether it runs.
  public enum Motion: Sendable, Hashable, Codable {
    /// It runs; its first picture is or was due at a moment, in ms since 1970 UTC.
    case plays(zeroAtMS: Int64)
    /// It stands at a place, in ms from its beginning.
    case stands(atMS: Int64)
  }

  /// How long the first picture stands before a film runs, in ms: so that the slowest screen has it too.
  public static let leadMS: Int64 = 500
  /// How long a film may be, in ms: a day.
  public static let lengthMSRange: ClosedRange<Int64> = 1...86_400_000

  /// Whether it runs.
  public let motion: Motion
  /// Whether it begins again at its end.
  public let loops: Bool
  /// How long it is, in ms; nothing before a screen has opened it.
  public internal(set) var lengthMS: Int64?

  /// A film that runs or stands.
  public init(_ motion: Motion, loops: Bool = false, lengthMS: Int64? = nil) {
    self.motion = motion
    self.loops = loops
    self.lengthMS = lengthMS
  }

  /// A film that is taken at a moment, from its beginning.
  init(takenAtMS: Int64, loops: Bool = false, lengthMS: Int64? = nil) {
    self.init(.plays(zeroAtMS: takenAtMS + Self.leadMS), loops: loops, lengthMS: lengthMS)
  }

  /// Whether it runs, and has not come to its end by a moment.
  public func isRunning(atMS nowMS: Int64) -> Bool {
    guard case .plays = motion else { return false }
    return endsAtMS.map { nowMS < $0 } ?? true
  }

  /// When it comes to its end, in ms since 1970 UTC; nothing where it stands, loops, or nobody knows how long it is.
  public var endsAtMS: Int64? {
    guard case .plays(let zeroAtMS) = motion, !loops, let lengthMS else { return nil }
    return zeroAtMS + lengthMS
  }

  /// How far it is at a moment, in ms from its beginning.
  public func positionMS(atMS nowMS: Int64) -> Int64 {
    switch motion {
    case .stands(let positionMS): return min(positionMS, lengthMS ?? positionMS)
    case .plays(let zeroAtMS):
      let passedMS = max(0, nowMS - zeroAtMS)
      guard let lengthMS, lengthMS > 0 else { return passedMS }
      return loops ? passedMS % lengthMS : min(passedMS, lengthMS)
    }
  }

  /// What remains of it at a moment, in ms; nothing where nobody knows how long it is.
  public func remainingMS(atMS nowMS: Int64) -> Int64? { lengthMS.map { max(0, $0 - positionMS(atMS: nowMS)) } }

  /// Whether it has come to its end.
  public func isOver(atMS nowMS: Int64) -> Bool { !loops && remainingMS(atMS: nowMS) == 0 }

  /// The same by a clock that was put right.
  func shifted(byMS: Int64) -> FilmPlayback {
    guard case .plays(let zeroAtMS) = motion else { return self }
    return FilmPlayback(.plays(zeroAtMS: zeroAtMS + byMS), loops: loops, lengthMS: lengthMS)
  }
}
