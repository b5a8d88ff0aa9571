package import Dispatch
import Foundation
import Synchronization

/// A plain socket, as of `nc`; blocking reads happen on a thread of its own.
package final class SocketWire: ClientWire {
  private let descriptor: Int32
  private let lines: AsyncStream<String>
  private let ownership: Ownership

  /// Whether the socket is still this client's.
  private final class Ownership: Sendable {
    private let isOpen = Mutex(true)
    func withLock(_ body: (inout Bool) -> Void) { isOpen.withLock { body(&$0) } }
  }

  /// Connects to a port of this machine.
  /// - Parameters:
  ///   - readsNothing: Whether what comes is left where it is, as by a peer that hangs.
  ///   - readsAfter: What is waited for before the first read, by a peer with little room for what it has not read.
  package init(port: Int, readsNothing: Bool = false, readsAfter: DispatchSemaphore? = nil) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if readsAfter != nil {
      var room = Int32(4_096)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    }
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    var patience = timeval(tv_sec: 900, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let (lines, continuation) = AsyncStream.makeStream(of: String.self)
    self.lines = lines
    let ownership = Ownership()
    self.ownership = ownership
    Thread.detachNewThread {
      var rest: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 65_536)
      readsAfter?.wait()
      if readsNothing {
        // Nothing but its end is waited for.
        var end = pollfd(fd: descriptor, events: 0, revents: 0)
        poll(&end, 1, -1)
      }
      while !readsNothing {
        let count = read(descriptor, &chunk, chunk.count)
        guard count > 0 else { break }
        rest += chunk[..<count]
        while let end = rest.firstIndex(of: 10) {
          continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
          rest.removeSubrange(...end)
        }
      }
      continuation.finish()
      // Closed by the thread that reads it, and never touched after that: the number is soon another socket's, and a
      // late read or shutdown would hit that one.
      ownership.withLock { isOpen in
        isOpen = false
        close(descriptor)
      }
    }
  }

  deinit { ownership.withLock { if $0 { shutdown(descriptor, Int32(SHUT_RDWR)) } } }

  /// Sends bytes as they are.
  package func send(_ text: String) {
    ownership.withLock { if $0 { sendAll(Array(text.utf8)) } }
  }

  private func sendAll(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Says that nothing more will come; answers are still read.
  package func closeOutput() { ownership.withLock { if $0 { shutdown(descriptor, Int32(SHUT_WR)) } } }

  package func nextLine() async -> String? {
    for await line in lines { return line }
    return nil
  }
}
