import Glibc
import NIOCore
import Synchronization

/// The way out of a connection.
protocol LineWay: Sendable {
  /// Sends a line.
  func send(_ line: ByteBuffer)
  /// Closes the connection.
  func close()
}

/// The way out of a connection that the network's thread reads: takes lines from any thread, and sends them in order.
///
/// A connection in the open hands a line's bytes to the system on the thread that has it: to wake the network's thread for
/// it costs a command on its way to the hall, and a screen that says what it shows, more than all else that is done with
/// the line. What the system does not take at once goes through the channel, and so does all of TLS.
final class LineSender: LineWay {
  private struct State {
    /// A second number of the channel's socket, which stays its own when the channel has closed; nothing where lines go
    /// through the channel.
    var descriptor: Int32?
    /// How many writes the channel has not yet carried out.
    var writesUnderWay = 0
  }

  private let channel: any Channel
  private let state: Mutex<State>

  /// The way out of a channel.
  ///
  /// Thread: the channel's event loop.
  /// - Parameter isPlain: Whether what is sent is what goes over the network.
  init(of channel: any Channel, isPlain: Bool) {
    self.channel = channel
    state = Mutex(State(descriptor: isPlain ? channel.secondDescriptor : nil))
    // Until then the other side does not learn that this one has closed.
    channel.closeFuture.whenComplete { [self] _ in closeDescriptor() }
  }

  /// Sends a line; what is wrong with the connection is told by its end.
  ///
  /// Thread: any. It never waits.
  func send(_ line: ByteBuffer) {
    state.withLock { state in
      let taken = state.writesUnderWay == 0 ? state.descriptor.map { Self.hand(line, to: $0) } ?? 0 : 0
      guard taken < line.readableBytes else { return }
      var rest = line
      rest.moveReaderIndex(forwardBy: taken)
      state.writesUnderWay += 1
      // In the order of the lock: nothing may come between the parts of a line.
      channel.eventLoop.execute { [self, rest] in
        channel.writeAndFlush(rest).whenComplete { _ in self.state.withLock { $0.writesUnderWay -= 1 } }
      }
    }
  }

  /// Closes the connection.
  func close() { channel.close(promise: nil) }

  /// How many of a line's bytes the system takes now.
  private static func hand(_ line: ByteBuffer, to descriptor: Int32) -> Int {
    line.withUnsafeReadableBytes { bytes in
      max(0, Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL)))
    }
  }

  private func closeDescriptor() {
    state.withLock { state in
      if let descriptor = state.descriptor { Glibc.close(descriptor) }
      state.descriptor = nil
    }
  }
}

extension Channel {
  /// A second number of its socket, which whoever asks for it closes; nothing where it is closed already.
  ///
  /// Thread: its event loop.
  var secondDescriptor: Int32? {
    let own = try? pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
      fcntl($0, F_DUPFD_CLOEXEC, 0)
    }
    return own.flatMap { $0 >= 0 ? $0 : nil }
  }
}
