/// The service's clock as a client knows it: its own clock and an offset learnt from pings.
///
/// The offset of the quickest of the newest answers counts, for it had the least time to go stale.
public struct ServiceClock: Sendable, Hashable {
  /// How many answers are weighed.
  public static let samplesMax = 8

  private struct Sample: Sendable, Hashable {
    let tripMS: Int64
    let offsetMS: Int64
  }

  private var samples: [Sample] = []

  /// A clock that knows nothing yet and trusts the local one.
  public init() {}

  /// How far the service's clock is ahead of the local one, in ms.
  public var offsetMS: Int64 { samples.min { $0.tripMS < $1.tripMS }?.offsetMS ?? 0 }

  /// The service's time at a local time, both in ms since 1970 UTC.
  public func serviceMS(atLocalMS localMS: Int64) -> Int64 { localMS + offsetMS }

  /// Learns from an answer.
  /// - Parameters:
  ///   - sentMS: When the question left, by the local clock.
  ///   - receivedMS: When the answer came, by the local clock.
  ///   - serviceMS: What the service's clock said in between.
  public mutating func learn(sentMS: Int64, receivedMS: Int64, serviceMS: Int64) {
    guard receivedMS >= sentMS else { return }
    samples.append(
      Sample(tripMS: receivedMS - sentMS, offsetMS: serviceMS - (sentMS + (receivedMS - sentMS) / 2)))
    if samples.count > Self.samplesMax { samples.removeFirst() }
  }
}
