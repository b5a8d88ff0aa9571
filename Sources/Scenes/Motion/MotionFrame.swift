import Assets

/// What is to stand on the display at one moment of a motion.
public struct MotionFrame: Sendable, Hashable {
  /// The weight of a picture that is there wholly, and in how many parts it may be there.
  public static let weightMax = 256

  /// The picture that comes, its bars as long as they are at this moment.
  public let list: DrawList
  /// How much of each pixel is the picture that comes, `0...weightMax`; the rest is what the fade came from.
  public let weight: Int
  /// Whether a fade begins here: it comes from exactly what stands on the display now.
  public let beginsFade: Bool
  /// When the next frame is due, by the service's clock; nothing where the picture is wholly there.
  public let nextMS: Int64?

  /// A moment; without more, the picture wholly there.
  public init(list: DrawList, weight: Int = weightMax, beginsFade: Bool = false, nextMS: Int64? = nil) {
    self.list = list
    self.weight = weight
    self.beginsFade = beginsFade
    self.nextMS = nextMS
  }

  /// Whether all words and figures of the picture stand there, and none of another; at most a bar is on its way.
  public var isReadable: Bool { weight >= Self.weightMax }
}

/// How a picture takes the place of the one before.
public struct Entrance: Sendable, Hashable {
  /// What stays the same while figures change in it; another page cross-fades.
  public let pageID: String
  /// When the picture became due, by the service's clock: the same on all screens of an output, so that they keep step.
  public let sinceMS: Int64
  /// Whether it comes at once, whatever moves.
  public let isCut: Bool

  /// An entrance.
  public init(pageID: String, sinceMS: Int64, isCut: Bool) {
    self.pageID = pageID
    self.sinceMS = sinceMS
    self.isCut = isCut
  }
}

/// A stretch of time in which something moves, in frames.
///
/// The frames hang on its start and not on when a screen got round to the one before, so that screens keep step and a
/// frame that comes too late is left out.
struct MotionSpan: Sendable, Hashable {
  /// How many frames a second has.
  static let framesPerSecond: Int64 = 60

  let startMS: Int64
  let durationMS: Int

  var endMS: Int64 { startMS + Int64(durationMS) }

  /// How much of `whole` is done at a moment.
  func part(of whole: Int, easing: Motion.Easing, atMS nowMS: Int64) -> Int {
    easing.part(of: whole, elapsed: Int(clamping: nowMS - startMS), duration: durationMS)
  }

  /// When the frame after this moment is due; nothing from the end on, and nothing where the clock was set back by more
  /// than the whole motion, for nobody is to wait for it.
  func nextMS(after nowMS: Int64) -> Int64? {
    guard nowMS < endMS, startMS - nowMS <= Int64(durationMS) else { return nil }
    let frame = max(0, nowMS - startMS) * Self.framesPerSecond / 1_000 + 1
    return min(endMS, startMS + (frame * 1_000 + Self.framesPerSecond - 1) / Self.framesPerSecond)
  }
}
