/// When sound was heard: a source's samples held against the service's clock.
///
/// A sound card has a clock of its own, which is never quite as fast as another; and a process may be kept waiting. As long
/// as the two agree within ``driftMaxMS`` samples are counted, so that nothing is lost between two reads; where they do not,
/// the service's clock is right. What comes in a heap after nothing has come for a while has waited somewhere, and nobody can
/// say for how long: it could be from off the record, and is nobody's.
public struct SoundClock: Sendable {
  /// How far the two may be apart, in ms.
  static let driftMaxMS: Int64 = 300
  /// How long nothing may have come for what comes to be of now, in ms.
  static let stallMS: Int64 = 1_000
  /// What comes in time comes in reads no longer than this, in ms.
  static let readMaxMS: Int64 = 200

  private var nextMS: Int64?
  private var arrivedMS: Int64?
  private var isLate = false

  /// Nothing heard yet.
  public init() {}

  /// When the first of some samples was heard, in ms since 1970 UTC; nothing where nobody can say.
  /// - Parameters:
  ///   - count: How many there are.
  ///   - arrivedMS: When the last of them had been read, by the service's clock.
  public mutating func startMS(ofSamples count: Int, arrivedMS: Int64) -> Int64? {
    let lengthMS = SoundFormat.milliseconds(ofSamples: count)
    if let before = self.arrivedMS, arrivedMS - before > Self.stallMS { (isLate, nextMS) = (true, nil) }
    self.arrivedMS = arrivedMS
    if isLate {
      guard lengthMS <= Self.readMaxMS else { return nil }
      isLate = false
    }
    let toldMS = arrivedMS - lengthMS
    let startMS = nextMS.flatMap { abs($0 - toldMS) <= Self.driftMaxMS ? $0 : nil } ?? toldMS
    nextMS = startMS + lengthMS
    return startMS
  }
}
