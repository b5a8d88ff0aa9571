package import NIOCore

/// One end of a connection as a session needs it: a socket, with TLS or without, or the memory of a test.
///
/// Lines are whole messages of the hall protocol with their end. Thread: everything on the session's event loop.
package protocol SessionPort: AnyObject {
  /// Where the peer is, so that tries can be counted by it; the same for all connections of one place.
  var address: String { get }
  /// What counts as the peer's having taken a topic's value.
  var release: GateRelease { get }
  /// Whether the peer reads what it is sent; false where ``ServiceLimits/unreadBytesMax`` wait for it.
  var isTakingLines: Bool { get }
  /// Whether nothing waits to be sent, so that a line would go at once.
  var isFree: Bool { get }
  /// Queues a line; it goes with the next ``flush()``.
  /// - Parameter whenFlushed: Called once it has left this end, or never will.
  func write(_ line: ByteBuffer, whenFlushed: (() -> Void)?)
  /// Sends what has been queued.
  func flush()
  /// Queues a line and sends what has been queued.
  func send(_ line: ByteBuffer, whenFlushed: (() -> Void)?)
  /// Reads on from the peer, or lets its own system slow it down.
  func setReading(_ isWanted: Bool)
  /// Takes lines of so many bytes from now on.
  func setLineLimit(bytesMax: Int)
  /// Says that nothing more will come, after what has been queued.
  func closeOutput()
  /// Ends the connection now; the session is told by ``ClientSession/ended()``.
  func close()
}

extension SessionPort {
  package var isFree: Bool { isTakingLines }

  func write(_ line: ByteBuffer) { write(line, whenFlushed: nil) }

  package func send(_ line: ByteBuffer, whenFlushed: (() -> Void)?) {
    write(line, whenFlushed: whenFlushed)
    flush()
  }
}
