/// How long to wait before the next try to connect: from 250 ms, doubling, to 2 s, give or take a quarter.
///
/// A hall cannot wait longer, and screens that come back together must not knock together.
public struct Backoff: Sendable, Hashable {
  /// The first wait, in ms.
  public static let firstMS: Int64 = 250
  /// The longest wait before the jitter, in ms.
  public static let longestMS: Int64 = 2_000

  private var tries = 0

  /// A back-off that has not failed yet.
  public init() {}

  /// The wait after one more failure, in ms.
  /// - Parameter jitter: A random number in `0..<1000`; 500 is no jitter.
  public mutating func failed(jitter: Int64) -> Int64 {
    let plainMS = min(Self.longestMS, Self.firstMS << Int64(min(tries, 8)))
    tries += 1
    return plainMS * (750 + jitter / 2) / 1_000
  }

  /// The connection was good; the next failure starts from the first wait.
  public mutating func succeeded() { tries = 0 }
}
