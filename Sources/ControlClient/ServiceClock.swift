/// The service's clock as a client knows it: its own clock and an offset learnt from pings.
///
/// The offset of the quickest of the newest answers counts, for it had the least time to go stale.
public struct ServiceClock: Sendable, Hashable {
  /// How many answers are weighed.
  public static let samplesMax = 8

  private struct Sample: Sendable, Hashable {
    let tripMS: Int64
    let localMS: Int64
    let serviceMS: Int64
  }

  private var samples: [Sample] = []
  /// How many times as fast as time the service's clock runs; 1 but in a rehearsal.
  public private(set) var speed: Int64

  /// A clock that knows nothing yet and trusts the local one.
  public init(speed: Int = 1) { self.speed = max(1, Int64(speed)) }

  /// How far the service's clock was ahead of the local one when it was asked, in ms.
  public var offsetMS: Int64 { best.map { $0.serviceMS - $0.localMS } ?? 0 }

  private var best: Sample? { samples.min { $0.tripMS < $1.tripMS } }

  /// The service's time at a local time, both in ms since 1970 UTC.
  public func serviceMS(atLocalMS localMS: Int64) -> Int64 {
    best.map { $0.serviceMS + (localMS - $0.localMS) * speed } ?? localMS
  }

  /// How much more than the ways of two answers explain they may differ by, in ms, before the service's clock is taken to
  /// have been put right.
  public static let jumpMS: Int64 = 500

  /// An answer that no way explains is of a clock that was put right: what was learnt before says nothing any more.
  private mutating func forgetIfPutRight(sentMS: Int64, receivedMS: Int64, serviceMS: Int64) {
    guard let best else { return }
    let localMS = sentMS + (receivedMS - sentMS) / 2
    let slackMS = (receivedMS - sentMS + best.tripMS) * speed + Self.jumpMS * speed
    if abs(serviceMS - self.serviceMS(atLocalMS: localMS)) > slackMS { samples = [] }
  }

  /// Learns from an answer.
  /// - Parameters:
  ///   - sentMS: When the question left, by the local clock.
  ///   - receivedMS: When the answer came, by the local clock.
  ///   - serviceMS: What the service's clock said in between.
  public mutating func learn(sentMS: Int64, receivedMS: Int64, serviceMS: Int64) {
    guard receivedMS >= sentMS else { return }
    forgetIfPutRight(sentMS: sentMS, receivedMS: receivedMS, serviceMS: serviceMS)
    samples.append(
      Sample(tripMS: receivedMS - sentMS, localMS: sentMS + (receivedMS - sentMS) / 2, serviceMS: serviceMS))
    if samples.count > Self.samplesMax { samples.removeFirst() }
  }
}
