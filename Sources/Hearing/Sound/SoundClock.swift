/// When sound was heard: a source's samples held against the service's clock.
///
/// A sound card has a clock of its own, which is never quite as fast as another; and a process may be kept waiting. As long
/// as the two agree within ``driftMaxMS`` samples are counted, so that nothing is lost between two reads; where they do not,
/// the service's clock is right.
public struct SoundClock: Sendable {
  /// How far the two may be apart, in ms.
  static let driftMaxMS: Int64 = 300

  private var nextMS: Int64?

  /// Nothing heard yet.
  public init() {}

  /// When the first of some samples was heard, in ms since 1970 UTC.
  /// - Parameters:
  ///   - count: How many there are.
  ///   - arrivedMS: When the last of them had been read, by the service's clock.
  public mutating func startMS(ofSamples count: Int, arrivedMS: Int64) -> Int64 {
    let lengthMS = SoundFormat.milliseconds(ofSamples: count)
    let toldMS = arrivedMS - lengthMS
    let startMS = nextMS.flatMap { abs($0 - toldMS) <= Self.driftMaxMS ? $0 : nil } ?? toldMS
    nextMS = startMS + lengthMS
    return startMS
  }
}
