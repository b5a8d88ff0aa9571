import Glibc
import NIOCore

/// The socket beneath a connection in the open, which takes a line without the walk through a pipeline.
///
/// A new revision goes to a thousand subscribers as one line each; what a pipeline keeps for every write is then most of
/// the cost (``LineConnection`` says when this way is open). It never waits.
///
/// Thread: on the channel's event loop.
struct PlainSocket {
  private let core: any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle>

  /// The socket of a channel; nothing where the channel has none, as in the memory of a test.
  init?(of channel: any Channel) {
    guard let core = channel._channelCore as? any NIOTransportAccessibleChannelCore<NIOBSDSocket.Handle> else {
      return nil
    }
    self.core = core
  }

  /// Whether it can be written to.
  var isOpen: Bool { (try? core.withUnsafeTransport { $0 >= 0 }) ?? false }

  /// Hands a line's bytes to the system, as many as it takes now.
  ///
  /// A fault is no news here: the bytes stay with the caller, whose own write meets the fault and tells it.
  /// - Returns: How many bytes are on their way.
  func take(_ line: ByteBuffer) -> Int {
    let taken = line.withUnsafeReadableBytes { bytes in
      try? core.withUnsafeTransport { send($0, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL)) }
    }
    return max(0, taken ?? 0)
  }
}
