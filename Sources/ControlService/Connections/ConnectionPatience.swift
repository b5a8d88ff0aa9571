import HallProtocol

/// How long the service waits for somebody connected to it.
public struct ConnectionPatience: Sendable, Hashable {
  /// How long a new connection may take to say hello, in ms.
  public let helloMS: Int64
  /// How long a screen may take to answer with its picture, in ms.
  public let shotMS: Int64

  /// What the hall protocol promises.
  public static let standard = ConnectionPatience(helloMS: HallLimits.helloMS, shotMS: HallLimits.shotMS)

  /// Waits as long as is said, in ms.
  public init(helloMS: Int64, shotMS: Int64) {
    self.helloMS = helloMS
    self.shotMS = shotMS
  }
}
