/// What is needed to put the service's clock right.
public struct CorrectableClock: Sendable {
  /// The clock of the machine, in ms since 1970 UTC; nothing where the service's does not go by it, in a rehearsal.
  public let machineMS: @Sendable () -> Int64?
  /// Moves the service's clock by so many ms.
  public let shift: @Sendable (_ byMS: Int64) -> Void

  /// A clock that can be moved.
  public init(machineMS: @escaping @Sendable () -> Int64?, shift: @escaping @Sendable (_ byMS: Int64) -> Void) {
    self.machineMS = machineMS
    self.shift = shift
  }
}
